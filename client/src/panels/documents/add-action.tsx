// Knows how one more thing to do is written down where all of them are listed: what, who, by when; refuses to know the list.
import { useRef } from 'react'
import { Button } from '../../controls/button.tsx'
import { Finder } from '../../controls/combobox.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import { keysToMistake } from '../../controls/keys-to-mistake.ts'
import { say } from '../../controls/said.tsx'
import type { BoardSession, Participant } from '../../model/board-session.ts'
import { documentWords } from '../../text/document-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { boardDrafts } from '../board-drafts.ts'
import { useTyped } from '../agreement/typed-answer.ts'
import { DayInput } from '../fields/day-input.tsx'
import { isDayOrNone } from '../read-day.ts'
import { tell } from '../tell.ts'
import { doerLabel, doersOf, newAction } from './doers.ts'

const words = documentWords.actions
const MOST = 500
/** Where among what is begun on a board it waits: neither Escape nor loading anew loses it. */
const PLACE = 'action'

export interface AddActionProps {
  readonly session: BoardSession
  /** Who is on the board now. */
  readonly here: readonly Participant[]
  /** Card of one's own organisation; "" = none. */
  readonly own: string
  /** @param item id of the new entry. */
  readonly onAdded: (item: string) => void
}

/** A line, Enter, the next line: whoever does it is the same for the next one until somebody else is chosen, the day is not. [AC7] */
export function AddAction({ session, here, own, onAdded }: AddActionProps) {
  const line = useRef<HTMLInputElement>(null)
  const { typed, type } = useTyped(
    () => ({ what: '', who: own, by: '' }),
    boardDrafts(session).keeperOf(PLACE),
    ({ what }) => [what],
  )
  // Whoever was chosen and is gone meanwhile gives way to nobody.
  const chosen = doerLabel(session.board.get(), here, session.participantId, typed.who)
  const add = (form: HTMLElement): void => {
    const text = typed.what.trim()
    if (!isDayOrNone(typed.by)) return keysToMistake(form)
    line.current?.focus()
    if (text === '') return
    const id = session.newId()
    const operation = newAction(session.board.get(), here, {
      id,
      text,
      who: chosen === null ? '' : typed.who,
      by: typed.by,
    })
    if (!tell(session.dispatch([operation], panelWords.labels.addItem(words.one)))) return
    type({ what: '', by: '' })
    say(words.added(text))
    onAdded(id)
  }
  return (
    <form
      className="add-action"
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault()
        add(event.currentTarget)
      }}
    >
      <Field label={words.what}>
        {(ids) => (
          <TextInput
            {...ids}
            ref={line}
            value={typed.what}
            maxLength={MOST}
            onChange={(event) => type({ what: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.who}>
        {(ids) => (
          <Finder
            ids={ids}
            value={chosen === null ? null : typed.who}
            shown={chosen ?? ''}
            findOptions={() => doersOf(session.board.get(), here, session.participantId)}
            placeholder={panelWords.find}
            emptyWords={words.nobodyFound}
            openLabel={panelWords.openList}
            onPick={(who) => type({ who: who ?? '' })}
          />
        )}
      </Field>
      <DayInput label={words.byWhen} value={typed.by} onType={(by) => type({ by })} />
      <Button type="submit" tone="main">
        {words.addShort}
      </Button>
    </form>
  )
}
