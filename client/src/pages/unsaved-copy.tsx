// Knows how what did not reach the board is handed to the person who did it; knows no reason why it did not.
import { Button } from '../controls/button.tsx'
import { downloadText } from '../controls/download.ts'
import type { BoardSession } from '../model/board-session.ts'
import { holdsUnsavedWork } from '../model/save-state.ts'
import { useReadable } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'

/** Ends after which the device is to keep nothing of the board. */
const LOST: ReadonlySet<string> = new Set(['not-signed-in', 'board-not-found', 'board-deleted'])

/** Nothing while everything is on the board. */
export function UnsavedCopy({ session }: { readonly session: BoardSession }) {
  const saveState = useReadable(session.saveState)
  const notice = useReadable(session.notice)
  if (!holdsUnsavedWork(saveState)) return null
  const download = async (): Promise<void> => {
    downloadText(`${session.board.get().title}.json`, await session.file())
    // It is in safe hands now, and the board is not this person's any more.
    if (notice?.ended === true && LOST.has(notice.code)) await session.forgetHere()
  }
  return (
    <div role="alert" className="stack">
      <p>{words.ended.unsaved}</p>
      <div>
        <Button onClick={() => void download()}>{words.ended.download}</Button>
      </div>
    </div>
  )
}
