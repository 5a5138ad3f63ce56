// Knows how a date that people type becomes a calendar date; refuses to guess the part they left out.
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { MONTHS } from '@common-ground/shared/board/calendar-words.ts'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'

/** Why no date came out: unreadable; no such day; the year, or the day where one is needed, is left out. */
export type DateMistake = 'form' | 'no-such-day' | 'no-year' | 'no-day'

interface Parts {
  readonly year?: string | undefined
  readonly month?: string | undefined
  readonly day?: string | undefined
}

const WEEKDAY = /^(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r(?:s)?)?|fri|sat(?:ur)?|sun)(?:day)?\s+/u

/** 1 to 12 for "march", "mar" or "sept", lower case; null = no month. */
function monthOf(word: string): number | null {
  const at = word.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(word))
  return at < 0 ? null : at + 1
}

/** Figures alone: the year first as a file has it, or the day first as people here write it. */
function figures(text: string): Parts | null {
  const yearFirst = /^(\d{4})(?:[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?)?$/u.exec(text)
  if (yearFirst !== null) return { year: yearFirst[1], month: yearFirst[2], day: yearFirst[3] }
  const dayFirst = /^(\d{1,2})[-./ ](\d{1,2})(?:[-./ ](\d{4}|\d{2}))?$/u.exec(text)
  if (dayFirst !== null) return { day: dayFirst[1], month: dayFirst[2], year: dayFirst[3] }
  const monthFirst = /^(\d{1,2})[-./ ](\d{4})$/u.exec(text)
  return monthFirst === null ? null : { month: monthFirst[1], year: monthFirst[2] }
}

/** The month as a word: "31 March 2027", "the 31st of March", "March 31 2027", "March 2027", "March". */
function worded(text: string): Parts | null {
  const dayFirst = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?[- ](?:of )?([a-z]+)\.?(?:[- ]'?(\d{4}|\d{2}))?$/u.exec(text)
  const monthFirst = /^([a-z]+)\.?(?:[- ](\d{1,2})(?:st|nd|rd|th)?)?(?:[- ](\d{4}))?$/u.exec(text)
  const month = monthOf(dayFirst?.[2] ?? monthFirst?.[1] ?? '')
  if (month === null) return null
  if (dayFirst !== null) return { day: dayFirst[1], month: String(month), year: dayFirst[3] }
  return { day: monthFirst?.[2], month: String(month), year: monthFirst?.[3] }
}

/**
 * A calendar date as people type it, the day before the month: 31/3/27, 31.03.2027, 31 March 2027, 2027-03-31; with `partial`
 * also a month (March 2027, 3/2027) or a year (2027), which stays one. A year of two figures is of this century.
 * Undefined = nothing typed. [PG1]
 */
export function readDate(typed: string, partial: boolean): Result<string | undefined, DateMistake> {
  const text = typed.trim().toLowerCase().replaceAll(',', ' ').replaceAll(/\s+/gu, ' ').replace(WEEKDAY, '')
  if (text === '') return ok(undefined)
  const parts = figures(text) ?? worded(text)
  if (parts === null) return fail('form')
  const { year, month, day } = parts
  const two = (part: string): string => `-${part.padStart(2, '0')}`
  const rest = (month === undefined ? '' : two(month)) + (day === undefined ? '' : two(day))
  // What cannot be in any year is said first: 2024 has every day there is.
  if (year === undefined) return fail(isDate(`2024${rest}`, true) ? 'no-year' : 'no-such-day')
  const date = (year.length === 2 ? `20${year}` : year) + rest
  if (!isDate(date, true)) return fail('no-such-day')
  return day === undefined && !partial ? fail('no-day') : ok(date)
}
