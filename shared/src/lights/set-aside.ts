// Knows what has been set aside with a reason, and until when; refuses to know what the checks find.
import { dateOfStamp } from '../board/calendar.ts'
import { lastDay } from './date-arithmetic.ts'
import type { CardOf } from '../board/board.ts'
import type { Situation } from './situation.ts'

/** One thing that was talked about and found not to be needed, in force on the day looked at. */
export interface Waiver {
  /** Item of the list on the charter. */
  readonly id: string
  readonly checkId: string
  /** The card it is about. */
  readonly subjectId: string
  readonly reason: string
  readonly orgId: string
  /** Calendar date. */
  readonly at: string
}

/** The day a review closed; undefined = it is not closed, or nobody knows when. */
const closedOn = ({ fields, touched }: CardOf<'review'>): string | undefined => {
  if (fields.state !== 'closed') return undefined
  return fields.heldOn === undefined ? dateOfStamp(touched) : lastDay(fields.heldOn)
}

/**
 * What is set aside today: with a reason of enough characters, an organisation of the board and a day that has come.
 * It ends when the review that it names closes; where it names none, with the first review that closes after that day.
 */
export function waiversIn(situation: Situation): readonly Waiver[] {
  const { charter, cards, card, today, thresholds, graphemes } = situation
  const closed = cards('review').flatMap((review) => {
    const on = closedOn(review)
    return on === undefined || on > today ? [] : [{ id: review.id, on }]
  })
  return (charter?.fields.waivers ?? []).flatMap(({ id, checkId, subjectId, reason, orgId, at, untilReviewId }) => {
    const organisation = card('organisation', orgId)
    if (subjectId === undefined || organisation === undefined || at === undefined || at > today) return []
    if (graphemes(reason.trim()) < thresholds.reason) return []
    const until = card('review', untilReviewId)
    const isOver = until === undefined ? closed.some(({ on }) => on > at) : until.fields.state === 'closed'
    return isOver ? [] : [{ id, checkId: checkId.trim(), subjectId, reason, orgId: organisation.id, at }]
  })
}
