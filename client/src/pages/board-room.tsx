// Knows how header, palette, map and panel share the window, wide, beside a call and on a phone; knows no card.
import { productName } from '@common-ground/shared/product-name.ts'
import { ChevronsRight, PanelRight, X } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { BoardCanvas } from '../canvas/board-canvas.tsx'
import { IconButton } from '../controls/button.tsx'
import { chooseTheme, followSystemTheme, showTheme } from '../controls/theme-choice.ts'
import { ToastArea } from '../controls/toast.tsx'
import { HintArea } from '../controls/tooltip.tsx'
import { useMediaQuery } from '../controls/use-media-query.ts'
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { AddMenu } from '../panels/add-menu.tsx'
import { BinDialog } from '../panels/bin-dialog.tsx'
import { BoardHeader, type BoardDialog } from '../panels/board-header.tsx'
import { CardPanel } from '../panels/card-panel.tsx'
import { ConnectDialog } from '../panels/connect-dialog.tsx'
import { ImportDialog } from '../panels/import-dialog.tsx'
import { Palette, Tools } from '../panels/palette.tsx'
import { SessionToasts } from '../panels/session-toasts.tsx'
import { ShareDialog } from '../panels/share-dialog.tsx'
import { ShortcutSheet } from '../panels/shortcut-sheet.tsx'
import { showCard } from '../panels/show-card.ts'
import { useBoardKeys } from '../panels/use-board-keys.ts'
import { words } from '../text/en-GB.ts'
import { panelWords } from '../text/panel-words.ts'
import { thisDevice } from './device-memory.ts'
import { MessagePage } from './message-page.tsx'
import type { Go } from './page-frame.tsx'

export interface BoardRoomProps {
  readonly go: Go
  readonly api: Api
  readonly session: BoardSession
  /** As the server knew it before the board was here. */
  readonly title: string
}

