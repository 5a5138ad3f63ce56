// Knows one live document and the people in it, as one state machine: loading, open, draining, closed; refuses to let anything be seen that is not on the disk.
import { CLOSE_CODES } from '@common-ground/shared/wire/close-codes.ts'
import type { Doc } from 'yjs'
import { mayWrite } from './admission.ts'
import { ClientNumbers } from './client-numbers.ts'
import { acknowledgeRows, bytesIn, settleRows, type RoomPending } from './committed-rows.ts'
import type { Committer, CommitTarget } from './committer.ts'
import { Compaction } from './compaction.ts'
import type { Connection, Door } from './connection.ts'
import { inOneWrite, sendPresence, sendRows } from './fan-out.ts'
import { isEmptyStateVector, step1Frame, step2Frame, updateFrame } from './frames.ts'
import { KeptDocument } from './kept-document.ts'
import { hasGap } from './known-state.ts'
import { buildDocument } from './load-document.ts'
import { Pause } from './pause.ts'
import type { PresencePulse } from './presence-pulse.ts'
import { Presence } from './presence.ts'
import { deferred, REFUSALS, type Committed, type RoomKey, type RoomPorts, type RoomRefusal } from './room-ports.ts'
import type { UpdateShape } from './update-shape.ts'

type State = 'loading' | 'open' | 'draining' | 'closed'

/** Three gaps in a row, or one that stays open this long, end the connection. */
const GAPS_IN_A_ROW = 3
const GAP_MS = 5_000

export class Room implements Door, CommitTarget<RoomPending> {
  readonly key: RoomKey
  readonly presence: Presence<Connection>
  readonly numbers: ClientNumbers
  readonly connections = new Set<Connection>()
  readonly pause = new Pause(this.connections)
  readonly #ports: RoomPorts
  readonly #committer: Committer<RoomPending>
  readonly #compaction: Compaction
  readonly #pulse: PresencePulse
  readonly #onClosed: (room: Room) => void
  #state: State = 'loading'
  #kept: KeptDocument | null = null
  #head = 0
  /** Rows on their way to the disk, and the clocks clients will have reached when they are there. */
  #inFlight = 0
  readonly #expected = new Map<number, number>()
  /** Rows committed while the document was being loaded again. */
  #stash: (readonly Committed<RoomPending>[])[] = []
  #emptySince: number
  #holds = 0
  #opening = deferred<RoomRefusal | null>()

