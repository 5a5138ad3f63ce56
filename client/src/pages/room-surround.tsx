// Knows what stands around the map (header, tools, panel, dialogs, sentences) wide, beside a call and on a phone; fetched behind the map.
import { PanelBottom, PanelRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fetched } from '../controls/fetched.tsx'
import { Part } from '../controls/part.tsx'
import { chooseTheme } from '../controls/theme-choice.ts'
import { SaidArea } from '../controls/said.tsx'
import { announce, ToastArea } from '../controls/toast.tsx'
import { HintArea } from '../controls/tooltip.tsx'
import type { Api } from '../model/api.ts'
import { useSelected } from '../model/use-readable.ts'
import { openFace } from '../panels/list/list-focus.ts'
import { useAgreedNews } from '../panels/agreement/agreed-news.ts'
import { useConditionNews } from '../panels/agreement/condition-news.ts'
import { useConfirmedNews } from '../panels/agreement/confirmed-news.ts'
import { AddMenu } from '../panels/add-menu.tsx'
import { type BoardDialog, BoardHeader } from '../panels/board-header.tsx'
import type { PanelProps } from '../panels/card-panel-props.ts'
import { CaughtWords } from '../panels/caught/caught-words.tsx'
import { countAnswers } from '../panels/changes/answers-counted.ts'
import { changeLogOf, closeChangeLog } from '../panels/changes/log-of.ts'
import { BackStrip } from '../panels/coming-back/back-strip.tsx'
import { BeforeCall } from '../panels/coming-back/before-call.tsx'
import { useVisit } from '../panels/coming-back/returned.ts'
import { LeadStrip } from '../panels/leading/lead-strip.tsx'
import { MapMenu } from '../panels/map-menu.tsx'
import { PresentButton } from '../panels/present/present-button.tsx'
import { FollowOffer } from '../panels/present/follow-offer.tsx'
import { Palette, Tools } from '../panels/palette.tsx'
import { tellMissing } from '../panels/tell-missing.ts'
import { UsToo, useChosenConcern } from '../panels/us-too.tsx'
import { ToldMeanwhile } from '../panels/told-meanwhile.tsx'
import { ViewSwitch } from '../panels/view-switch.tsx'
import { SessionToasts } from '../panels/session-toasts.tsx'
import { words } from '../text/en-GB.ts'
import { listWords } from '../text/list-words.ts'
import { offlineWords } from '../text/offline-words.ts'
import { useBegunAnew } from './begun-anew.ts'
import { useDroppedFiles } from './dropped-file.ts'
import { isOutdated, keepShell, onReturn } from './keep-shell.ts'
import { loadFaces, RoomPanel } from './room-panel.tsx'
import type { RoomProps } from './room-props.ts'

const loadConnect = () => import('../panels/connect-dialog.tsx')
const loadShare = () => import('../panels/share-dialog.tsx')
const ConnectDialog = fetched(async () => (await loadConnect()).ConnectDialog)
const ShareDialog = fetched(async () => (await loadShare()).ShareDialog)
const AgreementDialog = fetched(async () => (await import('../panels/agreement/agreement-dialog.tsx')).AgreementDialog)
const AgreementFileDialog = fetched(
  async () => (await import('../panels/documents/agreement-file-dialog.tsx')).AgreementFileDialog,
)
const ActionsDialog = fetched(async () => (await import('../panels/documents/actions-dialog.tsx')).ActionsDialog)
const SummaryDialog = fetched(async () => (await import('../panels/documents/summary-dialog.tsx')).SummaryDialog)
const LeadDialog = fetched(async () => (await import('../panels/leading/lead-dialog.tsx')).LeadDialog)
const AfterCallDialog = fetched(async () => (await import('../panels/leading/after-call.tsx')).AfterCallDialog)
const PresentDialog = fetched(async () => (await import('../panels/present/present-dialog.tsx')).PresentDialog)
const FollowStage = fetched(async () => (await import('../panels/present/follow-stage.tsx')).FollowStage)
const LookBackDialog = fetched(async () => (await import('../panels/coming-back/look-back-dialog.tsx')).LookBackDialog)
const ChangesDialog = fetched(async () => (await import('../panels/changes/changes-dialog.tsx')).ChangesDialog)
const BinDialog = fetched(async () => (await import('../panels/bin-dialog.tsx')).BinDialog)
const HistoryDialog = fetched(async () => (await import('../panels/history/history-dialog.tsx')).HistoryDialog)
const ImportDialog = fetched(async () => (await import('../panels/import-dialog.tsx')).ImportDialog)
const DeleteDialog = fetched(async () => (await import('../panels/delete-dialog.tsx')).DeleteDialog)
const ForgetDialog = fetched(async () => (await import('../panels/forget-dialog.tsx')).ForgetDialog)
const FoundWorkDialog = fetched(async () => (await import('./found-work-dialog.tsx')).FoundWorkDialog)
const ShortcutSheet = fetched(async () => (await import('../panels/shortcut-sheet.tsx')).ShortcutSheet)

