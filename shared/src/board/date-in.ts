// Knows which calendar date and time of day it is somewhere at a moment; refuses to know which moment it is now.

/** Where a board stands whose time zone the calendar does not know. */
const OTHERWISE = 'Europe/London'

/** The calendar date YYYY-MM-DD in an IANA time zone at `at`, milliseconds since 1970. */
export function dateIn(timeZone: string, at: number): string {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`
}

/** The time of day HH:MM there. */
export function timeIn(timeZone: string, at: number): string {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`
}

const numbers = {
  calendar: 'iso8601',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const

/** Making one takes longer than everything else a key press does; a board has one time zone. */
let kept: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | null = null

function formatIn(timeZone: string): Intl.DateTimeFormat {
  if (kept?.timeZone !== timeZone) kept = { timeZone, format: formatOf(timeZone) }
  return kept.format
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en', { ...numbers, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en', { ...numbers, timeZone: OTHERWISE })
  }
}
