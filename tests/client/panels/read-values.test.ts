// Pins how typed words become values; the inputs themselves are tried in the browser.
import { readMoney, readNumber, readPeriod } from '@common-ground/client/panels/read-values.ts'
import { expect, test } from 'vitest'

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
