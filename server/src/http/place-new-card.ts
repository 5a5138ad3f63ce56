// Knows where a card goes that the server puts on a live board, and writes nothing; reads only the cards that lie where it may go.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { CARD_KEY, cardMap, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { describeCard, isCardKind } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { readCard } from '@common-ground/shared/board/read-card.ts'
import { readPoint, readSize, readStamp } from '@common-ground/shared/board/read-common.ts'
import { readHead } from '@common-ground/shared/board/read-head.ts'
import { boxAt, grown, overlaps } from '@common-ground/shared/layout/geometry.ts'
import { placeBelowAll, placeBelowItsLike, placeInZone } from '@common-ground/shared/layout/place-card.ts'
import { zoneMadeFor, type Standing } from '@common-ground/shared/layout/standing.ts'
import type { NewCard, Operation } from '@common-ground/shared/operations/operation.ts'
import { comingCard, standingOf } from '@common-ground/shared/picture/standing-on.ts'

/** Cards that hang over the edge of a zone by so much are looked at too, world units. */
const AROUND = 200

/** Gives one new card after another its place, each beside those before. */
export type PlaceNext = (card: Pick<NewCard, 'id' | 'kind' | 'fields'>) => {
  readonly pos: NewCard['pos']
  readonly zone: string | null
  /** What has to be done before the card is made. */
  readonly room: readonly Operation[]
}

/** The zone made for a kind; null = there is none. */
export const zoneOn = (boardDoc: BoardDoc, kind: CardKind): Standing | null => zoneMadeFor(kind, rawStanding(boardDoc))

export function placerOn(boardDoc: BoardDoc): PlaceNext {
  const raw = rawStanding(boardDoc)
  let standing: readonly Standing[] | null = null
  let board: Board = { ...readHead(boardDoc).head, cards: new Map(), relations: new Map(), bin: [], problems: [] }
  return ({ id, kind, fields = {} }) => {
    const zone = zoneMadeFor(kind, standing ?? raw)
    if (standing === null) {
      const cards = zone === null ? new Map<string, Card>() : cardsAround(boardDoc, raw, zone)
      board = { ...board, cards }
      // Sorted as everywhere, so that everybody places alike.
      standing = raw.map((one) => {
        const card = cards.get(one.id)
        return card === undefined ? one : standingOf(card, board)
      })
    }
    const coming = comingCard(board, id, kind, fields)
    const place =
      zone === null
        ? (placeBelowItsLike(standing, coming) ?? placeBelowAll(standing, coming))
        : placeInZone(standing, zone.id, coming)
    standing = place.standing
    const { sized, moves } = place.room
    return {
      pos: place.pos,
      zone: zone?.id ?? null,
      room: sized.length + moves.length === 0 ? [] : [{ type: 'make-room', sized, moves }],
    }
  }
}

/** Everything in sight by what is written down of it, without its words. */
function rawStanding(boardDoc: BoardDoc): readonly Standing[] {
  const standing: Standing[] = []
  for (const id of boardDoc.cards.keys()) {
    const card = cardMap(boardDoc, id)
    const [kind, zone] = [card?.get(CARD_KEY.kind), card?.get(CARD_KEY.zone)]
    if (card === null || !isCardKind(kind) || (card.get(CARD_KEY.bin) ?? null) !== null) continue
    const pos = readPoint(card.get(CARD_KEY.pos))
    const size = readSize(card.get(CARD_KEY.size)) ?? describeCard(kind).size
    if (pos === undefined) continue
    standing.push({
      id,
      kind,
      zone: typeof zone === 'string' ? zone : null,
      zoneType: kind === 'zone' ? String(card.get('zoneType') ?? 'free') : null,
      box: boxAt(pos, size),
      height: size[1],
      isLocked: readStamp(card.get(CARD_KEY.lock)) !== undefined,
    })
  }
  return standing.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** The cards that lie in or near a zone, whole, and the organisations they may name. */
function cardsAround(boardDoc: BoardDoc, standing: readonly Standing[], zone: Standing): ReadonlyMap<string, Card> {
  const near = grown(zone.box, AROUND)
  const cards = new Map<string, Card>()
  for (const { id, kind, box } of standing) {
    if (kind !== 'organisation' && !overlaps(near, box)) continue
    const { card } = readCard(boardDoc, id, null, null)
    if (card !== null) cards.set(id, card)
  }
  return cards
}
