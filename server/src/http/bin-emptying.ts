// Knows when what lies in a board's bin goes for good, and how: the board begins a new document without it; refuses to know who put it there.
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import { encodeStateAsUpdate } from 'yjs'
import type { AppendRow } from '../store/store.ts'
import { readBinSeen, writeBinSeen } from './bin-seen.ts'
import type { ContentDesk } from './content-desk.ts'
import type { HttpPorts } from './ports.ts'

const DAY_MS = 86_400_000
/** So much longer it is waited for a moment when nobody is on the board. */
const GRACE_DAYS = 3
/** How often it is looked which bins are due, and the pause between two boards meanwhile. */
const LOOK_MS = 60 * 60_000
/** A board is looked at this often at least: so far a wrong clock may bring forward what it puts in the bin. */
const LOOK_AT_LEAST_MS = DAY_MS
const PAUSE_MS = 200

export interface BinEmptying {
  /** Looks at every board that may be due. Gives how many began a new document. */
  look(pauseMs?: number): Promise<number>
  stop(): void
}

type Ports = Pick<HttpPorts, 'store' | 'rooms' | 'log' | 'clock'> & { readonly desk: ContentDesk }

/** Runs until stopped. */
export function openBinEmptying(ports: Ports): BinEmptying {
  /** Before this instant a board need not be looked at again, ms since 1970. */
  const notBefore = new Map<string, number>()
  let isStopped = false
  let underWay: Promise<number> | null = null
  const lookNow = async (pauseMs: number): Promise<number> => {
    let emptied = 0
    const ids = await ports.store.boardIds()
    for (const id of ids) {
      if (isStopped) break
      if ((notBefore.get(id) ?? -Infinity) > ports.clock()) continue
      const outcome = await emptyBin(ports, id)
      if (outcome.isEmptied) emptied++
      notBefore.set(id, outcome.lookAgainAt)
      if (pauseMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, pauseMs))
    }
    const known = new Set(ids)
    for (const id of notBefore.keys()) if (!known.has(id)) notBefore.delete(id)
    return emptied
  }
  const look = (pauseMs = 0): Promise<number> => {
    underWay ??= lookNow(pauseMs).finally(() => {
      underWay = null
    })
    return underWay
  }
  const timer = setInterval(() => {
    look(PAUSE_MS).catch((error: unknown) => ports.log.error({ error: String(error) }, 'bins could not be looked at'))
  }, LOOK_MS)
  timer.unref()
  return {
    look,
    stop() {
      isStopped = true
      clearInterval(timer)
    },
  }
}

interface Outcome {
  readonly isEmptied: boolean
  /** Milliseconds since 1970. */
  readonly lookAgainAt: number
}

async function emptyBin({ store, rooms, log, clock, desk }: Ports, boardId: string): Promise<Outcome> {
  const now = clock()
  const later = { isEmptied: false, lookAgainAt: now + LOOK_MS }
  const board = await store.board(boardId)
  const map = await rooms.stored(boardId)
  if (board === null || !map.ok) return later
  const isEmpty = rooms.present(boardId).length === 0
  const days = isEmpty ? LIMITS.binDays : LIMITS.binDays + GRACE_DAYS
  const oldest = now - days * DAY_MS
  const before = readBinSeen(await store.binSeen(boardId), board.createdAt, now)
  const read = await desk.run({ kind: 'empty-bin', document: map.value, seen: before, now, oldest }, 'bins')
  if (read.kind !== 'emptied') return later
  const { first: bytes, cards, relations, seen } = read
  const nextDue = Math.min(
    now + LOOK_AT_LEAST_MS,
    ...[...seen.since.values()].map((at) => at + LIMITS.binDays * DAY_MS),
  )
  const lookAgainAt = Math.max(now + LOOK_MS, nextDue)
  if (bytes === null) {
    await store.setBinSeen(boardId, writeBinSeen(seen))
    return { isEmptied: false, lookAgainAt }
  }

  const talk = await rooms.read(boardId, 'talk', (doc) => encodeStateAsUpdate(doc))
  if (!talk.ok) return later
  const row = { boardId, epoch: board.epoch + 1, actor: 'server' } as const
  const first: AppendRow[] = [{ ...row, document: 'map', bytes }]
  if (talk.seq > 0) first.push({ ...row, document: 'talk', bytes: talk.value })
  const heads = { epoch: board.epoch, map: map.seq, talk: talk.seq }
  // Somebody changed something this moment: another time.
  if (!(await store.renewBoard(boardId, heads, first))) return later
  await store.setBinSeen(boardId, writeBinSeen(seen))
  log.info({ boardId, cards, relations, epoch: board.epoch + 1 }, 'what was in the bin for long is gone for good')
  rooms.recheck(boardId)
  return { isEmptied: true, lookAgainAt }
}
