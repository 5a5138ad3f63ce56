// Knows how a card that nobody points a place for gets onto the map, with the room it needs; knows no panel.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { placeBelowItsLike, placeInZone, type CardPlace, type Coming } from '@common-ground/shared/layout/place-card.ts'
import { zoneMadeFor } from '@common-ground/shared/layout/standing.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { comingCard, standingOf, standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { placeInNoZone } from './place-loose.ts'
import type { BoardSession } from '../model/board-session.ts'
import { keepApart } from './keep-apart.ts'

/** Where a card goes, and what makes room for it there first. */
export interface PutAt {
  readonly pos: Card['pos']
  readonly zone: string | null
  readonly room: readonly Operation[]
}

/** Where a new card of a kind belongs: the zone made for it, else the zone of what is chosen, else none. */
export function homeOf(board: Board, kind: CardKind, chosen: string | undefined): string | null {
  if (kind === 'zone') return null
  const made = zoneMadeFor(kind, standingOn(board))
  if (made !== null) return made.id
  const card = chosen === undefined ? undefined : board.cards.get(chosen)
  return card?.kind === 'zone' ? card.id : (card?.zone ?? null)
}

/** The name of the zone made for a kind; null = the map has none. */
export function areaFor(board: Board, kind: CardKind): string | null {
  const home = board.cards.get(homeOf(board, kind, undefined) ?? '')
  return home === undefined ? null : cardName(home)
}

/**
 * The place of a card that is about to be made, and kept apart from what somebody else puts there at the same moment.
 *
 * @param zone where it goes; null = in none.
 * @param near world units: where in no zone, when there is nothing of its kind; absent = the middle of what is seen.
 */
export function putNew(
  session: BoardSession,
  card: { readonly id: string; readonly kind: CardKind; readonly fields?: Readonly<Record<string, unknown>> },
  zone: string | null,
  near?: Card['pos'],
): PutAt {
  const { id, kind, fields } = card
  const place = put(session, comingCard(session.board.get(), id, kind, fields), zone, near)
  keepApart(session, id, place.pos)
  return place
}

/**
 * The place in another zone of a card that is there; null = in no zone, near where it was. The room stays when the move
 * is taken back, so the card first goes along with its zone where that gives way: it then comes back into its zone. LA28.
 */
export function putElsewhere(session: BoardSession, card: Card, zone: string | null): PutAt {
  const board = session.board.get()
  const { box } = standingOf(card, board)
  const size = [box.maxX - box.minX, box.maxY - box.minY] as const
  const near = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2] as const
  const place = put(session, { id: card.id, kind: card.kind, size }, zone, near)
  const home = card.zone === null ? undefined : board.cards.get(card.zone)
  if (home === undefined) return place
  const room = place.room.map((one): Operation => {
    if (one.type !== 'make-room') return one
    const to = [...one.sized, ...one.moves].find(({ id }) => id === home.id)?.pos ?? home.pos
    const [x, y] = [to[0] - home.pos[0], to[1] - home.pos[1]]
    if (x === 0 && y === 0) return one
    return { ...one, moves: [...one.moves, { id: card.id, pos: [card.pos[0] + x, card.pos[1] + y] }] }
  })
  return { ...place, room }
}

function put(session: BoardSession, coming: Coming, zoneId: string | null, near?: Card['pos']): PutAt {
  const board = session.board.get()
  const standing = standingOn(board).filter(({ id }) => id !== coming.id)
  const isZone = zoneId !== null && standing.some(({ id, zoneType }) => id === zoneId && zoneType !== null)
  if (isZone) return whole(placeInZone(standing, zoneId, coming), zoneId)
  const hasHome = describeCard(coming.kind).home !== 'none'
  const below = hasHome && near === undefined ? placeBelowItsLike(standing, coming) : null
  if (below !== null) return whole(below, null)
  const { camera, viewport } = session.view.get()
  const middle = [camera.x + viewport[0] / camera.zoom / 2, camera.y + viewport[1] / camera.zoom / 2] as const
  return { pos: placeInNoZone(board, near ?? middle, coming.size, coming.id), zone: null, room: [] }
}

function whole({ pos, room: { sized, moves } }: CardPlace, zone: string | null): PutAt {
  return { pos, zone, room: sized.length + moves.length === 0 ? [] : [{ type: 'make-room', sized, moves }] }
}
