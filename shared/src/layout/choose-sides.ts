// Knows from which side of each card a line leaves and how many lines share a side; refuses to know how the line runs on.
import type { Point } from '../board/board.ts'
import type { Box } from './geometry.ts'
import type { ObstacleIndex } from './obstacle-index.ts'
import type { Port, Side } from './route-line.ts'

/** A line to be drawn between two cards. */
export interface Connection {
  readonly id: string
  readonly from: string
  readonly to: string
}

/** Cards nearer than this leave no room for a line between their sides. */
const ROOM = 32
/** Lines that share a side stand so far apart, when there is room. */
const PORT_GAP = 16
const CORNER_ROOM = 18

function sidesOf(from: Box, to: Box, connection: Connection, index: ObstacleIndex): readonly [Side, Side] {
  if (to.minX - from.maxX >= ROOM) return ['right', 'left']
  if (from.minX - to.maxX >= ROOM) return ['left', 'right']
  const isBelow = to.minY >= from.maxY
  const isAbove = from.minY >= to.maxY
  if (!isBelow && !isAbove) return ['right', 'right']
  const gap: Box = {
    minX: Math.max(from.minX, to.minX),
    maxX: Math.min(from.maxX, to.maxX),
    minY: isBelow ? from.maxY : to.maxY,
    maxY: isBelow ? to.minY : from.minY,
  }
  const isClear = gap.maxX - gap.minX >= 2 * CORNER_ROOM && !index.hits(gap, connection.from, connection.to)
  if (isClear || gap.maxX <= gap.minX) return isBelow ? ['bottom', 'top'] : ['top', 'bottom']
  return ['right', 'right']
}

interface End {
  readonly key: string
  readonly box: Box
  readonly side: Side
  /** Where the line is heading, along the side. */
  readonly toward: number
  readonly id: string
  readonly isFrom: boolean
}

const isUpright = (side: Side): boolean => side === 'top' || side === 'bottom'

function portAt(end: End, rank: number, count: number): Point {
  const { box, side } = end
  const [low, high] = isUpright(side) ? [box.minX, box.maxX] : [box.minY, box.maxY]
  const room = Math.max(high - low - 2 * CORNER_ROOM, 0)
  const gap = count > 1 ? Math.min(PORT_GAP, room / (count - 1)) : 0
  const along = (low + high) / 2 + (rank - (count - 1) / 2) * gap
  switch (side) {
    case 'left':
      return [box.minX, along]
    case 'right':
      return [box.maxX, along]
    case 'top':
      return [along, box.minY]
    case 'bottom':
      return [along, box.maxY]
  }
}

/** Where two facing cards overlap enough for a straight line between them; null = they do not. */
function sharedLevel(from: Box | undefined, to: Box | undefined, side: Side): number | null {
  if (from === undefined || to === undefined) return null
  const [low, high] = isUpright(side)
    ? [Math.max(from.minX, to.minX), Math.min(from.maxX, to.maxX)]
    : [Math.max(from.minY, to.minY), Math.min(from.maxY, to.maxY)]
  return high - low >= 2 * CORNER_ROOM ? (low + high) / 2 : null
}
const levelPort = (card: string, side: Side, at: Point, level: number): Port => ({
  card,
  side,
  at: isUpright(side) ? [level, at[1]] : [at[0], level],
})

/** Both ports of every connection whose cards are there. Lines on one side stand in the order of where they go, so that they do not cross. */
export function choosePorts(
  connections: readonly Connection[],
  index: ObstacleIndex,
): ReadonlyMap<string, readonly [Port, Port]> {
  const groups = new Map<string, End[]>()
  const sides = new Map<string, readonly [Connection, Side, Side]>()
  const add = (end: End): void => {
    const group = groups.get(end.key)
    if (group === undefined) groups.set(end.key, [end])
    else group.push(end)
  }
  for (const connection of connections) {
    const [from, to] = [index.boxOf(connection.from), index.boxOf(connection.to)]
    if (from === undefined || to === undefined || connection.from === connection.to) continue
    const [fromSide, toSide] = sidesOf(from, to, connection, index)
    sides.set(connection.id, [connection, fromSide, toSide])
    const middle = (box: Box, side: Side): number => (isUpright(side) ? box.minX + box.maxX : box.minY + box.maxY) / 2
    add({
      key: `${connection.from}\n${fromSide}`,
      box: from,
      side: fromSide,
      toward: middle(to, fromSide),
      id: connection.id,
      isFrom: true,
    })
    add({
      key: `${connection.to}\n${toSide}`,
      box: to,
      side: toSide,
      toward: middle(from, toSide),
      id: connection.id,
      isFrom: false,
    })
  }
  const places = new Map<string, Point>()
  for (const group of groups.values()) {
    group.sort((one, other) => one.toward - other.toward || (one.id < other.id ? -1 : 1))
    group.forEach((end, rank) =>
      places.set(`${end.id}\n${end.isFrom ? 'from' : 'to'}`, portAt(end, rank, group.length)),
    )
  }
  const ports = new Map<string, readonly [Port, Port]>()
  for (const [id, [connection, fromSide, toSide]] of sides) {
    const [from, to] = [places.get(`${id}\nfrom`), places.get(`${id}\nto`)]
    if (from === undefined || to === undefined) continue
    const isAlone =
      groups.get(`${connection.from}\n${fromSide}`)?.length === 1 &&
      groups.get(`${connection.to}\n${toSide}`)?.length === 1
    const level =
      isAlone && fromSide !== toSide
        ? sharedLevel(index.boxOf(connection.from), index.boxOf(connection.to), fromSide)
        : null
    if (level !== null) {
      ports.set(id, [levelPort(connection.from, fromSide, from, level), levelPort(connection.to, toSide, to, level)])
      continue
    }
    ports.set(id, [
      { card: connection.from, side: fromSide, at: from },
      { card: connection.to, side: toSide, at: to },
    ])
  }
  return ports
}
