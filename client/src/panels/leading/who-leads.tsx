// Knows how each writes down who they think leads what, and how what everybody wrote is shown together; refuses to settle who does.
import {
  leadChoices,
  leadPrefix,
  leadSentence,
  leadsSaid,
  NOBODY_LEADS,
} from '@common-ground/shared/templates/who-leads.ts'
import { Field, SelectInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
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
  const { objectives, organisations } = leadChoices(board)
  if (objectives.length === 0) return <p className="quiet">{words.noObjectives}</p>
  const leaders = [...organisations.map(({ name }) => name), NOBODY_LEADS]
  const think = (objective: string, leader: string): void =>
    written.change(start, (now) => {
      const others = now.signed.filter(({ text }) => !text.startsWith(leadPrefix(objective)))
      return leader === ''
        ? { signed: others }
        : { signed: [...others, { id: session.newId(), text: leadSentence(objective, leader) }] }
    })
  return (
    <div className="lead-fields">
      {objectives.map(({ id, name }) => (
        <Field key={id} label={<bdi>{name}</bdi>}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={
                leaders.find((leader) => mine?.signed.some(({ text }) => text === leadSentence(name, leader))) ?? ''
              }
              options={[
                { value: '', label: words.choose },
                ...leaders.map((leader) => ({ value: leader, label: leader })),
              ]}
              onPick={(leader) => think(name, leader)}
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
