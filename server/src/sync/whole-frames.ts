// Knows how a message leaves in one write and how a large one is compressed once for everybody; refuses to know what it says.
import type { Duplex } from 'node:stream'
import { constants, deflateRawSync } from 'node:zlib'
import type { WebSocket } from 'ws'
import type { RelaySocket } from './socket.ts'

/** First byte of a web socket frame: the last of its message, binary; and whether it is compressed (RFC 6455, 7692). */
const BINARY = 0x82
const COMPRESSED = 0x40
/** Compressing more than this at once would hold up everybody else for too long. */
const MOST_TO_COMPRESS = 1024 * 1024

let last: { readonly payload: Uint8Array; readonly frame: Buffer } | null = null
const compressed = new WeakMap<Uint8Array, Buffer | 'once'>()

/** What is sent to many is put into its frame once: readers of one message come one after another. */
function inFrame(payload: Uint8Array): Buffer {
  if (last?.payload !== payload) last = { payload, frame: frameOf(payload, BINARY) }
  return last.frame
}

/** The compressed frame of something that is sent more than once; null the first time, and when it is too large. */
function compressedFrame(payload: Uint8Array): Buffer | null {
  if (payload.length > MOST_TO_COMPRESS) return null
  const known = compressed.get(payload)
  if (known === undefined) {
    compressed.set(payload, 'once')
    return null
  }
  if (known !== 'once') return known
  const body = deflateRawSync(payload, { level: 1, finishFlush: constants.Z_SYNC_FLUSH })
  // The last four bytes are the same in every message and left out.
  const frame = frameOf(body.subarray(0, -4), BINARY | COMPRESSED)
  compressed.set(payload, frame)
  return frame
}

/** An unmasked frame, as servers send it. */
function frameOf(payload: Uint8Array, first: number): Buffer {
  const { length } = payload
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = first
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeUIntBE(0, 2, 2)
    frame.writeUIntBE(length, 4, 6)
  }
  frame.set(payload, head)
  return frame
}

/**
 * A socket of `ws` as the relay wants it. Messages never overtake each other: while `ws` itself still holds one back,
 * the next ones queue behind it.
 *
 * @param stream what the socket writes to.
 * @param offered the extensions the client asked for; a window of its own size shares nothing.
 */
export function sendWhole(socket: WebSocket, stream: Duplex, offered: string): RelaySocket {
  const shares = socket.extensions.includes('permessage-deflate') && !offered.includes('server_max_window_bits')
  return {
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    send(data, { compress }) {
      const mayWrite = socket.readyState === socket.OPEN && socket.bufferedAmount === stream.writableLength
      const frame = !mayWrite ? null : !compress ? inFrame(data) : shares ? compressedFrame(data) : null
      if (frame === null) socket.send(data, { binary: true, compress })
      else stream.write(frame)
    },
    cork: () => stream.cork(),
    uncork: () => stream.uncork(),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    ping: () => socket.ping(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    on: socket.on.bind(socket),
  }
}
