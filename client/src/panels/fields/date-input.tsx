// Knows the one field for a date, typed or chosen in a calendar, and written when it is left; refuses to write what it cannot read.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { DateField } from '@common-ground/shared/board/kinds/kind.ts'
import { Field } from '../../controls/field.tsx'
import { panelWords } from '../../text/panel-words.ts'
import { readDate } from '../read-date.ts'
import { DayBox } from './day-box.tsx'
import { useDraft } from './draft.ts'
import type { InputProps } from './value-inputs.tsx'

export interface DateInputProps extends InputProps<string> {
  readonly label: string
  readonly field: Pick<DateField, 'partial'>
  readonly className?: string | undefined
}

/** What stands there is written as it is read aloud: 31 March 2027, March 2027 or 2027. [PG1] */
export function DateInput({ field, label, help, className, value = '', place, onSet }: DateInputProps) {
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
  return (
    <Field label={label} help={help} mistake={mistake} {...(className === undefined ? {} : { className })}>
      {(ids) => (
        <DayBox
          {...ids}
          {...handlers}
          label={label}
          day={value}
          value={text}
          placeholder={field.partial ? panelWords.datePlaceholder : panelWords.dayPlaceholder}
          onChoose={(day) => {
            drop()
            onSet(day)
          }}
        />
      )}
    </Field>
  )
}
