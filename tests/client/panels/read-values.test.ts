// Pins how typed words become values; the inputs themselves are tried in the browser.
import { readDate, readMoney, readNumber, readPeriod } from '@common-ground/client/panels/read-values.ts'
import { expect, test } from 'vitest'

test('[PG1] a day is taken in the ways people write it', () => {
  expect(readDate('2026-04-30', false)).toEqual({ ok: true, value: '2026-04-30' })
  expect(readDate(' 2026-4-3 ', false)).toEqual({ ok: true, value: '2026-04-03' })
  expect(readDate('30/4/2026', false)).toEqual({ ok: true, value: '2026-04-30' })
  expect(readDate('', false)).toEqual({ ok: true, value: undefined })
})
test('[PG1] a month or a year counts only where the field allows it', () => {
  expect(readDate('2026-04', true)).toEqual({ ok: true, value: '2026-04' })
  expect(readDate('2026', true)).toEqual({ ok: true, value: '2026' })
  expect(readDate('2026-04', false)).toEqual({ ok: false, error: 'form' })
})
test('[PG1] an impossible day is refused, never moved', () => {
  expect(readDate('2026-02-30', true)).toEqual({ ok: false, error: 'no-such-day' })
  expect(readDate('2026-13', true)).toEqual({ ok: false, error: 'no-such-day' })
  expect(readDate('2028-02-29', true)).toEqual({ ok: true, value: '2028-02-29' })
  expect(readDate('next week', true)).toEqual({ ok: false, error: 'form' })
})
test('[PG2] a number is taken only within its bounds and steps', () => {
  const hours = { min: 0, max: 200, step: 0.5 }
  expect(readNumber('7,5', hours)).toEqual({ ok: true, value: 7.5 })
  expect(readNumber('0', hours)).toEqual({ ok: true, value: 0 })
  expect(readNumber('7.3', hours)).toEqual({ ok: false, error: 'step' })
  expect(readNumber('201', hours)).toEqual({ ok: false, error: 'range' })
  for (const typed of ['1e3', 'NaN', 'Infinity', '0x10', '12 days', '--1'])
    expect(readNumber(typed, hours)).toEqual({ ok: false, error: 'form' })
})
test('[PG3] a period keeps 0, and nothing typed is no limit', () => {
  expect(readPeriod('0', 'months')).toEqual({ ok: true, value: { amount: 0, unit: 'months' } })
  expect(readPeriod('  ', 'months')).toEqual({ ok: true, value: undefined })
  expect(readPeriod('1.5', 'months').ok).toBe(false)
  expect(readPeriod('3651', 'calendar-days').ok).toBe(false)
})
test('[PG4] money needs an amount and a currency of three letters', () => {
  expect(readMoney('£12500.50', 'gbp', 'year')).toEqual({
    ok: true,
    value: { amount: 12500.5, currency: 'GBP', per: 'year' },
  })
  expect(readMoney('', 'GBP', 'once')).toEqual({ ok: true, value: undefined })
  expect(readMoney('-1', 'GBP', 'once').ok).toBe(false)
  expect(readMoney('10', 'pounds', 'once').ok).toBe(false)
})
