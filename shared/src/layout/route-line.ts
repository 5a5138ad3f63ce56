// Knows how one line runs at right angles from a side of one card to a side of another, past the cards between; refuses to know other lines.
import type { Point } from '../board/board.ts'
import type { Box } from './geometry.ts'
import type { ObstacleIndex } from './obstacle-index.ts'

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** Where a line leaves a card. */
export interface Port {
  readonly card: string
  readonly side: Side
  readonly at: Point
}

/** Free space that a line keeps from cards it passes. */
const CLEARANCE = 12
/** A line runs at least so far straight out of a card before it turns. */
const STUB = 20
const BEND_COST = 60
const CROSSING_COST = 2_000
const LANES = 10

/** The same computation serves lines that leave sideways and lines that leave up or down: coordinates are turned, not code. */
interface Frame {
  readonly turned: boolean
  readonly index: ObstacleIndex
  readonly from: string
  readonly to: string
}
type Line = readonly Point[]

const point = (frame: Frame, along: number, across: number): Point => (frame.turned ? [across, along] : [along, across])
const boxBetween = (frame: Frame, along: readonly [number, number], across: readonly [number, number]): Box => {
  const [a0, a1] = along[0] < along[1] ? along : [along[1], along[0]]
  const [c0, c1] = across[0] < across[1] ? across : [across[1], across[0]]
  return frame.turned ? { minX: c0, maxX: c1, minY: a0, maxY: a1 } : { minX: a0, maxX: a1, minY: c0, maxY: c1 }
}
const alongOf = (frame: Frame, box: Box): readonly [number, number] =>
  frame.turned ? [box.minY, box.maxY] : [box.minX, box.maxX]
const acrossOf = (frame: Frame, box: Box): readonly [number, number] =>
  frame.turned ? [box.minX, box.maxX] : [box.minY, box.maxY]

/** Cards in the way of a straight piece. */
function inTheWay(
  frame: Frame,
  along: readonly [number, number],
  across: readonly [number, number],
  found: (box: Box) => void,
): void {
  const half = CLEARANCE / 3
  const box = boxBetween(frame, along, across)
  frame.index.visit(
    { minX: box.minX - half, maxX: box.maxX + half, minY: box.minY - half, maxY: box.maxY + half },
    frame.from,
    frame.to,
    found,
  )
}

function costOf(frame: Frame, line: Line, bound: number): number {
  let cost = (line.length - 2) * BEND_COST
  for (let at = 1; at < line.length && cost < bound; at += 1) {
    const [a, b] = [line[at - 1], line[at]]
    if (a === undefined || b === undefined) break
    cost += Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])
    const piece: Box = {
      minX: Math.min(a[0], b[0]) - 3,
      maxX: Math.max(a[0], b[0]) + 3,
      minY: Math.min(a[1], b[1]) - 3,
      maxY: Math.max(a[1], b[1]) + 3,
    }
    // A line may leave and reach its own cards only at the ends of the line.
    const isFirst = at === 1
    const isLast = at === line.length - 1
    frame.index.visit(piece, isFirst ? frame.from : '', isLast ? frame.to : '', () => {
      cost += CROSSING_COST
    })
  }
  return cost
}

/** The nearest place, in one direction, where a piece meets no card; the start itself when it is free, null after too many tries. */
function freeLane(
  start: number,
  direction: 1 | -1,
  blockedBy: (lane: number, found: (low: number, high: number) => void) => void,
): number | null {
  let lane = start
  for (let tries = 0; tries < LANES; tries += 1) {
    let next: number | null = null
    blockedBy(lane, (low, high) => {
      const beyond = direction > 0 ? high + CLEARANCE : low - CLEARANCE
      next = next === null ? beyond : direction > 0 ? Math.max(next, beyond) : Math.min(next, beyond)
    })
    if (next === null) return lane
    lane = next
  }
  return null
}

function cheapest(frame: Frame, lines: Iterable<Line>): Line {
  let best: Line = []
  let bestCost = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const cost = costOf(frame, line, bestCost)
    if (cost < bestCost) {
      best = line
      bestCost = cost
    }
  }
  return best
}

