// Shows what gives way when a card has grown: what stood clear below it, straight down and no further than it must, inside its zone.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { arrange } from '@common-ground/shared/layout/arrange.ts'
import { boxAt, contains, overlaps } from '@common-ground/shared/layout/geometry.ts'
import { giveWay, type Way } from '@common-ground/shared/layout/give-way.ts'
import { standsIn, type Standing } from '@common-ground/shared/layout/standing.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { anyContent } from './random-content.ts'

const RUNS = { seed: 20261130, numRuns: 150 }

type Extent = readonly [x: number, y: number, width: number, height: number]
const thing = (id: string, [x, y, width, height]: Extent, more: Partial<Standing> = {}): Standing => ({
  ...{ id, kind: 'note', zone: null, zoneType: null, height, isLocked: false },
  box: boxAt([x, y], [width, height]),
  ...more,
})
const zone = (id: string, extent: Extent, more: Partial<Standing> = {}): Standing =>
  thing(id, extent, { kind: 'zone', zoneType: 'free', ...more })

/** The card so much higher than it was, and what gives way. */
function growing(
  standing: readonly Standing[],
  id: string,
  by: number,
): { readonly way: Way; readonly grown: readonly Standing[] } {
  let was = 0
  const grown = standing.map((one) => {
    if (one.id !== id) return one
    was = one.box.maxY - one.box.minY
    return { ...one, box: { ...one.box, maxY: one.box.maxY + by } }
  })
  return { way: giveWay(grown, new Map([[id, was]])), grown }
}
/** The map once all of it is done. */
function done(standing: readonly Standing[], { moves, room }: Way): readonly Standing[] {
  const steps = [...room.moves, ...moves].map((move) => ({ ...move, size: undefined }))
  return [...room.sized, ...steps].reduce<readonly Standing[]>(
    (now, { id, pos, size }) =>
      now.map((one) =>
        one.id === id
          ? { ...one, box: boxAt(pos, size ?? [one.box.maxX - one.box.minX, one.box.maxY - one.box.minY]) }
          : one,
      ),
    standing,
  )
}
const onEachOther = (standing: readonly Standing[]): string[] => {
  const pairs = (things: readonly Standing[]): string[] =>
    things.flatMap((one, at) =>
      things.slice(at + 1).flatMap((other) => (overlaps(one.box, other.box) ? [`${one.id} ${other.id}`] : [])),
    )
  return [
    ...pairs(standing.filter(({ zoneType }) => zoneType === null)),
    ...pairs(standing.filter(({ zoneType }) => zoneType !== null)),
  ]
}
const topOf = (standing: readonly Standing[], id: string): number | undefined =>
  standing.find((one) => one.id === id)?.box.minY

