// Knows how an organisation gets its link to answer, made once on a device and handed out again; knows no dialog.
import type { Api } from '../../model/api.ts'
import { isLive, type NamedOrganisation } from '../share-links.ts'

/** Where this device keeps the addresses of links it made. */
export interface LinkMemory {
  linkAddresses(boardId: string): Readonly<Record<string, string>>
  rememberLink(boardId: string, key: string, url: string): void
}

/** The address of a live link of this device to answer for the organisation, else of a new one; null = it could not be made. */
export async function answerAddress(
  api: Api,
  memory: LinkMemory,
  boardId: string,
  organisation: NamedOrganisation,
  now: number,
): Promise<string | null> {
  const known = memory.linkAddresses(boardId)
  const links = await api.links(boardId)
  const ready = links.ok
    ? links.value.find(
        (link) =>
          link.purpose === 'answer' &&
          link.organisationId === organisation.id &&
          link.expiresAt === undefined &&
          isLive(link, now) &&
          known[link.id] !== undefined,
      )
    : undefined
  if (ready !== undefined) return known[ready.id] ?? null
  const made = await api.addLink(boardId, { purpose: 'answer', organisationId: organisation.id })
  if (!made.ok) return null
  memory.rememberLink(boardId, made.value.id, made.value.url)
  return made.value.url
}
