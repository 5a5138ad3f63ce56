// Knows how all lines of a board run together: past the cards, apart from each other, with room for their words; refuses to draw them.
import type { Point, Size } from '../board/board.ts'
import { choosePorts } from './choose-sides.ts'
import type { Connection } from './choose-sides.ts'
import { boxAt, overlaps } from './geometry.ts'
import type { Box } from './geometry.ts'
import type { ObstacleIndex } from './obstacle-index.ts'
import { routeLine } from './route-line.ts'

export type { Connection } from './choose-sides.ts'

/** Lines that run side by side stand so far apart, in world units. */
export const LINE_GAP = 10
const WIDEST_BUNDLE = 72
/** Shares of a piece at which a word may stand, the middle first. */
const LABEL_PLACES = [0.5, 0.35, 0.65, 0.2, 0.8] as const

/** How one relation runs. */
export interface Route {
  readonly id: string
  /** At least two corners, at right angles; painters round them. */
  readonly line: readonly Point[]
  /** Middle of the word on the line; null = no place where it would not lie on a card. */
  readonly label: Point | null
}
export interface RouteOptions {
  /** Only these relations are routed; the others still take their place at the sides of cards. Absent = all. */
  readonly only?: ReadonlySet<string>
  /** Size of the word on a relation; absent = a usual one. null = it has no word. */
  readonly labelSize?: (id: string) => Size | null
  /** Offset that a person gave the middle of a line; null = none. */
  readonly bendOf?: (id: string) => Point | null
}

interface Routed {
  readonly id: string
  line: Point[]
}
interface Piece {
  readonly route: Routed
  readonly at: number
  readonly place: number
  readonly low: number
  readonly high: number
}

const USUAL_LABEL: Size = [96, 22]

/** Inner pieces in one direction; the pieces that touch a card stay where the card is. */
function innerPieces(routes: readonly Routed[], upright: boolean): Piece[] {
  const pieces: Piece[] = []
  for (const route of routes) {
    for (let at = 1; at < route.line.length - 2; at += 1) {
      const [a, b] = [route.line[at], route.line[at + 1]]
      if (a === undefined || b === undefined || (upright ? a[0] !== b[0] : a[1] !== b[1])) continue
      const [one, two] = upright ? [a[1], b[1]] : [a[0], b[0]]
      pieces.push({ route, at, place: upright ? a[0] : a[1], low: Math.min(one, two), high: Math.max(one, two) })
    }
  }
  return pieces
}

function shift({ route, at }: Piece, upright: boolean, by: number): void {
  for (const index of [at, at + 1]) {
    const here = route.line[index]
    if (here !== undefined) route.line[index] = upright ? [here[0] + by, here[1]] : [here[0], here[1] + by]
  }
}

/** Moves pieces that lie on each other apart. Bundles keep their middle, so a small move of a card moves lines a little. */
function separate(routes: readonly Routed[], upright: boolean): void {
  const pieces = innerPieces(routes, upright).toSorted(
    (one, other) => one.place - other.place || one.low - other.low || (one.route.id < other.route.id ? -1 : 1),
  )
  let start = 0
  while (start < pieces.length) {
    const first = pieces[start]
    if (first === undefined) break
    const bundle = [first]
    let low = first.low
    let high = first.high
    let next = start + 1
    for (
      let piece = pieces[next];
      piece !== undefined && piece.place - first.place < LINE_GAP / 2;
      piece = pieces[next]
    ) {
      if (piece.low < high && piece.high > low) {
        bundle.push(piece)
        low = Math.min(low, piece.low)
        high = Math.max(high, piece.high)
      } else break
      next += 1
    }
    const gap = Math.min(LINE_GAP, WIDEST_BUNDLE / Math.max(bundle.length - 1, 1))
    bundle.forEach((piece, rank) => {
      const by = (rank - (bundle.length - 1) / 2) * gap
      if (by !== 0) shift(piece, upright, by)
    })
    start = next
  }
}

