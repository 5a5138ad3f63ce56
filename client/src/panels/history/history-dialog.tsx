// Knows the ways through a board's history: the list, one version, what changed, putting one back; refuses to know how each looks.
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { ArrowLeft } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { words } from '../../text/en-GB.ts'
import { historyWords } from '../../text/history-words.ts'
import { problemSentence } from '../problem-words.ts'
import { ChangesView } from './changes-view.tsx'
import type { HistoryPlace, HistoryProps } from './history-place.ts'
import { DeleteView } from './delete-view.tsx'
import { RestoreView } from './restore-view.tsx'
import { VersionList } from './version-list.tsx'
import { VersionView } from './version-view.tsx'
import '../../styles/history.css'

export function HistoryDialog({ session, api, mayEdit, onClose }: HistoryProps & { readonly onClose: () => void }) {
  const [place, setPlace] = useState<HistoryPlace>({ at: 'list' })
  const [versions, setVersions] = useState<readonly VersionInfo[] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const reload = useCallback(async (): Promise<void> => {
    const answer = await api.versions(session.boardId)
    if (answer.ok) setVersions(answer.value)
    setProblem(answer.ok ? null : answer.error)
  }, [api, session])
  useEffect(() => void reload(), [reload])
  const back = useRef<HTMLButtonElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const last = useRef(place)
  useEffect(() => {
    const from = last.current
    last.current = place
    // The first place is where the dialog itself puts the keyboard, and another moment is chosen where the keys are.
    if (from.at === place.at) return
    const row = place.at === 'list' ? rowOf(body.current, from, place.keysOn) : null
    const first = body.current?.querySelector<HTMLElement>('input, button')
    ;(row ?? back.current ?? first ?? body.current)?.focus()
  }, [place])
  const all = versions ?? []
  const props = { session, api, mayEdit, all }
  return (
    <Modal
      open
      onClose={onClose}
      title={place.at === 'changes' ? historyWords.changesTitle : historyWords.title}
      {...(place.at === 'list' ? { description: historyWords.about } : {})}
      closeLabel={words.close}
      shape="wide"
    >
      <div className="history" ref={body} role="group" aria-label={historyWords.title} tabIndex={-1}>
        {place.at === 'list' ? null : (
          <Button
            ref={back}
            small
            tone="quiet"
            className="history-back"
            icon={<ArrowLeft size={16} aria-hidden />}
            onClick={() => setPlace({ at: 'list' })}
          >
            {historyWords.back}
          </Button>
        )}
        {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
        {versions === null && problem === null ? (
          <p className="quiet" role="status">
            {historyWords.loading}
          </p>
        ) : null}
        {place.at === 'list' && versions !== null ? <VersionList {...props} onGo={setPlace} onNamed={reload} /> : null}
        {place.at === 'version' ? (
          <VersionView {...props} version={place.version} onGo={setPlace} onNamed={reload} />
        ) : null}
        {place.at === 'changes' ? <ChangesView {...props} place={place} onGo={setPlace} /> : null}
        {place.at === 'delete' ? (
          <DeleteView {...props} version={place.version} onGo={setPlace} onNamed={reload} />
        ) : null}
        {place.at === 'restore' ? (
          <RestoreView
            {...props}
            version={place.version}
            onDone={() => {
              onClose()
            }}
          />
        ) : null}
      </div>
    </Modal>
  )
}

/** The button in the list that opened what somebody comes back from; `instead` once that is gone. */
function rowOf(list: HTMLElement | null, from: HistoryPlace, instead = ''): HTMLElement | null {
  const ids = 'version' in from ? [from.version.id, instead] : from.at === 'changes' ? [from.from, from.to] : []
  const rows = ids.map((id) => list?.querySelector<HTMLElement>(`[data-version="${CSS.escape(id)}"]`))
  return rows.find((row) => row != null) ?? null
}
