// Knows how to make a board of a given size: 60 % cards, 35 % relations, 5 % zones, about 150 elements in a window of 1440 x 900.
import type { BoardContent, CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'

/** Mulberry32: small, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
const WORDS =
  'shared young people services council health housing support early plan budget review listen together lead decide local partners outcome help school work access voice'.split(
    ' ',
  )

/** The same seed gives the same board. */
export function generatedBoard(elements: number, seed: number): BoardContent {
  const random = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const phrase = (count: number): string => Array.from({ length: count }, () => pick(WORDS)).join(' ')
  const zones = Math.round(elements * 0.05)
  const total = Math.round(elements * 0.6)
  const perZone = Math.max(1, Math.ceil(total / Math.max(1, zones)))
  const columns = Math.max(1, Math.ceil(Math.sqrt(zones * 1.3)))
  const [cellWidth, cellHeight] = [156, 104]
  const across = Math.ceil(Math.sqrt(perZone))
  const [zoneWidth, zoneHeight] = [across * cellWidth + 40, Math.ceil(perZone / across) * cellHeight + 60]
  const cards: CardContent[] = []
  const order = (index: number): string => `a${String(index).padStart(5, '0')}V`
  const base = (id: string, index: number) => ({ id, z: order(index), order: order(index), inAgreement: true })
  cards.push({ ...base('charter', 0), kind: 'charter', pos: [0, -160], size: [720, 96], purpose: phrase(12) })
  const kinds: readonly CardKind[] = ['organisation', 'objective', 'role', 'note', 'concern', 'word']
  for (let zone = 0; zone < zones; zone += 1) {
    const [x, y] = [(zone % columns) * (zoneWidth + 60), Math.floor(zone / columns) * (zoneHeight + 60)]
    cards.push({
      ...base(`zone${zone}`, cards.length),
      kind: 'zone',
      pos: [x, y],
      size: [zoneWidth, zoneHeight],
      title: phrase(2),
    })
    for (let at = 0; at < perZone && cards.length - zone - 2 < total; at += 1) {
      const kind = pick(kinds)
      const id = `c${cards.length}`
      const title =
        kind === 'organisation'
          ? { name: phrase(2) }
          : kind === 'note'
            ? { text: phrase(8) }
            : kind === 'word'
              ? { word: phrase(1) }
              : { title: phrase(4) }
      cards.push({
        ...base(id, cards.length),
        kind,
        pos: [x + 20 + (at % across) * cellWidth, y + 40 + Math.floor(at / across) * cellHeight],
        size: [140, 84],
        zone: `zone${zone}`,
        ...title,
      })
    }
  }
  const ends = cards.filter((card) => card.kind !== 'zone' && card.kind !== 'charter')
  const relations: RelationContent[] = []
  const wanted = Math.round(elements * 0.35)
  for (let at = 0; at < wanted && ends.length > 2; at += 1) {
    const from = Math.floor(random() * ends.length)
    const to = (from + 1 + Math.floor(random() * 8)) % ends.length
    const [a, b] = [ends[from], ends[to]]
    if (a === undefined || b === undefined || a === b) continue
    relations.push({ id: `r${at}`, kind: 'link', from: a.id, to: b.id, label: pick(['leads', 'helps', 'about']) })
  }
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)
  return {
    board: {
      title: 'Generated',
      stage: 'forming',
      language: 'en-GB',
      timeZone: 'Europe/London',
      createdAt: '2026-01-01T00:00:00.000Z',
      settings: {},
    },
    cards: cards.toSorted(byId),
    relations: relations.toSorted(byId),
  }
}
