// Knows what whoever leads a call presses: back, next, more time, who else is in the room, the end; refuses to know what a step asks.
import { isRound, type RunSheet, type RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { unledNamed } from '@common-ground/shared/templates/still-open.ts'
import { leadChoices } from '@common-ground/shared/templates/who-leads.ts'
import { writtenThings } from '@common-ground/shared/templates/round-cards.ts'
import type { CallMove } from '@common-ground/shared/wire/leading-shapes.ts'
import { MOST_WITHOUT_DEVICE, TOGETHER } from '@common-ground/shared/wire/leading-limits.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '../../controls/button.tsx'
import { useKeptHeight } from '../../controls/keep-height.ts'
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { NumberInput } from '../fields/value-inputs.tsx'
import { problemSentence } from '../problem-words.ts'
import { bringEverybody, showEverybody, stepNow, type Looking } from './bring.ts'
import { concernsMade, pickedConcerns } from './picked.ts'
import { readAt } from './read-together.tsx'
import { toGoThrough } from './look-back-step.tsx'
import { setPaused } from './set-paused.ts'
import { ShowButton } from './show-button.tsx'
import type { Speaking } from './turns.ts'

export interface LeadControlsProps {
  readonly session: BoardSession
  readonly api: Api
  readonly call: LedCall
  readonly sheet: RunSheet
  readonly step: RunStep
  /** Opens the step's own thing to do for whoever leads; null = it is open, or there is none. */
  readonly own: (() => void) | null
  /** Whether what is seldom wanted is open: everybody's attention, and who else is in the room. */
  readonly more: boolean
  readonly looking: Looking
  /** Something of whoever leads was picked or is being typed here, and not given yet: giving it comes first. */
  readonly isToGive: boolean
  /** Who has not had a turn at a step of turns: going on to them comes first. Null = it is no such step. */
  readonly toSpeak: readonly Speaking[] | null
  readonly onMore: () => void
  /** Another step was asked for here: what was pressed may be gone when it comes. */
  readonly onStep: () => void
}

const words = leadingWords.controls
const nameOf = ({ name }: Speaking): string => name
const leadsWords = (names: string): string => (names === '' ? words.eachIsLed : words.nobodyLeads(names))
const MADE = { none: words.toMake, some: words.someMade, all: words.allMade } as const
const PEOPLE = { min: 0, max: MOST_WITHOUT_DEVICE, step: 1 }

export function LeadControls(props: LeadControlsProps) {
  const { session, api, call, sheet, step, own, looking, isToGive, toSpeak, more, onMore, onStep } = props
  const [ending, setEnding] = useState(false)
  /** Whoever thought better of the end has the keys where they asked for it. */
  const [stayed, setStayed] = useState(false)
  const asked = useId()
  const moreButton = useRef<HTMLButtonElement>(null)
  const paused = useReadable(session.paused)
  const board = useReadable(session.board)
  const looks = useReadable(looking) === stepNow(call)
  const round = readAt(call, step)
  const move = async (by: CallMove): Promise<void> => {
    const answer = await api.moveCall(session.boardId, by)
    if (!answer.ok) announce({ text: problemSentence(answer.error) })
  }
  const goTo = (to: number): void => {
    setEnding(false)
    onStep()
    void move({ step: to })
  }
  const end = async (): Promise<void> => {
    const answer = await api.endCall(session.boardId)
    if (!answer.ok) announce({ text: problemSentence(answer.error) })
  }
  const show = async (): Promise<void> => {
    if (call.round === null) return
    const answer = await api.showRound(session.boardId, call.round.id)
    if (!answer.ok) announce({ text: problemSentence(answer.error) })
  }
  const isToShow = call.round !== null && isRound(step) && (!call.round.shown || call.round.unsigned >= TOGETHER)
  const written = round === null ? [] : writtenThings(board, round).map(({ card }) => card.id)
  const toLookAt = step.tool.type === 'pick' && call.round?.shown === true ? pickedConcerns(board, call.round) : written
  // Said where it is settled, once it could have been: the next step waits for nothing.
  const isOnLeads =
    (step.tool.type === 'leads' && call.round?.shown === true) ||
    (step.tool.type === 'open' && step.tool.what === 'who-does-what')
  const isPicked = step.tool.type === 'pick' && call.round?.shown === true
  const made = isPicked && call.round !== null ? concernsMade(board, call.round) : null
  const isToMake = made === 'none'
  // How something is gone through is not told where there is nothing.
  const isIdle = step.tool.type === 'look-back' && toGoThrough(board, Date.parse(session.now()), call).length === 0
  const isLast = call.step === sheet.steps.length - 1
  // Once they are there the keys are not fetched again, however often it comes back.
  const toEnd = { autoFocus: stayed, onFocus: () => setStayed(false), onClick: () => setEnding(true) }
  const stay = (): void => {
    setEnding(false)
    setStayed(true)
  }
  // Beside what was pressed, in whose place a second press thinks better of it.
  const toSay = (
    <Button key="end it" small tone="main" autoFocus aria-describedby={asked} onClick={() => void end()}>
      {words.endYes}
    </Button>
  )
  const question = (
    <p className="lead-tip lead-asked" id={asked}>
      {words.endSure}
    </p>
  )
  // Put away from wherever the keys are in it; whoever undoes a number with Escape has undone only that. [LD94]
  const onKey = (event: KeyboardEvent): void => {
    if (!more || event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    if (ending) return stay()
    moreButton.current?.focus()
    onMore()
  }
  return (
    <div className="lead-controls" role="group" aria-label={words.label}>
      {isLast && ending ? (
        <div key="ending" className="lead-ways">
          <span className="head-space" />
          {toSay}
        </div>
      ) : (
        <div key="ways" className="lead-ways">
          <Button
            small
            disabled={call.step === 0}
            icon={<ChevronLeft size={16} aria-hidden />}
            onClick={() => goTo(call.step - 1)}
          >
            {words.back}
          </Button>
          <Button small title={words.more} onClick={() => void move({ minutes: 1 })}>
            {words.moreShort}
          </Button>
          {own === null ? null : (
            <Button small onClick={own}>
              {step.tool.type === 'pick' ? words.ownPick : words.own}
            </Button>
          )}
          <Button
            ref={moreButton}
            small
            aria-expanded={more}
            aria-label={words.about}
            onClick={onMore}
            onKeyDown={onKey}
          >
            {words.others}
          </Button>
          <span className="head-space" />
          {looks ? (
            <Button small onClick={() => looking.set('')}>
              {words.read}
            </Button>
          ) : toLookAt.length === 0 ? null : (
            <Button small onClick={() => void showEverybody(session, api, looking, toLookAt)}>
              {words.look}
            </Button>
          )}
          {isToShow && call.round !== null ? (
            <ShowButton
              tool={step.tool.type}
              round={call.round}
              tone={isToGive ? 'plain' : 'main'}
              onShow={() => void show()}
            />
          ) : null}
        </div>
      )}
      {/* One does not become the other under the keys. */}
      {isLast && ending ? (
        <Button key="stay" small className="lead-go" onClick={stay}>
          {allWords.cancel}
        </Button>
      ) : isLast ? (
        <Button key="end" small className="lead-go" tone={isToShow || isToMake ? 'quiet' : 'main'} {...toEnd}>
          {words.end}
        </Button>
      ) : (
        <Button
          key="next"
          small
          className="lead-go"
          tone={isToShow || (toSpeak ?? []).length > 0 || isToMake ? 'plain' : 'main'}
          onClick={() => goTo(call.step + 1)}
        >
          {words.next}
          <ChevronRight size={16} aria-hidden />
        </Button>
      )}
      {isLast && ending ? question : isIdle ? null : <p className="lead-tip quiet">{step.tip}</p>}
      {isOnLeads && leadChoices(board).objectives.length > 0 ? (
        <StandsOpen key={step.id} words={leadsWords(unledNamed(board))} />
      ) : null}
      {made === null ? null : <StandsOpen key={`picks ${step.id}`} words={MADE[made]} />}
      {/* That all have spoken is said where they speak. */}
      {toSpeak === null || (toSpeak.length === 0 && call.turn === '') ? null : (
        <StandsOpen key={`turns ${step.id}`} words={words.notSpoken(toSpeak.map(nameOf))} />
      )}
      {more ? (
        <div className="lead-room lead-under" onKeyDown={onKey}>
          {isLast ? null : ending ? (
            <>
              <Button key="stay" small onClick={stay}>
                {allWords.cancel}
              </Button>
              {toSay}
              {question}
            </>
          ) : (
            <Button key="end" small tone="quiet" {...toEnd}>
              {words.end}
            </Button>
          )}
          {ending && !isLast ? null : (
            <>
              <Button small onClick={() => void bringEverybody(session, api)}>
                {leadingWords.bring.all}
              </Button>
              {paused ? null : (
                <Button small onClick={() => void setPaused(session, api, true)}>
                  {leadingWords.pause.start}
                </Button>
              )}
              <NumberInput
                label={words.withoutDevice}
                field={PEOPLE}
                value={call.withoutDevice}
                onSet={(people = 0) => void move({ withoutDevice: people })}
              />
            </>
          )}
        </div>
      ) : null}
    </div>
  )
}

/** A line below what is pressed, which stays where it is whatever is said. [LD76] */
function StandsOpen({ words: said }: { readonly words: string }) {
  const place = useRef<HTMLDivElement>(null)
  useKeptHeight(place)
  return (
    <div ref={place} className="lead-open">
      <p className="quiet" role="note">
        <bdi>{said}</bdi>
      </p>
    </div>
  )
}
