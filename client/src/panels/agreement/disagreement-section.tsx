// Knows how something that is seen differently stands on the agreed steps, how it goes on and how its clock is started; refuses to start anything by itself.
import type { Board } from '@common-ground/shared/board/board.ts'
import { dateWords, periodWords } from '@common-ground/shared/board/calendar-words.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import {
  disagreementOf,
  generalSteps,
  leadsOut,
  nextStep,
  stepReference,
  type AgreedSteps,
  type Disagreement,
  type Step,
  type StepPlace,
} from '@common-ground/shared/board/disagreements.ts'
import { withClocks } from '@common-ground/shared/board/running-clocks.ts'
import { outsideBrief } from '@common-ground/shared/documents/outside-brief.ts'
import { ANSWER_LIMITS } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { stepsWords as words } from '../../text/steps-words.ts'
import { problemSentence } from '../problem-words.ts'
import type { NamedOrganisation } from '../share-links.ts'
import { tell } from '../tell.ts'
import { boardDrafts } from '../board-drafts.ts'
import { givenAnswers } from './given-answers.ts'
import { Stairs } from './stairs.tsx'
import { useTyped, type TypedKeeper } from './typed-answer.ts'

export interface DisagreementSectionProps {
  readonly session: BoardSession
  readonly api: Api
  readonly cardId: string
  readonly mayEdit: boolean
}

/** Nothing for a card that is no open disagreement. */
export function DisagreementSection(props: DisagreementSectionProps) {
  const board = useReadable(props.session.board)
  return disagreementOf(board, props.cardId) === null ? null : <Disagreed {...props} />
}

function Disagreed({ session, api, cardId, mayEdit }: DisagreementSectionProps) {
  const document = useReadable(session.board)
  const { starts } = useReadable(givenAnswers(session, api))
  const board = useMemo(() => withClocks(document, starts), [document, starts])
  const place = useRef<HTMLElement>(null)
  // It comes above the field that says how this is seen: what has the keys stays in sight.
  useEffect(() => {
    const { activeElement: at } = window.document
    if (at?.closest('.panel-body') != null) at.scrollIntoView({ block: 'nearest' })
  }, [])
  /** What was pressed goes with what it did. */
  const takeKeys = (): void => void requestAnimationFrame(() => place.current?.focus())
  const found = disagreementOf(board, cardId)
  if (found === null) return null
  const steps = found.at?.steps ?? generalSteps(board)
  const first = steps?.fields.steps[0]
  const putOn = (on: AgreedSteps, step: Step): void => {
    const put = session.dispatch(
      [
        { type: 'set-field', card: cardId, field: 'stepId', value: stepReference(on, step) },
        // On another step nobody has started the clock yet.
        { type: 'set-field', card: cardId, field: 'stepSince', value: undefined },
      ],
      words.label.put,
    )
    if (tell(put)) takeKeys()
  }
  const next = found.at === null ? null : nextStep(found.at)
  return (
    <section ref={place} className="group card-answers" aria-label={words.title} tabIndex={-1}>
      <h3>{words.title}</h3>
      {steps === null || first === undefined ? (
        <p className="quiet">{words.noSteps}</p>
      ) : (
        <>
          <Stairs session={session} api={api} steps={steps} here={found.at?.step.id ?? ''} />
          {found.at === null ? (
            <>
              <p className="quiet">{words.notYet}</p>
              {mayEdit ? (
                <Button small className="add" onClick={() => putOn(steps, first)}>
                  {words.put}
                </Button>
              ) : null}
            </>
          ) : (
            <>
              <Clock session={session} api={api} board={board} found={found} at={found.at} onSaid={takeKeys} />
              {leadsOut(found.at.step) ? <Brief board={board} found={found} /> : null}
              {next !== null && mayEdit ? (
                <Button small className="add" onClick={() => putOn(steps, next)}>
                  {words.next(next.title.trim() || (leadsOut(next) ? words.outside : words.untitled))}
                </Button>
              ) : null}
            </>
          )}
        </>
      )}
    </section>
  )
}

interface ClockProps {
  readonly session: BoardSession
  readonly api: Api
  readonly board: Board
  readonly found: Disagreement
  readonly at: StepPlace
  /** Somebody said so, or no longer: the button for it is gone. */
  readonly onSaid: () => void
}

