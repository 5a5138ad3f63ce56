// Knows which zone a point stands in; knows nothing of drawing.
import type { Board, Point } from '@common-ground/shared/board/board.ts'
import { boxAt, pointInBox } from '../box.ts'

/** The smallest zone around the point, or null. */
export function zoneAt(board: Board, point: Point): string | null {
  let found: string | null = null
  let least = Infinity
  for (const card of board.cards.values()) {
    if (card.kind !== 'zone' || !pointInBox(boxAt(card.pos, card.size), point)) continue
    const area = card.size[0] * card.size[1]
    if (area < least) {
      found = card.id
      least = area
    }
  }
  return found
}
/** The zone's title, or "" when it has none. */
export function zoneTitle(board: Board, id: string): string {
  const card = board.cards.get(id)
  return card?.kind === 'zone' ? card.fields.title : ''
}
