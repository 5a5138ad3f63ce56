// Knows how one objective is compared and settled: who was named, who leads, and what is kept to be talked about later; refuses to know who said it.
import { cardTitle } from '@common-ground/shared/board/card.ts'
import type { LeadsCompared } from '@common-ground/shared/templates/who-leads.ts'
import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { addWritten } from '../list/change-cards.ts'
import { setPart } from '../matrix/set-part.ts'
import { tell } from '../tell.ts'

export interface LeadRowProps {
  readonly session: BoardSession
  readonly row: LeadsCompared
  readonly settles: boolean
}

const words = leadingWords.thinkLeads
/** UTF-16 units of the name of an objective within a question. */
const MOST_IN_QUESTION = 160
const questionOf = (name: string): string =>
  words.question(name.length > MOST_IN_QUESTION ? `${name.slice(0, MOST_IN_QUESTION)}…` : name)

export function LeadRow({ session, row, settles }: LeadRowProps) {
  const { objective, named, nobody, differs } = row
  const question = questionOf(objective.name)
  const isParked = useSelected(session.board, ({ cards }) =>
    [...cards.values()].some((card) => card.kind === 'concern' && cardTitle(card) === question),
  )
  const leaders = named.filter(({ leads }) => leads).map(({ name }) => name)
  const stand = leaders.length > 0 ? words.settled(leaders) : isParked ? words.parked : ''
  return (
    <li>
      <p className="lead-compare-head">
        <bdi className="lead-said-about">{objective.name}</bdi>
        <span className={stand === '' ? 'open' : 'quiet'}>{differs ? words.differ : words.same}</span>
        {stand === '' ? null : <bdi className="open">{stand}</bdi>}
      </p>
      <div className="lead-compare-named">
        {named.map(({ id, name, people, leads }) =>
          settles ? (
            <Button key={id} small aria-pressed={leads} onClick={() => settle(session, objective.id, id, !leads)}>
              <bdi>{words.named(name, people)}</bdi>
            </Button>
          ) : (
            <bdi key={id} className={leads ? 'settled' : ''}>
              {words.named(name, people)}
            </bdi>
          ),
        )}
        {nobody === 0 ? null : <span>{words.nobody(nobody)}</span>}
        {settles && leaders.length === 0 && !isParked ? (
          <Button small tone="quiet" onClick={() => park(session, objective.id, question)}>
            {words.later}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** Taken back, what an organisation brings stays with what it delivers. */
function settle(session: BoardSession, objective: string, organisation: string, leads: boolean): void {
  if (leads) return setPart(session, objective, organisation, 'leads')
  const brings = [...session.board.get().relations.values()].some(
    ({ kind, from, to, attributes }) =>
      kind === 'does' &&
      from === organisation &&
      to === objective &&
      Object.keys(attributes).some((name) => name !== 'part'),
  )
  setPart(session, objective, organisation, brings ? 'delivers' : null)
}

/** One step to take back: a question, about the objective. */
function park(session: BoardSession, objective: string, question: string): void {
  const gesture = session.newId()
  const made = addWritten(session, 'concern', { title: question, issueKind: 'question' }, gesture)
  if (made === null) return
  const relation = { id: session.newId(), kind: 'about', from: made, to: objective } as const
  if (tell(session.dispatch([{ type: 'connect', relation }], leadingWords.labels.add, gesture))) say(words.parked)
}
