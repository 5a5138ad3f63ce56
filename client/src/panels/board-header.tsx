// Knows the bar above the map: title, saved state, people, and what can be done with the board as a whole.
import { Ellipsis, Handshake, Megaphone, PanelRight, Presentation, Redo2, Share2, Undo2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, IconButton } from '../controls/button.tsx'
import { linkClick } from '../controls/link-click.ts'
import { ActionMenu, MenuAction, MenuCheck, MenuChoice, MenuLine, SubMenu } from '../controls/menu.tsx'
import { announce } from '../controls/toast.tsx'
import { useMediaQuery } from '../controls/use-media-query.ts'
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { agreementWords } from '../text/agreement-words.ts'
import { changeWords } from '../text/change-words.ts'
import { documentWords } from '../text/document-words.ts'
import { comingBackWords } from '../text/coming-back-words.ts'
import { words } from '../text/en-GB.ts'
import { historyWords } from '../text/history-words.ts'
import { leadingWords } from '../text/leading-words.ts'
import { keepingWords } from '../text/keeping-words.ts'
import { offlineWords } from '../text/offline-words.ts'
import { presentWords } from '../text/present-words.ts'
import { talkWords } from '../text/talk-words.ts'
import { agreementOf, standing } from './agreement/agreement-of.ts'
import { AgreementChip } from './agreement/agreement-chip.tsx'
import { ExportMenu, ExportSubMenu } from './export-menu.tsx'
import { bringEverybody } from './leading/bring.ts'
import { setPaused } from './leading/set-paused.ts'
import { openFace } from './list/list-focus.ts'
import type { NewLinkMemory } from './change-link.tsx'
import { PeopleMenu } from './people-menu.tsx'
import { HEADER_PRESENTS } from './present/present-button.tsx'
import { presenterOf } from './present/presenter.ts'
import { problemSentence } from './problem-words.ts'
import { SaveStatus } from './save-status.tsx'
import { ViewSwitch } from './view-switch.tsx'

export type BoardDialog =
  | 'share'
  | 'history'
  | 'bin'
  | 'import'
  | 'shortcuts'
  | 'forget'
  | 'delete'
  | 'changes'
  | 'changes-since-agreed'
  | 'agreement'
  | 'propose'
  | 'lead'
  | 'after-call'
  | 'present'
  | 'follow'
  | 'agreement-file'
  | 'actions'
  | 'summary'
  | 'look-back'

export interface BoardHeaderProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: NewLinkMemory
  readonly mayEdit: boolean
  readonly room: 'wide' | 'beside' | 'phone'
  readonly onDialog: (dialog: BoardDialog) => void
  readonly onHome: () => void
  readonly onTheme: (theme: 'light' | 'dark') => void
  readonly onWheel: (wheel: 'auto' | 'mouse' | 'trackpad') => void
}

/** Where the header is fullest once something is agreed: beside a call, and just where the views come to stand in it. */
const TIGHT = '(min-width: 561px) and (max-width: 899px), (min-width: 1100px) and (max-width: 1399px)'
const WHEELS = (['auto', 'mouse', 'trackpad'] as const).map((value) => ({ value, label: words.header.wheels[value] }))

