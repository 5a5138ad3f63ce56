// Knows where an element that floats above the map is on it; knows no element by name.
import type { Box } from './box.ts'

/** The box of the first such element in the same room, in px from the region's corner; null = none is there. */
export function floatingOver(region: HTMLElement, selector: string): Box | null {
  const room = region.closest('.room') ?? region.parentElement
  const box = room?.querySelector(selector)?.getBoundingClientRect()
  if (box === undefined || box.width === 0) return null
  const { left, top } = region.getBoundingClientRect()
  return { x: box.left - left, y: box.top - top, w: box.width, h: box.height }
}
