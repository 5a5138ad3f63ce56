// Knows which page an address shows and loads only that page; knows no page's inside.
import { StrictMode, useCallback, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { fetched } from './controls/fetched.tsx'
import { Part } from './controls/part.tsx'
import { boardAt } from './pages/board-address.ts'
import type { Go } from './pages/page-frame.tsx'
import { mayLeaveBoard } from './pages/unsaved-work.ts'
import { words } from './text/en-GB.ts'

const HomePage = fetched(async () => (await import('./pages/home-page.tsx')).HomePage)
const JoinPage = fetched(async () => (await import('./pages/join-page.tsx')).JoinPage)
const KeptPage = fetched(async () => (await import('./pages/kept-page.tsx')).KeptPage)
const CheckPage = fetched(async () => (await import('./pages/check-page.tsx')).CheckPage)
const BoardPage = fetched(async () => (await import('./pages/board-page.tsx')).BoardPage)

const MessagePage = fetched(async () => (await import('./pages/message-page.tsx')).MessagePage)

function App() {
  const [place, setPlace] = useState({ path: location.pathname, visit: 0 })
  const shown = useRef(location.href)
  const go = useCallback<Go>((address, how) => {
    if (how === 'replace') history.replaceState(null, '', address)
    else history.pushState(null, '', address)
    shown.current = location.href
    setPlace((before) => ({ path: location.pathname, visit: before.visit + 1 }))
    scrollTo(0, 0)
  }, [])
  useEffect(() => {
    const moved = (): void => {
      if (!mayLeaveBoard(window, () => confirm(words.board.leave))) {
        // The browser has gone back already: its address becomes the board's again.
        history.pushState(null, '', shown.current)
        return
      }
      shown.current = location.href
      setPlace((before) => ({ path: location.pathname, visit: before.visit + 1 }))
    }
    addEventListener('popstate', moved)
    return () => removeEventListener('popstate', moved)
  }, [])
  const board = boardAt(place.path)
  if (place.path === '/') return <HomePage key={place.visit} go={go} arrives={place.visit > 0} />
  if (place.path === '/j' || place.path === '/j/') return <JoinPage key={place.visit} go={go} />
  if (/^\/check\/?$/.test(place.path)) return <CheckPage key={place.visit} go={go} />
  const kept = /^\/b\/([A-Za-z0-9_-]{1,40})\/kept\/?$/.exec(place.path)?.[1]
  if (kept !== undefined) return <KeptPage key={place.visit} go={go} boardId={kept} />
  if (board !== null) return <BoardPage key={place.visit} go={go} boardId={board} />
  return <MessagePage title={words.problem.notFoundTitle} text={words.problem.notFound} go={go} />
}

/** Shows the page of the address in the element, for as long as the tab is open. */
export function showApp(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <Part>
        <App />
      </Part>
    </StrictMode>,
  )
}
