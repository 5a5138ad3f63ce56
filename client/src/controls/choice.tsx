// Knows how one of several things is chosen, each with a line about it; knows no thing in particular.
import { useId, type ReactNode } from 'react'
import '../styles/choice.css'

export interface ChoiceProps<V extends string> {
  readonly label: ReactNode
  /** null = none is chosen yet. */
  readonly value: V | null
  readonly options: readonly { readonly value: V; readonly label: ReactNode; readonly about?: ReactNode }[]
  readonly onPick: (value: V) => void
}

/** All of them in sight, chosen with the arrows once one has the keys. */
export function Choice<V extends string>({ label, value, options, onPick }: ChoiceProps<V>) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend className="field-label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onPick(option.value)} />
          <span>
            <span className="choice-name">{option.label}</span>
            {option.about === undefined ? null : <span className="quiet">{option.about}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
