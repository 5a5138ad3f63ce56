// Knows what the writers of committed rows are told; refuses to know the document they change.
import type { Pending } from './committer.ts'
import type { Connection } from './connection.ts'
import type { Committed, RoomRefusal } from './room-ports.ts'
import type { UpdateShape } from './update-shape.ts'

/** A row of a room on its way to the disk, and whose it is. */
export interface RoomPending extends Pending {
  readonly connection: Connection | null
  /** The update's outline where it is known: not of what the server itself writes. */
  readonly shape: UpdateShape | null
  /** Number of the frame among its connection's. */
  readonly frame: number
  readonly settle?: (seq: number | RoomRefusal) => void
}

/** Tells the server's own writers how it ended. */
export function settleRows(rows: readonly Committed<RoomPending>[]): void {
  for (const { pending, result } of rows) pending.settle?.(result.ok ? result.seq : result.code)
}

/** Tells everybody who wrote one of the rows, once each, how far their changes are on the disk. */
export function acknowledgeRows(rows: readonly Committed<RoomPending>[]): void {
  settleRows(rows)
  const counts = new Map<Connection, { frames: number; last: number }>()
  for (const { pending } of rows) {
    if (pending.connection === null) continue
    const count = counts.get(pending.connection) ?? { frames: 0, last: 0 }
    counts.set(pending.connection, { frames: count.frames + 1, last: pending.frame })
  }
  for (const [connection, { frames, last }] of counts) {
    connection.acks.committed(frames, last)
    connection.acknowledge()
  }
}

export const bytesIn = (rows: readonly { readonly pending: RoomPending }[]): number =>
  rows.reduce((sum, { pending }) => sum + pending.row.bytes.length, 0)
