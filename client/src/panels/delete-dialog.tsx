// Knows how somebody who runs a board deletes it for good: what goes, a copy first, the title typed again.
import { Download } from 'lucide-react'
import { useRef, useState, type FormEvent } from 'react'
import { Button } from '../controls/button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { Field, TextInput } from '../controls/field.tsx'
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useSelected } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { keepingWords } from '../text/keeping-words.ts'
import { exportFile } from './export-file.ts'
import { problemSentence } from './problem-words.ts'

export interface DeleteDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

const text = keepingWords.delete

/** Once it is deleted the server ends every visit, this one too: the room says so itself. */
export function DeleteDialog({ session, api, onClose }: DeleteDialogProps) {
  const title = useSelected(session.board, (board) => board.title)
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const remove = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setMistake(null)
    setBusy(true)
    const answer = await api.deleteBoard(session.boardId, typed)
    setBusy(false)
    if (answer.ok) {
      onClose()
      return
    }
    setMistake(answer.error.code === 'title-differs' ? text.differs : problemSentence(answer.error))
    input.current?.focus()
  }
  return (
    <Modal
      open
      onClose={onClose}
      title={text.title}
      description={`${text.about} ${text.backups}`}
      closeLabel={words.close}
      dismissable={!busy}
      initialFocus={input}
    >
      <form className="stack" onSubmit={(event) => void remove(event)}>
        <p className="delete-what">
          <bdi>{title}</bdi>
        </p>
        <p>
          <Button small icon={<Download size={16} aria-hidden />} onClick={() => void exportFile(session, api)}>
            {text.copy}
          </Button>
        </p>
        <Field label={text.typed} mistake={mistake}>
          {(ids) => (
            <TextInput
              {...ids}
              ref={input}
              value={typed}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              readOnly={busy}
              onChange={(event) => {
                setTyped(event.target.value)
                // It was said of what stood there before.
                setMistake(null)
              }}
            />
          )}
        </Field>
        <div className="dialog-actions">
          <Button onClick={onClose} disabled={busy}>
            {words.cancel}
          </Button>
          <Button tone="danger" type="submit" disabled={busy || typed.trim() === ''}>
            {busy ? text.busy : text.yes}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
