// Knows when a board's version is taken in passing and lets old ones go; refuses to know what people ask for.
import type { Logger } from 'pino'
import { thinnedOut } from '@common-ground/shared/versions/thinning.ts'
import type { Store } from '../store/store.ts'
import type { ContentDesk } from './content-desk.ts'
import { lastCall, toldCall } from './led-calls.ts'
import { makeRowId, type RandomBytes } from './secrets.ts'

export interface VersionKeeperPorts {
  readonly store: Store
  readonly desk: ContentDesk
  readonly log: Pick<Logger, 'warn'>
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly random: RandomBytes
}
/** Is told what happens on boards. One for the life of the server. */
export interface VersionKeeper {
  /** Rows of the board's map are on the disk. @param actor participant id, or `server`. */
  changed(boardId: string, actor: string): void
  /** Nobody has a socket on the board any more. */
  emptied(boardId: string): void
  /** Takes no more; what is under way may still end. */
  stop(): void
}

interface Unkept {
  changes: number
  /** When the first of them came. */
  since: number
  readonly people: Set<string>
  isEmpty: boolean
  /** When it is tried again after it did not work. */
  notBefore: number
}

/** So much has changed, or so long ago, that it is time; never sooner after the last one than the third says. */
const CHANGES = 500
const SINCE_MS = 10 * 60_000
const APART_MS = 2 * 60_000
/** One board at a time and no more of them a second than people notice. */
const LOOK_MS = 500
const TRY_AGAIN_MS = 60_000
/** Whose changes are in it: who came first. */
const PEOPLE = 50

export function keepVersions({ store, desk, log, clock, random }: VersionKeeperPorts): VersionKeeper {
  const boards = new Map<string, Unkept>()
  /** When the last one was taken, for as long as that keeps the next from being taken. */
  const takenAt = new Map<string, number>()
  let running: Promise<void> | null = null

  const isDue = (boardId: string, { changes, since, isEmpty, notBefore }: Unkept, now: number): boolean => {
    if (now < notBefore || now - (takenAt.get(boardId) ?? -Infinity) < APART_MS) return false
    return isEmpty || changes >= CHANGES || now - since >= SINCE_MS
  }
  const look = (): void => {
    const now = clock()
    for (const [boardId, at] of takenAt) if (now - at >= APART_MS) takenAt.delete(boardId)
    if (running !== null) return
    for (const [boardId, unkept] of boards) {
      if (!isDue(boardId, unkept, now)) continue
      running = take(boardId, unkept, now).finally(() => {
        running = null
      })
      return
    }
  }
  const take = async (boardId: string, unkept: Unkept, now: number): Promise<void> => {
    // What comes from here on counts towards the next one.
    boards.delete(boardId)
    try {
      if (await freeze(boardId, [...unkept.people], now)) takenAt.set(boardId, now)
    } catch (error) {
      log.warn({ boardId, error: String(error) }, 'no version could be taken; it is tried again')
      const since = boards.get(boardId)
      boards.set(boardId, {
        changes: unkept.changes + (since?.changes ?? 0),
        since: unkept.since,
        people: unkept.people.union(since?.people ?? new Set()),
        isEmpty: since?.isEmpty ?? unkept.isEmpty,
        notBefore: now + TRY_AGAIN_MS,
      })
    }
  }
  /** False when there is nothing new to keep. */
  const freeze = async (boardId: string, people: readonly string[], now: number): Promise<boolean> => {
    const board = await store.board(boardId)
    if (board === null || board.deletedAt !== null) return false
    const { checkpoint, rows, head } = await store.load(boardId, board.epoch, 'map')
    const frozen = await desk.run(
      { kind: 'freeze', document: { state: checkpoint?.state ?? null, rows } },
      `version ${boardId}`,
    )
    if (frozen.kind !== 'frozen') throw new Error(`the board could not be read: ${frozen.kind}`)
    const { packed, ...told } = frozen.frozen
    const versions = await store.versions(boardId)
    if (versions[0]?.hash === told.hash) return false
    const at = new Date(now).toISOString()
    const version = { id: makeRowId(random), boardId, epoch: board.epoch, seq: head, kind: 'auto', title: '' } as const
    await store.addVersion({ ...version, by: people, at, restores: null, undoneAt: null, ...told }, packed)
    // What came of the last call is told from this one on.
    const calls = [await lastCall(store, boardId), await toldCall(store, boardId)]
    const begun = new Set(calls.map((call) => call?.state.from))
    const old = thinnedOut(
      versions.map((each) => ({ ...each, at: Date.parse(each.at) })),
      now,
    ).filter((each) => !begun.has(each))
    if (old.length > 0) await store.dropVersions(boardId, old)
    return true
  }

  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return {
    changed(boardId, actor) {
      let unkept = boards.get(boardId)
      if (unkept === undefined) {
        unkept = { changes: 0, since: clock(), people: new Set(), isEmpty: false, notBefore: 0 }
        boards.set(boardId, unkept)
      }
      unkept.changes += 1
      if (actor !== 'server' && unkept.people.size < PEOPLE) unkept.people.add(actor)
    },
    emptied(boardId) {
      const unkept = boards.get(boardId)
      if (unkept !== undefined) unkept.isEmpty = true
    },
    stop: () => clearInterval(timer),
  }
}
