// Knows how an update's outline relates to what a document holds: does it follow on, does it add anything; refuses to change either.
import { findIndexSS, getState, type Doc } from 'yjs'
import type { UpdateShape } from './update-shape.ts'

/** Clocks a document knows, or will know when what is under way has been committed. */
export type StateOf = (client: number) => number

/**
 * True when an update cannot be applied completely: it starts beyond what is known, or rests on something that is
 * neither known nor in it. Committing it would leave changes waiting inside the document.
 */
export function hasGap({ ranges, refersTo, deletes }: UpdateShape, stateOf: StateOf): boolean {
  const ends = new Map<number, number>()
  for (const { client, before, end } of ranges) {
    const state = stateOf(client)
    if (state < before) return true
    ends.set(client, end)
  }
  const reaches = (client: number): number => Math.max(stateOf(client), ends.get(client) ?? 0)
  for (const [client, clock] of refersTo) if (reaches(client) <= clock) return true
  for (let at = 0; at < deletes.length; at += 3) {
    const client = deletes[at] ?? 0
    if (reaches(client) < (deletes[at + 1] ?? 0) + (deletes[at + 2] ?? 0)) return true
  }
  return false
}

/**
 * True when an update adds something under a number that is taken. Stored, it would use up clocks that the owner's next
 * words get as well, and those words would count as known already.
 */
export function addsUnder(stateOf: StateOf, { ranges }: UpdateShape, isTaken: (client: number) => boolean): boolean {
  return ranges.some(({ client, end }) => end > stateOf(client) && isTaken(client))
}

/** True when a document already holds everything in an update, deletions included. */
export function holds(doc: Doc, { ranges, deletes }: UpdateShape): boolean {
  for (const { client, end } of ranges) if (getState(doc.store, client) < end) return false
  for (let at = 0; at < deletes.length; at += 3) {
    if (!isDeletedThroughout(doc, deletes[at] ?? 0, deletes[at + 1] ?? 0, deletes[at + 2] ?? 0)) return false
  }
  return true
}

function isDeletedThroughout(doc: Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client)
  if (structs === undefined || getState(doc.store, client) < clock + length) return false
  for (let index = findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (struct === undefined || struct.id.clock >= clock + length) return true
    if (!struct.deleted) return false
  }
  return true
}
