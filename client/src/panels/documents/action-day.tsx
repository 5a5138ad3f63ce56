// Knows how it is written down by when an action is to be done; refuses to know where the action stands.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { isDate } from '@common-ground/shared/board/calendar.ts'
import type { Action } from '@common-ground/shared/documents/actions.ts'
import { useId } from 'react'
import { documentWords } from '../../text/document-words.ts'
import { DayBox } from '../fields/day-box.tsx'
import { placeOf, useDraft } from '../fields/draft.ts'
import { dayMistake, readDay } from '../read-day.ts'
import '../../styles/action-day.css'

const words = documentWords.actions

/** A month or a year somebody wrote stays as it is. */
export const takesDay = ({ by, doneOn }: Action): boolean => doneOn === '' && (by === '' || isDate(by, false))

export interface ActionDayProps {
  readonly boardId: string
  readonly action: Action
  readonly onSet: (action: Action, day: string) => void
}

/** By when: written down once it is left, since a day that is being typed is another day for a moment. */
export function ActionDay({ boardId, action, onSet }: ActionDayProps) {
  const said = useId()
  const { text, mistake, drop, handlers } = useDraft(
    dateWords(action.by),
    (typed) => {
      const day = readDay(typed)
      const wrong = dayMistake(day)
      if (wrong === null && day !== action.by) onSet(action, day)
      return wrong
    },
    placeOf(boardId, action.card, action.item, 'day'),
  )
  const label = words.dayOf(action.what)
  return (
    <div className="action-day">
      <span aria-hidden>{words.day}</span>
      <DayBox
        {...handlers}
        {...(mistake === null ? {} : { 'aria-invalid': true, 'aria-describedby': said })}
        label={label}
        aria-label={label}
        day={action.by}
        value={text}
        onChoose={(day) => {
          drop()
          onSet(action, day)
        }}
      />
      {mistake === null ? null : (
        <p className="field-mistake" id={said} role="alert">
          {mistake}
        </p>
      )}
    </div>
  )
}
