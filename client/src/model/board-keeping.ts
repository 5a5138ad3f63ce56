// Knows how one open board and its copy on this device go together, from the first answer to the end of the visit; refuses to know sockets and screens.
import { encodeStateAsUpdate, type Doc } from 'yjs'
import { openBoardKeeper } from './board-keeper.ts'
import type { SessionNotice } from './board-session.ts'
import type { ChangeListener } from './connection.ts'
import type { DeviceStore, KeptBoard, UnsentRow } from './device-store.ts'
import { describeWork, findWork, type FoundWork } from './found-work.ts'
import { applyAll } from './kept-document.ts'
import type { Readable } from './readable.ts'

/** A board as this device knows it, complete in itself. */
export interface KeptStart {
  readonly board: KeptBoard
  readonly confirmed: readonly Uint8Array[]
  /** Changes that go to the server as soon as it can be reached. */
  readonly waiting: readonly UnsentRow[]
  /** Changes the server will not take, for the person alone. */
  readonly aside: FoundWork | null
}

/** The store of this device for one visit. */
export interface DevicePlace {
  readonly store: DeviceStore
  /** Tells this tab from all others, now and later. */
  readonly tab: string
  /** What the board is opened from when the server does not answer. */
  readonly start: KeptStart | null
}

/** What a session offers of its copy on the device. */
export interface Keeping {
  /** True while closing the tab would lose nothing; the browser may still clear its store. */
  readonly kept: Readable<boolean>
  /** True once the browser has refused to keep something. */
  readonly refused: Readable<boolean>
  /** Hears every change of the connection. */
  readonly listener: ChangeListener
  /** The server has given everything: what an earlier visit left is looked for. */
  complete(): void
  allSaved(): void
  /** The person may only look from now on: what waits is theirs alone. */
  demoted(): Promise<void>
  /** The server has ended the visit for good. */
  ended(code: (SessionNotice & { ended: true })['code'], holdsUnsaved: boolean): Promise<void>
  flush(): Promise<void>
  /** Nothing of the board stays on this device, and nothing more is kept. */
  forget(): Promise<void>
  close(): void
}

/** The board as the keeping needs it. */
export interface KeepingBoard {
  readonly doc: Doc
  readonly describe: () => Omit<KeptBoard, 'at' | 'ended'>
  readonly mayEdit: () => boolean
  readonly now: () => number
  /** An earlier visit left something, or this one does. */
  readonly onFound: (work: FoundWork) => void
}

/** Changes found on the device are made by this tab's person, in an earlier visit. */
export const FOUND_ORIGIN = { found: true } as const
/** What lay on the device and is the server's already. */
export const KEPT_ORIGIN = { kept: true } as const

/** The map is seen before the device is asked, ms. */
const LOOK_MS = 300
/** Ends after which the board is not this person's any more; the others concern only what was being sent. */
const GONE: ReadonlySet<string> = new Set(['not-signed-in', 'board-not-found', 'board-deleted'])

export function openKeeping({ store, tab, start }: DevicePlace, board: KeepingBoard): Keeping {
  const { doc, describe } = board
  const keeper = openBoardKeeper({
    store,
    tab,
    describe,
    now: board.now,
    whole: () => encodeStateAsUpdate(doc),
    isFromDevice: start !== null,
  })
  if (start !== null) keeper.adopted(start.waiting)
  if (start !== null && start.aside !== null) board.onFound(start.aside)
  const [oldest] = start?.waiting ?? []
  let isFirstAnswer = true
  let isLooking = false
  let timer: ReturnType<typeof setTimeout> | null = null

  const look = async (): Promise<void> => {
    const { id: boardId, epoch } = describe()
    const work = await findWork({
      boardId,
      epoch,
      store,
      doc,
      mayEdit: board.mayEdit(),
      adopt(rows, restOn) {
        keeper.adopted(rows)
        applyAll(doc, [...restOn, ...rows.map(({ update }) => update)], FOUND_ORIGIN)
      },
    })
    if (work !== null) board.onFound(work)
  }

  return {
    kept: keeper.kept,
    refused: keeper.refused,
    listener: {
      found:
        start === null || oldest === undefined
          ? null
          : { changes: start.waiting.reduce((sum, { changes }) => sum + changes, 0), at: oldest.at },
      heard(update, isAnswer) {
        keeper.heard(update, isAnswer && isFirstAnswer)
        if (isAnswer) isFirstAnswer = false
      },
      made(update, origin) {
        // What was found lies on the device already.
        if (origin !== FOUND_ORIGIN) keeper.made(update)
      },
    },
    complete() {
      if (isLooking || start !== null) return
      isLooking = true
      timer = setTimeout(() => void look(), LOOK_MS)
    },
    allSaved: keeper.allSaved,
    async demoted() {
      await keeper.flush()
      const { id } = describe()
      const rows = await store.unsent(id)
      if (rows.length > 0) board.onFound(describeWork(store, rows, 'role', doc))
    },
    async ended(code, holdsUnsaved) {
      await keeper.flush()
      keeper.close()
      const { id } = describe()
      // Those of an older generation of the board are never sent: the next visit says so.
      if (code === 'epoch-changed') return
      if (holdsUnsaved) await store.setAside(id, GONE.has(code))
      else if (GONE.has(code)) await store.forget(id)
    },
    flush: keeper.flush,
    async forget() {
      keeper.close()
      await keeper.flush()
      await store.forget(describe().id)
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      keeper.close()
    },
  }
}
