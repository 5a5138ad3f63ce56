// Knows one person's socket: what may come in and how fast, what goes out and when it has to wait; refuses to know the document.
import { CLOSE_CODES, type CloseCode } from '@common-ground/shared/wire/close-codes.ts'
import { encodeAck, encodeNotice, type Notice } from '@common-ground/shared/wire/protocol.ts'
import { Acknowledgements } from './acknowledgements.ts'
import { mayWrite, type Admission } from './admission.ts'
import type { ClientNumbers } from './client-numbers.ts'
import { asBytes, readFrame } from './frames.ts'
import type { Limits } from './limits.ts'
import type { SyncMetrics } from './metrics.ts'
import { readPresence, type Owner, type Presence, type PresenceEntry } from './presence.ts'
import type { RelaySocket, SocketData } from './socket.ts'
import { TokenBucket } from './token-bucket.ts'
import { readUpdateShape, type UpdateShape } from './update-shape.ts'

/** What a connection asks of the room it is in. */
export interface Door {
  /** False while the document is being loaded: frames wait. */
  readonly isOpen: boolean
  readonly presence: Presence<Connection>
  readonly numbers: ClientNumbers
  step1(connection: Connection, stateVector: Uint8Array): void
  change(connection: Connection, kind: 'step2' | 'update', update: Uint8Array, shape: UpdateShape): void
  presenceChanged(): void
  everybody(connection: Connection): void
  left(connection: Connection): void
}

export interface ConnectionPorts {
  readonly limits: Limits
  readonly metrics: SyncMetrics
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

/** Above this much unsent, presence is left out; above the second, changes wait and are sent as one when there is room again. */
const SKIP_PRESENCE_BYTES = 256 * 1024
const FALL_BEHIND_BYTES = 1024 * 1024
const CATCH_UP_BYTES = 64 * 1024
/** A reader that is behind and takes nothing for this long is let go. */
const NO_PROGRESS_MS = 20_000
/** Messages larger than this are worth compressing. */
const COMPRESS_BYTES = 32 * 1024
/** A step 1 costs the server a search through the document, a question who is there an answer about everybody. */
const STEP1_COST = 6
/** Presence one connection may send, bytes a second: a stock client also sends back what it hears of a hundred others. */
const PRESENCE_BYTES_PER_SECOND = 4 * 1024 * 1024
/** Somebody who has to be held back for this long without a break is sent away for a while. */
const THROTTLED_MS = 10_000
const WAITING_FRAMES = 256
/** So long a change that the disk did not take is not asked for again. */
const DISMISSED_MS = 2_000

export class Connection implements Owner {
  readonly socket: RelaySocket
  readonly admission: Admission
  readonly participantId: string
  readonly name: string
  readonly organisation: string
  readonly acks = new Acknowledgements()
  /** What the client had when it fell behind, and whether it waits for a first answer; null while it keeps up. */
  behind: { readonly stateVector: Uint8Array; readonly owesStep2: boolean; lowest: number; progressAt: number } | null =
    null
  /** Frames in a row that could not be taken because something was missing before them. */
  gaps = 0
  joined = false
  closed = false
  aliveAt: number
  #door: Door | null = null
  #inbox: Buffer[] = []
  #clientId: number | null = null
  #heldPresence: PresenceEntry | null = null
  #throttledSince: number | null = null
  #throttledUntil = 0
  #askedFor = 0
  readonly #ports: ConnectionPorts
  readonly #updates: TokenBucket
  readonly #updateBytes: TokenBucket
  readonly #presenceRate: TokenBucket
  readonly #presenceBytes: TokenBucket
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #dismissed = false

  constructor(socket: RelaySocket, admission: Admission, ports: ConnectionPorts) {
    const { limits, now } = ports
    this.socket = socket
    this.admission = admission
    this.participantId = admission.participant.id
    this.name = admission.participant.name
    this.organisation = admission.participant.organisation
    this.#ports = ports
    this.aliveAt = now()
    this.#updates = new TokenBucket(limits.updatesPerSecond, limits.updatesBurst, now())
    this.#updateBytes = new TokenBucket(
      limits.updateBytesPerSecond,
      limits.updateBytesPerSecond + limits.frameBytes,
      now(),
    )
    this.#presenceRate = new TokenBucket(limits.awarenessPerSecond, limits.awarenessPerSecond, now())
    this.#presenceBytes = new TokenBucket(PRESENCE_BYTES_PER_SECOND, 2 * PRESENCE_BYTES_PER_SECOND, now())
    this.#after('join', limits.joinTimeoutMs, () => this.close(CLOSE_CODES.slow, 'no step 1 in time'))
  }

