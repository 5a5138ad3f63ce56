// Knows how one question of the form is shown, and how a long text in it; refuses to know the questions.
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import { useId, type ReactNode } from 'react'
import type { ControlIds } from '../controls/field.tsx'
import { formWords } from '../text/form-words.ts'
import { panelWords } from '../text/panel-words.ts'
import type { Clashes } from './form-draft.ts'

/** What every part of the form is given. */
export interface PartProps {
  readonly clashes: Clashes
}

/** A question with its number. It names the one input that is given its ids; where there are more, they have names of their own. */
export function Question({
  n,
  ask,
  help,
  children,
}: {
  readonly n: number
  readonly ask: string
  readonly help: string
  readonly children: ReactNode | ((ids: ControlIds) => ReactNode)
}) {
  const id = useId()
  return (
    <section className="question">
      <h2>
        <span className="question-number" aria-hidden>
          {n}
        </span>
        {typeof children === 'function' ? <label htmlFor={id}>{ask}</label> : <span>{ask}</span>}
      </h2>
      <p className="field-help" id={`${id}-help`}>
        {help}
      </p>
      {typeof children === 'function' ? children({ id, 'aria-describedby': `${id}-help` }) : children}
    </section>
  )
}

export interface LongTextProps {
  readonly ids: ControlIds
  readonly value: string
  /** Characters above which it says by how much; nothing is cut. */
  readonly advised: number
  readonly onChange: (text: string) => void
}

export function LongText({ ids, value, advised, onChange }: LongTextProps) {
  const over = value.length - advised
  const isTooLong = value.length > LIMITS.textChars
  return (
    <>
      <textarea
        {...ids}
        className="input area"
        dir="auto"
        rows={4}
        value={value}
        {...(isTooLong ? { 'aria-invalid': true as const } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      {isTooLong ? (
        <p className="field-mistake" role="alert">
          {formWords.tooLong}
        </p>
      ) : over > 0 ? (
        <p className="field-over" role="status">
          {panelWords.over(over, advised)}
        </p>
      ) : null}
    </>
  )
}

/** What somebody else wrote in the same place meanwhile, if anybody did. */
export function Meanwhile({ of, clashes }: PartProps & { readonly of: string }) {
  const theirs = clashes.get(of)
  if (theirs === undefined) return null
  return (
    <p className="form-meanwhile" dir="auto" tabIndex={-1}>
      {theirs.trim() === '' ? formWords.meanwhileEmpty : formWords.meanwhile(theirs)}
    </p>
  )
}
