// Shows where a card lands that nobody points a place for: in its zone, with its like, on top of nothing, alike for everybody.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Card } from '@common-ground/shared/board/board.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { arrange } from '@common-ground/shared/layout/arrange.ts'
import { boxAt, contains, overlaps } from '@common-ground/shared/layout/geometry.ts'
import { apart, touched } from '@common-ground/shared/layout/keep-apart.ts'
import type { Room } from '@common-ground/shared/layout/make-room.ts'
import {
  placeBelowAll,
  placeBelowItsLike,
  placeInZone,
  type CardPlace,
  type Coming,
} from '@common-ground/shared/layout/place-card.ts'
import { standsIn, zoneMadeFor, type Standing } from '@common-ground/shared/layout/standing.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { aBoard, aCard } from '../../support/map-driver.ts'
import { anyContent } from './random-content.ts'

const RUNS = { seed: 20261129, numRuns: 120 }
const KINDS = ['organisation', 'person', 'role', 'objective', 'moment', 'decision', 'concern', 'word'] as const

const blank = (): readonly Standing[] => {
  let made = 0
  const newId = (): string => {
    made += 1
    return `zone${String(made)}`
  }
  return standingOn(boardOfContent(blankBoard({ title: 'Ours', at: '2026-01-01T00:00:00Z', newId })))
}
const coming = (id: string, kind: CardKind, higher = 0): Coming => {
  const [width, height] = describeCard(kind).size
  return { id, kind, size: [width, height + higher] }
}
/** As the product places: in the zone made for the kind. */
function placing(standing: readonly Standing[], card: Coming): CardPlace {
  const zone = zoneMadeFor(card.kind, standing)
  return zone === null ? placeBelowAll(standing, card) : placeInZone(standing, zone.id, card)
}
function add(standing: readonly Standing[], card: Coming): readonly Standing[] {
  return placing(standing, card).standing.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}
const found = (standing: readonly Standing[], id: string): Standing => {
  const one = standing.find((each) => each.id === id)
  if (one === undefined) throw new RangeError(`no ${id}`)
  return one
}
const cardsOf = (standing: readonly Standing[]) => standing.filter(({ zoneType }) => zoneType === null)
const zonesOf = (standing: readonly Standing[]) => standing.filter(({ zoneType }) => zoneType !== null)
const onEachOther = (things: readonly Standing[]): string[] =>
  things.flatMap((one, at) =>
    things.slice(at + 1).flatMap((other) => (overlaps(one.box, other.box) ? [`${one.id} ${other.id}`] : [])),
  )
function expectTidy(standing: readonly Standing[]): void {
  expect(onEachOther(cardsOf(standing))).toEqual([])
  expect(onEachOther(zonesOf(standing))).toEqual([])
  for (const card of cardsOf(standing)) {
    const zone = standing.find(({ id }) => id === card.zone)
    if (zone !== undefined) expect([card.id, contains(zone.box, card.box)]).toEqual([card.id, true])
  }
}

const some = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), higher: fc.nat(180) }), {
  minLength: 1,
  maxLength: 40,
})

describe('whatever is placed', () => {
  test('[LA20] [LA21] [LA23] on a new board every card stands inside its zone, on no other card, and no zone on another', () => {
    fc.assert(
      fc.property(some, (cards) => {
        let standing = blank()
        cards.forEach(({ kind, higher }, at) => {
          standing = add(standing, coming(`card${String(at)}`, kind, higher))
          expectTidy(standing)
        })
      }),
      RUNS,
    )
  })
  test('[LA20] [LA21] [LA23] so it is on a board that was laid out for any content', () => {
    fc.assert(
      fc.property(anyContent, some, (content, cards) => {
        const board = boardOfContent(arrange(content, heightOf))
        let standing = standingOn(board)
        const before = onEachOther(cardsOf(standing)).length + onEachOther(zonesOf(standing)).length
        if (before > 0) return
        cards.forEach(({ kind, higher }, at) => {
          standing = add(standing, coming(`zz${String(at)}`, kind, higher))
        })
        expectTidy(standing)
      }),
      RUNS,
    )
  })
  test('[LA24] the same map gives the same place, in whatever order its cards are told', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...KINDS), fc.nat(), (cards, kind, turn) => {
        let standing = blank()
        cards.forEach((card, at) => {
          standing = add(standing, coming(`card${String(at)}`, card.kind, card.higher))
        })
        const at = turn % standing.length
        const turned = [...standing.slice(at), ...standing.slice(0, at)].toReversed()
        const [one, other] = [standing, turned].map((each) => {
          const { pos, room } = placing(each, coming('new', kind))
          const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)
          return { pos, sized: room.sized.toSorted(byId), moves: room.moves.toSorted(byId) }
        })
        expect(other).toEqual(one)
      }),
      RUNS,
    )
  })
})

