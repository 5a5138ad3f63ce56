// Knows what stands on a map, which of it stands in a zone, and which zone is made for a kind; refuses to give places.
import type { CardKind } from '../board/kinds/kind.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { boxHeight, boxWidth, centreOf, contains, grown, overlaps, type Box } from './geometry.ts'

/** A card as it lies on the map, world units. */
export interface Standing {
  readonly id: string
  readonly kind: CardKind
  /** What a zone is for; null for every other card. */
  readonly zoneType: string | null
  /** The zone it says it stands in. */
  readonly zone: string | null
  /** As it is seen: at least as high as its words need. */
  readonly box: Box
  /** As high as is written down. */
  readonly height: number
  readonly isLocked: boolean
}

/** A card that says it stands in a zone may hang over its edge by so much and still belongs to it. */
const OVERHANG = 96

/** The zone that is made for a kind, the uppermost and then the leftmost of several; null = the map has none. */
export function zoneMadeFor(kind: CardKind, standing: readonly Standing[]): Standing | null {
  const { home } = describeCard(kind)
  const made = standing.filter(({ zoneType }) => zoneType === home)
  return made.toSorted((one, other) => byPlace(one, other))[0] ?? null
}

const byPlace = ({ box: one, id: a }: Standing, { box: other, id: b }: Standing): number =>
  one.minY - other.minY || one.minX - other.minX || (a < b ? -1 : 1)

/** True for a card that a zone holds, and for a smaller zone that lies wholly inside it. */
export function standsIn(thing: Standing, zone: Standing): boolean {
  if (thing.id === zone.id) return false
  if (thing.zoneType !== null) return contains(zone.box, thing.box) && areaOf(thing.box) < areaOf(zone.box)
  const [x, y] = centreOf(thing.box)
  if (contains(zone.box, { minX: x, minY: y, maxX: x, maxY: y })) return true
  return thing.zone === zone.id && overlaps(grown(zone.box, OVERHANG), thing.box)
}

export const areaOf = (box: Box): number => boxWidth(box) * boxHeight(box)
