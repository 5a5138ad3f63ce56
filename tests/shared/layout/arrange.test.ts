// Shows that an automatic layout keeps its promises for any content, and looks as intended for the real ones.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BoardContent, CardContent } from '@common-ground/shared/board/board-content.ts'
import { compareOrder } from '@common-ground/shared/board/order.ts'
import { arrange } from '@common-ground/shared/layout/arrange.ts'
import { around, boxAt, contains, overlaps } from '@common-ground/shared/layout/geometry.ts'
import type { Box } from '@common-ground/shared/layout/geometry.ts'
import { CASE_FILES, fixtureBytes, imported, readBytes } from '../interchange/read-fixture.ts'
import { ZONE_CARDS, anyContent, contentOf, newCard, someHeight } from './random-content.ts'

const RUNS = { seed: 20261123, numRuns: 150 }
const boxOf = (card: CardContent): Box => boxAt(card.pos, card.size)
const solid = (content: BoardContent): readonly CardContent[] => content.cards.filter(({ kind }) => kind !== 'zone')
const zoneOf = (content: BoardContent, type: string): CardContent => {
  const zone = content.cards.find((card) => card.kind === 'zone' && card['zoneType'] === type)
  if (zone === undefined) throw new Error(`no zone ${type}`)
  return zone
}

function overlapping(cards: readonly CardContent[]): string[] {
  return cards.flatMap((one, at) =>
    cards.slice(at + 1).flatMap((other) => (overlaps(boxOf(one), boxOf(other)) ? [`${one.id} ${other.id}`] : [])),
  )
}

function expectPromises(content: BoardContent): void {
  const cards = solid(content)
  expect(overlapping(cards)).toEqual([])
  const zones = new Map(content.cards.filter(({ kind }) => kind === 'zone').map((zone) => [zone.id, zone]))
  for (const card of cards) {
    const zone = card.zone === undefined ? undefined : zones.get(card.zone)
    if (zone !== undefined) expect([card.id, contains(boxOf(zone), boxOf(card))]).toEqual([card.id, true])
    expect([...card.pos, ...card.size].filter((value) => value % 4 !== 0)).toEqual([])
  }
}

describe('any content', () => {
  test('[LA2] [LA3] no card overlaps another and every card stands inside its zone', () => {
    fc.assert(
      fc.property(anyContent, (content) => expectPromises(arrange(content, someHeight))),
      RUNS,
    )
  })

  test('[LA3] zones keep a corridor of at least 72 units', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const zones = arrange(content, someHeight).cards.filter(({ kind }) => kind === 'zone')
        for (const [at, zone] of zones.entries()) {
          const { minX, minY, maxX, maxY } = boxOf(zone)
          const corridor = { minX: minX - 71, minY: minY - 71, maxX: maxX + 71, maxY: maxY + 71 }
          expect(zones.slice(at + 1).filter((other) => overlaps(corridor, boxOf(other)))).toEqual([])
        }
      }),
      RUNS,
    )
  })

  test('[LA4] cards above each other keep at least 24 units apart, cards beside each other 48', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const cards = solid(arrange(content, someHeight))
        const tall = cards.map((card) => ({ ...card, size: [card.size[0], card.size[1] + 23] as const }))
        expect(overlapping(tall)).toEqual([])
        const wide = cards.map((card) => ({ ...card, size: [card.size[0] + 47, card.size[1]] as const }))
        expect(overlapping(wide)).toEqual([])
      }),
      RUNS,
    )
  })

  test('[LA5] the same content gives the same layout', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(arrange(content, someHeight)).toEqual(arrange(structuredClone(content), someHeight))
      }),
      { ...RUNS, numRuns: 40 },
    )
  })

  test('[LA9] zones are stacked below cards, and every card has a place in the reading order of its zone', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { cards } = arrange(content, someHeight)
        const highest =
          cards
            .filter(({ kind }) => kind === 'zone')
            .map(({ z }) => z)
            .toSorted()
            .at(-1) ?? ''
        expect(cards.filter((card) => card.kind !== 'zone' && card.z <= highest)).toEqual([])
        for (const [, inZone] of Map.groupBy(cards, ({ zone }) => zone)) {
          expect(new Set(inZone.map(({ order }) => order)).size).toBe(inZone.length)
        }
      }),
      { ...RUNS, numRuns: 60 },
    )
  })
})

