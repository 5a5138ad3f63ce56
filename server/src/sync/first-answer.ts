// Knows the answer to everybody who comes with nothing, encoded once for all of them; refuses to know who they are.
import { encodeStateAsUpdate, mergeUpdates, type Doc } from 'yjs'
import { step2Frame, updateFrame } from './frames.ts'

/** A small document is encoded anew after each change; a large one only after so many changes or bytes. */
const SMALL_BYTES = 64 * 1024
const MOST_CHANGES = 200
const MOST_BYTES = 256 * 1024

/** A step 2, and for a large document what was committed since it was encoded as one update. */
export class FirstAnswer {
  #step2: Buffer | null = null
  #since: Uint8Array[] = []
  #sinceBytes = 0
  #update: Buffer | null = null

  /** The document is another one, or none. */
  forget(): void {
    this.#step2 = null
    this.#since = []
    this.#sinceBytes = 0
    this.#update = null
  }

  /** These have been committed and applied. */
  add(updates: readonly Uint8Array[]): void {
    if (this.#step2 === null) return
    this.#since.push(...updates)
    this.#sinceBytes += updates.reduce((sum, { length }) => sum + length, 0)
    this.#update = null
    const isStale = this.#since.length > MOST_CHANGES || this.#sinceBytes > MOST_BYTES
    if (this.#step2.length < SMALL_BYTES || isStale) this.forget()
  }

  /** What to send, in order. */
  frames(doc: Doc): readonly Buffer[] {
    this.#step2 ??= step2Frame(encodeStateAsUpdate(doc))
    if (this.#since.length === 0) return [this.#step2]
    this.#update ??= updateFrame(mergeUpdates(this.#since))
    return [this.#step2, this.#update]
  }
}
