// Knows how an organisation's answer is asked for and what belongs to each; refuses to know where it goes.
import {
  ANSWER_LIMITS,
  type AnswerWish,
  type AnswerWord,
  type GivenAnswer,
  type NewAnswer,
} from '@common-ground/shared/wire/agreement-shapes.ts'
import { useState, type FormEvent } from 'react'
import { Field, TextInput } from '../../controls/field.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { formWords } from '../../text/form-words.ts'
import { SendRow, SignedBy } from './signed-by.tsx'
import { useTyped, type TypedKeeper } from './typed-answer.ts'

const words = agreementWords.form
const FIRST: readonly AnswerWord[] = ['yes', 'yes-but', 'checking', 'not-yet']
const ALL: readonly AnswerWord[] = [...FIRST, 'no-view']
const WISHES: readonly AnswerWish[] = ['talk', 'next-time', 'steps']
type Missing = 'answer' | 'note' | 'by' | 'confirmed' | 'name' | 'post'

export interface AnswerFormProps {
  readonly organisation: string
  /** What was answered before. */
  readonly before: GivenAnswer | undefined
  /** Somebody else types it for the organisation. */
  readonly recording: boolean
  readonly name: string
  /** YYYY-MM-DD. */
  readonly today: string
  /** Where what is typed waits until it is given. */
  readonly keeper?: TypedKeeper | undefined
  /** Gives the answer; null = it is kept. */
  readonly onAnswer: (answer: NewAnswer) => Promise<ApiProblem | null>
}

export function AnswerForm({ organisation, before, recording, name: known, today, keeper, onAnswer }: AnswerFormProps) {
  const { typed, found, type, text } = useTyped(
    () => ({
      answer: before?.answer ?? '',
      note: before?.note ?? '',
      by: before?.checkingBy ?? '',
      confirmed: before?.confirmedHomeOn ?? '',
      wish: before?.wish ?? '',
      name: before?.name ?? known,
      post: before?.post ?? '',
    }),
    keeper,
    (now) => [
      ...ALL.filter((word) => word === now.answer).map((word) => agreementWords.answers[word]),
      now.note,
      now.by,
      now.confirmed,
      ...WISHES.filter((one) => one === now.wish).map((one) => agreementWords.wishes[one]),
      now.name,
      now.post,
    ],
  )
  const { note, by, confirmed, name, post } = typed
  const answer = ALL.find((word) => word === typed.answer) ?? null
  const wish = WISHES.find((one) => one === typed.wish) ?? null
  const [missing, setMissing] = useState<ReadonlySet<Missing>>(new Set())
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const needsNote = answer === 'yes-but' || answer === 'not-yet'
  const isYes = answer === 'yes' || answer === 'yes-but'
  const isMissing = (field: Missing): string | undefined => (missing.has(field) ? words.missing : undefined)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const gaps = new Set<Missing>()
    if (answer === null) gaps.add('answer')
    if (needsNote && note.trim() === '') gaps.add('note')
    if (answer === 'checking' && (by === '' || by < today)) gaps.add('by')
    if (isYes && confirmed > today) gaps.add('confirmed')
    if (name.trim() === '') gaps.add('name')
    if (post.trim() === '') gaps.add('post')
    setMissing(gaps)
    if (answer === null || gaps.size > 0) {
      requestAnimationFrame(() =>
        form.querySelector<HTMLElement>(answer === null ? 'input[type=radio]' : '[aria-invalid=true]')?.focus(),
      )
      return
    }
    setBusy(true)
    setProblem(
      await onAnswer({
        answer,
        name: name.trim(),
        post: post.trim(),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(answer === 'checking' ? { checkingBy: by } : {}),
        ...(isYes && confirmed !== '' ? { confirmedHomeOn: confirmed } : {}),
        ...(answer === 'not-yet' && wish !== null ? { wish } : {}),
      }),
    )
    setBusy(false)
  }
  const choice = (word: AnswerWord) => (
    <label key={word} className="answer-choice">
      <input type="radio" name="answer" checked={answer === word} onChange={() => type({ answer: word })} />
      <span>
        <strong>{agreementWords.answers[word]}</strong>
        <span className="quiet">{agreementWords.about[word]}</span>
      </span>
    </label>
  )
  return (
    <form
      className="answer-form"
      aria-label={words.title(organisation)}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {recording ? <p className="quiet">{words.recording(organisation)}</p> : null}
      {found ? <p role="status">{formWords.found}</p> : null}
      <fieldset className="answer-choices">
        <legend className="field-label">{words.choose}</legend>
        {FIRST.map(choice)}
        <details open={answer === 'no-view' ? true : undefined}>
          <summary>{words.more}</summary>
          {choice('no-view')}
        </details>
        {missing.has('answer') ? (
          <p className="field-mistake" role="alert">
            {words.chooseFirst}
          </p>
        ) : null}
      </fieldset>
      {answer === 'checking' ? (
        <Field label={words.by} mistake={missing.has('by') ? (by === '' ? words.missing : words.pastDay) : undefined}>
          {(ids) => (
            <TextInput
              {...ids}
              type="date"
              min={today}
              value={by}
              onChange={(event) => type({ by: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {answer === null ? null : (
        <Field
          label={answer === 'yes-but' ? words.but : answer === 'not-yet' ? words.wouldBeYes : words.note}
          mistake={isMissing('note')}
        >
          {(ids) => (
            <textarea
              {...ids}
              className="input area"
              dir="auto"
              rows={2}
              value={note}
              maxLength={ANSWER_LIMITS.note}
              onChange={(event) => type({ note: event.target.value })}
            />
          )}
        </Field>
      )}
      {isYes ? (
        <Field
          label={words.confirmed}
          help={words.confirmedHelp}
          mistake={missing.has('confirmed') ? words.comingDay : undefined}
        >
          {(ids) => (
            <TextInput
              {...ids}
              type="date"
              max={today}
              value={confirmed}
              onChange={(event) => type({ confirmed: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {answer === 'not-yet' ? (
        <fieldset className="answer-wishes">
          <legend className="field-label">{words.wish}</legend>
          <p className="field-help">{words.wishHelp}</p>
          {WISHES.map((one) => (
            <label key={one}>
              <input type="radio" name="wish" checked={wish === one} onChange={() => type({ wish: one })} />
              {agreementWords.wishes[one]}
            </label>
          ))}
          <label>
            <input type="radio" name="wish" checked={wish === null} onChange={() => type({ wish: '' })} />
            {words.wishNone}
          </label>
        </fieldset>
      ) : null}
      <SignedBy
        forOthers={recording}
        name={name}
        post={post}
        missing={missing}
        onName={(next) => type({ name: next })}
        onPost={(next) => type({ post: next })}
      />
      <SendRow label={words.send} record={agreementWords.record} busy={busy} problem={problem} typed={text} />
    </form>
  )
}
