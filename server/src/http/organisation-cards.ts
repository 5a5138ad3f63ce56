// Knows which organisations a board names and how a newly typed one gets its card; refuses to know who belongs to which.
import { exportText } from '@common-ground/shared/board/text-rules.ts'
import { CARD_KEY, cardMap, openBoardDoc, rawTextAt, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { makeId } from '@common-ground/shared/board/ids.ts'
import { sameOrganisation } from '@common-ground/shared/board/same-organisation.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { OrganisationChoice } from '@common-ground/shared/wire/http-shapes.ts'
import type { Writer } from '../sync/room-ports.ts'
import type { Rooms } from '../sync/rooms.ts'
import { placerOn } from './place-new-card.ts'
import type { HttpPorts } from './ports.ts'

export interface Organisation extends OrganisationChoice {
  readonly look: string | null
}

/**
 * The organisations on a board that are not in the bin and have a name, by name; none when the board cannot be read.
 * Reads their cards alone: it is asked whenever somebody comes in.
 */
export async function listOrganisations(rooms: Pick<Rooms, 'read'>, boardId: string): Promise<readonly Organisation[]> {
  const read = await rooms.read(boardId, 'map', (doc) => organisationsOn(openBoardDoc(doc)))
  return read.ok ? read.value : []
}

/** An organisation as somebody typed it. */
export interface TypedOrganisation {
  readonly name: string
  /** Participant id: in whose name its card is made. */
  readonly by: string
}

/**
 * Puts a card for each organisation on the board, in the zone made for it beside those that are there, all in one write.
 *
 * @returns in the same order its id, or of the card that is there for the same name; null for one that the board cannot
 * take, and for all of them when it takes none now, as while editing is paused.
 */
export async function addOrganisationCards(
  ports: Pick<HttpPorts, 'rooms' | 'random'>,
  boardId: string,
  typed: readonly TypedOrganisation[],
  by: Writer,
  now: number,
): Promise<readonly (string | null)[]> {
  const at = new Date(now).toISOString()
  const written = await ports.rooms.transact(
    boardId,
    (doc) => {
      const boardDoc = openBoardDoc(doc)
      const there = [...organisationsOn(boardDoc)]
      const placeNext = placerOn(boardDoc)
      return typed.map(({ name, by: author }) => {
        const known = sameOrganisation(name, there)
        if (known !== null) return known.id
        const id = makeId(ports.random)
        const card = { id, kind: 'organisation', fields: { name } } as const
        const { room, ...place } = placeNext(card)
        const operations = [...room, { type: 'create', cards: [{ ...card, ...place }] }] as const
        if (!applyOperations(boardDoc, operations, { by: author, at, origin: 'server' }).ok) return null
        there.push({ id, name, shortName: '', look: null })
        return id
      })
    },
    by,
  )
  return written.ok ? written.value : typed.map(() => null)
}

function organisationsOn(boardDoc: BoardDoc): readonly Organisation[] {
  const found: Organisation[] = []
  for (const id of boardDoc.cards.keys()) {
    const card = cardMap(boardDoc, id)
    if (card?.get(CARD_KEY.kind) !== 'organisation' || (card.get(CARD_KEY.bin) ?? null) !== null) continue
    const text = (field: string): string => exportText(rawTextAt(boardDoc, { card: id, field })).trim()
    const look = card.get(CARD_KEY.look)
    const name = text('name')
    if (name !== '')
      found.push({ id, name, shortName: text('shortName'), look: typeof look === 'string' ? look : null })
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
