// Knows what this device remembers between visits (boards, who I am, link addresses I made); refuses to remember anything on a shared computer.
import type { Role } from '@common-ground/shared/wire/roles.ts'
import { LEVELS, type Level } from '../panels/changes/levels.ts'
import { SHOWINGS, type Showing } from '../model/view-state.ts'

export interface KnownBoard {
  readonly id: string
  readonly title: string
  readonly role: Role
  /** Ms since 1970. */
  readonly lastOpened: number
}
export interface Self {
  readonly name: string
  readonly organisation: string
  /** In which they answered for it last; absent = not known. */
  readonly post?: string
}
/** As it was kept; null = nothing. */
export interface OnlyHere {
  readonly written: unknown
  readonly begun: unknown
}
const WHEELS = ['auto', 'mouse', 'trackpad'] as const
type Wheel = (typeof WHEELS)[number]
/** The part of `localStorage` that is used; tests bring a plain map. */
export interface Cupboard {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}
/** One that tells also what is in it. */
export interface OpenCupboard extends Cupboard {
  readonly length: number
  key(index: number): string | null
}

export interface DeviceMemory {
  /** Last opened first. */
  boards(): readonly KnownBoard[]
  rememberBoard(board: KnownBoard): void
  forgetBoard(id: string): void
  self(): Self | null
  rememberSelf(self: Self): void
  /** Addresses of links made on this device, by link id or, for those made with the board, by role; none on a shared computer. */
  linkAddresses(boardId: string): Readonly<Record<string, string>>
  /** Whether this device keeps such addresses, from whichever tab. */
  keepsLinks(boardId: string): boolean
  rememberLink(boardId: string, key: string, url: string): void
  /** The key this server asks for when a board is made, once it has fitted; null = not known. */
  createKey(): string | null
  /** @param key null forgets it. */
  rememberCreateKey(key: string | null): void
  /** True in a tab that joined on a shared computer. */
  isShared(): boolean
  /** Said to be shared, the device lets go of who was here, their links, visits and key; what they wrote goes with the tab. */
  setShared(shared: boolean): void
  /** Whether single letters and digits pick tools; on unless somebody switched it off. */
  singleKeys(): boolean
  rememberSingleKeys(on: boolean): void
  /** Whether this person wants the whole palette; null = never said. */
  allTools(): boolean | null
  rememberAllTools(on: boolean): void
  /** Whether this person, leading a call where there is little room, has opened what everybody does at a step. */
  ownAnswer(): boolean
  rememberOwnAnswer(): void
  /** How this person last looked at boards; null = never changed it. */
  showing(): Showing | null
  rememberShowing(showing: Showing): void
  /** How much of the others' changes is said aloud. */
  aloud(): Level
  rememberAloud(level: Level): void
  /** What was written first on a board and is not shown yet, as it was kept; on a shared computer only while the tab is open. */
  writtenFirst(boardId: string): unknown
  /** @param written null forgets it. */
  keepWrittenFirst(boardId: string, written: unknown): void
  /** Answers and replies that were begun on a board in this tab and are not sent, as they were kept; null = none. */
  begun(boardId: string): unknown
  /** @param begun null forgets it. */
  keepBegun(boardId: string, begun: unknown): void
  /** What somebody wrote on a board and only this device holds; null = nothing, so forgetting the board loses no words. */
  onlyHere(boardId: string): OnlyHere | null
  /** When this person was on the board last, an instant; null = never, or it is not known. */
  lastVisit(boardId: string): string | null
  /** Of a board that is not known nothing is remembered. */
  rememberVisit(boardId: string, at: string): void
  /** What somebody who came back has read and put away, as a sign of it; null = nothing. */
  putAway(boardId: string): string | null
  rememberPutAway(boardId: string, sign: string): void
  /** Which card everybody was shown last at a step of a call on a board; only while the tab is open. "" = none. */
  talkedAbout(boardId: string): string
  keepTalkedAbout(boardId: string, shown: string): void
  /**
   * That the page of a board loads again because the board begins anew, for the page that comes next.
   *
   * @param card which was looked at; "" = none.
   */
  keepBegunAnew(boardId: string, card: string): void
  /** The card, once; null = the board has not begun anew. */
  takeBegunAnew(boardId: string): string | null
  /** The secret that an address leads on to behind its own, until somebody has gone on by it; only while the tab is open. "" = none. */
  leadsOn(secret: string): string
  keepLeadsOn(secret: string, next: string): void
  /** Somebody is on the board by it: whoever goes back in this tab does not find it. */
  forgetLeadsOn(next: string): void
  wheel(): Wheel
  rememberWheel(wheel: Wheel): void
}

