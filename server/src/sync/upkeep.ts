// Knows what every connection and room needs from time to time: a sign of life, a look at who fell behind or fell silent, an end when idle; refuses to know content.
import { encodeHeartbeat } from '@common-ground/shared/wire/protocol.ts'
import { CLOSE_CODES } from '@common-ground/shared/wire/close-codes.ts'
import type { Connected } from './connected.ts'
import type { Connection } from './connection.ts'
import { NOBODY_FRAME } from './frames.ts'
import type { Room } from './room.ts'
import type { RoomPorts } from './room-ports.ts'

const PING_EVERY = 3
/** Longer without a message or an answer to a ping, and the other end is gone. */
const SILENT_MS = 75_000
const TICK_MS = 100
/** The largest backlog is told once a second. */
const GAUGE_MS = 1_000
/** Laying documents to rest takes no longer at a time; whose turn has not come rests the next time. */
const REST_MS = 3
/** Who may stay is looked at again this often, for links that run out. */
const RECHECK_MS = 60_000

export interface Upkeep {
  add(connection: Connection): void
  stop(): void
}

/** Runs until stopped. Connections take turns, so that two thousand heartbeats never go out at once. */
export function startUpkeep(
  rooms: ReadonlyMap<string, Room>,
  connections: Connected<Connection>,
  ports: RoomPorts,
  heartbeatMs: number,
  recheck: (boardId: string) => void,
): Upkeep {
  const { now, clock, limits, metrics } = ports
  /** Who is due in which tick, so that nobody is looked at before. */
  const due = new Map<number, { readonly connection: Connection; readonly count: number }[]>()
  let turn = 0
  let tick = Math.floor(now() / TICK_MS)
  let gaugeAt = now()
  let recheckAt = now() + RECHECK_MS

  const expect = (connection: Connection, at: number, count: number): void => {
    const slot = Math.max(tick + 1, Math.floor(at / TICK_MS))
    const others = due.get(slot)
    if (others === undefined) due.set(slot, [{ connection, count }])
    else others.push({ connection, count })
  }
  const beat = (connection: Connection, at: number, count: number): void => {
    if (connection.closed) return
    expect(connection, at + heartbeatMs, count + 1)
    if (at - connection.aliveAt > SILENT_MS) {
      connection.close(CLOSE_CODES.slow, 'the line is dead')
      connection.socket.terminate()
      return
    }
    if (connection.behind === null) connection.send(connection.admission.v1 ? encodeHeartbeat(clock()) : NOBODY_FRAME)
    if (count % PING_EVERY === 0) connection.socket.ping()
  }
  const look = setInterval(() => {
    const at = now()
    for (const last = Math.floor(at / TICK_MS); tick < last;) {
      tick++
      const turns = due.get(tick) ?? []
      due.delete(tick)
      for (const { connection, count } of turns) beat(connection, at, count)
    }
    const isGaugeDue = at >= gaugeAt
    if (isGaugeDue) gaugeAt = at + GAUGE_MS
    let most = 0
    for (const connection of connections) {
      if (isGaugeDue) most = Math.max(most, connection.socket.bufferedAmount)
      if (connection.behind !== null && connection.hasCaughtUp())
        rooms.get(roomName(connection.admission))?.catchUp(connection)
    }
    if (isGaugeDue) metrics.gauge('buffered_bytes_max', most)
    const end = now() + REST_MS
    for (const room of rooms.values()) if (room.restIfQuiet() && now() > end) break
  }, TICK_MS)
  const evict = setInterval(
    () => {
      for (const room of rooms.values()) void room.evictIfIdle()
      if (now() < recheckAt) return
      recheckAt = now() + RECHECK_MS
      for (const boardId of connections.boards()) recheck(boardId)
    },
    Math.max(20, Math.min(1_000, limits.evictAfterMs / 4)),
  )
  look.unref()
  evict.unref()
  return {
    add(connection) {
      turn = (turn + 1) % 97
      expect(connection, now() + heartbeatMs - (turn * heartbeatMs) / 200, 0)
    },
    stop() {
      clearInterval(look)
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
