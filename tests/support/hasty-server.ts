// A server that lies: its store says "done" before anything is on the disk. Only there so that the durability check can be seen to find it.
import { randomBytes } from 'node:crypto'
import { buildApp } from '@common-ground/server/app.ts'
import { readConfig } from '@common-ground/server/config.ts'
import { openSqliteStore } from '@common-ground/server/store/sqlite-store.ts'
import type { AppendResult, AppendRow, Store } from '@common-ground/server/store/store.ts'

const LATE_MS = 150

/** Answers at once with the numbers the rows will have, and stores them a little later. */
function hasty(store: Store): Store {
  const heads = new Map<string, number>()
  const load: Store['load'] = async (boardId, epoch, document) => {
    const loaded = await store.load(boardId, epoch, document)
    heads.set(`${boardId} ${document}`, Math.max(loaded.head, heads.get(`${boardId} ${document}`) ?? 0))
    return loaded
  }
  const append = async (rows: readonly AppendRow[]): Promise<readonly AppendResult[]> => {
    setTimeout(() => void store.append(rows), LATE_MS)
    return rows.map(({ boardId, document }) => {
      const seq = (heads.get(`${boardId} ${document}`) ?? 0) + 1
      heads.set(`${boardId} ${document}`, seq)
      return { ok: true, seq }
    })
  }
  return { ...store, load, append }
}

const config = readConfig(process.env)
if (!config.ok) throw new RangeError(config.error)
const store = await openSqliteStore(config.value.dataDir)
if (!store.ok) throw new Error(store.error.message)
const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count))
const app = await buildApp(config.value, {
  store: hasty(store.value),
  clock: Date.now,
  random,
  ticketKey: new Uint8Array(32),
})
await app.http.listen({ host: '127.0.0.1', port: config.value.port })
const bound = app.http.server.address()
process.stdout.write(`Common Ground is ready at http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}\n`)
