// Runs the store's contract on the engine that keeps everything in memory.
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import { storeContract } from './store-contract.ts'

storeContract('memory store', async (clock) => {
  const store = openMemoryStore(clock)
  return { store, dispose: () => store.close() }
})