const BOARDS = 'common-ground.boards'
const SELF = 'common-ground.self'
const LINKS = 'common-ground.links.'
const VISIT = 'common-ground.visit.'
const PUT_AWAY = 'common-ground.put-away.'
const SINGLE_KEYS = 'common-ground.single-keys'
const ALL_TOOLS = 'common-ground.all-tools'
const OWN_ANSWER = 'common-ground.own-answer'
const SHOWING = 'common-ground.showing'
const ALOUD = 'common-ground.aloud'
const WHEEL = 'common-ground.wheel'
const WRITTEN_FIRST = 'common-ground.written-first.'
const TALKED_ABOUT = 'common-ground.talked-about.'
const BEGUN = 'common-ground.begun.'
const BEGUN_ANEW = 'common-ground.begun-anew.'
const LEADS_ON = 'common-ground.leads-on'
const CREATE_KEY = 'common-ground.create-key'
const SHARED = 'common-ground.shared'
const MOST_BOARDS = 50

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string')
const ROLES: readonly unknown[] = ['facilitator', 'editor', 'commenter', 'viewer']
const isKnownBoard = (value: unknown): value is KnownBoard =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['title'] === 'string' &&
  typeof value['lastOpened'] === 'number' &&
  ROLES.includes(value['role'])

function readIn(place: Cupboard, key: string): unknown {
  try {
    const text = place.getItem(key)
    const value: unknown = text === null ? null : JSON.parse(text)
    return value
  } catch {
    // Storage is off or holds something else: as if nothing were remembered.
    return null
  }
}
/** What somebody wrote; null forgets it. */
function keepIn(place: Cupboard, key: string, value: unknown): void {
  try {
    if (value === null) place.removeItem(key)
    else place.setItem(key, JSON.stringify(value))
  } catch {
    // Storage is off or full: it is still there until the page is left.
    return
  }
}

/** Of all boards. */
const keysOf = (place: OpenCupboard, beginning: string): readonly string[] =>
  Array.from({ length: place.length }, (_, index) => place.key(index) ?? '').filter((key) => key.startsWith(beginning))
/** What was written in two places, the first one's first. */
const together = (one: unknown, other: unknown): unknown =>
  Array.isArray(one) && Array.isArray(other) ? [...(one as unknown[]), ...(other as unknown[])] : (other ?? one)
/** What was written goes where it belongs now, beside what is there already; where it does not fit it stays. */
function moveWritten(from: OpenCupboard, to: Cupboard): void {
  for (const key of keysOf(from, WRITTEN_FIRST)) {
    to.setItem(key, JSON.stringify(together(readIn(to, key), readIn(from, key))))
    from.removeItem(key)
  }
}

/**
 * @param lasting kept until somebody forgets it.
 * @param passing gone when the tab closes.
 */
