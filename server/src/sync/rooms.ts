// Knows all live boards of this process and what the rest of the server asks of them; refuses to know requests.
import { CLOSE_CODES } from '@common-ground/shared/wire/close-codes.ts'
import {
  encodeHeartbeat,
  type LedCall,
  type Notice,
  type ParticipantNotice,
} from '@common-ground/shared/wire/protocol.ts'
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs'
import type { DocumentName, Store } from '../store/store.ts'
import type { Admission, Refused } from './admission.ts'
import { createLocalBus, type Bus } from './bus.ts'
import type { RoomPending } from './committed-rows.ts'
import { Committer } from './committer.ts'
import { createCompactor } from './compactor.ts'
import { createConnected } from './connected.ts'
import type { Connection } from './connection.ts'
import { Entrance } from './entrance.ts'
import type { Limits } from './limits.ts'
import type { StoredDocument } from './load-document.ts'
import { noMetrics, type SyncMetrics } from './metrics.ts'
import { createPeople } from './people.ts'
import { createPresencePulse } from './presence-pulse.ts'
import { Room } from './room.ts'
import type { CheckpointPace, RoomKey, RoomPorts, RoomRefusal, SyncLog, Writer } from './room-ports.ts'
import type { RelaySocket } from './socket.ts'
import { reasonToLeave } from './standing.ts'
import { roomName, startUpkeep } from './upkeep.ts'

export interface RoomsPorts {
  readonly store: Store
  readonly limits: Limits
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly log: SyncLog
  readonly metrics?: SyncMetrics
  /** Everybody known to a board, for message 121; asked when somebody comes and after each `participantsChanged`. */
  readonly participants?: (boardId: string) => Promise<readonly ParticipantNotice[]>
  /** The call that is led on a board; asked when somebody comes and after each `callChanged`. */
  readonly call?: (boardId: string) => Promise<LedCall | null>
  readonly bus?: Bus
  readonly checkpointEvery?: CheckpointPace
  readonly restAfterMs?: number
  /** Is told what happens on boards, as it happens. */
  readonly watch?: RoomsWatch
  /** How often every connection hears something; the stock client gives up after 30 s of silence. */
  readonly heartbeatMs?: number
}

/** Somebody who follows what becomes of boards without taking part. */
export interface RoomsWatch {
  /** A row of the board's map is on the disk. */
  changed(boardId: string, actor: string): void
  /** The last socket on the board is gone. */
  emptied(boardId: string): void
}

/** Outcome of reading a document: the value and the sequence number it was read at, or why there is none. */
export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly seq: number }
  | { readonly ok: false; readonly error: RoomRefusal }
/** Outcome of a server-made write: the number of its row (the head when nothing changed), or why there is none. */
export type Written<T> = Read<T>
type Put<T> = { readonly value: T; readonly seq: number } | { readonly refusal: RoomRefusal }

