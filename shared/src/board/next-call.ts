// Knows where a board keeps the day of its next call, among its settings; refuses to know what day it is.
import type { Board, BoardSettings } from './board.ts'
import { isDate } from './calendar.ts'
import { dateIn } from './date-in.ts'

const KEY = 'nextCallOn'

/** The day of the next call, YYYY-MM-DD; null = none is kept, or what is kept is no day. */
export const nextCallOn = ({ [KEY]: on }: BoardSettings): string | null => (isDate(on, false) ? on : null)

/** What to set on the board; null takes the day out again. @param on a day that `isDate` accepts. */
export const nextCallSetting = (on: string | null): BoardSettings => ({ [KEY]: on ?? undefined })

/** The day of the next call unless it is over where the board is; undefined = none is to come. IN6. @param at milliseconds since 1970. */
export function callToCome(
  { settings, timeZone }: Pick<Board, 'settings' | 'timeZone'>,
  at: number,
): string | undefined {
  const on = nextCallOn(settings)
  return on !== null && on >= dateIn(timeZone, at) ? on : undefined
}
