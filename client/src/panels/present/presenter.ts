// Knows who of the others is presenting, and who follows; knows no screen.
import type { Peer, Presenting } from '../../model/presence.ts'

/** Somebody who presents, and where they are. */
export interface Presenter {
  readonly participantId: string
  readonly name: string
  readonly presenting: Presenting
}

/**
 * Whoever presents; of several the one whose id comes first, so that it is the same for everybody. null = nobody.
 *
 * @param participantId only this one is meant.
 */
export function presenterOf(peers: readonly Peer[], participantId?: string): Presenter | null {
  let found: Presenter | null = null
  for (const { participantId: id, name, presenting } of peers) {
    if (presenting === null || (participantId !== undefined && id !== participantId)) continue
    if (found === null || id < found.participantId) found = { participantId: id, name, presenting }
  }
  return found
}

/** Names of those on whose screens it is, each person once, in the order of the alphabet. @param presenter participant id. */
export function followersOf(peers: readonly Peer[], presenter: string): readonly string[] {
  const names = new Map(
    peers.flatMap(({ participantId, name, following }) =>
      following === presenter && participantId !== presenter ? [[participantId, name] as const] : [],
    ),
  )
  return [...names.values()].toSorted((one, other) => one.localeCompare(other, 'en-GB'))
}

/** Whether two lists of names say the same. */
export function areSameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, place) => name === other[place])
}

/** Whether it is the same person at the same place of the story; null = nobody. */
export function isSamePlace(one: Presenter | null, other: Presenter | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.participantId === other.participantId &&
    one.name === other.name &&
    one.presenting.stop === other.presenting.stop &&
    one.presenting.part === other.presenting.part
  )
}