describe('in a zone', () => {
  test('[LA22] cards of a kind stand in a column, one under the other, and then in another column', () => {
    let standing = blank()
    for (let at = 1; at <= 6; at += 1) standing = add(standing, coming(`org${String(at)}`, 'organisation'))
    const boxes = cardsOf(standing).flatMap(({ kind, box }) => (kind === 'organisation' ? [box] : []))
    const zone = zoneMadeFor('organisation', standing)
    expect(new Set(boxes.map(({ minX }) => minX - (zone?.box.minX ?? 0))).size).toBeLessThanOrEqual(2)
    const first = boxes.filter(({ minX }) => minX === boxes[0]?.minX).toSorted((one, other) => one.minY - other.minY)
    expect(first.length).toBeGreaterThanOrEqual(3)
    for (const [at, box] of first.slice(1).entries()) expect(box.minY - (first[at]?.maxY ?? 0)).toBe(28)
  })
  test('[LA21] a card is not put on one that reaches into the zone from outside', () => {
    const place = placing(blank(), coming('org', 'organisation')).pos
    // Its middle is to the left of the zone.
    const reaching: Standing = {
      ...{ id: 'note', kind: 'note', zone: null, zoneType: null, isLocked: false, height: 100 },
      box: boxAt([place[0] - 190, place[1]], [200, 100]),
    }
    const zone = zoneMadeFor('organisation', blank())
    expect([zone === null, zone !== null && standsIn(reaching, zone)]).toEqual([false, false])
    const standing = add([...blank(), reaching], coming('org', 'organisation'))
    expect(onEachOther(cardsOf(standing))).toEqual([])
  })
  test('[LA22] the columns of its own kind come first, and a new one beside them before the zone grows', () => {
    const zone: Standing = {
      ...{ id: 'who', kind: 'zone', zoneType: 'who', zone: null, isLocked: false, height: 400 },
      box: boxAt([0, 0], [1000, 400]),
    }
    const at = (id: string, kind: CardKind, x: number, height: number): Standing => ({
      ...{ id, kind, zone: 'who', zoneType: null, isLocked: false, height },
      box: boxAt([x, 60], [200, height]),
    })
    const size = [200, 100] as const
    const columns = [zone, at('a', 'person', 24, 100), at('b', 'organisation', 300, 100)]
    expect(placeInZone(columns, 'who', { id: 'new', kind: 'organisation', size }).pos).toEqual([300, 188])
    const full = [zone, at('a', 'person', 24, 320), at('b', 'organisation', 300, 320)]
    const beside = placeInZone(full, 'who', { id: 'new', kind: 'organisation', size })
    expect(beside.pos[0]).toBeGreaterThan(500)
    expect(beside.room).toEqual({ sized: [], moves: [] })
  })
  test('[LA22] a gap that somebody left is filled before the zone grows', () => {
    let standing = blank()
    for (let at = 1; at <= 3; at += 1) standing = add(standing, coming(`org${String(at)}`, 'organisation'))
    const gap = found(standing, 'org2').box
    const place = placing(
      standing.filter(({ id }) => id !== 'org2'),
      coming('org9', 'organisation'),
    )
    expect(place.pos).toEqual([gap.minX, gap.minY])
    expect(place.room).toEqual({ sized: [], moves: [] })
  })
  test('[LA23] a full zone grows, its row grows with it, and what lies below gives way and keeps its distance', () => {
    let standing = blank()
    for (let at = 1; at <= 4; at += 1) standing = add(standing, coming(`goal${String(at)}`, 'objective'))
    const [who, what, leads, how] = (['organisation', 'objective', 'role', 'concern'] as const).map((kind) => {
      const zone = zoneMadeFor(kind, standing)
      if (zone === null) throw new RangeError(`no zone for ${kind}`)
      return zone.box
    })
    if (who === undefined || what === undefined || leads === undefined || how === undefined)
      throw new RangeError('zones')
    expect([who.minY, leads.minY]).toEqual([what.minY, what.minY])
    expect([who.maxY, leads.maxY]).toEqual([what.maxY, what.maxY])
    expect([leads.minX - what.maxX, what.minX - who.maxX, how.minY - who.maxY]).toEqual([96, 96, 96])
    expect([how.minX, how.maxX]).toEqual([who.minX, leads.maxX])
    expect(found(standing, 'charter').box.maxX).toBe(leads.maxX)
  })
  test('[LA23] what stands in a zone that gives way goes with it', () => {
    let standing = add(blank(), coming('worry', 'concern'))
    const [zone, card] = [zoneMadeFor('concern', standing)?.box.minY ?? 0, found(standing, 'worry').box.minY]
    standing = add(standing, coming('goal', 'objective', 600))
    const now = zoneMadeFor('concern', standing)?.box.minY ?? 0
    expect(now).toBeGreaterThan(zone)
    expect(found(standing, 'worry').box.minY - now).toBe(card - zone)
  })
  test('[LA25] nothing locked is moved, and a locked zone stays as large as it is', () => {
    let standing = blank()
    for (let at = 1; at <= 3; at += 1) standing = add(standing, coming(`org${String(at)}`, 'organisation'))
    const locked = standing.map((one) => (one.zoneType === null ? one : { ...one, isLocked: true }))
    const { room, standing: after } = placing(locked, coming('org9', 'organisation', 200))
    expect(room).toEqual({ sized: [], moves: [] })
    expect(onEachOther(cardsOf(after))).toEqual([])
  })
  test('[LA25] a locked zone in the way stays where it is while another one fills', () => {
    let standing = blank()
    const own = zoneMadeFor('organisation', standing)?.id
    standing = standing.map((one) => (one.id === own ? one : { ...one, isLocked: true }))
    const before = new Map(standing.filter(({ isLocked }) => isLocked).map(({ id, box }) => [id, box]))
    for (let at = 1; at <= 6; at += 1) standing = add(standing, coming(`org${String(at)}`, 'organisation', 200))
    for (const [id, box] of before) expect(found(standing, id).box).toEqual(box)
    expect(onEachOther(cardsOf(standing))).toEqual([])
  })
  const zone = (id: string, type: string, x: number, y: number, width: number, height: number): Standing => ({
    ...{ id, kind: 'zone', zoneType: type, zone: null, isLocked: false, height },
    box: boxAt([x, y], [width, height]),
  })
  test('[LA23] zones of one row grow alike, and what lies under the other one gives way as well', () => {
    const under: Standing = {
      ...{ id: 'under', kind: 'note', zone: null, zoneType: null, isLocked: false, height: 100 },
      box: boxAt([440, 320], [200, 100]),
    }
    const row = [zone('left', 'who', 0, 0, 320, 300), zone('right', 'what', 420, 0, 320, 300)]
    let standing: readonly Standing[] = [...row, zone('far', 'free', 0, 2000, 4000, 300), under]
    for (let at = 1; at <= 4; at += 1) standing = add(standing, coming(`org${String(at)}`, 'organisation'))
    const [left, right] = [found(standing, 'left').box, found(standing, 'right').box]
    expect(left.maxY).toBeGreaterThan(300)
    expect(right.maxY).toBe(left.maxY)
    expect(found(standing, 'under').box.minY).toBeGreaterThan(right.maxY)
  })
  const locked = (one: Standing): Standing => ({ ...one, isLocked: true })
  test('[LA25] a locked zone stays as large as it is, though nothing is in its way', () => {
    let standing: readonly Standing[] = [locked(zone('only', 'who', 0, 0, 320, 220))]
    for (let at = 1; at <= 3; at += 1) standing = add(standing, coming(`org${String(at)}`, 'organisation'))
    expect(found(standing, 'only').box).toEqual(boxAt([0, 0], [320, 220]))
    expect(onEachOther(cardsOf(standing))).toEqual([])
  })
  test.each([
    ['of the same row', 0, 300],
    ['that ends where the other did', 100, 200],
  ])('[LA25] a locked zone %s is not made larger with its neighbour', (_which, y, height) => {
    let standing: readonly Standing[] = [
      zone('left', 'who', 0, 0, 320, 300),
      locked(zone('right', 'what', 420, y, 320, height)),
    ]
    for (let at = 1; at <= 4; at += 1) standing = add(standing, coming(`org${String(at)}`, 'organisation'))
    expect(found(standing, 'left').box.maxY).toBeGreaterThan(300)
    expect(found(standing, 'right').box).toEqual(boxAt([420, y], [320, height]))
  })
  test('[LA23] a zone around the one that grows grows too', () => {
    const outer = [zone('outer', 'free', 0, 0, 500, 400), zone('inner', 'who', 40, 60, 320, 220)]
    let standing: readonly Standing[] = outer
    for (let at = 1; at <= 3; at += 1) standing = add(standing, coming(`org${String(at)}`, 'organisation'))
    expect(contains(found(standing, 'outer').box, found(standing, 'inner').box)).toBe(true)
    expect(standsIn(found(standing, 'inner'), found(standing, 'outer'))).toBe(true)
    for (const { box } of cardsOf(standing)) expect(contains(found(standing, 'inner').box, box)).toBe(true)
  })
})

