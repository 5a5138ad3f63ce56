// Knows where on the map the things stand that were written first and are shown together: a row for each person, then what has no name.
import type { Point, Size } from '../board/board.ts'

/** World units between two of them, and between two rows: cards grow downwards with their words. */
const ACROSS = 16
const DOWN = 104
/** Things without a name stand in rows of so many. */
const IN_A_ROW = 5

/** Upper left corner of one thing. `corner`: of the first of all. `row`, `column` from 0. */
export function placeInRound(corner: Point, [width, height]: Size, row: number, column: number): Point {
  return [corner[0] + column * (width + ACROSS), corner[1] + row * (height + DOWN)]
}

/** The same for a thing without a name, below the rows of people. `index` from 0. */
export function placeUnsigned(corner: Point, size: Size, rows: number, index: number): Point {
  return placeInRound(corner, size, rows + Math.floor(index / IN_A_ROW), index % IN_A_ROW)
}