/** By then the first look at the board is over, and so is fetching what it needed. */
const SETTLED_MS = 3000

/** What comes before the map: header and, where there is room, the palette. */
export function RoomTop({ session, api, memory, mayEdit, room, dialog, onDialog, onHome }: RoomProps) {
  const palette = useSelected(session.view, (view) => view.palette)
  const showPalette = (shown: boolean): void => {
    session.view.set({ palette: shown })
    memory.rememberAllTools(shown)
  }
  return (
    <HintArea>
      <BoardHeader
        session={session}
        api={api}
        memory={memory}
        mayEdit={mayEdit}
        room={room}
        onDialog={onDialog}
        onHome={onHome}
        onWheel={(wheel) => {
          memory.rememberWheel(wheel)
          session.view.set({ wheel })
        }}
        onTheme={(theme) => {
          chooseTheme(theme)
          session.view.set({ theme })
        }}
      />
      <div className="under-head">
        <Part>
          <LeadStrip
            session={session}
            api={api}
            memory={memory}
            mayEdit={mayEdit}
            isBusy={dialog !== null}
            onDialog={onDialog}
          />
        </Part>
        <BackStrip session={session} api={api} memory={memory} room={room} onDialog={onDialog} />
        <BeforeCall session={session} api={api} over="list" />
      </div>
      <BeforeCall session={session} api={api} over="map" />
      {room === 'wide' && palette && mayEdit ? <Palette session={session} onFold={() => showPalette(false)} /> : null}
      {room === 'wide' && !(palette && mayEdit) ? (
        <ToolStrip session={session} mayEdit={mayEdit} onUnfold={() => showPalette(true)} />
      ) : null}
    </HintArea>
  )
}

