// Knows how a review is written down on the board and how the next one becomes a file for calendars; draws nothing.
import type { Board } from '@common-ground/shared/board/board.ts'
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { calendarFile } from '@common-ground/shared/interchange/calendar-file.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'

/** A review as somebody typed it. */
export interface HeldReview {
  /** YYYY-MM-DD; "" = not chosen. */
  readonly heldOn: string
  /** Ids of person cards. */
  readonly people: readonly string[]
  /** Names with commas between them. */
  readonly others: string
  readonly keep: string
  readonly change: string
  readonly stop: string
  readonly nextOn: string
}
export type Mistake = 'heldMissing' | 'nextMissing' | 'nextPast'

/** What has to be put right before it can be written down; null = nothing. */
export function mistakeIn({ heldOn, nextOn }: HeldReview): Mistake | null {
  if (!isDate(heldOn, false)) return 'heldMissing'
  if (!isDate(nextOn, false)) return 'nextMissing'
  return nextOn <= heldOn ? 'nextPast' : null
}

/** The fields of its card. @param comparedWith the version agreed last; undefined = none. */
export function reviewFields(
  { heldOn, people, others, keep, change, stop, nextOn }: HeldReview,
  title: string,
  comparedWith: string | undefined,
): Readonly<Record<string, unknown>> {
  const named = others
    .split(/[,\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return {
    title,
    state: 'closed',
    heldOn,
    present: [...people, ...named.map((text) => ({ text }))],
    keep: keep.trim(),
    change: change.trim(),
    stop: stop.trim(),
    nextReviewOn: nextOn,
    ...(comparedWith === undefined ? {} : { baseVersionId: comparedWith }),
  }
}

/** The partnership itself says when it looks again: nothing else reads the card for it. */
export const nextDate = (board: Board, nextOn: string): readonly Operation[] =>
  board.cards.has(CHARTER_ID) ? [{ type: 'set-field', card: CHARTER_ID, field: 'nextReviewOn', value: nextOn }] : []

/** When the partners look again, as the partnership says it: a date or a part of one; undefined = not set. */
export function nextReviewOn(board: Board): string | undefined {
  const charter = board.cards.get(CHARTER_ID)
  return charter?.kind === 'charter' ? charter.fields.nextReviewOn : undefined
}

/** The day as a file for calendars; null where only a month or a year is known. @param stamp an instant in UTC. */
export function reviewFile(
  board: Board,
  boardId: string,
  on: string,
  url: string,
  stamp: string,
): { readonly name: string; readonly text: string } | null {
  const title = words.event(board.title)
  const file = calendarFile({ uid: `next-review-${boardId}`, on, title, text: words.eventText, url }, stamp)
  return file.ok ? { name: words.file(board.title, on), text: file.value } : null
}