test('[LA30] [LA31] whatever grows on a map that was laid out, afterwards nothing covers anything, all stand in their zones', () => {
  fc.assert(
    fc.property(anyContent, fc.nat(), fc.integer({ min: 1, max: 400 }), (content, turn, by) => {
      const before = standingOn(boardOfContent(arrange(content, heightOf)))
      const cards = before.filter(({ zoneType }) => zoneType === null)
      const card = cards[turn % Math.max(1, cards.length)]
      if (card === undefined || onEachOther(before).length > 0) return
      const { way, grown } = growing(before, card.id, by)
      const after = done(grown, way)
      expect(onEachOther(after)).toEqual([])
      for (const one of after) {
        const [was] = before.filter(({ id }) => id === one.id)
        if (was === undefined) throw new RangeError(`no ${one.id}`)
        for (const home of before.filter(
          (each) => each.zoneType !== null && standsIn(was, each) && contains(each.box, was.box),
        )) {
          const [held] = after.filter(({ id }) => id === home.id)
          if (held !== undefined) expect([one.id, contains(held.box, one.box)]).toEqual([one.id, true])
        }
        expect(one.box.minX - was.box.minX).toBe(0)
        expect(one.box.minY).toBeGreaterThanOrEqual(was.box.minY)
      }
      expect(topOf(after, card.id)).toBe(topOf(before, card.id))
    }),
    RUNS,
  )
})
test('[LA30] what stood below moves as far as it must: a card beside it and one with room enough stay', () => {
  const map = [
    zone('zone', [0, 0, 700, 600]),
    thing('one', [28, 48, 200, 100]),
    thing('two', [28, 176, 200, 100]),
    thing('three', [28, 360, 200, 100]),
    thing('beside', [300, 48, 200, 300]),
  ]
  const { moves, room } = growing(map, 'one', 40).way
  expect(moves).toEqual([{ id: 'two', pos: [28, 216] }])
  expect(room).toEqual({ sized: [], moves: [] })
  // What stood nearer than a row keeps just that.
  const near = map.map((one) => (one.id === 'two' ? thing('two', [28, 152, 200, 100]) : one))
  expect(growing(near, 'one', 40).way.moves).toEqual([{ id: 'two', pos: [28, 192] }])
})
test('[LA32] what somebody put onto a card stays there', () => {
  const map = [thing('one', [0, 0, 200, 100]), thing('on it', [20, 60, 200, 100]), thing('below', [0, 190, 200, 100])]
  const { moves } = growing(map, 'one', 200).way
  expect(moves.map(({ id }) => id)).toEqual(['below'])
})
test('[LA32] nothing that is locked moves: what gives way passes it, and a locked zone has its cards below its edge', () => {
  const map = [
    zone('zone', [0, 0, 300, 600], { isLocked: true }),
    thing('one', [28, 48, 200, 100]),
    thing('two', [28, 176, 200, 100]),
    thing('stone', [28, 304, 200, 100], { isLocked: true }),
    thing('last', [28, 432, 200, 100]),
  ]
  const { moves, room } = growing(map, 'one', 60).way
  expect(room).toEqual({ sized: [], moves: [] })
  expect(moves).toEqual([
    { id: 'two', pos: [28, 432] },
    { id: 'last', pos: [28, 560] },
  ])
})
test('[LA31] the zone grows with those of its row, and what is below gives way with what stands in it, as room', () => {
  const map = [
    zone('left', [0, 0, 300, 300]),
    zone('right', [396, 0, 300, 300]),
    zone('under', [0, 396, 696, 200]),
    thing('one', [28, 48, 200, 100]),
    thing('two', [28, 168, 200, 100]),
    thing('held', [28, 444, 200, 100]),
  ]
  const { moves, room } = growing(map, 'one', 80).way
  expect(moves).toEqual([{ id: 'two', pos: [28, 248] }])
  expect(room.sized.map(({ id, size }) => [id, size])).toEqual([
    ['left', [300, 380]],
    ['right', [300, 380]],
  ])
  expect(room.moves).toEqual([
    { id: 'under', pos: [0, 476] },
    { id: 'held', pos: [28, 524] },
  ])
})
test('[LA31] the purpose on top moves the zones below it, those of a row together', () => {
  const map = [
    thing('charter', [0, 0, 360, 150], { kind: 'charter' }),
    zone('left', [0, 246, 300, 300]),
    zone('right', [396, 246, 300, 300]),
    thing('held', [420, 300, 200, 100]),
  ]
  const { moves, room } = growing(map, 'charter', 50).way
  expect(moves).toEqual([])
  expect(room.moves.map(({ id, pos }) => [id, pos[1]])).toEqual([
    ['left', 298],
    ['right', 298],
    ['held', 352],
  ])
})
test('[LA34] a map twice as large is gone through no more than twice as long where one card moves', () => {
  const looksOn = (rows: number): number => {
    let looks = 0
    const map = Array.from({ length: rows * 10 }, (_, at) => {
      const one = thing(`card ${String(at).padStart(4, '0')}`, [(at % 10) * 240, Math.floor(at / 10) * 128, 200, 100])
      return Object.defineProperty({ ...one }, 'zoneType', { enumerable: true, get: () => (looks++, null) })
    })
    const { moves } = growing(map, `card ${String(rows * 10 - 15).padStart(4, '0')}`, 40).way
    expect(moves.length).toBe(1)
    return looks
  }
  expect(looksOn(80) / looksOn(40)).toBeLessThan(2.2)
})