/** Middle of the free space beside a card, in the direction the line leaves it. */
function corridorBeside(frame: Frame, start: number, across: number, end: number): number {
  const direction = end > start ? 1 : -1
  let nearest = end
  inTheWay(frame, [start + direction, end], [across, across], (box) => {
    const [low, high] = alongOf(frame, box)
    const edge = direction > 0 ? low : high
    if ((edge - start) * direction > 0 && (edge - nearest) * direction < 0) nearest = edge
  })
  const room = Math.abs(nearest - start)
  return start + direction * Math.max(Math.min(room / 2, 96), Math.min(STUB, room / 2))
}

/** Lines between facing sides: out, across, in; or out, across, along a free lane, across, in. */
function* facing(frame: Frame, a: Point, b: Point): Generator<Line> {
  const [a0, ac, b0, bc] = frame.turned ? [a[1], a[0], b[1], b[0]] : [a[0], a[1], b[0], b[1]]
  if (Math.abs(ac - bc) < 1) {
    yield [a, b]
  } else {
    const near = corridorBeside(frame, a0, ac, b0)
    const far = corridorBeside(frame, b0, bc, a0)
    for (const middle of [(a0 + b0) / 2, near, far]) {
      yield [a, point(frame, middle, ac), point(frame, middle, bc), b]
    }
  }
  const near = corridorBeside(frame, a0, ac, b0)
  const far = corridorBeside(frame, b0, bc, a0)
  for (const start of [ac, bc]) {
    for (const direction of [1, -1] as const) {
      const lane = freeLane(start, direction, (across, found) =>
        inTheWay(frame, [near, far], [across, across], (box) => found(...acrossOf(frame, box))),
      )
      if (lane !== null)
        yield [a, point(frame, near, ac), point(frame, near, lane), point(frame, far, lane), point(frame, far, bc), b]
    }
  }
}

/** Lines between sides that look the same way: out, back along both cards, in. */
function* alongside(frame: Frame, a: Point, b: Point, direction: 1 | -1): Generator<Line> {
  const [a0, ac, b0, bc] = frame.turned ? [a[1], a[0], b[1], b[0]] : [a[0], a[1], b[0], b[1]]
  const outermost = direction > 0 ? Math.max(a0, b0) : Math.min(a0, b0)
  const start = outermost + direction * STUB
  yield [a, point(frame, start, ac), point(frame, start, bc), b]
  const lane = freeLane(start, direction, (along, found) =>
    inTheWay(frame, [along, along], [ac, bc], (box) => found(...alongOf(frame, box))),
  )
  if (lane !== null) yield [a, point(frame, lane, ac), point(frame, lane, bc), b]
}

/** Takes out points in the middle of a straight piece and points given twice. */
function straightened(line: Line): Line {
  const kept: Point[] = []
  for (const here of line) {
    const [before, last] = [kept.at(-2), kept.at(-1)]
    if (last !== undefined && last[0] === here[0] && last[1] === here[1]) continue
    const isStraight =
      before !== undefined &&
      last !== undefined &&
      ((before[0] === last[0] && last[0] === here[0]) || (before[1] === last[1] && last[1] === here[1]))
    if (isStraight) kept.pop()
    kept.push(here)
  }
  return kept
}

const isUpright = (side: Side): boolean => side === 'top' || side === 'bottom'

/** The best line from one port to another: fewest cards crossed, then shortest, then fewest bends. Deterministic. */
export function routeLine(from: Port, to: Port, index: ObstacleIndex): readonly Point[] {
  const frame: Frame = { turned: isUpright(from.side), index, from: from.card, to: to.card }
  if (from.side === to.side) {
    const direction = from.side === 'right' || from.side === 'bottom' ? 1 : -1
    return straightened(cheapest(frame, alongside(frame, from.at, to.at, direction)))
  }
  return straightened(cheapest(frame, facing(frame, from.at, to.at)))
}
