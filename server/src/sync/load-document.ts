// Knows how a document is built from what the store gives: checkpoint and rows in one transaction; refuses to hide a row that breaks it.
import { quickRoots } from '@common-ground/shared/quick-roots.ts'
import { applyUpdate, applyUpdateV2, Doc } from 'yjs'
import type { LogRow } from '../store/store.ts'

/** A document as it lies on the disk: its newest checkpoint (V2 encoding) and the rows after it. */
export interface StoredDocument {
  readonly state: Uint8Array | null
  readonly rows: readonly Pick<LogRow, 'seq' | 'bytes'>[]
}

export interface Built {
  readonly doc: Doc
  /** Rows that threw and were left out; the document is as if they had never been. */
  readonly thrown: readonly number[]
  /** Those of them that cannot be applied to an empty document either: no later try can help. */
  readonly broken: readonly number[]
}

/**
 * Builds the document. One transaction: twenty thousand rows take a tenth of a second, one by one they take many.
 * A row that throws for a cause that may pass is tried twice.
 */
export function buildDocument(state: Uint8Array | null, rows: readonly Pick<LogRow, 'seq' | 'bytes'>[]): Built {
  const thrown = new Set<number>()
  const broken: number[] = []
  const tried = new Set<number>()
  let oneByOne = false
  for (;;) {
    const doc = quickRoots(new Doc())
    let current: Pick<LogRow, 'seq' | 'bytes'> | null = null
    const apply = (): void => {
      for (const row of rows) {
        if (thrown.has(row.seq)) continue
        current = row
        applyUpdate(doc, row.bytes)
      }
      current = null
    }
    try {
      if (state !== null) applyUpdateV2(doc, state)
      if (oneByOne) apply()
      else doc.transact(apply)
      return { doc, thrown: [...thrown], broken }
    } catch (error) {
      doc.destroy()
      // A document in which something threw may be half changed: build a new one. What throws only at the end of the
      // transaction is found by going row by row.
      const failed = current as Pick<LogRow, 'seq' | 'bytes'> | null
      if (failed === null) {
        if (oneByOne || rows.length === 0) throw error
      } else if (throwsAlone(failed.bytes)) {
        thrown.add(failed.seq)
        broken.push(failed.seq)
      } else if (tried.has(failed.seq)) thrown.add(failed.seq)
      else tried.add(failed.seq)
      oneByOne = true
    }
  }
}

/** True when an update cannot even be applied to an empty document: it is not the document or the moment that is at fault. */
export function throwsAlone(update: Uint8Array): boolean {
  const doc = new Doc()
  try {
    applyUpdate(doc, update)
    return false
  } catch {
    return true
  } finally {
    doc.destroy()
  }
}

/** True when parts of the document wait for something that has not come. */
export function isPending(doc: Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}
