// Knows how what came of a call is chosen, read, copied and taken away; refuses to know what is told and how it is gathered.
import { useCallback, useEffect, useState } from 'react'
import { Choice } from '../../controls/choice.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { Field } from '../../controls/field.tsx'
import type { EarlierCall } from '@common-ground/shared/wire/leading-shapes.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { formatMoment } from '../../text/dates.ts'
import { documentWords } from '../../text/document-words.ts'
import { words } from '../../text/en-GB.ts'
import { EarlierCallList, EarlierCallView, takeKeys, useEarlierCalls } from './earlier-calls.tsx'
import { SummarySend, SummaryState, type Fetched } from './summary-send.tsx'
import '../../styles/documents.css'

const text = documentWords.summary
const HOUR = 3_600_000
/** In the place of the id of a call that is listed no more. */
const GONE = ''
/** What goes on meanwhile is told a moment later. */
const ASK_AGAIN_MS = 1_500
const BACK = ['call', '1', '2', '12'] as const
type Back = (typeof BACK)[number]

export interface SummaryProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

export function SummaryDialog({ session, api, onClose }: SummaryProps) {
  const board = useReadable(session.board)
  const [back, setBack] = useState<Back>('call')
  const told = useSummary(session, api, back)
  const { summary, callBegan, problem } = told
  const { calls, ask } = useEarlierCalls(session, api)
  const [opened, setOpened] = useState<EarlierCall | null>(null)
  const [cameFrom, setCameFrom] = useState<string | null>(null)
  const shownBack = back === 'call' && callBegan === null ? '2' : back
  const options = BACK.flatMap((value): readonly { readonly value: Back; readonly label: string }[] => {
    if (value !== 'call') return [{ value, label: text.back[value] }]
    return callBegan === null ? [] : [{ value, label: text.sinceCall(formatMoment(callBegan)) }]
  })
  const written = summary?.text ?? ''
  // Which is the last one is known once that is told, or cannot be.
  const isKnown = callBegan !== null || problem !== null
  const earlier = isKnown ? (calls ?? []).filter(({ begunAt }) => begunAt !== callBegan) : []
  const leave = (): void => {
    setCameFrom(opened?.id ?? null)
    setOpened(null)
  }
  const leaveGone = useCallback((): void => {
    void ask()
    setCameFrom(GONE)
    setOpened(null)
  }, [ask])
  if (opened !== null)
    return (
      <Modal open onClose={onClose} title={text.title} description={text.about} closeLabel={words.close} shape="wide">
        <EarlierCallView session={session} api={api} call={opened} onBack={leave} onGone={leaveGone} />
      </Modal>
    )
  return (
    <Modal open onClose={onClose} title={text.title} description={text.about} closeLabel={words.close} shape="wide">
      <div className="document-form">
        <div className="action-which">
          <Choice<Back> label={text.since} value={shownBack} options={options} onPick={setBack} />
        </div>
        <Field label={text.text}>
          {(ids) => (
            <textarea
              {...ids}
              ref={cameFrom === GONE ? takeKeys : null}
              className="input area summary-text"
              readOnly
              rows={10}
              value={written}
            />
          )}
        </Field>
        <SummarySend told={told} title={board.title} copy={text.copy} />
        <SummaryState told={told} />
        <EarlierCallList calls={earlier} cameFrom={cameFrom} onOpen={setOpened} />
      </div>
    </Modal>
  )
}

export interface Told extends Fetched {
  /** Instant; null = nobody has led a call, or that is not known yet. */
  readonly callBegan: string | null
}

interface Answered extends Omit<Told, 'again'> {
  /** How far back it tells. */
  readonly back: Back | null
}

/** The summary, asked for again when the board or an answer has changed. Without any call: of the last two hours. */
export function useSummary(session: BoardSession, api: Api, back: Back): Told {
  const [told, setTold] = useState<Answered>({ summary: null, callBegan: null, problem: null, back: null })
  const [times, setTimes] = useState(0)
  const hours = back === 'call' ? null : Number(back)
  useEffect(() => {
    let left = false
    const ago = (count: number): string => new Date(Date.parse(session.now()) - count * HOUR).toISOString()
    const ask = async (): Promise<void> => {
      let answer = await api.callSummary(session.boardId, hours === null ? undefined : ago(hours))
      const began = hours === null && answer.ok ? answer.value.since : null
      if (!answer.ok && answer.error.code === 'no-call') answer = await api.callSummary(session.boardId, ago(2))
      if (left) return
      setTold((before) => ({
        summary: answer.ok ? answer.value : before.back === back ? before.summary : null,
        callBegan: began ?? before.callBegan,
        problem: answer.ok ? null : answer.error,
        back,
      }))
    }
    void ask()
    let waiting: ReturnType<typeof setTimeout> | undefined
    const askSoon = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        void ask()
      }, ASK_AGAIN_MS)
    }
    const stops = [session.agreement.subscribe(askSoon), session.board.subscribe(askSoon)]
    return () => {
      left = true
      clearTimeout(waiting)
      for (const stop of stops) stop()
    }
  }, [api, session, back, hours, times])
  const again = (): void => {
    setTold((before) => ({ ...before, problem: null }))
    setTimes((count) => count + 1)
  }
  // What was told of another time is not what was asked for now.
  return { ...told, ...(told.back === back ? {} : { summary: null, problem: null }), again }
}
