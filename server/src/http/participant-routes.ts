// Knows how the people of a board are listed and taken off it; the only place where their names meet a request.
import type { FastifyInstance } from 'fastify'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import { participantBehind } from './access.ts'
import { answerCall } from './call.ts'
import { chooseOrganisation, namedText } from './choose-organisation.ts'
import { participantsOn } from './participants.ts'
import type { HttpPorts } from './ports.ts'

export function answerParticipantCalls(app: FastifyInstance, ports: HttpPorts): void {
  answerCall(app, ports, CALLS.listParticipants, async ({ access }) =>
    (await participantsOn(ports.store, ports.rooms, access.board.id)).map(({ row, name, organisation }) => {
      const shown: ParticipantInfo = {
        id: row.id,
        name,
        ...(row.organisationId === null ? {} : { organisationId: row.organisationId }),
        ...(organisation === '' ? {} : { organisation }),
        bound: row.bound,
        firstSeenAt: row.firstSeenAt,
        lastSeenAt: row.lastSeenAt,
        ...(row.removedAt === null ? {} : { removedAt: row.removedAt }),
        ...(access.role === 'facilitator' ? { linkId: row.linkId } : {}),
      }
      return shown
    }),
  )

  answerCall(app, ports, CALLS.removeParticipant, async ({ access, params, now }) => {
    const row = await ports.store.participant(params['pid'] ?? '')
    if (row === null || row.boardId !== access.board.id) throw new Refusal('participant-not-found')
    await ports.store.updateParticipant({ ...row, name: '', removedAt: row.removedAt ?? new Date(now).toISOString() })
    // What they handed out to ask at home goes with them.
    for (const link of await ports.store.links(access.board.id))
      if (link.madeByPerson === row.id) await ports.store.revokeLink(link.id, new Date(now).toISOString())
    ports.rooms.recheck(access.board.id)
    ports.rooms.participantsChanged(access.board.id)
  })

  answerCall(app, ports, CALLS.changeOwnOrganisation, async ({ access, body, now }) => {
    const row = await participantBehind(ports.store, access, now)
    // Whoever came by a link made for an organisation is known by it; another one gives another link.
    if (row.bound) throw new Refusal('not-your-organisation')
    const { organisationId: chosen = null } = body
    const typed = body.organisation === undefined ? null : namedText('organisation', body.organisation)
    if (chosen === null && typed === null)
      throw new Refusal('bad-request', { detail: 'organisationId or organisation: say which one you are here for.' })
    const link = { ...access.link, organisationId: null }
    const { id, text } = await chooseOrganisation(ports, link, chosen, typed, row.id, now)
    const said = { organisationId: id, organisationText: id === null ? text : null }
    if (!(await ports.store.sayOrganisation(row.id, said))) {
      // Meanwhile somebody has removed them, or they came by a link made for an organisation.
      const isRemoved = (await ports.store.participant(row.id))?.removedAt !== null
      throw new Refusal(isRemoved ? 'link-revoked' : 'not-your-organisation')
    }
    ports.rooms.participantsChanged(access.board.id)
  })

  answerCall(app, ports, CALLS.createTicket, async ({ access, now }) => {
    const participant = await participantBehind(ports.store, access, now)
    const { ticket, expiresAt } = ports.tickets.issue(
      {
        boardId: access.board.id,
        linkId: access.link.id,
        sessionId: access.session?.id ?? null,
        participantId: participant.id,
      },
      now,
    )
    return { ticket, expiresAt: new Date(expiresAt).toISOString() }
  })
}
