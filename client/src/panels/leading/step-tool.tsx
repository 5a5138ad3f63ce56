// Knows the one thing to do at a step: a field, one more card, or something to write first; refuses to know how a call moves.
import { isRound, type RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { leadingWords } from '../../text/leading-words.ts'
import type { BoardDialog } from '../board-header.tsx'
import { AddEntry, AddHere } from './add-here.tsx'
import { ClosingStep } from './closing-step.tsx'
import { OpenThere } from './open-there.tsx'
import { PickSentences } from './pick-sentences.tsx'
import { StepFields } from './step-fields.tsx'
import { WriteFirst } from './write-first.tsx'
import type { WrittenFirst } from './written.ts'

export interface StepToolProps {
  readonly session: BoardSession
  readonly api: Api
  readonly call: LedCall
  readonly step: RunStep
  readonly mayEdit: boolean
  readonly written: WrittenFirst
  readonly onDialog: (dialog: BoardDialog) => void
}

const words = leadingWords.tool

/** Nothing where people only talk. */
export function StepTool({ session, api, call, step, mayEdit, written, onDialog }: StepToolProps) {
  const { tool } = step
  const { round } = call
  if (tool.type === 'talk') return null
  if (tool.type === 'open') return <OpenThere session={session} what={tool.what} onDialog={onDialog} />
  if (tool.type === 'write' && round !== null && mayEdit)
    return <WriteFirst session={session} call={call} round={round} step={step} tool={tool} written={written} />
  if (tool.type === 'pick' && round !== null)
    return (
      <PickSentences
        session={session}
        api={api}
        call={call}
        round={round}
        step={step}
        mayEdit={mayEdit}
        written={written}
      />
    )
  if (isRound(step)) return <p className="lead-tool quiet">{words.byHand}</p>
  if (!mayEdit) return <p className="lead-tool quiet">{words.readOnly}</p>
  if (tool.type === 'add') return <AddHere session={session} kind={tool.kind} />
  if (tool.type === 'entries') return <AddEntry session={session} tool={tool} />
  if (tool.type === 'closing') return <ClosingStep session={session} />
  if (tool.type === 'fields') return <StepFields session={session} of={tool.of} fields={tool.fields} />
  return null
}