export function BoardHeader({
  session,
  api,
  memory,
  mayEdit,
  room,
  onDialog,
  onHome,
  onTheme,
  onWheel,
}: BoardHeaderProps) {
  const role = useReadable(session.role)
  const canUndo = useReadable(session.canUndo)
  const canRedo = useReadable(session.canRedo)
  const theme = useSelected(session.view, (view) => view.theme)
  const wheel = useSelected(session.view, (view) => view.wheel)
  const panel = useSelected(session.view, (view) => view.panel)
  const paused = useReadable(session.paused)
  const isLed = useReadable(session.call) !== null
  // As long as nothing has been, it is what the agreement is looked for for.
  const proposals = useReadable(agreementOf(session, api)).proposals
  const isToPropose = proposals?.length === 0 && role === 'facilitator'
  // What stands agreed is presented next, by whoever runs the board. [PS16]
  const { open, agreed } = standing(proposals ?? [])
  const isToPresent = agreed !== null && open === null && role === 'facilitator'
  const mayLead = role === 'facilitator' && !isLed
  // Beside a step the room is the step's: what is seldom wanted meanwhile is in the menu. [LD95]
  const isFew = isLed && room !== 'wide'
  // On the narrowest phones what is done again would take a row of its own. [PG139]
  const isNarrowest = useMediaQuery('(max-width: 389px)')
  // What is agreed says so in the header: title, call and links keep their words, and what is seldom done gives way. [PG108]
  const isTight = useMediaQuery(TIGHT) && (proposals?.length ?? 0) > 0
  const redoInMenu = isFew || isNarrowest || isTight
  const faces = room === 'wide' ? (isTight ? 1 : 4) : room === 'beside' && !isTight ? 1 : 0
  const presenter = useSelected(session.peers, (peers) => presenterOf(peers)?.name ?? null)
  // Below these the bar would be wider than the window once it says what is agreed.
  const labelled = useMediaQuery('(min-width: 1400px)')
  const isRoomy = useMediaQuery('(min-width: 1600px)')
  // A phone has neither wheel nor trackpad.
  const hasMouse = useMediaQuery('(any-hover: hover)')
  // Beside a call and on a phone the room goes to what a call begins with.
  const isBroad = useMediaQuery(HEADER_PRESENTS)
  const presentsHere =
    role === 'facilitator' && (room === 'wide' || (isToPresent && room === 'beside' && isBroad && !isLed))
  const exportsHere = role === 'facilitator' && room === 'wide'
  // A phone shows few entries at once; what is seldom wanted is one press further. [PG172]
  const isPhone = room === 'phone'
  const chip = <AgreementChip session={session} api={api} onDialog={onDialog} />
  const past = (
    <>
      <MenuAction about={changeWords.menuAbout} onSelect={() => onDialog('changes')}>
        {changeWords.title}
      </MenuAction>
      <MenuAction about={comingBackWords.menuAbout} onSelect={() => onDialog('look-back')}>
        {comingBackWords.menu}
      </MenuAction>
      <MenuAction about={historyWords.menuAbout} onSelect={() => onDialog('history')}>
        {historyWords.title}
      </MenuAction>
    </>
  )
  const callTools =
    role === 'facilitator' ? (
      <>
        <MenuAction onSelect={() => void bringEverybody(session, api)}>{leadingWords.bring.all}</MenuAction>
        <MenuAction onSelect={() => void setPaused(session, api, !paused)}>
          {paused ? leadingWords.pause.stop : leadingWords.pause.start}
        </MenuAction>
      </>
    ) : null
  const present = <MenuAction onSelect={() => onDialog('present')}>{presentWords.present}</MenuAction>
  const home = <MenuAction onSelect={onHome}>{words.header.home}</MenuAction>
  const board = (
    <>
      {mayEdit ? (
        <>
          <MenuAction onSelect={() => onDialog('import')}>{words.import.into}</MenuAction>
          <MenuAction onSelect={() => onDialog('bin')}>{words.header.bin}</MenuAction>
          <MenuLine />
        </>
      ) : null}
      <MenuCheck checked={theme === 'dark'} onChange={(dark) => onTheme(dark ? 'dark' : 'light')}>
        {words.header.toDark}
      </MenuCheck>
      {hasMouse && !isPhone ? (
        <MenuChoice label={words.header.wheel} value={wheel} options={WHEELS} onChange={onWheel} />
      ) : null}
      <MenuLine />
      {isFew && !isPhone ? home : null}
      <MenuAction shortcut="?" onSelect={() => onDialog('shortcuts')}>
        {words.header.shortcuts}
      </MenuAction>
      <MenuAction onSelect={() => window.open(`/b/${session.boardId}/kept`, '_blank', 'noopener')}>
        {keepingWords.kept.menu}
      </MenuAction>
      <MenuAction onSelect={() => onDialog('forget')}>{offlineWords.forget.menu}</MenuAction>
      {role === 'facilitator' ? (
        <>
          <MenuLine />
          <MenuAction onSelect={() => onDialog('delete')}>{keepingWords.delete.menu}</MenuAction>
        </>
      ) : null}
    </>
  )
  return (
    <header className={isTight ? 'board-head tight' : 'board-head'}>
      {isFew ? (
        <span className="brand-mark">
          <Handshake size={20} aria-hidden />
        </span>
      ) : (
        <a className="brand-mark" href="/" aria-label={words.header.home} onClick={linkClick(onHome)}>
          <Handshake size={20} aria-hidden />
        </a>
      )}
      <BoardTitle session={session} api={api} />
      <SaveStatus session={session} />
      {room === 'phone' ? null : chip}
      <span className="head-space" />
      {room === 'wide' ? <ViewSwitch session={session} first="map" /> : null}
      {/* Once there is something to take back. Always both: neither moves when the other comes. */}
      {mayEdit && (canUndo || canRedo) ? (
        <span className="head-pair">
          <IconButton
            label={words.header.undo}
            shortcut="Ctrl+Z"
            disabled={!canUndo}
            icon={<Undo2 size={18} aria-hidden />}
            onClick={() => session.undo()}
          />
          {redoInMenu ? null : (
            <IconButton
              label={words.header.redo}
              shortcut="Ctrl+Shift+Z"
              disabled={!canRedo}
              icon={<Redo2 size={18} aria-hidden />}
              onClick={() => session.redo()}
            />
          )}
        </span>
      ) : null}
      <PeopleMenu session={session} api={api} memory={memory} faces={faces} onLinks={() => onDialog('share')} />
      {exportsHere ? <ExportMenu session={session} api={api} labelled={isRoomy} onDialog={onDialog} /> : null}
      <ActionMenu
        trigger={
          <button type="button" className="icon-button" aria-label={words.header.more}>
            <Ellipsis size={18} aria-hidden />
          </button>
        }
      >
        {isToPropose ? (
          <MenuAction onSelect={() => onDialog('propose')}>{agreementWords.propose.open}</MenuAction>
        ) : null}
        {isToPresent && !presentsHere ? present : null}
        {redoInMenu && mayEdit && canRedo ? (
          <MenuAction shortcut="Ctrl+Shift+Z" onSelect={() => session.redo()}>
            {words.header.redo}
          </MenuAction>
        ) : null}
        {mayLead && room === 'phone' ? (
          <MenuAction onSelect={() => onDialog('lead')}>{leadingWords.lead}</MenuAction>
        ) : null}
        {presentsHere || isToPresent ? null : present}
        {presenter === null ? null : (
          <MenuAction onSelect={() => onDialog('follow')}>{presentWords.followName(presenter)}</MenuAction>
        )}
        {room === 'wide' ? null : (
          <MenuAction onSelect={() => openFace(session, 'card')}>{words.header.panel}</MenuAction>
        )}
        <MenuAction onSelect={() => openFace(session, 'talk')}>{talkWords.name}</MenuAction>
        {isToPropose ? null : <MenuAction onSelect={() => onDialog('agreement')}>{agreementWords.menu}</MenuAction>}
        <MenuAction onSelect={() => onDialog('actions')}>{documentWords.actions.menu}</MenuAction>
        <MenuLine />
        {isPhone ? (
          <SubMenu icon={null} label={words.header.past}>
            {past}
          </SubMenu>
        ) : (
          past
        )}
        <MenuLine />
        {exportsHere ? null : <ExportSubMenu session={session} api={api} onDialog={onDialog} />}
        {isPhone && !isLed ? null : callTools}
        {isFew && isPhone ? home : null}
        {isPhone ? (
          <SubMenu icon={null} label={words.header.board}>
            {isLed ? null : callTools}
            {board}
          </SubMenu>
        ) : (
          board
        )}
      </ActionMenu>
      {/* Where the panel lies over the map it opens with what is chosen. */}
      {room === 'wide' ? (
        <IconButton
          label={words.header.panel}
          aria-expanded={panel === 'card'}
          icon={<PanelRight size={18} aria-hidden />}
          onClick={() => session.view.set({ panel: panel === 'card' ? null : 'card' })}
        />
      ) : null}
      {mayLead && room !== 'phone' ? (
        <Button
          className="lead-button"
          aria-label={leadingWords.lead}
          title={leadingWords.lead}
          icon={<Megaphone size={18} aria-hidden />}
          onClick={() => onDialog('lead')}
        >
          <span className="head-label">
            {leadingWords.leadShort}
            <span className="lead-rest">{leadingWords.leadRest}</span>
          </span>
        </Button>
      ) : null}
      {presentsHere ? (
        <HeaderButton
          label={presentWords.present}
          icon={<Presentation size={18} aria-hidden />}
          labelled={labelled}
          onPress={() => onDialog('present')}
        />
      ) : null}
      {role === 'facilitator' ? (
        <Button
          // What a call waits for stands out, at the step.
          tone={isLed ? 'plain' : 'main'}
          className="share-button"
          aria-label={words.header.share}
          icon={<Share2 size={17} aria-hidden />}
          onClick={() => onDialog('share')}
        >
          <span className="head-label">{words.header.share}</span>
        </Button>
      ) : null}
      {/* The end of the second row: where that is full it stands below, and nothing else moves. */}
      {room === 'phone' ? chip : null}
    </header>
  )
}

