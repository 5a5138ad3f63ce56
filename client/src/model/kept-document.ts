// Knows how a document is put together from updates that lay on the device, and when they cannot make one; refuses to know where they lay.
import { applyUpdate, Doc } from 'yjs'

/** Applies updates in one transaction. @throws whatever Yjs throws for bytes that are no update. */
export function applyAll(doc: Doc, updates: readonly Uint8Array[], origin: unknown): void {
  doc.transact(() => {
    for (const update of updates) applyUpdate(doc, update, origin)
  }, origin)
}

/** True when updates can be applied and rest on nothing that is missing; tried on a document of its own. */
export function areComplete(updates: readonly Uint8Array[]): boolean {
  const doc = new Doc()
  try {
    applyAll(doc, updates, 'trial')
    return doc.store.pendingStructs === null && doc.store.pendingDs === null
  } catch {
    // Bytes that are no update: what the store held was damaged.
    return false
  } finally {
    doc.destroy()
  }
}