/** What comes after the map: panel, bar, dialogs and sentences. */
export function RoomRest(props: RoomProps) {
  const { session, api, memory, mayEdit, room, dialog, onDialog, onForget, singleKeys, onSingleKeys } = props
  const isLeft = useSelected(session.found, (work) => work !== null && work.obstacle !== null)
  const panel = useSelected(session.view, (view) => view.panel)
  const [dropped, setDropped] = useState<File | null>(null)
  const close = (): void => {
    setDropped(null)
    onDialog(null)
  }
  const isOver = useDroppedFiles(([first = null, ...others]) => {
    if (!mayEdit) return announce({ text: words.import.dropCannot })
    if (dialog !== null && dialog !== 'import') return announce({ text: words.import.dropClose })
    if (others.length > 0) announce({ text: words.import.dropMany })
    setDropped(first)
    onDialog('import')
  })
  useVisit(session, memory)
  useBegunAnew(session, memory)
  useConfirmedNews(session, api)
  useConditionNews(session, api, { isRead: dialog === 'agreement', onRead: () => onDialog('agreement') })
  useAgreedNews(session, api, {
    isRead: dialog === 'agreement' || dialog === 'propose',
    onRead: () => onDialog('agreement'),
    onPresent: () => onDialog('present'),
  })
  useEffect(() => {
    const { level } = changeLogOf(session)
    level.set(memory.aloud())
    const stop = level.subscribe(() => memory.rememberAloud(level.get()))
    const stopCounting = countAnswers(session, api)
    return () => {
      stop()
      stopCounting()
      closeChangeLog(session)
    }
  }, [session, api, memory])
  useEffect(() => {
    void Promise.all([loadFaces(), loadConnect(), loadShare()])
    // For names in any script; the map has fetched its own by then.
    void import('../styles/world-fonts.css')
  }, [])
  useEffect(() => {
    // A shared computer keeps nothing of the visit.
    if (memory.isShared()) return
    const timer = setTimeout(() => void keepShell(), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [memory])
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (!(await isOutdated())) return
      const action = { label: offlineWords.reload, run: () => location.reload() }
      announce({ id: 'newer', text: offlineWords.newer, action, stays: 0 })
    }
    return onReturn(session.saveState, () => void look())
  }, [session])
  return (
    <HintArea>
      <ToastArea closeLabel={words.close}>
        {panel === null ? null : (
          <RoomPanel session={session} api={api} mayEdit={mayEdit} wide={room === 'wide'} face={panel} />
        )}
        {room === 'wide' ? null : (
          <BottomBar session={session} api={api} mayEdit={mayEdit} phone={room === 'phone'} onDialog={onDialog} />
        )}
        <MapMenu session={session} mayEdit={mayEdit} />
        <Part onMissing={tellMissing}>{mayEdit ? <ConnectDialog session={session} /> : null}</Part>
        <Part onMissing={tellMissing}>{isLeft ? <FoundWorkDialog session={session} /> : null}</Part>
        <Part
          key={dialog}
          onMissing={() => {
            tellMissing()
            close()
          }}
        >
          {dialog === 'share' ? <ShareDialog session={session} api={api} memory={memory} onClose={close} /> : null}
          {dialog === 'agreement' || dialog === 'propose' ? (
            <AgreementDialog
              key={dialog}
              toPropose={dialog === 'propose'}
              session={session}
              api={api}
              memory={memory}
              onChanges={() => onDialog('changes-since-agreed')}
              onPresent={() => onDialog('present')}
              onClose={close}
            />
          ) : null}
          {dialog === 'summary' ? <SummaryDialog session={session} api={api} onClose={close} /> : null}
          {dialog === 'actions' ? <ActionsDialog session={session} mayEdit={mayEdit} onClose={close} /> : null}
          {dialog === 'agreement-file' ? <AgreementFileDialog session={session} api={api} onClose={close} /> : null}
          {dialog === 'lead' ? (
            <LeadDialog session={session} api={api} onReview={() => onDialog('look-back')} onClose={close} />
          ) : null}
          {dialog === 'after-call' ? (
            <AfterCallDialog session={session} api={api} onDialog={onDialog} onClose={close} />
          ) : null}
          {dialog === 'present' ? <PresentDialog session={session} api={api} onClose={close} /> : null}
          {dialog === 'follow' ? <FollowStage session={session} api={api} onClose={close} /> : null}
          {dialog === 'look-back' ? (
            <LookBackDialog
              session={session}
              api={api}
              mayEdit={mayEdit}
              onSummary={() => onDialog('summary')}
              onClose={close}
            />
          ) : null}
          {dialog === 'changes' || dialog === 'changes-since-agreed' ? (
            <ChangesDialog
              key={dialog}
              session={session}
              api={api}
              first={dialog === 'changes' ? 'here' : 'agreed'}
              onAgreement={() => onDialog('agreement')}
              onClose={close}
            />
          ) : null}
          {dialog === 'history' ? (
            <HistoryDialog session={session} api={api} mayEdit={mayEdit} onClose={close} />
          ) : null}
          {dialog === 'bin' ? <BinDialog session={session} onClose={close} /> : null}
          {dialog === 'import' ? <ImportDialog session={session} api={api} dropped={dropped} onClose={close} /> : null}
          {dialog === 'delete' ? <DeleteDialog session={session} api={api} onClose={close} /> : null}
          {dialog === 'forget' ? (
            <ForgetDialog session={session} memory={memory} onClose={close} onForget={onForget} />
          ) : null}
          {dialog === 'shortcuts' ? (
            <ShortcutSheet onClose={close} singleKeys={singleKeys} onSingleKeys={onSingleKeys} />
          ) : null}
        </Part>
        {isOver && mayEdit ? (
          <p className="drop-over">
            <span>{words.import.drop}</span>
          </p>
        ) : null}
        <SessionToasts session={session} />
        <FollowOffer session={session} isBusy={dialog !== null} onFollow={() => onDialog('follow')} />
        <CaughtWords session={session} mayEdit={mayEdit} />
        <ToldMeanwhile session={session} dialog={dialog} onFollow={() => onDialog('follow')} onBoard={close} />
        <SaidArea label={listWords.said} />
      </ToastArea>
    </HintArea>
  )
}

