// Knows how one objective is compared and settled: who was named, who leads, and what is kept to be talked about later; refuses to know who said it.
import { cardTitle } from '@common-ground/shared/board/card.ts'
import { leadChoices, type LeadsCompared } from '@common-ground/shared/templates/who-leads.ts'
import { useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { useKeptHeight } from '../../controls/keep-height.ts'
import { SelectInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { leadButtons } from './lead-buttons.ts'
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
  const { objective, named, nobody, differs, mapElse, alike, people, said } = row
  const place = useRef<HTMLLIElement>(null)
  useKeptHeight(place)
  const question = leaderQuestion(objective.name)
  const isParked = useSelected(session.board, ({ cards }) =>
    [...cards.values()].some((card) => card.kind === 'concern' && cardTitle(card) === question),
  )
  const { organisations } = leadChoices(useReadable(session.board))
  const [first] = useState(() => new Set(named.flatMap(({ id, leads }) => (leads ? [id] : []))))
  const { buttons, others, chosen } = leadButtons(named, organisations, first)
  const leaders = named.filter(({ leads }) => leads).map(({ name }) => name)
  const stand = leaders.length > 0 ? words.settled(leaders) : isParked ? words.parked : ''
  const pickOther = (id: string): void => {
    const gesture = session.newId()
    if (chosen !== '') settleLeader(session, objective.id, chosen, false, gesture)
    if (id !== '') settleLeader(session, objective.id, id, true, gesture)
  }
  return (
    <li ref={place}>
      <bdi className="lead-said-about">{objective.name}</bdi>
      <p className="lead-compare-said">
        {differs || alike ? (
          <span className={stand === '' ? 'open' : 'quiet'}>
            {differs ? (mapElse ? words.mapElse : words.differ) : words.same(people)}
          </span>
        ) : said || stand !== '' ? null : (
          <span className="quiet">{words.unsaid}</span>
        )}
        {said && asked > people ? <span className="quiet">{words.silent(asked - people)}</span> : null}
        {stand === '' ? null : (
          <bdi className="open" title={stand}>
            {stand}
          </bdi>
        )}
      </p>
      <div className="lead-compare-named">
        {(settles ? buttons : named).map(({ id, name, people, leads }) =>
          settles ? (
            <Button key={id} small aria-pressed={leads} onClick={() => settleLeader(session, objective.id, id, !leads)}>
              <bdi>{words.named(name, people)}</bdi>
            </Button>
          ) : (
            <bdi key={id} className={leads ? 'settled' : ''}>
              {words.named(name, people)}
            </bdi>
          ),
        )}
        {nobody === 0 ? null : <span>{words.nobody(nobody)}</span>}
      </div>
      {/* In a line of their own, which no press above makes room in. */}
      {settles ? (
        <div className="lead-compare-named">
          {others.length === 0 ? null : (
            <SelectInput
              aria-label={words.other(objective.name)}
              value={chosen}
              className={chosen === '' ? '' : 'settled'}
              options={[
                { value: '', label: buttons.length === 0 ? words.whoLeads : words.another },
                ...others.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onPick={pickOther}
            />
          )}
          <Button
            small
            tone="quiet"
            aria-disabled={isParked}
            onClick={() => {
              if (!isParked) askLater(session, objective.id, question)
            }}
          >
            {words.later}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
