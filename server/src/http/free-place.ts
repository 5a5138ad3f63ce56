// Knows where on a board a new thing covers nothing; refuses to move what is there.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import type { CardContent } from '@common-ground/shared/board/board-content.ts'

const GAP = 24
/** Room for a zone's title. */
const ZONE_HEAD = 56

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * The first place, row by row, inside the zone of that type; without room there, below everything.
 *
 * @returns `zone` null when it stands outside every zone.
 */
export function findFreePlace(
  cards: readonly CardContent[],
  size: Size,
  zoneType: string,
): { readonly pos: Point; readonly zone: string | null } {
  const shown = cards.filter(({ bin }) => bin === undefined)
  const taken = shown.filter(({ kind }) => kind !== 'zone').map(boxOf)
  const zone = shown.find((card) => card.kind === 'zone' && card['zoneType'] === zoneType)
  if (zone !== undefined) {
    const area = boxOf(zone)
    for (let top = area.top + ZONE_HEAD; top + size[1] + GAP <= area.bottom; top += GAP)
      for (let left = area.left + GAP; left + size[0] + GAP <= area.right; left += GAP)
        if (isFree(taken, left, top, size)) return { pos: [left, top], zone: zone.id }
  }
  const all = boundsOf(shown)
  return { pos: all === null ? [0, 0] : [all.left, all.bottom + 2 * GAP], zone: null }
}

/** The box around everything that is not in the bin; null for an empty board. */
export function boundsOf(cards: readonly CardContent[]): Box | null {
  const boxes = cards.filter(({ bin }) => bin === undefined).map(boxOf)
  if (boxes.length === 0) return null
  return boxes.reduce((all, box) => ({
    left: Math.min(all.left, box.left),
    top: Math.min(all.top, box.top),
    right: Math.max(all.right, box.right),
    bottom: Math.max(all.bottom, box.bottom),
  }))
}

function boxOf({ pos, size }: CardContent): Box {
  return { left: pos[0], top: pos[1], right: pos[0] + size[0], bottom: pos[1] + size[1] }
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
