// Knows how a socket shows whether it works on the way here, by sending back what it is sent; refuses to know boards and people.
import type { WebSocket } from 'ws'
import { encodeHeartbeat } from '@common-ground/shared/wire/protocol.ts'

/** A look at the way takes a moment and a few messages; whoever wants more is up to something else. */
const LONGEST_MS = 20_000
const MOST_MESSAGES = 20
const MOST_BYTES = 64 * 1024

/** Sends every message back, and behind it the server's clock as message 122. @param clock milliseconds since 1970. */
export function serveCheck(socket: WebSocket, clock: () => number): void {
  let left = MOST_MESSAGES
  const late = setTimeout(() => socket.close(1000, 'that was long enough'), LONGEST_MS)
  socket.on('error', () => {})
  socket.once('close', () => clearTimeout(late))
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary || data.length > MOST_BYTES || left-- <= 0)
      return socket.close(1008, 'this address only checks the way')
    socket.send(data, { binary: true })
    socket.send(encodeHeartbeat(clock()), { binary: true })
  })
}
