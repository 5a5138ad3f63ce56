// Knows how the whole board stands on the page as headings and sentences, and how the keys walk it; knows no kind and no map.
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type MouseEvent,
} from 'react'
import { HintArea } from '../../controls/tooltip.tsx'
import { bringWhole } from '../../controls/whole-in-sight.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { listWords } from '../../text/list-words.ts'
import { AddMenu } from '../add-menu.tsx'
import { ChangesButton } from '../changes/changes-button.tsx'
import { countOf, findInList } from './find-in-list.ts'
import { enterPanel, focusRow } from './list-focus.ts'
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
  /** Whether the list itself offers to add: where neither palette nor bar does. */
  readonly adds: boolean
  /** Opens what the others did. */
  readonly onChanges: () => void
}

/** Whether a card has others before and after it now. */
function isElsewhere(id: string, old: readonly string[], order: readonly string[]): boolean {
  const [was, is] = [old.indexOf(id), order.indexOf(id)]
  return old[was - 1] !== order[is - 1] && old[was + 1] !== order[is + 1]
}

/** The list of a whole board. What is chosen here is chosen on the map, and the other way round. */
export function BoardList({ session, mayEdit, adds, onChanges }: BoardListProps) {
  const scroller = useRef<HTMLElement>(null)
  const all = useSelected(session.board, outlineOf)
  const [typed, setTyped] = useState('')
  // The letters come first; what they find may come a moment later.
  const wantedWords = useDeferredValue(typed)
  const board = useSelected(session.board, (now) => (wantedWords.trim() === '' ? null : now))
  const outline = useMemo(() => (board === null ? all : findInList(board, all, wantedWords)), [all, board, wantedWords])
  const cards = useSelected(session.board, (board) => board.cards.size)
  const lines = useSelected(session.board, (board) => board.relations.size)
  const chosen = useSelected(session.view, ({ selection }) => selection.at(-1) ?? null)
  const [at, setAt] = useState<string | null>(chosen)
  const order = useMemo(() => idsIn(outline), [outline])
  // One stop for Tab: where the person was last, else what is chosen, else the first card.
  const stop = [at, chosen].find((id) => id !== null && order.includes(id)) ?? order[0] ?? null

  const shown = useRef(order)
  shown.current = order
  const wanted = useRef<string | null>(null)
  const go = useCallback(
    (id: string, selection: readonly string[] = [id]) => {
      setAt(id)
      session.view.set({ selection, focus: id })
      wanted.current = id
    },
    [session],
  )
  const handlers = useMemo<ListHandlers>(
    () => ({
      choose(id: string, { ctrlKey, metaKey, shiftKey, detail }: MouseEvent) {
        const { selection } = session.view.get()
        setAt(id)
        if (ctrlKey || metaKey || shiftKey) {
          const without = selection.filter((one) => one !== id)
          session.view.set({ selection: without.length < selection.length ? without : [...selection, id] })
        } else if (selection.length === 1 && selection[0] === id) {
          // Pressed with keys or by an assistive technology: the keys go where the card opens.
          if (detail === 0) enterPanel(session, id)
          else session.view.set({ panel: 'card', focus: id })
        } else session.view.set({ selection: [id], focus: id })
      },
      key: listKeys({ session, order: () => shown.current, go }),
    }),
    [session, go],
  )
  // What was chosen elsewhere comes into view; what was reached with the keys takes them as well, once it is drawn.
  const shownChoice = useRef<string | null>(null)
  useEffect(() => {
    const isNew = shownChoice.current !== chosen
    shownChoice.current = chosen
    if (chosen === null) return
    // What was chosen elsewhere is where Tab comes to, before what can be done with it: else it would never come to a row. LI82.
    if (isNew && scroller.current?.contains(document.activeElement) !== true) setAt(chosen)
    const row = rowOf(chosen)
    const isWanted = wanted.current === chosen
    if (isWanted) {
      wanted.current = null
      row?.focus({ preventScroll: true })
    }
    // Not when only the keys went elsewhere: a list that jumps under a finger loses its press.
    if (isNew || isWanted) row?.closest('article, .zone-head')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, at])

  // A card that goes to another place is drawn anew there: the keys that were on it go along, or to the card after it. LI35.
  const held = useRef<string | null>(null)
  const hold = ({ target }: FocusEvent<HTMLElement>): void => {
    held.current = target.closest<HTMLElement>('[data-row-id]')?.dataset['rowId'] ?? null
    // However the keys came here, the way back from elsewhere leads here.
    if (held.current !== null) setAt(held.current)
  }
  const letGo = ({ target }: FocusEvent<HTMLElement>): void => {
    if (target.isConnected) held.current = null
  }
  const before = useRef(order)
  useEffect(() => {
    const old = before.current
    before.current = order
    const id = held.current
    if (id === null || old === order) return
    // Nor does it leave what can be seen: not where only others came or went around it.
    const row = scroller.current?.querySelector(`[data-row-id="${CSS.escape(id)}"]`)
    if (row?.contains(document.activeElement) === true && isElsewhere(id, old, order)) bringWhole(row)
    if (document.activeElement !== document.body) return
    const at = old.indexOf(id)
    const heirs = [id, ...old.slice(at + 1), ...old.slice(0, at).toReversed()]
    const next = heirs.find((one) => order.includes(one))
    // Whoever took it away may have said where the keys go.
    const look = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (next !== undefined && document.activeElement === document.body) focusRow(next)
      }),
    )
    return () => cancelAnimationFrame(look)
  }, [order])

  const whole = cards <= WHOLE_UP_TO
  return (
    <section
      ref={scroller}
      className="board-list"
      aria-label={listWords.name}
      data-region
      tabIndex={-1}
      onFocus={hold}
      onBlur={letGo}
    >
      <div className="list-page">
        <HintArea>
          <div className="list-bar">
            {adds && mayEdit ? <AddMenu session={session} side="bottom" /> : null}
            <input
              type="search"
              className="input"
              aria-label={listWords.find}
              placeholder={listWords.find}
              dir="auto"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                if (scroller.current !== null) scroller.current.scrollTop = 0
              }}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setTyped('')
                if (event.key === 'ArrowDown' && stop !== null) focusRow(stop)
              }}
            />
            <p className="list-about quiet" role="status">
              {board === null ? listWords.about(cards, lines) : listWords.found(countOf(outline))}
            </p>
            <ChangesButton session={session} onOpen={onChanges} />
          </div>
        </HintArea>
        {all.length === 0 ? <p className="quiet">{listWords.empty}</p> : null}
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
            mayEdit={mayEdit}
          />
        ))}
      </div>
    </section>
  )
}
