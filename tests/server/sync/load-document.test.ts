// Shows which stored rows are left out of a document, and which of them for good.
import { applyRows } from '@common-ground/server/sync/apply-rows.ts'
import { buildDocument, isPending } from '@common-ground/server/sync/load-document.ts'
import { expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'

const wordsOf = (name: string): Uint8Array => {
  const doc = new Doc()
  doc.getMap('cards').set(name, 1)
  return encodeStateAsUpdate(doc)
}
/** Bytes that cannot be read the first few times, as when memory runs short. */
const failing = (bytes: Uint8Array, times: number): Uint8Array => {
  let left = times
  return new Proxy(bytes, {
    get(target, key) {
      if (key === '0' && left-- > 0) throw new RangeError('out of memory')
      return Reflect.get(target, key, target) as unknown
    },
  })
}
const GARBAGE = Uint8Array.of(1, 9, 9)

test('[SY19] a row that fails once is there after all', () => {
  const rows = [wordsOf('a'), failing(wordsOf('b'), 1), wordsOf('c')].map((bytes, at) => ({ seq: at + 1, bytes }))
  const { doc, thrown, broken } = buildDocument(null, rows)
  expect([Object.keys(doc.getMap('cards').toJSON()).toSorted(), thrown, broken]).toEqual([['a', 'b', 'c'], [], []])
  expect(isPending(doc)).toBe(false)
})

test('[SY16] a row that can never be applied is named', () => {
  const rows = [wordsOf('a'), GARBAGE, wordsOf('c')].map((bytes, at) => ({ seq: at + 1, bytes }))
  const { doc, thrown, broken } = buildDocument(null, rows)
  expect([Object.keys(doc.getMap('cards').toJSON()).toSorted(), thrown, broken]).toEqual([['a', 'c'], [2], [2]])
})

test('[SY16] [SY19] of committed rows those are named that can never be applied', () => {
  const committed = (...updates: Uint8Array[]) =>
    updates.map((bytes, at) => ({
      pending: { row: { boardId: 'b1', epoch: 1, document: 'map' as const, actor: 'p1', bytes } },
      result: { ok: true as const, seq: at + 1 },
    }))
  expect(applyRows(new Doc(), committed(wordsOf('a'), GARBAGE))).toEqual([2])
  expect(applyRows(new Doc(), committed(wordsOf('a'), failing(wordsOf('b'), 1)))).toBe(null)
  expect(applyRows(new Doc(), committed(wordsOf('a'), wordsOf('b')))).toEqual([])
})
