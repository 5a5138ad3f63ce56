// Knows how two moments of a board are chosen and compared; refuses to compare by itself.
import type { BoardChanges } from '@common-ground/shared/wire/http-shapes.ts'
import { useEffect, useState } from 'react'
import { Field, SelectInput } from '../../controls/field.tsx'
import { Button } from '../../controls/button.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { words } from '../../text/en-GB.ts'
import { historyWords } from '../../text/history-words.ts'
import { problemSentence } from '../problem-words.ts'
import { ChangeList } from './change-list.tsx'
import type { HistoryPlace, PlaceProps } from './history-place.ts'
import { PutBackOne, useThen } from './put-back-one.tsx'
import { versionInFull } from './version-words.ts'

export interface ChangesViewProps extends PlaceProps {
  readonly place: Extract<HistoryPlace, { readonly at: 'changes' }>
}

export function ChangesView({ session, api, mayEdit, all, place, onGo }: ChangesViewProps) {
  const { from, to } = place
  const [compared, setCompared] = useState<BoardChanges | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  useEffect(() => {
    let left = false
    setCompared(null)
    setProblem(null)
    void api.changes(session.boardId, from, to).then((answer) => {
      if (left) return
      if (answer.ok) setCompared(answer.value)
      else setProblem(answer.error)
    })
    return () => {
      left = true
    }
  }, [api, session, from, to, attempt])
  const then = useThen(session, api, mayEdit && to === 'now' && from !== 'now' ? from : null)
  const { board } = then
  const moments = [
    { value: 'now', label: historyWords.now },
    ...all.map((version) => ({ value: version.id, label: versionInFull(version, all) })),
  ]
  return (
    <>
      <div className="history-moments">
        <Field label={historyWords.from}>
          {(ids) => (
            <SelectInput {...ids} value={from} options={moments} onPick={(value) => onGo({ ...place, from: value })} />
          )}
        </Field>
        <Field label={historyWords.to}>
          {(ids) => (
            <SelectInput {...ids} value={to} options={moments} onPick={(value) => onGo({ ...place, to: value })} />
          )}
        </Field>
      </div>
      <div role="status">
        {problem === null ? null : (
          <div className="panel-actions">
            <p>{problemSentence(problem)}</p>
            <Button small onClick={() => setAttempt((count) => count + 1)}>
              {words.tryAgain}
            </Button>
          </div>
        )}
        {compared === null && problem === null ? <p className="quiet">{historyWords.loading}</p> : null}
        {compared === null ? null : compared.count === 0 ? (
          <p>{historyWords.same}</p>
        ) : (
          <p className="quiet">{historyWords.count(compared.count)}</p>
        )}
      </div>
      {then.problem === null || compared === null || compared.count === 0 ? null : (
        <div className="panel-actions" role="alert">
          <p>
            {historyWords.one.missing} {problemSentence(then.problem)}
          </p>
          <Button small onClick={then.again}>
            {words.tryAgain}
          </Button>
        </div>
      )}
      {compared === null ? null : (
        <ChangeList
          {...compared}
          {...(board === null
            ? {}
            : { act: (change) => <PutBackOne session={session} then={board} change={change} /> })}
        />
      )}
    </>
  )
}
