// Knows how the relay's messages of the y-websocket protocol are cut open and put together; refuses to know who they are for.
import {
  MESSAGE_AWARENESS,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP1,
  SYNC_STEP2,
  SYNC_UPDATE,
} from '@common-ground/shared/wire/protocol.ts'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { ByteReader, Malformed } from './byte-reader.ts'
import type { SocketData } from './socket.ts'

/** One message of a client. Bytes are views into the frame. */
export type Frame =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly entries: Uint8Array }
  | { readonly type: 'query-awareness' }

/** One frame holds exactly one message, as the stock client reads it. */
export function readFrame(bytes: Uint8Array): Result<Frame, string> {
  try {
    const reader = new ByteReader(bytes)
    const frame = readMessage(reader)
    if (reader.left > 0) throw new Malformed(`${reader.left} bytes follow its end`)
    return ok(frame)
  } catch (error) {
    if (error instanceof Malformed) return fail(error.message)
    throw error
  }
}

function readMessage(reader: ByteReader): Frame {
  const body = (): Uint8Array => {
    const length = reader.uint()
    const start = reader.position
    reader.skip(length)
    return reader.bytes.subarray(start, reader.position)
  }
  switch (reader.uint()) {
    case MESSAGE_SYNC:
      switch (reader.uint()) {
        case SYNC_STEP1:
          return { type: 'step1', stateVector: checkStateVector(body()) }
        case SYNC_STEP2:
          return { type: 'step2', update: body() }
        case SYNC_UPDATE:
          return { type: 'update', update: body() }
        default:
          throw new Malformed('there is no such sync message')
      }
    case MESSAGE_AWARENESS:
      return { type: 'awareness', entries: body() }
    case MESSAGE_QUERY_AWARENESS:
      return { type: 'query-awareness' }
    default:
      throw new Malformed('there is no such message')
  }
}

function checkStateVector(bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader(bytes)
  const count = reader.count('clients')
  for (let each = 0; each < count; each++) {
    reader.uint()
    reader.uint()
  }
  if (reader.left > 0) throw new Malformed('a state vector is longer than it says')
  return bytes
}

/** True for the state vector of somebody who has nothing yet. */
export function isEmptyStateVector(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0
}

/** What a web socket hands over, as one piece. */
export function asBytes(data: SocketData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}

export function uintLength(value: number): number {
  let length = 1
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) length++
  return length
}

/** Writes an unsigned number below 2^53 and gives the position after it. */
export function writeUint(target: Buffer, value: number, at: number): number {
  let rest = value
  while (rest >= 128) {
    target[at++] = (rest % 128) + 128
    rest = Math.floor(rest / 128)
  }
  target[at++] = rest
  return at
}

function syncFrame(kind: number, body: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(2 + uintLength(body.length) + body.length)
  frame[0] = MESSAGE_SYNC
  frame[1] = kind
  frame.set(body, writeUint(frame, body.length, 2))
  return frame
}

export const step1Frame = (stateVector: Uint8Array): Buffer => syncFrame(SYNC_STEP1, stateVector)
/** The update inside a step 2 of ours, not copied. */
export function updateIn(step2: Buffer): Buffer {
  let at = 2
  while ((step2[at] ?? 0) >= 128) at++
  return step2.subarray(at + 1)
}

export const step2Frame = (update: Uint8Array): Buffer => syncFrame(SYNC_STEP2, update)
export const updateFrame = (update: Uint8Array): Buffer => syncFrame(SYNC_UPDATE, update)

/** An entry of an awareness message, encoded already, and whose it is. */
export interface AwarenessEntry {
  readonly owner: unknown
  readonly bytes: Uint8Array
}

/** One awareness message of many entries, without those of one owner; null when none is left. */
export function awarenessFrame(entries: readonly AwarenessEntry[], except: unknown = null): Buffer | null {
  let count = 0
  let length = 0
  for (const { owner, bytes } of entries) {
    if (owner === except) continue
    count++
    length += bytes.length
  }
  if (count === 0) return null
  length += uintLength(count)
  const frame = Buffer.allocUnsafe(1 + uintLength(length) + length)
  frame[0] = MESSAGE_AWARENESS
  let at = writeUint(frame, count, writeUint(frame, length, 1))
  for (const { owner, bytes } of entries) {
    if (owner === except) continue
    frame.set(bytes, at)
    at += bytes.length
  }
  return frame
}

/** An awareness message about nobody: a sign of life for clients that know only the stock messages. */
export const NOBODY_FRAME: Uint8Array = Uint8Array.of(MESSAGE_AWARENESS, 1, 0)
