// Knows what every connection and room needs from time to time: a sign of life, a look at who fell behind or fell silent, an end when idle; refuses to know content.
import { encodeHeartbeat } from '@common-ground/shared/wire/protocol.ts'
import { CLOSE_CODES } from '@common-ground/shared/wire/close-codes.ts'
import type { Connection } from './connection.ts'
import { NOBODY_FRAME } from './frames.ts'
import type { Room } from './room.ts'
import type { RoomPorts } from './room-ports.ts'

const PING_EVERY = 3
/** Longer without a message or an answer to a ping, and the other end is gone. */
const SILENT_MS = 75_000
const CATCH_UP_MS = 100
/** Who may stay is looked at again this often, for links that run out. */
const RECHECK_MS = 60_000

export interface Upkeep {
  add(connection: Connection): void
  stop(): void
}

/** Runs until stopped. Connections take turns, so that two thousand heartbeats never go out at once. */
export function startUpkeep(
  rooms: ReadonlyMap<string, Room>,
  connections: ReadonlySet<Connection>,
  ports: RoomPorts,
  heartbeatMs: number,
  recheck: (boardId: string) => void,
): Upkeep {
  const { now, clock, limits, metrics } = ports
  const beats = new Map<Connection, { at: number; count: number }>()
  let turn = 0
  let recheckAt = now() + RECHECK_MS

  const beat = (connection: Connection, at: number): void => {
    const last = beats.get(connection)
    if (last === undefined || at < last.at) return
    beats.set(connection, { at: at + heartbeatMs, count: last.count + 1 })
    if (at - connection.aliveAt > SILENT_MS) {
      connection.close(CLOSE_CODES.slow, 'the line is dead')
      connection.socket.terminate()
      return
    }
    if (connection.behind === null) connection.send(connection.admission.v1 ? encodeHeartbeat(clock()) : NOBODY_FRAME)
    if (last.count % PING_EVERY === 0) connection.socket.ping()
  }
  const catchUp = setInterval(() => {
    let most = 0
    const at = now()
    for (const connection of connections) {
      most = Math.max(most, connection.socket.bufferedAmount)
      if (connection.hasCaughtUp()) rooms.get(roomName(connection.admission))?.catchUp(connection)
      beat(connection, at)
    }
    metrics.gauge('buffered_bytes_max', most)
    for (const connection of beats.keys()) if (connection.closed) beats.delete(connection)
  }, CATCH_UP_MS)
  const evict = setInterval(
    () => {
      for (const room of rooms.values()) void room.evictIfIdle()
      if (now() < recheckAt) return
      recheckAt = now() + RECHECK_MS
      for (const boardId of new Set([...connections].map(({ admission }) => admission.boardId))) recheck(boardId)
    },
    Math.max(20, Math.min(1_000, limits.evictAfterMs / 4)),
  )
  catchUp.unref()
  evict.unref()
  return {
    add(connection) {
      turn = (turn + 1) % 97
      beats.set(connection, { at: now() + heartbeatMs - (turn * heartbeatMs) / 200, count: 0 })
    },
    stop() {
      clearInterval(catchUp)
      clearInterval(evict)
    },
  }
}

/** What a room is filed under. */
export function roomName({
  document,
  boardId,
  epoch,
}: {
  readonly document: string
  readonly boardId: string
  readonly epoch: number
}): string {
  return `${document}/${boardId}/${epoch}`
}
