// Shows that lines run at right angles, past the cards and apart from each other, steadily and fast.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Point } from '@common-ground/shared/board/board.ts'
import { boxAt, overlaps } from '@common-ground/shared/layout/geometry.ts'
import type { Box } from '@common-ground/shared/layout/geometry.ts'
import { createObstacleIndex } from '@common-ground/shared/layout/obstacle-index.ts'
import { LINE_GAP, routeRelations } from '@common-ground/shared/layout/route-relations.ts'
import type { Connection, Route } from '@common-ground/shared/layout/route-relations.ts'

type Boxes = readonly (readonly [string, Box])[]
const card = (x: number, y: number): Box => boxAt([x, y], [200, 100])
const line = (id: string, from: string, to: string): Connection => ({ id, from, to })

function pieces(route: Route | undefined): (readonly [Point, Point])[] {
  const points = route?.line ?? []
  return points.slice(1).map((end, at) => [points[at] ?? end, end] as const)
}
const pieceBox = ([a, b]: readonly [Point, Point]): Box => ({
  minX: Math.min(a[0], b[0]) - 0.5,
  maxX: Math.max(a[0], b[0]) + 0.5,
  minY: Math.min(a[1], b[1]) - 0.5,
  maxY: Math.max(a[1], b[1]) + 0.5,
})
const crossed = (route: Route | undefined, boxes: Boxes, ...except: readonly string[]): string[] =>
  boxes
    .filter(([id, box]) => !except.includes(id) && pieces(route).some((piece) => overlaps(pieceBox(piece), box)))
    .map(([id]) => id)
const onEdge = ([x, y]: Point, box: Box): boolean =>
  ((x === box.minX || x === box.maxX) && y > box.minY && y < box.maxY) ||
  ((y === box.minY || y === box.maxY) && x > box.minX && x < box.maxX)

/** Cards on a loose grid, as layouts make them, with random connections. */
const anyMap = fc
  .record({
    count: fc.integer({ min: 2, max: 40 }),
    ends: fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { minLength: 1, maxLength: 40 }),
    shift: fc.array(fc.nat(24), { minLength: 40, maxLength: 40 }),
  })
  .map(({ count, ends, shift }) => {
    const boxes: Boxes = Array.from(
      { length: count },
      (_, at) => [`c${at}`, card((at % 7) * 290 + (shift[at] ?? 0), Math.floor(at / 7) * 140)] as const,
    )
    const connections = ends
      .map(([a, b], at) => line(`r${at}`, `c${a % count}`, `c${b % count}`))
      .filter(({ from, to }) => from !== to)
    return { boxes, connections }
  })

