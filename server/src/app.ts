// Knows how the server is put together from its parts; listens to nothing and reads no environment.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { BODY_BYTES } from '@common-ground/shared/wire/http-api.ts'
import { fastifyCookie } from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { pino, type Logger } from 'pino'
import { repositoryRoot, type Config } from './config.ts'
import { Refusal } from './errors.ts'
import { openBinEmptying } from './http/bin-emptying.ts'
import { answerAgreementCalls } from './http/agreement-routes.ts'
import { answerCheckCalls } from './http/check-routes.ts'
import { answerBoardCalls } from './http/board-routes.ts'
import { openCallRecords } from './http/call-records.ts'
import { openContentDesk } from './http/content-desk.ts'
import { answerDocumentCalls } from './http/document-routes.ts'
import { answerFormCalls } from './http/form-routes.ts'
import { answerImportCalls } from './http/import-routes.ts'
import { answerKeepingCalls } from './http/keeping-routes.ts'
import { answerLeadingCalls } from './http/leading-routes.ts'
import { answerSameMeaningCalls } from './http/same-meaning-routes.ts'
import { answerSummaryCalls } from './http/summary-routes.ts'
import { shownCall } from './http/led-calls.ts'
import { answerLightsCalls } from './http/lights-routes.ts'
import { answerLinkCalls } from './http/link-routes.ts'
import { openMetrics } from './http/metrics.ts'
import { answerOperationsCalls } from './http/operations-routes.ts'
import { servePages } from './http/pages.ts'
import { answerParticipantCalls } from './http/participant-routes.ts'
import { participantsOn, toNotice } from './http/participants.ts'
import type { HttpPorts } from './http/ports.ts'
import { answerProblems, sendProblem } from './http/problem-details.ts'
import { isFromHere, trustedProxies } from './http/proxies.ts'
import { answerProposalCalls } from './http/proposal-routes.ts'
import { answerRestoreCalls } from './http/restore-routes.ts'
import type { RandomBytes } from './http/secrets.ts'
import { contentSecurityPolicy } from './http/security-policy.ts'
import { answerStepCalls } from './http/step-routes.ts'
import { answerSessionCalls } from './http/session-routes.ts'
import { openSendingGates } from './http/sending-gates.ts'
import { openSockets } from './http/sockets.ts'
import { openTickets } from './http/tickets.ts'
import { keepVersions } from './http/version-keeper.ts'
import { answerVersionCalls } from './http/version-routes.ts'
import type { DiskTrouble, Store } from './store/store.ts'
import { openRooms, type Rooms } from './sync/rooms.ts'

/** What the server needs of the world. */
export interface AppPorts {
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly random: RandomBytes
  /** Signs socket tickets; the same after a restart keeps them valid. Absent = a new one. */
  readonly ticketKey?: Uint8Array
  readonly log?: Logger
  /** The built client; absent = the one of this repository. */
  readonly pages?: string
}

export interface App {
  readonly http: FastifyInstance
  readonly rooms: Rooms
  /** Looks now whose bin holds what has been there for 30 days, instead of within the hour. Gives how many boards that were. */
  emptyBins(): Promise<number>
  /** Looks now which calls have ended and are not kept, instead of within seconds. Gives how many were settled. */
  keepCalls(): Promise<number>
  /** Refuses newcomers, says goodbye to everybody, and settles when everything accepted is on disk. The store stays open. */
  drain(): Promise<void>
}

/** What whoever runs the server reads in its log. Nothing of it loses a change: those stay in the browsers. */
const DISK_TROUBLES: Readonly<Record<DiskTrouble, string>> = {
  full: 'the disk is full: nothing can be saved until there is room again',
  'read-only': 'the data folder cannot be written to: nothing can be saved until it can',
  failing: 'the disk refuses to save: look at it before anything else',
}

/** Calls from one address within a window. This machine's own are not counted. */
const CALLS = 500
const CALLS_WINDOW_MS = 10_000

