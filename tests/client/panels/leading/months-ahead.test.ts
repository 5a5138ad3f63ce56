// Proves which months are offered for a first step or a result.
import { monthsFrom } from '@common-ground/client/panels/leading/months-ahead.ts'
import { expect, test } from 'vitest'

test('[LD59] so many months ahead, also over the end of a year', () => {
  const months = (today: string): readonly string[] => monthsFrom(today, [3, 12, 36]).map(({ month }) => month)
  expect(months('2026-11-30')).toEqual(['2027-02', '2027-11', '2029-11'])
  expect(months('2026-09-01')).toEqual(['2026-12', '2027-09', '2029-09'])
  expect(months('2026-12-31')).toEqual(['2027-03', '2027-12', '2029-12'])
})
