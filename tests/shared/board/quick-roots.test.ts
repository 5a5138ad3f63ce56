// Checks that a document with thousands of texts is encoded quickly and unchanged; knows no board.
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { expect, test } from 'vitest'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { quickRoots } from '@common-ground/shared/quick-roots.ts'
import { boardOf, card } from './small-board.ts'

const TEXTS = 2000
const source = boardOf(
  Array.from({ length: TEXTS / 2 }, (_, index) =>
    card(`c${index}`, 'objective', { title: `Title ${index}`, why: `Why ${index}` }),
  ),
)

test('[BD25] the bytes of a document are the same with and without the quick search', () => {
  const update = encodeStateAsUpdate(source.doc)
  const plain = new Doc()
  applyUpdate(plain, update)
  const quick = quickRoots(new Doc())
  applyUpdate(quick, update)
  expect(Buffer.compare(encodeStateAsUpdate(quick), encodeStateAsUpdate(plain))).toBe(0)
  expect([...quick.share.keys()]).toEqual([...plain.share.keys()])
  expect(new Map([...quick.share.entries()].map(([name]) => [name, true])).size).toBe(quick.share.size)
})

test('[BD25] encoding looks at a handful of names per text, not at all of them', () => {
  const { share } = source.doc
  const get = share.get.bind(share)
  let looked = 0
  share.get = (name) => {
    looked += 1
    return get(name)
  }
  encodeStateAsUpdate(source.doc)
  expect(looked).toBeLessThan(TEXTS * 12)
})

test('[BD25] a document is opened twice without harm, and texts made later are found', () => {
  const doc = new Doc()
  doc.getText('t/a/title').insert(0, 'before')
  openBoardDoc(doc)
  const { share } = doc
  openBoardDoc(doc)
  expect(doc.share).toBe(share)
  for (let index = 0; index < 20; index += 1) doc.getText(`t/b${index}/title`).insert(0, `${index}`)
  const copy = new Doc()
  applyUpdate(copy, encodeStateAsUpdate(doc))
  expect([copy.getText('t/a/title').toString(), copy.getText('t/b19/title').toString()]).toEqual(['before', '19'])
})
