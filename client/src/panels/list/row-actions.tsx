// Knows what can be done with the chosen card of the list, as buttons under it; knows no key.
import type { Card } from '@common-ground/shared/board/board.ts'
import { ArrowDown, ArrowUp, FolderInput, Link2, Pencil, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { Button, IconButton } from '../../controls/button.tsx'
import { ActionMenu, MenuAction } from '../../controls/menu.tsx'
import { HintArea } from '../../controls/tooltip.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { listWords } from '../../text/list-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { KindIcon } from '../kind-icon.tsx'
import { binChosen, isMovable, moveToZone, otherPlaces, reorderCard } from './change-cards.ts'
import { enterConnect, enterPanel } from './list-focus.ts'

/** Opens the list of zones of a card, or of all that are chosen with it, as the button does. */
export function openMoveMenu(session: BoardSession, card: string): void {
  if (!session.view.get().selection.includes(card)) session.view.set({ selection: [card], focus: card })
  const last = session.view.get().selection.at(-1) ?? card
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(last)}"] [data-move]`)?.click(),
  )
}

export interface RowActionsProps {
  readonly session: BoardSession
  readonly card: Card
}

export function RowActions({ session, card }: RowActionsProps) {
  const { id } = card
  // The button goes along with its card and keeps the keys, so that it can be pressed again.
  const order = (step: 1 | -1, button: HTMLElement): void => {
    if (reorderCard(session, id, step)) requestAnimationFrame(() => button.focus())
  }
  return (
    <HintArea>
      <div className="row-actions" role="group" aria-label={listWords.actions}>
        <Button small icon={<Pencil size={15} aria-hidden />} onClick={() => enterPanel(session, id)}>
          {listWords.edit}
        </Button>
        {card.kind === 'zone' ? null : (
          <Button
            small
            icon={<Link2 size={15} aria-hidden />}
            aria-keyshortcuts="Shift+A"
            onClick={() => enterConnect(session, id)}
          >
            {panelWords.connectTo}
          </Button>
        )}
        {isMovable(card) ? (
          <>
            <MoveMenu session={session} cards={[card]} />
            <span className="row-order">
              <IconButton
                className="tiny"
                label={listWords.up}
                shortcut="Alt+Up"
                icon={<ArrowUp size={16} aria-hidden />}
                onClick={({ currentTarget }) => order(-1, currentTarget)}
              />
              <IconButton
                className="tiny"
                label={listWords.down}
                shortcut="Alt+Down"
                icon={<ArrowDown size={16} aria-hidden />}
                onClick={({ currentTarget }) => order(1, currentTarget)}
              />
            </span>
          </>
        ) : null}
        {card.kind === 'charter' ? null : <BinButton session={session} />}
      </div>
    </HintArea>
  )
}

/** Puts what is chosen in the bin. */
function BinButton({ session }: Pick<ManyActionsProps, 'session'>) {
  return (
    <IconButton
      className="tiny"
      label={panelWords.bin}
      shortcut="Delete"
      icon={<Trash2 size={16} aria-hidden />}
      onClick={() => binChosen(session)}
    />
  )
}

export interface ManyActionsProps {
  readonly session: BoardSession
  /** All that are chosen. */
  readonly cards: readonly Card[]
}

/** What can be done with several cards at once. */
export function ManyActions({ session, cards }: ManyActionsProps) {
  const movable = cards.filter(isMovable)
  return (
    <HintArea>
      <div className="row-actions" role="group" aria-label={listWords.manyActions}>
        <span className="quiet">{listWords.chosen(cards.length)}</span>
        {movable.length === 0 ? null : <MoveMenu session={session} cards={movable} />}
        <BinButton session={session} />
      </div>
    </HintArea>
  )
}

/** The zones to which cards may go. */
function MoveMenu({ session, cards }: ManyActionsProps) {
  // By its key it opens from the row, which has the keys again when nothing is chosen; a press that gives the button no
  // keys, as in Safari, opens it from nowhere.
  const from = useRef<Element | null>(null)
  return (
    <ActionMenu
      align="start"
      keysBack={() => (from.current instanceof HTMLElement && from.current.isConnected ? from.current : true)}
      trigger={
        <Button
          small
          icon={<FolderInput size={15} aria-hidden />}
          aria-keyshortcuts="M"
          data-move=""
          onClick={() => {
            from.current = document.activeElement === document.body ? null : document.activeElement
          }}
        >
          {listWords.moveTo}
        </Button>
      }
    >
      {otherPlaces(session.board.get(), cards).map(({ id: zone, name }) => (
        <MenuAction
          key={zone ?? ''}
          icon={<KindIcon kind="zone" size={15} />}
          onSelect={() =>
            moveToZone(
              session,
              cards.map(({ id }) => id),
              zone,
            )
          }
        >
          <bdi>{name}</bdi>
        </MenuAction>
      ))}
    </ActionMenu>
  )
}
