// Knows how an organisation's answer is asked for and what belongs to each; refuses to know where it goes.
import type { AnswerWish, AnswerWord, GivenAnswer, NewAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { formWords } from '../../text/form-words.ts'
import { isDayOrNone } from '../read-day.ts'
import { ChooseFirst, DayField, NoteField, useSending, WordChoice } from './answer-parts.tsx'
import { BeforeSending, SendRow, SignedBy } from './signed-by.tsx'
import { useTyped, type TypedKeeper } from './typed-answer.ts'
import { signer } from './signed-last.ts'

const words = agreementWords.form
const FIRST: readonly AnswerWord[] = ['yes', 'yes-but', 'checking', 'not-yet']
const ALL: readonly AnswerWord[] = [...FIRST, 'no-view']
const WISHES: readonly AnswerWish[] = ['talk', 'next-time', 'steps']
type Missing = 'note' | 'by' | 'confirmed'

export interface AnswerFormProps {
  readonly organisation: string
  /** What was answered before. */
  readonly before: GivenAnswer | undefined
  /** Somebody else types it for the organisation. */
  readonly recording: boolean
  /** As what the answer reads, where it is not simply the organisation's own. */
  readonly marked?: string | undefined
  /** What becomes of the answer, where it does not count at once. */
  readonly next?: string | undefined
  readonly name: string
  /** Their post, as far as known. */
  readonly post?: string
  /** YYYY-MM-DD. */
  readonly today: string
  /** A press has opened it: it is what is looked at now. */
  readonly isOpened?: boolean
  /** Where what is typed waits until it is given. */
  readonly keeper?: TypedKeeper | undefined
  /** Gives the answer; null = it is kept. */
  readonly onAnswer: (answer: NewAnswer) => Promise<ApiProblem | null>
}

export function AnswerForm(props: AnswerFormProps) {
  const {
    organisation,
    before,
    recording,
    marked,
    next,
    name: known,
    post: knownPost = '',
    today,
    isOpened = false,
    keeper,
    onAnswer,
  } = props
  const { typed, found, type, text, throwAway } = useTyped(
    () => ({
      answer: before?.answer ?? '',
      note: before?.note ?? '',
      by: before?.checkingBy ?? '',
      confirmed: before?.confirmedHomeOn ?? '',
      wish: before?.wish ?? '',
      ...signer(before, { name: known, post: knownPost }, recording),
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
  const { missing, problem, busy, isMissing, submit } = useSending<Missing>()
  const needsNote = answer === 'yes-but' || answer === 'not-yet'
  const isYes = answer === 'yes' || answer === 'yes-but'

  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isOpened) form.current?.scrollIntoView({ block: 'start' })
  }, [isOpened])
  const isChosen = useRef(false)
  // What has to be said with it stands below: it is in sight, as far as what was chosen stays so. [AG67]
  useEffect(() => {
    if (!isChosen.current || form.current === null) return
    isChosen.current = false
    const needed = [...form.current.querySelectorAll('[aria-required=true]')].find(
      (one) => !one.closest('.answer-foot'),
    )
    if (needed === undefined) return
    needed.closest('.field')?.scrollIntoView({ block: 'nearest' })
    form.current.querySelector('.answer-choice:has(:checked)')?.scrollIntoView({ block: 'nearest' })
  }, [answer])

  // What is seldom wanted comes when it is: whoever just says yes meets nothing more. [AG66]
  const [more, setMore] = useState(() => confirmed !== '' || (note !== '' && !needsNote))
  const give = (event: FormEvent<HTMLFormElement>): void => {
    const gaps: Missing[] = []
    if (needsNote && note.trim() === '') gaps.push('note')
    if (answer === 'checking' && (by === '' || !isDayOrNone(by) || by < today)) gaps.push('by')
    if (isYes && (!isDayOrNone(confirmed) || confirmed > today)) gaps.push('confirmed')
    if (gaps.includes('confirmed')) setMore(true)
    void submit(event, { word: answer, name, post, gaps }, async (word, who) => {
      const refused = await onAnswer({
        answer: word,
        ...who,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(word === 'checking' ? { checkingBy: by } : {}),
        ...(isYes && confirmed !== '' ? { confirmedHomeOn: confirmed } : {}),
        ...(word === 'not-yet' && wish !== null ? { wish } : {}),
      })
      if (refused === null) keeper?.drop()
      return refused
    })
  }
  const choice = (word: AnswerWord) => (
    <WordChoice
      key={word}
      name="answer"
      label={agreementWords.answers[word]}
      about={agreementWords.about[word]}
      checked={answer === word}
      onChoose={() => {
        isChosen.current = true
        // Words typed for another answer go along with this one: they are in sight.
        if (note.trim() !== '') setMore(true)
        type({ answer: word })
      }}
    />
  )
  return (
    <form ref={form} className="answer-form" aria-label={words.title(organisation)} noValidate onSubmit={give}>
      {marked === undefined ? null : (
        <p className="quiet">
          <bdi>{marked}</bdi>
        </p>
      )}
      {next === undefined ? null : (
        <p>
          <bdi>{next}</bdi>
        </p>
      )}
      {found ? <p role="status">{formWords.found}</p> : null}
      <fieldset className="answer-choices">
        <legend className="field-label">{recording ? words.chooseOf : words.choose}</legend>
        {FIRST.map(choice)}
        <details open={answer === 'no-view' ? true : undefined}>
          <summary>{words.more}</summary>
          {choice('no-view')}
        </details>
        {missing.has('word') ? <ChooseFirst /> : null}
      </fieldset>
      {answer === 'checking' ? (
        <DayField
          label={words.by}
          needed
          mistake={missing.has('by') ? (by === '' ? words.missing : words.pastDay) : undefined}
          min={today}
          value={by}
          onType={(day) => type({ by: day })}
        />
      ) : null}
      {needsNote ? (
        <NoteField
          label={answer === 'yes-but' ? words.but : words.wouldBeYes}
          needed
          mistake={isMissing('note')}
          value={note}
          onType={(said) => type({ note: said })}
        />
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
      {answer === null || answer === 'not-yet' ? null : (
        <details className="answer-more" open={more} onToggle={({ currentTarget: { open } }) => setMore(open)}>
          <summary>{isYes ? (needsNote ? words.addDay : words.addBoth) : words.addNote}</summary>
          {needsNote ? null : (
            <NoteField label={words.note} mistake={undefined} value={note} onType={(said) => type({ note: said })} />
          )}
          {isYes ? (
            <DayField
              label={recording ? words.confirmedOf : words.confirmed}
              help={words.confirmedHelp}
              mistake={missing.has('confirmed') ? words.comingDay : undefined}
              max={today}
              value={confirmed}
              onType={(day) => type({ confirmed: day })}
            />
          ) : null}
        </details>
      )}
      <BeforeSending record={agreementWords.record} busy={busy} onThrowAway={throwAway} />
      {/* Who says so and what sends it: in sight wherever the form is. [AG100] */}
      <div className="answer-foot">
        <SignedBy
          forOthers={recording}
          name={name}
          post={post}
          missing={missing}
          onName={(typedName) => type({ name: typedName })}
          onPost={(typedPost) => type({ post: typedPost })}
        />
        <SendRow
          label={recording ? words.sendFor(organisation) : words.send}
          busy={busy}
          problem={problem}
          typed={text}
        />
      </div>
    </form>
  )
}