function Clock({ session, api, board, found, at, onSaid }: ClockProps) {
  const role = useReadable(session.role)
  const { starts, own } = useReadable(givenAnswers(session, api))
  const [open, setOpen] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const stepId = stepReference(at.steps, at.step)
  const startOf = (id: string) =>
    starts.find((one) => one.cardId === found.card.id && one.stepId === stepId && one.organisationId === id)
  const says = async (id: string, start: boolean, name: string, post: string): Promise<void> => {
    const kept = await api.startClock(session.boardId, found.card.id, { stepId, start, name, post, organisationId: id })
    setProblem(kept.ok ? null : kept.error)
    if (!kept.ok) return
    keeperOf(session, `${found.card.id} ${stepId} ${id}`).drop()
    setOpen(null)
    onSaid()
  }
  const shown = found.asked.filter(
    (id) => found.concerned.includes(id) || id === own || role === 'facilitator' || startOf(id)?.start === true,
  )
  return (
    <>
      <h4>{words.clock}</h4>
      {at.step.within === undefined ? null : <p>{words.within(periodWords(at.step.within))}</p>}
      {found.since === undefined ? (
        <p className="quiet">{words.clockAbout}</p>
      ) : (
        <p role="status">{words.clockRuns(dateWords(found.since))}</p>
      )}
      <ul className="clock-rows">
        {shown.map((id) => {
          const organisation = { id, name: nameOf(board, id) }
          const start = startOf(id)
          const isOwn = id === own
          const may = found.since === undefined && (isOwn || (role === 'facilitator' && start?.how !== 'pressed'))
          return (
            <li key={id}>
              <span>
                <strong>
                  <bdi>{organisation.name}</bdi>
                </strong>{' '}
                {start?.start === true ? words.saysStart : words.saysNothing}
                {start?.start === true && start.how === 'recorded' ? `. ${agreementWords.recorded}` : ''}
              </span>
              {may && start?.start !== true ? (
                <Button
                  small
                  aria-expanded={open === id}
                  aria-label={isOwn ? undefined : words.record(organisation.name)}
                  onClick={() => setOpen(open === id ? null : id)}
                >
                  {isOwn ? words.say : words.recordShort}
                </Button>
              ) : null}
              {may && isOwn && start?.start === true ? (
                <Button
                  small
                  tone="quiet"
                  onClick={() => void says(id, false, start.name ?? organisation.name, start.post ?? organisation.name)}
                >
                  {words.unsay}
                </Button>
              ) : null}
              {open === id ? (
                <StartForm
                  session={session}
                  place={`${found.card.id} ${stepId} ${id}`}
                  organisation={organisation}
                  recording={!isOwn}
                  known={isOwn ? nameOfMe(session) : ''}
                  onSay={(name, post) => says(id, true, name, post)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
    </>
  )
}

const nameOf = (board: Board, id: string): string => {
  const card = board.cards.get(id)
  return card === undefined ? '' : cardName(card)
}
const nameOfMe = (session: BoardSession): string =>
  session.participants.get().find(({ id }) => id === session.participantId)?.name ?? ''

interface StartFormProps {
  readonly session: BoardSession
  /** What is said there, told apart from what is said elsewhere. */
  readonly place: string
  readonly organisation: NamedOrganisation
  readonly recording: boolean
  readonly known: string
  readonly onSay: (name: string, post: string) => Promise<void>
}

/** What was typed there and not said yet is kept as a begun answer is. [AG45] */
const keeperOf = (session: BoardSession, place: string): TypedKeeper => boardDrafts(session).keeperOf(`clock ${place}`)

function StartForm({ session, place, organisation, recording, known, onSay }: StartFormProps) {
  const { typed, type } = useTyped(
    () => ({ name: known, post: '' }),
    keeperOf(session, place),
    (signed) => [signed.name, signed.post],
  )
  const { name, post } = typed
  const [tried, setTried] = useState(false)
  const { form } = agreementWords
  const gap = (value: string): string | undefined => (tried && value.trim() === '' ? form.missing : undefined)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (name.trim() !== '' && post.trim() !== '') void onSay(name.trim(), post.trim())
  }
  return (
    <form className="answer-form" aria-label={words.form(organisation.name)} noValidate onSubmit={submit}>
      <Field label={recording ? form.nameOf : form.name} mistake={gap(name)}>
        {(ids) => (
          <TextInput
            {...ids}
            value={name}
            maxLength={ANSWER_LIMITS.name}
            onChange={(event) => type({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={recording ? form.postOf : form.post} mistake={gap(post)}>
        {(ids) => (
          <TextInput
            {...ids}
            value={post}
            maxLength={ANSWER_LIMITS.post}
            onChange={(event) => type({ post: event.target.value })}
          />
        )}
      </Field>
      <Button small type="submit">
        {words.send}
      </Button>
    </form>
  )
}

function Brief({ board, found }: { readonly board: Board; readonly found: Disagreement }) {
  const text = outsideBrief(board, found)
  return (
    <>
      <h4>{words.brief}</h4>
      <p className="quiet">{words.briefAbout}</p>
      <p className="brief" dir="auto">
        {text}
      </p>
      <div className="panel-actions">
        <CopyButton
          small
          text={text}
          label={words.copy}
          doneLabel={allWords.copied}
          failedLabel={allWords.copyFailed}
        />
      </div>
    </>
  )
}
