import { mapOffset, openLiveText, replacementBetween } from '@common-ground/client/model/live-text.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

test('[SE10] the replacement turns the one value into the other and is never larger than it need be', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      fc.nat(40),
      (before, after, caret) => {
        const change = replacementBetween(before, after, caret)
        if (change === null) {
          expect(before).toBe(after)
          return
        }
        expect(before.slice(0, change.index) + change.insert + before.slice(change.index + change.remove)).toBe(after)
      },
    ),
  )
  expect(replacementBetween('leads the work', 'leads all the work', 10)).toEqual({
    index: 6,
    remove: 0,
    insert: 'all ',
  })
})

test('[SE11] an l typed beside an l goes in where the caret is', () => {
  expect(replacementBetween('hello', 'helllo', 3)).toEqual({ index: 2, remove: 0, insert: 'l' })
  expect(replacementBetween('hello', 'helllo', 5)).toEqual({ index: 4, remove: 0, insert: 'l' })
})

test('[SE12] one half of a surrogate pair is never replaced alone', () => {
  const change = replacementBetween('a😀b', 'a😁b', 3)
  expect(change).toEqual({ index: 1, remove: 2, insert: '😁' })
  expect(change?.insert.isWellFormed()).toBe(true)
})

test('[SE13] a caret moves with what comes before it and stays before what comes at it', () => {
  expect(mapOffset([{ insert: 'abc' }], 2)).toBe(5)
  expect(mapOffset([{ retain: 5 }, { insert: 'abc' }], 2)).toBe(2)
  expect(mapOffset([{ retain: 2 }, { insert: 'abc' }], 2)).toBe(2)
  expect(mapOffset([{ retain: 1 }, { delete: 4 }], 3)).toBe(1)
  expect(mapOffset([{ delete: 2 }, { retain: 1 }, { insert: 'xy' }], 5)).toBe(5)
})

test('[SE14] two people typing in one text keep every letter and their own carets', () => {
  const one = new Y.Doc()
  const two = new Y.Doc()
  one.on('update', (update: Uint8Array, origin: unknown) => origin !== 'wire' && Y.applyUpdate(two, update, 'wire'))
  two.on('update', (update: Uint8Array, origin: unknown) => origin !== 'wire' && Y.applyUpdate(one, update, 'wire'))
  const at = { card: 'c', field: 'name' }
  const open = (doc: Y.Doc) => {
    const shared = doc.getText('t/c/name')
    return openLiveText(shared, at, {
      apply(operation) {
        doc.transact(() => {
          shared.delete(operation.index, operation.remove)
          shared.insert(operation.index, operation.insert)
        })
        return { ok: true, value: undefined }
      },
      done() {},
    })
  }
  const a = open(one)
  const b = open(two)
  let caret = 0
  a.subscribe((map) => {
    caret = map(caret)
  })
  a.edit('North', 5)
  caret = 5
  b.edit('Greater North', 8)
  expect(caret).toBe(13)
  a.edit('Greater North shire', 19)
  b.edit('Greater North shire council', 27)
  expect(a.get()).toBe('Greater North shire council')
  expect(b.get()).toBe(a.get())
})
