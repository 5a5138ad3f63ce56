// Knows how one objective is compared and settled: who was named, who leads, and what is kept to be talked about later; refuses to know who said it.
import { cardTitle } from '@common-ground/shared/board/card.ts'
import { leadChoices, type LeadsCompared } from '@common-ground/shared/templates/who-leads.ts'
import { useRef } from 'react'
import { Button } from '../../controls/button.tsx'
import { useKeptHeight } from '../../controls/keep-height.ts'
import { SelectInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { askLater, leaderQuestion, settleLeader } from './settle-leader.ts'

export interface LeadRowProps {
  readonly session: BoardSession
  readonly row: LeadsCompared
  readonly settles: boolean
  /** People who could have said something: those who chose for anything, or are here and can. */
  readonly asked: number
}

const words = leadingWords.thinkLeads

export function LeadRow({ session, row, settles, asked }: LeadRowProps) {
  const { objective, named, nobody, differs, alike, people, said } = row
  // What was pressed may go: the keys stay in its row.
  const place = useRef<HTMLLIElement>(null)
  useKeptHeight(place)
  const question = leaderQuestion(objective.name)
  const isParked = useSelected(session.board, ({ cards }) =>
    [...cards.values()].some((card) => card.kind === 'concern' && cardTitle(card) === question),
  )
  const others = leadChoices(useReadable(session.board)).organisations.filter(
    ({ id }) => !named.some((one) => one.id === id),
  )
  const leaders = named.filter(({ leads }) => leads).map(({ name }) => name)
  const stand = leaders.length > 0 ? words.settled(leaders) : isParked ? words.parked : ''
  return (
    <li ref={place} tabIndex={-1}>
      <p className="lead-compare-head">
        <bdi className="lead-said-about">{objective.name}</bdi>
        {differs || alike ? (
          <span className={stand === '' ? 'open' : 'quiet'}>{differs ? words.differ : words.same(people)}</span>
        ) : said || stand !== '' ? null : (
          <span className="quiet">{words.unsaid}</span>
        )}
        {said && asked > people ? <span className="quiet">{words.silent(asked - people)}</span> : null}
      </p>
      <div className="lead-compare-named">
        {named.map(({ id, name, people, leads }) =>
          settles ? (
            <Button
              key={id}
              small
              aria-pressed={leads}
              onClick={() => {
                if (leads && people === 0) place.current?.focus()
                settleLeader(session, objective.id, id, !leads)
              }}
            >
              <bdi>{words.named(name, people)}</bdi>
            </Button>
          ) : (
            <bdi key={id} className={leads ? 'settled' : ''}>
              {words.named(name, people)}
            </bdi>
          ),
        )}
        {nobody === 0 ? null : <span>{words.nobody(nobody)}</span>}
        {settles && leaders.length === 0 && others.length > 0 ? (
          <SelectInput
            aria-label={words.other(objective.name)}
            value=""
            options={[
              { value: '', label: named.length === 0 ? words.whoLeads : words.another },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onPick={(id) => {
              place.current?.focus()
              settleLeader(session, objective.id, id, true)
            }}
          />
        ) : null}
        {settles && leaders.length === 0 && !isParked ? (
          <Button
            small
            tone="quiet"
            onClick={() => {
              if (askLater(session, objective.id, question)) place.current?.focus()
            }}
          >
            {words.later}
          </Button>
        ) : null}
        {/* In the place of what is no longer asked, behind what was pressed. */}
        {stand === '' ? null : <bdi className="open">{stand}</bdi>}
      </div>
    </li>
  )
}
