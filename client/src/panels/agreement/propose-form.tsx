// Knows how whoever runs the board looks at what would be agreed and proposes it; refuses to know the answers.
import { cardName } from '@common-ground/shared/board/card.ts'
import { agreementSheet } from '@common-ground/shared/documents/agreement-sheet.ts'
import { unledNamed } from '@common-ground/shared/templates/still-open.ts'
import { ANSWER_LIMITS, type ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Field, TextInput } from '../../controls/field.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { problemSentence } from '../problem-words.ts'
import { agreementOf, wasAgreed } from './agreement-of.ts'
import { SheetView } from './sheet-view.tsx'

const words = agreementWords.propose

export interface ProposeFormProps {
  readonly session: BoardSession
  readonly api: Api
  /** What was agreed last; null = nothing yet. */
  readonly agreed: ProposalInfo | null
  /** Something waits for answers, and will not any more. */
  readonly replaces: boolean
  readonly onDone: () => void
  /** null = there is nothing to go back to. */
  readonly onCancel: (() => void) | null
}

export function ProposeForm({ session, api, agreed, replaces, onDone, onCancel }: ProposeFormProps) {
  const board = useReadable(session.board)
  const { proposals } = useReadable(agreementOf(session, api))
  const usual = words.usualName((proposals ?? []).filter(wasAgreed).length)
  /** null = nobody has called it otherwise. */
  const [title, setTitle] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [changes, setChanges] = useState<readonly string[] | null>(null)
  const unled = useMemo(() => unledNamed(board), [board])
  const sheet = useMemo(() => agreementSheet(board), [board])
  const organisations = [...board.cards.values()].filter(
    (card) => card.kind === 'organisation' && card.fields.state === 'active',
  )
  const from = agreed?.id
  useEffect(() => {
    if (from === undefined) return
    let left = false
    void api.changes(session.boardId, from, 'now').then((answer) => {
      if (left) return
      if (answer.ok) setChanges(answer.value.changes.filter(({ material }) => material).map(({ sentence }) => sentence))
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, session, from])

  const propose = async (): Promise<void> => {
    setBusy(true)
    const answer = await api.propose(session.boardId, {
      title: title?.trim() || usual,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.error)
      return
    }
    onDone()
  }
  return (
    <form
      className="propose-form"
      aria-label={words.open}
      onSubmit={(event) => {
        event.preventDefault()
        void propose()
      }}
    >
      <p>{words.about}</p>
      {replaces ? <p className="quiet">{words.replaces}</p> : null}
      <section>
        <h3>{words.asked}</h3>
        {organisations.length === 0 ? (
          <p>{words.nobody}</p>
        ) : (
          <ul className="who-is-asked">
            {organisations.map((card) => (
              <li key={card.id}>
                <bdi>{cardName(card)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </section>
      <SheetView
        standing="asked"
        cards={sheet}
        since={agreed === null ? undefined : (agreed.settledOn ?? agreed.on)}
        changes={changes}
      />
      <Field label={words.name}>
        {(ids) => (
          <TextInput
            {...ids}
            value={title ?? usual}
            placeholder={usual}
            maxLength={ANSWER_LIMITS.title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.note}>
        {(ids) => (
          <TextInput
            {...ids}
            value={note}
            maxLength={ANSWER_LIMITS.note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {unled === '' ? null : (
        <p role="note">
          <bdi>{words.nobodyLeads(unled)}</bdi>
        </p>
      )}
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
      <div className="panel-actions">
        <Button tone="main" type="submit" disabled={busy || organisations.length === 0}>
          {busy ? words.busy : words.done}
        </Button>
        {onCancel === null ? null : (
          <Button tone="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
      </div>
    </form>
  )
}
