// How a length of time reads.
import { monthsWords } from '@common-ground/shared/board/calendar-words.ts'
import { expect, test } from 'vitest'

test('[BD36] whole years are said as years, and everything else in months', () => {
  expect([1, 6, 12, 18, 24, 60].map(monthsWords)).toEqual([
    '1 month',
    '6 months',
    '12 months',
    '18 months',
    '2 years',
    '5 years',
  ])
})
