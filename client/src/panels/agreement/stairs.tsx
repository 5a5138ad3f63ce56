// Knows how the agreed steps read as numbered stairs in the panel, with what stands on each; refuses to change a step.
import type { CardOf } from '@common-ground/shared/board/board.ts'
import { dateWords, periodWords } from '@common-ground/shared/board/calendar-words.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { disagreementsOn, leadsOut, type AgreedSteps } from '@common-ground/shared/board/disagreements.ts'
import { withClocks } from '@common-ground/shared/board/running-clocks.ts'
import { useMemo, type CSSProperties } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { stepsWords as words } from '../../text/steps-words.ts'
import { givenAnswers } from './given-answers.ts'
import '../../styles/stairs.css'

export interface StairsProps {
  readonly session: BoardSession
  readonly api: Api
  readonly steps: AgreedSteps
  /** Id of the step that something stands on; null = none, and what stands on each is told. */
  readonly here: string | null
}

export function Stairs({ session, api, steps, here }: StairsProps) {
  const document = useReadable(session.board)
  const { starts } = useReadable(givenAnswers(session, api))
  const board = useMemo(() => withClocks(document, starts), [document, starts])
  const standing = disagreementsOn(board, steps.id)
  return (
    <ol className="stairs" aria-label={words.stairs}>
      {steps.fields.steps.map((step, index) => {
        const outside = leadsOut(step)
        const limit = step.within === undefined ? words.noLimit : periodWords(step.within)
        const who = step.who.flatMap((one) => {
          const card = typeof one === 'string' ? board.cards.get(one) : undefined
          return typeof one === 'string' ? (card === undefined ? [] : [cardName(card)]) : [one.text]
        })
        return (
          <li
            key={step.id}
            className={[...(outside ? ['outside'] : []), ...(step.id === here ? ['here'] : [])].join(' ')}
            style={{ '--down': Math.min(index, 6) } as CSSProperties}
            aria-current={step.id === here ? 'step' : undefined}
          >
            <span className="stair-number" aria-hidden>
              {index + 1}
            </span>
            <div>
              <strong dir="auto">{step.title.trim() || (outside ? words.outside : words.untitled)}</strong>
              <span className="clock-words" dir="auto">
                {[...who, limit, ...(outside && step.title.trim() !== '' ? [words.outside] : [])].join(', ')}
              </span>
              {step.id === here ? <span className="clock-words">{words.here}</span> : null}
              {here === null
                ? standing.get(step.id)?.map((card) => <Standing key={card.id} session={session} card={card} />)
                : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Standing({ session, card }: { readonly session: BoardSession; readonly card: CardOf<'concern'> }) {
  const { stepSince } = card.fields
  return (
    <button
      type="button"
      className="line-link"
      dir="auto"
      onClick={() => session.view.set({ selection: [card.id], focus: card.id })}
    >
      {cardName(card)}, {stepSince === undefined ? words.noClock : words.since(dateWords(stepSince))}
    </button>
  )
}
