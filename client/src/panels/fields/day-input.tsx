// Knows the field for a day in a form that is sent as a whole; refuses to keep what stands in it, which the form does.
import { useState, type KeyboardEvent, type Ref } from 'react'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { Field } from '../../controls/field.tsx'
import { readDay, dayMistake } from '../read-day.ts'
import { DayBox } from './day-box.tsx'

export interface DayInputProps {
  readonly label: string
  readonly mark?: string | undefined
  readonly help?: string | undefined
  /** What is wrong with a day that could be read, or that none stands there. */
  readonly mistake?: string | undefined
  readonly needed?: boolean | undefined
  /** YYYY-MM-DD, "" = none, or what was typed that is no day yet: it waits with the rest of the form. */
  readonly value: string
  readonly onType: (value: string) => void
  /** The field was left, or Enter pressed in it. */
  readonly onLeave?: (() => void) | undefined
  /** A day was chosen in the calendar, which is no typing: nothing is left after it. Absent = as if it was typed. */
  readonly onChoose?: ((day: string) => void) | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  /** Ids of what else is said of it. */
  readonly describedBy?: string | undefined
  readonly ref?: Ref<HTMLInputElement>
}

/** A day as people write it: the form has it as a day as soon as it is one. Enter sends no form with a day that is none. [PG1] */
export function DayInput(props: DayInputProps) {
  const {
    label,
    mark,
    help,
    mistake,
    needed,
    value,
    onType,
    onLeave,
    onChoose = onType,
    min,
    max,
    describedBy,
    ref,
  } = props
  /** What is being typed, and what the form made of it; when that has something else meanwhile, that stands here. */
  const [typing, setTyping] = useState<{ readonly text: string; readonly gave: string } | null>(null)
  const own = typing?.gave === value ? typing.text : null
  const wrong = own === null ? dayMistake(value) : null
  const leave = (): void => {
    setTyping(null)
    onLeave?.()
  }
  return (
    <Field label={label} mark={mark} help={help} mistake={wrong ?? mistake}>
      {({ 'aria-describedby': said, ...ids }) => (
        <DayBox
          {...ids}
          {...(said === undefined && describedBy === undefined
            ? {}
            : { 'aria-describedby': [said, describedBy].filter((one) => one !== undefined).join(' ') })}
          {...(needed === undefined ? {} : { 'aria-required': needed })}
          ref={ref}
          label={label}
          day={value}
          min={min}
          max={max}
          value={own ?? dateWords(value)}
          onChange={({ target: { value: text } }) => {
            const gave = readDay(text)
            setTyping({ text, gave })
            onType(gave)
          }}
          onBlur={leave}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Enter') return
            if (dayMistake(value) !== null) event.preventDefault()
            leave()
          }}
          onChoose={(day) => {
            setTyping(null)
            onChoose(day)
          }}
        />
      )}
    </Field>
  )
}
