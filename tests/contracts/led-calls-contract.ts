// Knows what every engine of the store must do with calls that are led and what is given in them; is handed a way to open one and knows nothing of the engine.
import type { CallRecordRow, LedCallRow, UnsignedRow } from '@common-ground/server/store/led-call-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { board, type Opened } from './store-contract.ts'

const T0 = Date.parse('2026-03-02T09:00:00.000Z')
const call = (id: string, revision: number, more: Partial<LedCallRow> = {}): LedCallRow => ({
  id,
  boardId: 'b1',
  revision,
  state: `{"revision":${revision}}`,
  endedAt: null,
  ...more,
})
const entry = (keyHash: string, given: string, more: Partial<UnsignedRow> = {}): UnsignedRow => ({
  keyHash,
  boardId: 'b1',
  roundId: 'r1',
  given,
  ...more,
})
const record = (callId: string, endedAt: string, more: Partial<CallRecordRow> = {}): CallRecordRow => ({
  callId,
  boardId: 'b1',
  title: `Sheet of ${callId}`,
  begunAt: '2026-03-02T09:00:00.000Z',
  endedAt,
  told: `{"of":"${callId}"}`,
  ...more,
})

/** Runs the contract on an engine. `open` gives a new, empty store whose clock is the function given. */
export function ledCallsContract(engine: string, open: (clock: () => number) => Promise<Opened>): void {
  describe(engine, () => {
    let opened: Opened | null = null
    const start = async (): Promise<Store> => {
      opened = await open(() => T0)
      for (const id of ['b1', 'b2']) await opened.store.createBoard(board(id), [], [])
      return opened.store
    }
    afterEach(async () => {
      await opened?.dispose()
      opened = null
    })

    test('[ST38] a board has one call, written over revision by revision, until it has ended', async () => {
      const store = await start()
      expect(await store.ledCall('b1')).toBeNull()
      expect(await store.saveCall(call('c1', 1))).toBe(true)
      expect(await store.saveCall(call('c2', 1))).toBe(false)
      expect(await store.saveCall(call('c2', 1, { boardId: 'b2' }))).toBe(true)
      expect(await store.saveCall(call('c1', 2))).toBe(true)
      expect(await store.saveCall(call('c1', 2))).toBe(false)
      expect(await store.saveCall(call('c1', 4))).toBe(false)
      expect(await store.ledCall('b1')).toEqual(call('c1', 2))
      expect(await store.saveCall(call('c1', 3, { endedAt: '2026-03-02T10:00:00.000Z' }))).toBe(true)
      expect(await store.ledCall('b1')).toBeNull()
      expect(await store.saveCall(call('c1', 4))).toBe(false)
      expect(await store.saveCall(call('c3', 1))).toBe(true)
      expect((await store.ledCall('b1'))?.id).toBe('c3')
    })

    test('[ST55] the last call is the one that is led, else the one that ended last', async () => {
      const store = await start()
      expect(await store.lastCall('b1')).toBeNull()
      for (const [id, endedAt] of [
        ['c1', '2026-03-02T10:00:00.000Z'],
        ['c5', '2026-03-02T12:00:00.000Z'],
        ['c9', '2026-03-02T11:00:00.000Z'],
      ] as const) {
        await store.saveCall(call(id, 1))
        await store.saveCall(call(id, 2, { endedAt }))
      }
      expect((await store.lastCall('b1'))?.id).toBe('c5')
      expect((await store.endedCalls('b1')).map(({ id }) => id)).toEqual(['c5', 'c9', 'c1'])
      await store.saveCall(call('c3', 1))
      expect(await store.lastCall('b1')).toEqual(call('c3', 1))
      expect(await store.endedCalls('b1')).toHaveLength(3)
      expect(await store.lastCall('b2')).toBeNull()
      expect(await store.endedCalls('b2')).toEqual([])
    })

    test('[ST38] a call is found once it has ended, by those of its board; those that go on are known', async () => {
      const store = await start()
      await store.saveCall(call('c1', 1))
      await store.saveCall(call('c2', 1, { boardId: 'b2' }))
      expect([...(await store.boardsInCalls())].toSorted()).toEqual(['b1', 'b2'])
      const ended = call('c1', 2, { endedAt: '2026-03-02T10:00:00.000Z' })
      await store.saveCall(ended)
      expect(await store.boardsInCalls()).toEqual(['b2'])
      expect(await store.anyCall('b1', 'c1')).toEqual(ended)
      expect(await store.anyCall('b2', 'c1')).toBeNull()
      expect(await store.anyCall('b1', 'c9')).toBeNull()
    })

    test('[ST57] what is kept of a call is settled once, when it has ended, and read back as it was, board by board', async () => {
      const store = await start()
      const [ten, eleven] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z']
      const owed = async (by: string) => (await store.callsWithoutRecord(by)).map(({ id }) => id)
      await store.saveCall(call('c1', 1))
      expect(await store.settleRecord(call('c1', 1), record('c1', ten))).toBe(false)
      expect(await owed(eleven)).toEqual([])
      await store.saveCall(call('c1', 2, { endedAt: ten }))
      await store.saveCall(call('c2', 1))
      await store.saveCall(call('c2', 2, { endedAt: eleven }))
      await store.saveCall(call('c3', 1, { boardId: 'b2' }))
      await store.saveCall(call('c3', 2, { boardId: 'b2', endedAt: ten }))
      expect(await owed('2026-03-02T09:59:59.999Z')).toEqual([])
      expect((await owed(ten)).toSorted()).toEqual(['c1', 'c3'])
      expect((await owed(eleven))[0]).toBe('c2')
      expect(await store.callsWithoutRecord(eleven, 'b2')).toEqual([{ id: 'c3', boardId: 'b2' }])
      expect(await store.settleRecord(call('c1', 2, { boardId: 'b2' }), record('c1', ten, { boardId: 'b2' }))).toBe(
        false,
      )
      expect(await store.settleRecord(call('c9', 1), record('c9', ten))).toBe(false)
      expect(await store.settleRecord(call('c1', 2), record('c1', ten))).toBe(true)
      expect(await store.settleRecord(call('c1', 2), record('c1', ten, { told: '{}' }))).toBe(false)
      expect(await store.settleRecord(call('c2', 2), record('c2', eleven))).toBe(true)
      expect(await store.settleRecord(call('c3', 2, { boardId: 'b2' }), null)).toBe(true)
      expect(await owed(eleven)).toEqual([])
      const heads = [record('c2', eleven), record('c1', ten)].map(({ told: _, ...head }) => head)
      expect(await store.callRecords('b1')).toEqual(heads)
      expect(await store.callRecords('b2')).toEqual([])
      expect(await store.callRecord('b1', 'c1')).toEqual(record('c1', ten))
      expect(await store.callRecord('b2', 'c1')).toBeNull()
      expect(await store.eraseRecord('b2', 'c1')).toBe(false)
      expect(await store.eraseRecord('b1', 'c1')).toBe(true)
      expect(await store.eraseRecord('b1', 'c1')).toBe(false)
      expect(await store.callRecord('b1', 'c1')).toBeNull()
      expect(await owed(eleven)).toEqual([])
    })

    test('[ST39] what is given without a name comes with a change of the call and is read by its key alone', async () => {
      const store = await start()
      await store.saveCall(call('c1', 1))
      expect(await store.saveCall(call('c1', 2), { give: entry('key-9', 'first') })).toBe(true)
      expect(await store.saveCall(call('c1', 3), { give: entry('key-1', 'second') })).toBe(true)
      expect(await store.saveCall(call('c1', 3), { give: entry('key-5', 'too late') })).toBe(false)
      expect(await store.saveCall(call('c1', 4), { give: entry('key-9', 'first, again') })).toBe(true)
      expect(await store.saveCall(call('c1', 5), { give: entry('key-3', 'other round', { roundId: 'r2' }) })).toBe(true)
      expect(await store.unsigned('b1', 'r1')).toEqual([entry('key-1', 'second'), entry('key-9', 'first, again')])
      expect(await store.unsigned('b2', 'r1')).toEqual([])
      await store.saveCall(call('c1', 6), { erase: ['r1'] })
      expect(await store.unsigned('b1', 'r1')).toEqual([])
      expect(await store.unsigned('b1', 'r2')).toHaveLength(1)
    })

    test('[ST11] a board is paused until it goes on, and only while it is there', async () => {
      const store = await start()
      const at = '2026-03-06T09:00:00.000Z'
      expect(await store.pausedAt('b1')).toBeNull()
      await store.setPaused('b1', at)
      await store.setPaused('b9', at)
      expect([await store.pausedAt('b1'), await store.pausedAt('b2'), await store.pausedAt('b9')]).toEqual([
        at,
        null,
        null,
      ])
      expect(await store.board('b1')).toEqual(board('b1'))
      await store.setPaused('b1', '2026-03-07T09:00:00.000Z')
      expect(await store.pausedAt('b1')).toBe(at)
      await store.setPaused('b1', null)
      expect(await store.pausedAt('b1')).toBeNull()
    })

    test('[LD9] a deleted board takes its calls, what was given in them and its pause with it, and gets no new ones', async () => {
      const store = await start()
      const endedAt = '2026-03-02T09:20:00.000Z'
      await store.saveCall(call('c0', 1))
      await store.saveCall(call('c0', 2, { endedAt }))
      await store.settleRecord(call('c0', 2), record('c0', endedAt))
      await store.saveCall(call('c1', 1), { give: entry('key-1', 'given') })
      await store.setPaused('b1', '2026-03-02T09:30:00.000Z')
      await store.setBinSeen('b1', '[1]')
      await store.deleteBoard('b1', '2026-03-02T10:00:00.000Z')
      expect(await store.ledCall('b1')).toBeNull()
      expect(await store.anyCall('b1', 'c1')).toBeNull()
      expect(await store.boardsInCalls()).toEqual([])
      expect([await store.pausedAt('b1'), await store.binSeen('b1')]).toEqual([null, null])
      expect(await store.unsigned('b1', 'r1')).toEqual([])
      expect(await store.saveCall(call('c2', 1))).toBe(false)
      expect(await store.callRecords('b1')).toEqual([])
      expect(await store.callRecord('b1', 'c0')).toBeNull()
      expect(await store.settleRecord(call('c0', 2), record('c0', endedAt))).toBe(false)
    })
  })
}
