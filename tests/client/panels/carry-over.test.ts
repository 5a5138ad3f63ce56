// Pins what becomes of words composed while others change the same text.
import { carryOver } from '@common-ground/client/panels/fields/carry-over.ts'
import { expect, test } from 'vitest'

/** Moves an offset across an insertion of `length` at `at`; one exactly there stays before it. */
const inserted = (at: number, length: number) => (offset: number) => (offset > at ? offset + length : offset)

test("[PG5] composed words land where they were typed, behind the others' words before them", () => {
  const carried = carryOver('we meet', 'we often meet', 9, 'Yes, we meet', [inserted(0, 5)])
  expect(carried).toEqual({ text: 'Yes, we often meet', caret: 14 })
})
test("[PG5] nothing of the others' words is taken away", () => {
  const carried = carryOver('ab', 'axb', 2, 'ab and more', [inserted(2, 9)])
  expect(carried.text).toBe('axb and more')
})
test('[PG5] a composition that replaces letters removes only those', () => {
  const carried = carryOver('one two', 'one ニ', 5, 'one two three', [inserted(7, 6)])
  expect(carried.text).toBe('one ニ three')
})
test('[PG5] without changes by others the text is what was typed', () => {
  expect(carryOver('a', 'ab', 2, 'a', [])).toEqual({ text: 'ab', caret: 2 })
})
