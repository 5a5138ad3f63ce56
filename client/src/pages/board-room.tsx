// Knows how an open board fills the window: the map at once, everything around it as soon as the map is seen.
import { productName } from '@common-ground/shared/product-name.ts'
import { useCallback, useEffect, useState } from 'react'
import { BoardCanvas } from '../canvas/board-canvas.tsx'
import { loadAgainWhen } from '../controls/load-again.ts'
import { fetched } from '../controls/fetched.tsx'
import { Part } from '../controls/part.tsx'
import { followSystemTheme, showTheme } from '../controls/theme-choice.ts'
import { useMediaQuery } from '../controls/use-media-query.ts'
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { holdsUnsavedWork } from '../model/save-state.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { showCard } from '../panels/show-card.ts'
import { useBoardKeys } from '../panels/use-board-keys.ts'
import { words } from '../text/en-GB.ts'
import { type OnlyHere, thisDevice } from './device-memory.ts'
import type { Go } from './page-frame.tsx'
import type { BoardDialog, RoomProps } from './room-props.ts'
import { askBeforeLeaving, mayLeaveBoard } from './unsaved-work.ts'

const MessagePage = fetched(async () => (await import('./message-page.tsx')).MessagePage)
const UnsavedCopy = fetched(async () => (await import('./unsaved-copy.tsx')).UnsavedCopy)
const HandedBack = fetched(async () => (await import('./handed-back.tsx')).HandedBack)
const BoardList = fetched(async () => (await import('../panels/list/board-list.tsx')).BoardList)
const MatrixView = fetched(async () => (await import('../panels/matrix/matrix-view.tsx')).MatrixView)
const loadSurround = () => import('./room-surround.tsx')
type Surround = Awaited<ReturnType<typeof loadSurround>>

export interface BoardRoomProps {
  readonly go: Go
  readonly api: Api
  readonly session: BoardSession
  /** As the server knew it before the board was here. */
  readonly title: string
}

