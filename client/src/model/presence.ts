// Knows what people on a board see of each other for a moment (cursor, selection, drag in flight); never stored, never a name from a client.
import type { Point } from '@common-ground/shared/board/board.ts'
import type { Awareness } from 'y-protocols/awareness'
import type { Readable } from './readable.ts'
import { createCell } from './readable.ts'

/** Cards in flight: document position + delta is where they are seen. */
export interface Drag {
  readonly ids: readonly string[]
  readonly dx: number
  readonly dy: number
}
/** What I show of myself; a missing key leaves it as it is, null shows nothing. */
export interface PresencePatch {
  /** World coordinates. */
  readonly cursor?: Point | null
  readonly selection?: readonly string[]
  /** At most 200 ids. */
  readonly drag?: Drag | null
  /** Card (and field) whose text is being edited. */
  readonly editing?: { readonly card: string; readonly field: string } | null
  /** Where in the story this person is while presenting. */
  readonly presenting?: Presenting | null
  /** Participant whose presenting is on this person's screen, page by page. */
  readonly following?: string | null
  /** Step, by its round, and after a space the card that everybody is asked to look at in a call that this person leads. */
  readonly talking?: string | null
  /** May give something at the steps of the call that is led. */
  readonly takesPart?: boolean
}
/** A stop of the story by its key, and how much of its pages lie before, 0 to 1. */
export interface Presenting {
  readonly stop: string
  readonly part: number
}
/** Somebody else on the board. Who it is comes from the server, never from the person's own client. */
export interface Peer {
  readonly clientId: number
  readonly participantId: string
  readonly name: string
  readonly organisation: string
  /** Card of the organisation on this board, or "". */
  readonly organisationId: string
  readonly cursor: Point | null
  readonly selection: readonly string[]
  readonly drag: Drag | null
  readonly editing: { readonly card: string; readonly field: string } | null
  readonly presenting: Presenting | null
  /** Participant who presents to them; absent = they follow nobody. */
  readonly following?: string
  /** Step and card; absent = none. */
  readonly talking?: string
  /** May give something at the steps of a call; absent = no. */
  readonly takesPart?: true
}

/** At most 30 messages a second leave, all parts together. */
export const PRESENCE_INTERVAL_MS = 1000 / 30
const MOST_IDS = 200

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const ids = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string').slice(0, MOST_IDS) : []

function readPoint(value: unknown): Point | null {
  if (!Array.isArray(value)) return null
  const [x, y]: readonly unknown[] = value
  return isFiniteNumber(x) && isFiniteNumber(y) ? [x, y] : null
}
function readDrag(value: unknown): Drag | null {
  if (!isRecord(value)) return null
  const { ids: dragged, dx, dy } = value
  return isFiniteNumber(dx) && isFiniteNumber(dy) ? { ids: ids(dragged), dx, dy } : null
}
function readEditing(value: unknown): Peer['editing'] {
  if (!isRecord(value) || text(value['card']) === '') return null
  return { card: text(value['card']), field: text(value['field']) }
}
function readPresenting(value: unknown): Presenting | null {
  if (!isRecord(value) || text(value['stop']) === '') return null
  const part = value['part']
  return { stop: text(value['stop']), part: isFiniteNumber(part) ? Math.max(0, Math.min(1, part)) : 0 }
}

/**
 * Somebody's state as received, made safe; null when the server has not said who it is.
 * @param organisationOf card of a participant's organisation as the server knows it, "" for none.
 */
export function readPeer(
  clientId: number,
  state: unknown,
  organisationOf: (participantId: string) => string,
): Peer | null {
  if (!isRecord(state)) return null
  const user = isRecord(state['user']) ? state['user'] : {}
  const participantId = text(state['participantId'])
  if (participantId === '') return null
  return {
    clientId,
    participantId,
    name: text(user['name']),
    organisation: text(user['organisation']),
    organisationId: organisationOf(participantId),
    cursor: readPoint(state['cursor']),
    selection: ids(state['selection']),
    drag: readDrag(state['drag']),
    editing: readEditing(state['editing']),
    presenting: readPresenting(state['presenting']),
    ...(text(state['following']) === '' ? {} : { following: text(state['following']) }),
    ...(text(state['talking']) === '' ? {} : { talking: text(state['talking']) }),
    ...(state['takesPart'] === true ? { takesPart: true } : {}),
  }
}

export interface Presence {
  readonly peers: Readable<readonly Peer[]>
  set(patch: PresencePatch): void
  /** What is known of the participants has changed: who belongs to which organisation is asked anew. */
  participantsChanged(): void
  close(): void
}

/** Publishes this tab's state and collects the others'. One entry per connected tab. */
export function openPresence(
  awareness: Awareness,
  now: () => number,
  organisationOf: (participantId: string) => string,
): Presence {
  const peers = createCell<readonly Peer[]>([])
  const known = new Map<number, { readonly state: unknown; readonly peer: Peer | null }>()
  let mine: PresencePatch = { cursor: null, selection: [], drag: null, editing: null }
  let lastSent = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | null = null

  const send = (): void => {
    timer = null
    lastSent = now()
    awareness.setLocalState({ ...mine })
  }
  const collect = (): void => {
    const next: Peer[] = []
    const seen = new Set<number>()
    let changed = false
    for (const [clientId, state] of awareness.getStates()) {
      if (clientId === awareness.clientID) continue
      seen.add(clientId)
      let entry = known.get(clientId)
      if (entry === undefined || entry.state !== state) {
        entry = { state, peer: readPeer(clientId, state, organisationOf) }
        known.set(clientId, entry)
        changed = true
      }
      if (entry.peer !== null) next.push(entry.peer)
    }
    for (const clientId of known.keys()) {
      if (seen.has(clientId)) continue
      known.delete(clientId)
      changed = true
    }
    if (changed) peers.set(next)
  }
  awareness.on('change', collect)
  send()

  return {
    peers,
    set(patch) {
      mine = { ...mine, ...patch }
      if (timer !== null) return
      const wait = lastSent + PRESENCE_INTERVAL_MS - now()
      if (wait <= 0) send()
      else timer = setTimeout(send, wait)
    },
    participantsChanged() {
      for (const [clientId, { peer }] of known)
        if (peer !== null && peer.organisationId !== organisationOf(peer.participantId)) known.delete(clientId)
      collect()
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      awareness.off('change', collect)
      awareness.setLocalState(null)
    },
  }
}
