// Proves which call comes next after those that were held.
import { nextSheet } from '@common-ground/client/panels/leading/held-calls.ts'
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
