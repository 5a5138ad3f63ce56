// Knows when changes of an earlier visit that the board does not take are put before the person; knows nothing of how they were found.
import { useState } from 'react'
import { Modal } from '../controls/dialog.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { offlineWords } from '../text/offline-words.ts'
import { KeptWork } from './kept-work.tsx'

/** Nothing while there is nothing. Closing it leaves the changes on this device, and the next visit asks again. */
export function FoundWorkDialog({ session }: { readonly session: BoardSession }) {
  const work = useReadable(session.found)
  const [closed, setClosed] = useState<typeof work>(null)
  if (work === null || work.obstacle === null || work === closed) return null
  const done = (): void => {
    setClosed(work)
    // The board in this tab still shows them; on the server's they are not.
    if (session.saveState.get().state !== 'saved') location.reload()
  }
  return (
    <Modal open onClose={() => setClosed(work)} title={offlineWords.work.title} closeLabel={words.close}>
      <KeptWork work={work} title={session.board.get().title} onDone={done} />
    </Modal>
  )
}
