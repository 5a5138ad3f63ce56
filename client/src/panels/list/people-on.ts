// Knows who else has which card in hand right now; knows no element.
import type { Peer } from '../../model/presence.ts'

const known = new WeakMap<readonly Peer[], ReadonlyMap<string, string>>()

/** The names of others by the card they have chosen or type in, "Mairi, Tom"; a card nobody is on is not there. */
export function peopleOn(peers: readonly Peer[], mine: string): ReadonlyMap<string, string> {
  const found = known.get(peers)
  if (found !== undefined) return found
  const names = new Map<string, Set<string>>()
  for (const { participantId, name, selection, editing } of peers) {
    if (participantId === mine || name === '') continue
    for (const id of editing === null ? selection : [...selection, editing.card]) {
      const there = names.get(id)
      if (there === undefined) names.set(id, new Set([name]))
      else there.add(name)
    }
  }
  const joined = new Map([...names].map(([id, there]) => [id, [...there].toSorted().join(', ')]))
  known.set(peers, joined)
  return joined
}
