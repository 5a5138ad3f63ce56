// Knows how an address becomes an open board that is shown; and what to say when there is none.
import { useEffect, useState } from 'react'
import { makeWay } from '../canvas/make-way.ts'
import { openApi, type Api, type ApiProblem } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { problemSentence } from '../panels/problem-words.ts'
import { words } from '../text/en-GB.ts'
import { offlineWords } from '../text/offline-words.ts'
import { takeOpening } from './board-opening.ts'
import { BoardRoom } from './board-room.tsx'
import { thisDevice } from './device-memory.ts'
import type { Go } from './page-frame.tsx'
import { fetched } from '../controls/fetched.tsx'
import '../styles/room.css'
import '../styles/board.css'
import '../styles/panel.css'
import '../styles/board-dialogs.css'

const MessagePage = fetched(async () => (await import('./message-page.tsx')).MessagePage)
const LostBoard = fetched(async () => (await import('./lost-board.tsx')).LostBoard)

type Opening =
  | { readonly state: 'asking' }
  | { readonly state: 'open'; readonly session: BoardSession; readonly title: string }
  | { readonly state: 'failed'; readonly problem: ApiProblem }

export function BoardPage({ go, boardId }: { readonly go: Go; readonly boardId: string }) {
  const [api] = useState<Api>(() => openApi())
  const [attempt, setAttempt] = useState(0)
  const [opening, setOpening] = useState<Opening>({ state: 'asking' })
  useEffect(() => {
    let left = false
    let session: BoardSession | null = null
    void takeOpening(api, boardId).then((opened) => {
      if (left) {
        if (opened.ok) opened.value.session.close()
        return
      }
      if (!opened.ok) {
        setOpening({ state: 'failed', problem: opened.error })
        return
      }
      const { title } = opened.value
      session = opened.value.session
      makeWay(session)
      thisDevice().rememberBoard({ id: boardId, title, role: session.role.get(), lastOpened: Date.now() })
      setOpening({ state: 'open', session, title })
    })
    return () => {
      left = true
      session?.close()
    }
  }, [api, boardId, attempt])

  if (opening.state === 'asking') return <div className="board-wait" aria-busy />
  if (opening.state === 'open') {
    return <BoardRoom go={go} api={api} session={opening.session} title={opening.title} />
  }
  const { problem } = opening
  // Not signed in, or the board is not there for this person: the server does not say which, on purpose.
  if (problem.status === 401 || problem.status === 404) return <LostBoard go={go} boardId={boardId} />
  return (
    <MessagePage
      title={words.problem.title}
      text={problem.code === 'offline' ? offlineWords.noCopy : problemSentence(problem)}
      go={go}
      action={{
        label: words.tryAgain,
        run: () => {
          setOpening({ state: 'asking' })
          setAttempt(attempt + 1)
        },
      }}
    />
  )
}
