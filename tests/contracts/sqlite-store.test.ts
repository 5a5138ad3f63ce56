// Runs the store's contract on the embedded engine, in a data folder of its own.
import { openSqliteStore } from '@common-ground/server/store/sqlite-store.ts'
import { newFolder } from '../support/new-folder.ts'
import { storeContract } from './store-contract.ts'

storeContract('SQLite store', async (clock) => {
  const folder = newFolder()
  const opened = await openSqliteStore(folder.path, clock)
  if (!opened.ok) throw new Error(opened.error.message)
  const store = opened.value
  return {
    store,
    async dispose() {
      await store.close()
      folder.remove()
    },
  }
})
