// Knows what everybody sees while a call is led: the step, its prompt, the clock and the one thing to do; refuses to hold anybody there.
import { isRound, type RunSheet, type RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import { announce, dismiss } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { createCell } from '../../model/readable.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import type { BoardDialog } from '../board-header.tsx'
import { problemSentence } from '../problem-words.ts'
import { useAllSpoken } from './all-spoken.ts'
import { followBringing, isTyping, stepNow, type Looking } from './bring.ts'
import { LeadControls } from './lead-controls.tsx'
import { LeftOver } from './left-over.tsx'
import { PauseLine } from './pause-line.tsx'
import { ReadSoFar } from './read-so-far.tsx'
import { settleRounds } from './settle-rounds.ts'
import { useStepInHand } from './step-in-hand.ts'
import { clearStepMessages } from './step-messages.ts'
import { StepClock } from './step-clock.tsx'
import { waitsToBeGiven } from './step-tone.ts'
import { StepTool } from './step-tool.tsx'
import { useTakingPart } from './taking-part.ts'
import { openTalked, type Talked, type TalkedMemory } from './talked.ts'
import { TurnLine } from './turn-line.tsx'
import { notYetSpoken, speakingOrder } from './turns.ts'
import { leftOf } from './what-is-left.ts'
import { WhereWeAre } from './where-we-are.tsx'
import { openWritten, type Shelf, type WrittenFirst } from './written.ts'
import '../../styles/leading.css'
import '../../styles/lead-entries.css'
import '../../styles/rounds.css'

/** Whether somebody who leads has opened their own answer before. */
interface OwnAnswerMemory {
  ownAnswer(): boolean
  rememberOwnAnswer(): void
}

export interface LeadStripProps {
  readonly session: BoardSession
  readonly api: Api
  /** Where what is written first is kept on this device. */
  readonly memory: Shelf & OwnAnswerMemory & TalkedMemory
  readonly mayEdit: boolean
  /** Something stands in front of the board, with words in it perhaps. */
  readonly isBusy: boolean
  readonly onDialog: (dialog: BoardDialog) => void
}

const words = leadingWords

/** What whoever leads goes through with the others. */
const TOGETHER: ReadonlySet<string> = new Set(['closing', 'look-back', 'entries'])

/** There is room for everything at once. */
const isRoomy = (): boolean => matchMedia('(min-width: 60rem)').matches

/** Nothing while nobody leads a call, unless something that was written first was left over. */
export function LeadStrip({ session, api, memory, mayEdit, isBusy, onDialog }: LeadStripProps) {
  const call = useReadable(session.call)
  const [written] = useState(() => openWritten(memory, session.boardId))
  useEffect(() => settleRounds(session, api, written), [session, api, written])
  // Not with the step: who folds it or loads the page again moves nobody.
  const [talked] = useState(() => openTalked(session, memory))
  useEffect(() => talked.follow(), [talked])
  const isLed = call !== null
  useTakingPart(session, useReadable(session.role), isLed)
  const wasLed = useRef(false)
  // Whoever ends it themselves waits for nothing else: what of theirs is left over is asked about behind it.
  const wasMine = useRef(false)
  // Before the step goes from the page with the field in it.
  const wasTyping = useRef(false)
  useEffect(
    () =>
      session.call.subscribe(() => {
        wasTyping.current = session.call.get() === null && isTyping()
      }),
    [session],
  )
  useEffect(() => {
    if (wasLed.current && !isLed) {
      say(words.said.ended)
      const see = (): void => onDialog('after-call')
      // Whoever is typing, has something else open, or has to say what becomes of something first, is not interrupted.
      const isInTheWay =
        isBusy ||
        wasTyping.current ||
        isTyping() ||
        (!wasMine.current && written.all.get().some((one) => leftOf(one, null) !== null))
      if (isInTheWay)
        announce({
          id: 'call-over',
          text: words.after.offer,
          action: { label: words.after.see, run: see },
          stays: 60_000,
        })
      else see()
    }
    // What was offered when the last call ended is not of the one that is led now.
    if (isLed) dismiss('call-over')
    wasLed.current = isLed
  }, [isLed, written, isBusy, onDialog])
  const leader = call?.leader
  useEffect(() => {
    if (leader !== undefined) wasMine.current = leader === session.participantId
  }, [leader, session])
  const sheet = call === null ? null : sheetOf(call.sheet)
  const step = call === null ? undefined : sheet?.steps[call.step]
  // Whoever leads answers too, and writes for those who have no device; where there is little room it is one press away,
  // and stays open from one call and one visit to the next.
  const [own, setOwn] = useState(() => isRoomy() || memory.ownAnswer())
  const [looking] = useState<Looking>(() => createCell(''))
  useEffect(() => followBringing(session, looking), [session, looking])
  const left = (
    <>
      <PauseLine session={session} api={api} />
      <LeftOver session={session} call={call} written={written} mayEdit={mayEdit} />
    </>
  )
  // A sheet of another version of the product is not led here.
  if (call === null || sheet === null || step === undefined) return <div className="lead-area">{left}</div>
  const onOwn = (): void => {
    setOwn(true)
    memory.rememberOwnAnswer()
  }
  const strip = { session, api, mayEdit, call, sheet, step, written, talked, looking, own, onOwn, onDialog }
  return (
    <div className="lead-area">
      <Strip key={call.id} {...strip} />
      <WhereWeAre session={session} step={step} at={stepNow(call)} />
      {left}
    </div>
  )
}

interface StripProps extends Omit<LeadStripProps, 'memory' | 'isBusy'> {
  readonly written: WrittenFirst
  readonly talked: Talked
  readonly call: LedCall
  readonly sheet: RunSheet
  readonly step: RunStep
  readonly looking: Looking
  /** Whoever leads has the step's own thing to do open. */
  readonly own: boolean
  readonly onOwn: () => void
}

function Strip({
  session,
  api,
  mayEdit,
  call,
  sheet,
  step,
  written,
  talked,
  looking,
  own,
  onOwn,
  onDialog,
}: StripProps) {
  const [putAway, setPutAway] = useState(false)
  const [more, setMore] = useState(isRoomy)
  const role = useReadable(session.role)
  const leads = role === 'facilitator' && call.leader === session.participantId
  // Whoever looks at the map with the others has the step back with the next one; whoever leads can go on from there.
  const looks = useReadable(looking) === stepNow(call)
  const folded = putAway || (looks && !leads)
  const fold = (): void => {
    looking.set('')
    setPutAway(!folded)
  }
  const foldButton = useRef<HTMLButtonElement>(null)
  useEffect(
    () =>
      looking.subscribe(() => {
        // The words of the step are about to fold with what has the keys in them.
        const strip = foldButton.current?.closest('section')
        if (!leads && strip?.contains(document.activeElement) === true) foldButton.current?.focus()
      }),
    [looking, leads],
  )
  const prompt = useRef<HTMLHeadingElement>(null)
  const asked = useRef(false)
  const stepHere = call.step
  useEffect(() => {
    // "Next step" is not there in the last one: the keys go on from what is asked now. [LD72]
    if (asked.current && (document.activeElement ?? document.body) === document.body) prompt.current?.focus()
    asked.current = false
  }, [stepHere])
  useEffect(() => clearStepMessages, [stepHere])
  const mine = useReadable(written.all).find(({ round }) => round === call.round?.id)
  const isToGive =
    call.round?.shown === false &&
    (step.tool.type === 'pick' || step.tool.type === 'write') &&
    waitsToBeGiven(mine, step.tool.type)
  const allSpoken = useAllSpoken(call)
  const notSpoken = notYetSpoken(speakingOrder(useReadable(session.board)), call.turn, allSpoken)
  const tool = useRef<HTMLDivElement>(null)
  const hand = useStepInHand(call, tool, () => prompt.current?.focus())
  const stepInHand = sheet.steps[hand.call.step] ?? step
  const isShown = call.round?.shown === true
  // What everybody reads is seen without asking, and what is gone through together.
  const isTogether = TOGETHER.has(step.tool.type)
  const isResult = step.reads !== undefined || isTogether || (isShown && isRound(step))
  const follows = role !== 'facilitator' && step.tool.type !== 'talk'
  const look = ['lead-strip', folded ? 'folded' : '', follows ? 'follows' : ''].filter(Boolean).join(' ')
  const at = call.step + 1
  const of = sheet.steps.length
  useEffect(() => say(words.said.step(at, of, step.prompt)), [at, of, step.prompt])
  return (
    <section className={look} aria-label={words.strip} data-region>
      <div className="lead-head">
        <div className="lead-words">
          <p className="lead-step">
            {words.step(at, of)} · {words.modes[step.mode]}
            <LeaderLine session={session} call={call} />
          </p>
          <h2 ref={prompt} className="lead-prompt" tabIndex={-1}>
            {step.prompt}
          </h2>
        </div>
        <StepClock session={session} endsAt={call.endsAt} />
        <IconButton
          ref={foldButton}
          label={folded ? words.unfold : words.fold}
          aria-expanded={!folded}
          icon={folded ? <ChevronDown size={18} aria-hidden /> : <ChevronUp size={18} aria-hidden />}
          onClick={fold}
        />
      </div>
      {folded ? null : (
        <>
          {leads ? (
            <LeadControls
              session={session}
              api={api}
              call={call}
              sheet={sheet}
              step={step}
              own={own || isResult || step.tool.type === 'talk' ? null : onOwn}
              looking={looking}
              isToGive={own && isToGive}
              toSpeak={step.mode === 'turns' ? notSpoken : null}
              more={more}
              onMore={() => setMore(!more)}
              onStep={() => {
                asked.current = true
              }}
            />
          ) : null}
          {/* Below what moves the call, which stays where it is at every step. [LD121] */}
          {step.mode === 'turns' ? (
            <TurnLine key={`turn ${step.id}`} session={session} api={api} call={call} allSpoken={allSpoken} />
          ) : null}
          {leads && (looks || (!own && !isResult)) ? null : (
            <div ref={tool} className="step-in-hand">
              {stepInHand === step ? null : (
                <p className="held-step" role="status">
                  {words.heldStep}{' '}
                  <Button small onClick={hand.goOn}>
                    {words.goOn}
                  </Button>
                </p>
              )}
              <StepTool
                key={stepInHand.id}
                session={session}
                api={api}
                call={hand.call}
                step={stepInHand}
                mayEdit={mayEdit}
                leads={leads}
                written={written}
                talked={talked}
                looking={looking}
                onDialog={onDialog}
              />
            </div>
          )}
          {role === 'facilitator' && !leads ? <TakeOver session={session} api={api} /> : null}
          {/* Last, so that however much is written it moves nothing that is pressed or typed in. */}
          {leads && looks ? null : (
            <ReadSoFar session={session} step={step} turn={call.turn} ownIsOpen={mayEdit && (!leads || own)} />
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
