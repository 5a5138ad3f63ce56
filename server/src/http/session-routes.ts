// Knows how somebody with a link becomes a participant on a device; refuses to know what they do on the board afterwards.
import type { FastifyInstance } from 'fastify'
import type { LinkPreview } from '@common-ground/shared/wire/http-shapes.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import type { BoardRow, LinkRow, ParticipantRow, SessionRow } from '../store/store.ts'
import { findLink, isSpent, judgeLink } from './access.ts'
import { callToComeOn } from './call-day.ts'
import { answerCall, credentialsOf } from './call.ts'
import { chooseOrganisation, namedText } from './choose-organisation.ts'
import { listOrganisations } from './organisation-cards.ts'
import type { HttpPorts } from './ports.ts'
import { hashSecret, makeRowId, makeSecret } from './secrets.ts'
import { asOfSharedComputer, giveSessionCookie, isOfSharedComputer } from './session-cookie.ts'

export function answerSessionCalls(app: FastifyInstance, ports: HttpPorts): void {
  answerCall(app, ports, CALLS.previewLink, async ({ body, now }) => {
    const { link, board } = await openLink(ports, body.secret, now)
    const organisations = await listOrganisations(ports.rooms, board.id)
    const callOn = link.purpose === 'join' ? await callToComeOn(ports.rooms, board.id, now) : undefined
    const own = organisations.find(({ id }) => id === link.organisationId)
    const preview: LinkPreview = {
      boardId: board.id,
      title: board.title,
      role: link.role,
      purpose: link.purpose,
      ...(own === undefined ? {} : { organisation: { id: own.id, name: own.name } }),
      ...(link.checkId === null ? {} : { checkId: link.checkId }),
      ...(link.purpose === 'join'
        ? { organisations: organisations.map(({ id, name: title, shortName }) => ({ id, name: title, shortName })) }
        : {}),
      ...(callOn === undefined ? {} : { callOn }),
      ...(ports.config.privacyNotice === null ? {} : { privacyNotice: ports.config.privacyNotice }),
    }
    return preview
  })

  answerCall(app, ports, CALLS.joinBoard, async ({ request, reply, body, now }) => {
    const { link, board } = await openLink(ports, body.secret, now)
    const name = namedText('name', body.name)
    const typed = body.organisation === undefined ? null : namedText('organisation', body.organisation)
    const { session, token } = await sessionOf(ports, credentialsOf(request).session, body.shared === true, now)
    const before = await participantOn(ports, session, board.id)
    const id = before?.id ?? makeRowId(ports.random)
    const organisation = await chooseOrganisation(ports, link, body.organisationId ?? null, typed, id, now)
    const at = new Date(now).toISOString()
    const participant: ParticipantRow = {
      id,
      boardId: board.id,
      name,
      organisationId: organisation.id,
      organisationText: organisation.id === null ? organisation.text : null,
      bound: organisation.id !== null && (await cameForIt(ports, session, link, organisation.id, now)),
      linkId: link.id,
      firstSeenAt: before?.firstSeenAt ?? at,
      lastSeenAt: at,
      removedAt: null,
    }
    await (before === null ? ports.store.addParticipant(participant) : ports.store.updateParticipant(participant))
    await ports.store.addGrant({
      sessionId: session.id,
      boardId: board.id,
      linkId: link.id,
      participantId: id,
      createdAt: at,
    })
    await ports.store.countUse(link.id, at)
    ports.rooms.participantsChanged(board.id)
    giveSessionCookie(reply, ports.config, token)
    return { boardId: board.id, epoch: board.epoch, role: link.role, purpose: link.purpose, participantId: id }
  })
}

async function openLink(ports: HttpPorts, secret: string, now: number): Promise<{ link: LinkRow; board: BoardRow }> {
  const link = await findLink(ports.store, secret)
  if (link === null) throw new Refusal('not-signed-in')
  const live = judgeLink(link, now)
  if (!live.ok) throw new Refusal(live.error)
  const board = await ports.store.board(link.boardId)
  if (board === null || board.deletedAt !== null) throw new Refusal('board-not-found')
  return { link, board }
}

/**
 * The device's session, or a new one; either way the cookie is given again, which makes the 400 days roll. On a shared
 * computer nobody goes on with the session of whoever was there before, and the other way round.
 */
async function sessionOf(
  ports: HttpPorts,
  token: string | null,
  shared: boolean,
  now: number,
): Promise<{ readonly session: SessionRow; readonly token: string }> {
  const at = new Date(now).toISOString()
  const known =
    token === null || isOfSharedComputer(token) !== shared
      ? null
      : await ports.store.sessionByTokenHash(hashSecret(token))
  if (known !== null && token !== null && !isSpent(known, now)) {
    await ports.store.touchSession(known.id, at)
    return { session: known, token }
  }
  const made = shared ? asOfSharedComputer(makeSecret(ports.random)) : makeSecret(ports.random)
  const session: SessionRow = {
    id: makeRowId(ports.random),
    tokenHash: hashSecret(made),
    createdAt: at,
    lastSeenAt: at,
  }
  await ports.store.addSession(session)
  return { session, token: made }
}

/** One device is one participant on a board, whichever of its links it comes by. */
async function participantOn(ports: HttpPorts, session: SessionRow, boardId: string): Promise<ParticipantRow | null> {
  const [first] = await ports.store.grants(session.id, boardId)
  return first === undefined ? null : await ports.store.participant(first.participantId)
}

/**
 * Whether this link, or one that let this device in before and still counts, was made for the organisation: who opens the
 * link for everybody later is still known by their own. [HT102]
 */
async function cameForIt(
  ports: HttpPorts,
  session: SessionRow,
  link: LinkRow,
  organisationId: string,
  now: number,
): Promise<boolean> {
  if (link.organisationId === organisationId) return true
  for (const { linkId } of await ports.store.grants(session.id, link.boardId)) {
    const before = await ports.store.link(linkId)
    if (before?.organisationId === organisationId && judgeLink(before, now).ok) return true
  }
  return false
}
