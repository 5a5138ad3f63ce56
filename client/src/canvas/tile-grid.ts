// Knows which squares of a grid cover a part of the world, and which of many are given up first; knows no canvas.
import type { Point } from '@common-ground/shared/board/board.ts'
import { type Box, centreOf } from './box.ts'

/** Side of a tile, CSS px. */
export const TILE = 512
/** Canvas pixels that all tiles of a zoom may have together; the farthest are given up beyond it. */
const MOST_PIXELS = 24_000_000

export interface Grid {
  /** World point where four tiles meet. */
  readonly corner: Point
  /** Side of a tile, world units. */
  readonly side: number
  /** Less of a tile than this share of its side is not worth one: half a device pixel is never seen. */
  readonly hair: number
}
/** Counted from the corner, to the right and down. */
export interface GridPlace {
  readonly column: number
  readonly row: number
}

/**
 * A grid with a tile's corner in the corner of a window: no other covers the window with fewer tiles. It stands on whole
 * device pixels of the world, so that what does so at 100 % stays sharp.
 * @param ratio device pixels a CSS px.
 */
export function gridFrom([x, y]: Point, zoom: number, ratio: number): Grid {
  const whole = (at: number): number => Math.round(at * zoom * ratio) / (zoom * ratio)
  return { corner: [whole(x), whole(y)], side: TILE / zoom, hair: 0.51 / (TILE * ratio) }
}

export const boxOfPlace = ({ corner: [x, y], side }: Grid, { column, row }: GridPlace): Box => ({
  x: x + column * side,
  y: y + row * side,
  w: side,
  h: side,
})

/** The tiles that a part of the world needs, row by row; one it only touches is none. */
export function placesOver({ corner: [x, y], side, hair }: Grid, part: Box): readonly GridPlace[] {
  const along = (from: number, length: number): readonly [first: number, end: number] => [
    Math.floor(from / side + hair),
    Math.ceil((from + length) / side - hair),
  ]
  const [left, right] = along(part.x - x, part.w)
  const [top, bottom] = along(part.y - y, part.h)
  const places: GridPlace[] = []
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1) places.push({ column, row })
  return places
}

/** Whether a tile is worth showing: touching the view is not enough. */
export const isInView = (tile: Box, view: Box): boolean =>
  tile.x < view.x + view.w && view.x < tile.x + tile.w && tile.y < view.y + view.h && view.y < tile.y + tile.h

/** How far a tile's middle is from the middle of a view, world units. */
export function farFrom(view: Box): (tile: Box) => number {
  const [x, y] = centreOf(view)
  return (tile) => {
    const [tx, ty] = centreOf(tile)
    return Math.hypot(tx - x, ty - y)
  }
}

/**
 * How many tiles are kept; those that are seen are, however many they are.
 * @param ratio device pixels a CSS px.
 */
export const mostTiles = (ratio: number): number => Math.max(12, Math.floor(MOST_PIXELS / (TILE * ratio) ** 2))
