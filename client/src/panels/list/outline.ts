// Knows in which headings a board is read as a list: the purpose, zone by zone, kind by kind; knows no element.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { CARD_KINDS, type CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { readingOrder } from '../../canvas/reading-order.ts'

/** Cards of one kind in one place, in reading order; never empty. */
export interface OutlineGroup {
  readonly kind: CardKind
  readonly cards: readonly string[]
}
/** A part of the list under one heading. */
export interface OutlineSection {
  /** `zone` has the zone's id; `top` holds the purpose, `loose` what stands in no zone. */
  readonly place: 'top' | 'zone' | 'loose'
  readonly zone: string | null
  readonly groups: readonly OutlineGroup[]
}
export type Outline = readonly OutlineSection[]

const EMPTY: Outline = []
const known = new WeakMap<Board['cards'], Outline>()
/** The last outline made: what did not change keeps its identity, so that only what changed is drawn again. */
let latest: Outline = EMPTY

/** The headings of a board and the ids of the cards under each. Zones without cards are there, with no groups. */
export function outlineOf(board: Board): Outline {
  const found = known.get(board.cards)
  if (found !== undefined) return found
  const outline = keepSame(latest, makeOutline(board))
  latest = outline
  known.set(board.cards, outline)
  return outline
}

function makeOutline(board: Board): Outline {
  const top: Card[] = []
  const loose: Card[] = []
  const zones = new Map<string, Card[]>()
  for (const id of readingOrder(board)) {
    const card = board.cards.get(id)
    if (card === undefined) continue
    if (card.kind === 'charter') top.push(card)
    else if (card.kind === 'zone') zones.set(id, [])
    else (zones.get(card.zone ?? '') ?? loose).push(card)
  }
  const sections: OutlineSection[] = []
  if (top.length > 0) sections.push({ place: 'top', zone: null, groups: groupsOf(top) })
  for (const [zone, cards] of zones) sections.push({ place: 'zone', zone, groups: groupsOf(cards) })
  if (loose.length > 0 || zones.size === 0) sections.push({ place: 'loose', zone: null, groups: groupsOf(loose) })
  return sections
}

function groupsOf(cards: readonly Card[]): readonly OutlineGroup[] {
  const byKind = Map.groupBy(cards, ({ kind }) => kind)
  return CARD_KINDS.flatMap((kind) => {
    const found = byKind.get(kind)
    return found === undefined ? [] : [{ kind, cards: found.map(({ id }) => id) }]
  })
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at])

function keepSame(before: Outline, now: Outline): Outline {
  const sections = now.map((section) => {
    const old = before.find(({ place, zone }) => place === section.place && zone === section.zone)
    if (old === undefined) return section
    const groups = section.groups.map((group) => {
      const same = old.groups.find(({ kind }) => kind === group.kind)
      return same !== undefined && sameIds(same.cards, group.cards) ? same : group
    })
    const same = groups.length === old.groups.length && groups.every((group, at) => group === old.groups[at])
    return same ? old : { ...section, groups }
  })
  const same = sections.length === before.length && sections.every((section, at) => section === before[at])
  return same ? before : sections
}

/** Every card of the list in the order in which it is read, zones before what stands in them. */
export const idsIn = (outline: Outline): readonly string[] =>
  outline.flatMap(({ zone, groups }) => [...(zone === null ? [] : [zone]), ...groups.flatMap(({ cards }) => cards)])
