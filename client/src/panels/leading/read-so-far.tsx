// Knows how everybody reads at a step what each organisation is writing on its own card; refuses to change any of it.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { ownCard } from '../../model/own-card.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { saidSoFar } from './said-so-far.ts'

const words = leadingWords.soFar

export interface ReadSoFarProps {
  readonly session: BoardSession
  readonly step: RunStep
  /** Id of the organisation whose turn it is; "" = nobody's. */
  readonly turn: string
  /** This person has the fields of their own organisation before them: what stands there is not read twice. */
  readonly ownIsOpen: boolean
}

/** Nothing at a step that asks for no field of one's own organisation, and nothing while none is filled in. [LD64] */
export function ReadSoFar({ session, step: { tool, recalls }, turn, ownIsOpen }: ReadSoFarProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  const me = participants.find(({ id }) => id === session.participantId)
  if (recalls !== undefined && ownIsOpen) return <Recalled said={saidSoFar(board, recalls, '')} fields={recalls} />
  if (tool.type !== 'fields' || tool.of !== 'own') return null
  const own = me === undefined || !ownIsOpen ? undefined : ownCard(board, me)
  const said = saidSoFar(board, tool.fields, turn).filter(({ id }) => id !== own)
  if (said.length === 0) return null
  return (
    <div className="lead-tool lead-read-all">
      <Said said={said} fields={tool.fields} />
    </div>
  )
}

interface SaidProps {
  readonly said: ReturnType<typeof saidSoFar>
  readonly fields: readonly string[]
}

/** One press away: it is there for whoever looks for it, and takes no room from what is written. [LD102] */
function Recalled({ said, fields }: SaidProps) {
  const labels = fields.flatMap((field) => describeCard('organisation').fields[field]?.label ?? [])
  if (said.length === 0) return null
  return (
    <details className="lead-tool lead-recalled">
      <summary>{words.recalled(labels.join(', '))}</summary>
      <Said said={said} fields={fields} />
    </details>
  )
}

function Said({ said, fields }: SaidProps) {
  return (
    <ul className="lead-read" aria-label={words.label}>
      {said.map(({ id, name, texts }) => (
        <li key={id}>
          <bdi className="lead-said-about">{name}</bdi>
          {texts.map(({ field, label, text, isRecorded }) => (
            <div key={field}>
              {fields.length > 1 ? <span className="quiet">{label}</span> : null}
              <span dir="auto" className="lead-read-words">
                {text}
              </span>
              {isRecorded ? <span className="quiet">{words.recorded}</span> : null}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
