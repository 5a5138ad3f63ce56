// Pins where a card goes in a zone when nobody points at a place.
import { boxAt, boxContains, boxesMeet } from '@common-ground/client/canvas/box.ts'
import { placeInNoZone, placeInZone } from '@common-ground/client/canvas/place-in-zone.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../support/map-driver.ts'
import { openMemorySession } from '../../support/memory-session.ts'

const zone = aCard('zone', [0, 0], { kind: 'zone', size: [480, 360], title: 'Here' })
const boardOf = (...cards: ReturnType<typeof aCard>[]) => openMemorySession(aBoard([zone, ...cards])).board.get()
const zoneOf = (board: ReturnType<typeof boardOf>) => {
  const card = board.cards.get('zone')
  if (card === undefined) throw new RangeError('no zone')
  return card
}

test('[LI21] a card gets the first free place in the zone, beside what stands there', () => {
  const board = boardOf(aCard('one', [20, 50], { zone: 'zone', text: 'One' }))
  const { pos, zoneSize } = placeInZone(board, zoneOf(board), [200, 100], null)
  expect(zoneSize).toBe(null)
  const box = boxAt(pos, [200, 100])
  expect(boxContains(boxAt([0, 0], [480, 360]), box)).toBe(true)
  expect(boxesMeet(box, boxAt([20, 50], [200, 100]))).toBe(false)
})
test('[LI21] a full zone grows downwards, and the card stands under its lowest card', () => {
  const board = boardOf(aCard('one', [20, 50], { zone: 'zone', text: 'One', size: [440, 300] }))
  const { pos, zoneSize } = placeInZone(board, zoneOf(board), [200, 100], null)
  expect(pos[1]).toBeGreaterThan(350)
  expect(zoneSize?.[0]).toBe(480)
  expect(zoneSize?.[1]).toBeGreaterThanOrEqual(pos[1] + 100)
})
test('[LI21] the card that leaves its place takes no room; a card wider than the zone widens it', () => {
  const board = boardOf(aCard('one', [20, 50], { zone: 'zone', text: 'One', size: [440, 300] }))
  expect(placeInZone(board, zoneOf(board), [440, 300], 'one').zoneSize).toBe(null)
  expect(placeInZone(board, zoneOf(board), [600, 100], null).zoneSize?.[0]).toBeGreaterThanOrEqual(600)
})
test('[LI21] in no zone the place is outside every zone and card', () => {
  const board = boardOf(aCard('one', [600, 50], { text: 'One' }))
  const box = boxAt(placeInNoZone(board, [240, 180], [200, 100], null), [200, 100])
  for (const card of board.cards.values()) expect(boxesMeet(box, boxAt(card.pos, card.size))).toBe(false)
})
