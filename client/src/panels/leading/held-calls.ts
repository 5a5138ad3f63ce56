// Knows which of the calls that start a partnership were held, as the server tells it, and what comes next, a call or a review; refuses to begin one.
import { RUN_SHEETS } from '@common-ground/shared/templates/run-sheets.ts'
import type { HeldCall } from '@common-ground/shared/wire/leading-shapes.ts'
import { useEffect, useState } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'

const CALLS = RUN_SHEETS.filter(({ steps }) => steps.at(-1)?.tool.type === 'closing')

/** The first of the calls that was not held yet, by the id of its sheet; null = all of them were. What only begins one is none. [LD67] */
export function nextSheet(held: readonly HeldCall[]): string | null {
  return CALLS.find(({ id }) => !held.some(({ sheet }) => sheet === id))?.id ?? null
}

/** What of a partnership says what it does next. */
export interface Standing {
  readonly held: readonly HeldCall[]
  /** The map has been agreed, whatever has changed since. */
  readonly isAgreed: boolean
  /** When the partners look again: a day, a month or a year; undefined = not said. */
  readonly reviewOn: string | undefined
  /** YYYY-MM-DD in the board's time zone. */
  readonly today: string
}

/** True once the day, or the first of the month or year, has come on which an agreed partnership looks again. */
export const isReviewDue = ({ isAgreed, reviewOn, today }: Omit<Standing, 'held'>): boolean =>
  isAgreed && reviewOn !== undefined && reviewOn <= today.slice(0, reviewOn.length)

/**
 * What is offered first wherever something is: the review once it is due; the next of the calls that start a partnership,
 * by the id of its sheet, as long as nothing is agreed or one of them has been held here and the next has not; null = nothing
 * stands out. [LD107]
 */
export function offeredFirst(standing: Standing): string | 'review' | null {
  if (isReviewDue(standing)) return 'review'
  const next = nextSheet(standing.held)
  return standing.isAgreed && standing.held.every(({ sheet }) => !CALLS.some(({ id }) => id === sheet)) ? null : next
}

/** The latest first; null = that is not known, or not yet. */
export function useHeldCalls(session: BoardSession, api: Api): readonly HeldCall[] | null {
  const [held, setHeld] = useState<readonly HeldCall[] | null>(null)
  useEffect(() => {
    let left = false
    void api.calls(session.boardId).then((answer) => {
      if (!left && answer.ok) setHeld(answer.value.held)
    })
    return () => {
      left = true
    }
  }, [session, api])
  return held
}
