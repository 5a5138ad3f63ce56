// Pins how a date that people type is read; the field itself is tried in the browser.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDate } from '@common-ground/client/panels/read-date.ts'
import { dayMistake, isDayOrNone, readDay } from '@common-ground/client/panels/read-day.ts'
import { expect, test } from 'vitest'

const ok = (value: string) => ({ ok: true, value })
const wrong = (error: string) => ({ ok: false, error })

test('[PG1] a day is taken in the ways people write it, the day before the month', () => {
  for (const typed of [
    '2027-03-31',
    ' 2027-3-31 ',
    '31/3/27',
    '31/03/2027',
    '31.3.2027',
    '31-3-27',
    '31 3 2027',
    '31 March 2027',
    '31 mar 27',
    "31 Mar '27",
    '31st of March, 2027',
    'the 31st March 2027',
    'Wednesday 31 March 2027',
    'Wed 31 Mar. 2027',
    'March 31, 2027',
    '31-Mar-2027',
  ])
    expect(readDate(typed, false), typed).toEqual(ok('2027-03-31'))
  expect(readDate('', false)).toEqual({ ok: true, value: undefined })
  expect(readDate('3 Sept 2027', false)).toEqual(ok('2027-09-03'))
})
test('[PG1] a month or a year is taken where the field allows it; else the day is asked for', () => {
  for (const typed of ['2027-03', '3/2027', 'March 2027', 'mar 2027', 'March, 2027'])
    expect(readDate(typed, true), typed).toEqual(ok('2027-03'))
  expect(readDate('2027', true)).toEqual(ok('2027'))
  for (const typed of ['2027-03', 'March 2027', '2027']) expect(readDate(typed, false), typed).toEqual(wrong('no-day'))
})
test('[PG1] an impossible day is refused, never moved', () => {
  for (const typed of [
    '2027-02-30',
    '30 February 2027',
    '29/2/27',
    '2027-13',
    '31/4',
    '12/31/2027',
    '0/5/2027',
    '2027-00',
    '0000',
  ])
    expect(readDate(typed, true), typed).toEqual(wrong('no-such-day'))
  expect(readDate('29/2/28', true)).toEqual(ok('2028-02-29'))
})
test('[PG1] what is left out is asked for, never guessed', () => {
  for (const typed of ['31 March', '31/3', 'March', 'March 31', '29 Feb'])
    expect(readDate(typed, true), typed).toEqual(wrong('no-year'))
  for (const typed of ['next week', 'Q3 2027', 'end of March 2027', 'ma 2027', 'marble 2027', '31', '3/27x', 'the'])
    expect(readDate(typed, true), typed).toEqual(wrong('form'))
})

test('[PG1] a form has a day as soon as it is one, and what is none as it was typed', () => {
  expect(['12/5/31', ' ', '12 May', '12 Ma', 'soon'].map(readDay)).toEqual([
    '2031-05-12',
    '',
    '12 May',
    '12 Ma',
    'soon',
  ])
  expect(['', '2031-05-12', '12 May', '2031-05', 'soon'].map(isDayOrNone)).toEqual([true, true, false, false, false])
  expect(dayMistake('12 May')).toContain('Which year?')
  expect(dayMistake('2031-05')).toContain('Which day')
  expect(dayMistake('31 June 2031')).toContain('no such day')
})

test('[PG1] one line takes a day everywhere: no other field is of the kind the browser fills in by parts', () => {
  const root = fileURLToPath(new URL('../../../client/src/', import.meta.url))
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && readFileSync(root + name, 'utf8').includes('type="date"'))
    .toSorted()
  expect(found).toEqual(['panels/fields/day-box.tsx'])
})
