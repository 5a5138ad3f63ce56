// Knows where a small sign at a card covers no words; knows no card.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import { type Box, boxContains } from './box.ts'

/** Between the sign and the card, and from the side of the card, screen px. */
const GAP = 2
const IN = 8

/**
 * Top left corner of the sign, screen px: above the card, else below it, each time at its left and then at its right;
 * where all of that is taken, inside at its lower edge, where a card has the fewest words.
 *
 * @param taken whether something with words stands there.
 */
export function placeChip(card: Box, chip: Size, screen: Size, taken: (box: Box) => boolean): Point {
  const [w, h] = chip
  const [left, right] = [card.x + IN, Math.max(card.x, card.x + card.w - IN - w)]
  const [above, below] = [card.y - GAP - h, card.y + card.h + GAP]
  const places: readonly Point[] = [
    [left, above],
    [right, above],
    [left, below],
    [right, below],
  ]
  const all: Box = { x: 0, y: 0, w: screen[0], h: screen[1] }
  const free = places.find(([x, y]) => boxContains(all, { x, y, w, h }) && !taken({ x, y, w, h }))
  return free ?? [right, card.y + card.h - GAP - h]
}
