// Knows how "not yet" on a card becomes something we see differently, on the first of our steps; refuses to do so unasked and to start a clock.
import type { Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { generalSteps, stepReference } from '@common-ground/shared/board/disagreements.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { placeInNoZone } from '../../canvas/place-in-zone.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { stepsWords as words } from '../../text/steps-words.ts'
import { showCard } from '../show-card.ts'
import { tell } from '../tell.ts'

/** @param organisationId who said "not yet". */
export function sayDifferently(session: BoardSession, card: Card, organisationId: string): void {
  const board = session.board.get()
  const steps = generalSteps(board)
  const first = steps?.fields.steps[0]
  const id = session.newId()
  const { size } = describeCard('concern')
  const near: Card['pos'] = [card.pos[0] + card.size[0] + size[0], card.pos[1] + card.size[1] / 2]
  const done = tell(
    session.dispatch(
      [
        {
          type: 'create',
          cards: [
            {
              id,
              kind: 'concern',
              pos: placeInNoZone(board, near, size, null),
              fields: {
                title: words.cardTitle(cardName(card)),
                issueKind: 'disagreement',
                raisedBy: organisationId,
                ...(steps === null || first === undefined ? {} : { stepId: stepReference(steps, first) }),
              },
            },
          ],
          relations: [{ id: session.newId(), kind: 'about', from: id, to: card.id }],
        },
      ],
      words.label.make,
    ),
  )
  if (done) showCard(session, id)
}
