// Knows axis-aligned boxes in world or screen units; knows nothing of cards.
import type { Point, Size } from '@common-ground/shared/board/board.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** The box between two opposite corners, whichever they are. */
export function boxBetween(a: Point, b: Point): Box {
  return { x: Math.min(a[0], b[0]), y: Math.min(a[1], b[1]), w: Math.abs(a[0] - b[0]), h: Math.abs(a[1] - b[1]) }
}
export const boxAt = (pos: Point, size: Size): Box => ({ x: pos[0], y: pos[1], w: size[0], h: size[1] })
export const centreOf = (box: Box): Point => [box.x + box.w / 2, box.y + box.h / 2]
export const grow = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  w: box.w + 2 * by,
  h: box.h + 2 * by,
})
export const sameBox = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h
/** Touching edges count as meeting. */
export const boxesMeet = (a: Box, b: Box): boolean =>
  a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h
export const boxContains = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.w >= inner.x + inner.w &&
  outer.y + outer.h >= inner.y + inner.h
export const pointInBox = (box: Box, point: Point): boolean =>
  point[0] >= box.x && point[0] <= box.x + box.w && point[1] >= box.y && point[1] <= box.y + box.h

/** The smallest box around all of them; null = there are none. */
export function boxAround(boxes: Iterable<Box>): Box | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.w)
    bottom = Math.max(bottom, box.y + box.h)
  }
  return left <= right ? { x: left, y: top, w: right - left, h: bottom - top } : null
}
