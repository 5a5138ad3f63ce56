// Knows where on the map there is room for one more card; knows nothing of what stands there.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import { type Box, boxesMeet, grow } from './box.ts'

/** Room kept between a new card and its neighbours, world units. */
const GAP = 16
const RINGS = 24

/**
 * Top left corner of the free place nearest to `middle`: the middle itself, then rings of places around it.
 * When everything near is taken, the outermost place tried.
 */
export function freePlace(middle: Point, size: Size, taken: (box: Box) => readonly Box[]): Point {
  const [width, height] = size
  const from: Point = [Math.round(middle[0] - width / 2), Math.round(middle[1] - height / 2)]
  const isFree = ([x, y]: Point): boolean => {
    const box = grow({ x, y, w: width, h: height }, GAP - 1)
    return !taken(box).some((other) => boxesMeet(other, box))
  }
  if (isFree(from)) return from
  const stepX = (width + GAP) / 2
  const stepY = (height + GAP) / 2
  let last = from
  for (let ring = 1; ring <= RINGS; ring += 1) {
    const around: Point[] = []
    for (let i = -ring; i <= ring; i += 1) {
      for (let j = -ring; j <= ring; j += 1) {
        if (Math.max(Math.abs(i), Math.abs(j)) === ring)
          around.push([Math.round(from[0] + i * stepX), Math.round(from[1] + j * stepY)])
      }
    }
    const distance = ([x, y]: Point): number => Math.hypot(x - from[0], y - from[1])
    around.sort((a, b) => distance(a) - distance(b) || a[1] - b[1] || a[0] - b[0])
    const free = around.find(isFree)
    if (free !== undefined) return free
    last = around.at(-1) ?? last
  }
  return last
}
