// Knows how a keeper of the board is asked before one version goes for good; refuses to know what else goes.
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { announce } from '../../controls/toast.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { historyWords } from '../../text/history-words.ts'
import { problemSentence } from '../problem-words.ts'
import type { NamingProps } from './history-place.ts'
import { versionInFull } from './version-words.ts'

export function DeleteView({
  session,
  api,
  all,
  version,
  onGo,
  onNamed,
}: NamingProps & { readonly version: VersionInfo }) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const remove = async (): Promise<void> => {
    setBusy(true)
    const answer = await api.deleteVersion(session.boardId, version.id)
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.error)
      return
    }
    const at = all.findIndex(({ id }) => id === version.id)
    await onNamed()
    announce({ text: historyWords.deleted })
    onGo({ at: 'list', keysOn: (all[at + 1] ?? all[at - 1])?.id })
  }
  return (
    <div className="history-restore">
      <h3>{historyWords.deleteTitle}</h3>
      <p>
        <bdi>{versionInFull(version, all)}</bdi>
      </p>
      <p>{historyWords.deleteWhat}</p>
      <p className="quiet">{historyWords.deleteBackups}</p>
      {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
      <div className="dialog-actions">
        <Button onClick={() => onGo({ at: 'version', version })}>{historyWords.deleteNo}</Button>
        <Button tone="danger" disabled={busy} onClick={() => void remove()}>
          {historyWords.deleteYes}
        </Button>
      </div>
    </div>
  )
}