export function BoardRoom({ go, api, session, title: firstTitle }: BoardRoomProps) {
  const [memory] = useState(thisDevice)
  const [surround, setSurround] = useState<Surround | null>(null)
  const [dialog, setDialog] = useState<BoardDialog | null>(null)
  const singleKeys = useSelected(session.view, (view) => view.singleKeys)
  const wide = useMediaQuery('(min-width: 1100px)')
  const phone = useMediaQuery('(max-width: 560px)')
  const notice = useReadable(session.notice)
  const role = useReadable(session.role)
  const ready = useReadable(session.ready)
  const title = useSelected(session.board, (board) => board.title) || firstTitle
  const mayEdit = useReadable(session.mayEdit)
  const palette = useSelected(session.view, (view) => view.palette)
  const showing = useSelected(session.view, (view) => view.showing)
  const help = useCallback(() => setDialog('shortcuts'), [])
  useBoardKeys(session, help)

  useEffect(() => askBeforeLeaving(window, session.saveState, () => void session.keepNow()), [session])
  useEffect(() => {
    const keep = (): void => {
      if (document.visibilityState === 'hidden') void session.keepNow()
    }
    document.addEventListener('visibilitychange', keep)
    return () => document.removeEventListener('visibilitychange', keep)
  }, [session])
  const [drawn, setDrawn] = useState(false)
  const onDrawn = useCallback(() => setDrawn(true), [])
  useEffect(() => {
    if (!drawn) return
    let stop = (): void => undefined
    // A connection that breaks just now must not leave the map without its header.
    loadSurround().then(setSurround, () => {
      stop = loadAgainWhen(() => session.saveState.get().state === 'saved')
    })
    return () => stop()
  }, [session, drawn])
  useEffect(() => {
    document.title = `${title} - ${productName}`
    memory.rememberBoard({ id: session.boardId, title, role, lastOpened: Date.now() })
  }, [memory, session, title, role])
  useEffect(() => {
    let before = session.view.get().showing
    return session.view.subscribe(() => {
      const { showing: now } = session.view.get()
      if (now !== before) memory.rememberShowing(now)
      before = now
    })
  }, [memory, session])
  const [onlyHere, setOnlyHere] = useState<OnlyHere | null>(null)
  useEffect(() => {
    if (notice?.ended !== true) return
    // What is forgotten with the board is still handed to its writer.
    const kept = memory.onlyHere(session.boardId)
    setOnlyHere((before) => kept ?? before)
    if (notice.code === 'board-deleted') memory.forgetBoard(session.boardId)
  }, [memory, session, notice])
  useEffect(() => {
    // The board has begun a new document: whoever has nothing to lose is taken there without being asked, and told there.
    if (notice?.code !== 'epoch-changed' || holdsUnsavedWork(session.saveState.get())) return
    memory.keepBegunAnew(session.boardId, session.view.get().selection[0] ?? '')
    location.reload()
  }, [memory, session, notice])
  useEffect(
    () =>
      followSystemTheme((theme) => {
        showTheme(theme)
        session.view.set({ theme })
      }),
    [session],
  )
  useEffect(() => {
    if (wide) return
    // Whoever is working in the panel as the window becomes narrow goes on there.
    const isInUse = document.activeElement?.closest('.panel') instanceof Element
    session.view.set({ palette: false, ...(isInUse ? {} : { panel: null }) })
  }, [session, wide])
  useEffect(() => {
    const wanted = new URLSearchParams(location.search).get('card')
    if (ready && wanted !== null) showCard(session, wanted)
  }, [session, ready])
  useEffect(() => {
    if (!mayEdit && session.view.get().tool !== 'pan') session.view.set({ tool: 'select' })
  }, [session, mayEdit])

  if (notice?.ended === true) {
    const comesBack = notice.code === 'epoch-changed' || notice.code === 'refused' || notice.code === 'too-large'
    return (
      <MessagePage
        {...words.ended[notice.code]}
        go={go}
        {...(comesBack ? { action: { label: words.ended.reload, run: () => location.reload() } } : {})}
      >
        {comesBack ? null : <HandedBack kept={onlyHere} />}
        <UnsavedCopy session={session} />
      </MessagePage>
    )
  }
  const room: RoomProps = {
    session,
    api,
    memory,
    mayEdit,
    room: wide ? 'wide' : phone ? 'phone' : 'beside',
    dialog,
    onDialog: setDialog,
    onHome: () => {
      if (mayLeaveBoard(window, () => confirm(words.board.leave))) go('/')
    },
    onForget: () => {
      memory.forgetBoard(session.boardId)
      void session.forgetHere().then(() => go('/'))
    },
    singleKeys,
    onSingleKeys: (on) => {
      memory.rememberSingleKeys(on)
      session.view.set({ singleKeys: on })
    },
  }
  return (
    <div className={`room${wide ? ' wide' : ''}${phone ? ' phone' : ''}`}>
      {surround === null ? (
        <EmptyTop session={session} wide={wide} mayEdit={mayEdit} title={title} />
      ) : (
        <surround.RoomTop {...room} />
      )}
      <main className="room-map">
        {/* Behind the other views the map stays as it is, so that going back takes no time; nothing there can be reached. */}
        <div className="room-face" inert={showing !== 'map'}>
          <BoardCanvas session={session} onDrawn={onDrawn} />
        </div>
        {showing === 'list' && ready ? (
          <Part key="list">
            <BoardList
              session={session}
              mayEdit={mayEdit}
              adds={wide && !palette}
              onChanges={() => setDialog('changes')}
            />
          </Part>
        ) : null}
        {showing === 'matrix' && ready ? (
          <Part key="matrix">
            <MatrixView session={session} mayEdit={mayEdit} adds={wide && !palette} />
          </Part>
        ) : null}
        {ready ? null : (
          <p className="map-wait" role="status">
            {words.board.opening}
          </p>
        )}
      </main>
      {surround === null ? <EmptyRest session={session} wide={wide} /> : <surround.RoomRest {...room} />}
    </div>
  )
}

interface EmptyProps {
  readonly session: BoardSession
  readonly wide: boolean
}

/** The room that header and palette will take, so that the map has its size from the start. */
function EmptyTop({
  session,
  wide,
  mayEdit,
  title,
}: EmptyProps & { readonly mayEdit: boolean; readonly title: string }) {
  return (
    <>
      <header className="board-head">
        <h1 className="board-title">
          <bdi>{title}</bdi>
        </h1>
      </header>
      {wide && mayEdit && session.view.get().palette ? <div className="palette still" /> : null}
    </>
  )
}

/** The same for panel and bar. */
function EmptyRest({ session, wide }: EmptyProps) {
  if (!wide) return <div className="bottom-bar still" />
  return session.view.get().panel === null ? null : <div className="panel" />
}