export function openDeviceMemory(lasting: OpenCupboard, passing: OpenCupboard): DeviceMemory {
  const read = (key: string): unknown => readIn(lasting, key)
  const isShared = (): boolean => {
    try {
      return passing.getItem(SHARED) === 'yes'
    } catch {
      return false
    }
  }
  const write = (key: string, value: unknown): void => {
    if (isShared()) return
    try {
      lasting.setItem(key, JSON.stringify(value))
    } catch {
      // Storage is off or full: the visit works, it is only not remembered.
      return
    }
  }
  const boards = (): readonly KnownBoard[] => {
    const stored = read(BOARDS)
    const known = Array.isArray(stored) ? stored.filter(isKnownBoard) : []
    return known.toSorted((a, b) => b.lastOpened - a.lastOpened)
  }
  const linkAddresses = (boardId: string): Readonly<Record<string, string>> => {
    if (isShared()) return {}
    const stored = read(LINKS + boardId)
    if (!isRecord(stored)) return {}
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  }
  const writtenFirst = (boardId: string): unknown => readIn(isShared() ? passing : lasting, WRITTEN_FIRST + boardId)
  const begun = (boardId: string): unknown => readIn(passing, BEGUN + boardId)
  const ways = (): readonly (readonly [string, string])[] => {
    const stored = readIn(passing, LEADS_ON)
    return Array.isArray(stored) ? stored.filter(isPair) : []
  }
  return {
    boards,
    rememberBoard(board) {
      write(BOARDS, [board, ...boards().filter(({ id }) => id !== board.id)].slice(0, MOST_BOARDS))
    },
    forgetBoard(id) {
      try {
        const others = boards().filter((board) => board.id !== id)
        // Also on a shared computer, where nothing new is remembered.
        if (others.length === 0) lasting.removeItem(BOARDS)
        else lasting.setItem(BOARDS, JSON.stringify(others))
        lasting.removeItem(LINKS + id)
        for (const one of [lasting, passing]) one.removeItem(WRITTEN_FIRST + id)
        passing.removeItem(BEGUN + id)
        passing.removeItem(TALKED_ABOUT + id)
        for (const one of [VISIT, PUT_AWAY]) lasting.removeItem(one + id)
      } catch {
        return
      }
    },
    self() {
      // Whoever came before in another tab is nobody to the next one on a shared computer.
      const stored = isShared() ? null : read(SELF)
      if (!isRecord(stored)) return null
      const { name, organisation, post } = stored
      if (typeof name !== 'string' || typeof organisation !== 'string') return null
      return { name, organisation, ...(typeof post === 'string' ? { post } : {}) }
    },
    rememberSelf: (self) => write(SELF, self),
    linkAddresses,
    keepsLinks: (boardId) => read(LINKS + boardId) !== null,
    rememberLink: (boardId, key, url) => write(LINKS + boardId, { ...linkAddresses(boardId), [key]: url }),
    createKey() {
      const stored = isShared() ? null : read(CREATE_KEY)
      return typeof stored === 'string' ? stored : null
    },
    rememberCreateKey: (key) => write(CREATE_KEY, key),
    singleKeys: () => read(SINGLE_KEYS) !== false,
    rememberSingleKeys: (on) => write(SINGLE_KEYS, on),
    allTools() {
      const stored = read(ALL_TOOLS)
      return typeof stored === 'boolean' ? stored : null
    },
    rememberAllTools: (on) => write(ALL_TOOLS, on),
    ownAnswer: () => read(OWN_ANSWER) === true,
    rememberOwnAnswer: () => write(OWN_ANSWER, true),
    showing() {
      const stored = read(SHOWING)
      return SHOWINGS.find((showing) => showing === stored) ?? null
    },
    rememberShowing: (showing) => write(SHOWING, showing),
    aloud() {
      const stored = read(ALOUD)
      return LEVELS.find((level) => level === stored) ?? 'near'
    },
    rememberAloud: (level) => write(ALOUD, level),
    writtenFirst,
    keepWrittenFirst: (boardId, written) => keepIn(isShared() ? passing : lasting, WRITTEN_FIRST + boardId, written),
    begun,
    keepBegun: (boardId, typed) => keepIn(passing, BEGUN + boardId, typed),
    onlyHere(boardId) {
      // Another tab, in which nobody has said that the computer is shared, keeps it for good: it is forgotten too.
      const [passes, lasts] = [passing, lasting].map((one) => readIn(one, WRITTEN_FIRST + boardId))
      const kept = { written: together(passes, lasts) ?? null, begun: begun(boardId) }
      return kept.written === null && kept.begun === null ? null : kept
    },
    lastVisit(boardId) {
      const stored = isShared() ? null : read(VISIT + boardId)
      return typeof stored === 'string' && !Number.isNaN(Date.parse(stored)) ? stored : null
    },
    rememberVisit(boardId, at) {
      if (boards().some(({ id }) => id === boardId)) write(VISIT + boardId, at)
    },
    putAway(boardId) {
      const stored = isShared() ? null : read(PUT_AWAY + boardId)
      return typeof stored === 'string' ? stored : null
    },
    rememberPutAway(boardId, sign) {
      if (boards().some(({ id }) => id === boardId)) write(PUT_AWAY + boardId, sign)
    },
    talkedAbout(boardId) {
      try {
        return passing.getItem(TALKED_ABOUT + boardId) ?? ''
      } catch {
        return ''
      }
    },
    keepTalkedAbout(boardId, shown) {
      try {
        passing.setItem(TALKED_ABOUT + boardId, shown)
      } catch {
        return
      }
    },
    keepBegunAnew: (boardId, card) => keepIn(passing, BEGUN_ANEW + boardId, card),
    takeBegunAnew(boardId) {
      const card = readIn(passing, BEGUN_ANEW + boardId)
      keepIn(passing, BEGUN_ANEW + boardId, null)
      return typeof card === 'string' ? card : null
    },
    leadsOn: (secret) => ways().find(([from]) => from === secret)?.[1] ?? '',
    keepLeadsOn(secret, next) {
      keepIn(passing, LEADS_ON, [...ways().filter(([from]) => from !== secret), [secret, next]])
    },
    forgetLeadsOn(next) {
      const others = ways().filter(([, to]) => to !== next)
      keepIn(passing, LEADS_ON, others.length === 0 ? null : others)
    },
    wheel() {
      const stored = read(WHEEL)
      return WHEELS.find((wheel) => wheel === stored) ?? 'auto'
    },
    rememberWheel: (wheel) => write(WHEEL, wheel),
    isShared,
    setShared(shared) {
      try {
        if (shared) {
          passing.setItem(SHARED, 'yes')
          // Nor does it know any longer who was here, and what opens a board.
          const secret = [SELF, CREATE_KEY, LINKS, VISIT, PUT_AWAY]
          for (const key of secret.flatMap((one) => keysOf(lasting, one))) lasting.removeItem(key)
          moveWritten(lasting, passing)
        } else {
          passing.removeItem(SHARED)
          moveWritten(passing, lasting)
        }
      } catch {
        return
      }
    },
  }
}

const nowhere: OpenCupboard = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
}
/** A storage of this browser; one that keeps nothing where it refuses. */
export function cupboard(which: 'localStorage' | 'sessionStorage'): OpenCupboard {
  try {
    return window[which]
  } catch {
    return nowhere
  }
}
/** The memory of this browser. */
export const thisDevice = (): DeviceMemory => openDeviceMemory(cupboard('localStorage'), cupboard('sessionStorage'))
