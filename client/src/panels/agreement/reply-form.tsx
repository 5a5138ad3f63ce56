// Knows how a reply from home is asked for and what belongs to each; refuses to know what is asked and where it goes.
import { ANSWER_LIMITS } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { GivenReply, NewReply, ReplyWord } from '@common-ground/shared/wire/check-shapes.ts'
import { useState, type FormEvent } from 'react'
import { Field, TextInput } from '../../controls/field.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { formWords } from '../../text/form-words.ts'
import { homeWords } from '../../text/home-words.ts'
import { SendRow, SignedBy } from './signed-by.tsx'
import { useTyped, type TypedKeeper } from './typed-answer.ts'

const words = homeWords.form
const who = agreementWords.form
const REPLIES: readonly ReplyWord[] = ['yes', 'yes-if', 'no']
type Missing = 'reply' | 'note' | 'met' | 'name' | 'post'

export interface ReplyFormProps {
  readonly organisation: string
  readonly before: GivenReply | undefined
  /** Somebody else types it. */
  readonly passing: boolean
  /** YYYY-MM-DD. */
  readonly today: string
  /** Where what is typed waits until it is given. */
  readonly keeper?: TypedKeeper
  /** Gives the reply; null = it is kept. */
  readonly onReply: (reply: NewReply) => Promise<ApiProblem | null>
}

export function ReplyForm({ organisation, before, passing, today, keeper, onReply }: ReplyFormProps) {
  const { typed, found, type, text } = useTyped(
    () => ({
      reply: before?.answer ?? '',
      note: before?.note ?? '',
      met: before?.conditionMetOn ?? '',
      name: before?.name ?? '',
      post: before?.post ?? '',
    }),
    keeper,
    (now) => [
      ...REPLIES.filter((word) => word === now.reply).map((word) => homeWords.replies[word]),
      now.note,
      now.met,
      now.name,
      now.post,
    ],
  )
  const { note, met, name, post } = typed
  const reply = REPLIES.find((word) => word === typed.reply) ?? null
  const [missing, setMissing] = useState<ReadonlySet<Missing>>(new Set())
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const isMissing = (field: Missing): string | undefined => (missing.has(field) ? who.missing : undefined)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const gaps = new Set<Missing>()
    if (reply === null) gaps.add('reply')
    if (reply === 'yes-if' && note.trim() === '') gaps.add('note')
    if (reply === 'yes-if' && met > today) gaps.add('met')
    if (name.trim() === '') gaps.add('name')
    if (post.trim() === '') gaps.add('post')
    setMissing(gaps)
    if (reply === null || gaps.size > 0) {
      requestAnimationFrame(() =>
        form.querySelector<HTMLElement>(reply === null ? 'input[type=radio]' : '[aria-invalid=true]')?.focus(),
      )
      return
    }
    setBusy(true)
    setProblem(
      await onReply({
        answer: reply,
        name: name.trim(),
        post: post.trim(),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(reply === 'yes-if' && met !== '' ? { conditionMetOn: met } : {}),
      }),
    )
    setBusy(false)
  }
  return (
    <form
      className="answer-form"
      aria-label={words.title(organisation)}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {found ? <p role="status">{formWords.found}</p> : null}
      <fieldset className="answer-choices">
        <legend className="field-label">{words.choose}</legend>
        {REPLIES.map((word) => (
          <label key={word} className="answer-choice">
            <input type="radio" name="reply" checked={reply === word} onChange={() => type({ reply: word })} />
            <span>
              <strong>{homeWords.replies[word]}</strong>
              <span className="quiet">{words.about[word]}</span>
            </span>
          </label>
        ))}
        {missing.has('reply') ? (
          <p className="field-mistake" role="alert">
            {who.chooseFirst}
          </p>
        ) : null}
      </fieldset>
      {reply === null ? null : (
        <Field
          label={reply === 'yes-if' ? words.if : reply === 'no' ? words.why : words.note}
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
      {reply === 'yes-if' ? (
        <Field label={words.met} help={words.metHelp} mistake={missing.has('met') ? who.comingDay : undefined}>
          {(ids) => (
            <TextInput
              {...ids}
              type="date"
              max={today}
              value={met}
              onChange={(event) => type({ met: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      <SignedBy
        forOthers={passing}
        name={name}
        post={post}
        missing={missing}
        onName={(next) => type({ name: next })}
        onPost={(next) => type({ post: next })}
      />
      <SendRow label={words.send} record={words.record} busy={busy} problem={problem} typed={text} />
    </form>
  )
}
