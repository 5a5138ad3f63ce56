// Knows points, boxes and the grid; refuses to know cards.
import type { Point, Size } from '../board/board.ts'

/** An upright rectangle in world units; `maxX` and `maxY` are its far edges. */
export interface Box {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/** Positions and sizes stand on this grid, in world units. */
export const GRID = 4

export const boxAt = ([x, y]: Point, [width, height]: Size): Box => ({
  minX: x,
  minY: y,
  maxX: x + width,
  maxY: y + height,
})
export const boxWidth = (box: Box): number => box.maxX - box.minX
export const boxHeight = (box: Box): number => box.maxY - box.minY
export const centreOf = (box: Box): Point => [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2]

/** The box made larger by a margin on every side (smaller by a negative one). */
export const grown = (box: Box, margin: number): Box => ({
  minX: box.minX - margin,
  minY: box.minY - margin,
  maxX: box.maxX + margin,
  maxY: box.maxY + margin,
})

/** True when the boxes share some area; touching edges do not count. */
export const overlaps = (one: Box, other: Box): boolean =>
  one.minX < other.maxX && other.minX < one.maxX && one.minY < other.maxY && other.minY < one.maxY

/** True when the inner box lies wholly inside the outer one; edges may touch. */
export const contains = (outer: Box, inner: Box): boolean =>
  inner.minX >= outer.minX && inner.minY >= outer.minY && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY

/** The smallest box around all boxes; null when there is none. */
export function around(boxes: Iterable<Box>): Box | null {
  let all: Box | null = null
  for (const box of boxes) {
    all =
      all === null
        ? box
        : {
            minX: Math.min(all.minX, box.minX),
            minY: Math.min(all.minY, box.minY),
            maxX: Math.max(all.maxX, box.maxX),
            maxY: Math.max(all.maxY, box.maxY),
          }
  }
  return all
}

/** The nearest grid line at or above a length. */
export const upToGrid = (length: number): number => Math.ceil(length / GRID - 1e-9) * GRID
/** The nearest grid line. */
export const toGrid = (value: number): number => Math.round(value / GRID) * GRID + 0
