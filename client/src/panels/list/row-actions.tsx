// Knows what can be done with the chosen card of the list, as buttons under it; knows no key.
import type { Card } from '@common-ground/shared/board/board.ts'
import { ArrowDown, ArrowUp, FolderInput, Link2, Pencil, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../controls/button.tsx'
import { ActionMenu, MenuAction } from '../../controls/menu.tsx'
import { HintArea } from '../../controls/tooltip.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { listWords } from '../../text/list-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { KindIcon } from '../kind-icon.tsx'
import { binChosen, moveToZone, otherPlaces, reorderCard } from './change-cards.ts'
import { enterPanel } from './list-focus.ts'

/** Opens the list of zones of a card, as its button does. */
export function openMoveMenu(session: BoardSession, card: string): void {
  session.view.set({ selection: [card], focus: card })
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(card)}"] [data-move]`)?.click(),
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
  const movable = card.kind !== 'charter' && card.kind !== 'zone'
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
            onClick={() => session.view.set({ connectFrom: id })}
          >
            {panelWords.connectTo}
          </Button>
        )}
        {movable ? (
          <>
            <ActionMenu
              align="start"
              trigger={
                <Button small icon={<FolderInput size={15} aria-hidden />} aria-keyshortcuts="M" data-move="">
                  {listWords.moveTo}
                </Button>
              }
            >
              {otherPlaces(session.board.get(), card).map(({ id: zone, name }) => (
                <MenuAction
                  key={zone ?? ''}
                  icon={<KindIcon kind="zone" size={15} />}
                  onSelect={() => moveToZone(session, id, zone)}
                >
                  <bdi>{name}</bdi>
                </MenuAction>
              ))}
            </ActionMenu>
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
        {card.kind === 'charter' ? null : (
          <IconButton
            className="tiny"
            label={panelWords.bin}
            shortcut="Delete"
            icon={<Trash2 size={16} aria-hidden />}
            onClick={() => binChosen(session)}
          />
        )}
      </div>
    </HintArea>
  )
}
