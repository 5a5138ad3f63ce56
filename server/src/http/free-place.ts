// Knows where things lie on a live board and the box around them; reads places alone and refuses to move what is there.
import { CARD_KEY, cardMap, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'

/** World units. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where everything stands that is not in the bin. */
export function placesOn(boardDoc: BoardDoc): readonly Box[] {
  const places: Box[] = []
  for (const id of boardDoc.cards.keys()) {
    const card = cardMap(boardDoc, id)
    const pos = pairOf(card?.get(CARD_KEY.pos))
    const size = pairOf(card?.get(CARD_KEY.size))
    if (card === null || pos === null || size === null || (card.get(CARD_KEY.bin) ?? null) !== null) continue
    places.push({ left: pos[0], top: pos[1], right: pos[0] + size[0], bottom: pos[1] + size[1] })
  }
  return places
}

/** The box around some boxes; null around none. */
export function boundsOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  return boxes.reduce((all, box) => ({
    left: Math.min(all.left, box.left),
    top: Math.min(all.top, box.top),
    right: Math.max(all.right, box.right),
    bottom: Math.max(all.bottom, box.bottom),
  }))
}

function pairOf(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value)) return null
  const [x, y] = value as readonly unknown[]
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null
}
