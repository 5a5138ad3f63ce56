// Knows the outline of a Yjs update (V1): whose changes, from which clock, what they rest on; refuses to build anything a sender only claims.
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { ByteReader, Malformed } from './byte-reader.ts'
import { readName, skipJson, skipValue, type ValueBounds } from './plain-values.ts'

/** The changes of one client inside an update. Clocks count from 0; `end` is the first not contained. */
export interface ClientRange {
  readonly client: number
  readonly start: number
  readonly end: number
  /** What the receiver must know of this client beforehand: `start`, or more when the update leaves something out. */
  readonly before: number
}

export interface UpdateShape {
  readonly ranges: readonly ClientRange[]
  /** Client -> highest clock that some change refers to. */
  readonly refersTo: ReadonlyMap<number, number>
  /** True when it brings words, bytes or new shared types; setting a value in what is there does not. */
  readonly bringsContent: boolean
  /** Deleted stretches as client, clock, length, one after another. */
  readonly deletes: readonly number[]
  /**
   * Where all it does is put single values in the place of others, under the same keys: client and clock of each, and of
   * the one before it. null = it does anything else.
   */
  readonly replaces: readonly number[] | null
  /** Structs and deleted stretches together. */
  readonly size: number
}

export interface UpdateBounds extends ValueBounds {
  /** Structs and deleted stretches of one update. */
  readonly structsPerFrame: number
}

/** Reading past the limit is told apart from nonsense: the sender is not broken, only too large. */
export interface UpdateProblem {
  readonly code: 'malformed' | 'too-many-structs'
  readonly message: string
}

interface Place {
  client: number
  clock: number
}
/** Nobody looks for more of them. */
const MOST_REPLACED = 256

class TooMany extends Error {
  override readonly name = 'TooMany'
}

const MAX_CLIENT = 2 ** 32 - 1
const MAX_CLOCK = 2 ** 31 - 1
const ROOT_NAME = /^[A-Za-z0-9_-]{1,40}(?:\/[A-Za-z0-9_-]{1,40}){0,3}$/
const ID = /^[A-Za-z0-9_-]{1,40}$/
/** Shared maps whose keys are ids. */
const KEYED_BY_ID: ReadonlySet<string> = new Set(['cards', 'relations', 'threads', 'messages'])

/** Binary, text and shared types. */
const CONTENT_KINDS: ReadonlySet<number> = new Set([3, 4, 7])

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_KEY = 0x20
/** A value after another one under the same key, as setting it writes it. */
const REPLACING = HAS_ORIGIN | HAS_PARENT_KEY | 8

/**
 * Reads the outline of an update without decoding it. What passes can be given to Yjs: it is complete, every count is
 * real, and no change refers to itself or to something after it.
 *
 * Refused: unknown content, subdocuments, embedded objects, XML, reserved or malformed names, invalid UTF-8, empty
 * structs, one client twice, anything after the end.
 */
export function readUpdateShape(update: Uint8Array, bounds: UpdateBounds): Result<UpdateShape, UpdateProblem> {
  try {
    return ok(readOutline(new ByteReader(update), bounds))
  } catch (error) {
    if (error instanceof Malformed) return fail({ code: 'malformed', message: error.message })
    if (error instanceof TooMany) return fail({ code: 'too-many-structs', message: error.message })
    throw error
  }
}

function readOutline(reader: ByteReader, bounds: UpdateBounds): UpdateShape {
  const ranges: ClientRange[] = []
  const clients = new Set<number>()
  const refersTo = new Map<number, number>()
  let size = 0
  const grow = (by: number): void => {
    size += by
    if (size > bounds.structsPerFrame) throw new TooMany(`it has more than ${bounds.structsPerFrame} changes`)
  }
  let bringsContent = false
  let replaces: number[] | null = []
  const origin: Place = { client: 0, clock: 0 }
  const clientCount = reader.count('clients')
  for (let each = 0; each < clientCount; each++) {
    const structs = reader.count('changes')
    grow(structs)
    const client = readClient(reader)
    if (clients.has(client)) throw new Malformed(`client ${client} comes twice`)
    clients.add(client)
    const start = reader.uint()
    let clock = start
    let before = start
    for (let struct = 0; struct < structs; struct++) {
      const info = reader.byte()
      const length = skipStruct(reader, info, client, clock, refersTo, origin, bounds)
      if (info !== REPLACING || length !== 1) replaces = null
      else replaces?.push(client, clock, origin.client, origin.clock)
      clock += length
      bringsContent ||= CONTENT_KINDS.has(info & 31)
      if (length === 0) throw new Malformed('a change is empty')
      if (clock > MAX_CLOCK) throw new Malformed('a clock is too large')
      if ((info & 31) === 10) before = clock
    }
    if (structs > 0) ranges.push({ client, start, end: clock, before })
  }
  const deletes: number[] = []
  const deleters = reader.count('clients')
  for (let each = 0; each < deleters; each++) {
    const client = readClient(reader)
    const stretches = reader.count('deleted stretches')
    grow(stretches)
    for (let stretch = 0; stretch < stretches; stretch++) {
      const clock = reader.uint()
      const length = reader.uint()
      if (length === 0 || clock + length > MAX_CLOCK) throw new Malformed('a deleted stretch has no sensible length')
      deletes.push(client, clock, length)
    }
  }
  if (reader.left > 0) throw new Malformed(`${reader.left} bytes follow its end`)
  if (replaces !== null && !deletesJust(deletes, replaces)) replaces = null
  return { ranges, refersTo, bringsContent, deletes, replaces, size }
}

