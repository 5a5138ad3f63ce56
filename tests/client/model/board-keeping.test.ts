// Proves what becomes of the copy on this device from the first answer of the server to the end of a visit.
import {
  FOUND_ORIGIN,
  KEPT_ORIGIN,
  openKeeping,
  type KeptStart,
  type Keeping,
} from '@common-ground/client/model/board-keeping.ts'
import type { DeviceStore, KeptBoard, UnsentRow } from '@common-ground/client/model/device-store.ts'
import type { FoundWork } from '@common-ground/client/model/found-work.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { openMemoryDevice, type MemoryDevice } from '../../support/memory-device.ts'

const ABOUT = { id: 'b1', title: 'Board', role: 'editor', epoch: 1, participantId: 'p' } as const

let device: MemoryDevice
let doc: Doc
let found: FoundWork[]
let keeping: Keeping

/** As a tab does: everything that is not the server's or the device's own is made here. */
function open(store: DeviceStore = device, start: KeptStart | null = null, mayEdit = true): void {
  keeping = openKeeping(
    { store, tab: 'tab', start },
    { doc, describe: () => ABOUT, mayEdit: () => mayEdit, now: Date.now, onFound: (work) => void found.push(work) },
  )
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server' && origin !== KEPT_ORIGIN) keeping.listener.made(update, origin)
  })
}
const type = (text: string): void => doc.getText('t').insert(0, text)
const saying = (text: string, before?: Doc): Doc => {
  const other = new Doc()
  if (before !== undefined) applyUpdate(other, encodeStateAsUpdate(before))
  other.getText('t').insert(0, text)
  return other
}
function answered(update: Uint8Array): void {
  applyUpdate(doc, update, 'server')
  keeping.listener.heard(update, true)
}
const earlier = (update: Uint8Array): Pick<UnsentRow, 'key' | 'update'> => ({ key: ['b1', 1, 'earlier', 0], update })
async function onDevice(): Promise<string> {
  const seen = new Doc()
  const waiting = await device.unsent('b1')
  for (const update of [...(await device.confirmed('b1', 1)), ...waiting.map((row) => row.update)])
    applyUpdate(seen, update)
  return seen.getText('t').toString()
}

/** A device that takes its time to write. */
const slow = (): DeviceStore => ({
  ...device,
  async write(batch) {
    await new Promise((go) => setTimeout(go, 100))
    return await device.write(batch)
  },
})

beforeEach(() => {
  vi.useFakeTimers()
  device = openMemoryDevice()
  doc = new Doc()
  found = []
})
afterEach(() => {
  keeping.close()
  vi.useRealTimers()
})

test('[OF1] [OF2] what an earlier visit left goes through this tab, is kept once, and goes when it is saved', async () => {
  const base = saying('base')
  device.leave(earlier(encodeStateAsUpdate(saying('left ', base), encodeStateVector(base))))
  open()
  answered(encodeStateAsUpdate(base))
  keeping.complete()
  await vi.advanceTimersByTimeAsync(1000)
  expect(doc.getText('t').toString()).toBe('left base')
  expect(found.map(({ changes, obstacle }) => [changes, obstacle])).toEqual([[1, null]])
  await keeping.flush()
  expect((await device.unsent('b1')).map(({ key }) => key[2])).toEqual(['earlier'])
  keeping.allSaved()
  await keeping.flush()
  expect(await device.unsent('b1')).toEqual([])
  expect(await onDevice()).toBe('left base')
})

test('[OF10] what a board was opened with from the device goes when it is saved, and only the first answer is the whole', async () => {
  const base = saying('base')
  const update = encodeStateAsUpdate(saying('left ', base), encodeStateVector(base))
  device.leave(earlier(update))
  const waiting = await device.unsent('b1')
  const board: KeptBoard = { ...ABOUT, at: 1, ended: false }
  await device.write({
    ...{ board, tab: 'earlier', row: 1, isWhole: true, unsent: null, sentUpTo: -1, sent: [] },
    confirmed: [encodeStateAsUpdate(base)],
  })
  open(device, { board, confirmed: await device.confirmed('b1', 1), waiting, aside: null })
  expect(keeping.listener.found).toEqual({ changes: 1, at: 1 })
  applyUpdate(doc, encodeStateAsUpdate(base), KEPT_ORIGIN)
  applyUpdate(doc, update, FOUND_ORIGIN)
  answered(encodeStateAsUpdate(saying('more ', base), encodeStateVector(base)))
  keeping.allSaved()
  await keeping.flush()
  expect(await device.unsent('b1')).toEqual([])
  expect(await onDevice()).toBe(doc.getText('t').toString())
})

test('[OF5] after a connection that broke the answer is not the whole board', async () => {
  const base = saying('base')
  open()
  answered(encodeStateAsUpdate(base))
  await keeping.flush()
  answered(encodeStateAsUpdate(saying('more ', base), encodeStateVector(base)))
  await keeping.flush()
  expect(await onDevice()).toBe('more base')
})

test.each([
  ['not-signed-in', { aside: true, ended: true }],
  ['board-deleted', { aside: true, ended: true }],
  ['too-large', { aside: true, ended: false }],
  ['epoch-changed', { aside: false, ended: false }],
] as const)('[OF21] [OF22] [OF32] a visit that ends with %s', async (code, expected) => {
  open(slow())
  answered(encodeStateAsUpdate(saying('base')))
  type('mine ')
  const ended = keeping.ended(code, true)
  await vi.advanceTimersByTimeAsync(1000)
  await ended
  expect((await device.unsent('b1')).map(({ isAside, changes }) => [isAside, changes])).toEqual([[expected.aside, 1]])
  expect((await device.board('b1'))?.ended).toBe(expected.ended)
  // Nothing is kept of what comes after.
  type('later ')
  await vi.advanceTimersByTimeAsync(5000)
  expect(await onDevice()).toBe('mine base')
})

test('[OF32] an ended link leaves nothing where all is saved', async () => {
  open()
  answered(encodeStateAsUpdate(saying('base')))
  await keeping.flush()
  await keeping.ended('not-signed-in', false)
  expect([await device.board('b1'), await device.confirmed('b1', 1)]).toEqual([null, []])
})

test('[OF31] a board that is forgotten while it is being written leaves nothing', async () => {
  open(slow())
  answered(encodeStateAsUpdate(saying('base')))
  type('mine ')
  const forgotten = keeping.forget()
  await vi.advanceTimersByTimeAsync(5000)
  await forgotten
  expect([await device.board('b1'), await device.confirmed('b1', 1), await device.unsent('b1')]).toEqual([null, [], []])
})

test('[OF20] whoever may only look by now is told of what waits, with what was just made', async () => {
  open()
  answered(encodeStateAsUpdate(saying('base')))
  type('mine ')
  await keeping.demoted()
  expect(found.map(({ changes, obstacle }) => [changes, obstacle])).toEqual([[1, 'role']])
})

test('[OF5] closing the tab writes what was just made at once', async () => {
  open()
  answered(encodeStateAsUpdate(saying('base')))
  await keeping.flush()
  type('mine ')
  keeping.close()
  await vi.advanceTimersByTimeAsync(0)
  expect(await onDevice()).toBe('mine base')
})
