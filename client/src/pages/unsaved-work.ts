// Knows when closing the tab would lose what somebody did, and has the browser ask first; refuses to know where it is saved.
import type { Readable } from '../model/readable.ts'
import type { SaveState } from '../model/save-state.ts'

/** True while this tab alone holds something that was done in it. */
export const holdsUnsavedWork = (state: SaveState): boolean => state.state !== 'saved' && state.changes > 0

/**
 * Has the browser ask before the page is left while changes wait. Listens only then: a page that always asks is never
 * kept for the way back.
 *
 * @param page the window.
 * @returns how to stop.
 */
export function askBeforeLeaving(page: EventTarget, saveState: Readable<SaveState>): () => void {
  const ask = (event: Event): void => event.preventDefault()
  const follow = (): void => {
    if (holdsUnsavedWork(saveState.get())) page.addEventListener('beforeunload', ask)
    else page.removeEventListener('beforeunload', ask)
  }
  const stop = saveState.subscribe(follow)
  follow()
  return () => {
    stop()
    page.removeEventListener('beforeunload', ask)
  }
}
