// Knows the one Add button of somebody who has just arrived: a note, the way to one's own card, and everything else below.
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { ArrowRight, Building2, Plus, StickyNote } from 'lucide-react'
import { Popover } from '@base-ui/react/popover'
import { useState } from 'react'
import { Button } from '../controls/button.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { addCard } from './list/change-cards.ts'
import { enterPanel, readPanel } from './list/list-focus.ts'
import { KindIcon } from './kind-icon.tsx'
import { ownCard } from '../model/own-card.ts'
import { placeOwnCard } from './own-card.ts'
import { showCard } from './show-card.ts'
import { KIND_TOOLS } from './tools.ts'
import '../styles/add-menu.css'

export interface AddMenuProps {
  readonly session: BoardSession
  /** Unfolds the whole palette; absent where there is no room for it. */
  readonly onEverything?: (() => void) | undefined
  readonly side: 'top' | 'bottom'
}

/** After the menu has given the keys back to its button, they go on to the map, where the work goes on. */
const focusMap = (): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=application]')?.focus())
}

export function AddMenu({ session, onEverything, side }: AddMenuProps) {
  const [open, setOpen] = useState(false)
  const participants = useReadable(session.participants)
  const tool = useSelected(session.view, (view) => view.tool)
  const me = participants.find(({ id }) => id === session.participantId)
  const mine = useSelected(session.board, (board) => (me === undefined ? undefined : ownCard(board, me)))
  const isLed = useReadable(session.call) !== null
  const onMap = useSelected(session.view, (view) => view.showing === 'map')
  const pick = (kind: CardKind): void => {
    setOpen(false)
    if (!onMap) {
      addCard(session, kind)
      return
    }
    session.view.set({ tool: `place:${kind}` })
    focusMap()
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <Button
            // What a call waits for stands out, at the step.
            tone={isLed ? 'plain' : 'main'}
            className="add-button"
            icon={<Plus size={18} aria-hidden />}
            aria-pressed={tool.startsWith('place:')}
          >
            {words.palette.add}
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner side={side} align="start" sideOffset={8} collisionPadding={8} className="layer">
          <Popover.Popup className="menu add-menu" aria-label={words.palette.name}>
            <div className="add-first">
              <button
                type="button"
                className="kind-button"
                aria-pressed={tool === 'place:note'}
                onClick={() => pick('note')}
              >
                <StickyNote size={18} aria-hidden />
                <span>{words.palette.addNote}</span>
              </button>
              {me === undefined || me.organisation === '' ? null : (
                <button
                  type="button"
                  className="kind-button go-own"
                  onClick={() => {
                    setOpen(false)
                    // The panel first: the card is shown where the panel does not cover it.
                    session.view.set({ panel: 'card' })
                    if (mine === undefined) placeOwnCard(session, me)
                    else showCard(session, mine)
                    if (onMap) focusMap()
                    // What stands there is read first: nothing is typed into it by accident. [PG78]
                    else if (mine !== undefined) readPanel(session, mine)
                    else enterPanel(session, session.view.get().selection[0] ?? '')
                  }}
                >
                  <Building2 size={18} aria-hidden />
                  <span>{mine === undefined ? words.palette.addOwn : words.palette.toOwn}</span>
                  {mine === undefined ? null : <ArrowRight size={16} aria-hidden />}
                </button>
              )}
            </div>
            <div className="add-kinds">
              {KIND_TOOLS.map(({ group, tools }) => (
                <section key={group} aria-label={words.palette.groups[group]}>
                  <h2>{words.palette.groups[group]}</h2>
                  {tools
                    .filter(({ kind }) => kind !== 'note')
                    .map((one) => (
                      <button
                        key={one.kind}
                        type="button"
                        className="kind-button"
                        aria-pressed={tool === one.tool}
                        aria-label={one.label}
                        aria-description={words.palette.about[one.kind]}
                        onClick={() => pick(one.kind)}
                      >
                        <KindIcon kind={one.kind} size={18} />
                        <span>
                          {one.label}
                          {words.palette.about[one.kind] === undefined ? null : (
                            <small>{words.palette.about[one.kind]}</small>
                          )}
                        </span>
                      </button>
                    ))}
                </section>
              ))}
            </div>
            {onEverything === undefined ? null : (
              <Button
                small
                tone="quiet"
                className="add"
                onClick={() => {
                  setOpen(false)
                  onEverything()
                }}
              >
                {words.palette.everything}
              </Button>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
