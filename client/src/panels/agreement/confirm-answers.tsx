// Knows how whoever runs the board confirms what was answered by the link for everybody; refuses to judge whose it is.
import { MOST_CONFIRMED, type ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { CircleCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { watchGoneOn } from '../../controls/gone-on.ts'
import { announce } from '../../controls/toast.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { answeredHere } from '../changes/answers-counted.ts'
import { problemSentence } from '../problem-words.ts'
import { agreedHere } from './agreed-news.ts'
import { conditionsOf, takeAgreement, toConfirm } from './agreement-of.ts'

const words = agreementWords.confirm

export interface ConfirmAnswersProps {
  readonly session: BoardSession
  readonly api: Api
  readonly proposal: ProposalInfo
}

/** Nothing as long as nothing has to be confirmed. One press confirms all that is named, in its own words, as it was read. [AG17] */
export function ConfirmAnswers({ session, api, proposal }: ConfirmAnswersProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  /** How many were confirmed here with the last press. */
  const [confirmed, setConfirmed] = useState(0)
  const told = useRef<HTMLParagraphElement>(null)
  const toFocus = useRef(false)
  // Beyond that, the next ones are named once these are confirmed.
  const waiting = toConfirm(proposal).slice(0, MOST_CONFIRMED)
  useEffect(() => {
    if (confirmed > 0 && toFocus.current) told.current?.focus({ preventScroll: true })
    toFocus.current = false
  }, [confirmed])
  // What came of the press stands where it was, and has the keys: nobody is taken to the end of the answers. [AG17]
  if (waiting.length === 0)
    return confirmed === 0 ? null : (
      <p ref={told} className="how-to-answer" role="status" tabIndex={-1}>
        {words.said(confirmed)}
      </p>
    )
  const said = proposal.organisations.flatMap(({ id, name }) => {
    const one = waiting.find(({ organisationId }) => organisationId === id)
    if (one === undefined) return []
    return [{ id, who: words.who(name, agreementWords.answers[one.answer], one.name ?? ''), note: one.note ?? '' }]
  })
  const confirm = async (pressed: HTMLElement): Promise<void> => {
    const goneOn = watchGoneOn(pressed.closest('section') ?? pressed)
    setBusy(true)
    const answers = waiting.map(({ organisationId, at }) => ({ organisationId, at }))
    const kept = await api.confirmAnswers(session.boardId, proposal.id, { answers })
    setBusy(false)
    setProblem(kept.ok ? null : kept.error)
    const isElsewhere = goneOn()
    if (!kept.ok) return
    toFocus.current = !isElsewhere
    setConfirmed(answers.length)
    takeAgreement(session, kept.value)
    for (const { organisationId } of answers)
      answeredHere(
        session,
        kept.value.answers.find((one) => one.organisationId === organisationId),
      )
    if (kept.value.state === 'agreed')
      agreedHere(session, proposal.id, words.agreed(proposal.title, conditionsOf(kept.value).length))
    else announce({ text: words.said(answers.length) })
  }
  return (
    <section className="how-to-answer" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul>
        {said.map(({ id, who, note }) => (
          <li key={id} dir="auto">
            {who}
            {note === '' ? null : <q dir="auto">{note}</q>}
          </li>
        ))}
      </ul>
      <p>{words.about}</p>
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
      <div className="panel-actions">
        <Button
          tone="main"
          icon={<CircleCheck size={17} aria-hidden />}
          disabled={busy}
          onClick={({ currentTarget }) => void confirm(currentTarget)}
        >
          {waiting.length === 1 ? words.one : words.all(waiting.length)}
        </Button>
      </div>
    </section>
  )
}
