// Knows how sentences are picked, given and shown as counts; refuses to tell anybody who picked what.
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { PICKS, WHICH_APPLY } from '@common-ground/shared/templates/which-apply.ts'
import { LINE_UNITS } from '@common-ground/shared/wire/leading-limits.ts'
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'
import { useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput, Tick } from '../../controls/field.tsx'
import { say } from '../../controls/said.tsx'
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { usTooWords } from '../../text/us-too-words.ts'
import { addWritten } from '../list/change-cards.ts'
import { problemSentence } from '../problem-words.ts'
import { comingConcerns, concernOf, pickedSentences, stillToChoose, topPicked } from './picked.ts'
import { ownTone, waitsToBeGiven } from './step-tone.ts'
import { useToldHere } from './told-here.ts'
import { UsTooHere } from './us-too-here.tsx'
import { lineGiven } from './what-is-left.ts'
import { newKey, type WrittenFirst } from './written.ts'

export interface PickSentencesProps {
  readonly session: BoardSession
  readonly api: Api
  readonly call: LedCall
  readonly round: LedRound
  readonly step: RunStep
  readonly mayEdit: boolean
  /** Whether the link allows giving something, also while editing is paused. */
  readonly mayWrite: boolean
  readonly written: WrittenFirst
}
/** What is picked and not given yet. */
interface Picking {
  readonly picks: readonly string[]
  readonly line: string
}

const words = leadingWords.pick
/** As it is compared with what the server has. */
const flat = ({ picks, line }: Picking): readonly string[] => (line === '' ? picks : [...picks, lineGiven(line)])

export function PickSentences(props: PickSentencesProps) {
  if (props.round.shown) return <PickedResult {...props} />
  return props.mayWrite ? <Picker {...props} /> : <p className="lead-tool quiet">{leadingWords.tool.readOnly}</p>
}

function Picker({ session, api, call, round, step, written }: PickSentencesProps) {
  const isFacilitator = useReadable(session.role) === 'facilitator'
  const [forOthers, setForOthers] = useState(false)
  const [counted, setCounted] = useState(false)
  const start = { round: round.id, sheet: call.sheet, step: step.id }
  const mine = useReadable(written.all).find((one) => one.round === round.id)
  const own: Picking = { picks: mine?.unsigned ?? [], line: mine?.draft ?? '' }
  const theirs: Picking = { picks: mine?.othersPicks ?? [], line: mine?.othersLine ?? '' }
  const { picks, line } = forOthers ? theirs : own
  const set = (next: Picking): void => {
    if (forOthers) written.change(start, () => ({ othersPicks: next.picks, othersLine: next.line }))
    else written.change(start, () => ({ unsigned: next.picks, draft: next.line }))
  }
  const sent = mine?.sent ?? []
  const isGiven = !forOthers && sent.length > 0 && JSON.stringify(sent) === JSON.stringify(flat(own))
  const mustSay = forOthers && call.withoutDevice === 0
  const give = async (): Promise<void> => {
    const key = forOthers ? newKey() : (written.of(round.id)?.key ?? newKey())
    const given = { round: round.id, key, picks: [...picks], line: line.trim() }
    const answer = await api.giveUnsigned(session.boardId, forOthers ? { ...given, forOthers } : given)
    if (!answer.ok) return announce({ text: problemSentence(answer.error) })
    if (forOthers) written.change(start, () => ({ othersPicks: [], othersLine: '' }))
    else written.change(start, () => ({ sent: flat({ picks, line }) }))
    setCounted(forOthers)
    if (!forOthers) say(words.given)
  }
  return (
    <form
      className="lead-tool lead-pick"
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <fieldset>
        <legend>{words.label}</legend>
        <p className="field-help">{words.about}</p>
        <div className="lead-sentences">
          {WHICH_APPLY.map(({ id, sentence }) => (
            <Tick
              key={id}
              label={sentence}
              checked={picks.includes(id)}
              disabled={picks.length >= PICKS && !picks.includes(id)}
              onChange={(on) => set({ line, picks: on ? [...picks, id] : picks.filter((one) => one !== id) })}
            />
          ))}
        </div>
      </fieldset>
      <div className="lead-give">
        <div className="lead-write">
          <Field label={words.line}>
            {(ids) => (
              <TextInput
                {...ids}
                value={line}
                maxLength={LINE_UNITS}
                onChange={(event) => set({ picks, line: event.target.value })}
              />
            )}
          </Field>
          <Button
            type="submit"
            small
            tone={ownTone(session, call, waitsToBeGiven(mine, 'pick'))}
            disabled={isGiven || (sent.length === 0 && flat({ picks, line }).length === 0) || mustSay}
          >
            {forOthers ? words.count : isGiven ? words.isGiven : sent.length > 0 ? words.change : words.give}
          </Button>
        </div>
        <div className="lead-under">
          {isFacilitator ? <Tick label={words.forOthers} checked={forOthers} onChange={setForOthers} /> : null}
          {mustSay ? <span role="status">{words.sayFirst}</span> : null}
          {isGiven ? <span>{words.given}</span> : null}
          <span role="status">{counted && forOthers && theirs.picks.length === 0 ? words.counted : ''}</span>
          <span className="quiet">{round.written === 0 ? null : words.picked(round.written)}</span>
        </div>
      </div>
    </form>
  )
}

