// Knows how large the map is on screen, and whether that changed because the window did; knows not what follows.
import type { Size } from '@common-ground/shared/board/board.ts'

/** So long after the window's own change, what stands around the map may still find its new place. */
const SETTLES_MS = 500

/**
 * Tells the map's size at once and whenever it changes, until `signal` ends it.
 *
 * @param changed told the size, CSS px, and whether the window was resized; a panel that opens beside the map is no such change.
 */
export function followSize(
  region: HTMLElement,
  signal: AbortSignal,
  changed: (size: Size, byWindow: boolean) => void,
): void {
  let resizedAt = -Infinity
  window.addEventListener('resize', () => void (resizedAt = performance.now()), { signal })
  const observer = new ResizeObserver(() => {
    changed([region.clientWidth, region.clientHeight], performance.now() - resizedAt < SETTLES_MS)
  })
  observer.observe(region)
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
}
