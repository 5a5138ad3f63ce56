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