/** Moves the middle of a line by what a person dragged it; a straight line gets a step. */
function bent(line: readonly Point[], [dx, dy]: Point): Point[] {
  const [first, last] = [line[0], line.at(-1)]
  if (first === undefined || last === undefined) return [...line]
  if (line.length >= 4) {
    const at = Math.floor(line.length / 2) - 1
    const [a, b] = [line[at], line[at + 1]]
    if (a !== undefined && b !== undefined) {
      const by: Point = a[0] === b[0] ? [dx, 0] : [0, dy]
      return line.map((here, index) => (index === at || index === at + 1 ? [here[0] + by[0], here[1] + by[1]] : here))
    }
  }
  if (line.length !== 2) return [...line]
  const isLevel = first[1] === last[1]
  const third = (share: number): Point => [
    first[0] + (last[0] - first[0]) * share,
    first[1] + (last[1] - first[1]) * share,
  ]
  const [a, b] = [third(0.25), third(0.75)]
  const moved = (here: Point): Point => (isLevel ? [here[0], here[1] + dy] : [here[0] + dx, here[1]])
  return [first, a, moved(a), moved(b), b, last]
}

/** The middle of the longest piece where the word lies on no card and on no other word. */
function labelPlace(line: readonly Point[], size: Size, index: ObstacleIndex, taken: readonly Box[]): Point | null {
  const pieces = line
    .slice(1)
    .map((end, at) => {
      const start = line[at] ?? end
      return { start, end, length: Math.abs(end[0] - start[0]) + Math.abs(end[1] - start[1]) }
    })
    .toSorted((one, other) => other.length - one.length)
  let besideCards: Point | null = null
  for (const { start, end, length } of pieces) {
    for (const share of LABEL_PLACES) {
      const centre: Point = [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share]
      const box = boxAt([centre[0] - size[0] / 2, centre[1] - size[1] / 2], size)
      if (index.hits(box, '', '')) continue
      besideCards ??= centre
      if (!taken.some((other) => overlaps(other, box))) return centre
      if (length < size[1] * 2) break
    }
  }
  return besideCards
}

/** The connections that share a card with one of the wanted ones: they decide where along a side a line may leave. */
function aroundOnly(connections: readonly Connection[], only: ReadonlySet<string>): readonly Connection[] {
  const cards = new Set<string>()
  for (const { id, from, to } of connections) if (only.has(id)) cards.add(from).add(to)
  return connections.filter(({ from, to }) => cards.has(from) || cards.has(to))
}

/**
 * Routes for the connections whose two cards are in the index, by id. Lines run at right angles through the free space between cards where
 * there is any, keep apart where they run side by side, and leave a card spread along its side. The same cards and connections
 * always give the same lines. `index` holds the boxes that lines must not cross: cards, not zones.
 */
export function routeRelations(
  connections: readonly Connection[],
  index: ObstacleIndex,
  options: RouteOptions = {},
): ReadonlyMap<string, Route> {
  const { only, labelSize, bendOf } = options
  const routed: Routed[] = []
  for (const [id, [from, to]] of choosePorts(only === undefined ? connections : aroundOnly(connections, only), index)) {
    if (only === undefined || only.has(id)) routed.push({ id, line: [...routeLine(from, to, index)] })
  }
  separate(routed, true)
  separate(routed, false)
  const routes = new Map<string, Route>()
  const taken: Box[] = []
  for (const { id, line } of routed) {
    const bend = bendOf?.(id) ?? null
    const whole = bend === null ? line : bent(line, bend)
    const size = labelSize === undefined ? USUAL_LABEL : labelSize(id)
    const label = size === null ? null : labelPlace(whole, size, index, taken)
    if (label !== null && size !== null) taken.push(boxAt([label[0] - size[0] / 2, label[1] - size[1] / 2], size))
    routes.set(id, { id, line: whole, label })
  }
  return routes
}
