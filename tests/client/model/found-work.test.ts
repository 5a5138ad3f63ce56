// Proves what becomes of changes that an earlier visit left: sent once, or handed over and never sent.
import { findWork, type WorkPlace } from '@common-ground/client/model/found-work.ts'
import { openKeptBoard } from '@common-ground/client/model/open-kept-board.ts'
import type { UnsentRow } from '@common-ground/client/model/device-store.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { aBoard, aCard } from '../../support/map-driver.ts'
import { openMemoryDevice } from '../../support/memory-device.ts'

/** A board on the server, and what somebody typed behind its words, and then took away of them, without it. */
function leftBehind() {
  const server = new Doc()
  writeContent(openBoardDoc(server), aBoard([aCard('c1', [0, 0])]), 'server')
  server.getText('t/c1/text').insert(0, 'Here. ')
  const whole = encodeStateAsUpdate(server)
  const away = new Doc()
  applyUpdate(away, whole)
  const typed: Uint8Array[] = []
  away.on('update', (update: Uint8Array) => typed.push(update))
  away.getText('t/c1/text').insert(6, 'Typed ')
  away.getText('t/c1/text').insert(12, 'away')
  const taken: Uint8Array[] = []
  away.once('update', (update: Uint8Array) => taken.push(update))
  away.getText('t/c1/text').delete(0, 6)
  return { server, whole, typed: typed.slice(0, 2), taken: taken[0] ?? new Uint8Array() }
}
function place(device = openMemoryDevice(), doc = new Doc(), epoch = 1) {
  const adopted: UnsentRow[] = []
  const at: WorkPlace = {
    boardId: 'b1',
    epoch,
    store: device,
    doc,
    mayEdit: true,
    adopt(rows, restOn) {
      adopted.push(...rows)
      for (const update of [...restOn, ...rows.map((row) => row.update)]) applyUpdate(doc, update)
    },
  }
  return { device, doc, adopted, at }
}
const textOf = (doc: Doc): string => doc.getText('t/c1/text').toJSON()

test('[OF2] nothing left, nothing found', async () => {
  expect(await findWork(place().at)).toBeNull()
})

test('[OF1] what fits the board is sent, and how much of it from when is told', async () => {
  const { server, typed } = leftBehind()
  const { device, adopted, at } = place(openMemoryDevice(), server)
  typed.forEach((update, row) => device.leave({ key: ['b1', 1, 't', row], update, at: 100 + row }))
  const work = await findWork(at)
  expect(work).toMatchObject({ obstacle: null, changes: 2, since: 100 })
  expect([textOf(server), adopted.length]).toEqual(['Here. Typed away', 2])
})

test('[OF1] where the server holds less than it did, what this device kept of the board fills the gap', async () => {
  const { whole, typed } = leftBehind()
  const { device, doc, at } = place()
  const { board } = await keepWhole(device, whole)
  device.leave({ key: [board.id, 1, 't', 1], update: typed[0] ?? whole })
  expect(await findWork(at)).toMatchObject({ obstacle: null })
  expect(textOf(doc)).toBe('Here. Typed ')
})

test('[OF20] [OF22] what a viewer or an older generation of the board left is handed over and never sent', async () => {
  const { server, whole, typed } = leftBehind()
  const viewer = place(openMemoryDevice(), server)
  viewer.device.leave({ key: ['b1', 1, 't', 0], update: typed[0] ?? whole })
  expect(await findWork({ ...viewer.at, mayEdit: false })).toMatchObject({ obstacle: 'role' })
  const { device, doc, adopted, at } = place(openMemoryDevice(), new Doc(), 2)
  await keepWhole(device, whole)
  device.leave({ key: ['b1', 1, 't', 1], update: typed[0] ?? whole })
  const work = await findWork(at)
  expect(work?.obstacle).toBe('epoch')
  expect([adopted, viewer.adopted, textOf(doc)]).toEqual([[], [], ''])
  expect(await work?.file()).toContain('Typed ')
  await work?.discard()
  expect(await findWork(at)).toBeNull()
})

test('[OF22] what rests on something lost is handed over; what was set aside once is never sent again', async () => {
  const { typed, taken } = leftBehind()
  // Also where something was only taken away of what is lost.
  const other = place()
  other.device.leave({ key: ['b1', 1, 't', 1], update: taken })
  expect([(await findWork(other.at))?.obstacle, other.adopted]).toEqual(['incomplete', []])
  const { device, adopted, at } = place()
  device.leave({ key: ['b1', 1, 't', 1], update: typed[1] ?? new Uint8Array() })
  expect((await findWork(at))?.obstacle).toBe('incomplete')
  await device.setAside('b1', false)
  expect((await findWork(at))?.obstacle).toBe('refused')
  expect(adopted).toEqual([])
})

test('[OF10] without the server the board opens as this device last had it, with what waits; not after the visits were ended', async () => {
  const { whole, typed } = leftBehind()
  const device = openMemoryDevice()
  expect(await openKeptBoard(device, 'b1')).toBeNull()
  await keepWhole(device, whole)
  device.leave({ key: ['b1', 1, 't', 1], update: typed[0] ?? whole })
  expect(await openKeptBoard(device, 'b1')).toMatchObject({ waiting: [{ changes: 1 }], aside: null })
  device.leave({ key: ['b1', 1, 'other', 1], update: typed[1] ?? whole })
  await device.removeUnsent([['b1', 1, 't', 1]])
  expect(await openKeptBoard(device, 'b1')).toMatchObject({ waiting: [], aside: { obstacle: 'incomplete' } })
  await device.setAside('b1', true)
  expect(await openKeptBoard(device, 'b1')).toBeNull()
})

async function keepWhole(device: ReturnType<typeof openMemoryDevice>, whole: Uint8Array) {
  const board = {
    id: 'b1',
    title: 'Board',
    role: 'editor',
    epoch: 1,
    participantId: 'p',
    at: 50,
    ended: false,
  } as const
  await device.write({
    board,
    tab: '',
    row: 0,
    confirmed: [whole],
    isWhole: true,
    unsent: null,
    sentUpTo: -1,
    sent: [],
  })
  return { board }
}
