// A device store in memory, for tests of what is kept and when; the browser's own is tested in the browser.
import type { Batch, DeviceStore, KeptBoard, UnsentRow } from '@common-ground/client/model/device-store.ts'

export interface MemoryDevice extends DeviceStore {
  /** What was taken, oldest first. */
  readonly batches: Batch[]
  /** From now on every write is refused, or taken again. */
  refuse(refuses: boolean): void
  /** Loses everything, as a browser does that needs the room. */
  clear(): void
  /** Puts a row there as an earlier visit would have left it. */
  leave(row: Partial<UnsentRow> & Pick<UnsentRow, 'key' | 'update'>): void
}

const nameOf = (key: UnsentRow['key']): string => key.join(' ')

/** Opens an empty one. */
export function openMemoryDevice(): MemoryDevice {
  const boards = new Map<string, KeptBoard>()
  const confirmed = new Map<string, readonly Uint8Array[]>()
  const unsent = new Map<string, UnsentRow>()
  const batches: Batch[] = []
  let refuses = false
  const of = (id: string): UnsentRow[] => [...unsent.values()].filter(({ key }) => key[0] === id)
  const remove = (keys: readonly UnsentRow['key'][]): void => {
    for (const key of keys) unsent.delete(nameOf(key))
  }
  return {
    batches,
    refuse: (next) => {
      refuses = next
    },
    clear() {
      boards.clear()
      confirmed.clear()
      unsent.clear()
    },
    leave: (row) => unsent.set(nameOf(row.key), { at: 1, changes: 1, isAside: false, ...row }),
    board: async (id) => boards.get(id) ?? null,
    confirmed: async (id, epoch) => confirmed.get(`${id} ${epoch}`) ?? [],
    unsent: async (id) => of(id),
    async write(batch) {
      const { board, tab, row, isWhole } = batch
      const { id, epoch } = board
      if (refuses) return 'refused'
      if (!isWhole && !boards.has(id)) return 'lost'
      batches.push(batch)
      boards.set(id, board)
      const before = isWhole ? [] : (confirmed.get(`${id} ${epoch}`) ?? [])
      confirmed.set(`${id} ${epoch}`, [...before, ...batch.confirmed])
      remove(batch.sent)
      remove(
        of(id)
          .map(({ key }) => key)
          .filter((key) => key[2] === tab && key[3] <= batch.sentUpTo),
      )
      const key = [id, epoch, tab, row] as const
      if (batch.unsent !== null) unsent.set(nameOf(key), { ...batch.unsent, key, isAside: false })
      return 'taken'
    },
    async setAside(id, ended) {
      for (const row of of(id)) unsent.set(nameOf(row.key), { ...row, isAside: true })
      const board = boards.get(id)
      if (board !== undefined) boards.set(id, { ...board, ended })
    },
    removeUnsent: async (keys) => remove(keys),
    async forget(id) {
      boards.delete(id)
      for (const name of confirmed.keys()) if (name.startsWith(`${id} `)) confirmed.delete(name)
      remove(of(id).map(({ key }) => key))
    },
  }
}
