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

/** Along which axis something lines up. */
type Axis = 'x' | 'y'
/** How many marks an extent has: its start, its middle and its end. */
const MARKS = 3
/** Loops over numbers, not lists: this runs over every box in view with every move of the hand. */
const markOf = (box: Box, axis: Axis, index: number): number =>
  axis === 'x' ? box.x + (box.w * index) / (MARKS - 1) : box.y + (box.h * index) / (MARKS - 1)
/** Equal but for what floating point makes of it. */
const SAME = 0.01

/** How far two boxes are apart; 0 when they meet. */
const gapBetween = (a: Box, b: Box): number =>
  Math.hypot(Math.max(0, a.x - b.x - b.w, b.x - a.x - a.w), Math.max(0, a.y - b.y - b.h, b.y - a.y - a.h))

/** The smallest correction that brings a mark of the moving box onto one that stands still, or null beyond the reach. */
function correction(moving: Box, still: readonly Box[], axis: Axis, reach: number): number | null {
  let best: number | null = null
  for (const other of still) {
    for (let there = 0; there < MARKS; there++) {
      const mark = markOf(other, axis, there)
      for (let here = 0; here < MARKS; here++) {
        const off = mark - markOf(moving, axis, here)
        if (Math.abs(off) <= reach && (best === null || Math.abs(off) < Math.abs(best))) best = off
      }
    }
  }
  return best
}

/** Whether a box has a mark at that place. */
function standsAt(box: Box, axis: Axis, place: number): boolean {
  for (let index = 0; index < MARKS; index++) if (Math.abs(markOf(box, axis, index) - place) < SAME) return true
  return false
}

/** The nearest of the boxes with a mark at that place: a line to each would hide what they are for. */
function nearestAt(still: readonly Box[], box: Box, axis: Axis, place: number): Box | null {
  let nearest: Box | null = null
  for (const other of still) {
    if (!standsAt(other, axis, place)) continue
    if (nearest === null || gapBetween(other, box) < gapBetween(nearest, box)) nearest = other
  }
  return nearest
}

/** Lines through the marks of the box that stand on marks of others. */
function guidesOf(box: Box, still: readonly Box[], axis: Axis): readonly Guide[] {
  const guides: Guide[] = []
  for (let index = 0; index < MARKS; index++) {
    const place = markOf(box, axis, index)
    const nearest = nearestAt(still, box, axis, place)
    const around = nearest === null ? null : boxAround([nearest, box])
    if (around === null) continue
    const { x, y, w, h } = around
    guides.push(
      axis === 'x'
        ? [
            [place, y],
            [place, y + h],
          ]
        : [
            [x, place],
            [x + w, place],
          ],
    )
  }
  return guides
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
  const moved: Box = { ...home, x: home.x + dx, y: home.y + dy }
  const across = free.x ? correction(moved, still, 'x', reach) : null
  const down = free.y ? correction(moved, still, 'y', reach) : null
  const box: Box = { ...moved, x: moved.x + (across ?? 0), y: moved.y + (down ?? 0) }
  return {
    dx: dx + (across ?? 0),
    dy: dy + (down ?? 0),
    guides: [
      ...(across === null ? [] : guidesOf(box, still, 'x')),
      ...(down === null ? [] : guidesOf(box, still, 'y')),
    ],
  }
}
