import { neighbourInOrder, readingOrder } from '@common-ground/client/canvas/reading-order.ts'
import { freePlace } from '@common-ground/client/canvas/free-place.ts'
import { boxesMeet } from '@common-ground/client/canvas/box.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard, driveMap } from '../../support/map-driver.ts'

const board = () =>
  driveMap(
    aBoard([
      aCard('loose', [0, -900]),
      aCard('right', [700, 10], { kind: 'zone', size: [500, 400] }),
      aCard('below', [0, 600], { kind: 'zone', size: [500, 400] }),
      aCard('left', [0, 0], { kind: 'zone', size: [500, 400] }),
      aCard('r1', [750, 50], { zone: 'right' }),
      aCard('l2', [20, 20], { zone: 'left', order: 'a2' }),
      aCard('l1', [20, 200], { zone: 'left', order: 'a1' }),
    ]),
  ).session.board.get()

test('[CA61] the purpose first, then zone by zone in rows, then what stands in none', () => {
  expect(readingOrder(board())).toEqual(['charter', 'left', 'l1', 'l2', 'right', 'r1', 'below', 'loose'])
})

test('[CA61] walking goes one card at a time and ends at either end', () => {
  const cards = board()
  expect(neighbourInOrder(cards, null, 1)).toBe('charter')
  expect(neighbourInOrder(cards, null, -1)).toBe('loose')
  expect(neighbourInOrder(cards, 'l2', 1)).toBe('right')
  expect(neighbourInOrder(cards, 'l1', -1)).toBe('left')
  expect(neighbourInOrder(cards, 'loose', 1)).toBeNull()
  expect(neighbourInOrder(cards, 'charter', -1)).toBeNull()
})

test('[CA51] the free place is the middle when it is free, and free of everything else when not', () => {
  expect(freePlace([500, 400], [200, 100], () => [])).toEqual([400, 350])
  const taken = { x: 300, y: 300, w: 400, h: 200 }
  const [x, y] = freePlace([500, 400], [200, 100], (box) => (boxesMeet(box, taken) ? [taken] : []))
  expect(boxesMeet({ x, y, w: 200, h: 100 }, taken)).toBe(false)
  expect(Math.hypot(x - 400, y - 350)).toBeLessThan(400)
})