test('[LA26] without a zone for it a card stands below the lowest of its kind, if there is room', () => {
  const none = placeBelowItsLike([], coming('new', 'organisation'))
  expect(none).toBe(null)
  const one = placeBelowAll([], coming('a', 'organisation')).standing
  const place = placeBelowItsLike(one, coming('b', 'organisation'))
  expect(place?.pos).toEqual([0, 160])
  expect(placeBelowItsLike(place?.standing ?? [], coming('e', 'organisation'))?.pos).toEqual([0, 320])
  const full = placeBelowAll(place?.standing ?? [], coming('c', 'note')).standing
  expect(placeBelowItsLike(full, coming('d', 'organisation'))?.pos ?? null).toBe(null)
})

/** What two people see once both have everything: the cards of both, and for what both changed the value of one of them. */
function merged(first: readonly Standing[], second: readonly Standing[]): readonly Standing[] {
  const known = new Set(first.map(({ id }) => id))
  return [...first, ...second.filter(({ id }) => !known.has(id))].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}
function withRoom(standing: readonly Standing[], { sized, moves }: Room): readonly Standing[] {
  return standing.map((one) => {
    const size = sized.find(({ id }) => id === one.id)
    const move = moves.find(({ id }) => id === one.id)
    if (size !== undefined) return { ...one, box: boxAt(size.pos, size.size) }
    if (move === undefined) return one
    return { ...one, box: boxAt(move.pos, [one.box.maxX - one.box.minX, one.box.maxY - one.box.minY]) }
  })
}

