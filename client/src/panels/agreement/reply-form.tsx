// Knows how a reply from home is asked for and what belongs to each; refuses to know what is asked and where it goes.
import { ANSWER_LIMITS } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { GivenReply, NewReply, ReplyWord } from '@common-ground/shared/wire/check-shapes.ts'
import { useState, type FormEvent } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { homeWords } from '../../text/home-words.ts'
import { problemSentence } from '../problem-words.ts'

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
  /** Gives the reply; null = it is kept. */
  readonly onReply: (reply: NewReply) => Promise<ApiProblem | null>
}

export function ReplyForm({ organisation, before, passing, today, onReply }: ReplyFormProps) {
  const [reply, setReply] = useState<ReplyWord | null>(before?.answer ?? null)
  const [note, setNote] = useState(before?.note ?? '')
  const [met, setMet] = useState(before?.conditionMetOn ?? '')
  const [name, setName] = useState(before?.name ?? '')
  const [post, setPost] = useState(before?.post ?? '')
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
      <fieldset className="answer-choices">
        <legend className="field-label">{words.choose}</legend>
        {REPLIES.map((word) => (
          <label key={word} className="answer-choice">
            <input type="radio" name="reply" checked={reply === word} onChange={() => setReply(word)} />
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
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      )}
      {reply === 'yes-if' ? (
        <Field label={words.met} help={words.metHelp} mistake={missing.has('met') ? who.comingDay : undefined}>
          {(ids) => (
            <TextInput {...ids} type="date" max={today} value={met} onChange={(event) => setMet(event.target.value)} />
          )}
        </Field>
      ) : null}
      <div className="answer-who">
        <Field label={passing ? who.nameOf : who.name} mistake={isMissing('name')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={name}
              maxLength={ANSWER_LIMITS.name}
              autoComplete={passing ? 'off' : 'name'}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={passing ? who.postOf : who.post} mistake={isMissing('post')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={post}
              maxLength={ANSWER_LIMITS.post}
              autoComplete={passing ? 'off' : 'organization-title'}
              onChange={(event) => setPost(event.target.value)}
            />
          )}
        </Field>
      </div>
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
      <div className="answer-send">
        <Button tone="main" type="submit" disabled={busy}>
          {busy ? who.busy : words.send}
        </Button>
        <p className="quiet">{words.record}</p>
      </div>
    </form>
  )
}
