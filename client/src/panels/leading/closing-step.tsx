// Knows how a call is closed: a win, the next date, and what is done until then by whom; refuses to end the call.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { actionsOf } from '@common-ground/shared/documents/actions.ts'
import { useId, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, SelectInput, TextInput } from '../../controls/field.tsx'
import { keysToMistake } from '../../controls/keys-to-mistake.ts'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { longDay } from '../../text/dates.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { DayInput } from '../fields/day-input.tsx'
import { isDayOrNone } from '../read-day.ts'
import { tell } from '../tell.ts'
import { AddHere, instead, useKept, type StepDraft } from './add-here.tsx'
import { addAction } from './begun.ts'
import { nextDay, offeredDay, setNextDay, type NextKind } from './next-day.ts'
import { TodoList } from './todo-list.tsx'
import { hereFirst, speakingOrder } from './turns.ts'
import { NO_CLOSING, type ClosingDraft } from './written.ts'
import '../../styles/lead-back.css'

const words = leadingWords.closing
const MOST = 200

interface PartProps {
  readonly session: BoardSession
  readonly draft: StepDraft
}

/** Whatever is being typed here stays on the shelf until it is on the board. */
export function ClosingStep({ session, draft, next }: PartProps & { readonly next: NextKind }) {
  return (
    <div className="lead-tool lead-closing">
      <div className="lead-fields">
        <AddHere session={session} kind="moment" draft={draft} label={words.win} saysWhere />
        <NextDate session={session} draft={draft} kind={next} />
      </div>
      <Actions session={session} draft={draft} />
    </div>
  )
}

/** What is being typed beside the card, and how it is changed. */
function useClosing(draft: StepDraft): readonly [ClosingDraft, (change: Partial<ClosingDraft>) => void] {
  const [kept, keep] = useKept(draft)
  return [kept?.closing ?? NO_CLOSING, (change) => keep(({ closing }) => ({ closing: { ...closing, ...change } }))]
}

/** The day on which the partners meet or look again. One that has come is that of this call: the next one is offered. */
function NextDate({ session, draft: at, kind }: PartProps & { readonly kind: NextKind }) {
  const board = useReadable(session.board)
  const [{ next: draft }, change] = useClosing(at)
  const setDraft = (next: string | null): void => change({ next })
  const today = dateIn(board.timeZone, Date.parse(session.now()))
  const value = nextDay(board, kind, today)
  const offered = offeredDay(board, kind, today)
  const [setHere, setSetHere] = useState('')
  const said = useId()
  if (kind === 'review' && !board.cards.has(CHARTER_ID)) return null
  const set = (on: string): void => {
    if (!tell(session.dispatch([setNextDay(kind, on)], words.setLabel[kind])) || on === '') return
    setSetHere(on)
    say(words.dateSet(dateWords(on)))
  }
  const leave = (): void => {
    // What is no day yet is none to set, and takes none out: it stays, with what is wrong with it.
    if (!at.mayEdit || draft === null || !isDayOrNone(draft)) return
    setDraft(null)
    if (draft !== value) set(draft)
  }
  return (
    <div className="lead-next">
      <DayInput
        label={words.next[kind]}
        describedBy={said}
        value={draft ?? value}
        onType={setDraft}
        onLeave={leave}
        onChoose={(day) => {
          if (!at.mayEdit) return setDraft(day)
          setDraft(null)
          set(day)
        }}
      />
      <div id={said} className="lead-next-said">
        {draft !== null ? null : value !== '' ? (
          <span className="quiet">
            {value === setHere ? words.dateSet(dateWords(value)) : words.planned(dateWords(value))}
          </span>
        ) : at.mayEdit ? (
          <Button small onClick={() => set(offered)}>
            {words.take(longDay(offered))}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** What is to be done, whoever wrote it down, and one line for one more. */
function Actions({ session, draft }: PartProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  const [kept, change] = useClosing(draft)
  const here = new Set([session.participantId, ...useReadable(session.peers).map((peer) => peer.participantId)])
  const what = kept.action
  // Whom it is for stands for the next one too; it is kept beside the words of this one, and so is by when.
  const [who, setWho] = useState(kept.orgId)
  const [by, setBy] = useState(kept.by)
  /** What was added here last: what it lacks is said beside it. */
  const [last, setLast] = useState('')
  const setWhat = (action: string): void => change(action === '' ? { action } : { action, orgId: who, by })
  const organisations = hereFirst(board, speakingOrder(board), participants, here)
  // Nobody is taken to do it because they write it down, nor in the place of an organisation that is gone meanwhile. [LD104]
  const chosen = organisations.some(({ id }) => id === who) ? (who ?? '') : ''
  const leads = draft.call.leader === session.participantId
  const open = actionsOf(board, dateIn(board.timeZone, Date.parse(session.now()))).filter(({ doneOn }) => doneOn === '')
  const form = useRef<HTMLFormElement>(null)
  const add = (): void => {
    const said = what.trim()
    if (said === '') return
    if (!isDayOrNone(by)) {
      if (form.current !== null) keysToMistake(form.current)
      return
    }
    const id = session.newId()
    const operation = addAction(said, chosen, by, id)
    if (!tell(session.dispatch([operation], panelWords.labels.addItem(words.action)))) return
    setLast(id)
    // The day was of that one; who does it is often the same.
    setBy('')
    change({ action: '', by: '' })
    say(leadingWords.tool.added(said))
  }
  return (
    <form ref={form} className="lead-actions" aria-label={words.actions} onSubmit={instead(add)}>
      <div className="lead-action">
        <Field label={words.what}>
          {(ids) => (
            <TextInput
              {...ids}
              value={what}
              placeholder=" "
              maxLength={MOST}
              onChange={(event) => setWhat(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.who}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={chosen}
              options={[
                { value: '', label: words.nobody },
                ...organisations.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onPick={(id) => {
                setWho(id)
                change({ orgId: id })
              }}
            />
          )}
        </Field>
        <DayInput
          label={words.by}
          value={by}
          onType={(day) => {
            setBy(day)
            change({ by: day })
          }}
        />
        <Button type="submit" small>
          {words.add}
        </Button>
      </div>
      {open.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <TodoList
          session={session}
          open={open}
          organisations={organisations}
          asks={!draft.mayEdit ? '' : leads ? 'all' : last}
        />
      )}
    </form>
  )
}
