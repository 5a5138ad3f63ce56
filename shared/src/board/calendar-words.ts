// Knows how a calendar date and a length of time are written in a sentence; knows no today.
import type { Period } from './kinds/kind.ts'

/** As they are written, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "30 September 2027", "September 2027" or "2027" for a full or partial date; what is no date comes back as it is. */
export function dateWords(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/u.exec(date) ?? []
  if (year === undefined) return date
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  if (month !== undefined && name === undefined) return date
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(' ')
}

const UNITS: Readonly<Record<Period['unit'], readonly [one: string, many: string]>> = {
  'working-days': ['working day', 'working days'],
  'calendar-days': ['day', 'days'],
  months: ['month', 'months'],
}

/** "18 months", and "5 years" where whole years say it shorter; one year stays twelve months. */
export const monthsWords = (months: number): string =>
  months > 12 && months % 12 === 0
    ? `${String(months / 12)} years`
    : `${String(months)} ${UNITS.months[months === 1 ? 0 : 1]}`

/** "10 working days"; 0 is written as it stands. */
export const periodWords = ({ amount, unit }: Period): string =>
  `${String(amount)} ${UNITS[unit][amount === 1 ? 0 : 1]}`
