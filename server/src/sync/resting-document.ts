// Knows a document at rest: its bytes, what has been set in it since, and how far everybody's clocks are; refuses to read either.
import { decodeStateVector, type Doc, encodeStateVector, mergeUpdates } from 'yjs'
import { updateFrame, updateIn } from './frames.ts'
import { hasGap } from './known-state.ts'
import type { UpdateShape } from './update-shape.ts'

/** More than this is worth building the document for, so that it rests as one piece again. */
const MOST_UPDATES = 64
const MOST_BYTES = 16 * 1024

/**
 * A document as bytes. Most of what happens on a board that is looked at is a card put somewhere else: a value set where
 * one was. That needs no document: its outline tells whether it follows on, and it is kept beside the bytes.
 */
export class RestingDocument {
  readonly #step2: Buffer
  readonly #clocks: Map<number, number>
  #since: Uint8Array[] = []
  #sinceBytes = 0
  #update: Buffer | null = null

  /** @param step2 everything in the document, as a step 2 of ours. */
  constructor(doc: Doc, step2: Buffer) {
    // Bytes of its own: a frame is a small part of a piece of memory shared with others, and keeps all of it.
    this.#step2 = Buffer.from(new Uint8Array(step2).buffer)
    this.#clocks = decodeStateVector(encodeStateVector(doc))
  }

  readonly stateOf = (client: number): number => this.#clocks.get(client) ?? 0

  stateVector(): Uint8Array {
    return encodeStateVector(this.#clocks)
  }

  /** What to send to somebody who has nothing, in order. */
  firstFrames(): readonly Buffer[] {
    if (this.#since.length === 0) return [this.#step2]
    this.#update ??= updateFrame(mergeUpdates(this.#since))
    return [this.#step2, this.#update]
  }

  /** What the document is built from, in order. */
  updates(): readonly Uint8Array[] {
    return [updateIn(this.#step2), ...this.#since]
  }

  /**
   * Whether it could hold an update beside its bytes. Not what brings words, bytes or shared types: of a value set in
   * what is there nothing can turn out to be impossible once the document is built. Not what rests on another number's
   * changes in the same update either: two that rest on each other would wait for ever. Nor what says anew what is
   * known: which of two that differ holds is for the document to say, not for the order in which bytes are joined.
   */
  canTake(updates: readonly { readonly bytes: Uint8Array; readonly shape: UpdateShape | null }[]): boolean {
    const ends = new Map<number, number>()
    const stateOf = (client: number): number => Math.max(this.stateOf(client), ends.get(client) ?? 0)
    let { length } = this.#since
    let size = this.#sinceBytes
    for (const { bytes, shape } of updates) {
      if (shape === null || shape.bringsContent || hasGap(shape, stateOf)) return false
      for (const [client, clock] of shape.refersTo) if (stateOf(client) <= clock) return false
      if (shape.ranges.some(({ client, start }) => start < stateOf(client))) return false
      for (const { client, end } of shape.ranges) ends.set(client, Math.max(end, stateOf(client)))
      length++
      size += bytes.length
    }
    return length <= MOST_UPDATES && size <= MOST_BYTES
  }

  /** Takes what it can take. */
  take(updates: readonly { readonly bytes: Uint8Array; readonly shape: UpdateShape | null }[]): void {
    for (const { bytes, shape } of updates) {
      // A copy: the bytes are a view of all that was read from the socket at once.
      this.#since.push(new Uint8Array(bytes))
      this.#sinceBytes += bytes.length
      for (const { client, end } of shape?.ranges ?? []) this.#clocks.set(client, Math.max(end, this.stateOf(client)))
    }
    this.#update = null
  }
}