export interface Rooms {
  /**
   * Takes over a socket that has just been accepted. Call it in the same turn as the upgrade, before any `await`:
   * give a promise when who it is still has to be looked up. What the client sends meanwhile is kept, within bounds.
   */
  connect(socket: RelaySocket, who: Admission | Promise<Admission | Refused>): void
  /** Calls `read` with a document that it must not change. */
  read<T>(boardId: string, document: DocumentName, read: (doc: Doc) => T): Promise<Read<T>>
  /** The map as it lies on the disk, for whoever reads it in another thread; whatever anybody has seen of it is in it. */
  stored(boardId: string): Promise<Read<StoredDocument>>
  /**
   * A write to the map by the server that is made elsewhere, so that nobody waits for the making of it: `make` is given
   * what is stored and the number of its last row, and gives one update (V1; null = nothing changes). It is committed,
   * applied and sent to everybody. Resolves when it is on disk; what others do meanwhile stays. Whether editing is paused
   * counts when it is asked for and again when it is made.
   */
  write<T>(
    boardId: string,
    make: (document: StoredDocument, seq: number) => Promise<{ readonly value: T; readonly update: Uint8Array | null }>,
    by: Writer,
  ): Promise<Written<T>>
  /**
   * A small write by the server itself: `write` changes a private copy; what it changed is committed, applied and sent to
   * everybody as one update. Resolves when it is on disk.
   *
   * @param write is given the copy and the number of the last row that is in it. While it takes its time others go on
   * editing; what it writes joins theirs.
   */
  transact<T>(
    boardId: string,
    write: (doc: Doc, seq: number) => T | Promise<T>,
    by: Writer,
    document?: DocumentName,
  ): Promise<Written<T>>
  /** Looks again, within a second, at everybody on a board: revoked or expired link, removed person, deleted board, new epoch. */
  recheck(boardId: string): void
  /** The same for every board with somebody on it here: what is stored has changed behind this process's back. */
  recheckAll(): void
  /** Tells everybody on a board who belongs to it now. */
  participantsChanged(boardId: string): void
  /** Tells everybody on a board that what organisations answered is not what it was. */
  agreementChanged(boardId: string): void
  /** Tells everybody on a board how its call is led now. */
  callChanged(boardId: string): void
  /** Only facilitators change the map from now on, or everybody may again, as the store says. Settles when it is so here. */
  pauseChanged(boardId: string): Promise<void>
  /** Asks everybody on a board to look at what somebody looks at. */
  bring(boardId: string, notice: Extract<Notice, { type: 'bring' }>): void
  /** Participant ids with a live socket on the board's map. */
  present(boardId: string): readonly string[]
  /** Lets nobody in any more, says goodbye in waves (4503), and settles when everything accepted is on disk. */
  drain(): Promise<void>
}

const HEARTBEAT_MS = 10_000
const CHECKPOINT_EVERY: CheckpointPace = { rows: 2_000, bytes: 2 * 1024 * 1024 }
const REST_AFTER_MS = 2_000
const WAVE = 50
const WAVE_MS = 100
/** How long sockets may take to say goodbye themselves. */
const GOODBYE_MS = 1_000

