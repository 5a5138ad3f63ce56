// Knows which sentence follows an undo and which notices pass by; the final ones are a page of their own.
import { useEffect } from 'react'
import { announce } from '../controls/toast.tsx'
import type { BoardSession, UndoOutcome } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { restoreThings } from './bin-things.ts'
import { undoSentence } from './undo-words.ts'

/** Says what undo or redo did, and offers the way back where what somebody else had changed is gone. */
export function sayUndo(session: BoardSession, outcome: UndoOutcome, which: 'undo' | 'redo'): void {
  const { cards, relations } = session.board.get()
  const gone = outcome.others.filter((id) => !cards.has(id) && !relations.has(id))
  announce({
    id: 'undo',
    text: undoSentence(outcome, which, gone.length > 0),
    action: gone.length === 0 ? undefined : { label: words.undo.restore, run: () => restoreThings(session, gone) },
  })
}

/** Says the notices that do not end the visit. Draws nothing. */
export function SessionToasts({ session }: { readonly session: BoardSession }) {
  const notice = useReadable(session.notice)
  useEffect(() => {
    if (notice !== null && !notice.ended) announce({ id: notice.code, text: words.notice[notice.code], stays: 12_000 })
  }, [notice])
  return null
}
