// Knows what the rest of the server asks of the live boards: let a socket in, read, write, look again at who may stay; refuses to know requests.
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import type { ParticipantNotice } from '@common-ground/shared/wire/protocol.ts'
import type { Doc } from 'yjs'
import type { DocumentName, Store } from '../store/store.ts'
import type { Admission, Refused } from './admission.ts'
import type { Bus } from './bus.ts'
import type { Limits } from './limits.ts'
import type { SyncMetrics } from './metrics.ts'
import type { RelaySocket } from './socket.ts'

/** A log in the manner of pino: what happened as data, then a sentence. */
export interface SyncLog {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

export interface RoomsPorts {
  readonly store: Store
  readonly limits: Limits
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly log: SyncLog
  readonly metrics?: SyncMetrics
  /** Everybody known to a board, for message 121; asked after each `participantsChanged` and when a room opens. */
  readonly participants?: (boardId: string) => Promise<readonly ParticipantNotice[]>
  readonly bus?: Bus
}

/** Why a board's document could not be read or written. */
export type RoomRefusal = 'no-such-board' | 'wrong-epoch' | 'deleted' | 'unavailable' | 'draining' | 'too-large'

/** Result of a server-made write: the number of its row (the head when nothing changed), or why there is none. */
export type Written<T> = { readonly ok: true; readonly value: T; readonly seq: number } | { readonly ok: false; readonly error: RoomRefusal }
export type Read<T> = { readonly ok: true; readonly value: T; readonly seq: number } | { readonly ok: false; readonly error: RoomRefusal }

export interface Rooms {
  /**
   * Takes over a socket that has just been accepted. Call it in the same turn as the upgrade, before any `await`:
   * give a promise when who it is still has to be looked up. What the client sends meanwhile is kept, within bounds.
   */
  connect(socket: RelaySocket, who: Admission | Promise<Admission | Refused>): void
  /** Calls `read` with a document that it must not change, at the sequence number given. */
  read<T>(boardId: string, document: DocumentName, read: (doc: Doc) => T): Promise<Read<T>>
  /** Everything the map says, bin included. */
  boardContent(boardId: string): Promise<Read<BoardContent>>
  /**
   * A write by the server itself: `write` changes a private copy; what it changed is committed, applied and sent to
   * everybody as one update. Resolves when it is on disk.
   *
   * @param actor participant id, or `server`.
   */
  transact<T>(boardId: string, write: (doc: Doc) => T, actor: string, document?: DocumentName): Promise<Written<T>>
  /** Looks again, within a second, at everybody on a board: revoked or expired link, removed person, deleted board, new epoch. */
  recheck(boardId: string): void
  /** Tells everybody on a board who belongs to it now. */
  participantsChanged(boardId: string): void
  /** Participant ids with a live socket on the board's map. */
  present(boardId: string): readonly string[]
  /** Lets nobody in any more, says goodbye in waves (4503), and settles when everything accepted is on disk. */
  drain(): Promise<void>
}
