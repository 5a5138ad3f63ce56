// Knows where a box in the hand lines up with boxes that stand still; knows no cards, no pointer and no screen.
import type { Point } from '@common-ground/shared/board/board.ts'
import { type Box, boxAround } from '../box.ts'

/** A straight line along which things stand, world units. */
export type Guide = readonly [from: Point, to: Point]
export interface LinedUp {
  readonly dx: number
  readonly dy: number
  /** What it lines up with; empty when nothing is near enough. */
  readonly guides: readonly Guide[]
}
/** Along which axes the hand is free. */
export interface Freedom {
  readonly x: boolean
  readonly y: boolean
}

/** Start, middle and end of an extent. */
const marks = (start: number, length: number): readonly number[] => [start, start + length / 2, start + length]
/** Equal but for what floating point makes of it. */
const SAME = 0.01

/** How far two boxes are apart; 0 when they meet. */
const gapBetween = (a: Box, b: Box): number =>
  Math.hypot(Math.max(0, a.x - b.x - b.w, b.x - a.x - a.w), Math.max(0, a.y - b.y - b.h, b.y - a.y - a.h))

/** The smallest correction that brings a mark of the moving extent onto one that stands still, or null beyond the reach. */
function correction(moving: readonly number[], still: Iterable<readonly number[]>, reach: number): number | null {
  let best: number | null = null
  for (const others of still) {
    for (const other of others) {
      for (const mark of moving) {
        const off = other - mark
        if (Math.abs(off) <= reach && (best === null || Math.abs(off) < Math.abs(best))) best = off
      }
    }
  }
  return best
}

/**
 * The way of a drag, corrected by at most `reach` along each free axis so that an edge or the middle of the moving box
 * stands on an edge or the middle of another one (rule CA46).
 * @param home the moving box where the drag began. @param still boxes it may line up with; the caller leaves out its own.
 */
export function lineUp(
  home: Box,
  [dx, dy]: Point,
  still: readonly Box[],
  reach: number,
  free: Freedom = { x: true, y: true },
): LinedUp {
  const columns = still.map(({ x, w }) => marks(x, w))
  const rows = still.map(({ y, h }) => marks(y, h))
  const across = free.x ? correction(marks(home.x + dx, home.w), columns, reach) : null
  const down = free.y ? correction(marks(home.y + dy, home.h), rows, reach) : null
  const box: Box = { ...home, x: home.x + dx + (across ?? 0), y: home.y + dy + (down ?? 0) }
  const guides: Guide[] = []
  const guide = (at: number, stands: readonly (readonly number[])[], make: (around: Box) => Guide): void => {
    // The nearest of them says enough; a line to each would hide what they are for.
    let nearest: Box | null = null
    still.forEach((other, index) => {
      if (stands[index]?.some((mark) => Math.abs(mark - at) < SAME) !== true) return
      if (nearest === null || gapBetween(other, box) < gapBetween(nearest, box)) nearest = other
    })
    const around = nearest === null ? null : boxAround([nearest, box])
    if (around !== null) guides.push(make(around))
  }
  if (across !== null)
    for (const x of marks(box.x, box.w))
      guide(x, columns, ({ y, h }) => [
        [x, y],
        [x, y + h],
      ])
  if (down !== null)
    for (const y of marks(box.y, box.h))
      guide(y, rows, ({ x, w }) => [
        [x, y],
        [x + w, y],
      ])
  return { dx: dx + (across ?? 0), dy: dy + (down ?? 0), guides }
}
