// Knows how what came of a call is chosen, read, copied and taken away; refuses to know what is told.
import { cardName } from '@common-ground/shared/board/card.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import {
  callSummary,
  callSummaryHtml,
  callSummaryText,
  type AnswerInCall,
} from '@common-ground/shared/documents/call-summary.ts'
import type { CardAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Choice } from '../../controls/choice.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { downloadText } from '../../controls/download.ts'
import { Field } from '../../controls/field.tsx'
import { announce } from '../../controls/toast.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { documentWords } from '../../text/document-words.ts'
import { words } from '../../text/en-GB.ts'
import { agreementOf } from '../agreement/agreement-of.ts'
import { problemSentence } from '../problem-words.ts'
import '../../styles/documents.css'

const text = documentWords.summary
const HOUR = 3_600_000
const BACK = ['1', '2', '12'] as const
const OPTIONS = BACK.map((value) => ({ value, label: text.back[value] }))

export interface SummaryProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

export function SummaryDialog({ session, api, onClose }: SummaryProps) {
  const board = useReadable(session.board)
  const { proposals } = useReadable(agreementOf(session, api))
  const [hours, setHours] = useState<(typeof BACK)[number]>('2')
  const [answers, setAnswers] = useState<readonly CardAnswer[]>([])
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  useEffect(() => {
    let left = false
    const ask = async (): Promise<void> => {
      const answer = await api.answers(session.boardId)
      if (left) return
      if (answer.ok) setAnswers(answer.value)
      setProblem(answer.ok ? null : answer.error)
    }
    void ask()
    const stop = session.agreement.subscribe(() => void ask())
    return () => {
      left = true
      stop()
    }
  }, [api, session])
  const now = Date.parse(session.now())
  const called = (id: string): string => {
    const card = board.cards.get(id)
    return card === undefined ? text.gone : cardName(card)
  }
  const given: readonly AnswerInCall[] = [
    ...(proposals ?? []).flatMap((proposal) =>
      proposal.answers.map((answer) => ({ ...answer, about: proposal.title })),
    ),
    ...answers.map((answer) => ({ ...answer, about: called(answer.cardId) })),
  ].map(({ organisationId, about, answer, note = '', checkingBy = '', at }) => ({
    organisation: called(organisationId),
    about,
    answer,
    note,
    checkingBy,
    at,
  }))
  const summary = callSummary(board, {
    since: new Date(now - Number(hours) * HOUR).toISOString(),
    today: dateIn(board.timeZone, now),
    answers: given,
  })
  const written = callSummaryText(summary)
  const download = (): void => {
    const name = `${text.fileName(board.title)}.html`
    downloadText(name, callSummaryHtml(summary), 'text/html')
    announce({ text: words.header.exported(name) })
  }
  return (
    <Modal open onClose={onClose} title={text.title} description={text.about} closeLabel={words.close} shape="wide">
      <div className="document-form">
        <div className="action-which">
          <Choice label={text.since} value={hours} options={OPTIONS} onPick={setHours} />
        </div>
        {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
        <Field label={text.text}>
          {(ids) => <textarea {...ids} className="input area summary-text" readOnly rows={10} value={written} />}
        </Field>
        <div className="document-send">
          <CopyButton
            text={written}
            label={text.copy}
            doneLabel={text.copied}
            failedLabel={text.notCopied}
            tone="main"
          />
          <Button icon={<Download size={17} aria-hidden />} onClick={download}>
            {text.download}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
