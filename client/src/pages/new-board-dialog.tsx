// Knows the steps from a choice to a board of one's own: title, key if asked, progress, report, the link to keep.
import type { Example } from '@common-ground/shared/templates/examples.ts'
import type { CreatedBoard, ImportReportLine } from '@common-ground/shared/wire/http-shapes.ts'
import { useRef, useState, type FormEvent } from 'react'
import { Button } from '../controls/button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { Field, TextInput } from '../controls/field.tsx'
import type { Api, ApiProblem } from '../model/api.ts'
import { ImportProgress, ImportRefusal, ImportReport } from '../panels/import-outcome.tsx'
import { HandOut } from '../panels/inviting/hand-out.tsx'
import { problemSentence } from '../panels/problem-words.ts'
import { words } from '../text/en-GB.ts'
import type { DeviceMemory } from './device-memory.ts'

export type Start =
  | { readonly type: 'blank' }
  | { readonly type: 'example'; readonly example: Example }
  | { readonly type: 'file'; readonly file: File }

interface Made {
  readonly board: CreatedBoard
  readonly report: readonly ImportReportLine[]
}
export interface NewBoardProps {
  readonly start: Start
  readonly api: Api
  readonly memory: DeviceMemory
  readonly onClose: () => void
  readonly onOtherFile: () => void
  /** Goes to the join page of the new board with this secret. */
  readonly onGoOn: (secret: string) => void
}

const asksForKey = (problem: ApiProblem): boolean => problem.code === 'create-key-needed'

export function NewBoardDialog({ start, api, memory, onClose, onOtherFile, onGoOn }: NewBoardProps) {
  const [title, setTitle] = useState(start.type === 'example' ? start.example.name : '')
  const [key, setKey] = useState<string | null>(null)
  const [mistake, setMistake] = useState<string | null>(null)
  const [keyMistake, setKeyMistake] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const titleInput = useRef<HTMLInputElement>(null)
  const linkInput = useRef<HTMLInputElement>(null)

  const send = async (grade: 'strict' | 'report'): Promise<void> => {
    const wanted = title.trim()
    if (wanted === '' && start.type !== 'file') {
      setMistake(words.home.titleMissing)
      titleInput.current?.focus()
      return
    }
    const bearer = key === null || key.trim() === '' ? (memory.createKey() ?? undefined) : key.trim()
    setMistake(null)
    // A key goes into a header, which holds plain letters, digits and signs only.
    const sendable = bearer === undefined || /^[\x21-\x7e]+$/.test(bearer)
    setKeyMistake(sendable ? null : words.problem.keyNeeded)
    if (!sendable) return
    setProblem(null)
    setBusy(true)
    if (start.type === 'file') setShare(0)
    const answer =
      start.type === 'file'
        ? await api.importBoard(start.file, {
            grade,
            onProgress: setShare,
            ...(wanted === '' ? {} : { title: wanted }),
            ...(bearer === undefined ? {} : { createKey: bearer }),
          })
        : await api.createBoard(wanted, start.type === 'example' ? { example: start.example.id } : undefined, bearer)
    setBusy(false)
    setShare(null)
    if (answer.ok) {
      const board = answer.value
      // Asked for once: it fits, so the next board on this device needs no question.
      if (key !== null && bearer !== undefined) memory.rememberCreateKey(bearer)
      for (const [role, link] of Object.entries(board.links)) memory.rememberLink(board.id, role, link.url)
      setMade({ board, report: 'report' in board ? (board.report as readonly ImportReportLine[]) : [] })
      return
    }
    if (asksForKey(answer.error)) {
      memory.rememberCreateKey(null)
      if (key !== null && key.trim() !== '') setKeyMistake(words.problem.keyNeeded)
      setKey(key ?? '')
      return
    }
    setProblem(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send('strict')
  }

  if (made !== null) {
    const { facilitator } = made.board.links
    return (
      <Modal
        key="made"
        open
        onClose={onClose}
        title={words.home.madeTitle}
        description={words.home.madeAbout}
        closeLabel={words.close}
        dismissable={false}
        shape="wide"
        initialFocus={linkInput}
      >
        <Field label={words.home.linkLabel}>
          {(ids) => (
            <div className="copy-row">
              <TextInput
                {...ids}
                ref={linkInput}
                readOnly
                value={facilitator.url}
                onFocus={(event) => event.target.select()}
              />
              <HandOut
                what={words.home.linkLabel}
                label={words.home.copyLink}
                occasion={{ boardId: made.board.id, board: made.board.title, use: 'facilitator' }}
                address={async () => await Promise.resolve(facilitator.url)}
                now={() => new Date().toISOString()}
              />
            </div>
          )}
        </Field>
        {start.type === 'file' ? (
          <div className="spaced">
            <ImportReport fileName={start.file.name} report={made.report} />
          </div>
        ) : null}
        <div className="dialog-actions spread">
          <p className="quiet">{words.home.next}</p>
          <Button tone="main" onClick={() => onGoOn(facilitator.secret)}>
            {words.home.goOn}
          </Button>
        </div>
      </Modal>
    )
  }
  const refused = problem !== null && start.type === 'file' && problem.code !== 'offline' && problem.status < 500
  return (
    <Modal
      open
      onClose={onClose}
      title={words.home.newTitle}
      description={
        start.type === 'example' ? start.example.about : start.type === 'file' ? start.file.name : words.home.blankAbout
      }
      closeLabel={words.close}
      dismissable={!busy}
      shape={refused ? 'wide' : 'box'}
      initialFocus={titleInput}
    >
      {refused ? (
        <ImportRefusal
          fileName={start.file.name}
          problem={problem}
          onAnyway={() => void send('report')}
          onAgain={() => void send('strict')}
          onOther={onOtherFile}
        />
      ) : (
        <form onSubmit={submit} className="stack">
          <Field
            label={words.home.titleLabel}
            help={start.type === 'file' ? words.home.titleFromFile : words.home.titleHelp}
            mistake={mistake}
          >
            {(ids) => (
              <TextInput
                {...ids}
                ref={titleInput}
                value={title}
                maxLength={200}
                readOnly={busy}
                onFocus={(event) => event.target.select()}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
          {key === null ? null : (
            <Field label={words.home.keyLabel} help={words.home.keyHelp} mistake={keyMistake}>
              {(ids) => (
                <TextInput
                  {...ids}
                  type="password"
                  autoFocus
                  autoComplete="off"
                  value={key}
                  readOnly={busy}
                  onChange={(event) => setKey(event.target.value)}
                />
              )}
            </Field>
          )}
          {problem === null ? null : (
            <p className="field-mistake" role="alert">
              {problemSentence(problem)}
            </p>
          )}
          {share === null ? null : <ImportProgress share={share} />}
          <div className="dialog-actions">
            <Button onClick={onClose} disabled={busy}>
              {words.cancel}
            </Button>
            <Button tone="main" type="submit" disabled={busy}>
              {busy ? words.home.creating : words.home.create}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
