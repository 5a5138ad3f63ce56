import { createEdgeScroll } from '@common-ground/client/canvas/edge-scroll.ts'
import type { Point } from '@common-ground/shared/board/board.ts'
import { expect, test } from 'vitest'

const VIEWPORT = [1000, 600] as const
/** How far the map went along x in half a second of frames with the hand there. */
function gone(hand: Point | null, viewport: Point = VIEWPORT): number {
  const edge = createEdgeScroll()
  let x = 0
  for (let now = 0; now <= 500; now += 16) x += edge.step(now, hand, viewport)?.[0] ?? 0
  return x
}

test('[CA47] the map follows a hand at its edge, faster the nearer the edge, and not in the middle', () => {
  expect(gone([500, 300])).toBe(0)
  expect(gone(null)).toBe(0)
  expect(gone([990, 300])).toBeGreaterThan(10)
  expect(gone([1000, 300])).toBeGreaterThan(gone([990, 300]))
  expect(gone([1200, 300])).toBe(gone([1000, 300]))
  expect(gone([10, 300])).toBeCloseTo(-gone([990, 300]))
  expect(gone([600, 300], [600, 600])).toBeLessThan(gone([1000, 300]))
})

test('[CA47] a hand that passes the edge moves nothing, and a wait begins anew each time', () => {
  const edge = createEdgeScroll()
  for (let now = 0; now < 200; now += 16) expect(edge.step(now, [1000, 300], VIEWPORT)).toEqual([0, 0])
  expect(edge.step(200, [500, 300], VIEWPORT)).toBeNull()
  for (let now = 216; now < 400; now += 16) expect(edge.step(now, [1000, 300], VIEWPORT)).toEqual([0, 0])
  expect(edge.step(432, [1000, 300], VIEWPORT)?.[0]).toBeGreaterThan(0)
})
