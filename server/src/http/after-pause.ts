// Knows what the map takes over when editing goes on: what the server was told meanwhile; refuses to know of what people have waiting themselves.
import { isAtLeast } from '@common-ground/shared/wire/roles.ts'
import type { ParticipantRow } from '../store/store.ts'
import type { Writer } from '../sync/room-ports.ts'
import { judgeLink } from './access.ts'
import { noteAgreed } from './agreement-notes.ts'
import type { ContentDesk } from './content-desk.ts'
import { addOrganisationCards } from './organisation-cards.ts'
import type { HttpPorts } from './ports.ts'
import { openStepClocks } from './step-clocks.ts'

type Ports = Pick<HttpPorts, 'store' | 'rooms' | 'log' | 'random'>

/**
 * Notes what was agreed and which clocks have started, and gives a card to organisations that somebody
 * typed who joined during it. Never rejects: what cannot be done now is logged; notes are made after the next pause, and
 * what was typed stays words.
 *
 * @param by who lets it go on. @param since when the pause began, @param now: milliseconds since 1970.
 */
export async function catchUp(
  ports: Ports,
  desk: ContentDesk,
  boardId: string,
  by: Writer,
  since: number,
  now: number,
): Promise<void> {
  const works = [
    () => noteAgreed(ports, boardId, by, now),
    () => openStepClocks(ports, desk).note(boardId, by, now),
    () => cardsForTyped(ports, boardId, by, since, now),
  ]
  for (const work of works)
    try {
      await work()
    } catch (error) {
      ports.log.warn({ boardId, error: String(error) }, 'a board could not take over what was said while it was paused')
    }
}

async function cardsForTyped(ports: Ports, boardId: string, by: Writer, since: number, now: number): Promise<void> {
  const links = new Map((await ports.store.links(boardId)).map((link) => [link.id, link]))
  /** Somebody who could put the card there themselves, by a link that still opens the board. */
  const mayEdit = ({ linkId, removedAt }: ParticipantRow): boolean => {
    const link = links.get(linkId)
    if (link?.purpose !== 'join' || link.role === null || removedAt !== null) return false
    return isAtLeast(link.role, 'editor') && judgeLink(link, now).ok
  }
  const from = new Date(since).toISOString()
  const typed = (await ports.store.participants(boardId)).flatMap((row) => {
    const isOpen = row.organisationId === null && row.organisationText !== null && row.lastSeenAt >= from
    return isOpen && mayEdit(row) ? [{ by: row.id, name: row.organisationText }] : []
  })
  if (typed.length === 0) return
  const cards = await addOrganisationCards(ports, boardId, typed, by, now)
  for (const [index, { by: person, name }] of typed.entries()) {
    const id = cards[index] ?? null
    // Somebody may have been removed meanwhile.
    if (id !== null) await ports.store.chooseTyped(person, name, id)
  }
  ports.rooms.participantsChanged(boardId)
}