/** One Add button and the tools, for whoever has just arrived or only looks. */
function ToolStrip({ session, mayEdit, onUnfold }: PanelProps & { readonly onUnfold: () => void }) {
  const chosen = useChosenConcern(session)
  const concern = mayEdit ? chosen : null
  // The panel has it as well, beside what it is said of.
  const isOpen = useSelected(session.view, (view) => view.panel === 'card')
  // The other views offer to add by themselves; they have no use for the tools.
  if (useSelected(session.view, (view) => view.showing !== 'map')) return null
  return (
    <nav className="tool-strip" aria-label={words.palette.tools}>
      {mayEdit ? <AddMenu session={session} side="bottom" onEverything={onUnfold} /> : null}
      <Tools session={session} mayEdit={mayEdit} few />
      {concern === null || isOpen ? null : <UsToo session={session} concern={concern} />}
    </nav>
  )
}

/** The few things of somebody beside a call or on a phone. */
interface BottomBarProps extends PanelProps {
  readonly api: Api
  readonly phone: boolean
  readonly onDialog: (dialog: BoardDialog) => void
}

function BottomBar({ session, api, mayEdit, phone, onDialog }: BottomBarProps) {
  const selected = useSelected(session.view, (view) => view.selection.length)
  const onMap = useSelected(session.view, (view) => view.showing === 'map')
  const chosen = useChosenConcern(session)
  const concern = mayEdit ? chosen : null
  return (
    <nav className="bottom-bar" aria-label={words.palette.tools}>
      {phone ? <ViewSwitch session={session} first="list" /> : null}
      {mayEdit ? <AddMenu session={session} side="top" /> : null}
      {/* A finger chooses and moves the map without a tool, and cards are connected from their sheet. */}
      {onMap && !phone && concern === null ? <Tools session={session} mayEdit={mayEdit} few /> : null}
      {concern === null ? null : <UsToo session={session} concern={concern} />}
      {/* On a phone the room is that of what is chosen. */}
      {concern === null && (selected === 0 || !phone) ? (
        <PresentButton session={session} api={api} onPress={() => onDialog('present')} />
      ) : null}
      <span className="head-space" />
      {selected === 0 || (phone && !onMap) ? null : (
        <button type="button" className="button card-button" onClick={() => openFace(session, 'card')}>
          {phone ? <PanelBottom size={17} aria-hidden /> : <PanelRight size={17} aria-hidden />}
          {words.board.openCard}
        </button>
      )}
      {phone ? null : <ViewSwitch session={session} first="map" />}
    </nav>
  )
}
