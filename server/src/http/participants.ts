// Knows how people are named to others: as typed, or as a former representative; refuses to put a name anywhere else.
import type { ParticipantNotice } from '@common-ground/shared/wire/protocol.ts'
import type { ParticipantRow, Store } from '../store/store.ts'
import type { Rooms } from '../sync/rooms.ts'
import { listOrganisations, type Organisation } from './organisation-cards.ts'

export interface NamedParticipant {
  readonly row: ParticipantRow
  /** What everybody sees. */
  readonly name: string
  /** Name of the organisation as on the board, else as typed; "" for none. */
  readonly organisation: string
  readonly look: string | null
}

/** Everybody who ever joined the board, in the order they came. */
export async function participantsOn(
  store: Store,
  rooms: Pick<Rooms, 'read'>,
  boardId: string,
): Promise<readonly NamedParticipant[]> {
  const [rows, organisations] = await Promise.all([store.participants(boardId), listOrganisations(rooms, boardId)])
  return rows.map((row) => nameParticipant(row, organisations))
}

/** Names one participant. */
export function nameParticipant(row: ParticipantRow, organisations: readonly Organisation[]): NamedParticipant {
  const card = organisations.find(({ id }) => id === row.organisationId)
  const organisation = card?.name ?? row.organisationText ?? ''
  const name = row.removedAt === null ? row.name : sayFormer(organisation)
  return { row, name, organisation, look: card?.look ?? null }
}

/** For message 121. */
export function toNotice({ row, name, organisation, look }: NamedParticipant): ParticipantNotice {
  const notice = { id: row.id, name, organisationId: row.organisationId, organisation }
  return look === null ? notice : { ...notice, look }
}

function sayFormer(organisation: string): string {
  return organisation === '' ? 'former representative' : `former representative, ${organisation}`
}
