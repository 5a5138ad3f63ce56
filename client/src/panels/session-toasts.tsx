// Knows which sentence follows an undo and which notices pass by; the final ones are a page of their own.
import { useEffect } from 'react'
import { announce, dismiss } from '../controls/toast.tsx'
import type { BoardSession, UndoOutcome } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { formatMoment } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'
import { offlineWords } from '../text/offline-words.ts'
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

/** Says what passes and does not end the visit: notices, and what this device has to do with it. Draws nothing. */
export function SessionToasts({ session }: { readonly session: BoardSession }) {
  const notice = useReadable(session.notice)
  const found = useReadable(session.found)
  const isWaiting = useSelected(session.saveState, ({ state }) => state === 'not-saved' || state === 'offline')
  const isSaved = useSelected(session.saveState, ({ state }) => state === 'saved')
  const refused = useReadable(session.keepingRefused)
  useEffect(() => {
    // A pause has a line of its own, which goes when it is over.
    if (notice !== null && !notice.ended && notice.code !== 'read-only')
      announce({ id: notice.code, text: words.notice[notice.code], stays: 12_000 })
  }, [notice])
  useEffect(() => {
    if (found !== null && found.obstacle === null)
      announce({ id: 'found', text: offlineWords.found(formatMoment(found.since)), stays: 12_000 })
  }, [found])
  useEffect(() => {
    if (session.openedFrom !== null)
      announce({ id: 'opened', text: offlineWords.opened(formatMoment(session.openedFrom)), stays: 20_000 })
  }, [session])
  useEffect(() => {
    // It answers again.
    if (isSaved) dismiss('opened')
  }, [isSaved])
  useEffect(() => {
    if (isWaiting && refused) announce({ id: 'refuses', text: offlineWords.refuses, stays: 20_000 })
    // Everything is saved, or the device has taken it after all.
    else dismiss('refuses')
  }, [isWaiting, refused])
  return null
}
