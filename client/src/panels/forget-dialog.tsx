// Knows how somebody has this device forget a board: what goes, and that the board itself stays; refuses to know what the device keeps.
import { Button } from '../controls/button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { announceNext } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { holdsUnsavedWork } from '../model/save-state.ts'
import { useReadable } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { offlineWords } from '../text/offline-words.ts'

const text = offlineWords.forget

export interface ForgetDialogProps {
  readonly session: BoardSession
  /** Where what somebody wrote and nobody else has is kept; null = there is nothing. */
  readonly memory: { onlyHere(boardId: string): object | null }
  readonly onClose: () => void
  readonly onForget: () => void
}

export function ForgetDialog({ session, memory, onClose, onForget }: ForgetDialogProps) {
  const isChanging = holdsUnsavedWork(useReadable(session.saveState))
  const isUnsaved = isChanging || memory.onlyHere(session.boardId) !== null
  return (
    <Modal open onClose={onClose} title={text.title} description={text.about} closeLabel={words.close}>
      {isUnsaved ? <p role="alert">{text.unsaved}</p> : null}
      <div className="dialog-actions">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          tone={isUnsaved ? 'danger' : 'main'}
          onClick={() => {
            announceNext({ text: words.home.forgotten })
            onForget()
          }}
        >
          {text.yes}
        </Button>
      </div>
    </Modal>
  )
}
