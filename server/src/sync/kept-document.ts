// Knows how an open document is kept: as itself while it is used, as its bytes while it rests; refuses to know who uses it.
import { type Doc, encodeStateAsUpdate, encodeStateVector, getState } from 'yjs'
import { applyRows } from './apply-rows.ts'
import type { RoomPending } from './committed-rows.ts'
import { FirstAnswer } from './first-answer.ts'
import { holds } from './known-state.ts'
import { buildDocument, isPending } from './load-document.ts'
import { RestingDocument } from './resting-document.ts'
import type { Committed } from './room-ports.ts'
import type { UpdateShape } from './update-shape.ts'

/** A document of more pieces takes too long to build again for whoever waits. */
const MOST_PIECES = 3_000

/**
 * An open document. Twenty cards are 130 kB as objects and 7 kB as bytes, and most boards that are open are looked at
 * and now and then moved about on: one that nobody has needed for a while rests, takes values that are set in it as
 * bytes, and is built again within the turn in which somebody needs more.
 */
export class KeptDocument {
  readonly #now: () => number
  readonly #answer = new FirstAnswer()
  #doc: Doc | null
  #resting: RestingDocument | null = null
  #usedAt: number
  readonly #leftOut: (rows: number) => void

  /**
   * @param doc becomes this one's own.
   * @param now milliseconds of a clock that never goes back.
   * @param leftOut told when something that was taken at rest turns out to be impossible: the document is without it.
   */
  constructor(doc: Doc, now: () => number, leftOut: (rows: number) => void) {
    this.#doc = doc
    this.#now = now
    this.#leftOut = leftOut
    this.#usedAt = now()
  }

  get isResting(): boolean {
    return this.#doc === null
  }

  /** The document itself. It is this one as long as nothing lets it rest. */
  get doc(): Doc {
    this.#usedAt = this.#now()
    if (this.#doc !== null) return this.#doc
    const rows = (this.#resting?.updates() ?? []).map((bytes, seq) => ({ seq, bytes }))
    const { doc, thrown } = buildDocument(null, rows)
    if (thrown.length > 0) this.#leftOut(thrown.length)
    this.#doc = doc
    this.#resting = null
    return doc
  }

  /** How far a client's clock is in it. */
  readonly stateOf = (client: number): number =>
    this.#resting === null ? getState(this.doc.store, client) : this.#resting.stateOf(client)

  /** What to send to somebody who has nothing, in order. */
  firstFrames(): readonly Buffer[] {
    return this.#resting?.firstFrames() ?? this.#answer.frames(this.doc)
  }

  stateVector(): Uint8Array {
    return this.#resting?.stateVector() ?? encodeStateVector(this.doc)
  }

  /** True when everything in an update is known already. */
  holds(shape: UpdateShape): boolean {
    if (shape.ranges.some(({ client, end }) => end > this.stateOf(client))) return false
    return shape.deletes.length === 0 || holds(this.doc, shape)
  }

  /** What is missing since a state, or everything, as one update. */
  since(stateVector?: Uint8Array): Uint8Array {
    return encodeStateAsUpdate(this.doc, stateVector)
  }

  /** Takes committed rows in, in order. Gives what `applyRows` gives. */
  take(rows: readonly Committed<RoomPending>[]): readonly number[] | null {
    const updates = rows.map(({ pending }) => ({ bytes: pending.row.bytes, shape: pending.shape }))
    if (this.#resting?.take(updates) === true) return []
    const bad = applyRows(this.doc, rows)
    this.#answer.add(updates.map(({ bytes }) => bytes))
    return bad
  }

  /** Lets it rest if nothing has been asked of it for so long and it is small enough. True when it does so now. */
  restAfter(quietMs: number): boolean {
    const doc = this.#doc
    if (doc === null || this.#now() - this.#usedAt < quietMs || isPending(doc) || isLarge(doc)) return false
    const [step2, later] = this.#answer.frames(doc)
    if (step2 === undefined || later !== undefined) return false
    this.#resting = new RestingDocument(doc, step2)
    this.#answer.forget()
    this.#doc = null
    doc.destroy()
    return true
  }

  destroy(): void {
    this.#doc?.destroy()
    this.#answer.forget()
  }
}

function isLarge(doc: Doc): boolean {
  let pieces = 0
  for (const structs of doc.store.clients.values()) pieces += structs.length
  return pieces > MOST_PIECES
}
