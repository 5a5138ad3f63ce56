// Knows how what happened in a room reaches the people in it; refuses to know what it was.
import { mergeUpdates } from 'yjs'
import type { RoomPending } from './committed-rows.ts'
import type { Connection } from './connection.ts'
import { updateFrame } from './frames.ts'
import type { Presence } from './presence.ts'

/** Whatever is sent meanwhile leaves in one write for each: where people point, a change, and the word that it is safe. */
export function inOneWrite(connections: ReadonlySet<Connection>, send: () => void): void {
  const all = [...connections]
  for (const { socket } of all) socket.cork()
  try {
    send()
  } finally {
    for (const { socket } of all) socket.uncork()
  }
}

/** Sends committed rows to everybody but their only writer, as one message. */
export function sendRows(
  connections: ReadonlySet<Connection>,
  committed: readonly { readonly pending: RoomPending }[],
): void {
  const rows = committed.map(({ pending }) => pending)
  const [first] = rows
  if (first === undefined) return
  const only = rows.every(({ connection }) => connection === first.connection) ? first.connection : null
  const readers = [...connections].filter((connection) => connection !== only && connection.joined)
  if (readers.length === 0) return
  const frame = updateFrame(rows.length === 1 ? first.row.bytes : mergeUpdates(rows.map(({ row }) => row.bytes)))
  for (const reader of readers) reader.sendChange(frame)
}

/** Sends what changed of people's states. Gives how many messages that took. */
export function sendPresence(connections: ReadonlySet<Connection>, presence: Presence<Connection>): number {
  if (!presence.hasChanges) return 0
  const frameFor = presence.takeChanges()
  let sent = 0
  for (const connection of connections) {
    if (!connection.joined) continue
    const frame = frameFor(connection)
    if (frame === null) continue
    connection.sendPresence(frame)
    sent++
  }
  return sent
}
