// Knows how somebody is told what putting a version back will do, does it, and takes it back; refuses to write anything itself.
import type { RestorePreview, VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { announce } from '../../controls/toast.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { historyWords } from '../../text/history-words.ts'
import { problemSentence } from '../problem-words.ts'
import { ChangeList } from './change-list.tsx'
import type { HistoryProps } from './history-place.ts'
import { takeBack } from './take-back.ts'
import { versionInFull } from './version-words.ts'

export interface RestoreViewProps extends HistoryProps {
  readonly all: readonly VersionInfo[]
  readonly version: VersionInfo
  readonly onDone: () => void
}

export function RestoreView({ session, api, all, version, onDone }: RestoreViewProps) {
  const [preview, setPreview] = useState<RestorePreview | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let left = false
    void api.previewRestore(session.boardId, version.id).then((answer) => {
      if (left) return
      if (answer.ok) setPreview(answer.value)
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, session, version.id])
  const putBack = async (): Promise<void> => {
    setBusy(true)
    const answer = await api.restore(session.boardId, version.id)
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.error)
      return
    }
    const { before } = answer.value
    announce({
      text: historyWords.done,
      action: { label: historyWords.undo, run: () => void takeBack(session, api, before.id) },
      stays: 30_000,
    })
    onDone()
  }
  return (
    <div className="history-restore">
      <h3>{historyWords.putBackTitle}</h3>
      <p>
        <bdi>{versionInFull(version, all)}</bdi>
      </p>
      {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
      {preview === null && problem === null ? (
        <p className="quiet" role="status">
          {historyWords.loading}
        </p>
      ) : null}
      {preview === null ? null : <WhatItDoes preview={preview} />}
      <div className="dialog-actions">
        <Button tone="main" disabled={busy || preview === null || isIdle(preview)} onClick={() => void putBack()}>
          {busy ? historyWords.putBackBusy : historyWords.putBackYes}
        </Button>
      </div>
    </div>
  )
}

const isIdle = ({ count, moved }: RestorePreview): boolean => count === 0 && moved === 0

function WhatItDoes({ preview }: { readonly preview: RestorePreview }) {
  const { changes, count, moved, kept, locked } = preview
  const stays = historyWords.stays(kept.cards, kept.relations, kept.items)
  return (
    <>
      <h4>{count === 0 ? historyWords.putBackWhat : historyWords.putBackCount(count)}</h4>
      <ChangeList
        changes={changes}
        count={count}
        moved={moved}
        movedWords={historyWords.willMove}
        nothing={historyWords.putBackNothing}
      />
      {stays === '' ? null : <p>{stays}</p>}
      {locked === 0 ? null : <p>{historyWords.locked(locked)}</p>}
      {isIdle(preview) ? null : <p className="quiet">{historyWords.putBackSafe}</p>}
    </>
  )
}
