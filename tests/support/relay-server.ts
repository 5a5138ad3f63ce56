// Runs the relay behind a plain web socket server on a free port, letting in whoever the address names; knows nothing of links and sessions.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Admission, Refused } from '@common-ground/server/sync/admission.ts'
import { DEFAULT_LIMITS, largestMessage, type Limits } from '@common-ground/server/sync/limits.ts'
import { openRooms, type Rooms, type RoomsPorts } from '@common-ground/server/sync/rooms.ts'
import { sendWhole } from '@common-ground/server/sync/whole-frames.ts'
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import type { DocumentName, Role, Store } from '@common-ground/server/store/store.ts'
import { WebSocketServer } from 'ws'

export interface RelayServer {
  /** `ws://127.0.0.1:port` */
  readonly origin: string
  readonly store: Store
  readonly rooms: Rooms
  /** Warnings and errors the relay has logged. */
  readonly logged: readonly string[]
  stop(): Promise<void>
}
export interface RelayOptions {
  readonly store?: Store
  readonly limits?: Partial<Limits>
  readonly ports?: Partial<RoomsPorts>
  /** Boards to create, by id. */
  readonly boards?: readonly string[]
  readonly admit?: (admission: Admission) => Admission | Promise<Admission | Refused>
}

export const AT = '2026-03-02T09:00:00.000Z'

/** Creates boards of epoch 1, each with a link per role named `<board>-<role>`. */
async function createBoards(store: Store, boards: readonly string[]): Promise<void> {
  const roles: readonly Role[] = ['facilitator', 'editor', 'commenter', 'viewer']
  for (const id of boards) {
    const links = roles.map((role) => ({
      id: `${id}-${role}`,
      boardId: id,
      role,
      purpose: 'join' as const,
      secretHash: `${id}-${role}`,
      organisationId: null,
      checkId: null,
      note: '',
      madeByLink: null,
      madeByPerson: null,
      createdAt: AT,
      expiresAt: null,
      revokedAt: null,
      uses: 0,
      lastUsedAt: null,
    }))
    await store.createBoard({ id, title: id, epoch: 1, createdAt: AT, deletedAt: null }, links, [])
  }
}

/** The admission an address like `/map/b1/1?role=editor&who=p1&v=1` asks for. */
function admissionFor(address: URL): Admission {
  const [, document = '', boardId = '', epoch = ''] = address.pathname.split('/')
  const role = (address.searchParams.get('role') ?? 'editor') as Role
  const who = address.searchParams.get('who') ?? 'p1'
  return {
    boardId,
    epoch: Number(epoch),
    document: document as DocumentName,
    role,
    participant: { id: who, name: `Name of ${who}`, organisation: `Organisation of ${who}` },
    linkId: `${boardId}-${role}`,
    v1: address.searchParams.get('v') === '1',
  }
}

export async function startRelay(options: RelayOptions = {}): Promise<RelayServer> {
  const store = options.store ?? openMemoryStore()
  await createBoards(store, options.boards ?? ['b1'])
  const logged: string[] = []
  const note = (data: object, message: string): void => void logged.push(`${message} ${JSON.stringify(data)}`)
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const rooms = openRooms({
    store,
    limits,
    clock: Date.now,
    log: { info: () => {}, warn: note, error: note },
    ...options.ports,
  })
  const server: Server = createServer()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage(limits),
    perMessageDeflate: {
      threshold: 32 * 1024,
      zlibDeflateOptions: { level: 1 },
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
    },
  })
  server.on('upgrade', (request, raw, head) => {
    sockets.handleUpgrade(request, raw, head, (socket) => {
      const admission = admissionFor(new URL(request.url ?? '/', 'http://127.0.0.1'))
      const offered = request.headers['sec-websocket-extensions'] ?? ''
      rooms.connect(sendWhole(socket, raw, offered), options.admit?.(admission) ?? admission)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `ws://127.0.0.1:${port}`,
    store,
    rooms,
    logged,
    async stop() {
      await rooms.drain()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await store.close()
    },
  }
}
