// Knows where a card goes that nobody points a place for: inside the zone made for its kind, in a column with its like, and how the zone grows for it; refuses to write anything.
import type { Point, Size } from '../board/board.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import { ASPECT, INSIDE } from './arrange.ts'
import { COLUMN_GAP, ROW_GAP } from './columns.ts'
import { around, boxAt, boxHeight, boxWidth, contains, grown, overlaps, upToGrid, type Box } from './geometry.ts'
import { roomBetween, withZoneAs, type Room } from './make-room.ts'
import { standsIn, type Standing } from './standing.ts'

/** A card that is to get a place. */
export interface Coming {
  readonly id: string
  readonly kind: CardKind
  /** As it will be seen: at least as high as its words need. */
  readonly size: Size
}
export interface CardPlace {
  readonly pos: Point
  readonly room: Room
  /** The map with the card on it and the room made. */
  readonly standing: readonly Standing[]
}

/** The least air kept around a card where there is room for it as things are. */
const AIR = 16
const NO_ROOM: Room = { sized: [], moves: [] }

/**
 * The place of a card in a zone: the first free one in the columns that are there, those of its own kind first; then a
 * new column beside them; then the zone grows, down or to the right, whichever leaves the whole map larger on a screen.
 * Where something locked is in the way of both, the card stands below what is there. LA20 to LA27.
 *
 * @throws RangeError when the zone is not on the map.
 */
export function placeInZone(standing: readonly Standing[], zoneId: string, coming: Coming): CardPlace {
  const zone = standing.find(({ id, zoneType }) => id === zoneId && zoneType !== null)
  if (zone === undefined) throw new RangeError(`no zone ${zoneId} among ${String(standing.length)} cards`)
  const held = standing.filter(
    (one) =>
      standsIn(one, zone) || (overlaps(zone.box, one.box) && (one.zoneType === null || !contains(one.box, zone.box))),
  )
  const free = freeIn(zone.box, held, coming)
  if (free !== null) return placed(standing, standing, zoneId, coming, free)
  const ways = [below(zone.box, held, coming), beside(zone.box, held, coming)].flatMap(({ pos, wanted }) => {
    const after = withZoneAs(standing, zoneId, wanted)
    return after === null ? [] : [{ ...placed(standing, after, zoneId, coming, pos), cost: costOf(after) }]
  })
  const [down, right] = ways
  if (down !== undefined) return right !== undefined && right.cost < down.cost - 1 ? right : down
  const under = standing.filter(
    ({ box }) => box.maxX > zone.box.minX && box.minX < zone.box.maxX && box.maxY > zone.box.minY,
  )
  const y = Math.max(zone.box.minY + INSIDE.top, ...under.map(({ box }) => box.maxY + ROW_GAP))
  return placed(standing, standing, zoneId, coming, [zone.box.minX + INSIDE.side, y])
}

/**
 * The place of a card in no zone, below the lowest of its kind that stands in none.
 *
 * @returns null where there is none of its kind or no room under it.
 */
export function placeBelowItsLike(standing: readonly Standing[], coming: Coming): CardPlace | null {
  const zones = standing.filter(({ zoneType }) => zoneType !== null)
  const alike = standing
    .filter((one) => one.kind === coming.kind && !zones.some((zone) => standsIn(one, zone)))
    .toSorted((one, other) => other.box.maxY - one.box.maxY || one.box.minX - other.box.minX)[0]
  if (alike === undefined) return null
  const pos: Point = [alike.box.minX, alike.box.maxY + ROW_GAP]
  return meets(boxAt(pos, coming.size), standing) ? null : placed(standing, standing, null, coming, pos)
}

/** The place of a card below everything; the origin of an empty map. */
export function placeBelowAll(standing: readonly Standing[], coming: Coming): CardPlace {
  const all = around(standing.map(({ box }) => box))
  const pos: Point = all === null ? [0, 0] : [all.minX, all.maxY + 2 * ROW_GAP]
  return placed(standing, standing, null, coming, pos)
}

function placed(
  before: readonly Standing[],
  after: readonly Standing[],
  zone: string | null,
  { id, kind, size }: Coming,
  pos: Point,
): CardPlace {
  const card: Standing = { id, kind, zone, zoneType: null, box: boxAt(pos, size), height: size[1], isLocked: false }
  return { pos, room: before === after ? NO_ROOM : roomBetween(before, after), standing: [...after, card] }
}

