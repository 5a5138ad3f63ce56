// Knows how a document is built from what the store gives: checkpoint and rows in one transaction; refuses to hide a row that breaks it.
import { quickRoots } from '@common-ground/shared/quick-roots.ts'
import { applyUpdate, applyUpdateV2, Doc } from 'yjs'
import type { LogRow } from '../store/store.ts'

export interface Built {
  readonly doc: Doc
  /** Rows that threw; the document is as if they had never been. */
  readonly thrown: readonly number[]
}

/** Builds the document. One transaction: twenty thousand rows take a tenth of a second, one by one they take many. */
export function buildDocument(state: Uint8Array | null, rows: readonly Pick<LogRow, 'seq' | 'bytes'>[]): Built {
  const thrown = new Set<number>()
  let oneByOne = false
  for (;;) {
    const doc = quickRoots(new Doc())
    let current: number | null = null
    const apply = (): void => {
      for (const { seq, bytes } of rows) {
        if (thrown.has(seq)) continue
        current = seq
        applyUpdate(doc, bytes)
      }
      current = null
    }
    try {
      if (state !== null) applyUpdateV2(doc, state)
      if (oneByOne) apply()
      else doc.transact(apply)
      return { doc, thrown: [...thrown] }
    } catch (error) {
      doc.destroy()
      // A document in which something threw may be half changed: build a new one without that row. What throws only
      // at the end of the transaction is found by going row by row.
      if (current !== null) thrown.add(current)
      else if (oneByOne || rows.length === 0) throw error
      oneByOne = true
    }
  }
}

/** True when parts of the document wait for something that has not come. */
export function isPending(doc: Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}
