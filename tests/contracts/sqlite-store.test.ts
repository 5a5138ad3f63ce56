// Runs the store's contract on the embedded engine, in a data folder of its own.
import { openSqliteStore } from '@common-ground/server/store/sqlite-store.ts'
import { newFolder } from '../support/new-folder.ts'
import { answersContract } from './answers-contract.ts'
import { clientNumbersContract } from './client-numbers-contract.ts'
import { epochsContract } from './epochs-contract.ts'
import { ledCallsContract } from './led-calls-contract.ts'
import { storeContract, type Opened } from './store-contract.ts'

const open = async (clock: () => number): Promise<Opened> => {
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
}
storeContract('SQLite store', open)
answersContract('answers in the SQLite store', open)
clientNumbersContract('client numbers in the SQLite store', open)
ledCallsContract('calls in the SQLite store', open)
epochsContract('epochs in the SQLite store', open)
