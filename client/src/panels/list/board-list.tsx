// Knows how the whole board stands on the page as headings and sentences, and how the keys walk it; knows no kind and no map.
import { useCallback, useEffect, useMemo, useRef, useState, type MouseEvent } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { listWords } from '../../text/list-words.ts'
import { listKeys } from './list-keys.ts'
import { WHOLE_UP_TO } from './list-piece.tsx'
import type { ListHandlers } from './list-row.tsx'
import { ListSection } from './list-section.tsx'
import { idsIn, outlineOf } from './outline.ts'
import { rowOf } from './row-ids.ts'
import '../../styles/list.css'

export interface BoardListProps {
  readonly session: BoardSession
  readonly mayEdit: boolean
}

/** The list of a whole board. What is chosen here is chosen on the map, and the other way round. */
export function BoardList({ session }: BoardListProps) {
  const scroller = useRef<HTMLElement>(null)
  const outline = useSelected(session.board, outlineOf)
  const cards = useSelected(session.board, (board) => board.cards.size)
  const lines = useSelected(session.board, (board) => board.relations.size)
  const chosen = useSelected(session.view, ({ selection }) => selection.at(-1) ?? null)
  const [at, setAt] = useState<string | null>(chosen)
  const order = useMemo(() => idsIn(outline), [outline])
  // One stop for Tab: where the person was last, else what is chosen, else the first card.
  const stop = [at, chosen].find((id) => id !== null && order.includes(id)) ?? order[0] ?? null

  const wanted = useRef<string | null>(null)
  const go = useCallback(
    (id: string) => {
      setAt(id)
      session.view.set({ selection: [id], focus: id })
      wanted.current = id
    },
    [session],
  )
  const handlers = useMemo<ListHandlers>(
    () => ({
      choose(id: string, { ctrlKey, metaKey, shiftKey }: MouseEvent) {
        const { selection } = session.view.get()
        setAt(id)
        if (ctrlKey || metaKey || shiftKey) {
          const without = selection.filter((one) => one !== id)
          session.view.set({ selection: without.length < selection.length ? without : [...selection, id] })
        } else if (selection.length === 1 && selection[0] === id) session.view.set({ panel: 'card', focus: id })
        else session.view.set({ selection: [id], focus: id })
      },
      key: listKeys({ session, order: () => idsIn(outlineOf(session.board.get())), go }),
    }),
    [session, go],
  )
  // What was chosen elsewhere comes into view; what was reached with the keys takes them as well, once it is drawn.
  useEffect(() => {
    if (chosen === null) return
    const row = rowOf(chosen)
    if (wanted.current === chosen) {
      wanted.current = null
      row?.focus({ preventScroll: true })
    }
    row?.closest('article, .zone-head')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, at])

  const whole = cards <= WHOLE_UP_TO
  return (
    <section ref={scroller} className="board-list" aria-label={listWords.name} data-region tabIndex={-1}>
      <div className="list-page">
        <p className="list-about quiet">{listWords.about(cards, lines)}</p>
        {order.length === 0 ? <p className="quiet">{listWords.empty}</p> : null}
        {outline.map((section) => (
          <ListSection
            key={section.zone ?? section.place}
            session={session}
            section={section}
            stop={stop}
            chosen={chosen}
            whole={whole}
            scroller={scroller}
            handlers={handlers}
          />
        ))}
      </div>
    </section>
  )
}
