// Knows the one thing to do at a step: a field, one more card, or something to write first; refuses to know how a call moves.
import { isRound, type RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { isAtLeast } from '@common-ground/shared/wire/roles.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import type { BoardDialog } from '../board-header.tsx'
import { AddEntry } from './add-entry.tsx'
import { AddHere } from './add-here.tsx'
import { ClosingStep } from './closing-step.tsx'
import { OpenThere } from './open-there.tsx'
import type { Looking } from './bring.ts'
import { LookBackStep } from './look-back-step.tsx'
import { PickSentences } from './pick-sentences.tsx'
import { ReadTogether, readAt } from './read-together.tsx'
import { StepFields } from './step-fields.tsx'
import type { Talked } from './talked.ts'
import { WhoLeads } from './who-leads.tsx'
import { WriteFirst } from './write-first.tsx'
import type { WrittenFirst } from './written.ts'

export interface StepToolProps {
  readonly session: BoardSession
  readonly api: Api
  readonly call: LedCall
  readonly step: RunStep
  readonly mayEdit: boolean
  /** Whether this person leads the call. */
  readonly leads: boolean
  readonly written: WrittenFirst
  readonly talked: Talked
  readonly looking: Looking
  readonly onDialog: (dialog: BoardDialog) => void
}

const words = leadingWords.tool

/** Nothing where people only talk. */
export function StepTool(props: StepToolProps) {
  const { session, api, call, step, leads, looking } = props
  const round = readAt(call, step)
  const read =
    round === null ? null : (
      <ReadTogether
        session={session}
        api={api}
        round={round}
        looking={leads ? null : looking}
        merges={leads && props.mayEdit && step.tool.type === 'write'}
        begins={leads && props.mayEdit && step.tool.type === 'fields' ? (step.tool.fields[0] ?? null) : null}
      />
    )
  // What is made from it is in reach however much there is to read.
  return step.tool.type === 'write' ? (
    <>
      {read}
      <DoHere {...props} />
    </>
  ) : (
    <>
      <DoHere {...props} />
      {read}
    </>
  )
}

function DoHere({ session, api, call, step, mayEdit, leads, written, talked, onDialog }: StepToolProps) {
  const { tool } = step
  const { round } = call
  // While editing is paused people go on writing for themselves: only what goes onto the map waits.
  const mayWrite = isAtLeast(useReadable(session.role), 'editor')
  if (tool.type === 'talk') return null
  const draft = { call, written, talked, mayEdit }
  if (tool.type === 'open')
    return (
      <OpenThere session={session} call={call} what={tool.what} draft={mayWrite ? draft : null} onDialog={onDialog} />
    )
  if (tool.type === 'write' && round !== null && mayWrite)
    return (
      <WriteFirst
        session={session}
        call={call}
        round={round}
        step={step}
        tool={tool}
        mayEdit={mayEdit}
        written={written}
      />
    )
  if (tool.type === 'leads' && round !== null && (round.shown || mayWrite))
    return (
      <WhoLeads session={session} call={call} round={round} step={step} settles={leads && mayEdit} written={written} />
    )
  if (tool.type === 'pick' && round !== null)
    return (
      <PickSentences
        session={session}
        api={api}
        call={call}
        round={round}
        step={step}
        mayEdit={mayEdit}
        mayWrite={mayWrite}
        written={written}
      />
    )
  if (tool.type === 'look-back') return <LookBackStep session={session} call={call} mayEdit={mayWrite && mayEdit} />
  if (isRound(step)) return <p className="lead-tool quiet">{words.byHand}</p>
  if (!mayWrite) return <p className="lead-tool quiet">{words.readOnly}</p>
  if (tool.type === 'add') return <AddHere session={session} kind={tool.kind} draft={draft} />
  if (tool.type === 'entries') return <AddEntry session={session} tool={tool} draft={draft} />
  if (tool.type === 'closing') return <ClosingStep session={session} draft={draft} next={tool.next} />
  if (!mayEdit) return <p className="lead-tool quiet">{words.waits}</p>
  if (tool.type === 'fields') return <StepFields session={session} of={tool.of} fields={tool.fields} />
  return null
}
