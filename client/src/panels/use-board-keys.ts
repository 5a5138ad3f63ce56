// Knows the keys that work while the focus is beside the map and outside any text; the map has its own.
import { useEffect } from 'react'
import { commandFor } from '../canvas/keyboard.ts'
import type { BoardSession } from '../model/board-session.ts'

const BUSY =
  'input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox], [role=application]'

/** @param singleKeys false: only Esc is listened to, no single letters or digits. */
export function useBoardKeys(session: BoardSession, singleKeys: boolean, onHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const { target } = event
      if (!(target instanceof Element)) return
      if (
        event.key === '?' &&
        singleKeys &&
        target.closest('input, textarea, select, [contenteditable=true], [role=dialog]') === null
      ) {
        event.preventDefault()
        onHelp()
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
      if (command?.do === 'tool' && singleKeys) session.view.set({ tool: command.tool })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [session, singleKeys, onHelp])
}
