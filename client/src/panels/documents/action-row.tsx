// Knows how one thing that is to be done reads, is ticked, and how who does it and by when is said in place; refuses to know where it is written.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import type { Action } from '@common-ground/shared/documents/actions.ts'
import { useId } from 'react'
import { Finder } from '../../controls/combobox.tsx'
import { documentWords } from '../../text/document-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { ActionDay, takesDay } from './action-day.tsx'
import type { Doer } from './doers.ts'

const text = documentWords.actions

export interface ActionRowProps {
  readonly boardId: string
  readonly action: Action
  /** Who does it, in words; "" = nobody was named. */
  readonly who: string
  readonly mayEdit: boolean
  /** The field of who does it stays, though it is filled in. */
  readonly asksWho: boolean
  readonly findDoers: () => readonly Doer[]
  readonly onDone: (done: boolean) => void
  readonly onDay: (action: Action, day: string) => void
  readonly onWho: (who: string) => void
  /** Shows where it is written. */
  readonly onShow: () => void
}

export function ActionRow(props: ActionRowProps) {
  const { boardId, action, who, mayEdit, asksWho, findDoers, onDone, onDay, onWho, onShow } = props
  const id = useId()
  const isOpen = mayEdit && action.doneOn === ''
  return (
    <li className={action.doneOn === '' ? '' : 'done'}>
      <input
        type="checkbox"
        aria-label={text.tick(action.what)}
        checked={action.doneOn !== ''}
        disabled={!mayEdit}
        onChange={(event) => onDone(event.target.checked)}
      />
      <span className="action-words">
        <button type="button" className="action-what" onClick={onShow}>
          <bdi>{action.what}</bdi>
        </button>
        <span className="quiet">{aboutAction(action, who, mayEdit)}</span>
      </span>
      {isOpen && (who === '' || asksWho) ? (
        <span className="action-who">
          <Finder
            ids={{ id, 'aria-label': text.whoOf(action.what) }}
            value={null}
            shown={who}
            findOptions={findDoers}
            placeholder={text.whoAsked}
            emptyWords={text.nobodyFound}
            openLabel={panelWords.openList}
            onPick={(picked) => {
              if (picked !== null) onWho(picked)
            }}
          />
        </span>
      ) : null}
      {mayEdit && takesDay(action) ? <ActionDay boardId={boardId} action={action} onSet={onDay} /> : null}
    </li>
  )
}

/** "Ann Able, Council · by 12 December 2026 · From: Two budgets" */
function aboutAction(action: Action, who: string, mayEdit: boolean): string {
  const { card, by, doneOn, isLate, from } = action
  // Its field says the day.
  const isSaid = mayEdit && takesDay(action) && !isLate
  const due = by === '' || isSaid ? '' : isLate ? text.wasDue(dateWords(by)) : text.by(dateWords(by))
  const when = doneOn === '' ? due : text.done(dateWords(doneOn))
  // What the partnership does next is said of nothing else.
  const said = [who, when, card === CHARTER_ID ? '' : text.from(from)].filter((one) => one !== '').join(' · ')
  return `${said.charAt(0).toLocaleUpperCase('en-GB')}${said.slice(1)}`
}
