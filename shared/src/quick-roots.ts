// Knows how to make the search for a top-level type's name short in a document with thousands of them; knows nothing of boards.
import type { Doc } from 'yjs'

type Shared = NonNullable<ReturnType<Doc['share']['get']>>

/** The maps of a document are sought in between all the texts. */
const RECENT = 4

/**
 * Top-level types by name, the likeliest listed first: what was sought last, then what came after it.
 * Encoding a document asks for the name of each text's owner by walking this list from its start: quadratic in the
 * number of texts (10,000 texts: most of a second). It asks in the order in which the texts came in, so the next one
 * sought is nearly always the next one listed.
 */
class QuickRoots extends Map<string, Shared> {
  readonly #names: string[] = []
  readonly #recent: string[] = []
  #next = 0

  override set(name: string, type: Shared): this {
    if (!this.has(name)) this.#names.push(name)
    return super.set(name, type)
  }
  override *entries(): Generator<[string, Shared], undefined> {
    let found: string | null = null
    try {
      const recent = [...this.#recent]
      for (const name of recent) {
        const type = this.get(name)
        found = name
        if (type !== undefined) yield [name, type]
      }
      const start = this.#next
      for (let step = 0; step < this.#names.length; step += 1) {
        const index = (start + step) % this.#names.length
        const name = this.#names[index] ?? ''
        if (recent.includes(name)) continue
        const type = this.get(name)
        found = name
        this.#next = index + 1
        if (type !== undefined) yield [name, type]
      }
      found = null
    } finally {
      // Whoever stops early has found what was sought.
      if (found !== null) this.#remember(found)
    }
    return undefined
  }
  #remember(name: string): void {
    const place = this.#recent.indexOf(name)
    if (place === 0) return
    if (place > 0) this.#recent.splice(place, 1)
    this.#recent.unshift(name)
    this.#recent.length = Math.min(this.#recent.length, RECENT)
  }
}

/** Makes encoding the document linear in its top-level types. Call it before reading or changing it; a second call does nothing. */
export const quickRoots = (doc: Doc): Doc => {
  if (doc.share instanceof QuickRoots) return doc
  const quick = new QuickRoots()
  for (const [name, type] of doc.share) quick.set(name, type)
  doc.share = quick
  return doc
}
