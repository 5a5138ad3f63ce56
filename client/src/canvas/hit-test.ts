// Knows what lies under a point or within a box, from boxes and polylines alone; knows no pixels.
import type { Point } from '@common-ground/shared/board/board.ts'
import RBush from 'rbush'
import { type Box, boxContains, grow, pointInBox } from './box.ts'
import type { Hit } from './tools/tool.ts'

/** Room around things within which a press still counts as a press on them, screen px. */
export const HIT_MARGIN = 8
export const HIT_MARGIN_COARSE = 14
/** Height of the strip in which a zone's title stands, world units. */
const ZONE_TITLE = 26

interface CardEntry {
  readonly on: 'card' | 'zone'
  readonly id: string
  readonly box: Box
  /** Stacking; a string compared by code units. */
  readonly z: string
}
interface RelationEntry {
  readonly on: 'relation'
  readonly id: string
  readonly box: Box
  readonly line: readonly Point[]
  readonly pill: Box | null
}
type Entry = CardEntry | RelationEntry
interface Leaf {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly entry: Entry
}

const leafOf = (entry: Entry): Leaf => ({
  minX: entry.box.x,
  minY: entry.box.y,
  maxX: entry.box.x + entry.box.w,
  maxY: entry.box.y + entry.box.h,
  entry,
})

/** Distance from a point to the nearest place on a polyline, world units; infinite for an empty one. */
export function distanceToLine(line: readonly Point[], [x, y]: Point): number {
  let least = Infinity
  for (let index = 1; index < line.length; index += 1) {
    const [ax, ay] = line[index - 1] ?? [0, 0]
    const [bx, by] = line[index] ?? [0, 0]
    const length = (bx - ax) ** 2 + (by - ay) ** 2
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    least = Math.min(least, Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)))
  }
  return least
}

/** A zone is an area to work in: only its rim and its title can be taken hold of. */
function onZoneRim(box: Box, point: Point, margin: number): boolean {
  if (!pointInBox(grow(box, margin), point)) return false
  const title: Box = { x: box.x, y: box.y - ZONE_TITLE / 2, w: box.w, h: ZONE_TITLE }
  return pointInBox(title, point) || !pointInBox(grow(box, -margin), point)
}

export interface HitIndex {
  setCard(id: string, box: Box, z: string, isZone: boolean): void
  setRelation(id: string, line: readonly Point[], pill: Box | null): void
  remove(id: string): void
  clear(): void
  /** Many at once is much cheaper than one by one. */
  load(cards: Iterable<{ readonly id: string; readonly box: Box; readonly z: string; readonly isZone: boolean }>): void
  /** The topmost thing within `margin` world units: cards before lines, lines before near misses, zones last. */
  at(point: Point, margin: number): Hit | null
  /** Ids of cards that meet the box; zones only when the box holds them whole. Bottom to top. */
  cardsIn(box: Box): readonly string[]
  /** Everything (cards, zones, relations) whose box meets the box, in no order. */
  near(box: Box): readonly Hit[]
}

export function createHitIndex(): HitIndex {
  const tree = new RBush<Leaf>()
  const leaves = new Map<string, Leaf>()
  const put = (entry: Entry): void => {
    const old = leaves.get(entry.id)
    if (old !== undefined) tree.remove(old)
    const leaf = leafOf(entry)
    leaves.set(entry.id, leaf)
    tree.insert(leaf)
  }
  const search = (box: Box): Entry[] =>
    tree.search({ minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h }).map((leaf) => leaf.entry)
  const above = (a: CardEntry, b: CardEntry): boolean => (a.z === b.z ? a.id > b.id : a.z > b.z)
  const top = (cards: readonly CardEntry[]): CardEntry | null =>
    cards.reduce<CardEntry | null>((best, card) => (best === null || above(card, best) ? card : best), null)

  return {
    setCard: (id, box, z, isZone) => put({ on: isZone ? 'zone' : 'card', id, box, z }),
    setRelation(id, line, pill) {
      let left = Infinity
      let upper = Infinity
      let right = -Infinity
      let lower = -Infinity
      const corners: Point[] =
        pill === null
          ? []
          : [
              [pill.x, pill.y],
              [pill.x + pill.w, pill.y + pill.h],
            ]
      for (const [x, y] of [...line, ...corners]) {
        left = Math.min(left, x)
        upper = Math.min(upper, y)
        right = Math.max(right, x)
        lower = Math.max(lower, y)
      }
      if (left > right) return
      put({ on: 'relation', id, box: { x: left, y: upper, w: right - left, h: lower - upper }, line, pill })
    },
    remove(id) {
      const leaf = leaves.get(id)
      if (leaf === undefined) return
      tree.remove(leaf)
      leaves.delete(id)
    },
    clear() {
      tree.clear()
      leaves.clear()
    },
    load(cards) {
      const fresh: Leaf[] = []
      for (const { id, box, z, isZone } of cards) {
        const old = leaves.get(id)
        if (old !== undefined) tree.remove(old)
        const leaf = leafOf({ on: isZone ? 'zone' : 'card', id, box, z })
        leaves.set(id, leaf)
        fresh.push(leaf)
      }
      tree.load(fresh)
    },
    at(point, margin) {
      const near = search({ x: point[0] - margin, y: point[1] - margin, w: margin * 2, h: margin * 2 })
      const cards = near.filter((entry): entry is CardEntry => entry.on === 'card')
      const inside = top(cards.filter((card) => pointInBox(card.box, point)))
      if (inside !== null) return { on: 'card', id: inside.id }
      let closest: Hit | null = null
      let least = margin
      for (const entry of near) {
        if (entry.on !== 'relation') continue
        const onPill = entry.pill !== null && pointInBox(entry.pill, point)
        const distance = onPill ? 0 : distanceToLine(entry.line, point)
        if (distance > least) continue
        least = distance
        closest = { on: 'relation', id: entry.id }
      }
      if (closest !== null) return closest
      const nearby = top(cards)
      if (nearby !== null) return { on: 'card', id: nearby.id }
      // A title stands across the upper rim, so zones are looked for a little further down.
      const reach = Math.max(margin, ZONE_TITLE / 2)
      const zones = search({ x: point[0] - reach, y: point[1] - reach, w: reach * 2, h: reach * 2 }).filter(
        (entry): entry is CardEntry => entry.on === 'zone' && onZoneRim(entry.box, point, margin),
      )
      const zone = top(zones)
      return zone === null ? null : { on: 'zone', id: zone.id }
    },
    cardsIn(box) {
      return search(box)
        .filter(
          (entry): entry is CardEntry => entry.on === 'card' || (entry.on === 'zone' && boxContains(box, entry.box)),
        )
        .toSorted((a, b) => (above(a, b) ? 1 : -1))
        .map((entry) => entry.id)
    },
    near: (box) => search(box).map(({ on, id }) => ({ on, id })),
  }
}
