// Knows what lies in the bin and how it comes back; deletes nothing.
import { cardName } from '@common-ground/shared/board/card.ts'
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { useEffect, useRef } from 'react'
import { Button } from '../controls/button.tsx'
import { Modal } from '../controls/dialog.tsx'
import { announce } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { formatMoment } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'
import { panelWords } from '../text/panel-words.ts'
import { restoreThings } from './bin-things.ts'
import { KindIcon } from './kind-icon.tsx'
import { showCard } from './show-card.ts'
import { nameOf } from './who.ts'

export function BinDialog({ session, onClose }: { readonly session: BoardSession; readonly onClose: () => void }) {
  const bin = useSelected(session.board, (board) => board.bin)
  const participants = useReadable(session.participants)
  const list = useRef<HTMLUListElement>(null)
  /** Where the card stood that was just brought back: the keys that were on it go to the one after it. */
  const restored = useRef<number | null>(null)
  useEffect(() => {
    if (restored.current === null) return
    const buttons = list.current?.querySelectorAll('button') ?? []
    buttons[Math.min(restored.current, buttons.length - 1)]?.focus()
    restored.current = null
  }, [bin])
  return (
    <Modal
      open
      onClose={onClose}
      title={panelWords.binTitle}
      description={panelWords.binAbout(LIMITS.binDays)}
      closeLabel={words.close}
    >
      {bin.length === 0 ? <p className="quiet">{panelWords.binEmpty}</p> : null}
      <ul ref={list} className="bin-list">
        {bin.map(({ id, card, at, by }, index) => {
          const name = cardName(card)
          return (
            <li key={id}>
              <KindIcon kind={card.kind} />
              <span className="person-words">
                <bdi>{name}</bdi>
                <span className="quiet">
                  {describeCard(card.kind).label}, {panelWords.binWhen(nameOf(participants, by), formatMoment(at))}
                </span>
              </span>
              <Button
                small
                aria-label={panelWords.restoreNamed(name)}
                onClick={() => {
                  restored.current = index
                  if (!restoreThings(session, [id])) return
                  announce({ text: panelWords.restored(name) })
                  showCard(session, id)
                }}
              >
                {panelWords.restore}
              </Button>
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
