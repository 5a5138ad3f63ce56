// Knows who of those connected is which person, and how it is said for whom they speak; knows no list on screen.
import type { Peer } from '../model/presence.ts'
import { peopleWords } from '../text/people-words.ts'

export interface Present {
  readonly participantId: string
  readonly name: string
  readonly organisation: string
  /** Card of the organisation, or "". */
  readonly organisationId: string
  readonly cursor: readonly [number, number] | null
}

/** Everybody else who is here, once each however many tabs they have, by name. */
export function presentPeople(peers: readonly Peer[], mine: string): readonly Present[] {
  const people = new Map<string, Present>()
  for (const { participantId, name, organisation, organisationId, cursor } of peers) {
    if (participantId === mine) continue
    const known = people.get(participantId)
    if (known !== undefined && known.cursor !== null) continue
    people.set(participantId, { participantId, name, organisation, organisationId, cursor })
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** How somebody came to speak for their organisation, in words. `bound` = by a link made for it. */
export function standingWords(bound: boolean, isMe: boolean): string {
  if (isMe) return bound ? peopleWords.mineBound : peopleWords.mineClaimed
  return bound ? peopleWords.bound : peopleWords.claimed
}
