// Knows the keys that work while the focus is beside the map and outside any text; the map has its own.
import { useEffect } from 'react'
import { followFields } from '../canvas/field-gone.ts'
import { commandFor, PALETTE_KINDS } from '../canvas/keyboard.ts'
import type { BoardSession } from '../model/board-session.ts'
import type { Showing } from '../model/view-state.ts'
import { keepTyped } from './list/keep-typed.ts'
import { focusList, focusMap, focusMatrix } from './list/list-focus.ts'
import { showAs } from './show-as.ts'

const BUSY =
  'input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox], [role=application]'

const TYPING = 'input, textarea, select, [contenteditable=true], [role=dialog]'

/** To a view of the board, from there back to the map; the keys go along, to where the person was. */
function turnOver(session: BoardSession, to: Showing): void {
  const next = session.view.get().showing === to ? 'map' : to
  showAs(session, next)
  if (next === 'list') focusList()
  else if (next === 'matrix') focusMatrix()
  else focusMap()
}

/** The place of the key, not its letter: with Alt some keyboards type another one. */
const VIEW_KEYS: Readonly<Record<string, Showing>> = { KeyO: 'list', KeyW: 'matrix' }

/** Takes a tool of the map; beside the other views, whose cards need no place to be pointed at, a kind is added at once. */
function pick(session: BoardSession, tool: string): void {
  const kind = PALETTE_KINDS.find((one) => tool === `place:${one}`)
  if (session.view.get().showing === 'map') session.view.set({ tool })
  else if (kind !== undefined && session.mayEdit.get()) {
    // The title is typed at once, however late the part that adds comes.
    const typed = keepTyped()
    import('./list/change-cards.ts').then(({ addCard }) => addCard(session, kind, undefined, typed), typed.drop)
  }
}

/** Single letters and digits are listened to unless they are switched off; Esc always is. */
export function useBoardKeys(session: BoardSession, onHelp: () => void): void {
  useEffect(() => {
    const over = new AbortController()
    const fields = followFields(document, over.signal)
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const { target } = event
      if (!(target instanceof Element)) return
      if (event.key === 'Escape') fields.forget()
      // What is typed is still meant for a field that is gone. [CA91]
      if (target === document.body && !event.altKey && fields.isGone()) return
      const { singleKeys } = session.view.get()
      if (event.key === '?' && singleKeys && target.closest(TYPING) === null) {
        event.preventDefault()
        onHelp()
        return
      }
      const view = Object.hasOwn(VIEW_KEYS, event.code) ? VIEW_KEYS[event.code] : undefined
      if (event.altKey && view !== undefined && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        if (target.closest(TYPING) !== null) return
        event.preventDefault()
        turnOver(session, view)
        return
      }
      if (target.closest(BUSY) !== null) return
      const command = commandFor({
        key: event.key,
        code: event.code,
        shift: event.shiftKey,
        alt: event.altKey,
        mod: event.ctrlKey || event.metaKey,
      })
      if (command?.do === 'leave') session.view.set({ tool: 'select' })
      if (command?.do === 'tool' && singleKeys) pick(session, command.tool)
    }
    addEventListener('keydown', onKey, { signal: over.signal })
    return () => over.abort()
  }, [session, onHelp])
}