interface HeaderButtonProps {
  readonly label: string
  readonly icon: ReactNode
  /** The label stands beside the icon; else it is heard, and shown on request. */
  readonly labelled: boolean
  readonly onPress: () => void
}

function HeaderButton({ label, icon, labelled, onPress }: HeaderButtonProps) {
  return labelled ? (
    <Button icon={icon} onClick={onPress}>
      {label}
    </Button>
  ) : (
    <IconButton label={label} icon={icon} onClick={onPress} />
  )
}

/** The title; whoever runs the board edits it in place. */
function BoardTitle({ session, api }: { readonly session: BoardSession; readonly api: Api }) {
  const title = useSelected(session.board, (board) => board.title)
  const role = useReadable(session.role)
  const [draft, setDraft] = useState<string | null>(null)
  if (role !== 'facilitator') {
    return (
      <h1 className="board-title" title={title}>
        <bdi>{title}</bdi>
      </h1>
    )
  }
  const save = async (): Promise<void> => {
    const next = draft?.trim() ?? ''
    if (next === '' || next === title) {
      setDraft(null)
      return
    }
    const answer = await api.patchBoard(session.boardId, { title: next })
    if (answer.ok) {
      document.title = `${next} - ${document.title.split(' - ').at(-1) ?? ''}`
    } else announce({ text: problemSentence(answer.error) })
    setDraft(null)
  }
  return (
    <h1 className="board-title">
      <input
        className="title-input"
        dir="auto"
        title={draft ?? title}
        aria-label={words.header.title}
        value={draft ?? title}
        maxLength={200}
        size={Math.max(8, Math.min(60, (draft ?? title).length + 1))}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
    </h1>
  )
}