describe('one line', () => {
  test('[LA10] every line runs at right angles from an edge of one card to an edge of the other', () => {
    fc.assert(
      fc.property(anyMap, ({ boxes, connections }) => {
        const routes = routeRelations(connections, createObstacleIndex(boxes))
        const byId = new Map(boxes)
        for (const { id, from, to } of connections) {
          const route = routes.get(id)
          expect(pieces(route).filter(([a, b]) => a[0] !== b[0] && a[1] !== b[1])).toEqual([])
          const [first, last] = [route?.line[0], route?.line.at(-1)]
          expect(first !== undefined && onEdge(first, byId.get(from) ?? card(0, 0))).toBe(true)
          expect(last !== undefined && onEdge(last, byId.get(to) ?? card(0, 0))).toBe(true)
        }
      }),
      { seed: 11, numRuns: 100 },
    )
  })

  test('[LA10] two cards on one level, alone, are joined by a straight line', () => {
    const routes = routeRelations(
      [line('r', 'a', 'b')],
      createObstacleIndex([
        ['a', card(0, 0)],
        ['b', card(400, 40)],
      ]),
    )
    expect(routes.get('r')?.line).toEqual([
      [200, 70],
      [400, 70],
    ])
  })

  test('[LA11] a line goes round a card in its way', () => {
    const boxes: Boxes = [
      ['a', card(0, 0)],
      ['wall', card(290, 0)],
      ['b', card(580, 0)],
    ]
    const route = routeRelations([line('r', 'a', 'b')], createObstacleIndex(boxes)).get('r')
    expect(crossed(route, boxes, 'a', 'b')).toEqual([])
    expect(route?.line).toHaveLength(6)
  })

  test('[LA11] a line between cards of one column passes the card between them', () => {
    const boxes: Boxes = [
      ['a', card(0, 0)],
      ['wall', card(0, 140)],
      ['b', card(0, 280)],
    ]
    expect(
      crossed(routeRelations([line('r', 'a', 'b')], createObstacleIndex(boxes)).get('r'), boxes, 'a', 'b'),
    ).toEqual([])
  })

  test('[LA11] on maps with corridors hardly any line crosses a card', () => {
    let lines = 0
    let crossings = 0
    fc.assert(
      fc.property(anyMap, ({ boxes, connections }) => {
        const routes = routeRelations(connections, createObstacleIndex(boxes))
        for (const { id, from, to } of connections) {
          lines += 1
          crossings += crossed(routes.get(id), boxes, from, to).length
        }
      }),
      { seed: 12, numRuns: 100 },
    )
    expect(crossings / lines).toBeLessThan(0.1)
  })

  test('[LA16] a bend that somebody gave moves the middle of the line, straight ones too', () => {
    const index = createObstacleIndex([
      ['a', card(0, 0)],
      ['b', card(400, 0)],
      ['c', card(0, 500)],
      ['d', card(400, 800)],
    ])
    const connections = [line('straight', 'a', 'b'), line('stepped', 'c', 'd')]
    const plain = routeRelations(connections, index)
    const bent = routeRelations(connections, index, { bendOf: () => [30, 44] })
    const reach = (route: Route | undefined, axis: 0 | 1): number =>
      Math.max(...(route?.line ?? []).map((point) => point[axis]))
    expect(reach(bent.get('straight'), 1)).toBe(reach(plain.get('straight'), 1) + 44)
    expect(bent.get('stepped')?.line[1]?.[0]).toBe((plain.get('stepped')?.line[1]?.[0] ?? 0) + 30)
  })
})

describe('many lines', () => {
  test('[LA12] lines at one side of a card start apart, in the order of where they go', () => {
    const index = createObstacleIndex([
      ['hub', card(0, 200)],
      ['top', card(400, 0)],
      ['middle', card(400, 200)],
      ['low', card(400, 400)],
    ])
    const routes = routeRelations([line('3', 'hub', 'low'), line('1', 'hub', 'top'), line('2', 'hub', 'middle')], index)
    const starts = ['1', '2', '3'].map((id) => routes.get(id)?.line[0]?.[1] ?? 0)
    expect(starts).toEqual([234, 250, 266])
  })

  test('[LA12] lines that run side by side keep apart', () => {
    const boxes: Boxes = [0, 1, 2, 3].flatMap((row) => [
      [`a${row}`, card(0, row * 140)] as const,
      [`b${row}`, card(400, row * 140)] as const,
    ])
    const routes = routeRelations(
      [0, 1, 2, 3].map((row) => line(`r${row}`, `a${row}`, `b${(row + 2) % 4}`)),
      createObstacleIndex(boxes),
    )
    const upright = [...routes.values()].flatMap((route) => pieces(route).filter(([a, b]) => a[0] === b[0]))
    for (const [at, [a, b]] of upright.entries()) {
      for (const [c, d] of upright.slice(at + 1)) {
        const isShared =
          Math.min(Math.max(a[1], b[1]), Math.max(c[1], d[1])) > Math.max(Math.min(a[1], b[1]), Math.min(c[1], d[1]))
        if (isShared) expect(Math.abs(a[0] - c[0])).toBeGreaterThanOrEqual(LINE_GAP - 0.01)
      }
    }
  })

  test('[LA13] the word on a line never lies on a card', () => {
    fc.assert(
      fc.property(anyMap, ({ boxes, connections }) => {
        for (const { label } of routeRelations(connections, createObstacleIndex(boxes), {
          labelSize: () => [80, 22],
        }).values()) {
          if (label === null) continue
          const box = boxAt([label[0] - 40, label[1] - 11], [80, 22])
          expect(boxes.filter(([, other]) => overlaps(box, other))).toEqual([])
        }
      }),
      { seed: 13, numRuns: 100 },
    )
  })

  test('[LA13] a line without a word, and one without room for it, have no place for one', () => {
    const index = createObstacleIndex([
      ['a', card(0, 0)],
      ['b', card(240, 0)],
    ])
    expect(routeRelations([line('r', 'a', 'b')], index, { labelSize: () => null }).get('r')?.label).toBeNull()
    expect(routeRelations([line('r', 'a', 'b')], index, { labelSize: () => [80, 22] }).get('r')?.label).toBeNull()
  })

  test('[LA14] the order in which relations are given changes nothing but the bundles', () => {
    fc.assert(
      fc.property(anyMap, ({ boxes, connections }) => {
        const index = createObstacleIndex(boxes)
        const [one, other] = [routeRelations(connections, index), routeRelations(connections.toReversed(), index)]
        for (const { id } of connections) expect(one.get(id)?.line).toEqual(other.get(id)?.line)
      }),
      { seed: 14, numRuns: 60 },
    )
  })

  test('[LA14] moving a card by four units moves its lines by about as much', () => {
    const index = createObstacleIndex([
      ['a', card(0, 0)],
      ['b', card(400, 210)],
    ])
    const before = routeRelations([line('r', 'a', 'b')], index).get('r')?.line ?? []
    index.set('b', card(404, 214))
    const after = routeRelations([line('r', 'a', 'b')], index).get('r')?.line ?? []
    expect(after).toHaveLength(before.length)
    after.forEach((point, at) => {
      const was = before[at] ?? point
      expect(Math.abs(point[0] - was[0]) + Math.abs(point[1] - was[1])).toBeLessThanOrEqual(8)
    })
  })

  test('[LA15] a few lines alone leave their cards where all lines together would', () => {
    fc.assert(
      fc.property(anyMap, ({ boxes, connections }) => {
        const index = createObstacleIndex(boxes)
        const all = routeRelations(connections, index)
        const only = new Set(connections.slice(0, 3).map(({ id }) => id))
        const some = routeRelations(connections, index, { only })
        expect([...some.keys()].toSorted()).toEqual([...only].toSorted())
        for (const [id, route] of some) {
          expect([route.line[0], route.line.at(-1)]).toEqual([all.get(id)?.line[0], all.get(id)?.line.at(-1)])
        }
      }),
      { seed: 15, numRuns: 60 },
    )
  })
})

