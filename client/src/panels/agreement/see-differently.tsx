// Knows how whoever looks at a card that is agreed on says that they see it differently, and finds what is seen differently already; refuses to put it on a step unasked.
import type { Card } from '@common-ground/shared/board/board.ts'
import { isAnswered } from '@common-ground/shared/board/agreed-meaning.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { generalSteps } from '@common-ground/shared/board/disagreements.ts'
import { Button } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { ownCard } from '../../model/own-card.ts'
import { useReadable } from '../../model/use-readable.ts'
import { stepsWords as words } from '../../text/steps-words.ts'
import { showCard } from '../show-card.ts'
import { sayDifferently, seenDifferently } from './say-differently.ts'

export interface SeeDifferentlyProps {
  readonly session: BoardSession
  readonly card: Card
}

/** Nothing for a card that nobody answers on. [SD10] */
export function SeeDifferently({ session, card }: SeeDifferentlyProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  if (!isAnswered(card)) return null
  const there = seenDifferently(board, card.id)
  const me = participants.find(({ id }) => id === session.participantId)
  return (
    <section className="group see-differently">
      {there.length === 0 ? null : (
        <>
          <h3>{words.see.there}</h3>
          <ul className="lines">
            {there.map((one) => (
              <li key={one.id}>
                <button type="button" className="line-link" dir="auto" onClick={() => showCard(session, one.id)}>
                  {cardName(one)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{words.differently}</summary>
        <p className="quiet">{words.see.about(generalSteps(board)?.fields.steps[0] !== undefined)}</p>
        <Button
          small
          onClick={() => sayDifferently(session, card, me === undefined ? undefined : ownCard(board, me), false)}
        >
          {words.see.make}
        </Button>
      </details>
    </section>
  )
}
