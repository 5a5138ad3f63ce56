// Knows how each writes down who they think leads what, and how what everybody wrote is shown together; refuses to settle who does.
import { leadChoices, leadsSaid } from '@common-ground/shared/templates/who-leads.ts'
import { Field, SelectInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { leaderChosen, leadersOf, withLeader } from './lead-picks.ts'
import type { Written, WrittenFirst } from './written.ts'

const words = leadingWords.thinkLeads

export interface ThinkLeadsProps {
  readonly session: BoardSession
  readonly written: WrittenFirst
  readonly start: Pick<Written, 'round' | 'sheet' | 'step'>
}

/** For each objective an organisation, kept on this device like everything that is written first. */
export function ThinkLeads({ session, written, start }: ThinkLeadsProps) {
  const board = useReadable(session.board)
  const mine = useReadable(written.all).find(({ round }) => round === start.round)
  const { objectives } = leadChoices(board)
  if (objectives.length === 0) return <p className="quiet">{words.noObjectives}</p>
  const leaders = leadersOf(board)
  const think = (objective: string, leader: string): void =>
    written.change(start, ({ signed }) => ({
      signed: withLeader(session.board.get(), signed, { objective, leader, newId: () => session.newId() }),
    }))
  return (
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
  )
}

/** What was written, objective by objective; nothing while it has not come. */
export function LeadsSaid({ session }: { readonly session: BoardSession }) {
  const all = leadsSaid(useReadable(session.board))
  if (all.length === 0) return null
  return (
    <ul className="lead-said" aria-label={words.result}>
      {all.map(({ objective, said }) => (
        <li key={objective.id}>
          <bdi className="lead-said-about">{objective.name}</bdi>
          <span>
            {said.map(({ leader, people }, at) => (
              <span key={leader}>
                {at === 0 ? null : ' · '}
                <bdi>{leader}</bdi> ({words.people(people)})
              </span>
            ))}
          </span>
          {said.length > 1 ? <strong>{words.differ}</strong> : null}
        </li>
      ))}
    </ul>
  )
}
