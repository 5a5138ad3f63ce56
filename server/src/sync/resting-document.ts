// Knows a document at rest: its bytes, what has been set in it since, and how far everybody's clocks are; refuses to read either.
import { AbstractType, ContentAny, decodeStateVector, type Doc, encodeStateVector, Item, mergeUpdates } from 'yjs'
import { updateFrame, updateIn } from './frames.ts'
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
  /** Values that stood alone under their keys as it came to rest, and those that have come since. */
  readonly #values: BigUint64Array
  readonly #fresh = new Set<bigint>()
  #since: Uint8Array[] = []
  #sinceBytes = 0
  #update: Buffer | null = null

  /** @param step2 everything in the document, as a step 2 of ours. */
  constructor(doc: Doc, step2: Buffer) {
    // Bytes of its own: a frame is a small part of a piece of memory shared with others, and keeps all of it.
    this.#step2 = Buffer.from(new Uint8Array(step2).buffer)
    this.#values = standingValues(doc)
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
   * Takes updates beside its bytes, all or none: only where each puts a value in the place of one that stood there at
   * rest or came since. That may have been replaced meanwhile: of two people who move a card at once, Yjs finds the one
   * who wins when it reads them. Nothing of it can turn out to be impossible, or something else, once the document is
   * built: after a value that stood, only such values follow. Whatever else passes the outline is for the document to
   * judge: hostile values made Yjs throw as it collected what was deleted.
   *
   * @returns false = nothing was taken.
   */
  take(updates: readonly { readonly bytes: Uint8Array; readonly shape: UpdateShape | null }[]): boolean {
    const fresh = new Set<bigint>()
    const ends = new Map<number, number>()
    let size = this.#sinceBytes
    for (const { bytes, shape } of updates) {
      if (shape?.replaces == null) return false
      for (let at = 0; at < shape.replaces.length; at += 4) {
        const [made, before] = idsAt(shape.replaces, at)
        if (!fresh.has(before) && !this.#isValue(before)) return false
        fresh.add(made)
      }
      for (const { client, start, end } of shape.ranges) {
        if (start !== (ends.get(client) ?? this.stateOf(client))) return false
        ends.set(client, end)
      }
      size += bytes.length
    }
    if (this.#since.length + updates.length > MOST_UPDATES || size > MOST_BYTES) return false
    for (const id of fresh) this.#fresh.add(id)
    for (const [client, end] of ends) this.#clocks.set(client, end)
    // Copies: the bytes are views of all that was read from a socket at once.
    this.#since.push(...updates.map(({ bytes }) => new Uint8Array(bytes)))
    this.#sinceBytes = size
    this.#update = null
    return true
  }

  #isValue(id: bigint): boolean {
    if (this.#fresh.has(id)) return true
    let [from, to] = [0, this.#values.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.#values[middle] ?? 0n) < id) from = middle + 1
      else to = middle
    }
    return this.#values[from] === id
  }
}

const idOf = (client: number, clock: number): bigint => (BigInt(client) << 31n) | BigInt(clock)
const idsAt = (replaces: readonly number[], at: number): readonly [made: bigint, before: bigint] => [
  idOf(replaces[at] ?? 0, replaces[at + 1] ?? 0),
  idOf(replaces[at + 2] ?? 0, replaces[at + 3] ?? 0),
]

/** Ids of the values that are alone and last under their key, from the least. */
function standingValues(doc: Doc): BigUint64Array {
  const ids: bigint[] = []
  for (const structs of doc.store.clients.values()) {
    for (const item of structs) {
      if (!(item instanceof Item) || item.deleted || item.length !== 1 || item.right !== null) continue
      const { parent, parentSub } = item
      if (parentSub === null || !(item.content instanceof ContentAny) || !(parent instanceof AbstractType)) continue
      if (parent._map.get(parentSub) === item) ids.push(idOf(item.id.client, item.id.clock))
    }
  }
  return BigUint64Array.from(ids).sort()
}
