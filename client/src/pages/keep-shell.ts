// Knows how the pages' own files come to outlive a lost connection, and whether the server has newer ones; refuses to know boards.
import type { Readable } from '../model/readable.ts'
import type { SaveState } from '../model/save-state.ts'

const WORKER = '/service-worker.js'

/** The first script names the build. */
const ownScript = (): string | null => {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')
  return script === null ? null : new URL(script.src).pathname
}

/**
 * Has this browser keep the pages and the fonts they used, so that a board opens without its server. Nothing happens where
 * a browser cannot, or while somebody works on the product.
 */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    const fonts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    active?.postMessage(fonts.filter((path) => path.endsWith('.woff2')))
  } catch {
    // Switched off, or no room: the visit needs none of it.
    return
  }
}

/** True when the server hands out another build than the one this tab runs; false also when it does not answer. */
export async function isOutdated(): Promise<boolean> {
  const script = ownScript()
  if (script === null || !import.meta.env.PROD) return false
  try {
    const answer = await fetch('/', { cache: 'no-store' })
    return answer.ok && !(await answer.text()).includes(script)
  } catch {
    return false
  }
}

/**
 * Calls back each time the server has been away and everything is saved again.
 * @returns how to stop.
 */
export function onReturn(saveState: Readable<SaveState>, run: () => void): () => void {
  let wasAway = false
  const follow = (): void => {
    const { state } = saveState.get()
    if (state === 'offline' || state === 'not-saved') wasAway = true
    if (state !== 'saved' || !wasAway) return
    wasAway = false
    run()
  }
  follow()
  return saveState.subscribe(follow)
}
