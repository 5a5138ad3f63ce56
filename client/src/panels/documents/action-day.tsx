// Knows how it is written down by when an action is to be done; refuses to know where the action stands.
import { isDate } from '@common-ground/shared/board/calendar.ts'
import type { Action } from '@common-ground/shared/documents/actions.ts'
import { useState } from 'react'
import { TextInput } from '../../controls/field.tsx'
import { documentWords } from '../../text/document-words.ts'
import '../../styles/action-day.css'

const words = documentWords.actions

/** A month or a year somebody wrote stays as it is. */
export const takesDay = ({ by, doneOn }: Action): boolean => doneOn === '' && (by === '' || isDate(by, false))

export interface ActionDayProps {
  readonly action: Action
  readonly onSet: (action: Action, day: string) => void
}

/** By when: written down once it is left, since a day that is being typed is another day for a moment. */
export function ActionDay({ action, onSet }: ActionDayProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const write = ({ validity }: HTMLInputElement): void => {
    // A day of which a part is missing is no day to write down, and none to take out.
    const isWhole = typed === '' ? !validity.badInput : typed !== null && isDate(typed, false)
    if (typed !== null && typed !== action.by && isWhole) onSet(action, typed)
    setTyped(null)
  }
  return (
    <label className="action-day">
      <span>{words.day}</span>
      <TextInput
        type="date"
        aria-label={words.dayOf(action.what)}
        value={typed ?? action.by}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={(event) => write(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') write(event.currentTarget)
        }}
      />
    </label>
  )
}
