// Knows how links to a board are listed, made and withdrawn; refuses to know who has come by them.
import type { FastifyInstance } from 'fastify'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { ROLES } from '@common-ground/shared/wire/roles.ts'
import { Refusal } from '../errors.ts'
import type { LinkRow } from '../store/store.ts'
import { answerCall, whenceOf } from './call.ts'
import { makeLink, readExpiry, showAddress, showLink } from './new-link.ts'
import { listOrganisations } from './organisation-cards.ts'
import { publicOrigin } from './origin.ts'
import type { HttpPorts } from './ports.ts'

export function answerLinkCalls(app: FastifyInstance, ports: HttpPorts): void {
  answerCall(app, ports, CALLS.listLinks, async ({ access }) =>
    (await ports.store.links(access.board.id)).map(showLink),
  )

  answerCall(app, ports, CALLS.createLink, async ({ request, access, body, now }) => {
    const purpose = body.purpose ?? 'join'
    if (purpose === 'join' && body.role === undefined)
      throw new Refusal('bad-request', { detail: `role: one of ${ROLES.join(', ')}.` })
    if (purpose !== 'join' && body.organisationId === undefined)
      throw new Refusal('bad-request', { detail: `organisationId: a link to ${purpose} is made for one organisation.` })
    if (purpose === 'check' && body.checkId === undefined)
      throw new Refusal('bad-request', { detail: 'checkId: a link to check is made for one question.' })
    if (body.organisationId !== undefined) {
      const organisations = await listOrganisations(ports.rooms, access.board.id)
      if (!organisations.some(({ id }) => id === body.organisationId)) throw new Refusal('organisation-not-found')
    }
    const { link, secret } = makeLink(
      access.board.id,
      purpose === 'join' ? (body.role ?? null) : null,
      ports.random,
      now,
    )
    const made: LinkRow = {
      ...link,
      purpose,
      organisationId: body.organisationId ?? null,
      checkId: purpose === 'check' ? (body.checkId ?? null) : null,
      note: readNote(body.note),
      expiresAt: readExpiry(body.expiresAt, now),
    }
    if (body.insteadOf === undefined) await ports.store.addLink(made)
    else await replace(ports, body.insteadOf, made, now)
    return { ...showLink(made), ...showAddress(publicOrigin(ports.config, whenceOf(request)), secret) }
  })

  answerCall(app, ports, CALLS.revokeLink, async ({ access, params, now }) => {
    const link = await ports.store.link(params['linkId'] ?? '')
    if (link === null || link.boardId !== access.board.id) throw new Refusal('link-not-found')
    await ports.store.revokeLink(link.id, new Date(now).toISOString())
    ports.rooms.recheck(access.board.id)
  })
}

/** Both or neither: of two people who change one link at once only one makes another. [HT100] */
async function replace(ports: HttpPorts, endedId: string, made: LinkRow, now: number): Promise<void> {
  const ended = await ports.store.link(endedId)
  if (ended === null || ended.boardId !== made.boardId) throw new Refusal('link-not-found')
  if (!(await ports.store.replaceLink(endedId, new Date(now).toISOString(), made))) throw new Refusal('link-not-found')
  ports.rooms.recheck(made.boardId)
}

function readNote(note: string | undefined): string {
  if (note !== undefined && !note.isWellFormed())
    throw new Refusal('bad-request', { detail: 'note: holds broken characters.' })
  return note?.normalize('NFC').trim() ?? ''
}
