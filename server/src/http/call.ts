// Knows how a call of the interface becomes a route: who may, what was sent, how it is answered; refuses to know any call in particular.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Call } from '@common-ground/shared/wire/http-api.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'
import { Refusal } from '../errors.ts'
import { openAccess, readBearer, type Access, type AccessError, type Credentials } from './access.ts'
import { openAnswering, type Answering } from './answering.ts'
import { judgeOrigin, type Whence } from './origin.ts'
import { DiskFault } from '../store/store.ts'
import type { HttpPorts } from './ports.ts'
import { giveSessionCookie, sessionTokenIn } from './session-cookie.ts'

type StaticOf<S> = S extends TSchema ? Static<S> : undefined
type AccessOf<C extends Call> = C['needs'] extends Role ? Access : C['needs'] extends SpeakingNeeds ? Answering : null

/** Calls whose caller speaks for an organisation. */
type SpeakingNeeds = 'answer' | 'check' | 'form'

/** What a handler gets: everything checked, nothing more. */
export interface Asked<C extends Call> {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly access: AccessOf<C>
  readonly params: Readonly<Record<string, string>>
  readonly query: StaticOf<C['query']>
  readonly body: StaticOf<C['body']>
  /** Milliseconds since 1970, the same for the whole call. */
  readonly now: number
}

/** Gives a handler its route. The handler returns the answer; it refuses by throwing a Refusal. */
export function answerCall<C extends Call>(
  app: FastifyInstance,
  ports: HttpPorts,
  call: C,
  handle: (asked: Asked<C>) => Promise<StaticOf<C['answer']> | void>,
): void {
  const body = call.body === 'bytes' ? undefined : call.body
  app.route({
    method: call.method,
    url: call.path,
    schema: {
      ...(call.query === undefined ? {} : { querystring: call.query }),
      ...(body === undefined ? {} : { body }),
    },
    ...(call.bodyBytes === undefined ? {} : { bodyLimit: call.bodyBytes }),
    onRequest: async (request, reply) => {
      // What stands on a board is kept nowhere on the way, nor by the browser of a shared computer.
      reply.header('cache-control', 'no-store')
      if (call.method !== 'GET') refuseForeign(ports, request)
    },
    // Before the body is read: nobody gets to send one who may not.
    preParsing: async (request, reply, payload) => {
      if (speaks(call.needs)) {
        request.answering = await answeringOf(ports, request, call.needs)
        if (!ports.sending.admits(request.answering, call.method === 'GET', ports.clock()))
          throw new Refusal('too-many-requests')
      }
      request.access = isRole(call.needs)
        ? await accessOf(ports, request, call.needs)
        : (request.answering?.access ?? null)
      await keepSession(ports, request, reply)
      await noteOpened(ports, request)
      return payload
    },
    // A member of null counts as not sent.
    preValidation: async (request) => {
      if (body !== undefined) request.body = withoutNulls(request.body)
    },
    handler: async (request, reply) => {
      reply.code(call.status)
      const answer = await handle({
        request,
        reply,
        access: (speaks(call.needs) ? request.answering : request.access) as AccessOf<C>,
        params: request.params as Readonly<Record<string, string>>,
        query: request.query as StaticOf<C['query']>,
        body: request.body as StaticOf<C['body']>,
        now: ports.clock(),
      })
      if (reply.sent) return reply
      return call.answer === null ? reply.send() : reply.send(answer)
    },
  })
}

/** Where a request came from, as the origin rules read it. */
export function whenceOf(request: FastifyRequest): Whence {
  return {
    headers: request.headers,
    host: request.host,
    protocol: request.protocol,
    localPort: request.socket.localPort ?? 0,
  }
}

/** What a request carries to say who it is. */
export function credentialsOf(request: FastifyRequest): Credentials {
  return { bearer: readBearer(request.headers.authorization), session: sessionTokenIn(request.cookies) }
}

function refuseForeign(ports: HttpPorts, request: FastifyRequest): void {
  if (judgeOrigin(ports.config, whenceOf(request)) !== 'foreign') return
  throw new Refusal('foreign-origin', {
    detail: 'Whoever runs this server names the address people use in PUBLIC_URL, or further ones in ALLOWED_ORIGINS.',
  })
}

async function accessOf(ports: HttpPorts, request: FastifyRequest, needed: Role): Promise<Access> {
  const { id = '' } = request.params as Readonly<Record<string, string>>
  const access = await openAccess(ports.store, id, needed, credentialsOf(request), ports.clock())
  if (!access.ok) throw refuseAccess(access.error)
  return access.value
}

async function answeringOf(ports: HttpPorts, request: FastifyRequest, needs: SpeakingNeeds): Promise<Answering> {
  const { id = '', checkId = '' } = request.params as Readonly<Record<string, string>>
  const answering = await openAnswering(
    ports.store,
    id,
    needs === 'check' ? { page: needs, checkId } : { page: needs },
    credentialsOf(request),
    ports.clock(),
  )
  if (!answering.ok) throw refuseAccess(answering.error)
  return answering.value
}

const refuseAccess = (error: AccessError): Refusal => new Refusal(error === 'board-deleted' ? 'board-not-found' : error)

/** Every visit lets the 400 days begin again; once a day is often enough to write that down. */
async function keepSession(ports: HttpPorts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const session = request.access?.session ?? null
  const token = sessionTokenIn(request.cookies)
  const now = ports.clock()
  if (session === null || token === null || now - Date.parse(session.lastSeenAt) < 86_400_000) return
  try {
    await ports.store.touchSession(session.id, new Date(now).toISOString())
  } catch (error) {
    // A disk that takes nothing is still read from; the visit is written down another time.
    if (error instanceof DiskFault) return
    throw error
  }
  giveSessionCookie(reply, ports.config, token)
}

/** A page looks every few seconds whether it is still asked: all of that is one visit. */
const VISIT_MS = 600_000

/** Reading a page by its own link is what using such a link is. [HT101] */
async function noteOpened(ports: HttpPorts, request: FastifyRequest): Promise<void> {
  const { answering } = request
  if (request.method !== 'GET' || answering == null || credentialsOf(request).bearer === null) return
  const now = ports.clock()
  for (const { link } of answering.speakers) {
    if (link.purpose === 'join' || now - Date.parse(link.lastUsedAt ?? '') < VISIT_MS) continue
    try {
      await ports.store.countUse(link.id, new Date(now).toISOString())
    } catch (error) {
      // As above: what is read is read all the same.
      if (!(error instanceof DiskFault)) throw error
    }
  }
}

function isRole(needs: Call['needs']): needs is Role {
  return needs !== 'create' && needs !== 'nobody' && !speaks(needs)
}

/** Who comes speaks for an organisation. */
function speaks(needs: Call['needs']): needs is SpeakingNeeds {
  return needs === 'answer' || needs === 'check' || needs === 'form'
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
}

declare module 'fastify' {
  interface FastifyRequest {
    access: Access | null
    answering: Answering | null
  }
}