export function BoardRoom({ go, api, session, title: firstTitle }: BoardRoomProps) {
  const [memory] = useState(thisDevice)
  const [dialog, setDialog] = useState<BoardDialog | null>(null)
  const [singleKeys, setSingleKeys] = useState(() => memory.singleKeys())
  const wide = useMediaQuery('(min-width: 1100px)')
  const phone = useMediaQuery('(max-width: 560px)')
  const notice = useReadable(session.notice)
  const role = useReadable(session.role)
  const ready = useReadable(session.ready)
  const title = useSelected(session.board, (board) => board.title) || firstTitle
  const palette = useSelected(session.view, (view) => view.palette)
  const panel = useSelected(session.view, (view) => view.panel)
  const mayEdit = (role === 'facilitator' || role === 'editor') && notice?.code !== 'read-only'
  const help = useCallback(() => setDialog('shortcuts'), [])
  useBoardKeys(session, singleKeys, help)

  useEffect(() => {
    document.title = `${title} - ${productName}`
    memory.rememberBoard({ id: session.boardId, title, role, lastOpened: Date.now() })
  }, [memory, session, title, role])
  useEffect(
    () =>
      followSystemTheme((theme) => {
        showTheme(theme)
        session.view.set({ theme })
      }),
    [session],
  )
  useEffect(() => {
    if (!wide) session.view.set({ palette: false, panel: null })
  }, [session, wide])
  useEffect(() => {
    const wanted = new URLSearchParams(location.search).get('card')
    if (ready && wanted !== null) showCard(session, wanted)
  }, [session, ready])
  useEffect(() => {
    if (!mayEdit && session.view.get().tool !== 'pan') session.view.set({ tool: 'select' })
  }, [session, mayEdit])

  if (notice?.ended === true) {
    return (
      <MessagePage
        {...words.ended[notice.code]}
        go={go}
        {...(notice.code === 'epoch-changed' || notice.code === 'refused' || notice.code === 'too-large'
          ? { action: { label: words.ended.reload, run: () => location.reload() } }
          : {})}
      />
    )
  }
  const close = (): void => setDialog(null)
  const showPalette = wide && palette && mayEdit
  return (
    <HintArea>
      <ToastArea closeLabel={words.close}>
        <div className={`room${wide ? ' wide' : ''}${phone ? ' phone' : ''}${panel !== null && wide ? ' with-panel' : ''}`}>
          <BoardHeader
            session={session}
            api={api}
            mayEdit={mayEdit}
            room={wide ? 'wide' : phone ? 'phone' : 'beside'}
            onDialog={setDialog}
            onHome={() => go('/')}
            onTheme={(theme) => {
              chooseTheme(theme)
              session.view.set({ theme })
            }}
          />
          <main className="room-map" data-region="map">
            <BoardCanvas session={session} />
            {ready ? null : (
              <p className="map-wait" role="status">
                {words.board.opening}
              </p>
            )}
            {showPalette ? <Palette session={session} onFold={() => session.view.set({ palette: false })} /> : null}
            {wide && !showPalette ? (
              <div className="tool-strip">
                {mayEdit ? <AddMenu session={session} side="bottom" onEverything={() => session.view.set({ palette: true })} /> : null}
                <Tools session={session} mayEdit={mayEdit} />
                {mayEdit ? (
                  <IconButton
                    className="tiny"
                    label={words.palette.unfold}
                    side="right"
                    icon={<ChevronsRight size={17} aria-hidden />}
                    onClick={() => session.view.set({ palette: true })}
                  />
                ) : null}
              </div>
            ) : null}
          </main>
          {panel !== null ? <Panel session={session} mayEdit={mayEdit} wide={wide} /> : null}
          {wide ? null : <BottomBar session={session} mayEdit={mayEdit} />}
        </div>
        {mayEdit ? <ConnectDialog session={session} /> : null}
        {dialog === 'share' ? <ShareDialog session={session} api={api} memory={memory} onClose={close} /> : null}
        {dialog === 'bin' ? <BinDialog session={session} onClose={close} /> : null}
        {dialog === 'import' ? <ImportDialog session={session} api={api} onClose={close} /> : null}
        {dialog === 'shortcuts' ? (
          <ShortcutSheet
            onClose={close}
            singleKeys={singleKeys}
            onSingleKeys={(on) => {
              memory.rememberSingleKeys(on)
              setSingleKeys(on)
            }}
          />
        ) : null}
        <SessionToasts session={session} />
      </ToastArea>
    </HintArea>
  )
}

interface PartProps {
  readonly session: BoardSession
  readonly mayEdit: boolean
}

/** Beside the map where there is room, else over its right edge. It never takes the keyboard by itself. */
function Panel({ session, mayEdit, wide }: PartProps & { readonly wide: boolean }) {
  const close = (): void => session.view.set({ panel: null })
  return (
    <aside
      className={wide ? 'panel' : 'panel over'}
      aria-label={panelWords.name}
      data-region="panel"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !wide) close()
      }}
    >
      <div className="panel-bar">
        <span className="panel-tab">{panelWords.name}</span>
        <IconButton className="tiny" label={panelWords.close} icon={<X size={17} aria-hidden />} side="left" onClick={close} />
      </div>
      <CardPanel session={session} mayEdit={mayEdit} />
    </aside>
  )
}

/** The few things of somebody beside a call or on a phone. */
function BottomBar({ session, mayEdit }: PartProps) {
  const selected = useSelected(session.view, (view) => view.selection.length)
  return (
    <nav className="bottom-bar" aria-label={words.palette.tools} data-region="palette">
      {mayEdit ? <AddMenu session={session} side="top" /> : null}
      <Tools session={session} mayEdit={mayEdit} />
      <span className="head-space" />
      {selected === 0 ? null : (
        <button type="button" className="button" onClick={() => session.view.set({ panel: 'card' })}>
          <PanelRight size={17} aria-hidden />
          {words.board.openCard}
        </button>
      )}
    </nav>
  )
}
