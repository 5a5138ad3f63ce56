// Knows what is done when a part of the page did not come: browsers remember the failure, so only loading the page again brings it; refuses to know boards.

import { nobodyMinds } from './leaving.ts'

/** Between two looks whether the server answers again, ms; after a page that was loaded again already, the longer one first. */
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 20_000

const wasLoadedAgain = (): boolean =>
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload')

/**
 * Loads the page again as soon as the server answers and nothing would be lost by it.
 *
 * @param isSafe nothing in this tab waits for the server.
 * @param firstPause before the first look, ms; 0 where somebody has asked for it.
 * @returns how to stop.
 */
export function loadAgainWhen(
  isSafe: () => boolean,
  firstPause: number = wasLoadedAgain() ? LONGEST_PAUSE_MS : FIRST_PAUSE_MS,
): () => void {
  let pause = firstPause
  let timer = setTimeout(look, pause)
  let isOver = false
  async function look(): Promise<void> {
    const answers = await fetch('/livez', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isOver) return
    if (answers && isSafe()) return location.reload()
    pause = Math.min(Math.max(pause * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)
    timer = setTimeout(look, pause)
  }
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/**
 * The same where somebody has asked for it: at once, or as soon as the server answers, as without it the page would be gone
 * as well, and nothing waits for it here any more: they may have gone on working meanwhile.
 *
 * @param page the window.
 * @returns how to stop.
 */
export const loadAgain = (page: EventTarget = window): (() => void) => loadAgainWhen(() => nobodyMinds(page), 0)
