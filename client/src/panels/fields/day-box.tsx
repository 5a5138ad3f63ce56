// Knows the line in which a date is typed, and the browser's calendar beside it; refuses to know what is made of either.
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { CalendarDays } from 'lucide-react'
import { useRef, type ComponentProps } from 'react'
import { IconButton } from '../../controls/button.tsx'
import { TextInput } from '../../controls/field.tsx'
import { panelWords } from '../../text/panel-words.ts'

export interface DayBoxProps extends Omit<ComponentProps<'input'>, 'min' | 'max' | 'type'> {
  /** What the day is, for the name of the calendar's button. */
  readonly label: string
  /** Where the calendar opens: YYYY-MM-DD; anything else = today. */
  readonly day: string
  /** The first and the last day the calendar offers, YYYY-MM-DD. */
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly onChoose: (day: string) => void
}

/** A field that the browser fills in by parts takes no date as people write it, and loses one that is pasted: this is a line. [PG1] */
export function DayBox({ label, day, min, max = '9999-12-31', onChoose, ...typed }: DayBoxProps) {
  const calendar = useRef<HTMLInputElement>(null)
  const open = (): void => {
    const input = calendar.current
    if (input === null) return
    input.value = isDate(day, false) ? day : ''
    input.showPicker()
  }
  return (
    <span className="date-field">
      <TextInput autoComplete="off" placeholder={panelWords.dayPlaceholder} {...typed} />
      <input
        ref={calendar}
        type="date"
        min={min}
        max={max}
        className="date-calendar"
        tabIndex={-1}
        aria-hidden
        onChange={({ target: { value } }) => {
          if (isDate(value, false)) onChoose(value)
        }}
      />
      <IconButton label={panelWords.dateCalendar(label)} icon={<CalendarDays size={17} aria-hidden />} onClick={open} />
    </span>
  )
}
