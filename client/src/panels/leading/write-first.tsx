// Knows how something is written down first, with or without a name, and what its writer sees of it; refuses to know how it gets onto the map.
import type { RunStep, StepTool } from '@common-ground/shared/templates/run-sheet.ts'
import { ENTRY_UNITS } from '@common-ground/shared/wire/leading-limits.ts'
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'
import { X } from 'lucide-react'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput, Tick } from '../../controls/field.tsx'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { addToRound } from './add-to-round.ts'
import { putOnMap } from './left-over.tsx'
import { ownTone, waitsToBeGiven } from './step-tone.ts'
import type { WrittenFirst } from './written.ts'

export interface WriteFirstProps {
  readonly session: BoardSession
  readonly call: LedCall
  readonly round: LedRound
  readonly step: RunStep
  readonly tool: Extract<StepTool, { readonly type: 'write' }>
  /** Whether anything can go onto the map now. */
  readonly mayEdit: boolean
  readonly written: WrittenFirst
}

const words = leadingWords.write
const tool = leadingWords.tool

/** Where in the line the caret stood when everybody's was shown; null = the keys were elsewhere. */
type Caret = RefObject<readonly [start: number, end: number] | null>
interface PartProps extends WriteFirstProps {
  readonly caret: Caret
}

export function WriteFirst(props: WriteFirstProps) {
  const caret: Caret = useRef(null)
  const Part = props.round.shown ? AfterShowing : BeforeShowing
  return <Part {...props} caret={caret} />
}

function BeforeShowing(props: PartProps) {
  const { session, call, round, step, mayEdit, written, caret } = props
  const mayHide = props.tool.unsigned
  const start = { round: round.id, sheet: call.sheet, step: step.id }
  const mine = useReadable(written.all).find((one) => one.round === round.id)
  const [wanted, setNameless] = useState(mayHide)
  // What was being typed without a name is not to get one by a reload.
  const nameless = mine === undefined || mine.draft === '' ? wanted : mine.hidden
  const hide = (hidden: boolean): void => {
    setNameless(hidden)
    if (mine !== undefined) written.change(start, () => ({ hidden }))
  }
  const leaderLeft = useSelected(
    session.peers,
    (peers) =>
      call.leader !== session.participantId && !peers.some(({ participantId }) => participantId === call.leader),
  )
  const input = useRef<HTMLInputElement>(null)
  // Whoever is in the middle of a sentence when it is shown goes on with it.
  useLayoutEffect(
    () => () => {
      const field = input.current
      const has = field !== null && field === document.activeElement
      caret.current = has ? [field.selectionStart ?? 0, field.selectionEnd ?? 0] : null
    },
    [caret],
  )
  const keep = (): void => {
    const text = (mine?.draft ?? '').trim()
    if (text === '') return
    written.change(start, (now) =>
      nameless
        ? { draft: '', late: false, unsigned: [...now.unsigned, text] }
        : { draft: '', signed: [...now.signed, { id: session.newId(), text }] },
    )
    say(words.heard(text, nameless ? words.there : words.here))
    input.current?.focus()
  }
  const entries = [
    ...(mine?.signed ?? []).map(({ id, text }) => ({ key: id, text, isNameless: false })),
    ...(mine?.unsigned ?? []).map((text, at) => ({ key: `${String(at)} ${text}`, text, isNameless: true })),
  ]
  const takeOut = (key: string): void =>
    written.change(start, (now) => ({
      signed: now.signed.filter(({ id }) => id !== key),
      late: false,
      unsigned: now.unsigned.filter((text, at) => `${String(at)} ${text}` !== key),
    }))
  const isElsewhere = mine !== undefined && mine.late && mine.unsigned.some((text) => !mine.sent.includes(text))
  return (
    <form
      className="lead-tool"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <div className="lead-write">
        <Field label={words.label} help={nameless ? words.there : words.here}>
          {(ids) => (
            <TextInput
              {...ids}
              ref={input}
              value={mine?.draft ?? ''}
              maxLength={ENTRY_UNITS}
              onChange={(event) => {
                const draft = event.target.value
                written.change(start, () => ({ draft, hidden: nameless }))
              }}
            />
          )}
        </Field>
        <Button type="submit" small tone={ownTone(session, call, waitsToBeGiven(mine, 'write'))}>
          {words.keep}
        </Button>
      </div>
      <div className="lead-under">
        {mayHide ? <Tick label={words.nameless} checked={nameless} onChange={hide} /> : null}
        <span className="quiet">{round.written === 0 ? null : words.written(round.written)}</span>
        {isElsewhere ? <span role="status">{words.elsewhere}</span> : null}
        {leaderLeft && mine !== undefined && mine.signed.length > 0 ? (
          <Button small disabled={!mayEdit} onClick={() => putOnMap(session, written, mine)}>
            {words.nowMine}
          </Button>
        ) : null}
      </div>
      {entries.length === 0 ? null : (
        <ul className="lead-entries" aria-label={words.yours}>
          {entries.map(({ key, text, isNameless }) => (
            <li key={key}>
              <bdi>{text}</bdi>
              {isNameless ? <span className="quiet"> · {words.nameless}</span> : null}
              <button
                type="button"
                className="icon-button"
                aria-label={words.remove(text)}
                onClick={() => takeOut(key)}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}

/** Once it is shown: one more for whoever thinks of it late. What everybody wrote is read below it. */
function AfterShowing({ session, call, round, step, mayEdit, written, caret }: PartProps) {
  const mine = useReadable(written.all).find((one) => one.round === round.id)
  const start = { round: round.id, sheet: call.sheet, step: step.id }
  // What is being typed stays on the shelf: a step that goes on, a pause or a reload takes nothing away. What was begun
  // without a name is asked about elsewhere: here it would get one.
  const text = mine?.draft ?? ''
  const [isFinishing, setFinishing] = useState(() => caret.current !== null)
  const isNameless = mine?.hidden === true && (text !== '' || isFinishing)
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (caret.current === null) return
    input.current?.focus({ preventScroll: true })
    input.current?.setSelectionRange(...caret.current)
    caret.current = null
  }, [caret])
  const type = (draft: string): void => written.change(start, () => ({ draft, hidden: isNameless }))
  const add = (): void => {
    const said = text.trim()
    // Without a name it is finished only: nothing gets one by a key.
    if (!mayEdit || isNameless || said === '' || !addToRound(session, step, round.id, session.newId(), said)) return
    type('')
    say(tool.added(said))
  }
  return (
    <form
      className="lead-tool"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      {round.unsigned === 0 ? null : <p className="quiet">{words.waiting(round.unsigned)}</p>}
      {isNameless && !isFinishing ? null : (
        <div className="lead-write">
          <Field label={isNameless ? words.label : words.more} help={isNameless ? words.tooLate : words.moreAbout}>
            {(ids) => (
              <TextInput
                {...ids}
                ref={input}
                value={text}
                maxLength={ENTRY_UNITS}
                onChange={(event) => type(event.target.value)}
                onBlur={() => setFinishing(false)}
              />
            )}
          </Field>
          {isNameless ? null : (
            <Button type="submit" small tone={ownTone(session, call)} disabled={!mayEdit}>
              {tool.put}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}
