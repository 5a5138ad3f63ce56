// Knows what somebody reads on a board on which nothing has been said yet; refuses to ask them for anything.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { callToCome } from '@common-ground/shared/board/next-call.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { ownCard } from '../../model/own-card.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { comingBackWords } from '../../text/coming-back-words.ts'
import { agreementOf } from '../agreement/agreement-of.ts'
import { isFree } from './what-waits.ts'

/** What calls bring onto a board. */
const SAID: ReadonlySet<string> = new Set(['objective', 'concern', 'decision', 'moment', 'word', 'note'])
const saysNothing = (board: Board): boolean => [...board.cards.values()].every(({ kind }) => !SAID.has(kind))

export interface BeforeCallProps {
  readonly session: BoardSession
  readonly api: Api
  /** The view it is for: over the empty map, else above it. */
  readonly over: 'map' | 'list'
}

/** Nothing for whoever runs the board, in a call, and once there is something to read. [CB30] */
export function BeforeCall({ session, api, over }: BeforeCallProps) {
  const { proposals } = useReadable(agreementOf(session, api))
  const participants = useReadable(session.participants)
  const board = useReadable(session.board)
  const isReady = useReadable(session.ready)
  const isLed = useReadable(session.call) !== null
  const role = useReadable(session.role)
  const isOver = useSelected(session.view, ({ showing }) => showing === over)
  if (!isReady || !isOver || isLed || role === 'facilitator' || !saysNothing(board)) return null
  const now = Date.parse(session.now())
  const next = callToCome(board, now)
  const me = participants.find(({ id }) => id === session.participantId)
  // Said only once it is known to be so.
  const hasNothing =
    me !== undefined && proposals !== null && isFree(board, { own: ownCard(board, me), proposals, now })
  return (
    <p className={`before-call over-${over}`} role="note">
      {next === undefined ? null : <strong>{comingBackWords.back.next(dateWords(next))}. </strong>}
      {comingBackWords.before}
      {hasNothing ? ` ${comingBackWords.beforeNothing}` : null}
    </p>
  )
}
