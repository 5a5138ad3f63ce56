// Knows what everybody sees while a call is led: the step, its prompt, the clock and the one thing to do; refuses to hold anybody there.
import type { RunSheet, RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { problemSentence } from '../problem-words.ts'
import { LeadControls } from './lead-controls.tsx'
import { StepClock } from './step-clock.tsx'
import { StepTool } from './step-tool.tsx'
import { TurnLine } from './turn-line.tsx'
import '../../styles/leading.css'

export interface LeadStripProps {
  readonly session: BoardSession
  readonly api: Api
  readonly mayEdit: boolean
}

const words = leadingWords

/** Nothing while nobody leads a call. */
export function LeadStrip({ session, api, mayEdit }: LeadStripProps) {
  const call = useReadable(session.call)
  const isLed = call !== null
  const wasLed = useRef(false)
  useEffect(() => {
    if (wasLed.current && !isLed) say(words.said.ended)
    wasLed.current = isLed
  }, [isLed])
  const sheet = call === null ? null : sheetOf(call.sheet)
  const step = call === null ? undefined : sheet?.steps[call.step]
  // A sheet of another version of the product is not led here.
  if (call === null || sheet === null || step === undefined) return null
  return <Strip key={call.id} session={session} api={api} mayEdit={mayEdit} call={call} sheet={sheet} step={step} />
}

interface StripProps extends LeadStripProps {
  readonly call: LedCall
  readonly sheet: RunSheet
  readonly step: RunStep
}

function Strip({ session, api, mayEdit, call, sheet, step }: StripProps) {
  const [folded, setFolded] = useState(false)
  const role = useReadable(session.role)
  const at = call.step + 1
  const of = sheet.steps.length
  useEffect(() => say(words.said.step(at, of, step.prompt)), [at, of, step.prompt])
  return (
    <section className={folded ? 'lead-strip folded' : 'lead-strip'} aria-label={words.strip}>
      <div className="lead-head">
        <div className="lead-words">
          <p className="lead-step">
            {words.step(at, of)} · {words.modes[step.mode]}
            <LeaderLine session={session} call={call} />
          </p>
          <h2 className="lead-prompt">{step.prompt}</h2>
        </div>
        <StepClock session={session} endsAt={call.endsAt} />
        <IconButton
          label={folded ? words.unfold : words.fold}
          aria-expanded={!folded}
          icon={folded ? <ChevronDown size={18} aria-hidden /> : <ChevronUp size={18} aria-hidden />}
          onClick={() => setFolded(!folded)}
        />
      </div>
      {folded ? null : (
        <>
          {step.mode === 'turns' ? <TurnLine session={session} api={api} call={call} /> : null}
          <StepTool key={step.id} session={session} step={step} mayEdit={mayEdit} />
          {role !== 'facilitator' ? null : call.leader === session.participantId ? (
            <LeadControls session={session} api={api} call={call} sheet={sheet} step={step} />
          ) : (
            <TakeOver session={session} api={api} />
          )}
        </>
      )}
    </section>
  )
}

/** Who leads, where it is somebody else. */
function LeaderLine({ session, call }: { readonly session: BoardSession; readonly call: LedCall }) {
  const participants = useReadable(session.participants)
  const here = useSelected(session.peers, (peers) => peers.some(({ participantId }) => participantId === call.leader))
  if (call.leader === session.participantId) return null
  const name = participants.find(({ id }) => id === call.leader)?.name || words.somebody
  return (
    <>
      {' · '}
      <bdi>{here ? words.leads(name) : words.hasLeft(name)}</bdi>
    </>
  )
}

/** For whoever runs the board and does not lead this call. */
function TakeOver({ session, api }: { readonly session: BoardSession; readonly api: Api }) {
  const take = async (): Promise<void> => {
    const answer = await api.moveCall(session.boardId, {})
    if (!answer.ok) announce({ text: problemSentence(answer.error) })
  }
  return (
    <div className="lead-controls">
      <Button small onClick={() => void take()}>
        {words.takeOver}
      </Button>
    </div>
  )
}
