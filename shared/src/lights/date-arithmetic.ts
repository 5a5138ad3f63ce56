// Knows how calendar dates are counted with: last days, days, months and working days between; refuses to know what day it is.
import { dayNumber, daysIn } from '../board/calendar.ts'

const padded = (value: number, width: number): string => String(value).padStart(width, '0')

/** The day a date stands for: a year or month counts as its last day. Takes what `isDate` accepts. */
export const lastDay = (date: string): string => {
  if (date.length === 10) return date
  const month = date.length === 4 ? 12 : Number(date.slice(5, 7))
  return `${date.slice(0, 4)}-${padded(month, 2)}-${daysIn(Number(date.slice(0, 4)), month)}`
}

/** Calendar days from one full date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The full date so many months later; the 31st becomes the last day of a shorter month. */
export const addMonths = (date: string, months: number): string => {
  const counted = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(counted / 12)
  const month = (counted % 12) + 1
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(Math.min(Number(date.slice(8, 10)), daysIn(year, month)), 2)}`
}

/** Monday = 0. 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7
/** Working days from a Monday long ago up to and including a day. */
const workingDaysUpTo = (day: number): number => Math.floor((day + 3) / 7) * 5 + Math.min(weekday(day) + 1, 5)

/** Working days after the first full date, up to and including the second: Monday to Friday without the holidays. 0 when it is not later. */
export const workingDaysBetween = (from: string, to: string, holidays: readonly string[]): number => {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (last <= first) return 0
  const free = new Set(holidays.map((date) => dayNumber(lastDay(date))))
  const off = [...free].filter((day) => day > first && day <= last && weekday(day) < 5)
  return workingDaysUpTo(last) - workingDaysUpTo(first) - off.length
}
