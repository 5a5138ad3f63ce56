// Knows how boards lie in the store of this browser (IndexedDB), and that a browser may refuse or lose it; refuses to know what an update holds.
import type { Role } from '@common-ground/shared/wire/roles.ts'

/** A board this device can show without the server. */
export interface KeptBoard {
  readonly id: string
  readonly title: string
  readonly role: Role
  readonly epoch: number
  readonly participantId: string
  /** Ms since 1970: when this device last heard of it. */
  readonly at: number
  /** True once the server has ended this person's visits: it is not opened from here any more. */
  readonly ended: boolean
}

/** Where a row stands: board, epoch, the tab that wrote it, its number within the tab. */
type RowKey = readonly [boardId: string, epoch: number, tab: string, row: number]

/** Changes that were made in some tab and that the server has not confirmed. */
export interface UnsentRow {
  readonly key: RowKey
  /** Ms since 1970, of the oldest change in it. */
  readonly at: number
  readonly changes: number
  readonly update: Uint8Array
  /** The server does not take them: they are kept for the person alone and never sent again. */
  readonly isAside: boolean
}

/** What one tab writes at once: all of it or nothing. */
export interface Batch {
  readonly board: KeptBoard
  /** Names the writing tab; its rows are told apart by it. */
  readonly tab: string
  /** Number of this batch within the tab. */
  readonly row: number
  /** Updates that the server has, in the order they are to be applied. */
  readonly confirmed: readonly Uint8Array[]
  /** `confirmed` is the whole board: what was kept of it before gives way. */
  readonly isWhole: boolean
  readonly unsent: Omit<UnsentRow, 'key' | 'isAside'> | null
  /** Rows of this tab up to and with this number have reached the server; -1 = none. */
  readonly sentUpTo: number
  /** Rows of other tabs that have reached the server through this one. */
  readonly sent: readonly RowKey[]
}

/** Nothing here throws or rejects: a browser without a store is like an empty one that takes nothing. */
export interface DeviceStore {
  board(id: string): Promise<KeptBoard | null>
  /** Everything confirmed of a board, in the order it is to be applied; empty = nothing is kept. */
  confirmed(id: string, epoch: number): Promise<readonly Uint8Array[]>
  /** What waits of a board, of every epoch, oldest first. */
  unsent(id: string): Promise<readonly UnsentRow[]>
  /** `lost` = what the batch rests on is no longer here; nothing was written. */
  write(batch: Batch): Promise<'taken' | 'refused' | 'lost'>
  /** What waits of a board is the person's alone from now on; `ended` = the board is no longer opened from here. */
  setAside(id: string, ended: boolean): Promise<void>
  removeUnsent(keys: readonly RowKey[]): Promise<void>
  /** Nothing of the board stays on this device. */
  forget(id: string): Promise<void>
}

const NAME = 'common-ground'
const BOARDS = 'boards'
const CONFIRMED = 'confirmed'
const UNSENT = 'unsent'
const ALL = [BOARDS, CONFIRMED, UNSENT]

/** Keys that begin alike: a list sorts behind every number and word that may follow. */
const beginningWith = (...start: readonly IDBValidKey[]): IDBKeyRange => IDBKeyRange.bound([...start], [...start, []])

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the store did not answer')))
  })
const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the store took nothing')))
  })

