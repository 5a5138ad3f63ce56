// Knows whether somebody who was let in may still stay; refuses to know how they came in.
import { CLOSE_CODES, type CloseCode } from '@common-ground/shared/wire/close-codes.ts'
import type { BoardRow, LinkRow, ParticipantRow } from '../store/store.ts'
import type { Admission } from './admission.ts'

export interface Standing {
  readonly board: BoardRow | null
  readonly links: ReadonlyMap<string, LinkRow>
  readonly participants: ReadonlyMap<string, ParticipantRow>
}

/** Why somebody has to leave now, or null. Links and people the store does not know are not judged. */
export function reasonToLeave(
  admission: Admission,
  { board, links, participants }: Standing,
  now: number,
): { readonly code: CloseCode; readonly reason: string } | null {
  if (board === null) return { code: CLOSE_CODES.boardNotFound, reason: 'no-such-board' }
  if (board.deletedAt !== null) return { code: CLOSE_CODES.boardDeleted, reason: 'deleted' }
  if (board.epoch !== admission.epoch) return { code: CLOSE_CODES.epochChanged, reason: 'wrong-epoch' }
  const link = links.get(admission.linkId)
  if (link !== undefined && link.revokedAt !== null) return { code: CLOSE_CODES.notSignedIn, reason: 'link-revoked' }
  if (link !== undefined && link.expiresAt !== null && Date.parse(link.expiresAt) <= now) {
    return { code: CLOSE_CODES.notSignedIn, reason: 'link-expired' }
  }
  const removed = participants.get(admission.participant.id)?.removedAt ?? null
  return removed === null ? null : { code: CLOSE_CODES.roleTooLow, reason: 'removed' }
}
