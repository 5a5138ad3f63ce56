// Knows how a web socket is let in: floods and foreign pages before the upgrade, everything else accepted and then told why not; refuses to read a frame.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { fastifyCookie } from '@fastify/cookie'
import { WebSocketServer } from 'ws'
import { CLOSE_CODES, type CloseCode } from '@common-ground/shared/wire/close-codes.ts'
import type { Admission, Refused } from '../sync/admission.ts'
import { largestMessage } from '../sync/limits.ts'
import { sendWhole } from '../sync/whole-frames.ts'
import type { DocumentName } from '../store/store.ts'
import {
  judgeLink,
  openAccess,
  participantBehind,
  readBearer,
  strongestGrant,
  type Access,
  type AccessError,
} from './access.ts'
import { serveCheck } from './check-socket.ts'
import { openExpiringLinks, type ExpiringLinks } from './expiring-links.ts'
import { judgeOrigin } from './origin.ts'
import { nameParticipant } from './participants.ts'
import { listOrganisations } from './organisation-cards.ts'
import type { HttpPorts } from './ports.ts'
import { callerAddress, proxySays, trustedProxies, type Trust } from './proxies.ts'
import { openRateGate } from './rate-gate.ts'
import { sessionTokenIn } from './session-cookie.ts'

/** How one attempt to open a socket stands. */
interface Handshake {
  readonly boardId: string
  readonly epoch: number
  readonly document: DocumentName
  readonly ticket: string | null
  readonly bearer: string | null
  readonly session: string | null
  readonly v1: boolean
}

/** Asks for no board: whoever looks whether sockets work on the way here. */
const CHECK: Handshake = {
  boardId: '',
  epoch: 0,
  document: 'map',
  ticket: null,
  bearer: null,
  session: null,
  v1: true,
}

/** Lets sockets in on the addresses `/sync/map/:id/:epoch`, `/sync/talk/:id/:epoch` and `/sync/check`. */
export function openSockets(server: Server, ports: HttpPorts): void {
  const { limits } = ports.config
  const trust = trustedProxies(ports.config.trustProxy)
  const perAddress = openRateGate(limits.handshakesPerSecondPerAddress, limits.handshakesPerSecondPerAddress * 2)
  const everybody = openRateGate(limits.handshakesPerSecond, limits.handshakesPerSecond * 2)
  const expiring = openExpiringLinks((boardId) => ports.rooms.recheck(boardId))
  const openByAddress = new Map<string, number>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage(limits),
    clientTracking: false,
    perMessageDeflate: {
      threshold: 32 * 1024,
      zlibDeflateOptions: { level: 1 },
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
    },
  })

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const isCheck = /^\/sync\/check(?:\?|$)/.test(request.url ?? '')
    const handshake = isCheck ? CHECK : readHandshake(request)
    if (handshake === null) return refuse(ports, stream, 'no-such-address')
    if (ports.isStopping()) return refuse(ports, stream, 'stopping')
    const address = callerAddress(request, trust)
    const now = ports.clock()
    const held = openByAddress.get(address) ?? 0
    if (held >= limits.socketsPerAddress || !perAddress.admits(address, now) || !everybody.admits('', now))
      return refuse(ports, stream, 'flood')
    if (isForeign(ports, request, handshake, trust)) return refuse(ports, stream, 'foreign-origin')
    openByAddress.set(address, held + 1)
    stream.once('close', () => {
      const left = (openByAddress.get(address) ?? 1) - 1
      if (left === 0) openByAddress.delete(address)
      else openByAddress.set(address, left)
    })
    // What lives as long as the socket does not keep its request alive.
    const offered = request.headers['sec-websocket-extensions'] ?? ''
    sockets.handleUpgrade(request, stream, head, (socket) => {
      ports.metrics.handshake('accepted')
      if (isCheck) return serveCheck(socket, ports.clock)
      if (handshake.ticket !== null) {
        const leave = ports.tickets.occupy(handshake.ticket, handshake.document, () =>
          socket.close(CLOSE_CODES.slow, 'this ticket is in use by a newer connection'),
        )
        socket.once('close', leave)
      }
      ports.rooms.connect(sendWhole(socket, stream, offered), admit(ports, handshake, expiring))
    })
  })
}

const refusals = {
  'no-such-address': ['404 Not Found', 'There is nothing at this address.'],
  'foreign-origin': ['403 Forbidden', 'This came from another website.'],
  flood: ['503 Service Unavailable', 'Too many connections at once. Try again in a moment.'],
  stopping: ['503 Service Unavailable', 'The server is stopping. Try again in a moment.'],
} as const

