// Knows a plain way from one box to another, for lines that end at a zone (everything else stands in a zone, so there is nothing to go round).
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
type Point = readonly [number, number]

/** Corners at right angles, two bends at most, from edge to edge. */
export function simpleRoute(from: Box, to: Box): readonly Point[] {
  const [fx, fy, tx, ty] = [from.x + from.w / 2, from.y + from.h / 2, to.x + to.w / 2, to.y + to.h / 2]
  if (to.x >= from.x + from.w || from.x >= to.x + to.w) {
    const right = tx > fx
    const [a, b] = [right ? from.x + from.w : from.x, right ? to.x : to.x + to.w]
    const middle = (a + b) / 2
    return fy === ty
      ? [
          [a, fy],
          [b, ty],
        ]
      : [
          [a, fy],
          [middle, fy],
          [middle, ty],
          [b, ty],
        ]
  }
  const down = ty > fy
  const [a, b] = [down ? from.y + from.h : from.y, down ? to.y : to.y + to.h]
  const middle = (a + b) / 2
  return fx === tx
    ? [
        [fx, a],
        [tx, b],
      ]
    : [
        [fx, a],
        [fx, middle],
        [tx, middle],
        [tx, b],
      ]
}