describe('the places of kinds', () => {
  const people = [
    newCard('p1', 'person', { orgId: 'o1' }),
    newCard('p2', 'person', { orgId: 'o1' }),
    newCard('p3', 'person'),
  ]
  const cards = [
    newCard('charter', 'charter'),
    ...ZONE_CARDS,
    newCard('out', 'organisation', { state: 'outside' }),
    newCard('o1', 'organisation'),
    ...people,
    newCard('r1', 'role'),
    newCard('r2', 'role'),
    newCard('t', 'objective'),
    newCard('d', 'decision'),
    newCard('note', 'note'),
  ]
  const arranged = arrange(contentOf(cards, [{ id: 'h', kind: 'holds', from: 'p2', to: 'r1' }]), () => 100)
  const at = (id: string): CardContent => arranged.cards.find((card) => card.id === id) ?? newCard('none', 'note')

  test('[LA1] purpose on top, who, what and leads from left to right, how underneath', () => {
    const [who, what, leads, how] = ['who', 'what', 'leads', 'how'].map((type) => boxOf(zoneOf(arranged, type)))
    expect(boxOf(at('charter')).maxY).toBeLessThan(who?.minY ?? 0)
    expect([who?.minY, what?.minY, leads?.minY]).toEqual([who?.minY, who?.minY, who?.minY])
    expect((who?.maxX ?? 0) < (what?.minX ?? 0) && (what?.maxX ?? 0) < (leads?.minX ?? 0)).toBe(true)
    expect(how?.minY).toBeGreaterThan(who?.maxY ?? 0)
    expect([how?.minX, how?.maxX]).toEqual([who?.minX, leads?.maxX])
    expect(['o1', 't', 'r1', 'd'].map((id) => at(id).zone)).toEqual(['zone-who', 'zone-what', 'zone-leads', 'zone-how'])
    expect(at('note').zone).toBeUndefined()
  })

  test('[LA6] people stand under their organisation, those with a role beside it, outside bodies after the partners', () => {
    expect(at('p1').zone).toBe('zone-who')
    expect(at('p1').pos[1]).toBe(at('o1').pos[1] + 100 + 28)
    expect([at('p2').zone, at('p2').pos[1]]).toEqual(['zone-leads', at('r1').pos[1]])
    expect(at('p2').pos[0] + at('p2').size[0] + 60).toBeLessThan(at('r1').pos[0])
    const who = arranged.cards.filter(({ zone }) => zone === 'zone-who').toSorted(compareOrder)
    expect(who.map(({ id }) => id)).toEqual(['o1', 'p1', 'out', 'p3'])
  })

  test('[LA8] what is in the bin or keeps its place is not moved', () => {
    const bin = { at: '2026-01-01T00:00:00Z', by: 'x' }
    const content = contentOf([
      newCard('charter', 'charter'),
      newCard('b', 'note', { pos: [7, 9], bin }),
      newCard('k', 'note', { pos: [11, 13] }),
      newCard('m', 'note'),
    ])
    const kept = arrange(content, () => 50, new Set(['k']))
    expect(kept.cards.map(({ id, pos }) => [id, pos]).slice(1, 3)).toEqual([
      ['b', [7, 9]],
      ['k', [11, 13]],
    ])
  })
})

describe.each(CASE_FILES)('%s', (name) => {
  const { content } = imported(readBytes(fixtureBytes(name)))

  test('[LA2] [LA3] stands without overlaps inside its zones', () => {
    expectPromises(content)
  })

  test('[LA7] is about as wide as a screen', () => {
    const all = around(content.cards.map(boxOf))
    const aspect = all === null ? 0 : (all.maxX - all.minX) / (all.maxY - all.minY)
    expect(aspect).toBeGreaterThan(1.2)
    expect(aspect).toBeLessThan(2)
  })
})

test('[LA7] thousands of cards are laid out about as wide as a screen, in bounded time', () => {
  const cards = Array.from({ length: 5000 }, (_, at) =>
    newCard(`c${at}`, at % 2 === 0 ? 'organisation' : at % 3 === 0 ? 'word' : 'objective'),
  )
  const start = performance.now()
  const arranged = arrange(contentOf([...ZONE_CARDS, ...cards]), someHeight)
  expect(performance.now() - start).toBeLessThan(4_000)
  const all = around(arranged.cards.map(boxOf))
  const aspect = all === null ? 0 : (all.maxX - all.minX) / (all.maxY - all.minY)
  expect(aspect).toBeGreaterThan(1)
  expect(aspect).toBeLessThan(2.6)
})
