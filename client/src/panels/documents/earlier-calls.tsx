// Knows how what came of an earlier call is found, read, taken along and deleted; refuses to know what was told of it.
import { ArrowLeft } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { CallSummaryInfo, EarlierCall } from '@common-ground/shared/wire/leading-shapes.ts'
import { Button } from '../../controls/button.tsx'
import { Field } from '../../controls/field.tsx'
import { useSure } from '../../controls/sure.tsx'
import { announce } from '../../controls/toast.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { formatDay, formatMoment } from '../../text/dates.ts'
import { documentWords } from '../../text/document-words.ts'
import { problemSentence } from '../problem-words.ts'
import { SummarySend, SummaryState } from './summary-send.tsx'

const text = documentWords.summary
const say = text.earlier

/** What is kept of calls, the latest first; null = it has not come. Asked for again when a call begins or ends. [SUM19] */
export function useEarlierCalls(session: BoardSession, api: Api) {
  const [calls, setCalls] = useState<readonly EarlierCall[] | null>(null)
  const led = useReadable(session.call)?.id
  const ask = useCallback(async (): Promise<void> => {
    const answer = await api.earlierCalls(session.boardId)
    // Where they do not come, the last call is still there to read.
    if (answer.ok) setCalls(answer.value)
  }, [api, session])
  useEffect(() => void ask(), [ask, led])
  return { calls, ask }
}

/** "Call 1: why and who", or what stands for a run sheet that had no name. */
const nameOf = ({ title }: EarlierCall): string => (title === '' ? say.nameless : title)

/** Gives the keys to what has just come, in whose place they were. */
export const takeKeys = (element: HTMLElement | null): void => element?.focus()

interface ListProps {
  readonly calls: readonly EarlierCall[]
  /** Id of the one that was read last, which has the keys again. */
  readonly cameFrom: string | null
  readonly onOpen: (call: EarlierCall) => void
}

export function EarlierCallList({ calls, cameFrom, onOpen }: ListProps) {
  if (calls.length === 0) return null
  return (
    <section className="earlier-calls" aria-labelledby="earlier-calls">
      <h3 id="earlier-calls">{say.title}</h3>
      <ul>
        {calls.map((call) => (
          <li key={call.id}>
            <button
              type="button"
              className="earlier-call"
              ref={call.id === cameFrom ? takeKeys : null}
              onClick={() => onOpen(call)}
            >
              <span className="choice-name">{nameOf(call)}</span>{' '}
              <span className="quiet">{formatMoment(call.begunAt)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ViewProps {
  readonly session: BoardSession
  readonly api: Api
  readonly call: EarlierCall
  readonly onBack: () => void
  /** It was deleted, here or by somebody else. Stays the same function. */
  readonly onGone: () => void
}

export function EarlierCallView({ session, api, call, onBack, onGone }: ViewProps) {
  const board = useReadable(session.board)
  const isKeeper = useReadable(session.role) === 'facilitator'
  const [summary, setSummary] = useState<CallSummaryInfo | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [times, setTimes] = useState(0)
  useEffect(() => {
    let left = false
    void api.earlierCall(session.boardId, call.id).then((answer) => {
      if (left) return
      if (answer.ok) return setSummary(answer.value)
      if (answer.error.code !== 'no-call') return setProblem(answer.error)
      // Somebody else who runs the board has deleted it meanwhile.
      announce({ text: say.gone })
      onGone()
    })
    return () => {
      left = true
    }
  }, [api, session, call, times, onGone])
  const again = (): void => {
    setProblem(null)
    setTimes((count) => count + 1)
  }
  const told = { summary, problem, again }
  return (
    <div className="document-form">
      <div>
        <button type="button" className="button quiet" ref={takeKeys} onClick={onBack}>
          <ArrowLeft size={17} aria-hidden />
          {say.back}
        </button>
      </div>
      <div>
        <h3>{nameOf(call)}</h3>
        <p className="quiet">{say.about(formatMoment(call.begunAt))}</p>
      </div>
      <Field label={text.text}>
        {(ids) => (
          <textarea {...ids} className="input area summary-text" readOnly rows={10} value={summary?.text ?? ''} />
        )}
      </Field>
      <SummarySend told={told} title={`${board.title}, ${formatDay(call.begunAt)}`} copy={text.copy} />
      <SummaryState told={told} />
      {isKeeper && summary !== null ? <Forget session={session} api={api} call={call} onGone={onGone} /> : null}
    </div>
  )
}

/** Whoever runs the board is asked before it goes for good. */
function Forget({ session, api, call, onGone }: Omit<ViewProps, 'onBack'>) {
  const sure = useSure()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const remove = async (): Promise<void> => {
    setBusy(true)
    const answer = await api.forgetEarlierCall(session.boardId, call.id)
    setBusy(false)
    if (!answer.ok && answer.error.code !== 'no-call') return setProblem(answer.error)
    announce({ text: say.deleted })
    onGone()
  }
  if (!sure.asking)
    return (
      <div>
        <Button tone="quiet" ref={sure.opener} onClick={sure.ask}>
          {say.delete}
        </Button>
      </div>
    )
  return (
    <div>
      <p>{say.deleteAbout}</p>
      {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
      <div className="dialog-actions">
        <button type="button" className="button plain" ref={takeKeys} onClick={sure.close}>
          {say.keep}
        </button>
        <Button tone="danger" disabled={busy} onClick={() => void remove()}>
          {say.deleteYes}
        </Button>
      </div>
    </div>
  )
}
