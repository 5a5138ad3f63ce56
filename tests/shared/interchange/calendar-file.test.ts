// Shows that a day to remember becomes a file calendars read as it was meant, whatever stands in it; knows no screen.
import { expect, test } from 'vitest'
import { CALENDAR_TYPE, calendarFile, type CalendarDay } from '@common-ground/shared/interchange/calendar-file.ts'

const STAMP = '2027-03-01T09:30:15.250Z'
const DAY: CalendarDay = { uid: 'review-1@board', on: '2027-05-31', title: 'We look again' }

function written(day: Partial<CalendarDay>): string {
  const file = calendarFile({ ...DAY, ...day }, STAMP)
  if (!file.ok) throw new Error(file.error)
  return file.value
}

/** Reads content lines back as RFC 5545 3.1 and 3.3.11 say: unfolded, then unescaped. */
function readBack(file: string): ReadonlyMap<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n')
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const colon = line.indexOf(':')
        const value = line.slice(colon + 1)
        return [
          line.slice(0, colon),
          value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)),
        ]
      }),
  )
}

test('[FM1] a day is one entry for the whole of it, which keeps nobody busy', () => {
  expect(CALENDAR_TYPE).toBe('text/calendar')
  expect(written({ url: 'https://example.org/b/1' }).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Common Ground//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:review-1@board',
    'DTSTAMP:20270301T093015Z',
    'DTSTART;VALUE=DATE:20270531',
    'DTEND;VALUE=DATE:20270601',
    'SUMMARY:We look again',
    'URL:https://example.org/b/1',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test.each([
  ['2028-02-28', '20280229'],
  ['2028-02-29', '20280301'],
  ['2027-02-28', '20270301'],
  ['2027-12-31', '20280101'],
])('[FM1] the day %s ends where the next begins', (on, end) => {
  expect(written({ on })).toContain(`DTEND;VALUE=DATE:${end}\r\n`)
})

test.each(['2027-02-30', '2027-02', '2027', '', 'tomorrow'])('[FM2] %o is no day, and gives no file', (on) => {
  expect(calendarFile({ ...DAY, on }, STAMP)).toEqual({ ok: false, error: 'no-day' })
  expect(calendarFile(DAY, on)).toEqual({ ok: false, error: 'no-day' })
})

test('[FM2] what is typed stays text and adds no line of its own', () => {
  const title = 'Money; people, \\ and\r\nEND:VEVENT\r\nBEGIN:VALARM\u0000\u2028x'
  const file = written({ title, text: 'One\tline\nand another', url: 'https://example.org/\r\nATTACH:x' })
  const read = readBack(file)
  expect(read.get('SUMMARY')).toBe('Money; people, \\ and\nEND:VEVENT\nBEGIN:VALARM\nx')
  expect(read.get('DESCRIPTION')).toBe('One line\nand another')
  expect(read.get('URL')).toBe('https://example.org/ATTACH:x')
  expect([...read.keys()].filter((name) => name === 'ATTACH' || name === 'BEGIN')).toEqual(['BEGIN'])
  expect(file.match(/^END:VEVENT\r$/gmu)).toHaveLength(1)
})

test('[FM2] long lines are folded at 75 octets, and no character is cut', () => {
  const title = 'شراكة الصحة 健康合作 🤝 e\u0301 '.repeat(20).trim()
  const file = written({ title })
  const lines = file.split('\r\n')
  expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75)
  expect(file.isWellFormed()).toBe(true)
  expect(readBack(file).get('SUMMARY')).toBe(title)
  // A line exactly as long as it may be is not folded, one octet more is.
  expect(written({ title: 'x'.repeat(67) })).toContain(`SUMMARY:${'x'.repeat(67)}\r\n`)
  expect(written({ title: 'x'.repeat(68) })).toContain(`SUMMARY:${'x'.repeat(67)}\r\n x\r\n`)
})

test('[FM2] a broken character does not break the file', () => {
  expect(readBack(written({ title: 'a\uD800b' })).get('SUMMARY')).toBe('a\uFFFDb')
})
