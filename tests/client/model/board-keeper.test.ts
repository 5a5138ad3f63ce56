// Proves when a tab gives the device what it holds, and what it claims of that.
import { openBoardKeeper, type BoardKeeper } from '@common-ground/client/model/board-keeper.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { openMemoryDevice, type MemoryDevice } from '../../support/memory-device.ts'

let device: MemoryDevice
let doc: Doc
let keeper: BoardKeeper
const made = (text: string): void => doc.getText('t').insert(0, text)

beforeEach(() => {
  vi.useFakeTimers()
  device = openMemoryDevice()
  doc = new Doc()
  keeper = openBoardKeeper({
    store: device,
    now: Date.now,
    tab: 'tab',
    describe: () => ({ id: 'b1', title: 'Board', role: 'editor', epoch: 1, participantId: 'p' }),
    whole: () => encodeStateAsUpdate(doc),
    isFromDevice: false,
  })
  doc.on('update', keeper.made)
})
afterEach(() => {
  keeper.close()
  vi.useRealTimers()
})
const boardComes = async (): Promise<void> => {
  keeper.heard(encodeStateAsUpdate(new Doc()), true)
  await keeper.flush()
}

test('[OF5] before the board is here nothing is written; then many changes make one batch', async () => {
  made('early')
  await vi.advanceTimersByTimeAsync(5000)
  expect(device.batches).toEqual([])
  await boardComes()
  const before = device.batches.length
  for (const letter of 'forty letters') made(letter)
  await vi.advanceTimersByTimeAsync(300)
  expect(device.batches.length).toBe(before + 1)
  expect(device.batches.at(-1)?.unsent?.changes).toBe(13)
})

test('[OF3] kept is claimed only when the device has taken everything', async () => {
  expect(keeper.kept.get()).toBe(false)
  await boardComes()
  expect(keeper.kept.get()).toBe(true)
  made('x')
  expect(keeper.kept.get()).toBe(false)
  await keeper.flush()
  expect(keeper.kept.get()).toBe(true)
})

test('[OF1] what the server has confirmed waits no more; what was made meanwhile does', async () => {
  await boardComes()
  made('first')
  await keeper.flush()
  expect((await device.unsent('b1')).length).toBe(1)
  keeper.allSaved()
  made('second')
  await keeper.flush()
  const waiting = await device.unsent('b1')
  expect(waiting.map(({ changes }) => changes)).toEqual([1])
  keeper.allSaved()
  await keeper.flush()
  expect(await device.unsent('b1')).toEqual([])
  expect((await device.confirmed('b1', 1)).length).toBe(3)
})

test('[OF4] after a refusal nothing is claimed, the device is left alone for a while, and then given everything', async () => {
  await boardComes()
  device.refuse(true)
  made('x')
  await vi.advanceTimersByTimeAsync(300)
  expect([keeper.kept.get(), keeper.refused.get()]).toEqual([false, true])
  await vi.advanceTimersByTimeAsync(6000)
  device.refuse(false)
  made('y')
  await vi.advanceTimersByTimeAsync(8000)
  expect(keeper.refused.get()).toBe(true)
  await vi.advanceTimersByTimeAsync(3000)
  expect([keeper.kept.get(), keeper.refused.get()]).toEqual([true, false])
  expect(device.batches.at(-1)).toMatchObject({ isWhole: true, unsent: { changes: 2 } })
})

test('[OF4] what the browser has cleared is written anew, whole', async () => {
  await boardComes()
  device.clear()
  made('x')
  await vi.advanceTimersByTimeAsync(1000)
  expect(device.batches.at(-1)).toMatchObject({ isWhole: true, unsent: { changes: 1 } })
  expect(keeper.kept.get()).toBe(true)
})
