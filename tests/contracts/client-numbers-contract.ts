// Knows what every engine of the store must do with whose a document's client numbers are; is handed a way to open one and knows nothing of the engine.
import { NUMBERS_EACH, type BoardRow, type Store } from '@common-ground/server/store/store.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { board, row, type Opened } from './store-contract.ts'

const T0_TEXT = '2026-03-02T09:00:00.000Z'

/** Runs the contract on an engine. `open` gives a new, empty store whose clock is the function given. */
export function clientNumbersContract(engine: string, open: (clock: () => number) => Promise<Opened>): void {
  describe(engine, () => {
    let opened: Opened | null = null
    const start = async (...boards: BoardRow[]): Promise<Store> => {
      opened = await open(() => Date.parse(T0_TEXT))
      for (const each of boards) await opened.store.createBoard(each, [], [])
      return opened.store
    }
    afterEach(async () => {
      await opened?.dispose()
      opened = null
    })

    test('[ST37] a number belongs to whoever claims it first, of one participant the newest stay, and all go with their document', async () => {
      const store = await start(board('b1'), board('b2'))
      await store.claimClientNumber('b1', 1, 'map', 4_294_967_295, 'p1')
      await store.claimClientNumber('b1', 1, 'map', 4_294_967_295, 'p2')
      await store.claimClientNumber('b1', 1, 'map', 7, 'p2')
      await store.claimClientNumber('b1', 1, 'talk', 7, 'p1')
      await store.claimClientNumber('b1', 2, 'map', 8, 'p1')
      await store.claimClientNumber('nowhere', 1, 'map', 8, 'p1')
      const numbers = async (document: 'map' | 'talk' = 'map', epoch = 1) =>
        Object.fromEntries(await store.clientNumbers('b1', epoch, document))
      expect(await numbers()).toEqual({ 4_294_967_295: 'p1', 7: 'p2' })
      expect([await numbers('talk'), await numbers('map', 2)]).toEqual([{ 7: 'p1' }, {}])
      expect((await store.load('b1', 1, 'map')).head).toBe(0)
      expect(await store.append([row('b1', 'one')])).toEqual([{ ok: true, seq: 1 }])
      await Promise.all(
        Array.from({ length: NUMBERS_EACH }, (_, each) => store.claimClientNumber('b1', 1, 'map', 100 + each, 'p2')),
      )
      const known = await numbers()
      expect([known[7], known[100], known[4_294_967_295]]).toEqual([undefined, 'p2', 'p1'])
      await store.renewBoard('b1', { epoch: 1, map: 1, talk: 0 }, [{ ...row('b1', 'fresh'), epoch: 2 }])
      expect([await numbers(), await numbers('map', 2)]).toEqual([{}, {}])
      await store.claimClientNumber('b2', 1, 'map', 7, 'p1')
      await store.deleteBoard('b2', T0_TEXT)
      await store.claimClientNumber('b2', 1, 'map', 8, 'p1')
      expect((await store.clientNumbers('b2', 1, 'map')).size).toBe(0)
    })
  })
}
