// Knows in which order a person reading the map meets its cards; knows no screen.
import type { Board, Card } from '@common-ground/shared/board/board.ts'

const byPlace = (a: Card, b: Card): number => a.pos[1] - b.pos[1] || a.pos[0] - b.pos[0] || (a.id < b.id ? -1 : 1)
const byOrder = (a: Card, b: Card): number =>
  a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1

/** Zones whose tops are within this distance stand in one row and are read from left to right, world units. */
const ROW = 80

const orders = new WeakMap<Board['cards'], readonly string[]>()

/** Ids of all cards: the purpose first, then zone by zone in rows, each zone before what stands in it, then the rest. */
export function readingOrder(board: Board): readonly string[] {
  const known = orders.get(board.cards)
  if (known !== undefined) return known
  const charter: Card[] = []
  const zones: Card[] = []
  const inside = new Map<string, Card[]>()
  const loose: Card[] = []
  for (const card of board.cards.values()) {
    if (card.kind === 'charter') charter.push(card)
    else if (card.kind === 'zone') zones.push(card)
    else if (card.zone !== null && board.cards.has(card.zone)) {
      const there = inside.get(card.zone)
      if (there === undefined) inside.set(card.zone, [card])
      else there.push(card)
    } else loose.push(card)
  }
  zones.sort(byPlace)
  const rows: Card[] = []
  let row: Card[] = []
  for (const zone of zones) {
    if (row[0] !== undefined && zone.pos[1] - row[0].pos[1] > ROW) {
      rows.push(...row.toSorted((a, b) => a.pos[0] - b.pos[0]))
      row = []
    }
    row.push(zone)
  }
  rows.push(...row.toSorted((a, b) => a.pos[0] - b.pos[0]))
  const order = [
    ...charter,
    ...rows.flatMap((zone) => [zone, ...(inside.get(zone.id) ?? []).toSorted(byOrder)]),
    ...loose.toSorted(byOrder),
  ]
  const ids = order.map((card) => card.id)
  orders.set(board.cards, ids)
  return ids
}

/** The card before or after another one, or the first or last when nothing is focused; null at either end. */
export function neighbourInOrder(board: Board, from: string | null, step: 1 | -1): string | null {
  const order = readingOrder(board)
  const at = from === null ? -1 : order.indexOf(from)
  if (at === -1) return (step === 1 ? order[0] : order.at(-1)) ?? null
  return order[at + step] ?? null
}