function refuse(ports: HttpPorts, stream: Duplex, outcome: keyof typeof refusals): void {
  const [status, sentence] = refusals[outcome]
  ports.metrics.handshake(outcome)
  const code = {
    'no-such-address': 'no-such-call',
    'foreign-origin': outcome,
    flood: 'too-many-requests',
    stopping: 'not-ready',
  }
  const body = JSON.stringify({ title: sentence, status: Number(status.slice(0, 3)), code: code[outcome] })
  const head = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status.startsWith('503') ? ['Retry-After: 2'] : []),
  ]
  stream.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function readHandshake(request: IncomingMessage): Handshake | null {
  const target = request.url ?? ''
  const path = /^\/sync\/(map|talk)\/([^/?]{1,64})\/(\d{1,9})(?:\?|$)/.exec(target)
  if (path === null) return null
  const [, document = '', boardId = '', epoch = ''] = path
  const query = new URLSearchParams(target.split('?')[1] ?? '')
  return {
    boardId,
    epoch: Number(epoch),
    document: document === 'talk' ? 'talk' : 'map',
    ticket: query.get('ticket'),
    bearer: readBearer(request.headers.authorization),
    session: sessionTokenIn(fastifyCookie.parse(request.headers.cookie ?? '')),
    v1: query.get('v') === '1',
  }
}

/** A page of another site never gets in; what is no page at all needs a credential a page could not send by itself. */
function isForeign(ports: HttpPorts, request: IncomingMessage, handshake: Handshake, trust: Trust): boolean {
  const verdict = judgeOrigin(ports.config, {
    headers: request.headers,
    host: proxySays(request, 'x-forwarded-host', trust) ?? request.headers.host ?? '',
    protocol: proxySays(request, 'x-forwarded-proto', trust) ?? 'http',
    localPort: request.socket.localPort ?? 0,
  })
  const usesCookieOnly = handshake.session !== null && handshake.bearer === null && handshake.ticket === null
  return verdict === 'foreign' || (verdict === 'none' && usesCookieOnly)
}

const closeFor: Readonly<Record<AccessError, CloseCode>> = {
  'not-signed-in': CLOSE_CODES.notSignedIn,
  'link-revoked': CLOSE_CODES.notSignedIn,
  'link-expired': CLOSE_CODES.notSignedIn,
  'board-not-found': CLOSE_CODES.boardNotFound,
  'board-deleted': CLOSE_CODES.boardDeleted,
  'role-too-low': CLOSE_CODES.roleTooLow,
}

async function admit(ports: HttpPorts, handshake: Handshake, expiring: ExpiringLinks): Promise<Admission | Refused> {
  const now = ports.clock()
  const access = await openSocketAccess(ports, handshake, now)
  if ('error' in access) return { close: closeFor[access.error], reason: access.error }
  const { board } = access
  if (handshake.epoch !== 0 && handshake.epoch !== board.epoch)
    return { close: CLOSE_CODES.epochChanged, reason: 'epoch-changed' }
  expiring.watch(access.link, now)
  const row = await participantBehind(ports.store, access, now)
  const named = nameParticipant(row, await listOrganisations(ports.rooms, board.id))
  return {
    boardId: board.id,
    epoch: board.epoch,
    document: handshake.document,
    role: access.role,
    participant: { id: row.id, name: named.name, organisation: named.organisation },
    linkId: access.link.id,
    v1: handshake.v1,
  }
}

/** A ticket first; when it has run out, what else the request carries. */
async function openSocketAccess(
  ports: HttpPorts,
  handshake: Handshake,
  now: number,
): Promise<Access | { readonly error: AccessError }> {
  const holder = handshake.ticket === null ? null : ports.tickets.read(handshake.ticket, now)
  if (holder === null) {
    const access = await openAccess(ports.store, handshake.boardId, 'viewer', handshake, now)
    return access.ok ? access.value : { error: access.error }
  }
  if (holder.boardId !== handshake.boardId) return { error: 'board-not-found' }
  if (holder.sessionId !== null) {
    const held = await strongestGrant(ports.store, holder.sessionId, holder.boardId, now)
    return held.ok ? await onBoard(ports, holder.boardId, held.value) : { error: held.error }
  }
  const link = await ports.store.link(holder.linkId)
  if (link === null) return { error: 'link-revoked' }
  const live = judgeLink(link, now)
  if (!live.ok) return { error: live.error }
  return await onBoard(ports, holder.boardId, {
    link,
    participant: await ports.store.participant(holder.participantId),
  })
}

async function onBoard(
  ports: HttpPorts,
  boardId: string,
  held: Pick<Access, 'link' | 'participant'>,
): Promise<Access | { readonly error: AccessError }> {
  const board = await ports.store.board(boardId)
  if (board === null) return { error: 'board-not-found' }
  if (board.deletedAt !== null) return { error: 'board-deleted' }
  if (held.link.role === null || held.link.purpose !== 'join') return { error: 'role-too-low' }
  return { ...held, board, role: held.link.role, session: null }
}
