// Knows for which organisation somebody who comes by a link is here: the link's, a card of the board, or typed words; writes no participant.
import { sameOrganisation } from '@common-ground/shared/board/same-organisation.ts'
import { isAtLeast } from '@common-ground/shared/wire/roles.ts'
import { Refusal } from '../errors.ts'
import type { LinkRow } from '../store/store.ts'
import { addOrganisationCards, listOrganisations } from './organisation-cards.ts'
import type { HttpPorts } from './ports.ts'
import { readName, sayNameError } from './typed-name.ts'

export interface ChosenOrganisation {
  /** Card of the organisation; null = none. */
  readonly id: string | null
  /** As it was typed; null = a card was chosen, or nothing. */
  readonly text: string | null
}

/**
 * A link made for an organisation decides; else the card chosen; else the words typed, as a new card if the role may edit.
 *
 * @param typed as `namedText` gives it.
 */
export async function chooseOrganisation(
  ports: HttpPorts,
  link: LinkRow,
  chosen: string | null,
  typed: string | null,
  participantId: string,
  now: number,
): Promise<ChosenOrganisation> {
  if (link.organisationId !== null) {
    if (chosen !== null && chosen !== link.organisationId) throw new Refusal('not-your-organisation')
    return { id: link.organisationId, text: null }
  }
  if (chosen === null && typed === null) return { id: null, text: null }
  const organisations = await listOrganisations(ports.rooms, link.boardId)
  if (chosen !== null) {
    if (!organisations.some(({ id }) => id === chosen)) throw new Refusal('organisation-not-found')
    return { id: chosen, text: null }
  }
  const text = typed ?? ''
  const known = sameOrganisation(text, organisations)
  if (known !== null) return { id: known.id, text: null }
  const { purpose, role } = link
  const mayEdit = purpose === 'join' && role !== null && isAtLeast(role, 'editor')
  if (!mayEdit) return { id: null, text }
  const by = { id: participantId, role }
  const [id = null] = await addOrganisationCards(ports, link.boardId, [{ name: text, by: by.id }], by, now)
  return { id, text }
}

/** A name as it is kept; refused when it is none. @param what how it is called in the refusal. */
export function namedText(what: string, typed: string): string {
  const name = readName(typed)
  if (!name.ok) throw new Refusal('bad-request', { detail: sayNameError(`The ${what}`, name.error) })
  return name.value
}
