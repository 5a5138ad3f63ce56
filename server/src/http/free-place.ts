// Knows where on a board a new thing covers nothing; reads places alone and refuses to move what is there.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import { CARD_KEY, cardMap, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'

const GAP = 24
/** Room for a zone's title. */
const ZONE_HEAD = 56

/** World units. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
/** Where a card stands. `zoneType` null for what is no zone. */
export interface Place extends Box {
  readonly id: string
  readonly zoneType: string | null
}

/** Where everything stands that is not in the bin. */
export function placesOn(boardDoc: BoardDoc): readonly Place[] {
  const places: Place[] = []
  for (const id of boardDoc.cards.keys()) {
    const card = cardMap(boardDoc, id)
    const pos = pairOf(card?.get(CARD_KEY.pos))
    const size = pairOf(card?.get(CARD_KEY.size))
    if (card === null || pos === null || size === null || (card.get(CARD_KEY.bin) ?? null) !== null) continue
    const zoneType = card.get(CARD_KEY.kind) === 'zone' ? String(card.get('zoneType') ?? 'free') : null
    places.push({ id, zoneType, left: pos[0], top: pos[1], right: pos[0] + size[0], bottom: pos[1] + size[1] })
  }
  return places
}

/**
 * The first place, row by row, inside the zone of that type; without room there, below everything.
 *
 * @returns `zone` null when it stands outside every zone.
 */
export function findFreePlace(
  places: readonly Place[],
  size: Size,
  zoneType: string,
): { readonly pos: Point; readonly zone: string | null } {
  const taken = places.filter((place) => place.zoneType === null)
  const area = places.find((place) => place.zoneType === zoneType)
  if (area !== undefined) {
    for (let top = area.top + ZONE_HEAD; top + size[1] + GAP <= area.bottom; top += GAP)
      for (let left = area.left + GAP; left + size[0] + GAP <= area.right; left += GAP)
        if (isFree(taken, left, top, size)) return { pos: [left, top], zone: area.id }
  }
  const all = boundsOf(places)
  return { pos: all === null ? [0, 0] : [all.left, all.bottom + 2 * GAP], zone: null }
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

function isFree(taken: readonly Box[], left: number, top: number, size: Size): boolean {
  return taken.every(
    (box) =>
      left >= box.right + GAP ||
      left + size[0] + GAP <= box.left ||
      top >= box.bottom + GAP ||
      top + size[1] + GAP <= box.top,
  )
}

function pairOf(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value)) return null
  const [x, y] = value as readonly unknown[]
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null
}
