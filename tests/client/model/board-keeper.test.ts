// Proves when a tab gives the device what it holds, and what it claims of that.
import { openBoardKeeper, type BoardKeeper } from '@common-ground/client/model/board-keeper.ts'
import type { DeviceStore } from '@common-ground/client/model/device-store.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { openMemoryDevice, type MemoryDevice } from '../../support/memory-device.ts'

let device: MemoryDevice
let doc: Doc
let keeper: BoardKeeper
const made = (text: string): void => doc.getText('t').insert(0, text)

const openKeeper = (store: DeviceStore, isFromDevice = false): BoardKeeper =>
  openBoardKeeper({
    store,
    now: Date.now,
    tab: 'tab',
    describe: () => ({ id: 'b1', title: 'Board', role: 'editor', epoch: 1, participantId: 'p' }),
    whole: () => encodeStateAsUpdate(doc),
    isFromDevice,
  })
/** What the device would show without the server: what is confirmed, and what waits on top. */
const onDevice = async (): Promise<string> => {
  const seen = new Doc()
  const waiting = await device.unsent('b1')
  for (const update of [...(await device.confirmed('b1', 1)), ...waiting.map((row) => row.update)])
    applyUpdate(seen, update)
  return seen.getText('t').toString()
}

beforeEach(() => {
  vi.useFakeTimers()
  device = openMemoryDevice()
  doc = new Doc()
  keeper = openKeeper(device)
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

/** The board is here; from now on the device takes nothing before `release`. */
async function heldDevice(): Promise<{ release(): void }> {
  const waiting: (() => void)[] = []
  let holds = false
  doc.off('update', keeper.made)
  keeper = openKeeper({
    ...device,
    async write(batch) {
      if (holds) await new Promise<void>((go) => waiting.push(go))
      return await device.write(batch)
    },
  })
  doc.on('update', keeper.made)
  await boardComes()
  holds = true
  return {
    release() {
      holds = false
      for (const go of waiting.splice(0)) go()
    },
  }
}

test('[OF5] whoever waits for everything to be written waits for what came while something was being written', async () => {
  const { release } = await heldDevice()
  made('first')
  void keeper.flush()
  made('second ')
  const all = keeper.flush()
  release()
  await all
  expect(await onDevice()).toBe('second first')
})

test('[OF1] what is confirmed while it is being written waits no more, and what was made meanwhile is written', async () => {
  const { release } = await heldDevice()
  made('first')
  const writing = keeper.flush()
  keeper.allSaved()
  made('second ')
  release()
  await writing
  await keeper.flush()
  expect((await device.unsent('b1')).map(({ changes }) => changes)).toEqual([1])
  expect(await onDevice()).toBe('second first')
  expect(keeper.kept.get()).toBe(true)
})

test.each(['cleared', 'refused'])('[OF4] what was kept before something was %s is written again', async (what) => {
  const base = new Doc()
  base.getText('t').insert(0, 'base')
  doc.off('update', keeper.made)
  applyUpdate(doc, encodeStateAsUpdate(base))
  doc.on('update', keeper.made)
  keeper.heard(encodeStateAsUpdate(base), true)
  await keeper.flush()
  made('x')
  await keeper.flush()
  if (what === 'refused') device.refuse(true)
  made('y')
  await vi.advanceTimersByTimeAsync(300)
  device.refuse(false)
  device.clear()
  await vi.advanceTimersByTimeAsync(300)
  made('z')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await onDevice()).toBe('zyxbase')
  expect((await device.unsent('b1')).reduce((sum, { changes }) => sum + changes, 0)).toBe(3)
  expect(keeper.kept.get()).toBe(true)
})

test('[OF1] rows of an earlier visit that are saved go also when the device refused that at first', async () => {
  await boardComes()
  const row = { key: ['b1', 1, 'earlier', 3] as const, at: 1, changes: 1, update: encodeStateAsUpdate(doc) }
  device.leave(row)
  keeper.adopted([{ ...row, isAside: false }])
  device.refuse(true)
  keeper.allSaved()
  await keeper.flush()
  expect(await device.unsent('b1')).toHaveLength(1)
  device.refuse(false)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await device.unsent('b1')).toEqual([])
})

test('[OF1] what was made here and is saved waits no more either, when the device refused that at first', async () => {
  await boardComes()
  made('x')
  await keeper.flush()
  device.refuse(true)
  keeper.allSaved()
  await keeper.flush()
  expect(await device.unsent('b1')).toHaveLength(1)
  device.refuse(false)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await device.unsent('b1')).toEqual([])
})

test('[OF10] a board that was opened from the device keeps what lay there under what the server answers', async () => {
  const base = new Doc()
  base.getText('t').insert(0, 'base')
  keeper.heard(encodeStateAsUpdate(base), true)
  await keeper.flush()
  doc.off('update', keeper.made)
  applyUpdate(doc, encodeStateAsUpdate(base))
  keeper.close()
  keeper = openKeeper(device, true)
  const server = new Doc()
  applyUpdate(server, encodeStateAsUpdate(base))
  server.getText('t').insert(0, 'more ')
  keeper.heard(encodeStateAsUpdate(server, encodeStateVector(base)), true)
  await keeper.flush()
  expect(await onDevice()).toBe('more base')
})