/** Puts the server together. The caller listens, and owns the store. */
export async function buildApp(config: Config, given: AppPorts): Promise<App> {
  const log = given.log ?? pino({ level: 'silent' })
  const metrics = openMetrics()
  let isStopping = false
  const desk = openContentDesk()
  const keeper = keepVersions({ store: given.store, desk, log, clock: given.clock, random: given.random })
  const rooms: Rooms = openRooms({
    store: given.store,
    limits: config.limits,
    clock: given.clock,
    log,
    metrics: metrics.sync,
    watch: keeper,
    call: (boardId) => shownCall(given.store, boardId),
    participants: async (boardId) => (await participantsOn(given.store, rooms, boardId)).map(toNotice),
  })
  given.store.onOthersWriting(() => rooms.recheckAll())
  given.store.onDiskTrouble((trouble) => {
    if (trouble === null) log.warn({ dataDir: config.dataDir }, 'the disk takes everything again')
    else log.fatal({ dataDir: config.dataDir, trouble }, DISK_TROUBLES[trouble])
  })
  const ports: HttpPorts = {
    config,
    store: given.store,
    rooms,
    tickets: openTickets(given.ticketKey ?? randomBytes(32), given.random),
    metrics,
    sending: openSendingGates(),
    log,
    clock: given.clock,
    random: given.random,
    isStopping: () => isStopping,
  }
  const http: FastifyInstance = fastify({
    trustProxy: trustedProxies(config.trustProxy),
    bodyLimit: BODY_BYTES,
    genReqId: () => Buffer.from(given.random(9)).toString('base64url'),
    requestIdHeader: false,
    frameworkErrors: (_error, request, reply) =>
      sendProblem(request, reply.header('x-request-id', request.id), 'bad-request'),
    forceCloseConnections: 'idle',
    // A request is taken as it was sent or refused: nothing is turned into something else, filled in or left out.
    ajv: { customOptions: { coerceTypes: false, useDefaults: false, removeAdditional: false } },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  })
  http.decorateRequest('access', null)
  http.decorateRequest('answering', null)
  answerProblems(http, log)
  await http.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy(config) },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  })
  logCalls(http, ports)
  await refuseFloods(http)
  await http.register(fastifyCookie)

  const bins = openBinEmptying({ ...ports, desk })
  const records = openCallRecords(ports, desk)
  answerOperationsCalls(http, ports)
  answerBoardCalls(http, ports, desk)
  answerVersionCalls(http, ports, desk)
  answerRestoreCalls(http, ports, desk)
  answerKeepingCalls(http, ports, desk)
  answerLightsCalls(http, ports, desk)
  answerAgreementCalls(http, ports, desk)
  answerDocumentCalls(http, ports, desk)
  answerProposalCalls(http, ports, desk)
  answerLeadingCalls(http, ports, desk)
  answerSummaryCalls(http, ports, desk)
  answerSameMeaningCalls(http, ports, desk)
  answerCheckCalls(http, ports, desk)
  answerFormCalls(http, ports)
  answerStepCalls(http, ports, desk)
  answerLinkCalls(http, ports)
  answerParticipantCalls(http, ports)
  answerSessionCalls(http, ports)
  await http.register(async (files) => answerImportCalls(files, ports, desk))
  await http.register(async (pages) => await servePages(pages, given.pages ?? join(repositoryRoot, 'client', 'dist')))
  openSockets(http.server, ports)
  return {
    http,
    rooms,
    emptyBins: () => bins.look(),
    keepCalls: () => records.look(),
    async drain() {
      isStopping = true
      bins.stop()
      records.stop()
      await rooms.drain()
      keeper.stop()
      await http.close()
      await desk.close()
    },
  }
}

/** Counts before anything is read, also for addresses at which there is nothing. */
async function refuseFloods(http: FastifyInstance): Promise<void> {
  await http.register(fastifyRateLimit, {
    global: false,
    max: CALLS,
    timeWindow: CALLS_WINDOW_MS,
    allowList: (request) => !request.url.startsWith('/api/') || isFromHere(request.raw),
    errorResponseBuilder: () => new Refusal('too-many-requests'),
  })
  http.addHook('onRequest', http.rateLimit())
}

function logCalls(http: FastifyInstance, ports: HttpPorts): void {
  http.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  http.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    ports.metrics.answered(route, request.method, reply.statusCode, reply.elapsedTime / 1000)
    if (!request.url.startsWith('/api/')) return
    // The pattern and not the address: secrets and searches stay out of the log.
    const call = {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    ports.log[reply.statusCode >= 500 ? 'warn' : 'debug'](call, 'answered')
  })
}
