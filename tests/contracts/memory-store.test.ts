// Runs the store's contract on the engine that keeps everything in memory.
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import { answersContract } from './answers-contract.ts'
import { clientNumbersContract } from './client-numbers-contract.ts'
import { epochsContract } from './epochs-contract.ts'
import { ledCallsContract } from './led-calls-contract.ts'
import { storeContract, type Opened } from './store-contract.ts'

const open = async (clock: () => number): Promise<Opened> => {
  const store = openMemoryStore(clock)
  return { store, dispose: () => store.close() }
}
storeContract('memory store', open)
answersContract('answers in the memory store', open)
clientNumbersContract('client numbers in the memory store', open)
ledCallsContract('calls in the memory store', open)
epochsContract('epochs in the memory store', open)
