// Knows what somebody meets whose device no longer opens a board: what they did that was never saved, and how the device forgets the rest.
import { useEffect, useState } from 'react'
import { describeWork, type FoundWork } from '../model/found-work.ts'
import { words } from '../text/en-GB.ts'
import { offlineWords } from '../text/offline-words.ts'
import { thisDevice } from './device-memory.ts'
import { HandedBack } from './handed-back.tsx'
import { KeptWork } from './kept-work.tsx'
import { MessagePage } from './message-page.tsx'
import type { Go } from './page-frame.tsx'
import { thisStore } from './this-store.ts'

/** The copy of the board goes at once, unless changes that were never saved rest on it: then it goes with them. */
export function LostBoard({ go, boardId }: { readonly go: Go; readonly boardId: string }) {
  const [memory] = useState(thisDevice)
  const [isKnown] = useState(() => memory.boards().some(({ id }) => id === boardId))
  const [onlyHere] = useState(() => memory.onlyHere(boardId))
  const [work, setWork] = useState<FoundWork | null>(null)
  useEffect(() => {
    let left = false
    const look = async (): Promise<void> => {
      const store = thisStore()
      const rows = await store.unsent(boardId)
      if (rows.length === 0) {
        await store.forget(boardId)
        return
      }
      await store.setAside(boardId, true)
      // Why they were not taken stands above: nothing of the board opens here any more.
      if (!left) setWork({ ...describeWork(store, rows, null), discard: async () => await store.forget(boardId) })
    }
    void look()
    return () => {
      left = true
    }
  }, [boardId])
  const forget = (): void => {
    if (onlyHere !== null && !confirm(offlineWords.forget.ask)) return
    memory.forgetBoard(boardId)
    void thisStore().forget(boardId)
    go('/')
  }
  return (
    <MessagePage
      title={words.ended.askTitle}
      text={isKnown ? words.ended.askAgain : words.ended.ask}
      go={go}
      {...(isKnown && work === null
        ? { action: { label: words.ended.forgetHere, run: forget, isMain: onlyHere === null } }
        : {})}
    >
      <HandedBack kept={onlyHere} />
      {work === null ? null : (
        <KeptWork
          work={work}
          title={memory.boards().find(({ id }) => id === boardId)?.title ?? boardId}
          onDone={() => setWork(null)}
        />
      )}
    </MessagePage>
  )
}