/** True when what is deleted is what is replaced, and nothing else. */
function deletesJust(deletes: readonly number[], replaces: readonly number[]): boolean {
  let clocks = 0
  for (let at = 2; at < deletes.length; at += 3) clocks += deletes[at] ?? 0
  if (clocks !== replaces.length / 4 || replaces.length > MOST_REPLACED * 4) return false
  for (let at = 0; at < replaces.length; at += 4) {
    const [client = 0, clock = 0] = replaces.slice(at + 2, at + 4)
    if (!deletes.some((of, d) => d % 3 === 0 && of === client && isIn(clock, deletes[d + 1], deletes[d + 2])))
      return false
  }
  return true
}
const isIn = (clock: number, from = 0, length = 0): boolean => clock >= from && clock < from + length

function readClient(reader: ByteReader): number {
  const client = reader.uint()
  if (client > MAX_CLIENT) throw new Malformed('a client number is too large')
  return client
}

/** Passes over one change, notes what it stands after if it says so, and gives its length in clocks. */
function skipStruct(
  reader: ByteReader,
  info: number,
  client: number,
  clock: number,
  refersTo: Map<number, number>,
  origin: Place,
  bounds: UpdateBounds,
): number {
  const kind = info & 31
  // Collected (0) and left out (10): a length is all there is.
  if (kind === 0 || kind === 10) {
    // Yjs reads one that is left out in two ways: one minds the flags, the other does not.
    if (info !== kind) throw new Malformed('a change without content has flags')
    return reader.uint()
  }
  const refer = (isOrigin = false): void => {
    const otherClient = readClient(reader)
    const otherClock = reader.uint()
    if (isOrigin) [origin.client, origin.clock] = [otherClient, otherClock]
    if (otherClient === client) {
      if (otherClock >= clock) throw new Malformed('a change rests on itself or on a later one')
    } else if (otherClock > MAX_CLOCK) throw new Malformed('a clock is too large')
    else if ((refersTo.get(otherClient) ?? -1) < otherClock) refersTo.set(otherClient, otherClock)
  }
  if ((info & HAS_ORIGIN) !== 0) refer(true)
  if ((info & HAS_RIGHT_ORIGIN) !== 0) refer()
  if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
    const parentIsRoot = reader.uint()
    let root: string | null = null
    if (parentIsRoot === 1) {
      root = reader.string(200)
      if (!ROOT_NAME.test(root) || root === '__proto__')
        throw new Malformed('a shared type has a name that is not allowed')
    } else if (parentIsRoot === 0) refer()
    else throw new Malformed('a change has no parent')
    if ((info & HAS_PARENT_KEY) !== 0) {
      const key = readName(reader)
      if (root !== null && KEYED_BY_ID.has(root) && !ID.test(key)) throw new Malformed('an id is not allowed')
    }
  }
  return skipContent(reader, kind, bounds)
}

function skipContent(reader: ByteReader, kind: number, bounds: UpdateBounds): number {
  switch (kind) {
    case 1: // deleted
      return reader.uint()
    case 3: {
      // binary
      const length = reader.uint()
      if (length > bounds.stringBytes) throw new Malformed(`${length} bytes are more than ${bounds.stringBytes}`)
      reader.skip(length)
      return 1
    }
    case 4: // text
      return reader.skipText(bounds.stringBytes)
    case 6: // the start or end of a format
      readName(reader)
      skipJson(reader, bounds)
      return 1
    case 7: {
      // a shared type: array, map, text
      const type = reader.uint()
      if (type > 2) throw new Malformed(`a shared type of kind ${type} is not allowed`)
      return 1
    }
    case 8: {
      const count = reader.count('values')
      for (let value = 0; value < count; value++) skipValue(reader, bounds)
      return count
    }
    default:
      throw new Malformed(`content of kind ${kind} is not allowed`)
  }
}
