// Knows calendar dates and instants as they are written; refuses to know what day it is.

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?Z$/

/** Days of a month, which counts from 1. */
export const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** True for a day that exists, YYYY-MM-DD; with `partial` also for YYYY and YYYY-MM. */
export const isDate = (value: unknown, partial: boolean): value is string => {
  const parts = typeof value === 'string' ? DATE.exec(value) : null
  if (parts === null) return false
  const [, year, month, day] = parts
  if (year === '0000' || (!partial && day === undefined)) return false
  if (month === undefined) return true
  const numbered = Number(month)
  if (numbered < 1 || numbered > 12) return false
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysIn(Number(year), numbered))
}

/** Days from 1970-01-01 to a full date that `isDate` accepts. */
export const dayNumber = (date: string): number => {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  // Years counted from March: the leap day comes last, so every month starts at a fixed distance.
  const shifted = month > 2 ? year : year - 1
  const monthFromMarch = (month + 9) % 12
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return 365 * shifted + leaps + Math.floor((153 * monthFromMarch + 2) / 5) + Number(date.slice(8, 10)) - 719_469
}

/** True for an instant in UTC, ISO 8601 with a Z. */
export const isInstant = (value: unknown): value is string => {
  const parts = typeof value === 'string' ? INSTANT.exec(value) : null
  return (
    parts !== null && isDate(parts[1], false) && Number(parts[2]) < 24 && Number(parts[3]) < 60 && Number(parts[4]) < 61
  )
}

/** Milliseconds since 1970 of an instant that `isInstant` accepts; NaN for anything else. */
export const instantMs = (instant: string): number => {
  const parts = INSTANT.exec(instant)
  if (parts === null) return Number.NaN
  const [, date = '', hours, minutes, seconds, fraction = ''] = parts
  const whole = (dayNumber(date) * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds)
  return whole * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
}

/** The date (UTC) of a stamp; undefined = no stamp, or no readable instant in it. */
export const dateOfStamp = (stamp: { readonly at: string } | null): string | undefined =>
  stamp !== null && isInstant(stamp.at) ? stamp.at.slice(0, 10) : undefined
