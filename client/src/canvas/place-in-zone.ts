// Knows where in a zone there is room for one more card, and how far the zone has to grow when there is none; knows no screen.
import type { Board, Card, Point, Size } from '@common-ground/shared/board/board.ts'
import { faceHeight } from '@common-ground/shared/picture/card-picture.ts'
import { estimateWidth } from '@common-ground/shared/picture/font-metrics.ts'
import { type Box, boxAt, boxesMeet, grow } from './box.ts'
import { freePlace } from './free-place.ts'

/** Room kept round a card in a zone, world units. */
const GAP = 16
/** Room for the title of a zone. */
const HEAD = 44
/** How finely places are tried. */
const STEP = 20

export interface PlaceInZone {
  readonly pos: Point
  /** How large the zone has to be for it; null = as large as it is. */
  readonly zoneSize: Size | null
}

/** Where a card is seen: as high as its words need. */
const boxOf = (board: Board, card: Card): Box => {
  const [width, height] = card.size
  return boxAt(card.pos, [
    width,
    card.kind === 'zone' ? height : Math.max(height, faceHeight(card, board, estimateWidth)),
  ])
}

/**
 * The first free place in the zone, row by row; when it is full, under its lowest card, and the zone grows to hold it.
 *
 * @param without a card that is about to leave its place, or null.
 */
export function placeInZone(board: Board, zone: Card, size: Size, without: string | null): PlaceInZone {
  const [x, y] = zone.pos
  const [width, height] = zone.size
  const [cardWidth, cardHeight] = size
  const around = grow(boxAt(zone.pos, zone.size), GAP)
  const taken: Box[] = []
  for (const card of board.cards.values()) {
    if (card.kind === 'zone' || card.id === without) continue
    const box = boxOf(board, card)
    if (boxesMeet(around, box)) taken.push(grow(box, GAP - 1))
  }
  for (let top = y + HEAD; top + cardHeight + GAP <= y + height; top += STEP) {
    for (let left = x + GAP; left + cardWidth + GAP <= x + width; left += STEP) {
      const box = boxAt([left, top], size)
      if (!taken.some((other) => boxesMeet(other, box))) return { pos: [left, top], zoneSize: null }
    }
  }
  const inside = taken.filter((box) => box.x < x + GAP + cardWidth + GAP && box.x + box.w > x)
  const top = Math.max(y + HEAD, ...inside.map((box) => Math.ceil(box.y + box.h + 1)))
  return {
    pos: [x + GAP, top],
    zoneSize: [Math.max(width, cardWidth + 2 * GAP), Math.max(height, top + cardHeight + GAP - y)],
  }
}

/** The free place nearest to a point outside of all zones and cards. */
export function placeInNoZone(board: Board, near: Point, size: Size, without: string | null): Point {
  const boxes = [...board.cards.values()].filter(({ id }) => id !== without).map((card) => boxOf(board, card))
  return freePlace(near, size, (box) => boxes.filter((other) => boxesMeet(other, box)))
}
