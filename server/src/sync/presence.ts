// Knows who is on a board at this moment and what they show of themselves: one latest state per client, owned by one connection; keeps nothing.
import { ByteReader, Malformed } from './byte-reader.ts'
import { awarenessFrame, uintLength, writeUint } from './frames.ts'
import { isShallowJson } from './plain-values.ts'

/** Whoever shows something. The name is the server's, never the client's word. */
export interface Owner {
  readonly participantId: string
  readonly name: string
  readonly organisation: string
}

/** A client's state as it came: JSON text, "null" when it leaves. */
export interface PresenceEntry {
  readonly clientId: number
  readonly json: string
}

interface Shown<O> {
  readonly owner: O
  clock: number
  /** Client id, clock and state, ready to be sent. */
  bytes: Buffer
}

/**
 * The last entry of an awareness message that the sender may show; null when it holds none, 'malformed' when it is no
 * message. Other people's entries, which stock clients send back, are passed over unread, and so are those of more
 * than `most` bytes.
 *
 * @param isOwn asked in the order of the entries.
 */
export function readPresence(
  entries: Uint8Array,
  most: number,
  isOwn: (clientId: number) => boolean,
): PresenceEntry | null | 'malformed' {
  try {
    const reader = new ByteReader(entries)
    const count = reader.count('entries')
    let own: PresenceEntry | null = null
    for (let each = 0; each < count; each++) {
      const clientId = reader.uint()
      reader.uint()
      const length = reader.uint()
      const start = reader.position
      reader.skip(length)
      if (length > most || !isOwn(clientId)) continue
      const json = Buffer.from(entries.buffer, entries.byteOffset + start, length).toString('utf8')
      own = { clientId, json }
    }
    return reader.left === 0 ? own : 'malformed'
  } catch (error) {
    if (error instanceof Malformed) return 'malformed'
    throw error
  }
}

function encodeEntry(clientId: number, clock: number, json: string): Buffer {
  const length = Buffer.byteLength(json)
  const size = uintLength(clientId) + uintLength(clock) + uintLength(length) + length
  const bytes = Buffer.allocUnsafe(size)
  const at = writeUint(bytes, length, writeUint(bytes, clock, writeUint(bytes, clientId, 0)))
  bytes.write(json, at, 'utf8')
  return bytes
}

const signatures = new WeakMap<Owner, string>()

/** What the server knows of who it is, as the last members of a JSON object. */
function signatureOf(owner: Owner): string {
  const known = signatures.get(owner)
  if (known !== undefined) return known
  const user = { name: owner.name, organisation: owner.organisation }
  const signature = JSON.stringify({ participantId: owner.participantId, user }).slice(1)
  signatures.set(owner, signature)
  return signature
}

/** The state with the server's own knowledge of who it is; null when it is not an object of sensible depth. */
function signed(json: string, owner: Owner): string | null {
  if (!isShallowJson(json, 32)) return null
  try {
    const state: unknown = JSON.parse(json)
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return null
    // A thousand states a second: what was read is put together again only where it says itself who it is.
    const text = 'participantId' in state || 'user' in state ? unsigned(state) : json.trim()
    const members = text.slice(1, -1).trim()
    return `{${members}${members === '' ? '' : ','}${signatureOf(owner)}`
  } catch {
    return null
  }
}

const unsigned = (state: object): string => JSON.stringify({ ...state, participantId: undefined, user: undefined })

/** Clients that were here and left, remembered so that nobody else takes their number. */
const REMEMBERED = 500
/** Clock units per second: more than states may come in a second, so that a clock started anew is ahead of an old one. */
const CLOCK_MS = 16

/**
 * The states of one board. Clocks are the server's: they rise with each state it lets through, so a client that comes
 * back is seen at once and nobody can silence another by a large number.
 */
export class Presence<O extends Owner> {
  readonly #shown = new Map<number, Shown<O>>()
  #changed = new Map<number, { readonly owner: O; readonly bytes: Buffer }>()
  readonly #gone = new Map<number, { readonly participantId: string; readonly clock: number }>()
  readonly #clock: () => number

  /** @param clock milliseconds since 1970. */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** Who shows itself under a number now. */
  ownerOf(clientId: number): O | undefined {
    return this.#shown.get(clientId)?.owner
  }

  /** True for a number under which another participant shows itself now. */
  isElses(clientId: number, owner: O): boolean {
    const shown = this.ownerOf(clientId)
    return shown !== undefined && shown.participantId !== owner.participantId
  }

  /** True when somebody may start to show itself under a number that nobody uses. */
  mayClaim(clientId: number, owner: O): boolean {
    const gone = this.#gone.get(clientId)
    return gone === undefined || gone.participantId === owner.participantId
  }

  #nextClock(clientId: number): number {
    const last = this.#shown.get(clientId)?.clock ?? this.#gone.get(clientId)?.clock ?? 0
    return Math.max(last + 1, Math.floor(this.#clock() / CLOCK_MS))
  }

  /** Takes over a state; false when it is not one. The caller has seen to it that the number is the owner's. */
  show(clientId: number, owner: O, json: string): boolean {
    const state = signed(json, owner)
    if (state === null) return false
    const clock = this.#nextClock(clientId)
    const bytes = encodeEntry(clientId, clock, state)
    this.#shown.set(clientId, { owner, clock, bytes })
    this.#changed.set(clientId, { owner, bytes })
    return true
  }

  /** Ends what a client shows, if it is still this owner's. */
  leave(clientId: number, owner: O): void {
    if (this.#shown.get(clientId)?.owner !== owner) return
    const clock = this.#nextClock(clientId)
    this.#shown.delete(clientId)
    this.#gone.delete(clientId)
    this.#gone.set(clientId, { participantId: owner.participantId, clock })
    if (this.#gone.size > REMEMBERED) {
      const oldest = this.#gone.keys().next()
      if (oldest.done !== true) this.#gone.delete(oldest.value)
    }
    this.#changed.set(clientId, { owner, bytes: encodeEntry(clientId, clock, 'null') })
  }

  /** Everybody, as one message for somebody who has just come; null when there is nobody. */
  everybody(except: O): Buffer | null {
    return awarenessFrame([...this.#shown.values()], except)
  }

  /**
   * What changed since the last time, once: a message for each reader without the reader's own state, which would
   * overwrite newer things in its own tab. Readers that changed nothing share one buffer.
   */
  takeChanges(): (reader: O) => Buffer | null {
    const changes = [...this.#changed.values()]
    // Not cleared: a map that was lives on beside its successor in V8 until all of the heap is searched, and its bytes with it.
    this.#changed = new Map()
    const owners = new Set(changes.map(({ owner }) => owner))
    let shared: Buffer | null = null
    return (reader) => {
      if (changes.length === 0) return null
      return owners.has(reader) ? awarenessFrame(changes, reader) : (shared ??= awarenessFrame(changes))
    }
  }
}
