// Knows how much a client may ask of the relay, each bound with its default; refuses to know where a setting comes from.

/** Every bound an administrator may change. Bytes, characters, counts, or ms where the name says so. */
export interface Limits {
  /** One update message. A step 2 may be as large as a board. */
  readonly frameBytes: number
  /** Encoded size of a document at which people are warned, and at which it stops growing. */
  readonly boardBytesWarn: number
  readonly boardBytesStop: number
  readonly cards: number
  readonly textChars: number
  /** Update messages of one connection: sustained, and at once. */
  readonly updatesPerSecond: number
  readonly updatesBurst: number
  readonly updateBytesPerSecond: number
  /** One person's presence state. */
  readonly awarenessBytes: number
  readonly awarenessPerSecond: number
  readonly peoplePerBoard: number
  readonly socketsPerPerson: number
  readonly socketsPerAddress: number
  readonly handshakesPerSecondPerAddress: number
  readonly handshakesPerSecond: number
  /** From opening a socket to the first step 1. */
  readonly joinTimeoutMs: number
  readonly structsPerFrame: number
  readonly jsonDepth: number
  /** One string or binary value inside an update. */
  readonly stringBytes: number
  /** How long a board without sockets stays in memory. */
  readonly evictAfterMs: number
}

export const DEFAULT_LIMITS: Limits = {
  frameBytes: 1024 * 1024,
  boardBytesWarn: 8 * 1024 * 1024,
  boardBytesStop: 16 * 1024 * 1024,
  cards: 5_000,
  textChars: 20_000,
  updatesPerSecond: 60,
  updatesBurst: 240,
  updateBytesPerSecond: 512 * 1024,
  awarenessBytes: 16 * 1024,
  awarenessPerSecond: 40,
  peoplePerBoard: 150,
  socketsPerPerson: 20,
  socketsPerAddress: 2_000,
  handshakesPerSecondPerAddress: 100,
  handshakesPerSecond: 300,
  joinTimeoutMs: 5_000,
  structsPerFrame: 50_000,
  jsonDepth: 32,
  stringBytes: 64 * 1024,
  evictAfterMs: 60_000,
}

/** Largest message a socket has to accept at all: a whole board and one message more. */
export function largestMessage(limits: Limits): number {
  return limits.boardBytesStop + limits.frameBytes
}
