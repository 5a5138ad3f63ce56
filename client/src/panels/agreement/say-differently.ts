// Knows how "not yet" on a card becomes something we see differently, on the first of our steps; refuses to do so unasked and to start a clock.
import type { Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { generalSteps, stepReference } from '@common-ground/shared/board/disagreements.ts'
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

/** @param organisationId who said "not yet". */
export function sayDifferently(session: BoardSession, card: Card, organisationId: string): void {
  const board = session.board.get()
  const steps = generalSteps(board)
  const first = steps?.fields.steps[0]
  const fields = {
    title: words.cardTitle(cardName(card)),
    issueKind: 'disagreement',
    raisedBy: organisationId,
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
