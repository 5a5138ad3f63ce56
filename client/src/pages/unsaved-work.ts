// Knows when closing the tab or leaving the board would lose what somebody did, and has them asked first; refuses to know where it is saved.
import { LEAVING, nobodyMinds } from '../controls/leaving.ts'
import type { Readable } from '../model/readable.ts'
import { holdsUnsavedWork, type SaveState } from '../model/save-state.ts'

/**
 * Whether the board that is open may be closed now.
 *
 * @param page the window.
 * @param ask puts the question to the person; called only while changes wait. True = leave.
 */
export const mayLeaveBoard = (page: EventTarget, ask: () => boolean): boolean => nobodyMinds(page) || ask()

/** Adding and removing such a listener tells the browser's other process, and somebody who types saves with every letter, ms. */
const SETTLED_MS = 1000

/**
 * Has somebody asked before the page or the board is left while changes wait. A page that always asks is never kept for the way
 * back, so it stops listening soon after everything is saved.
 *
 * @param page the window.
 * @param keep called before the question, which gives it time.
 * @returns how to stop.
 */
export function askBeforeLeaving(page: EventTarget, saveState: Readable<SaveState>, keep?: () => void): () => void {
  let listening = false
  let timer: ReturnType<typeof setTimeout> | null = null
  const ask = (event: Event): void => {
    if (!holdsUnsavedWork(saveState.get())) return
    keep?.()
    event.preventDefault()
  }
  const listen = (wanted: boolean): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (wanted === listening) return
    listening = wanted
    for (const leaving of ['beforeunload', LEAVING]) {
      if (wanted) page.addEventListener(leaving, ask)
      else page.removeEventListener(leaving, ask)
    }
  }
  const follow = (): void => {
    if (holdsUnsavedWork(saveState.get())) listen(true)
    else if (listening && timer === null) timer = setTimeout(() => listen(false), SETTLED_MS)
  }
  const stop = saveState.subscribe(follow)
  follow()
  return () => {
    stop()
    listen(false)
  }
}
