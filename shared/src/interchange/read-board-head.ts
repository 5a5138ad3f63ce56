// Knows how title, stage, language, dates and settings of a board file are read, and any value that stands under a common key; refuses to know cards.
import type { BoardHead } from '../board/board-content.ts'
import { isDate, isInstant } from '../board/calendar.ts'
import { LIMITS } from '../board/limits.ts'
import { isPlainValue } from '../board/plain-value.ts'
import { isLanguage, isStage, isTimeZone } from '../board/read-head.ts'
import { readText } from './check-board-fields.ts'
import type { FileObject } from './check-shape.ts'
import { isFileObject } from './check-shape.ts'
import type { Findings } from './findings.ts'

/** True for what counts as not set in a file. */
export const isUnset = (value: unknown): boolean => value === undefined || value === null || value === ''

/** What has a common key in a readable form; what has not is told and left out. */
export function common<T>(
  value: unknown,
  path: string,
  read: (value: unknown) => T | undefined,
  findings: Findings,
): T | undefined {
  if (isUnset(value)) return undefined
  const found = read(value)
  if (found === undefined)
    findings.tell({ path, code: 'bad-value', message: 'This could not be read and was left out.', action: 'skipped' })
  return found
}

/** A plain object that a document can hold; undefined = anything else. */
export const recordOrNone = (value: unknown): FileObject | undefined =>
  isFileObject(value) && isPlainValue(value) ? value : undefined

/** Reads what is said about the board as a whole. `createdAt` = when the file does not say. */
export function readHead(value: unknown, createdAt: string, findings: Findings): BoardHead {
  if (!isFileObject(value))
    findings.refuse('board', 'wrong-type', 'Expected an object with title and settings here. Correct it in the file.')
  const head = isFileObject(value) ? value : {}
  const title = isUnset(head['title']) ? undefined : readText(head['title'], 'board.title', LIMITS.boardTitle, findings)
  const pick = <T>(key: string, accepts: (value: unknown) => value is T, otherwise: T): T => {
    const given = head[key]
    if (accepts(given)) return given
    if (!isUnset(given))
      findings.tell({
        path: `board.${key}`,
        code: 'bad-value',
        message: 'This could not be read; the usual value was taken.',
        action: 'changed',
      })
    return otherwise
  }
  const isDay = (day: unknown): day is string => isDate(day, false)
  const date = (key: string): string | undefined => {
    const given = head[key]
    if (isUnset(given) || isDay(given)) return isDay(given) ? given : undefined
    findings.refuse(`board.${key}`, 'bad-date', 'There is no such date. Write YYYY-MM-DD.')
    return undefined
  }
  const [firstProposedOn, firstAgreedOn] = [date('firstProposedOn'), date('firstAgreedOn')]
  return {
    title: title ?? 'Untitled partnership',
    stage: pick('stage', isStage, 'forming'),
    language: pick('language', isLanguage, 'en-GB'),
    timeZone: pick('timeZone', isTimeZone, 'Europe/London'),
    createdAt: pick('createdAt', isInstant, createdAt),
    ...(firstProposedOn === undefined ? {} : { firstProposedOn }),
    ...(firstAgreedOn === undefined ? {} : { firstAgreedOn }),
    settings: common(head['settings'], 'board.settings', recordOrNone, findings) ?? {},
  }
}
