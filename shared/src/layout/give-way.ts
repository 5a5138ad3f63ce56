// Knows what gives way when a card that stands on the map has grown: what stood clear below it, down, as far as it must; refuses to know why it grew and to write anything.
import type { Point } from '../board/board.ts'
import { CORRIDOR, INSIDE } from './arrange.ts'
import { ROW_GAP } from './columns.ts'
import { overlaps, upToGrid, type Box } from './geometry.ts'
import { FLUSH, roomBetween, unitsOf, withZoneAs, type Room, type Unit } from './make-room.ts'
import { areaOf, standsIn, type Standing } from './standing.ts'

/** How high cards were seen to be before they grew, by id, world units. */
export type Heights = ReadonlyMap<string, number>

interface Moved {
  readonly id: string
  readonly pos: Point
}
export interface Way {
  /** Cards that stood below and move down, each to where it belongs once the room is made. */
  readonly moves: readonly Moved[]
  /** Zones that grow for it, and what gives way to them. */
  readonly room: Room
}

/**
 * What gives way to cards that have grown. Only what stood clear below one moves, straight down: it keeps its distance up
 * to that of a row, and passes what is locked. What already lay on the card stays there. The zone around them grows as
 * for a new card; a card that stands in no zone moves whole zones, those of a row together. LA30 to LA32.
 *
 * @param standing the map as it is seen now, the cards as high as they have become.
 * @returns no moves and no room = nothing is in the way.
 */
export function giveWay(standing: readonly Standing[], before: Heights): Way {
  // As the map was: what stands in which zone is told by where a card was, not by how far it has come.
  let now: readonly Standing[] = standing.map((one) => {
    const height = before.get(one.id)
    return height === undefined || one.zoneType !== null ? one : { ...one, box: asHigh(one.box, height) }
  })
  /** How far down a card goes by itself; what it is carried along with a zone is room. */
  const own = new Map<string, number>()
  for (const { id, box, zoneType } of standing.toSorted(byTop)) {
    const height = before.get(id)
    const by = height === undefined || zoneType !== null ? 0 : box.maxY - box.minY - height
    if (by > 0) now = withHigher(now, id, by, own)
  }
  const { sized, moves } = roomBetween(standing, now)
  const tops = new Map(standing.map(({ id, box }) => [id, box.minY]))
  const carried = moves
    .map(({ id, pos: [x, y] }): Moved => ({ id, pos: [x, y - (own.get(id) ?? 0)] }))
    .filter(({ id, pos: [, y] }) => !own.has(id) || Math.abs((tops.get(id) ?? y) - y) > FLUSH)
  return { moves: moves.filter(({ id }) => own.has(id)), room: { sized, moves: carried } }
}

/** The map with a card higher by so much, and all that gives way to it. */
function withHigher(
  standing: readonly Standing[],
  id: string,
  by: number,
  own: Map<string, number>,
): readonly Standing[] {
  const card = standing.find((one) => one.id === id)
  if (card === undefined) return standing
  const first = changeOf(card, by)
  const zone = standing
    .filter((one) => one.zoneType !== null && standsIn(card, one))
    .toSorted((one, other) => areaOf(one.box) - areaOf(other.box))[0]
  const beside = standing.filter((one) => one.id !== id && (zone === undefined || standsIn(one, zone)))
  const down = pushed(unitsOf(beside), first)
  const steps = new Map<string, number>()
  for (const [{ head, ids }, step] of down) {
    for (const each of ids) steps.set(each, step)
    if (head.zoneType === null) own.set(head.id, (own.get(head.id) ?? 0) + step)
  }
  return withLower(zone, [first, ...[...down].map(([{ head }, step]) => changeOf(head, step))], standing).map((one) => {
    if (one.id === id) return { ...one, box: { ...one.box, maxY: one.box.maxY + by } }
    const step = steps.get(one.id)
    return step === undefined ? one : { ...one, box: lower(one.box, step) }
  })
}
/** The map with the zone as far below its lowest cards as before, up to what a zone keeps; what hung over its edge does so still. */
function withLower(
  zone: Standing | undefined,
  changes: readonly Change[],
  standing: readonly Standing[],
): readonly Standing[] {
  if (zone === undefined) return standing
  const bottoms = changes.flatMap(({ was, is }) => {
    const air = zone.box.maxY - was
    return air < 0 ? [] : [is + Math.min(INSIDE.bottom, air)]
  })
  const maxY = Math.max(zone.box.maxY, ...bottoms)
  // A locked zone, or one with something locked in its way, has its cards below its edge.
  return withZoneAs(standing, zone.id, { ...zone.box, maxY }) ?? standing
}

/** Where the lower edge of something was and is. A thousand of them are gone through for a thousand others: plain numbers. */
interface Change {
  readonly minX: number
  readonly maxX: number
  readonly was: number
  readonly is: number
}
/** What moves down because of one change, and by how much. */
function pushed(units: readonly Unit[], first: Change): ReadonlyMap<Unit, number> {
  const down = new Map<Unit, number>()
  const changes: Change[] = [first]
  const stones = units.filter(({ isLocked }) => isLocked).toSorted((one, other) => byTop(one.head, other.head))
  // What begins above its lower edge has nothing to do with it, nor with what gives way to it.
  const below = units.filter(({ head, isLocked }) => !isLocked && head.box.minY >= first.was - FLUSH)
  for (const row of rowsOf(below)) {
    let way = 0
    for (const { head } of row) {
      const { minX, maxX, minY } = head.box
      const most = head.zoneType === null ? ROW_GAP : CORRIDOR
      for (const one of changes) {
        const gap = minY - one.was
        if (gap < -FLUSH || minX >= one.maxX || one.minX >= maxX) continue
        way = Math.max(way, one.is + Math.min(most, Math.max(0, gap)) - minY)
      }
    }
    if (way <= 0) continue
    for (const { head: stone } of stones)
      if (row.some(({ head: { box } }) => !overlaps(box, stone.box) && overlaps(lower(box, way), stone.box)))
        way = stone.box.maxY + ROW_GAP - Math.min(...row.map(({ head: { box } }) => box.minY))
    const step = upToGrid(way)
    for (const unit of row) {
      down.set(unit, step)
      changes.push(changeOf(unit.head, step))
    }
  }
  return down
}

/** From top to bottom; zones with one upper edge are one row, a card is a row of its own. */
function rowsOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const rows: Unit[][] = []
  /** The last row of zones. */
  let zones: Unit[] = []
  for (const unit of units.toSorted((one, other) => byTop(one.head, other.head))) {
    const isZone = unit.head.zoneType !== null
    const [first] = zones
    if (isZone && first !== undefined && Math.abs(first.head.box.minY - unit.head.box.minY) < FLUSH) zones.push(unit)
    else {
      const row = [unit]
      rows.push(row)
      if (isZone) zones = row
    }
  }
  return rows
}

const asHigh = (box: Box, height: number): Box => ({ ...box, maxY: box.minY + height })
const changeOf = ({ box: { minX, maxX, maxY } }: Standing, step: number): Change => ({
  minX,
  maxX,
  was: maxY,
  is: maxY + step,
})
const lower = (box: Box, by: number): Box => ({ ...box, minY: box.minY + by, maxY: box.maxY + by })
const byTop = (one: Standing, other: Standing): number =>
  one.box.minY - other.box.minY || one.box.minX - other.box.minX || (one.id < other.id ? -1 : 1)