/** Counts, the highest first. Whoever runs the board makes concerns of the first three. */
function PickedResult({ session, round, mayEdit }: PickSentencesProps) {
  const role = useReadable(session.role)
  const board = useReadable(session.board)
  const picked = pickedSentences(round)
  const lines = round.counts.filter(({ about }) => about === 'line')
  const top = topPicked(picked)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [told, tellHere] = useToldHere(session)
  const status = useRef<HTMLParagraphElement>(null)
  const sure = comingConcerns(board, top.sure)
  const offered = stillToChoose(board, top)
  // What somebody said in their own words may become one as well, where those who talk about it choose it.
  const openLines = comingConcerns(
    board,
    lines.map(({ choice }) => choice),
  )
  const said = [...picked.map(({ sentence }) => sentence), ...lines.map(({ choice }) => choice)]
  const coming = [...sure, ...[...offered, ...openLines].filter((sentence) => chosen.includes(sentence))]
  const isDone = sure.length + offered.length === 0
  const makes = role === 'facilitator' && mayEdit
  const choose = (sentence: string, on: boolean): void =>
    setChosen(on ? [...chosen, sentence] : chosen.filter((one) => one !== sentence))
  const make = (): void => {
    const gesture = session.newId()
    if (!coming.every((title) => addWritten(session, 'concern', { title }, gesture) !== null)) return
    // The button may go with its last concern: the keys go on where it is told.
    status.current?.focus()
    tellHere(words.madeConcerns)
  }
  return (
    <div className="lead-tool">
      {picked.length === 0 ? <p>{words.nothing}</p> : null}
      {mayEdit && said.some((one) => concernOf(board, one) !== undefined) ? (
        <p className="quiet">{usTooWords.openly}</p>
      ) : null}
      <ol className="lead-picked" aria-label={words.result}>
        {picked.map(({ sentence, count }) => (
          <li key={sentence}>
            <span className="lead-count" aria-hidden>
              {count}
            </span>
            {makes && offered.includes(sentence) ? (
              <Tick label={sentence} checked={chosen.includes(sentence)} onChange={(on) => choose(sentence, on)} />
            ) : (
              <span>{sentence}</span>
            )}
            <span className="only-heard">{words.times(count)}</span>
            <UsTooHere session={session} concern={concernOf(board, sentence) ?? ''} by={null} />
          </li>
        ))}
      </ol>
      {lines.length === 0 ? null : (
        <div className="lead-picked lead-also">
          <p>{words.alsoSaid}:</p>
          {lines.map(({ choice }) =>
            makes && openLines.includes(choice) ? (
              <Tick
                key={choice}
                label={<bdi>{choice}</bdi>}
                checked={chosen.includes(choice)}
                onChange={(on) => choose(choice, on)}
              />
            ) : (
              <p key={choice} className="lead-own-line">
                <bdi>{choice}</bdi>
                <UsTooHere session={session} concern={concernOf(board, choice) ?? ''} by={null} />
              </p>
            ),
          )}
        </div>
      )}
      <p ref={status} role="status" tabIndex={-1}>
        {told}
      </p>
      {picked.length > 0 && isDone && told === '' ? <p className="quiet">{words.areOnMap}</p> : null}
      {makes && (!isDone || openLines.length > 0) ? (
        <div className="lead-under">
          {offered.length === 0 ? null : <span>{words.equal}</span>}
          <Button small tone="main" disabled={coming.length === 0} onClick={make}>
            {offered.length === 0 && !isDone && coming.length === sure.length
              ? words.toConcerns
              : words.toSome(coming.length)}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