  #after(name: string, ms: number, run: () => void): void {
    clearTimeout(this.#timers.get(name))
    this.#timers.set(name, setTimeout(run, ms))
  }
  cancel(name: 'join' | 'gap'): void {
    clearTimeout(this.#timers.get(name))
    this.#timers.delete(name)
  }
  /** Closes when what is missing has not come by then. */
  expectFilledGap(ms: number): void {
    if (!this.#timers.has('gap')) this.#after('gap', ms, () => this.close(CLOSE_CODES.slow, 'a gap was not filled'))
  }
  /** The server has sent its step 1: one step 2 of any size is welcome. */
  askedForStep2(): void {
    this.#askedFor++
  }

  /** Enters a room. What came before is read as soon as the room is open. */
  enter(door: Door): void {
    this.#door = door
    this.roomOpened()
  }
  roomOpened(): void {
    if (this.#door?.isOpen !== true) return
    this.socket.resume()
    for (const bytes of this.#inbox.splice(0)) this.#read(bytes)
  }
  /** The room has to load again: nothing more is read meanwhile. */
  roomClosed(): void {
    if (!this.closed) this.socket.pause()
  }

  receive(data: SocketData, isBinary: boolean): void {
    if (this.closed || this.#dismissed) return
    this.aliveAt = this.#ports.now()
    if (!isBinary) return this.#refuse(CLOSE_CODES.malformed, 'text is not part of the protocol')
    const bytes = asBytes(data)
    if (this.#door?.isOpen === true) return this.#read(bytes)
    this.#inbox.push(bytes)
    if (this.#inbox.length > WAITING_FRAMES) this.#refuse(CLOSE_CODES.tooMany, 'too much before the board is open')
  }

  #read(bytes: Buffer): void {
    const door = this.#door
    if (this.closed || this.#dismissed || door === null) return
    const frame = readFrame(bytes)
    if (!frame.ok) return this.#refuse(CLOSE_CODES.malformed, frame.error)
    switch (frame.value.type) {
      case 'step1':
        this.cancel('join')
        this.#hold(this.#updates.spend(STEP1_COST, this.#ports.now()))
        return door.step1(this, frame.value.stateVector)
      case 'step2':
      case 'update':
        return this.#readChange(door, frame.value.type, frame.value.update)
      case 'awareness':
        return this.#readPresence(door, frame.value.entries)
      case 'query-awareness':
        this.#hold(this.#updates.spend(STEP1_COST, this.#ports.now()))
        // A question of two bytes must not fill the memory with answers nobody reads.
        if (!this.closed && this.socket.bufferedAmount <= SKIP_PRESENCE_BYTES) door.everybody(this)
        return
    }
  }

  #readChange(door: Door, kind: 'step2' | 'update', update: Uint8Array): void {
    const { limits } = this.#ports
    const most = kind === 'step2' ? limits.boardBytesStop + limits.frameBytes : limits.frameBytes
    if (update.length > most) return this.#refuse(CLOSE_CODES.tooLarge, `${update.length} bytes are more than ${most}`)
    const structs = kind === 'step2' ? Math.max(limits.structsPerFrame, update.length / 4) : limits.structsPerFrame
    const shape = readUpdateShape(update, { ...limits, structsPerFrame: structs })
    if (!shape.ok) {
      const code = shape.error.code === 'malformed' ? CLOSE_CODES.malformed : CLOSE_CODES.tooLarge
      return this.#refuse(code, shape.error.message)
    }
    const now = this.#ports.now()
    const expected = kind === 'step2' && this.#askedFor > 0
    if (expected) this.#askedFor--
    this.#hold(Math.max(this.#updates.spend(1, now), expected ? 0 : this.#updateBytes.spend(update.length, now)))
    door.change(this, kind, update, shape.value)
  }

  /** Stops reading until the debt is paid; after too long without a break the connection ends. */
  #hold(ms: number): void {
    if (ms <= 0 || this.closed) return
    const now = this.#ports.now()
    if (this.#throttledSince === null || now - this.#throttledUntil > 1000) this.#throttledSince = now
    this.#throttledUntil = Math.max(this.#throttledUntil, now + ms)
    if (this.#throttledUntil - this.#throttledSince > THROTTLED_MS) {
      return this.#refuse(CLOSE_CODES.tooMany, 'changes come too fast')
    }
    this.socket.pause()
    this.#after('resume', this.#throttledUntil - now, () => {
      if (!this.closed && this.#door?.isOpen === true) this.socket.resume()
    })
  }

  #readPresence(door: Door, entries: Uint8Array): void {
    if (this.admission.document !== 'map') return
    const { limits, metrics, now } = this.#ports
    this.#hold(this.#presenceBytes.spend(entries.length, now()))
    if (this.closed) return
    // Only an echo of everybody can be as large, and nothing of it is news.
    if (entries.length > limits.frameBytes) return metrics.count('awareness_dropped_total', 1)
    const own = readPresence(entries, limits.awarenessBytes, (clientId) => this.#owns(door, clientId))
    if (own === 'malformed') return this.#refuse(CLOSE_CODES.malformed, 'a presence message is malformed')
    if (own === null) return
    if (own.json !== 'null' && !this.#presenceRate.take(now())) {
      // Only the newest state matters, so being too fast makes it late, not lost.
      if (this.#heldPresence !== null) metrics.count('awareness_dropped_total', 1)
      this.#heldPresence = own
      return this.#after('presence', 1000 / this.#presenceRate.perSecond, () => {
        if (this.#heldPresence !== null && !this.closed) this.#show(door, this.#heldPresence)
      })
    }
    this.#show(door, own)
  }

  #show(door: Door, { clientId, json }: PresenceEntry): void {
    this.#heldPresence = null
    if (json === 'null') door.presence.leave(clientId, this)
    else if (!door.presence.show(clientId, this, json)) {
      return this.#refuse(CLOSE_CODES.malformed, 'a presence state is not an object')
    }
    door.presenceChanged()
  }

  /** A connection shows itself under the first number it names that is nobody else's, and under no other. */
  #owns(door: Door, clientId: number): boolean {
    if (this.#clientId !== null) return this.#clientId === clientId
    const other = door.presence.ownerOf(clientId)
    if (other === undefined) {
      if (!door.presence.mayClaim(clientId, this)) return false
    } else if (other.participantId === this.participantId) other.close(CLOSE_CODES.slow, 'the same tab has come back')
    else return false
    const { role, document } = this.admission
    if (!door.numbers.mayShow(clientId, this.participantId, mayWrite(role, document))) return false
    this.#clientId = clientId
    return true
  }

  #refuse(code: CloseCode, reason: string): void {
    this.#ports.metrics.count('frames_refused_total', 1)
    this.close(code, reason)
  }

  /** False when so much would be unsent with these bytes that changes have to wait. A line with nothing on it takes anything: it could never take less. */
  hasRoomFor(bytes: number): boolean {
    const unsent = this.socket.bufferedAmount
    return this.behind === null && (unsent === 0 || unsent + bytes <= FALL_BEHIND_BYTES)
  }
  /** From now on changes are not sent one by one: what is missing since this state goes as one when there is room. */
  fallBehind(stateVector: Uint8Array, owesStep2: boolean): void {
    this.#ports.metrics.count('resync_total', this.behind === null ? 1 : 0)
    this.behind ??= { stateVector, owesStep2, lowest: Infinity, progressAt: this.#ports.now() }
  }
  /** Whether a reader that is behind can be given the rest now; one that takes nothing for too long is let go. */
  hasCaughtUp(): boolean {
    const { behind, socket } = this
    if (behind === null) return false
    if (socket.bufferedAmount < CATCH_UP_BYTES) return true
    const now = this.#ports.now()
    if (socket.bufferedAmount < behind.lowest) {
      behind.lowest = socket.bufferedAmount
      behind.progressAt = now
    } else if (now - behind.progressAt > NO_PROGRESS_MS) {
      this.close(CLOSE_CODES.slow, 'nothing was read for too long')
      socket.terminate()
    }
    return false
  }

  /** Sends a frame whatever is waiting: answers and notices, which are few. */
  send(frame: Uint8Array): void {
    if (!this.closed) this.socket.send(frame, { binary: true, compress: frame.length > COMPRESS_BYTES })
  }
  /** Sends a change, unless this reader is behind and will get it with the rest. */
  sendChange(frame: Uint8Array): void {
    if (this.behind === null) this.send(frame)
  }
  sendPresence(frame: Uint8Array): void {
    if (this.behind !== null || this.socket.bufferedAmount + frame.length > SKIP_PRESENCE_BYTES) {
      this.#ports.metrics.count('awareness_dropped_total', 1)
      return
    }
    this.send(frame)
  }
  notify(notice: Notice): void {
    if (this.admission.v1) this.send(encodeNotice(notice))
  }
  /** Tells the client how far its changes are on the disk, if that has moved. */
  acknowledge(): void {
    const count = this.acks.take()
    if (count !== null && this.admission.v1) this.send(encodeAck(count))
  }

  close(code: CloseCode, reason: string): void {
    if (this.closed) return
    this.ended()
    // The reason is for whoever looks at a failing connection; it may hold at most 123 bytes.
    this.socket.close(code, reason.slice(0, 120))
    this.socket.resume()
  }
  /** Takes nothing more, and closes after a while: whoever cannot be served comes back with the same at once. */
  dismiss(code: CloseCode, reason: string): void {
    if (this.#dismissed || this.closed) return
    this.#dismissed = true
    this.#after('dismissed', DISMISSED_MS, () => this.close(code, reason))
  }
  /** The socket is gone, or will be: whatever it still says does not count. */
  ended(): void {
    if (this.closed) return
    this.closed = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#inbox = []
    const clientId = this.#clientId
    if (clientId !== null && this.#door !== null) {
      this.#door.presence.leave(clientId, this)
      this.#door.presenceChanged()
    }
    this.#door?.left(this)
  }
}
