// Knows who of those on the board can give something at a step, as each of them says; refuses to know whether they have.
import { isAtLeast, type Role } from '@common-ground/shared/wire/roles.ts'
import { useEffect } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import type { Peer } from '../../model/presence.ts'

/** Whoever only reads is asked nothing. */
const mayGive = (role: Role): boolean => isAtLeast(role, 'editor')

/** Tells the others, as long as a call is led. */
export function useTakingPart(session: BoardSession, role: Role, isLed: boolean): void {
  const takesPart = isLed && mayGive(role)
  useEffect(() => {
    if (!takesPart) return
    session.setPresence({ takesPart: true })
    return () => session.setPresence({ takesPart: false })
  }, [session, takesPart])
}

/** How many people are here who can give something, each counted once. [LD45] @param mine this person's id. */
export function peopleAsked(peers: readonly Peer[], mine: string, role: Role): number {
  const others = peers.filter(({ participantId, takesPart }) => takesPart === true && participantId !== mine)
  return new Set(others.map(({ participantId }) => participantId)).size + (mayGive(role) ? 1 : 0)
}
