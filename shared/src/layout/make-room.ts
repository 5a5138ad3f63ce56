// Knows how a zone grows and what gives way to it, so that nothing is covered and edges that were flush stay flush; refuses to know what the room is for.
import type { Point, Size } from '../board/board.ts'
import { CORRIDOR, INSIDE } from './arrange.ts'
import { around, boxHeight, boxWidth, contains, overlaps, upToGrid, type Box } from './geometry.ts'
import { areaOf, standsIn, type Standing } from './standing.ts'

/** What has to change on the map so that something fits: zones (or the card on top) that grow, and what gives way. */
export interface Room {
  readonly sized: readonly { readonly id: string; readonly pos: Point; readonly size: Size }[]
  readonly moves: readonly { readonly id: string; readonly pos: Point }[]
}

/** 0 = from left to right, 1 = from top to bottom. */
type Axis = 0 | 1
/** Things that move together: a zone with what stands in it, or one card. */
export interface Unit {
  readonly head: Standing
  readonly ids: readonly string[]
  readonly isLocked: boolean
}

/** Whatever is nearer than this to the way of something that grows is in its way. */
const BESIDE = 16
/** Edges this near to each other are one edge. */
export const FLUSH = 1

const low = (box: Box, axis: Axis): number => (axis === 0 ? box.minX : box.minY)
const high = (box: Box, axis: Axis): number => (axis === 0 ? box.maxX : box.maxY)
const shifted = (box: Box, axis: Axis, by: number): Box =>
  axis === 0
    ? { ...box, minX: box.minX + by, maxX: box.maxX + by }
    : { ...box, minY: box.minY + by, maxY: box.maxY + by }
const stretched = (box: Box, axis: Axis, by: number): Box =>
  axis === 0 ? { ...box, maxX: box.maxX + by } : { ...box, maxY: box.maxY + by }
/** True when one lies in the way of the other along the axis. */
const inWay = (one: Box, other: Box, axis: Axis): boolean => {
  const across: Axis = axis === 0 ? 1 : 0
  return low(one, across) < high(other, across) + BESIDE && low(other, across) < high(one, across) + BESIDE
}
const isWide = ({ zoneType, kind }: Standing): boolean => zoneType !== null || kind === 'charter'

/**
 * The map with a zone as large as `wanted` (to the right and down only), and all that had to give way.
 * What lies beyond its edges gives way as far as it must and keeps its distance up to a corridor; zones in the same row
 * stay as high as each other. Null = something locked is in the way, or the zone itself is locked.
 */
export function withZoneAs(standing: readonly Standing[], zoneId: string, wanted: Box): readonly Standing[] | null {
  let now = standing
  for (const axis of [1, 0] as const) {
    const zone = now.find(({ id }) => id === zoneId)
    const by = zone === undefined ? 0 : upToGrid(high(wanted, axis) - high(zone.box, axis))
    if (zone === undefined || by <= 0) continue
    const next = grownAlong(now, zone, axis, by)
    if (next === null) return null
    now = next
  }
  return withZonesAround(now, standing, zoneId)
}

function grownAlong(standing: readonly Standing[], zone: Standing, axis: Axis, by: number): readonly Standing[] | null {
  const holders = new Set(standing.filter((other) => standsIn(zone, other)).map(({ id }) => id))
  const units = unitsOf(standing.filter((one) => !holders.has(one.id)))
  const boxes = new Map<string, Box>()
  const grow = units.filter(({ head }) => head.id === zone.id || isInRow(head, zone, axis))
  for (const { head } of grow) {
    if (head.isLocked && head.id === zone.id) return null
    if (!head.isLocked) boxes.set(head.id, stretched(head.box, axis, by))
  }
  const changed: { readonly before: Box; readonly after: Box }[] = []
  const inOrder = units.toSorted((one, other) => low(one.head.box, axis) - low(other.head.box, axis))
  for (const { head, ids, isLocked } of inOrder) {
    const before = head.box
    let way = 0
    for (const pusher of changed) {
      const gap = low(before, axis) - high(pusher.before, axis)
      if (gap < -FLUSH || !inWay(before, pusher.after, axis)) continue
      way = Math.max(way, high(pusher.after, axis) + Math.min(CORRIDOR, Math.max(0, gap)) - low(before, axis))
    }
    const size = boxes.get(head.id) ?? before
    if (way > 0) {
      if (isLocked) return null
      const step = upToGrid(way)
      for (const one of standing) if (ids.includes(one.id)) boxes.set(one.id, shifted(one.box, axis, step))
      boxes.set(head.id, shifted(size, axis, step))
    }
    const after = boxes.get(head.id)
    if (after !== undefined) changed.push({ before, after })
  }
  for (const { head } of units) {
    if (!isWide(head) || head.isLocked || boxes.has(head.id)) continue
    const flush = changed.find(({ before }) => Math.abs(high(before, axis) - high(head.box, axis)) < FLUSH)
    if (flush === undefined) continue
    const wider = stretched(head.box, axis, high(flush.after, axis) - high(flush.before, axis))
    const covers = units.some(
      (other) => other.head.id !== head.id && overlaps(boxes.get(other.head.id) ?? other.head.box, wider),
    )
    if (!covers) boxes.set(head.id, wider)
  }
  return standing.map((one) => withBox(one, boxes.get(one.id)))
}

