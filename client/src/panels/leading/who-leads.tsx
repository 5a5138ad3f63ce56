// Knows how each chooses who they think leads what, and how everybody compares it and whoever leads the call settles it; refuses to know who said what.
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { leadChoices, leadsCompared } from '@common-ground/shared/templates/who-leads.ts'
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'
import { Field, SelectInput } from '../../controls/field.tsx'
import { useState } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { leaderChosen, leadersOf, withLeader } from './lead-picks.ts'
import { LeadRow } from './lead-row.tsx'
import { peopleAsked } from './taking-part.ts'
import type { WrittenFirst } from './written.ts'

export interface WhoLeadsProps {
  readonly session: BoardSession
  readonly call: LedCall
  readonly round: LedRound
  readonly step: RunStep
  /** Whether this person settles who leads, for everybody. */
  readonly settles: boolean
  readonly written: WrittenFirst
}

const words = leadingWords.thinkLeads

export function WhoLeads(props: WhoLeadsProps) {
  return props.round.shown ? <Comparison {...props} /> : <Thinking {...props} />
}

/** For each objective an organisation, kept on this device like everything that is written first. */
function Thinking({ session, call, round, step, written }: WhoLeadsProps) {
  const start = { round: round.id, sheet: call.sheet, step: step.id }
  const board = useReadable(session.board)
  const mine = useReadable(written.all).find((one) => one.round === round.id)
  const { objectives } = leadChoices(board)
  if (objectives.length === 0) return <p className="lead-tool quiet">{words.noObjectives}</p>
  const leaders = leadersOf(board)
  const think = (objective: string, leader: string): void =>
    written.change(start, ({ signed }) => ({
      signed: withLeader(session.board.get(), signed, { objective, leader, newId: () => session.newId() }),
    }))
  return (
    <div className="lead-tool">
      <p className="quiet lead-where">{words.about}</p>
      <div className="lead-fields">
        {objectives.map(({ id, name }) => (
          <Field key={id} label={<bdi>{name}</bdi>}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={leaderChosen(board, mine?.signed ?? [], id)}
                options={[
                  { value: '', label: words.choose },
                  ...leaders.map((leader) => ({ value: leader.id, label: leader.name })),
                ]}
                onPick={(leader) => think(id, leader)}
              />
            )}
          </Field>
        ))}
      </div>
      {round.written === 0 ? null : <p className="quiet lead-where">{words.chosen(round.written)}</p>}
    </div>
  )
}

/** Objective by objective who was named by how many; nothing while it has not come. */
function Comparison({ session, round, settles }: WhoLeadsProps) {
  const rows = leadsCompared(useReadable(session.board), round.counts)
  const role = useReadable(session.role)
  const here = useSelected(session.peers, (peers) => peopleAsked(peers, session.participantId, role))
  const asked = Math.max(round.written, here)
  return rows.length === 0 ? null : <Rows session={session} rows={rows} settles={settles} asked={asked} />
}

interface RowsProps extends Pick<WhoLeadsProps, 'session' | 'settles'> {
  readonly rows: ReturnType<typeof leadsCompared>
  readonly asked: number
}

/** In the order in which they were first seen: what is settled stays under the hand. */
function Rows({ session, rows, settles, asked }: RowsProps) {
  const [seen] = useState(() => rows.map(({ objective }) => objective.id))
  const placeOf = (id: string): number => (seen.includes(id) ? seen.indexOf(id) : seen.length)
  const placed = rows.toSorted((one, other) => placeOf(one.objective.id) - placeOf(other.objective.id))
  return (
    <div className="lead-tool lead-compare-all">
      {settles ? <p className="quiet lead-where">{words.settle}</p> : null}
      <ul className={settles ? 'lead-compare settles' : 'lead-compare'} aria-label={words.result}>
        {placed.map((row) => (
          <LeadRow key={row.objective.id} session={session} row={row} settles={settles} asked={asked} />
        ))}
      </ul>
    </div>
  )
}
