// Knows how a file is added to a live board: choose or say yes to one that was dropped, progress, report or refusal, and how to take it back.
import type { ImportedInto } from '@common-ground/shared/wire/http-shapes.ts'
import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { announce } from '../controls/toast.tsx'
import type { Api, ApiProblem } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { words } from '../text/en-GB.ts'
import { ImportProgress, ImportRefusal, ImportReport } from './import-outcome.tsx'
import { problemSentence } from './problem-words.ts'

export interface ImportDialogProps {
  readonly session: BoardSession
  readonly api: Api
  /** One that was dropped on the board: nothing of it is sent before somebody says so. Null = it is still to be chosen. */
  readonly dropped: File | null
  readonly onClose: () => void
}

export function ImportDialog({ session, api, dropped, onClose }: ImportDialogProps) {
  const picker = useRef<HTMLInputElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [done, setDone] = useState<ImportedInto | null>(null)

  // Another one is dropped where one was refused: that one is asked about.
  useEffect(() => {
    if (dropped === null) return
    setProblem(null)
    add.current?.focus()
  }, [dropped])

  // What came in is read first: the button that asked for it is gone.
  const outcome = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (done !== null) outcome.current?.focus()
  }, [done])

  const send = async (chosen: File, grade: 'strict' | 'report'): Promise<void> => {
    setFile(chosen)
    setProblem(null)
    setShare(0)
    const answer = await api.importInto(session.boardId, chosen, { grade, onProgress: setShare })
    setShare(null)
    if (answer.ok) setDone(answer.value)
    else setProblem(answer.error)
  }
  const takeBack = async (importId: string): Promise<void> => {
    const answer = await api.undoImport(session.boardId, importId)
    announce({ text: answer.ok ? words.import.takenBack(answer.value.cards) : problemSentence(answer.error) })
    if (answer.ok) onClose()
  }
  const choose = (): void => picker.current?.click()
  return (
    <Modal
      open
      onClose={onClose}
      title={words.import.into}
      description={words.import.intoAbout}
      closeLabel={words.close}
      dismissable={share === null}
      shape={problem === null && done === null ? 'box' : 'wide'}
      {...(dropped === null ? {} : { initialFocus: add })}
    >
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={words.home.chooseFile}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen !== undefined) void send(chosen, 'strict')
        }}
      />
      {share !== null ? <ImportProgress share={share} /> : null}
      {problem !== null && file !== null ? (
        <ImportRefusal
          fileName={file.name}
          problem={problem}
          onAnyway={() => void send(file, 'report')}
          onAgain={() => void send(file, 'strict')}
          onOther={choose}
        />
      ) : null}
      {done !== null && file !== null ? (
        <>
          <div className="outcome">
            <h3 ref={outcome} tabIndex={-1}>
              {words.import.intoDone(done.cards, done.relations)}
            </h3>
            <ImportReport fileName={file.name} report={done.report} />
          </div>
          <div className="dialog-actions">
            <Button onClick={() => void takeBack(done.importId)}>{words.import.takeBack}</Button>
            <Button tone="main" onClick={onClose}>
              {words.close}
            </Button>
          </div>
        </>
      ) : null}
      {share === null && problem === null && done === null ? (
        <div className="start-card">
          <FileUp size={22} aria-hidden />
          <div className="start-words">
            {dropped === null ? (
              <p className="quiet">{words.home.fileAbout}</p>
            ) : (
              <p>
                <bdi>{words.import.dropped(dropped.name)}</bdi>
              </p>
            )}
            <p className="start-row">
              {dropped === null ? null : (
                <Button ref={add} tone="main" onClick={() => void send(dropped, 'strict')}>
                  {words.import.addDropped}
                </Button>
              )}
              <Button tone={dropped === null ? 'main' : 'plain'} onClick={choose}>
                {dropped === null ? words.home.chooseFile : words.import.other}
              </Button>
            </p>
          </div>
        </div>
      ) : null}
    </Modal>
  )
}