/** Opens nothing yet: the first call does. `factory` undefined = this browser has no such store. */
export function openDeviceStore(factory: IDBFactory | undefined): DeviceStore {
  let opened: Promise<IDBDatabase> | null = null

  const open = (): Promise<IDBDatabase> => {
    if (factory === undefined) return Promise.reject(new Error('this browser keeps nothing'))
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open(NAME, 1)
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore(BOARDS, { keyPath: 'id' })
        request.result.createObjectStore(CONFIRMED)
        request.result.createObjectStore(UNSENT, { keyPath: 'key' })
      })
      request.addEventListener('error', () => reject(request.error ?? new Error('the store did not open')))
      request.addEventListener('success', () => {
        const db = request.result
        // Cleared by the person or the browser, or wanted by a newer build: the next call opens anew.
        db.addEventListener('close', () => {
          opened = null
        })
        db.addEventListener('versionchange', () => {
          db.close()
          opened = null
        })
        resolve(db)
      })
    })
    return opened
  }
  /** Runs `work` in one transaction; `otherwise` when the browser refuses or fails. */
  async function within<T>(
    mode: IDBTransactionMode,
    work: (store: (name: string) => IDBObjectStore) => Promise<T> | T,
    otherwise: T,
  ): Promise<T> {
    try {
      const db = await open()
      const transaction = db.transaction(ALL, mode)
      const done = ended(transaction)
      // Heard below; a failure must not count as unheard while the work still runs.
      done.catch(() => undefined)
      const result = await work((name) => transaction.objectStore(name))
      await done
      return result
    } catch {
      opened = null
      return otherwise
    }
  }
  const read = async <T>(request: (store: (name: string) => IDBObjectStore) => IDBRequest, nothing: T): Promise<T> =>
    await within('readonly', async (store) => ((await answer(request(store))) as T | undefined) ?? nothing, nothing)

  return {
    board: async (id) => await read<KeptBoard | null>((store) => store(BOARDS).get(id), null),
    async confirmed(id, epoch) {
      const rows = await read<readonly (readonly Uint8Array[])[]>(
        (store) => store(CONFIRMED).getAll(beginningWith(id, epoch)),
        [],
      )
      return rows.flat()
    },
    async unsent(id) {
      const rows = await read<readonly UnsentRow[]>((store) => store(UNSENT).getAll(beginningWith(id)), [])
      return rows.toSorted((a, b) => a.at - b.at || a.key[3] - b.key[3])
    },
    write: async ({ board, tab, row, confirmed, isWhole, unsent, sentUpTo, sent }) =>
      await within<'taken' | 'refused' | 'lost'>(
        'readwrite',
        async (store) => {
          const { id, epoch } = board
          if (!isWhole && (await answer(store(BOARDS).getKey(id))) === undefined) return 'lost'
          store(BOARDS).put(board)
          if (isWhole) {
            // What waits of an older generation needs that generation's board to be read.
            const waiting = await answer(store(UNSENT).getAllKeys(beginningWith(id)))
            const isOlder = waiting.some((key) => Array.isArray(key) && key[1] !== epoch)
            store(CONFIRMED).delete(isOlder ? beginningWith(id, epoch) : beginningWith(id))
          }
          // The whole comes first, whichever tab wrote it: everything else rests on it.
          if (confirmed.length > 0)
            store(CONFIRMED).put([...confirmed], isWhole ? [id, epoch, '', 0] : [id, epoch, tab, row])
          if (sentUpTo >= 0) store(UNSENT).delete(IDBKeyRange.bound([id, epoch, tab, 0], [id, epoch, tab, sentUpTo]))
          for (const key of sent) store(UNSENT).delete([...key])
          if (unsent !== null) store(UNSENT).put({ ...unsent, key: [id, epoch, tab, row], isAside: false })
          return 'taken'
        },
        'refused',
      ),
    setAside: async (id, isEnded) =>
      await within(
        'readwrite',
        async (store) => {
          const rows = (await answer(store(UNSENT).getAll(beginningWith(id)))) as readonly UnsentRow[]
          for (const row of rows) store(UNSENT).put({ ...row, isAside: true })
          const board = (await answer(store(BOARDS).get(id))) as KeptBoard | undefined
          if (board !== undefined && isEnded) store(BOARDS).put({ ...board, ended: true })
        },
        undefined,
      ),
    removeUnsent: async (keys) =>
      await within(
        'readwrite',
        (store) => {
          for (const key of keys) store(UNSENT).delete([...key])
        },
        undefined,
      ),
    forget: async (id) =>
      await within(
        'readwrite',
        (store) => {
          store(BOARDS).delete(id)
          store(CONFIRMED).delete(beginningWith(id))
          store(UNSENT).delete(beginningWith(id))
        },
        undefined,
      ),
  }
}
