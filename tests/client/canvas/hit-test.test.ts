import { createHitIndex, distanceToLine } from '@common-ground/client/canvas/hit-test.ts'
import { handleAt } from '@common-ground/client/canvas/overlay.ts'
import { expect, test } from 'vitest'

const box = (x: number, y: number, w = 100, h = 50) => ({ x, y, w, h })
function index() {
  const hits = createHitIndex()
  hits.load([
    { id: 'low', box: box(0, 0), z: 'a0', isZone: false },
    { id: 'high', box: box(50, 20), z: 'a1', isZone: false },
    { id: 'twin', box: box(50, 20), z: 'a1', isZone: false },
    { id: 'area', box: box(-200, -200, 800, 800), z: 'a9', isZone: true },
  ])
  hits.setRelation(
    'line',
    [
      [100, 25],
      [300, 25],
      [300, 200],
    ],
    box(180, 15, 40, 20),
  )
  return hits
}

test('[CA20] the topmost card is hit, by stacking and then by id', () => {
  const hits = index()
  expect(hits.at([10, 10], 8)).toEqual({ on: 'card', id: 'low' })
  expect(hits.at([70, 30], 8)).toEqual({ on: 'card', id: 'twin' })
  hits.remove('twin')
  expect(hits.at([70, 30], 8)).toEqual({ on: 'card', id: 'high' })
  hits.setCard('low', box(0, 0), 'a2', false)
  expect(hits.at([70, 30], 8)).toEqual({ on: 'card', id: 'low' })
  // Just beside a card still counts.
  expect(hits.at([-6, 10], 8)).toEqual({ on: 'card', id: 'low' })
})

test('[CA21] a line is hit within the margin, and its word as a whole', () => {
  const hits = index()
  expect(hits.at([260, 31], 8)).toEqual({ on: 'relation', id: 'line' })
  expect(hits.at([260, 36], 8)).toBeNull()
  expect(hits.at([185, 34], 8)).toEqual({ on: 'relation', id: 'line' })
  expect(hits.at([120, 30], 8)).toEqual({ on: 'card', id: 'twin' })
  expect(distanceToLine([], [0, 0])).toBe(Infinity)
})

test('[CA22] a zone is hit at its rim and title only', () => {
  const hits = index()
  expect(hits.at([400, 400], 8)).toBeNull()
  expect(hits.at([598, 300], 8)).toEqual({ on: 'zone', id: 'area' })
  expect(hits.at([0, -190], 4)).toEqual({ on: 'zone', id: 'area' })
  expect(hits.at([620, 300], 8)).toBeNull()
})

test('[CA23] a marquee takes what it meets, a zone only whole', () => {
  const hits = index()
  expect(hits.cardsIn(box(-10, -10, 20, 20))).toEqual(['low'])
  expect(hits.cardsIn(box(-300, -300, 1000, 1000))).toEqual(['low', 'high', 'twin', 'area'])
})

test('[CA24] handles have large targets outside the card and none on its words', () => {
  const card = box(0, 0, 200, 100)
  expect(handleAt(card, [209, 109], 1, false)).toBe('se')
  expect(handleAt(card, [190, 90], 1, false)).toBeNull()
  expect(handleAt(card, [100, -8], 1, false)).toBe('n')
  expect(handleAt(card, [225, 50], 1, false)).toBeNull()
  expect(handleAt(card, [225, 50], 1, true)).toBe('e')
  // Far out the targets keep their size on screen, and the middle ones go.
  expect(handleAt(card, [100, -20], 0.3, false)).toBeNull()
})
