// Knows how a reply from home is asked for and what belongs to each; refuses to know what is asked and where it goes.
import type { GivenReply, NewReply, ReplyWord } from '@common-ground/shared/wire/check-shapes.ts'
import type { FormEvent } from 'react'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { formWords } from '../../text/form-words.ts'
import { homeWords } from '../../text/home-words.ts'
import { isDayOrNone } from '../read-day.ts'
import { ChooseFirst, DayField, NoteField, useSending, WordChoice } from './answer-parts.tsx'
import { BeforeSending, SendRow, SignedBy } from './signed-by.tsx'
import { useTyped, type TypedKeeper } from './typed-answer.ts'

const words = homeWords.form
const who = agreementWords.form
const REPLIES: readonly ReplyWord[] = ['yes', 'yes-if', 'no']
type Missing = 'note' | 'met'

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
  const { typed, found, type, text, throwAway } = useTyped(
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
  const { missing, problem, busy, isMissing, submit } = useSending<Missing>()

  const give = (event: FormEvent<HTMLFormElement>): void => {
    const gaps: Missing[] = []
    if (reply === 'yes-if' && note.trim() === '') gaps.push('note')
    if (reply === 'yes-if' && (!isDayOrNone(met) || met > today)) gaps.push('met')
    void submit(event, { word: reply, name, post, gaps }, async (word, by) => {
      const refused = await onReply({
        answer: word,
        ...by,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(word === 'yes-if' && met !== '' ? { conditionMetOn: met } : {}),
      })
      if (refused === null) keeper?.drop()
      return refused
    })
  }
  return (
    <form className="answer-form" aria-label={words.title(organisation)} noValidate onSubmit={give}>
      {found ? <p role="status">{formWords.found}</p> : null}
      <fieldset className="answer-choices">
        <legend className="field-label">{words.choose}</legend>
        {REPLIES.map((word) => (
          <WordChoice
            key={word}
            name="reply"
            label={homeWords.replies[word]}
            about={words.about[word]}
            checked={reply === word}
            onChoose={() => type({ reply: word })}
          />
        ))}
        {missing.has('word') ? <ChooseFirst /> : null}
      </fieldset>
      {reply === null ? null : (
        <NoteField
          label={reply === 'yes-if' ? words.if : reply === 'no' ? words.why : words.note}
          needed={reply === 'yes-if'}
          mistake={isMissing('note')}
          value={note}
          onType={(said) => type({ note: said })}
        />
      )}
      {reply === 'yes-if' ? (
        <DayField
          label={words.met}
          help={words.metHelp}
          mistake={missing.has('met') ? who.comingDay : undefined}
          max={today}
          value={met}
          onType={(day) => type({ met: day })}
        />
      ) : null}
      <BeforeSending record={words.record} busy={busy} onThrowAway={throwAway} />
      <div className="answer-foot">
        <SignedBy
          forOthers={passing}
          name={name}
          post={post}
          missing={missing}
          onName={(next) => type({ name: next })}
          onPost={(next) => type({ post: next })}
        />
        <SendRow label={words.send} busy={busy} problem={problem} typed={text} />
      </div>
    </form>
  )
}
