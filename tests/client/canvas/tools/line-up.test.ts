import { lineUp } from '@common-ground/client/canvas/tools/line-up.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBoard, aCard, driveMap } from '../../../support/map-driver.ts'

const HOME = { x: 0, y: 0, w: 200, h: 100 }

test('[CA46] an edge or the middle comes to stand on one that stands still, the nearest first', () => {
  const still = [{ x: 500, y: 300, w: 100, h: 60 }]
  expect(lineUp(HOME, [504, 0], still, 8)).toMatchObject({ dx: 500, dy: 0 })
  // Middle on middle: 550 - 100.
  expect(lineUp(HOME, [453, 0], still, 8).dx).toBe(450)
  // Right edge on left edge, and both at once along the two axes.
  expect(lineUp(HOME, [298, 205], still, 8)).toMatchObject({ dx: 300, dy: 200 })
  expect(lineUp(HOME, [520, 150], still, 8)).toEqual({ dx: 520, dy: 150, guides: [] })
  expect(lineUp(HOME, [504, 205], still, 8, { x: false, y: true })).toMatchObject({ dx: 504, dy: 200 })
})

test('[CA46] whatever stands around, a drag is corrected by no more than the reach and its lines run along what it meets', () => {
  const box = fc.record({
    x: fc.integer({ min: -500, max: 500 }),
    y: fc.integer({ min: -500, max: 500 }),
    w: fc.integer({ min: 10, max: 300 }),
    h: fc.integer({ min: 10, max: 300 }),
  })
  fc.assert(
    fc.property(
      box,
      fc.array(box, { maxLength: 12 }),
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: -300, max: 300 }),
      (home, still, dx, dy) => {
        const found = lineUp(home, [dx, dy], still, 8)
        expect(Math.abs(found.dx - dx)).toBeLessThanOrEqual(8)
        expect(Math.abs(found.dy - dy)).toBeLessThanOrEqual(8)
        for (const [[ax, ay], [bx, by]] of found.guides) expect(ax === bx || ay === by).toBe(true)
        // Once lined up it stays so.
        expect(lineUp(home, [found.dx, found.dy], still, 8)).toMatchObject({ dx: found.dx, dy: found.dy })
      },
    ),
    { verbose: true },
  )
})

test('[CA46] a card dropped nearly in line stands in line, not with Ctrl held, and never across the axis Shift keeps', () => {
  const board = () => driveMap(aBoard([aCard('a', [0, 0]), aCard('b', [500, 205])]))
  const lined = board()
  lined.down([50, 50])
  lined.move([70, 150])
  lined.move([70, 250])
  expect(lined.preview()).toMatchObject({
    shows: 'drag',
    dy: 205,
    guides: [
      [
        [20, 205],
        [700, 205],
      ],
      expect.anything(),
      expect.anything(),
    ],
  })
  lined.up([70, 250])
  expect(lined.card('a').pos).toEqual([20, 205])
  const free = board()
  free.drag([50, 50], [70, 250], { mod: true })
  expect(free.card('a').pos).toEqual([20, 200])
  const kept = driveMap(aBoard([aCard('a', [0, 0]), aCard('b', [500, 5])]))
  kept.drag([50, 50], [150, 52], { shift: true })
  expect(kept.card('a').pos).toEqual([100, 0])
})
