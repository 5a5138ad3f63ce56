// Knows where every card of a board stands when nobody has placed it: purpose on top, who and what and leads below, how underneath.
import type { BoardContent, CardContent } from '../board/board-content.ts'
import type { Point, Size } from '../board/board.ts'
import { ordersBetween } from '../board/order.ts'
import { COLUMN_GAP, packColumns } from './columns.ts'
import type { Columns, Row } from './columns.ts'
import { toGrid, upToGrid } from './geometry.ts'
import type { HeightOf } from './height-of.ts'
import { ZONES, sizeFor, zoneRows } from './zone-rows.ts'
import type { ZoneName, ZoneRows } from './zone-rows.ts'

/** Between two zones: room for lines and the words on them. */
export const CORRIDOR = 96
/** Inside a zone: room for its title above, some air elsewhere. */
export const INSIDE = { top: 48, side: 28, bottom: 32 } as const
const CHARTER = { narrowest: 720, widest: 2400 } as const
const EMPTY_ZONE: Size = [288, 160]
/** The shape of a screen that a whole board should fill. */
export const ASPECT = 1.6

interface Plan {
  readonly packed: Readonly<Record<ZoneName, Columns>>
  readonly width: number
  readonly top: number
  readonly bottom: number
}
interface Spot {
  readonly pos: Point
  readonly size: Size
  readonly zone: string | null
}

const outer = (columns: Columns): Size => [
  Math.max(columns.width, EMPTY_ZONE[0]) + 2 * INSIDE.side,
  Math.max(columns.height, EMPTY_ZONE[1]) + INSIDE.top + INSIDE.bottom,
]

/** As many columns as fit a width. */
function packWithin(rows: readonly Row[], width: number): Columns {
  const column = Math.max(0, ...rows.map((row) => row.width)) + COLUMN_GAP
  return packColumns(rows, Math.max(1, Math.floor((width + COLUMN_GAP) / column)))
}

/** Numbers of columns worth trying: all up to six, and for very many rows some around a square. */
function columnCounts(rows: number): readonly number[] {
  if (rows <= 80) return Array.from({ length: Math.max(1, Math.min(6, rows)) }, (_, at) => at + 1)
  const square = Math.ceil(Math.sqrt(rows / 2))
  return [Math.ceil(square / 2), square, square * 2]
}

/** Tries every number of columns per zone and keeps the plan that fits a screen at the largest scale; fewer columns win a tie. `above` = height of what stands on top. */
function bestPlan(rows: Readonly<Record<ZoneName, readonly Row[]>>, above: number): Plan {
  const options = (name: ZoneName): Columns[] =>
    columnCounts(rows[name].length).map((count) => packColumns(rows[name], count))
  const [whoOptions, whatOptions, leadsOptions] = [options('who'), options('what'), options('leads')]
  const howByWidth = new Map<number, Columns>()
  let best: Plan | null = null
  let bestCost = Number.POSITIVE_INFINITY
  for (const who of whoOptions) {
    for (const what of whatOptions) {
      for (const leads of leadsOptions) {
        const width = outer(who)[0] + outer(what)[0] + outer(leads)[0] + 2 * CORRIDOR
        const inside = width - 2 * INSIDE.side
        const how = howByWidth.get(inside) ?? packWithin(rows.how, inside)
        howByWidth.set(inside, how)
        const top = Math.max(outer(who)[1], outer(what)[1], outer(leads)[1])
        const bottom = outer(how)[1]
        const cost = Math.max(width / ASPECT, above + top + CORRIDOR + bottom)
        if (cost < bestCost - 1) {
          bestCost = cost
          best = { packed: { who, what, leads, how }, width, top, bottom }
        }
      }
    }
  }
  if (best === null) throw new RangeError('a board has at least one plan')
  return best
}

function placeZones(plan: Plan, y: number): Readonly<Record<ZoneName, { readonly pos: Point; readonly size: Size }>> {
  const width = (name: ZoneName): number => upToGrid(outer(plan.packed[name])[0])
  const top = upToGrid(plan.top)
  const whatX = width('who') + CORRIDOR
  const leadsX = whatX + width('what') + CORRIDOR
  const total = Math.max(leadsX + width('leads'), width('how'))
  return {
    who: { pos: [0, y], size: [width('who'), top] },
    what: { pos: [whatX, y], size: [width('what'), top] },
    leads: { pos: [leadsX, y], size: [width('leads'), top] },
    how: { pos: [0, y + top + CORRIDOR], size: [total, upToGrid(plan.bottom)] },
  }
}

