// Knows which of the calls that start a partnership were held, as the server tells it, and what comes next, a call or a review; refuses to begin one.
import type { Board } from '@common-ground/shared/board/board.ts'
import { RUN_SHEETS } from '@common-ground/shared/templates/run-sheets.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { HeldCall } from '@common-ground/shared/wire/leading-shapes.ts'
import { useEffect, useState } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { saidBefore } from '../agreement/agreement-of.ts'

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

/** What has been proposed and agreed, and what there is to agree on. */
export interface ToAgree {
  readonly board: Board
  /** Waits for answers; null = nothing does. */
  readonly open: ProposalInfo | null
  readonly agreed: ProposalInfo | null
  /** How much has changed since it was agreed; null = not known yet. */
  readonly changes: number | null
}

/**
 * What whoever runs the board is offered about agreeing once a call has ended: proposing, as soon as there is an objective
 * and an organisation to ask, and again once what was agreed has changed; what was said since somebody's yes; presenting what
 * stands agreed. The first two come before sending anything round. null = nothing. [LD121]
 */
export function offeredAfterCall({ board, open, agreed, changes }: ToAgree): 'propose' | 'buts' | 'present' | null {
  if (open !== null) return saidBefore(open).length > 0 ? 'buts' : null
  if (agreed !== null && changes === 0) return 'present'
  const cards = [...board.cards.values()]
  const isReady =
    cards.some(({ kind }) => kind === 'objective') &&
    cards.some((card) => card.kind === 'organisation' && card.fields.state === 'active')
  return isReady && (agreed === null || changes !== null) ? 'propose' : null
}

/**
 * Whether agreeing comes before sending anything round: once all the calls that start a partnership were held, and whenever
 * something is agreed already or waits for answers. Before that the next call does. [LD121]
 *
 * @param held null = not known yet.
 */
export const agreesFirst = (
  offered: ReturnType<typeof offeredAfterCall>,
  held: readonly HeldCall[] | null,
  isAgreed: boolean,
): boolean => offered === 'buts' || (offered === 'propose' && (isAgreed || (held !== null && nextSheet(held) === null)))

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
