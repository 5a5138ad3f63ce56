// Knows what somebody who comes back is told first (the next call, what their organisation is to do, the last call) and when it is something new; knows no screen.
import type { Board } from '@common-ground/shared/board/board.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { callToCome } from '@common-ground/shared/board/next-call.ts'
import { actionsOf, openOf } from '@common-ground/shared/documents/actions.ts'
import { lastDay } from '@common-ground/shared/lights/date-arithmetic.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { standing, waitedFor } from '../agreement/agreement-of.ts'
import { nextReviewOn } from './next-review.ts'

export interface Waiting {
  /** The day of the next call, YYYY-MM-DD; null = none is to come. */
  readonly next: string | null
  /** How many things their organisation said it would do and has not done. */
  readonly promised: number
  /** By when the first of these is to be done, a day, a month or a year; "" = nobody has said. */
  readonly promisedBy: string
  /** When the partners look again, where no call is to come before; null = that is not said, or has gone by. */
  readonly review: string | null
  /** When the last call that was held began, ms since 1970; null = none was. */
  readonly lastCall: number | null
  /** Changes exactly when there is something else to tell; "" = nothing to tell. */
  readonly sign: string
}

interface Told {
  /** Card of their organisation; undefined = none. */
  readonly own: string | undefined
  /** When the last call that was held began, ms since 1970; null = none was, or that is not known. */
  readonly lastCall: number | null
  /** Ms since 1970. */
  readonly now: number
}

/** Whether an organisation has nothing to answer and nothing to do. @param own its card; undefined = none. [CB30] */
export function isFree(
  board: Board,
  { own, proposals, now }: Pick<Told, 'own' | 'now'> & { readonly proposals: readonly ProposalInfo[] },
): boolean {
  const { open } = standing(proposals)
  const isAsked = own !== undefined && open !== null && waitedFor(open).includes(own)
  return !isAsked && openOf(actionsOf(board, dateIn(board.timeZone, now)), own).length === 0
}

/** What there is to tell somebody who comes back, and the sign of it. [CB4] [CB7] */
export function whatWaits(board: Board, { own, lastCall, now }: Told): Waiting {
  const next = callToCome(board, now) ?? null
  const today = dateIn(board.timeZone, now)
  const open = openOf(actionsOf(board, today), own)
  const promised = open.map(({ card, item }) => `${card} ${item}`).toSorted()
  const looks = nextReviewOn(board)
  const isSomething = next !== null || promised.length > 0 || lastCall !== null
  const promisedBy = open[0]?.by ?? ''
  const review = next === null && looks !== undefined && lastDay(looks) >= today ? looks : null
  return {
    next,
    promised: promised.length,
    promisedBy,
    review,
    lastCall,
    sign: isSomething ? JSON.stringify([next, lastCall, promised, promisedBy, review]) : '',
  }
}
