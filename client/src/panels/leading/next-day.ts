// Knows which day is asked for where a call is closed, where the board keeps it, and which one is offered; refuses to set it.
import type { Board } from '@common-ground/shared/board/board.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { nextCallOn, nextCallSetting } from '@common-ground/shared/board/next-call.ts'
import { addMonths, lastDay } from '@common-ground/shared/lights/date-arithmetic.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'

/** The next call, or when the partners look at what they agreed again. */
export type NextKind = 'call' | 'review'

const WEEKS_MS = 14 * 24 * 3_600_000
/** Where the partnership has not said how often it looks again. */
const REVIEW_MONTHS = 6

/** The day that is kept, which may be a month or a year; "" = none, or one that has come: that is the day of this call. [LD66] @param today YYYY-MM-DD. */
export function nextDay(board: Board, kind: NextKind, today: string): string {
  const charter = board.cards.get(CHARTER_ID)
  const looks = charter?.kind === 'charter' ? charter.fields.nextReviewOn : undefined
  const kept = (kind === 'call' ? nextCallOn(board.settings) : looks) ?? ''
  return kept !== '' && lastDay(kept) > today ? kept : ''
}

/** So much later, and on the Monday after it when that is a Saturday or Sunday. @param day YYYY-MM-DD. */
function workingDayAfter(day: string, ms: number): string {
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + ms)
  const late = { 6: 2, 0: 1 }[date.getUTCDay()] ?? 0
  return new Date(date.getTime() + late * 24 * 3_600_000).toISOString().slice(0, 10)
}

/** A sensible one, on a working day: in two weeks, or when the partnership says it looks again. [LD66] @param today YYYY-MM-DD. */
export function offeredDay(board: Board, kind: NextKind, today: string): string {
  if (kind === 'call') return workingDayAfter(today, WEEKS_MS)
  const charter = board.cards.get(CHARTER_ID)
  const every = charter?.kind === 'charter' ? charter.fields.reviewEvery : undefined
  return workingDayAfter(addMonths(today, every ?? REVIEW_MONTHS), 0)
}

/** What keeps it. @param on YYYY-MM-DD; "" = none. */
export const setNextDay = (kind: NextKind, on: string): Operation =>
  kind === 'call'
    ? { type: 'set-board', settings: nextCallSetting(on === '' ? null : on) }
    : { type: 'set-field', card: CHARTER_ID, field: 'nextReviewOn', value: on === '' ? undefined : on }
