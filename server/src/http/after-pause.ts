// Knows what the map takes over when editing goes on: what the server was told meanwhile; refuses to know of what people have waiting themselves.
import { isAtLeast } from '@common-ground/shared/wire/roles.ts'
import type { Writer } from '../sync/room-ports.ts'
import { noteAgreed } from './agreement-notes.ts'
import type { ContentDesk } from './content-desk.ts'
import { addOrganisationCard } from './organisation-cards.ts'
import type { HttpPorts } from './ports.ts'
import { openStepClocks } from './step-clocks.ts'

type Ports = Pick<HttpPorts, 'store' | 'rooms' | 'log' | 'random'>

/**
 * Notes what was agreed and which clocks have started, and gives a card to organisations that somebody typed who joined
 * meanwhile. What cannot be done now is done after the next pause; it never stops editing from going on.
 *
 * @param by who lets it go on. @param now milliseconds since 1970.
 */
export async function catchUp(
  ports: Ports,
  desk: ContentDesk,
  boardId: string,
  by: Writer,
  now: number,
): Promise<void> {
  const works = [
    () => noteAgreed(ports, boardId, by, now),
    () => openStepClocks(ports, desk).note(boardId, by, now),
    () => cardsForTyped(ports, boardId, now),
  ]
  for (const work of works)
    try {
      await work()
    } catch (error) {
      ports.log.warn({ boardId, error: String(error) }, 'a board could not take over what was said while it was paused')
    }
}

async function cardsForTyped(ports: Ports, boardId: string, now: number): Promise<void> {
  let isChanged = false
  for (const row of await ports.store.participants(boardId)) {
    if (row.organisationId !== null || row.organisationText === null || row.removedAt !== null) continue
    const role = (await ports.store.link(row.linkId))?.role ?? null
    if (role === null || !isAtLeast(role, 'editor')) continue
    const id = await addOrganisationCard(ports, boardId, row.organisationText, { id: row.id, role }, now)
    if (id === null) continue
    await ports.store.updateParticipant({ ...row, organisationId: id, organisationText: null })
    isChanged = true
  }
  if (isChanged) ports.rooms.participantsChanged(boardId)
}
