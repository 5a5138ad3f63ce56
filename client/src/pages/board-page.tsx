// Knows how an address becomes an open board: who am I here, open the session, show it; and what to say when there is none.
import type { BoardInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { lazy, useEffect, useState } from 'react'
import { openApi, type Api, type ApiProblem } from '../model/api.ts'
import { nextFrame } from '../model/board-store.ts'
import type { BoardSession } from '../model/board-session.ts'
import { openBoardSession } from '../model/open-board-session.ts'
import { createViewState } from '../model/view-state.ts'
import { readTheme } from '../controls/theme-choice.ts'
import { problemSentence } from '../panels/problem-words.ts'
import { withSpokenUndo } from '../panels/spoken-undo.ts'
import { words } from '../text/en-GB.ts'
import { BoardRoom } from './board-room.tsx'
import { thisDevice } from './device-memory.ts'
import type { Go } from './page-frame.tsx'
import '../styles/world-fonts.css'
import '../styles/room.css'
import '../styles/board.css'
import '../styles/panel.css'
import '../styles/board-dialogs.css'

const MessagePage = lazy(async () => ({ default: (await import('./message-page.tsx')).MessagePage }))

type Opening =
  | { readonly state: 'asking' }
  | { readonly state: 'open'; readonly session: BoardSession; readonly info: BoardInfo }
  | { readonly state: 'failed'; readonly problem: ApiProblem }

/** Ids made on different devices must never meet: take them from the device's own source. */
const secureRandom = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32

/** Below this width palette and panel fold away by themselves. */
export const ROOMY = 1100

function openSession(boardId: string, info: BoardInfo, participantId: string): BoardSession {
  const memory = thisDevice()
  const roomy = window.innerWidth >= ROOMY
  const view = createViewState({
    theme: readTheme(),
    // The whole palette for whoever runs the board, and for others once they asked for it.
    palette: roomy && (memory.allTools() ?? info.role === 'facilitator'),
    wheel: memory.wheel(),
    panel: roomy && info.role === 'facilitator' ? 'card' : null,
  })
  const socketOrigin = location.origin.replace(/^http/, 'ws')
  const session = openBoardSession(
    { boardId, epoch: info.epoch, role: info.role, participantId, socketOrigin, view, typingLabel: words.undo.typing },
    { Socket: WebSocket, now: () => Date.now(), random: secureRandom, schedule: nextFrame },
  )
  return withSpokenUndo(session)
}

export function BoardPage({ go, boardId }: { readonly go: Go; readonly boardId: string }) {
  const [api] = useState<Api>(() => openApi())
  const [attempt, setAttempt] = useState(0)
  const [opening, setOpening] = useState<Opening>({ state: 'asking' })
  useEffect(() => {
    let left = false
    let session: BoardSession | null = null
    void api.board(boardId).then((answer) => {
      if (left) return
      if (!answer.ok) {
        setOpening({ state: 'failed', problem: answer.error })
        return
      }
      const info = answer.value
      session = openSession(boardId, info, info.participantId ?? 'unknown')
      thisDevice().rememberBoard({ id: boardId, title: info.title, role: info.role, lastOpened: Date.now() })
      setOpening({ state: 'open', session, info })
    })
    return () => {
      left = true
      session?.close()
    }
  }, [api, boardId, attempt])

  if (opening.state === 'asking') return <div className="board-wait" aria-busy />
  if (opening.state === 'open') {
    return <BoardRoom go={go} api={api} session={opening.session} title={opening.info.title} />
  }
  const { problem } = opening
  // Not signed in, or the board is not there for this person: the server does not say which, on purpose.
  if (problem.status === 401 || problem.status === 404) {
    return <MessagePage title={words.ended.askTitle} text={words.ended.ask} go={go} />
  }
  return (
    <MessagePage
      title={words.problem.title}
      text={problemSentence(problem)}
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