test('[LA27] two people adding at once do not end up on top of each other, and it comes to rest', () => {
  const batch = fc.array(fc.constantFrom('organisation', 'objective', 'concern'), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(batch, batch, batch, (before, mine, yours) => {
      let shared = blank()
      before.forEach((kind, at) => {
        shared = add(shared, coming(`old${String(at)}`, kind))
      })
      const adding = (kinds: readonly CardKind[], name: (at: number) => string): readonly Standing[] => {
        let standing = shared
        kinds.forEach((kind, at) => {
          standing = add(standing, coming(name(at), kind))
        })
        return standing
      }
      const [a, b] = [
        adding(mine, (at) => `${'kp'[at % 2] ?? ''}${String(at)}a`),
        adding(yours, (at) => `m${String(at)}b`),
      ]
      const ids = (of: readonly Standing[]): Set<string> =>
        new Set(of.filter(({ id }) => !shared.some((one) => one.id === id)).map(({ id }) => id))
      const isNew = (id: string): boolean => !shared.some((one) => one.id === id)
      // What both changed is as one of the two made it: whoever wrote last. Both devices put it right at once, in turns.
      for (const [first, second] of [
        [a, b],
        [b, a],
      ] as const) {
        let both = merged(first, second)
        for (let turn = 0; turn < 6; turn += 1) {
          const rooms = [apart(both, ids(first), isNew), apart(both, ids(second), isNew)]
          for (const room of rooms) both = withRoom(both, room)
        }
        expect(onEachOther(cardsOf(both))).toEqual([])
        for (const { id, zone, box } of cardsOf(both)) {
          const [x, y] = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2]
          const stands = zone === null || contains(found(both, zone).box, { minX: x, minY: y, maxX: x, maxY: y })
          expect([id, stands]).toEqual([id, true])
        }
        for (const set of [ids(first), ids(second)])
          expect(apart(both, set, isNew)).toEqual({ sized: [], moves: [], going: [] })
      }
    }),
    RUNS,
  )
})
test('[LA27] a card that was there before and grows with its words stays: the one just placed gives way', () => {
  const placedBelow = add(add(blank(), coming('zz', 'objective')), coming('aa', 'objective'))
  const grows = placedBelow.map((one) =>
    one.id === 'zz' ? { ...one, box: { ...one.box, maxY: one.box.maxY + 60 } } : one,
  )
  const [before, after] = [() => false, () => true]
  const going = (standing: readonly Standing[], cameAfter: () => boolean): readonly string[] => {
    const { sized, moves } = apart(standing, new Set(['aa']), cameAfter)
    return [...sized, ...moves].map(({ id }) => id).filter((id) => id === 'aa' || id === 'zz')
  }
  expect(apart(placedBelow, new Set(['aa']), before)).toEqual({ sized: [], moves: [], going: [] })
  expect(going(grows, before)).toEqual(['aa'])
  expect(going(grows, after)).toEqual(['zz'])
  const same = placedBelow.map((one) => (one.id === 'zz' ? { ...one, box: found(placedBelow, 'aa').box } : one))
  expect(going(same, before)).toEqual(['zz'])
})
test('[LA29] whether anything lies on a card that was just placed is seen without laying out the words of what is elsewhere', () => {
  const zone = aCard('zone', [-100, -100], { kind: 'zone', size: [2000, 40_000], title: 'Here' })
  const rows = Array.from({ length: 300 }, (_, at) =>
    aCard(`c${String(at)}`, [(at % 5) * 300, Math.floor(at / 5) * 140], {}),
  )
  const { cards } = boardOfContent(aBoard([zone, ...rows, aCard('mine', [300, 280], { zone: 'zone' })]))
  const theZone = cards.get('zone')
  if (theZone === undefined) throw new RangeError('no zone')
  const without = new Map([...cards].filter(([id]) => id !== 'c11'))
  const asked = new Set<string>()
  const heightOf = ({ id, size }: Card): number => {
    asked.add(id)
    return id === 'c6' ? 139 : size[1]
  }
  expect(touched(without, ['mine'], heightOf)).toEqual([])
  expect([...asked].toSorted()).toEqual(['c1', 'c6', 'mine'])
  expect(touched(cards, ['mine'], heightOf)).toEqual(['mine'])
  expect(touched(without, ['mine'], ({ id, size }) => (id === 'c6' ? 160 : size[1]))).toEqual(['mine'])
  const gone = new Map<string, Card>(without).set('zone', { ...theZone, pos: [5000, 0] })
  expect(touched(gone, ['mine'], heightOf)).toEqual(['mine'])
})