test('[LA14] an index finds what a search of everything finds, also after moves', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          x: fc.integer({ min: -3000, max: 3000 }),
          y: fc.integer({ min: -3000, max: 3000 }),
          w: fc.integer({ min: 1, max: 900 }),
        }),
        { maxLength: 60 },
      ),
      (given) => {
        const boxes = given.map(({ x, y, w }, at) => [`b${at}`, boxAt([x, y], [w, 90])] as const)
        const index = createObstacleIndex(boxes)
        const moved = boxes.map(
          ([id, box], at) => [id, at % 3 === 0 ? boxAt([box.minX + 500, box.minY], [50, 50]) : box] as const,
        )
        for (const [id, box] of moved) index.set(id, box)
        const query = boxAt([-500, -500], [1200, 900])
        let found = 0
        index.visit(query, 'b1', '', () => (found += 1))
        expect(found).toBe(moved.filter(([id, box]) => id !== 'b1' && overlaps(query, box)).length)
      },
    ),
    { seed: 16, numRuns: 100 },
  )
})

test('[LA17] a thousand elements are routed in a fraction of a second, one card’s lines in a fraction of a frame', () => {
  const boxes: Boxes = Array.from(
    { length: 600 },
    (_, at) => [`c${at}`, card((at % 31) * 300, Math.floor(at / 31) * 150)] as const,
  )
  const connections = Array.from({ length: 350 }, (_, at) =>
    line(`r${at}`, `c${(at * 37) % 600}`, `c${(at * 37 + ((at % 9) - 4) * 31 + (at % 5)) % 600}`),
  ).filter(({ from, to }) => from !== to)
  const index = createObstacleIndex(boxes)
  const best = (act: () => void): number =>
    Math.min(
      ...Array.from({ length: 8 }, () => {
        const start = performance.now()
        act()
        return performance.now() - start
      }),
    )
  expect(best(() => routeRelations(connections, index))).toBeLessThan(100)
  const only = new Set(connections.filter(({ from, to }) => from === 'c37' || to === 'c37').map(({ id }) => id))
  expect(best(() => routeRelations(connections, index, { only }))).toBeLessThan(2)
})
