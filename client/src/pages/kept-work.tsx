// Knows how changes that a board did not take are handed to the person who made them; knows no reason why it did not.
import { useState } from 'react'
import { Button } from '../controls/button.tsx'
import { downloadText } from '../controls/download.ts'
import type { FoundWork } from '../model/found-work.ts'
import { formatMoment } from '../text/dates.ts'
import { offlineWords } from '../text/offline-words.ts'

const text = offlineWords.work

export interface KeptWorkProps {
  readonly work: FoundWork
  /** Names the file. */
  readonly title: string
  /** They are gone from this device. */
  readonly onDone: () => void
}

/** A copy first; who wants none has to say so twice. */
export function KeptWork({ work, title, onDone }: KeptWorkProps) {
  const [isCopied, setCopied] = useState(false)
  const [isSure, setSure] = useState(false)
  const download = async (): Promise<void> => {
    downloadText(`${title}.json`, await work.file())
    setCopied(true)
  }
  const discard = (): void => {
    if (isCopied || isSure) void work.discard().then(onDone)
    else setSure(true)
  }
  return (
    <div className="stack" role="group" aria-label={text.title}>
      <p>
        {text.about(work.changes, formatMoment(work.since))} {work.obstacle === null ? '' : text.why[work.obstacle]}
      </p>
      <p role="status">{isCopied ? text.downloaded : text.next}</p>
      <div className="message-actions">
        <Button tone={isCopied ? 'plain' : 'main'} onClick={() => void download()}>
          {text.download}
        </Button>
        <Button tone={isSure && !isCopied ? 'danger' : 'plain'} onClick={discard}>
          {isSure && !isCopied ? text.sure : text.discard}
        </Button>
      </div>
    </div>
  )
}
