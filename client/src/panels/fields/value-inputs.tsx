// Knows the inputs of plain values (pick, number, yes or no, period, money, short words); refuses to write what it cannot read.
import type { NumberField, Period, PickField } from '@common-ground/shared/board/kinds/kind.ts'
import type { Money } from '@common-ground/shared/board/kinds/relation-kind.ts'
import { useState, type ReactNode } from 'react'
import { Field, SelectInput, TextInput } from '../../controls/field.tsx'
import { panelWords } from '../../text/panel-words.ts'
import { readMoney, readNumber, readPeriod } from '../read-values.ts'
import { useDraft } from './draft.ts'

export interface InputProps<V> {
  readonly label: ReactNode
  readonly help?: string | undefined
  readonly value: V | undefined
  readonly onSet: (value: V | undefined) => void
  /** Where it stands: what cannot be read is kept under it while the tab is open. */
  readonly place?: string | undefined
}

export function PickInput({ field, label, help, value, onSet }: InputProps<string> & { readonly field: PickField }) {
  return (
    <Field label={label} help={help}>
      {(ids) => (
        <SelectInput
          {...ids}
          value={value ?? field.initial}
          options={field.options.map((option) => ({ value: option, label: field.optionLabels[option] ?? option }))}
          onPick={onSet}
        />
      )}
    </Field>
  )
}

export function NumberInput({
  field,
  label,
  help,
  value,
  place,
  onSet,
}: InputProps<number> & { readonly field: Pick<NumberField, 'min' | 'max' | 'step' | 'unit'> }) {
  const { text, mistake, handlers } = useDraft(
    value === undefined ? '' : String(value),
    (typed) => {
      const read = readNumber(typed, field)
      if (read.ok) {
        onSet(read.value)
        return null
      }
      return read.error === 'step' ? panelWords.stepMistake(field.step) : panelWords.numberMistake(field.min, field.max)
    },
    place,
  )
  return (
    <Field label={label} help={help} mistake={mistake}>
      {(ids) => (
        <span className="with-unit">
          <TextInput {...ids} {...handlers} className="short" value={text} inputMode="decimal" />
          {field.unit === undefined ? null : <span className="quiet">{field.unit}</span>}
        </span>
      )}
    </Field>
  )
}

const UNITS = Object.entries(panelWords.periodUnits).map(([value, label]) => ({ value, label }))
const isUnit = (value: string): value is Period['unit'] => Object.hasOwn(panelWords.periodUnits, value)

export function PeriodInput({ label, help, value, place, onSet }: InputProps<Period>) {
  const [wanted, setWanted] = useState<Period['unit']>('working-days')
  const unit = value?.unit ?? wanted
  const { text, mistake, handlers } = useDraft(
    value === undefined ? '' : String(value.amount),
    (typed) => {
      const read = readPeriod(typed, unit)
      if (!read.ok) return panelWords.periodMistake
      onSet(read.value)
      return null
    },
    place,
  )
  return (
    <Field label={label} help={help} mistake={mistake}>
      {(ids) => (
        <span className="with-unit">
          <TextInput {...ids} {...handlers} className="short" value={text} inputMode="numeric" />
          <SelectInput
            aria-label={panelWords.periodUnit}
            value={unit}
            options={UNITS}
            onPick={(next) => {
              if (!isUnit(next)) return
              setWanted(next)
              if (value !== undefined) onSet({ amount: value.amount, unit: next })
            }}
          />
        </span>
      )}
    </Field>
  )
}

const isPer = (value: string): value is Money['per'] => value === 'once' || value === 'year'

export function MoneyInput({ label, help, value, onSet }: InputProps<Money>) {
  const currency = value?.currency ?? 'GBP'
  const per = value?.per ?? 'year'
  const write = (typed: string, code: string): string | null => {
    const read = readMoney(typed, code, per)
    if (!read.ok) return panelWords.moneyMistake
    onSet(read.value)
    return null
  }
  const amount = useDraft(value === undefined ? '' : String(value.amount), (typed) => write(typed, currency))
  const code = useDraft(currency, (typed) => (value === undefined ? null : write(String(value.amount), typed)))
  return (
    <Field label={label} help={help} mistake={amount.mistake ?? code.mistake}>
      {(ids) => (
        <span className="with-unit">
          <TextInput {...ids} {...amount.handlers} className="short" value={amount.text} inputMode="decimal" />
          <TextInput
            {...code.handlers}
            className="code"
            aria-label={panelWords.moneyCurrency}
            value={code.text}
            maxLength={3}
          />
          <SelectInput
            aria-label={panelWords.moneyPer}
            value={per}
            options={[
              { value: 'once', label: panelWords.moneyOnce },
              { value: 'year', label: panelWords.moneyYear },
            ]}
            onPick={(next) => {
              if (value !== undefined && isPer(next)) onSet({ ...value, per: next })
            }}
          />
        </span>
      )}
    </Field>
  )
}

/** Short words that are one plain value (the attributes of a line), written when they are left. */
export function PlainTextInput({
  label,
  help,
  value,
  onSet,
  lines,
}: InputProps<string> & { readonly lines: 'one' | 'many' }) {
  const { text, mistake, handlers } = useDraft(value ?? '', (typed) => {
    const clean = typed.trim()
    onSet(clean === '' ? undefined : clean)
    return null
  })
  return (
    <Field label={label} help={help} mistake={mistake}>
      {(ids) =>
        lines === 'one' ? (
          <TextInput {...ids} {...handlers} value={text} />
        ) : (
          <textarea
            {...ids}
            onChange={handlers.onChange}
            onBlur={handlers.onBlur}
            className="input"
            dir="auto"
            rows={2}
            value={text}
          />
        )
      }
    </Field>
  )
}
