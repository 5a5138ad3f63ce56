// Knows how a label, a control, its help and its mistake belong together for eyes and ears; knows no field in particular.
import { useId, type ComponentProps, type ReactNode } from 'react'

export interface FieldProps {
  readonly label: ReactNode
  readonly help?: ReactNode
  /** Stands beside the label for eyes alone: that it has to be filled in, which the control says by itself. */
  readonly mark?: ReactNode
  /** A sentence that says what is wrong and what to do. */
  readonly mistake?: ReactNode
  readonly className?: string
  /** Draws the control with the ids that tie it to its words. */
  readonly children: (ids: ControlIds) => ReactNode
}
export interface ControlIds {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

export function Field({ label, help, mark, mistake, className = '', children }: FieldProps) {
  const id = useId()
  const words = [help ? `${id}-help` : '', mistake ? `${id}-mistake` : ''].filter((one) => one !== '').join(' ')
  const labelled = (
    <label className="field-label" htmlFor={id}>
      {label}
    </label>
  )
  return (
    <div className={`field ${className}`}>
      {mark ? (
        <div className="field-head">
          {labelled}{' '}
          <span className="quiet" aria-hidden>
            {mark}
          </span>
        </div>
      ) : (
        labelled
      )}
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {children({
        id,
        ...(words === '' ? {} : { 'aria-describedby': words }),
        ...(mistake ? { 'aria-invalid': true as const } : {}),
      })}
      {mistake ? (
        <p className="field-mistake" id={`${id}-mistake`} role="alert">
          {mistake}
        </p>
      ) : null}
    </div>
  )
}

export function TextInput({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input className={`input ${className}`} dir="auto" {...rest} />
}

export interface SelectInputProps extends Omit<ComponentProps<'select'>, 'children' | 'onChange'> {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onPick: (value: string) => void
}

/** The system's own list: best on phones and with screen readers. */
export function SelectInput({ options, onPick, className = '', ...rest }: SelectInputProps) {
  return (
    <select className={`input select ${className}`} onChange={(event) => onPick(event.target.value)} {...rest}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export interface TickProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly disabled?: boolean
}

export function Tick({ checked, onChange, label, help, disabled = false }: TickProps) {
  const id = useId()
  return (
    <div className="tick">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        {...(help ? { 'aria-describedby': `${id}-help` } : {})}
      />
      <label htmlFor={id}>{label}</label>
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </div>
  )
}
