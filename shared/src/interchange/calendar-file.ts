// Knows how a day to remember is written as a file that calendars open (RFC 5545); refuses to know what the day is for.
import { daysIn, isDate, isInstant } from '../board/calendar.ts'
import { productName } from '../product-name.ts'
import { fail, ok, type Result } from '../result.ts'

/** The content type of such a file; its name ends in `.ics`. */
export const CALENDAR_TYPE = 'text/calendar'

/** Something on one whole day. */
export interface CalendarDay {
  /** Names the entry for good: a file with the same one replaces what came by the one before. Any characters. */
  readonly uid: string
  /** YYYY-MM-DD. */
  readonly on: string
  readonly title: string
  /** Shown with the entry; line breaks stay. */
  readonly text?: string
  /** Address to open from the entry. */
  readonly url?: string
}

/** Octets of a line, without its end, above which it goes on in the next. */
const LINE = 75

/**
 * The day as the text of an `.ics` file: one entry for the whole day, which keeps nobody busy. Lines end in CRLF and are
 * folded at 75 octets without cutting a character; control characters are left out. FM1, FM2.
 *
 * @param stamp when it is written, an instant in UTC; of two files with the same `uid` calendars take the later one.
 * @returns `no-day` when `on` or `stamp` is none.
 */
export function calendarFile(day: CalendarDay, stamp: string): Result<string, 'no-day'> {
  if (!isDate(day.on, false) || !isInstant(stamp)) return fail('no-day')
  const { uid, on, title, text = '', url = '' } = day
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${productName}//EN`,
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp.slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(on))}`,
    `SUMMARY:${escaped(title)}`,
    ...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]),
    ...(url === '' ? [] : [`URL:${withoutControls(url).replaceAll(/\s/gu, '%20')}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return ok(lines.map((line) => `${folded(line)}\r\n`).join(''))
}

const compact = (date: string): string => date.replaceAll('-', '')

/** The end of a whole day is the day after it, which is not in it any more. */
function dayAfter(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  if (day < daysIn(year, month)) return written(year, month, day + 1)
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1)
}
const written = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Lone surrogates have no bytes in UTF-8 and become the sign for what cannot be read. */
const withoutControls = (text: string): string => text.toWellFormed().replaceAll(/\p{Cc}/gu, '')
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .split('\n')
    .map((line) => withoutControls(line.replaceAll('\t', ' ')).replaceAll(/[\\;,]/g, String.raw`\$&`))
    .join(String.raw`\n`)

/** A line that goes on begins with a space, which counts. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let room = LINE
  for (const character of line) {
    const octets = octetsOf(character)
    if (octets > room) {
      pieces.push(piece)
      piece = ''
      room = LINE - 1
    }
    piece += character
    room -= octets
  }
  return [...pieces, piece].join('\r\n ')
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4
}
