// Knows what a new board holds before anybody has typed: the card of the partnership and four named areas; refuses to hold more.
import type { BoardContent, CardContent } from '../board/board-content.ts'
import type { Point, Size } from '../board/board.ts'
import { CHARTER_ID } from '../board/ids.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { ordersBetween } from '../board/order.ts'
import { ZONE_TITLES } from './zone-titles.ts'

export interface BlankOptions {
  /** Title of the board and name of the partnership. */
  readonly title: string
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly newId: () => string
}

/** Columns as wide as the cards that belong there, corridors between them for the lines. */
const AREAS: Readonly<Record<keyof typeof ZONE_TITLES, { readonly pos: Point; readonly size: Size }>> = {
  who: { pos: [0, 216], size: [344, 520] },
  what: { pos: [440, 216], size: [344, 520] },
  leads: { pos: [880, 216], size: [344, 520] },
  how: { pos: [0, 832], size: [1224, 280] },
}

const byId = (one: CardContent, other: CardContent): number => (one.id < other.id ? -1 : 1)

/** The content of a blank board: the card of the partnership and four zones. Nothing is set that somebody would have to have said. */
export function blankBoard({ title, at, newId }: BlankOptions): BoardContent {
  const names = Object.keys(AREAS) as (keyof typeof AREAS)[]
  const keys = ordersBetween(null, null, names.length + 1)
  const zones = names.map((name, index): CardContent => ({
    id: newId(),
    kind: 'zone',
    title: ZONE_TITLES[name],
    zoneType: name,
    ...AREAS[name],
    z: keys[index] ?? '',
    order: keys[index + 1] ?? '',
    inAgreement: describeCard('zone').inAgreement,
  }))
  const name = title.normalize('NFC')
  const charter: CardContent = {
    id: CHARTER_ID,
    kind: 'charter',
    ...(name === '' ? {} : { name }),
    pos: [0, 0],
    size: [1224, 120],
    z: keys.at(-1) ?? '',
    order: keys[0] ?? '',
    inAgreement: describeCard('charter').inAgreement,
  }
  return {
    board: { title: name, stage: 'forming', language: 'en-GB', timeZone: 'Europe/London', createdAt: at, settings: {} },
    cards: [charter, ...zones].toSorted(byId),
    relations: [],
  }
}
