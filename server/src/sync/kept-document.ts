// Knows how an open document is kept: as itself while it is used, as its bytes while it rests; refuses to know who uses it.
import { quickRoots } from '@common-ground/shared/quick-roots.ts'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { FirstAnswer } from './first-answer.ts'
import { updateIn } from './frames.ts'
import { holds } from './known-state.ts'
import { isPending } from './load-document.ts'
import type { UpdateShape } from './update-shape.ts'

/** A document of more pieces takes too long to build again for whoever waits. */
const MOST_PIECES = 3_000

/**
 * An open document. Twenty cards are 130 kB as objects and 7 kB as bytes, and most boards that are open are looked at:
 * one that nobody has needed for a while rests, and is built again within the turn in which somebody does.
 */
export class KeptDocument {
  readonly #now: () => number
  readonly #answer = new FirstAnswer()
  #doc: Doc | null
  #resting: { readonly step2: Buffer; readonly stateVector: Uint8Array } | null = null
  #usedAt: number

  /**
   * @param doc becomes this one's own.
   * @param now milliseconds of a clock that never goes back.
   */
  constructor(doc: Doc, now: () => number) {
    this.#doc = doc
    this.#now = now
    this.#usedAt = now()
  }

  get isResting(): boolean {
    return this.#doc === null
  }

  /** The document itself. It is this one as long as nothing lets it rest. */
  get doc(): Doc {
    this.#usedAt = this.#now()
    if (this.#doc !== null) return this.#doc
    const doc = quickRoots(new Doc())
    if (this.#resting !== null) applyUpdate(doc, updateIn(this.#resting.step2))
    this.#doc = doc
    this.#resting = null
    return doc
  }

  /** What to send to somebody who has nothing, in order. */
  firstFrames(): readonly Buffer[] {
    return this.#resting === null ? this.#answer.frames(this.doc) : [this.#resting.step2]
  }

  stateVector(): Uint8Array {
    return this.#resting?.stateVector ?? encodeStateVector(this.doc)
  }

  /** True when everything in an update is known already. */
  holds(shape: UpdateShape): boolean {
    return (shape.ranges.length === 0 && shape.deletes.length === 0) || holds(this.doc, shape)
  }

  /** What is missing since a state, or everything, as one update. */
  since(stateVector?: Uint8Array): Uint8Array {
    return encodeStateAsUpdate(this.doc, stateVector)
  }

  /** These have been applied to the document. */
  changed(updates: readonly Uint8Array[]): void {
    this.#answer.add(updates)
  }

  /** Lets it rest if nothing has been asked of it for so long and it is small enough. True when it does so now. */
  restAfter(quietMs: number): boolean {
    const doc = this.#doc
    if (doc === null || this.#now() - this.#usedAt < quietMs || isPending(doc) || isLarge(doc)) return false
    const [step2, later] = this.#answer.frames(doc)
    if (step2 === undefined || later !== undefined) return false
    this.#resting = { step2, stateVector: encodeStateVector(doc) }
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