const meets = (box: Box, standing: readonly Standing[]): boolean =>
  standing.some((one) => overlaps(grown(box, AIR - 0.5), one.box))

/** Left edges of columns, best first: those of its own kind, the zone's first one, those of other kinds. */
function lefts(zone: Box, held: readonly Standing[], kind: CardKind): readonly number[] {
  const edges = (cards: readonly Standing[]): readonly number[] =>
    cards.map(({ box }) => box.minX).toSorted((one, other) => one - other)
  const cards = held.filter(({ zoneType }) => zoneType === null)
  const [own, other] = [cards.filter((card) => card.kind === kind), cards.filter((card) => card.kind !== kind)]
  return [...new Set([...edges(own), zone.minX + INSIDE.side, ...edges(other)])]
}
/** Where a column to the right of all that stands in the zone begins. */
const nextLeft = (zone: Box, held: readonly Standing[]): number => {
  const all = around(held.map(({ box }) => box))
  return all === null ? zone.minX + INSIDE.side : upToGrid(all.maxX + COLUMN_GAP)
}

/** The first free place inside the zone as large as it is; null = there is none. */
function freeIn(zone: Box, held: readonly Standing[], coming: Coming): Point | null {
  const room = grown(zone, -AIR)
  for (const left of [...lefts(zone, held, coming.kind), nextLeft(zone, held)]) {
    const tops = held
      .filter(({ box }) => inColumn(box, left, coming.size[0]))
      .map(({ box }) => Math.ceil(box.maxY + ROW_GAP))
      .toSorted((one, other) => one - other)
    for (const top of [zone.minY + INSIDE.top, ...tops.filter((y) => y > zone.minY + INSIDE.top)]) {
      const box = boxAt([left, top], coming.size)
      if (contains(room, box) && !meets(box, held)) return [left, top]
    }
  }
  return null
}
const inColumn = (box: Box, left: number, width: number): boolean =>
  box.minX < left + width + AIR && box.maxX > left - AIR

interface Way {
  readonly pos: Point
  readonly wanted: Box
}
/** Under the column that ends highest; the zone reaches down to hold it. */
function below(zone: Box, held: readonly Standing[], { kind, size }: Coming): Way {
  const [width, height] = size
  let best: Point | null = null
  for (const left of lefts(zone, held, kind)) {
    if (left + width > zone.maxX - AIR && left > zone.minX + INSIDE.side) continue
    const bottoms = held.filter(({ box }) => inColumn(box, left, width)).map(({ box }) => Math.ceil(box.maxY + ROW_GAP))
    const top = Math.max(zone.minY + INSIDE.top, ...bottoms)
    if (best === null || top < best[1]) best = [left, top]
  }
  const pos = best ?? [zone.minX + INSIDE.side, zone.minY + INSIDE.top]
  return { pos, wanted: holding(zone, held, boxAt(pos, [width, height])) }
}
/** At the top of a new column; the zone reaches to the right to hold it. */
function beside(zone: Box, held: readonly Standing[], { size }: Coming): Way {
  const pos: Point = [nextLeft(zone, held), zone.minY + INSIDE.top]
  return { pos, wanted: holding(zone, held, boxAt(pos, size)) }
}
/** The zone so large that it holds the box, and whatever hangs over its edges. */
function holding(zone: Box, held: readonly Standing[], box: Box): Box {
  const over = held.map((one) => one.box).filter((one) => !contains(zone, one))
  const all = around([box, ...over]) ?? box
  const isWide = all.maxX + AIR > zone.maxX
  return {
    ...zone,
    maxX: isWide ? upToGrid(all.maxX + INSIDE.side) : zone.maxX,
    maxY: Math.max(zone.maxY, upToGrid(all.maxY + INSIDE.bottom)),
  }
}

/** The less, the larger all of the map is on a screen. */
function costOf(standing: readonly Standing[]): number {
  const all = around(standing.map(({ box }) => box))
  return all === null ? 0 : Math.max(boxWidth(all) / ASPECT, boxHeight(all))
}
