// Knows the one field for a date, typed or chosen in the browser's calendar; refuses to write what it cannot read.
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { DateField } from '@common-ground/shared/board/kinds/kind.ts'
import { CalendarDays } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../../controls/button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import { panelWords } from '../../text/panel-words.ts'
import { readDate } from '../read-date.ts'
import { useDraft } from './draft.ts'
import type { InputProps } from './value-inputs.tsx'

export interface DateInputProps extends InputProps<string> {
  readonly label: string
  readonly field: Pick<DateField, 'partial'>
}

/** What stands there is written as it is read aloud: 31 March 2027, March 2027 or 2027. [PG1] */
export function DateInput({ field, label, help, value = '', place, onSet }: DateInputProps) {
  const calendar = useRef<HTMLInputElement>(null)
  const { text, mistake, drop, handlers } = useDraft(
    dateWords(value),
    (typed) => {
      const read = readDate(typed, field.partial)
      if (!read.ok) return panelWords.dateMistakes[read.error](typed.trim(), field.partial)
      if ((read.value ?? '') !== value) onSet(read.value)
      return null
    },
    place,
  )
  const open = (): void => {
    const input = calendar.current
    if (input === null) return
    input.value = isDate(value, false) ? value : ''
    input.showPicker()
  }
  return (
    <Field label={label} help={help} mistake={mistake}>
      {(ids) => (
        <span className="date-field">
          <TextInput
            {...ids}
            {...handlers}
            value={text}
            autoComplete="off"
            placeholder={field.partial ? panelWords.datePlaceholder : panelWords.dayPlaceholder}
          />
          <input
            ref={calendar}
            type="date"
            max="9999-12-31"
            className="date-calendar"
            tabIndex={-1}
            aria-hidden
            onChange={(event) => {
              if (!isDate(event.target.value, false)) return
              drop()
              onSet(event.target.value)
            }}
          />
          <IconButton
            label={panelWords.dateCalendar(label)}
            icon={<CalendarDays size={17} aria-hidden />}
            onClick={open}
          />
        </span>
      )}
    </Field>
  )
}
