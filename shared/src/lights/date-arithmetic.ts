// Knows how calendar dates are counted with; refuses to know what day it is.
import { dayNumber, daysIn } from '../board/calendar.ts'

/** The day a date stands for: a year or month counts as its last day. Takes what `isDate` accepts. */
export const lastDay = (date: string): string => {
  if (date.length === 10) return date
  const month = date.length === 4 ? 12 : Number(date.slice(5, 7))
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-${daysIn(Number(date.slice(0, 4)), month)}`
}

/** Calendar days from one full date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)
