// Knows how committed rows become part of a document, as one change, and which of them cannot; refuses to decide what happens then.
import { applyUpdate, type Doc } from 'yjs'
import { isPending, throwsAlone } from './load-document.ts'
import type { Pending } from './committer.ts'
import type { Committed } from './room-ports.ts'

/**
 * Applies rows in order. Gives the numbers of those that can never be applied or left something waiting, null when
 * something failed and it cannot be said that a row is at fault; with either the document is not to be used any more.
 */
export function applyRows(doc: Doc, rows: readonly Committed<Pending>[]): readonly number[] | null {
  const bad: number[] = []
  let failed = false
  const wasPending = isPending(doc)
  try {
    doc.transact(() => {
      for (const { pending, result } of rows) {
        if (!result.ok) continue
        try {
          applyUpdate(doc, pending.row.bytes)
          if (!wasPending && bad.length === 0 && isPending(doc)) bad.push(result.seq)
        } catch {
          if (throwsAlone(pending.row.bytes)) bad.push(result.seq)
          else failed = true
        }
      }
    })
  } catch {
    if (bad.length === 0) return null
  }
  return failed && bad.length === 0 ? null : bad
}
