// Proves which call comes next after those that were held, and when the review comes first.
import { isReviewDue, nextSheet, offeredFirst } from '@common-ground/client/panels/leading/held-calls.ts'
import { expect, test } from 'vitest'

test.each([
  ['nothing was held', [], 'why-and-who'],
  ['only ten minutes were', ['which-apply'], 'why-and-who'],
  ['the first was', ['why-and-who'], 'what-and-who-does-what'],
  ['the second was, and the first was not', ['what-and-who-does-what'], 'why-and-who'],
  ['two were', ['what-and-who-does-what', 'why-and-who'], 'how-we-work'],
  ['all of them were', ['how-we-work', 'what-and-who-does-what', 'why-and-who'], null],
])('[LD67] where %s', (_, held, next) => {
  expect(nextSheet(held.map((sheet) => ({ sheet, begunAt: 1 })))).toBe(next)
})

const held = (...sheets: readonly string[]) => sheets.map((sheet) => ({ sheet, begunAt: 1 }))
test.each([
  ['nothing is agreed, and a review was due', held(), false, '2026-11-01', 'why-and-who'],
  ['the map is agreed, and nothing is due', held(), true, '2027-05-01', null],
  ['the map is agreed, and no day is said', held('which-apply'), true, undefined, null],
  ['the map is agreed in the middle of the calls', held('why-and-who'), true, '2027-05-01', 'what-and-who-does-what'],
  ['the map is agreed, and the day is today', held('why-and-who'), true, '2026-12-01', 'review'],
  ['the day has gone by', held(), true, '2026-11-30', 'review'],
  ['its month has come', held(), true, '2026-12', 'review'],
  ['its year has come', held(), true, '2026', 'review'],
  ['its month is to come', held(), true, '2027-01', null],
])('[LD107] where %s', (_, calls, isAgreed, reviewOn, first) => {
  const standing = { held: calls, isAgreed, reviewOn, today: '2026-12-01' }
  expect(offeredFirst(standing)).toBe(first)
  expect(isReviewDue(standing)).toBe(first === 'review')
})
