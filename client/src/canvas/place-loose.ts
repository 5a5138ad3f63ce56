// Knows where outside of all zones there is room for one more card near a point; knows no screen.
import type { Board, Point, Size } from '@common-ground/shared/board/board.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { boxesMeet } from './box.ts'
import { freePlace } from './free-place.ts'

/**
 * The free place nearest to a point outside of all zones and cards.
 *
 * @param without a card that is about to leave its place, or null.
 */
export function placeInNoZone(board: Board, near: Point, size: Size, without: string | null): Point {
  const boxes = standingOn(board)
    .filter(({ id }) => id !== without)
    .map(({ box: { minX, minY, maxX, maxY } }) => ({ x: minX, y: minY, w: maxX - minX, h: maxY - minY }))
  return freePlace(near, size, (box) => boxes.filter((other) => boxesMeet(other, box)))
}
