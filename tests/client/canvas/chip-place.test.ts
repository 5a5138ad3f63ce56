// Shows where the sign of somebody who types stands.
import { boxesMeet, type Box } from '@common-ground/client/canvas/box.ts'
import { placeChip } from '@common-ground/client/canvas/chip-place.ts'
import { expect, test } from 'vitest'

const card: Box = { x: 100, y: 100, w: 160, h: 80 }
const chip = [90, 16] as const
const screen = [683, 470] as const
const at = (...others: readonly Box[]): readonly [number, number] =>
  placeChip(card, chip, screen, (box) => others.some((other) => boxesMeet(box, other)))

test('[CA78] the sign stands above the card, at its right when a title is at its left, else below', () => {
  expect(at()).toEqual([108, 82])
  expect(at({ x: 90, y: 70, w: 60, h: 20 })).toEqual([162, 82])
  expect(at({ x: 90, y: 60, w: 200, h: 30 })).toEqual([108, 182])
})
test('[CA78] between two cards without room it stands inside at the lower edge', () => {
  const [x, y] = at({ x: 100, y: 10, w: 160, h: 80 }, { x: 100, y: 190, w: 160, h: 80 })
  expect([x, y]).toEqual([162, 162])
})
test('[CA78] it is never cut off by the edge of the screen', () => {
  const low = placeChip({ ...card, y: 5 }, chip, screen, () => false)
  expect(low).toEqual([108, 87])
})
