// Knows what a room is handed to work with and the words in which it refuses; refuses to make any of it.
import { CLOSE_CODES, type CloseCode } from '@common-ground/shared/wire/close-codes.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'
import type { AppendResult, DocumentName, Store } from '../store/store.ts'
import type { Compactor } from './compactor.ts'
import type { Limits } from './limits.ts'
import type { SyncMetrics } from './metrics.ts'

/** A log in the manner of pino: what happened as data, then a sentence. */
export interface SyncLog {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** Which document of which board. */
export interface RoomKey {
  readonly boardId: string
  readonly epoch: number
  readonly document: DocumentName
}

/** Whose change a write of the server is. Every one says so: what nobody who runs the board does waits while editing is paused. */
export interface Writer {
  /** Participant id, or `server`: stands beside the row. */
  readonly id: string
  /** What whoever it is may do on the board; null = came by a link to a page alone. */
  readonly role: Role | null
}

/**
 * Why a board's document could not be read or written; `not-stored`: the disk did not take it; `paused`: editing is
 * paused, and the writer does not run the board.
 */
export type RoomRefusal =
  | 'no-such-board'
  | 'wrong-epoch'
  | 'deleted'
  | 'unavailable'
  | 'not-stored'
  | 'draining'
  | 'too-large'
  | 'paused'

/** How a refusal is told to a socket. */
export const REFUSALS: Readonly<
  Record<Exclude<RoomRefusal, 'draining' | 'too-large' | 'not-stored' | 'paused'>, CloseCode>
> = {
  'no-such-board': CLOSE_CODES.boardNotFound,
  'wrong-epoch': CLOSE_CODES.epochChanged,
  deleted: CLOSE_CODES.boardDeleted,
  unavailable: CLOSE_CODES.serverError,
}

/** When a log is squashed: rows or bytes since the last checkpoint. */
export interface CheckpointPace {
  readonly rows: number
  readonly bytes: number
}

export interface RoomPorts {
  readonly store: Store
  readonly limits: Limits
  readonly metrics: SyncMetrics
  readonly log: SyncLog
  readonly compactor: Compactor
  readonly checkpointEvery: CheckpointPace
  /** A document nobody has needed for so long is kept as bytes. */
  readonly restAfterMs: number
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

/** A row and what the store said about it. */
export interface Committed<P> {
  readonly pending: P
  readonly result: AppendResult
}

/** A promise and the way to settle it. */
export interface Deferred<T> {
  readonly promise: Promise<T>
  readonly settle: (value: T) => void
}
export function deferred<T>(): Deferred<T> {
  const { promise, resolve } = Promise.withResolvers<T>()
  return { promise, settle: resolve }
}
