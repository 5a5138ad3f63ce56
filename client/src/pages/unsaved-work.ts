// Knows when closing the tab or leaving the board would lose what somebody did, and has them asked first; refuses to know where it is saved.
import type { Readable } from '../model/readable.ts'
import { holdsUnsavedWork, type SaveState } from '../model/save-state.ts'

/** Sent to the window before the board is left without leaving the page; nobody minds = it may be left. */
const LEAVING = 'common-ground:leaving'

/**
 * Whether the board that is open may be closed now.
 *
 * @param page the window.
 * @param ask puts the question to the person; called only while changes wait. True = leave.
 */
export const mayLeaveBoard = (page: EventTarget, ask: () => boolean): boolean =>
  page.dispatchEvent(new Event(LEAVING, { cancelable: true })) || ask()

/**
 * Has somebody asked before the page or the board is left while changes wait. Listens only then: a page that always asks is never
 * kept for the way back.
 *
 * @param page the window.
 * @param keep called before the question, which gives it time.
 * @returns how to stop.
 */
export function askBeforeLeaving(page: EventTarget, saveState: Readable<SaveState>, keep?: () => void): () => void {
  const ask = (event: Event): void => {
    keep?.()
    event.preventDefault()
  }
  const follow = (): void => {
    for (const leaving of ['beforeunload', LEAVING]) {
      if (holdsUnsavedWork(saveState.get())) page.addEventListener(leaving, ask)
      else page.removeEventListener(leaving, ask)
    }
  }
  const stop = saveState.subscribe(follow)
  follow()
  return () => {
    stop()
    for (const leaving of ['beforeunload', LEAVING]) page.removeEventListener(leaving, ask)
  }
}
