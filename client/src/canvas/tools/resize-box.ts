// Knows how a box follows one of its eight handles; knows no card.
import type { Box } from '../box.ts'
import type { Handle } from './tool.ts'

/** No card is smaller than this, world units: its title must stay readable and its handles apart. */
export const LEAST_WIDTH = 96
export const LEAST_HEIGHT = 40

/**
 * The box after its handle was pulled by (dx, dy) world units.
 * `keepRatio` keeps its proportions (corners only), `fromMiddle` moves the opposite side by as much the other way.
 */
export function resizeBox(
  from: Box,
  handle: Handle,
  dx: number,
  dy: number,
  { keepRatio, fromMiddle }: { readonly keepRatio: boolean; readonly fromMiddle: boolean },
): Box {
  const west = handle.includes('w')
  const north = handle.includes('n')
  const sideways = west || handle.includes('e')
  const upright = north || handle.includes('s')
  const both = fromMiddle ? 2 : 1
  let w = sideways ? Math.max(LEAST_WIDTH, from.w + (west ? -dx : dx) * both) : from.w
  let h = upright ? Math.max(LEAST_HEIGHT, from.h + (north ? -dy : dy) * both) : from.h
  if (keepRatio && sideways && upright) {
    const scale = Math.max(w / from.w, h / from.h, LEAST_WIDTH / from.w, LEAST_HEIGHT / from.h)
    w = from.w * scale
    h = from.h * scale
  }
  const x = fromMiddle ? from.x + (from.w - w) / 2 : west ? from.x + from.w - w : from.x
  const y = fromMiddle ? from.y + (from.h - h) / 2 : north ? from.y + from.h - h : from.y
  return { x, y, w, h }
}
