// Knows how long the screen goes on saying what it said, so that it does not flicker with every letter; never says Saved sooner than it is true.
import { createCell, type Readable } from './readable.ts'
import type { SaveState } from './save-state.ts'

/** So long after the last change is on disk the screen says so, ms: longer than the pause between two letters. */
export const CALM_MS = 400

/**
 * The saved state as a person should see it: everything but the way from Saving to Saved is told at once (rule SE60).
 * The caller calls `stop`.
 */
export function calmSaveState(exact: Readable<SaveState>): Readable<SaveState> & { stop(): void } {
  const calm = createCell(exact.get())
  let timer: ReturnType<typeof setTimeout> | null = null
  const follow = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const next = exact.get()
    // Opening a board is a wait of its own; only what was done here calms down.
    const shown = calm.get()
    if (next.state === 'saved' && shown.state === 'saving' && shown.changes > 0) {
      timer = setTimeout(() => calm.set(exact.get()), CALM_MS)
      return
    }
    // The first change that waits stands for all that follow it.
    if (next.state === 'saving' && shown.state === 'saving' && (shown.changes > 0 || next.changes === 0)) return
    calm.set(next)
  }
  const unsubscribe = exact.subscribe(follow)
  return {
    get: () => calm.get(),
    subscribe: (listener) => calm.subscribe(listener),
    stop() {
      unsubscribe()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/** What is typed is on the device this long after it at the latest, unless the browser refuses, ms. */
export const KEPT_CALM_MS = 1000

/**
 * Whether the device keeps what waits, as a person should see it: true at once, and no longer once it has not been for a while.
 * Meanwhile the browser asks before the tab is closed (rule SE61). The caller calls `stop`.
 */
export function calmKept(exact: Readable<boolean>): Readable<boolean> & { stop(): void } {
  const calm = createCell(exact.get())
  let timer: ReturnType<typeof setTimeout> | null = null
  const settle = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const unsubscribe = exact.subscribe(() => {
    if (exact.get()) {
      settle()
      calm.set(true)
    } else if (calm.get()) timer ??= setTimeout(() => calm.set(exact.get()), KEPT_CALM_MS)
  })
  return {
    get: () => calm.get(),
    subscribe: (listener) => calm.subscribe(listener),
    stop() {
      unsubscribe()
      settle()
    },
  }
}