  constructor(
    key: RoomKey,
    ports: RoomPorts,
    committer: Committer<RoomPending>,
    pulse: PresencePulse,
    onClosed: (room: Room) => void,
  ) {
    this.key = key
    this.#ports = ports
    this.#committer = committer
    this.#compaction = new Compaction(key, ports, (notice) => {
      for (const connection of this.connections) connection.notify(notice)
    })
    this.numbers = new ClientNumbers(key, ports)
    this.#pulse = pulse
    this.#onClosed = onClosed
    this.#emptySince = ports.now()
    this.presence = new Presence(ports.clock)
    void this.#load()
  }

  get state(): State {
    return this.#state
  }
  get isOpen(): boolean {
    return this.#state === 'open'
  }
  get head(): number {
    return this.#head
  }
  /** Whether the document has room for an update. */
  hasRoomFor(update: Uint8Array): boolean {
    return this.#compaction.admits(update)
  }
  /** Settles when the document is there (null) or cannot be. */
  get opening(): Promise<RoomRefusal | null> {
    return this.#opening.promise
  }

  async #load(): Promise<void> {
    const { store, metrics, log, now } = this.#ports
    const { boardId, epoch, document } = this.key
    const startedAt = now()
    try {
      const board = await store.board(boardId)
      if (board === null) return this.#refuseAll('no-such-board')
      if (board.deletedAt !== null) return this.#refuseAll('deleted')
      if (board.epoch !== epoch) return this.#refuseAll('wrong-epoch')
      const [loaded, pausedAt] = await Promise.all([
        store.load(boardId, epoch, document),
        document === 'map' ? store.pausedAt(boardId) : null,
        this.numbers.load(),
      ])
      const { doc, thrown, broken } = buildDocument(loaded.checkpoint?.state ?? null, loaded.rows)
      for (const seq of broken) await store.reject(boardId, epoch, document, seq)
      if (broken.length > 0) metrics.count('rejected_rows_total', broken.length)
      const { quarantined } = loaded
      this.numbers.isWhole = quarantined + thrown.length === 0
      if (quarantined > 0) metrics.count('quarantined_rows_total', quarantined)
      if (quarantined + thrown.length > 0)
        log.error({ ...this.key, damaged: quarantined, thrown, broken }, 'rows were left out')
      this.#kept?.destroy()
      this.#kept = new KeptDocument(doc, now, (rows) => {
        metrics.count('rejected_rows_total', rows)
        log.error({ ...this.key, rows }, 'rows taken while the board rested were left out')
      })
      this.#head = loaded.head
      this.#expected.clear()
      this.#compaction.loaded(loaded)
      this.#state = 'open'
      this.pause.begin(pausedAt !== null)
      metrics.observe('room_load_seconds', (now() - startedAt) / 1000)
    } catch (error) {
      metrics.count('load_failures_total', 1)
      log.error({ ...this.key, error: String(error) }, 'a board could not be loaded')
      return this.#refuseAll('unavailable')
    }
    for (const rows of this.#stash.splice(0)) this.committed(rows)
    if (this.#stateNow() !== 'open') return
    this.#opening.settle(null)
    for (const connection of [...this.connections]) connection.roomOpened()
  }

  /** Ends the room because there is nothing to serve; a board whose load failed is never writable. */
  #refuseAll(refusal: keyof typeof REFUSALS): void {
    this.#close()
    for (const connection of [...this.connections]) connection.close(REFUSALS[refusal], refusal)
    for (const rows of this.#stash.splice(0)) for (const { pending } of rows) pending.settle?.(refusal)
    this.#opening.settle(refusal)
  }

  #close(): void {
    this.#state = 'closed'
    this.#kept?.destroy()
    this.#kept = null
    this.#onClosed(this)
  }

  /** Lets somebody in; a room that was about to go stays. */
  join(connection: Connection): void {
    if (this.#state === 'closed') throw new RangeError('nobody can join a closed room')
    if (this.#state === 'draining') this.#state = 'open'
    this.connections.add(connection)
    connection.enter(this)
    // Whoever is here while it loads is told then.
    if (!this.isOpen) return
    this.#compaction.tellSize((notice) => connection.notify(notice))
    this.pause.tell(connection)
  }

  /** From now on only facilitators change the document, or everybody may again: then what waited is asked for. */
  setPaused(paused: boolean): void {
    const kept = this.#kept
    this.pause.set(paused, (connection) => kept !== null && this.#ask(connection, kept))
  }

  left(connection: Connection): void {
    this.connections.delete(connection)
    if (this.connections.size === 0) this.#emptySince = this.#ports.now()
  }

  /** Runs with the document open and keeps it open until it has settled. */
  async hold<T>(
    run: (doc: Doc) => T | Promise<T>,
  ): Promise<{ ok: true; value: T } | { ok: false; error: RoomRefusal }> {
    this.#holds++
    try {
      if (this.#state === 'draining') this.#state = 'open'
      const refusal = await this.opening
      if (refusal !== null || this.#kept === null) return { ok: false, error: refusal ?? 'unavailable' }
      return { ok: true, value: await run(this.#kept.doc) }
    } finally {
      this.#holds--
      if (this.connections.size === 0) this.#emptySince = this.#ports.now()
    }
  }

  /** Lets the room go when nobody has needed it for long enough; a last checkpoint first, and back if somebody comes. */
  async evictIfIdle(): Promise<void> {
    if (this.isOpen) this.#compaction.lookAgain()
    if (!this.#isIdle() || this.#state !== 'open') return
    this.#state = 'draining'
    await this.#compaction.beforeEviction()
    if (this.#stateNow() !== 'draining') return
    if (this.#isIdle()) this.#close()
    else this.#state = 'open'
  }
  /** Keeps the document as bytes while nobody needs it. True when it comes to rest now. */
  restIfQuiet(): boolean {
    if (!this.isOpen || this.#inFlight + this.#holds > 0) return false
    return this.#kept?.restAfter(this.#ports.restAfterMs) ?? false
  }
  #stateNow(): State {
    return this.#state
  }
  #isIdle(): boolean {
    const { now, limits } = this.#ports
    const empty = this.connections.size === 0 && this.#inFlight === 0 && this.#holds === 0
    return empty && now() - this.#emptySince >= limits.evictAfterMs
  }

  step1(connection: Connection, stateVector: Uint8Array): void {
    const kept = this.#kept
    if (kept === null) return
    if (!connection.hasRoomFor(0)) return connection.fallBehind(stateVector, true)
    if (isEmptyStateVector(stateVector)) for (const frame of kept.firstFrames()) connection.send(frame)
    else connection.send(step2Frame(kept.since(stateVector)))
    // A viewer is not asked for anything: what it has of its own must stay its own.
    if (mayWrite(connection.admission.role, this.key.document)) this.#ask(connection, kept)
    if (connection.joined) return
    connection.joined = true
    this.everybody(connection)
  }

  #ask(connection: Connection, kept: KeptDocument): void {
    connection.askedForStep2()
    connection.send(step1Frame(kept.stateVector()))
  }

  everybody(connection: Connection): void {
    const frame = this.key.document === 'map' ? this.presence.everybody(connection) : null
    if (frame !== null) connection.send(frame)
  }

  change(connection: Connection, kind: 'step2' | 'update', update: Uint8Array, shape: UpdateShape): void {
    const kept = this.#kept
    if (kept === null) return
    const frame = connection.acks.count()
    const complete = kind === 'step2'
    if (kept.holds(shape)) {
      connection.acks.empty(complete)
      this.#closeGap(connection, complete)
      return connection.acknowledge()
    }
    if (!mayWrite(connection.admission.role, this.key.document)) {
      connection.notify({ type: 'read-only', readOnly: true, reason: 'viewer' })
      return connection.close(CLOSE_CODES.roleTooLow, 'this role may not change the board')
    }
    // It stays with whoever made it, and is asked for when it goes on.
    if (this.pause.holds(connection.admission.role)) return connection.acks.gap()
    if (!this.#compaction.admits(update, shape)) {
      if (this.#compaction.isShut) connection.notify({ type: 'read-only', readOnly: true, reason: 'too-large' })
      return connection.close(CLOSE_CODES.tooLarge, 'the board is full')
    }
    const isHere = (number: number): boolean => this.presence.isElses(number, connection)
    const refusal = this.numbers.refuse(kept.stateOf, shape, connection.participantId, isHere)
    if (refusal !== null) return connection.close(refusal.code, refusal.reason)
    const stateOf = (client: number): number => Math.max(this.#expected.get(client) ?? 0, kept.stateOf(client))
    if (hasGap(shape, stateOf)) return this.#gap(connection, kept)
    this.#closeGap(connection, complete)
    for (const { client, end } of shape.ranges)
      this.#expected.set(client, Math.max(end, this.#expected.get(client) ?? 0))
    this.numbers.claim(shape.ranges, connection.participantId)
    connection.acks.queued(frame, complete)
    this.#queue({ row: { ...this.key, actor: connection.participantId, bytes: update }, connection, shape, frame })
  }

  #queue(pending: RoomPending): void {
    this.#inFlight++
    this.#committer.add(this, pending)
  }

  #gap(connection: Connection, kept: KeptDocument): void {
    this.#ports.metrics.count('gaps_total', 1)
    connection.acks.gap()
    connection.gaps++
    if (connection.gaps >= GAPS_IN_A_ROW) return connection.close(CLOSE_CODES.slow, 'changes are missing before these')
    connection.expectFilledGap(GAP_MS)
    this.#ask(connection, kept)
  }
  #closeGap(connection: Connection, complete: boolean): void {
    connection.gaps = 0
    if (complete) connection.cancel('gap')
  }

  presenceChanged(): void {
    this.#pulse.changed(this)
  }

  /** Sends what changed of people's states. Returns how many messages that took. */
  flushPresence(): number {
    return sendPresence(this.connections, this.presence)
  }

  /** The server's own change: `update` is committed, applied and sent like anybody's. */
  write(update: Uint8Array, actor: string): Promise<number | RoomRefusal> {
    return new Promise((settle) => {
      this.#queue({ row: { ...this.key, actor, bytes: update }, connection: null, shape: null, frame: 0, settle })
    })
  }

  failed(rows: readonly RoomPending[]): void {
    this.#inFlight -= rows.length
    // What waited behind these rests on clocks that were never stored.
    this.#expected.clear()
    for (const { connection, settle } of rows) {
      connection?.dismiss(CLOSE_CODES.serverError, 'the change could not be stored')
      settle?.('not-stored')
    }
  }

  committed(rows: readonly Committed<RoomPending>[]): void {
    try {
      this.#take(rows)
    } catch (error) {
      // The other boards of this commit must still hear of theirs. The rows are on the disk: everybody comes back to a
      // room made anew from it, with whatever was not acknowledged.
      this.#ports.log.error({ ...this.key, error: String(error) }, 'committed rows could not be handed on')
      this.#refuseAll('unavailable')
      for (const { pending } of rows) pending.settle?.('unavailable')
    }
  }

  #take(rows: readonly Committed<RoomPending>[]): void {
    const kept = this.#kept
    if (this.#state === 'loading') return void this.#stash.push(rows)
    this.#inFlight -= rows.length
    if (kept === null) return settleRows(rows)
    const refused = rows.find(({ result }) => !result.ok)?.result
    if (refused !== undefined && !refused.ok) return this.#refuseRows(rows, refused.code)
    const bad = this.#apply(kept, rows)
    if (this.#inFlight === 0) this.#expected.clear()
    if (bad === null || bad.length > 0) return void this.#recover(rows, bad ?? [])
    inOneWrite(this.connections, () => {
      // First: behind a large change it would be passed over.
      this.#pulse.takeAlong(this)
      sendRows(this.connections, rows)
      acknowledgeRows(rows)
    })
    this.#compaction.committed(rows.length, bytesIn(rows))
  }

  #refuseRows(
    rows: readonly { readonly pending: RoomPending }[],
    code: 'no-such-board' | 'wrong-epoch' | 'deleted',
  ): void {
    for (const { pending } of rows) pending.settle?.(code)
    for (const connection of [...this.connections]) connection.close(REFUSALS[code], code)
  }

  #apply(kept: KeptDocument, rows: readonly Committed<RoomPending>[]): readonly number[] | null {
    let stateVector: Uint8Array | null = null
    const bytes = bytesIn(rows)
    for (const connection of [...this.connections].filter((each) => !each.hasRoomFor(bytes))) {
      stateVector ??= kept.stateVector()
      connection.fallBehind(stateVector, false)
    }
    this.#head = rows.reduce((head, { result }) => (result.ok ? result.seq : head), this.#head)
    return kept.take(rows)
  }

  /** A committed row cannot be applied: mark it, send its writer away, and build the document again without it. */
  async #recover(rows: readonly Committed<RoomPending>[], bad: readonly number[]): Promise<void> {
    const { store, metrics, log } = this.#ports
    const { boardId, epoch, document } = this.key
    this.#state = 'loading'
    const { settle } = this.#opening
    this.#opening = deferred()
    void this.#opening.promise.then(settle)
    metrics.count('rejected_rows_total', bad.length)
    log.error({ ...this.key, rows: bad }, 'committed rows could not be applied and were set aside')
    for (const { pending, result } of rows) {
      if (!result.ok || !bad.includes(result.seq)) continue
      pending.connection?.close(CLOSE_CODES.malformed, 'a change could not be applied')
      pending.settle?.('unavailable')
    }
    for (const connection of this.connections) connection.roomClosed()
    try {
      for (const seq of bad) await store.reject(boardId, epoch, document, seq)
    } catch (error) {
      log.error({ ...this.key, error: String(error) }, 'a board could not be loaded')
      return this.#refuseAll('unavailable')
    }
    await this.#load()
    if (!this.isOpen || this.#kept === null) return
    acknowledgeRows(rows.filter(({ result }) => result.ok && !bad.includes(result.seq)))
    const everything = updateFrame(this.#kept.since())
    for (const connection of this.connections) if (connection.joined) connection.sendChange(everything)
  }

  /** Gives a reader that fell behind what it lacks, as one message. */
  catchUp(connection: Connection): void {
    const behind = connection.behind
    if (this.#kept === null || behind === null) return
    connection.behind = null
    if (behind.owesStep2) return this.step1(connection, behind.stateVector)
    connection.send(updateFrame(this.#kept.since(behind.stateVector)))
  }
}
