// Knows how a summary of a call is copied and taken away once it is there, and what is said until then; refuses to know which call it is of.
import { Download } from 'lucide-react'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { downloadText } from '../../controls/download.ts'
import { announce } from '../../controls/toast.tsx'
import type { CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'
import type { ApiProblem } from '../../model/api.ts'
import { documentWords } from '../../text/document-words.ts'
import { words } from '../../text/en-GB.ts'
import { problemSentence } from '../problem-words.ts'

const text = documentWords.summary

/** What came when it was asked for. */
export interface Fetched {
  /** null = it has not come yet. */
  readonly summary: CallSummaryInfo | null
  readonly problem: ApiProblem | null
  /** Asks once more. */
  readonly again: () => void
}

interface SummarySendProps {
  readonly told: Fetched
  /** Of the board. */
  readonly title: string
  /** What copying is called there. */
  readonly copy: string
  /** plain = something else comes first. */
  readonly tone?: 'main' | 'plain'
}

/** The ways to take it along; none can be pressed before there is something to take. */
export function SummarySend({ told: { summary }, title, copy, tone = 'main' }: SummarySendProps) {
  const download = (): void => {
    if (summary === null) return
    const name = `${text.fileName(title)}.html`
    downloadText(name, summary.html, 'text/html')
    announce({ text: words.header.exported(name) })
  }
  return (
    <div className="document-send">
      <CopyButton
        text={summary?.text ?? ''}
        label={copy}
        doneLabel={text.copied}
        failedLabel={text.notCopied}
        tone={tone}
        disabled={summary === null}
      />
      <Button icon={<Download size={17} aria-hidden />} onClick={download} disabled={summary === null}>
        {text.download}
      </Button>
    </div>
  )
}

/** That it is being fetched, or why it did not come, with a way to ask again. Nothing once it is there. */
export function SummaryState({ told: { summary, problem, again } }: { readonly told: Fetched }) {
  if (problem !== null)
    return (
      <div>
        <p role="alert">{problemSentence(problem)}</p>
        <Button onClick={again}>{words.tryAgain}</Button>
      </div>
    )
  return summary === null ? (
    <p className="quiet" role="status">
      {text.fetching}
    </p>
  ) : null
}