/** A zone beside it with the same edges before and behind: it stays as large as its neighbour. */
const isInRow = (other: Standing, zone: Standing, axis: Axis): boolean =>
  other.zoneType !== null &&
  Math.abs(low(other.box, axis) - low(zone.box, axis)) < FLUSH &&
  Math.abs(high(other.box, axis) - high(zone.box, axis)) < FLUSH

/** Zones that held the one that has grown grow around what they hold, the innermost first. */
function withZonesAround(
  now: readonly Standing[],
  before: readonly Standing[],
  zoneId: string,
): readonly Standing[] | null {
  const zone = before.find(({ id }) => id === zoneId)
  if (zone === undefined) return now
  const holder = before
    .filter((other) => standsIn(zone, other))
    .toSorted((one, other) => areaOf(one.box) - areaOf(other.box))[0]
  if (holder === undefined) return now
  const held = new Set(before.filter((one) => standsIn(one, holder)).map(({ id }) => id))
  const all = around(now.filter(({ id }) => held.has(id)).map(({ box }) => box))
  const outer = now.find(({ id }) => id === holder.id)
  if (all === null || outer === undefined || contains(outer.box, all)) return now
  return withZoneAs(now, holder.id, {
    ...outer.box,
    maxX: Math.max(outer.box.maxX, all.maxX + INSIDE.side),
    maxY: Math.max(outer.box.maxY, all.maxY + INSIDE.bottom),
  })
}

/** Outermost zones with what they hold, and cards that stand in none. */
export function unitsOf(standing: readonly Standing[]): readonly Unit[] {
  const zones = standing
    .filter(({ zoneType }) => zoneType !== null)
    .toSorted((one, other) => areaOf(other.box) - areaOf(one.box))
  const taken = new Set<string>()
  const units: Unit[] = []
  for (const zone of zones) {
    if (taken.has(zone.id)) continue
    const held = standing.filter((one) => !taken.has(one.id) && standsIn(one, zone))
    for (const { id } of [zone, ...held]) taken.add(id)
    units.push(unit(zone, held))
  }
  return [...units, ...standing.filter(({ id }) => !taken.has(id)).map((one) => unit(one, []))]
}
const unit = (head: Standing, held: readonly Standing[]): Unit => ({
  head,
  ids: [head.id, ...held.map(({ id }) => id)],
  isLocked: head.isLocked || held.some(({ isLocked }) => isLocked),
})

const withBox = (one: Standing, box: Box | undefined): Standing =>
  box === undefined ? one : { ...one, box, height: one.zoneType === null ? one.height : boxHeight(box) }

/** What came of adding and taking away the same is the same. */
const isOther = (one: number, other: number): boolean => Math.abs(one - other) > 0.005

/** What differs between a map and the same map with room made in it; what is new on it is left out. */
export function roomBetween(before: readonly Standing[], after: readonly Standing[]): Room {
  const known = new Map(before.map((one) => [one.id, one.box]))
  const sized: Room['sized'][number][] = []
  const moves: Room['moves'][number][] = []
  for (const { id, box, height } of after) {
    const was = known.get(id)
    if (was === undefined || was === box) continue
    const pos: Point = [box.minX, box.minY]
    if (isOther(boxWidth(box), boxWidth(was)) || isOther(boxHeight(box), boxHeight(was)))
      sized.push({ id, pos, size: [boxWidth(box), height] })
    else if (isOther(box.minX, was.minX) || isOther(box.minY, was.minY)) moves.push({ id, pos })
  }
  return { sized, moves }
}
