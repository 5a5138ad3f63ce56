// Knows what every engine of the store must do when a board begins a new epoch; is handed a way to open one and knows nothing of the engine.
import type { Store } from '@common-ground/server/store/store.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { board, type Opened, row, T0_TEXT, words } from './store-contract.ts'

/** Runs the contract on an engine. `open` gives a new, empty store whose clock is the function given. */
export function epochsContract(engine: string, open: (clock: () => number) => Promise<Opened>): void {
  describe(engine, () => {
    let opened: Opened | null = null
    const start = async (): Promise<Store> => {
      opened = await open(() => Date.parse(T0_TEXT))
      for (const id of ['b1', 'b2']) await opened.store.createBoard(board(id), [], [])
      return opened.store
    }
    afterEach(async () => {
      await opened?.dispose()
      opened = null
    })

    test('[ST42] what was noted of a bin is read back as it was handed over last, a new epoch or not', async () => {
      const store = await start()
      expect([await store.binSeen('b1'), await store.binSeen('b9')]).toEqual([null, null])
      await store.setBinSeen('b1', '[1]')
      await store.setBinSeen('b1', '[2,["a",1]]')
      await store.setBinSeen('b9', '[3]')
      await store.append([row('b1', 'one')])
      expect(await store.renewBoard('b1', { epoch: 1, map: 1, talk: 0 }, [])).toBe(true)
      expect([await store.binSeen('b1'), await store.binSeen('b2'), await store.binSeen('b9')]).toEqual([
        '[2,["a",1]]',
        null,
        null,
      ])
      await store.deleteBoard('b1', T0_TEXT)
      await store.setBinSeen('b1', '[4]')
      expect(await store.binSeen('b1')).toBeNull()
    })

    test('[ST33] a new epoch begins with its first rows, and what was before is gone', async () => {
      const store = await start()
      await store.append([row('b1', 'one'), row('b1', 'two'), row('b2', 'other')])
      await store.append([{ ...row('b1', 'said'), document: 'talk' }])
      await store.addCheckpoint('b1', 1, 'map', { uptoSeq: 2, state: new Uint8Array([1]), at: T0_TEXT })
      const first = [{ ...row('b1', 'fresh'), epoch: 2 }]
      expect(await store.renewBoard('b1', { epoch: 1, map: 2, talk: 1 }, first)).toBe(true)
      expect(await store.board('b1')).toMatchObject({ epoch: 2 })
      expect(await store.load('b1', 1, 'map')).toEqual({ checkpoint: null, rows: [], head: 0, quarantined: 0 })
      expect((await store.load('b1', 1, 'talk')).rows).toEqual([])
      expect(words((await store.load('b1', 2, 'map')).rows)).toEqual(['fresh'])
      expect(await store.append([row('b1', 'late')])).toEqual([{ ok: false, code: 'wrong-epoch' }])
      expect(await store.append([{ ...row('b1', 'next'), epoch: 2 }])).toEqual([{ ok: true, seq: 2 }])
      expect(words((await store.load('b2', 1, 'map')).rows)).toEqual(['other'])
    })

    test('[ST33] a board that was written to meanwhile, is of another epoch or deleted begins nothing', async () => {
      const store = await start()
      await store.append([row('b1', 'one'), row('b1', 'two')])
      const first = [{ ...row('b1', 'fresh'), epoch: 2 }]
      for (const heads of [
        { epoch: 1, map: 1, talk: 0 },
        { epoch: 1, map: 2, talk: 1 },
        { epoch: 2, map: 2, talk: 0 },
      ])
        expect(await store.renewBoard('b1', heads, first)).toBe(false)
      expect(await store.renewBoard('nowhere', { epoch: 1, map: 0, talk: 0 }, [])).toBe(false)
      await store.deleteBoard('b2', T0_TEXT)
      expect(await store.renewBoard('b2', { epoch: 1, map: 0, talk: 0 }, [])).toBe(false)
      await expect(store.renewBoard('b1', { epoch: 1, map: 2, talk: 0 }, [row('b1', 'fresh')])).rejects.toThrow()
      expect(await store.board('b1')).toMatchObject({ epoch: 1 })
      expect(words((await store.load('b1', 1, 'map')).rows)).toEqual(['one', 'two'])
      expect(await store.boardIds()).toEqual(['b1'])
    })
  })
}
