// Knows the parts of which forms that ask an organisation for a word are made, and how such a form is sent; refuses to know which words there are and where it goes.
import { ANSWER_LIMITS } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useState, type FormEvent } from 'react'
import { Field } from '../../controls/field.tsx'
import { keysToMistake } from '../../controls/keys-to-mistake.ts'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { DayInput } from '../fields/day-input.tsx'

const words = agreementWords.form

/** A form on its way: what is missing, why it was not taken, and whether it is being sent. */
export interface Sending<M extends string> {
  readonly missing: ReadonlySet<M | 'word' | 'name' | 'post'>
  readonly problem: ApiProblem | null
  readonly busy: boolean
  /** The sentence for a field that has to be filled in first; undefined = it need not. */
  readonly isMissing: (field: M) => string | undefined
  /**
   * Sends what was typed, or leads to the first gap.
   *
   * @param word what was chosen; null = nothing yet. @param gaps what is missing besides it and who answers.
   */
  readonly submit: <W>(
    event: FormEvent<HTMLFormElement>,
    typed: { readonly word: W | null; readonly name: string; readonly post: string; readonly gaps: readonly M[] },
    send: (word: W, who: { readonly name: string; readonly post: string }) => Promise<ApiProblem | null>,
  ) => Promise<void>
}

export function useSending<M extends string>(): Sending<M> {
  const [missing, setMissing] = useState<Sending<M>['missing']>(new Set())
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    missing,
    problem,
    busy,
    isMissing: (field) => (missing.has(field) ? words.missing : undefined),
    async submit(event, typed, send) {
      event.preventDefault()
      const form = event.currentTarget
      const { word } = typed
      const [name, post] = [typed.name.trim(), typed.post.trim()]
      const gaps = new Set<M | 'word' | 'name' | 'post'>(typed.gaps)
      if (word === null) gaps.add('word')
      if (name === '') gaps.add('name')
      if (post === '') gaps.add('post')
      setMissing(gaps)
      if (word === null || gaps.size > 0) {
        if (word === null) requestAnimationFrame(() => form.querySelector<HTMLElement>('input[type=radio]')?.focus())
        else keysToMistake(form)
        return
      }
      setBusy(true)
      setProblem(await send(word, { name, post }))
      setBusy(false)
    },
  }
}

export interface WordChoiceProps {
  /** Of the group of choices. */
  readonly name: string
  readonly label: string
  readonly about: string
  readonly checked: boolean
  readonly onChoose: () => void
}

export function WordChoice({ name, label, about, checked, onChoose }: WordChoiceProps) {
  return (
    <label className="answer-choice">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>
        <strong>{label}</strong> <span className="quiet">{about}</span>
      </span>
    </label>
  )
}

/** Says that something has to be chosen first. */
export function ChooseFirst() {
  return (
    <p className="field-mistake" role="alert">
      {words.chooseFirst}
    </p>
  )
}

interface TypedFieldProps {
  readonly label: string
  readonly needed?: boolean
  readonly mistake: string | undefined
  readonly value: string
  readonly onType: (typed: string) => void
}

/** What belongs to the word, in one's own words. */
export function NoteField({ label, needed = false, mistake, value, onType }: TypedFieldProps) {
  return (
    <Field label={label} mark={needed ? words.needed : undefined} mistake={mistake}>
      {(ids) => (
        <textarea
          {...ids}
          aria-required={needed}
          className="input area"
          dir="auto"
          rows={2}
          value={value}
          maxLength={ANSWER_LIMITS.note}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  )
}

export interface DayFieldProps extends TypedFieldProps {
  readonly help?: string
  /** YYYY-MM-DD; the first or the last day that may be chosen. */
  readonly min?: string
  readonly max?: string
}

export function DayField({ needed = false, mistake, ...rest }: DayFieldProps) {
  return <DayInput {...rest} needed={needed} mark={needed ? words.needed : undefined} mistake={mistake} />
}
