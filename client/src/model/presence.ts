// Knows what people on a board see of each other for a moment (cursor, selection, drag in flight); never stored.
import type { Point } from '@common-ground/shared/board/board.ts'

/** What I show of myself; undefined = leave as it is, null = nothing. */
export interface PresencePatch {
  /** World coordinates. */
  readonly cursor?: Point | null
  readonly selection?: readonly string[]
  /** A drag in flight: document position + delta is where the cards are seen. At most 200 ids. */
  readonly drag?: { readonly ids: readonly string[]; readonly dx: number; readonly dy: number } | null
  /** Card (and field) whose text is being edited. */
  readonly editing?: { readonly card: string; readonly field: string } | null
}
/** Somebody else on the board. Name and organisation come from the server, never from the person's own client. */
export interface Peer {
  readonly clientId: number
  readonly participantId: string
  readonly name: string
  readonly organisation: string
  /** Colour of the organisation's card, or a neutral one. */
  readonly look: string
  readonly cursor: Point | null
  readonly selection: readonly string[]
  readonly drag: { readonly ids: readonly string[]; readonly dx: number; readonly dy: number } | null
  readonly editing: { readonly card: string; readonly field: string } | null
}
