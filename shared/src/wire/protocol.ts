// Knows every message client and server exchange on a board's socket and its bytes; refuses to know documents, rooms or screens.
import { createDecoder, readVarString, readVarUint, type Decoder } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { Role } from './roles.ts'

/** Raised by one with every change of what is said on the wire. */
export const PROTOCOL_VERSION = 5

/**
 * First number of every message. 0 to 3 are those of y-websocket; 120 and above are only sent to a client
 * that asked for them with `?v=1`.
 */
export const MESSAGE_SYNC = 0
export const MESSAGE_AWARENESS = 1
export const MESSAGE_AUTH = 2
export const MESSAGE_QUERY_AWARENESS = 3
export const MESSAGE_ACK = 120
export const MESSAGE_NOTICE = 121
export const MESSAGE_HEARTBEAT = 122

/** Second number of a sync message. Steps 2 and updates carry changes and are counted for "Saved". */
export const SYNC_STEP1 = 0
export const SYNC_STEP2 = 1
export const SYNC_UPDATE = 2

/** True for a frame the server counts and commits: a step 2 or an update. */
export function isCountedFrame(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE_SYNC && (frame[1] === SYNC_STEP2 || frame[1] === SYNC_UPDATE)
}

/** Somebody known to the board, here or not. `organisation` is the name as the board or the person gives it, "" for none. */
export interface ParticipantNotice {
  readonly id: string
  readonly name: string
  readonly organisationId: string | null
  readonly organisation: string
  /** Colour name of the organisation's card; absent when it has none. */
  readonly look?: string
}

/** What was asked of everybody at a step: written first and then shown. Who gave what without a name is not in it. */
export interface LedRound {
  readonly id: string
  /** Organisations, or people without one, that have given something. */
  readonly written: number
  /** Those among them that gave something without a name. */
  readonly unsigned: number
  readonly shown: boolean
  /** Where on the map it is shown; null = not on the map. */
  readonly corner: readonly [number, number] | null
  /** Once it is shown: participants whose signed entries come onto the map, one row each. */
  readonly rows: readonly string[]
  /** Once it is shown: how many chose what, about what ("" = the question itself). */
  readonly counts: readonly { readonly about: string; readonly choice: string; readonly count: number }[]
}
/** A call that is led by a run sheet. Instants are ms since 1970 by the server's clock. */
export interface LedCall {
  readonly id: string
  readonly sheet: string
  /** When somebody began it. */
  readonly begunAt: number
  /** Of the sheet, from 0. */
  readonly step: number
  readonly startedAt: number
  readonly endsAt: number
  /** Participant id of who leads; they may have left. */
  readonly leader: string
  /** Organisation whose turn it is; "" = nobody's. */
  readonly turn: string
  readonly turnEndsAt: number
  /** People in the room without a device of their own. */
  readonly withoutDevice: number
  /** What the present step asks of everybody; null = nothing is written first. */
  readonly round: LedRound | null
}
/** What somebody looks at: a face of the board by name, and on the map the middle and the size of what they see, in world units. */
export interface BroughtView {
  readonly showing: string
  readonly centre: readonly [number, number]
  readonly size: readonly [number, number]
  /** Card they have chosen; "" = none. */
  readonly card: string
  /** Cards that are to be looked at together, all of them as large as they fit; empty = what they look at. */
  readonly cards: readonly string[]
}

/** What the server tells one client besides content. */
export type Notice =
  | { readonly type: 'role'; readonly role: Role }
  | { readonly type: 'read-only'; readonly readOnly: boolean; readonly reason?: 'viewer' | 'too-large' | 'paused' }
  /** The board is nearly (`warn`) too large to grow; sizes in bytes as stored. */
  | { readonly type: 'limits'; readonly warn: boolean; readonly bytes: number; readonly most: number }
  | { readonly type: 'epoch'; readonly epoch: number }
  | { readonly type: 'draining' }
  | { readonly type: 'participants'; readonly participants: readonly ParticipantNotice[] }
  /** What organisations answered, or what they are asked, is not what it was: ask for it again. */
  | { readonly type: 'agreement' }
  /** The call as it is led now; null = nobody leads one. */
  | { readonly type: 'call'; readonly call: LedCall | null }
  /** A facilitator asks everybody to look at what they look at. */
  | { readonly type: 'bring'; readonly by: string; readonly view: BroughtView }

const KNOWN: ReadonlySet<unknown> = new Set<Notice['type']>([
  'role',
  'read-only',
  'limits',
  'epoch',
  'draining',
  'participants',
  'agreement',
  'call',
  'bring',
])

/** Message 120: the first `count` counted frames of this socket are committed with fsync. */
export function encodeAck(count: number): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_ACK)
  writeVarUint(encoder, count)
  return toUint8Array(encoder)
}

/** Reads the rest of a message 120 whose number has been read. */
export function readAck(decoder: Decoder): number {
  return readVarUint(decoder)
}

/** Message 121: one notice as JSON. */
export function encodeNotice(notice: Notice): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_NOTICE)
  writeVarString(encoder, JSON.stringify(notice))
  return toUint8Array(encoder)
}

/** Reads the rest of a message 121; null for a notice this version does not know. */
export function readNotice(decoder: Decoder): Notice | null {
  const notice: unknown = JSON.parse(readVarString(decoder))
  if (typeof notice !== 'object' || notice === null || !('type' in notice)) return null
  return KNOWN.has(notice.type) ? (notice as Notice) : null
}

/** Message 122: the server's time in whole ms since 1970; also tells a silent client that the line is alive. */
export function encodeHeartbeat(now: number): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_HEARTBEAT)
  writeVarUint(encoder, Math.floor(now))
  return toUint8Array(encoder)
}

/** Reads the rest of a message 122: ms since 1970 by the server's clock. */
export function readHeartbeat(decoder: Decoder): number {
  return readVarUint(decoder)
}

/** A decoder over a whole frame, for readers that want the number and then the rest. */
export function openFrame(frame: Uint8Array<ArrayBuffer>): { readonly message: number; readonly rest: Decoder } {
  const rest = createDecoder(frame)
  return { message: readVarUint(rest), rest }
}