/** Opens the relay over a store. It owns its timers and threads until `drain` has settled; the store stays the caller's. */
export function openRooms(given: RoomsPorts): Rooms {
  const { store, limits, clock, log, metrics = noMetrics, bus = createLocalBus() } = given
  const now = (): number => performance.now()
  const compactor = createCompactor()
  const ports: RoomPorts = {
    store,
    limits,
    metrics,
    log,
    compactor,
    clock,
    now,
    checkpointEvery: given.checkpointEvery ?? CHECKPOINT_EVERY,
    restAfterMs: given.restAfterMs ?? REST_AFTER_MS,
  }
  const committer = new Committer<RoomPending>(store, metrics, now, ({ boardId, document, actor }) => {
    if (document === 'map') given.watch?.changed(boardId, actor)
  })
  const pulse = createPresencePulse(now)
  const rooms = new Map<string, Room>()
  const connections = createConnected<Connection>()
  const upkeep = startUpkeep(rooms, connections, ports, given.heartbeatMs ?? HEARTBEAT_MS, (boardId) =>
    bus.publish({ type: 'recheck', boardId }),
  )
  const people = createPeople(given.participants ?? (async () => []), (boardId, error) => {
    log.warn({ boardId, error: String(error) }, 'who belongs to a board could not be looked up')
  })
  let draining = false

  const closed = (room: Room): void => {
    const name = roomName(room.key)
    if (rooms.get(name) === room) rooms.delete(name)
    metrics.gauge('rooms_open', rooms.size)
  }
  const openRoom = (key: RoomKey): Room => {
    const name = roomName(key)
    const known = rooms.get(name)
    if (known !== undefined) return known
    const room = new Room(key, ports, committer, pulse, closed)
    rooms.set(name, room)
    metrics.gauge('rooms_open', rooms.size)
    return room
  }

  const tellCall = async (boardId: string, to: readonly Connection[]): Promise<void> => {
    if (given.call === undefined || to.length === 0) return
    try {
      const call = await given.call(boardId)
      for (const connection of to) connection.notify({ type: 'call', call })
    } catch (error) {
      log.warn({ boardId, error: String(error) }, 'how a call is led could not be looked up')
    }
  }
  const entrance = new Entrance({ ...ports, connections, isDraining: () => draining })
  const greet = async (connection: Connection): Promise<void> => {
    const { admission } = connection
    connection.notify({ type: 'role', role: admission.role })
    if (!admission.v1) return
    connection.send(encodeHeartbeat(clock()))
    const notice = await people.notice(admission.boardId)
    if (notice !== null) connection.send(notice)
    if (admission.document === 'map') await tellCall(admission.boardId, [connection])
  }
  entrance.onAdmitted = (connection) => {
    const { boardId, epoch, document } = connection.admission
    connections.add(connection)
    upkeep.add(connection)
    metrics.gauge('sockets', connections.size)
    openRoom({ boardId, epoch, document }).join(connection)
    void greet(connection)
  }
  entrance.onGone = (connection) => {
    connections.delete(connection)
    metrics.gauge('sockets', connections.size)
    // Who belongs to a board nobody is on is not kept in memory.
    const { boardId } = connection.admission
    if (connections.on(boardId).size > 0) return
    people.forget(boardId)
    given.watch?.emptied(boardId)
  }

  const standingOf = async (boardId: string) => ({
    board: await store.board(boardId),
    links: new Map((await store.links(boardId)).map((link) => [link.id, link])),
    participants: new Map((await store.participants(boardId)).map((row) => [row.id, row])),
  })
  const recheckNow = async (boardId: string): Promise<void> => {
    if (connections.on(boardId).size === 0) return
    const standing = await standingOf(boardId)
    for (const connection of connections.on(boardId)) {
      const leave = reasonToLeave(connection.admission, standing, clock())
      if (leave === null) continue
      if (leave.code === CLOSE_CODES.epochChanged && standing.board !== null)
        connection.notify({ type: 'epoch', epoch: standing.board.epoch })
      connection.close(leave.code, leave.reason)
    }
  }
  const tellParticipants = async (boardId: string): Promise<void> => {
    people.forget(boardId)
    if (connections.on(boardId).size === 0) return
    const notice = await people.notice(boardId)
    if (notice === null) return
    for (const connection of connections.on(boardId)) if (connection.admission.v1) connection.send(notice)
  }
  const pauseNow = async (boardId: string): Promise<void> => {
    const paused = (await store.pausedAt(boardId)) !== null
    for (const room of rooms.values())
      if (room.key.boardId === boardId && room.key.document === 'map') room.setPaused(paused)
  }
  const onMap = (boardId: string): Connection[] =>
    [...connections.on(boardId)].filter(({ admission }) => admission.document === 'map')
  const unsubscribe = bus.subscribe((message) => {
    if (message.type === 'agreement' || message.type === 'bring') {
      const notice = message.type === 'bring' ? message.notice : ({ type: 'agreement' } as const)
      for (const connection of onMap(message.boardId)) connection.notify(notice)
      return
    }
    if (message.type === 'call') return void tellCall(message.boardId, onMap(message.boardId))
    const again = { recheck: recheckNow, participants: tellParticipants, pause: pauseNow }[message.type]
    again(message.boardId).catch((error: unknown) =>
      log.error({ ...message, error: String(error) }, 'a board could not be looked at again'),
    )
  })

  const withRoom = async <T>(
    boardId: string,
    document: DocumentName,
    run: (doc: Doc, room: Room) => Promise<T> | T,
  ): Promise<Read<T>> => {
    if (draining) return { ok: false, error: 'draining' }
    const board = await store.board(boardId)
    if (board === null) return { ok: false, error: 'no-such-board' }
    if (board.deletedAt !== null) return { ok: false, error: 'deleted' }
    const room = openRoom({ boardId, epoch: board.epoch, document })
    const held = await room.hold(async (doc) => ({ value: await run(doc, room), seq: room.head }))
    return held.ok ? { ok: true, ...held.value } : held
  }
  /** The server's own writes to a document take turns: each sees what the one before has written. */
  const turns = new Map<string, Promise<unknown>>()
  const inTurn = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const own = (turns.get(name) ?? Promise.resolve()).then(run)
    const ended = own.catch(() => null)
    turns.set(name, ended)
    void ended.then(() => turns.get(name) === ended && turns.delete(name))
    return await own
  }
  const read: Rooms['read'] = (boardId, document, use) => withRoom(boardId, document, use)
  const load = async ({ boardId, epoch, document }: RoomKey): Promise<{ document: StoredDocument; head: number }> => {
    const { checkpoint, rows, head } = await store.load(boardId, epoch, document)
    return { document: { state: checkpoint?.state ?? null, rows }, head }
  }
  /** Stores what was made, if anything was. */
  const put = async <T>(room: Room, value: T, update: Uint8Array | null, { id, role }: Writer): Promise<Put<T>> => {
    if (update === null) return { value, seq: room.head }
    if (room.pause.holds(role)) return { refusal: 'paused' }
    if (!room.hasRoomFor(update)) return { refusal: 'too-large' }
    const outcome = await room.write(update, id)
    return typeof outcome === 'number' ? { value, seq: outcome } : { refusal: outcome }
  }
  const outcomeOf = <T>(done: Read<Put<T>>): Written<T> => {
    if (!done.ok) return done
    if ('refusal' in done.value) return { ok: false, error: done.value.refusal }
    return { ok: true, value: done.value.value, seq: done.value.seq }
  }

  return {
    connect: (socket, who) => entrance.connect(socket, who),
    read,
    async stored(boardId) {
      if (draining) return { ok: false, error: 'draining' }
      const board = await store.board(boardId)
      if (board === null) return { ok: false, error: 'no-such-board' }
      if (board.deletedAt !== null) return { ok: false, error: 'deleted' }
      try {
        const { document, head } = await load({ boardId, epoch: board.epoch, document: 'map' })
        return { ok: true, value: document, seq: head }
      } catch (error) {
        log.error({ boardId, error: String(error) }, 'a board could not be loaded')
        return { ok: false, error: 'unavailable' }
      }
    },
    async write(boardId, make, by) {
      const written = await inTurn(`map/${boardId}`, () =>
        withRoom(boardId, 'map', async (_, room) => {
          if (room.pause.holds(by.role)) return { refusal: 'paused' } as const
          const { document, head } = await load(room.key)
          const { value, update } = await make(document, head)
          return await put(room, value, update, by)
        }),
      )
      return outcomeOf(written)
    },
    async transact(boardId, write, by, document = 'map') {
      const written = await inTurn(`${document}/${boardId}`, () =>
        withRoom(boardId, document, async (doc, room) => {
          if (room.pause.holds(by.role)) return { refusal: 'paused' } as const
          const copy = new Doc()
          applyUpdate(copy, encodeStateAsUpdate(doc))
          const made: Uint8Array[] = []
          copy.on('update', (update: Uint8Array) => made.push(update))
          const value = await write(copy, room.head)
          copy.destroy()
          return await put(room, value, made.length === 0 ? null : mergeUpdates(made), by)
        }),
      )
      return outcomeOf(written)
    },
    recheck: (boardId) => bus.publish({ type: 'recheck', boardId }),
    recheckAll() {
      for (const boardId of connections.boards()) bus.publish({ type: 'recheck', boardId })
    },
    participantsChanged: (boardId) => bus.publish({ type: 'participants', boardId }),
    agreementChanged: (boardId) => bus.publish({ type: 'agreement', boardId }),
    callChanged: (boardId) => bus.publish({ type: 'call', boardId }),
    async pauseChanged(boardId) {
      await pauseNow(boardId)
      bus.publish({ type: 'pause', boardId })
    },
    bring: (boardId, notice) => bus.publish({ type: 'bring', boardId, notice }),
    present: (boardId) => [...new Set(onMap(boardId).map(({ participantId }) => participantId))],
    async drain() {
      draining = true
      for (const connection of connections) connection.notify({ type: 'draining' })
      // What has been read is stored and acknowledged before the goodbye; what is read meanwhile, after it.
      await committer.idle()
      const leaving = [...connections]
      for (let at = 0; at < leaving.length; at += WAVE) {
        if (at > 0) await pause(WAVE_MS)
        for (const connection of leaving.slice(at, at + WAVE))
          connection.close(CLOSE_CODES.draining, 'the server is stopping')
      }
      await committer.idle()
      await Promise.race([entrance.empty(), pause(GOODBYE_MS)])
      for (const connection of leaving) connection.socket.terminate()
      upkeep.stop()
      unsubscribe()
      await compactor.close()
    },
  }
}

async function pause(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, ms)
  return promise
}
