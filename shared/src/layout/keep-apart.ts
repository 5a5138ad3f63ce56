// Knows how cards that two people were given the same place for at once come apart, alike on every device; refuses to know how long ago that was.
import type { Card } from '../board/board.ts'
import { boxAt, boxHeight, boxWidth, centreOf, contains, overlaps } from './geometry.ts'
import { roomBetween, type Room } from './make-room.ts'
import { placeBelowItsLike, placeInZone } from './place-card.ts'
import type { Standing } from './standing.ts'

/** New places, and what else moves to make room for them. */
export interface Apart extends Room {
  /** Those that got another place because something lay on them. */
  readonly going: readonly string[]
}
/** Whether a card came into being after one that was placed here got its place. */
export type CameAfter = (id: string, placed: string) => boolean

/**
 * New places for cards that came to lie on each other because two people added at the same moment. A card that was there
 * before, and grew with its words, stays: the one placed here goes to the next free place. Of two that came at the same
 * moment and begin at the same left edge the one with the greater id goes, else the one placed here; a card whose zone
 * gave way while it came goes after it. LA27.
 *
 * @param placed ids of cards that have just got their place from the product on this device and have kept it.
 * @param cameAfter whether the one card came into being after the other, which is one of `placed`, got its place.
 * @returns nothing to do = no moves. Whoever carries it out has placed what goes, and keeps that apart from now on.
 */
export function apart(standing: readonly Standing[], placed: ReadonlySet<string>, cameAfter: CameAfter): Apart {
  const cards = standing.filter(({ zoneType, isLocked }) => zoneType === null && !isLocked)
  const byId = new Map(standing.map((one) => [one.id, one]))
  /** Says that it stands in a zone that is elsewhere. */
  const isLeftBehind = ({ zone: id, box }: Standing): boolean => {
    const zone = id === null ? undefined : byId.get(id)
    const [x, y] = centreOf(box)
    return zone?.zoneType != null && !contains(zone.box, { minX: x, minY: y, maxX: x, maxY: y })
  }
  const going = new Set<string>()
  for (const one of cards) {
    if (!placed.has(one.id)) continue
    if (isLeftBehind(one)) going.add(one.id)
    for (const other of cards) {
      if (one.id === other.id || !overlaps(one.box, other.box)) continue
      // Both at the very same point: the product put both there, whichever is older.
      const isSamePoint = one.box.minX === other.box.minX && one.box.minY === other.box.minY
      const mayGo = isSamePoint || placed.has(other.id) || cameAfter(other.id, one.id)
      if (!mayGo) going.add(one.id)
      else if (one.box.minX === other.box.minX) going.add(one.id > other.id ? one.id : other.id)
      else going.add(isLeftBehind(other) ? other.id : one.id)
    }
  }
  let now = standing
  for (const id of [...going].toSorted()) {
    const card = now.find((one) => one.id === id)
    const others = now.filter((one) => one.id !== id)
    if (card === undefined) continue
    const { kind, zone, box } = card
    const coming = { id, kind, size: [boxWidth(box), boxHeight(box)] } as const
    const hasZone = zone !== null && others.some((one) => one.id === zone && one.zoneType !== null)
    const place = hasZone ? placeInZone(others, zone, coming) : placeBelowItsLike(others, coming)
    if (place === null) continue
    // Where it is written down how high a card is, it stays as it was.
    now = place.standing.map((one) => (one.id === id ? { ...one, height: card.height } : one))
  }
  return { ...roomBetween(standing, now), going: [...going] }
}

/**
 * Those of the placed cards that something lies on, or whose zone is elsewhere: the quick look before `apart`, which has
 * to know how high every card of the map is.
 *
 * @param heightOf world units, as a card is seen; asked only for placed cards and for what begins above their lower edge
 * in their columns.
 */
export function touched(
  cards: ReadonlyMap<string, Card>,
  placed: Iterable<string>,
  heightOf: (card: Card) => number,
): readonly string[] {
  const boxOf = (card: Card) => boxAt(card.pos, [card.size[0], heightOf(card)])
  return [...placed].filter((id) => {
    const one = cards.get(id)
    if (one === undefined || one.lock !== null) return false
    const box = boxOf(one)
    const zone = one.zone === null ? undefined : cards.get(one.zone)
    const [x, y] = centreOf(box)
    if (zone !== undefined && !contains(boxAt(zone.pos, zone.size), { minX: x, minY: y, maxX: x, maxY: y })) return true
    for (const other of cards.values()) {
      if (other === one || other.kind === 'zone' || other.lock !== null) continue
      const [left, top] = other.pos
      if (left >= box.maxX || left + other.size[0] <= box.minX || top >= box.maxY) continue
      if (overlaps(boxOf(other), box)) return true
    }
    return false
  })
}
