// Knows who of those connected is which person, and how it is said for whom they speak; knows no list on screen.
import type { Peer } from '../model/presence.ts'
import { peopleWords } from '../text/people-words.ts'

export interface Present {
  readonly participantId: string
  readonly name: string
  readonly organisation: string
  /** Card of the organisation, or "". */
  readonly organisationId: string
  /** Whether their pointer is on the map; where it is changes twenty times a second (cursorOf). */
  readonly pointsAt: boolean
}

/** Everybody else who is here, once each however many tabs they have, by name. */
export function presentPeople(peers: readonly Peer[], mine: string): readonly Present[] {
  const people = new Map<string, Present>()
  for (const { participantId, name, organisation, organisationId, cursor } of peers) {
    if (participantId === mine) continue
    const known = people.get(participantId)
    if (known?.pointsAt === true) continue
    people.set(participantId, { participantId, name, organisation, organisationId, pointsAt: cursor !== null })
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** Whether two lists of who is here would be drawn alike. */
export function areSamePeople(one: readonly Present[], other: readonly Present[]): boolean {
  return (
    one.length === other.length &&
    one.every((person, place) => {
      const now = other[place]
      return (
        now !== undefined &&
        now.participantId === person.participantId &&
        now.name === person.name &&
        now.organisation === person.organisation &&
        now.organisationId === person.organisationId &&
        now.pointsAt === person.pointsAt
      )
    })
  )
}

/** Where on the map somebody points, in whichever of their tabs; null = nowhere. */
export function cursorOf(peers: readonly Peer[], participantId: string): Peer['cursor'] {
  return peers.find((peer) => peer.participantId === participantId && peer.cursor !== null)?.cursor ?? null
}

/** How somebody came to speak for their organisation, in words. `bound` = by a link made for it. */
export function standingWords(bound: boolean, isMe: boolean): string {
  if (isMe) return bound ? peopleWords.mineBound : peopleWords.mineClaimed
  return bound ? peopleWords.bound : peopleWords.claimed
}
