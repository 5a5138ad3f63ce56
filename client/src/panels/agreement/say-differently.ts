// Knows how a card, or "not yet" on it, becomes something we see differently, which the steps can take up; refuses to do so unasked and to start a clock.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { disagreementOf, generalSteps, stepReference } from '@common-ground/shared/board/disagreements.ts'
import { compareOrder } from '@common-ground/shared/board/order.ts'
import type { CardAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { stepsWords as words } from '../../text/steps-words.ts'
import { homeOf, putNew } from '../../canvas/put-on-map.ts'
import { showCard } from '../show-card.ts'
import { tell } from '../tell.ts'

/**
 * Whether an organisation that says "not yet" to a card may say that it is seen differently: not where all who have answered
 * to the words that stand there say the same, and they are more than one. [SD7]
 */
export function isSeenDifferently(answers: readonly CardAnswer[], organisationId: string): boolean {
  const now = answers.filter(({ current }) => current)
  const isNotYet = now.some((one) => one.organisationId === organisationId && one.answer === 'not-yet')
  return isNotYet && (now.length === 1 || now.some(({ answer }) => answer !== 'not-yet'))
}

/** What is seen differently about a card and not settled, in reading order: [] = nothing. */
export const seenDifferently = (board: Board, cardId: string): readonly Card[] =>
  [...board.relations.values()]
    .flatMap(({ kind, from, to }) =>
      kind === 'about' && to === cardId ? (disagreementOf(board, from)?.card ?? []) : [],
    )
    .toSorted(compareOrder)

/**
 * @param organisationId who sees it differently, such as whoever said "not yet"; undefined = nobody is named.
 * @param onSteps it goes on the first of our steps at once, where there are any.
 */
export function sayDifferently(
  session: BoardSession,
  card: Card,
  organisationId: string | undefined,
  onSteps = true,
): void {
  const board = session.board.get()
  const steps = onSteps ? generalSteps(board) : null
  const first = steps?.fields.steps[0]
  const fields = {
    title: words.cardTitle(cardName(card)),
    issueKind: 'disagreement',
    ...(organisationId === undefined ? {} : { raisedBy: organisationId }),
    ...(steps === null || first === undefined ? {} : { stepId: stepReference(steps, first) }),
  }
  const made = { id: session.newId(), kind: 'concern', fields } as const
  const { room, ...place } = putNew(session, made, homeOf(board, made.kind, card.id))
  const done = tell(
    session.dispatch(
      [
        ...room,
        {
          type: 'create',
          cards: [{ ...made, ...place }],
          relations: [{ id: session.newId(), kind: 'about', from: made.id, to: card.id }],
        },
      ],
      words.label.make,
    ),
  )
  if (done) showCard(session, made.id)
}
