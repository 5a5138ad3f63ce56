// Knows how committed rows become part of a document, as one change, and which of them cannot; refuses to decide what happens then.
import { applyUpdate, type Doc } from 'yjs'
import { isPending } from './load-document.ts'
import type { Pending } from './committer.ts'
import type { Committed } from './room-ports.ts'

/**
 * Applies rows in order. Gives the numbers of those that threw or left something waiting, null when one of them did
 * and it cannot be said which; the document is then not to be used.
 */
export function applyRows(doc: Doc, rows: readonly Committed<Pending>[]): readonly number[] | null {
  const bad: number[] = []
  const wasPending = isPending(doc)
  try {
    doc.transact(() => {
      for (const { pending, result } of rows) {
        if (!result.ok) continue
        try {
          applyUpdate(doc, pending.row.bytes)
          if (!wasPending && bad.length === 0 && isPending(doc)) bad.push(result.seq)
        } catch {
          bad.push(result.seq)
        }
      }
    })
  } catch {
    if (bad.length === 0) return null
  }
  return bad
}