/** Cards that belong to no zone stand in a row below everything. */
function placeFree({ free }: ZoneRows, y: number, width: number, spots: Map<string, Spot>): void {
  for (const { cell, x, y: down } of packWithin(free, width).placed) {
    spots.set(cell.card.id, { pos: [toGrid(x), toGrid(y + down)], size: [cell.width, cell.height], zone: null })
  }
}

/**
 * The content with a place for every card: position, size (as high as `heightOf` says), zone, stacking and reading order.
 * Uses the board's own zones of the types who, what, leads and how; a zone that is missing is left out and its cards stand where it would be.
 * Cards in `keep` and in the bin stay where they are. Deterministic: the order of the cards decides, nothing else.
 */
export function arrange(
  content: BoardContent,
  heightOf: HeightOf,
  keep: ReadonlySet<string> = new Set(),
): BoardContent {
  const moving = content.cards.filter((card) => card.bin === undefined && !keep.has(card.id))
  const zones = new Map<ZoneName, CardContent>()
  for (const card of moving) {
    const name = ZONES.find((zone) => card.kind === 'zone' && card['zoneType'] === zone)
    if (name !== undefined && !zones.has(name)) zones.set(name, card)
  }
  const divided = zoneRows(content, moving, heightOf)
  const spots = new Map<string, Spot>()

  const charter = moving.find(({ kind }) => kind === 'charter')
  const widest = charter === undefined ? 0 : sizeFor(charter, content, heightOf, CHARTER.widest)[1]
  const plan = bestPlan(divided.rows, widest)
  const charterWidth = toGrid(Math.min(Math.max(plan.width, CHARTER.narrowest), CHARTER.widest))
  const charterSize = charter === undefined ? null : sizeFor(charter, content, heightOf, charterWidth)
  if (charter !== undefined && charterSize !== null)
    spots.set(charter.id, { pos: [0, 0], size: charterSize, zone: null })

  const places = placeZones(plan, charterSize === null ? 0 : charterSize[1] + CORRIDOR - INSIDE.top)
  for (const name of ZONES) {
    const { pos, size } = places[name]
    const zone = zones.get(name)
    if (zone !== undefined) spots.set(zone.id, { pos, size, zone: null })
    for (const { cell, x, y } of plan.packed[name].placed) {
      const at: Point = [toGrid(pos[0] + INSIDE.side + x), toGrid(pos[1] + INSIDE.top + y)]
      spots.set(cell.card.id, { pos: at, size: [cell.width, cell.height], zone: zone?.id ?? null })
    }
  }
  const below = places.how.pos[1] + places.how.size[1] + CORRIDOR
  placeFree(divided, below, places.how.size[0], spots)
  placeOtherZones(moving, below + CORRIDOR, spots)
  return withSpots(content, spots)
}

/** Zones of other types stand under each other, below everything else. */
function placeOtherZones(moving: readonly CardContent[], y: number, spots: Map<string, Spot>): void {
  let down = Math.max(y, ...[...spots.values()].map(({ pos, size }) => pos[1] + size[1] + CORRIDOR))
  for (const card of moving) {
    if (spots.has(card.id)) continue
    const size: Size = [upToGrid(card.size[0]), upToGrid(card.size[1])]
    spots.set(card.id, { pos: [0, toGrid(down)], size, zone: null })
    down += size[1] + CORRIDOR
  }
}

/** Writes the places in, zones below other cards, and the order of reading as the eye goes: zone by zone, column by column. */
function withSpots(content: BoardContent, spots: ReadonlyMap<string, Spot>): BoardContent {
  const placed = content.cards.filter(({ id }) => spots.has(id))
  const stacked = [...placed.filter(({ kind }) => kind === 'zone'), ...placed.filter(({ kind }) => kind !== 'zone')]
  const z = new Map(ordersBetween(null, null, stacked.length).map((key, at) => [stacked[at]?.id, key]))
  const order = new Map<string, string>()
  for (const [, ids] of Map.groupBy(spots, ([, { zone }]) => zone)) {
    const keys = ordersBetween(null, null, ids.length)
    ids.forEach(([id], at) => order.set(id, keys[at] ?? ''))
  }
  const cards = content.cards.map((card): CardContent => {
    const spot = spots.get(card.id)
    if (spot === undefined) return card
    const { zone: _, ...rest } = card
    const place = {
      pos: spot.pos,
      size: spot.size,
      z: z.get(card.id) ?? card.z,
      order: order.get(card.id) ?? card.order,
    }
    return spot.zone === null ? { ...rest, ...place } : { ...rest, ...place, zone: spot.zone }
  })
  return { ...content, cards }
}
