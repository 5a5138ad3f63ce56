// Guarantee: Saved is said of exactly what is on the disk.
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { HeldSocket } from '../support/held-socket.ts'
import { heldStore } from '../support/held-store.ts'
import { RelayClient, syncFrame } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
afterEach(() => relay.stop())

test('[SY10] nobody sees or is told anything before the commit', async () => {
  const { store, control } = heldStore()
  relay = await startRelay({ store })
  const a = await new RelayClient(relay.origin).untilSynced()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  control.isHolding = true
  a.doc.getMap('cards').set('c1', 1)
  await until(() => control.waiting.length > 0, 'the commit has begun')
  // A round trip over both sockets: whatever was going to arrive has arrived.
  for (const each of [a, b]) {
    const before = each.messages.length
    each.join()
    await until(() => each.messages.length > before, 'an answer')
  }
  expect([a.acknowledged, b.doc.getMap('cards').has('c1')]).toEqual([a.sent - 2, false])
  control.isHolding = false
  control.release()
  await a.untilSaved()
  await until(() => b.doc.getMap('cards').has('c1'), 'the other sees it')
  expect((await relay.store.load('b1', 1, 'map')).head).toBeGreaterThan(0)
})

test('[SY11] every frame is counted once, in order, whatever it holds', async () => {
  relay = await startRelay()
  const a = await new RelayClient(relay.origin).untilSynced()
  for (let each = 0; each < 40; each++) {
    a.doc.getMap('cards').set('c', each)
    if (each % 3 === 0) a.send(syncFrame(2, Y.encodeStateAsUpdate(new Y.Doc())))
  }
  await a.untilSaved()
  expect(a.acknowledged).toBe(a.sent)
})

test('[SY12] a frame that adds nothing is acknowledged and not stored', async () => {
  relay = await startRelay()
  const a = await new RelayClient(relay.origin).untilSynced()
  a.doc.getText('t/c1/title').insert(0, 'abc')
  a.doc.getText('t/c1/title').delete(0, 1)
  await a.untilSaved()
  const { head } = await relay.store.load('b1', 1, 'map')
  a.send(syncFrame(2, Y.encodeStateAsUpdate(a.doc)))
  a.send(syncFrame(1, Y.encodeStateAsUpdate(a.doc)))
  await a.untilSaved()
  expect((await relay.store.load('b1', 1, 'map')).head).toBe(head)
})

test('[SY13] a withheld frame is not acknowledged, and healed by the answer to step 1', async () => {
  relay = await startRelay()
  const a = await new RelayClient(relay.origin).untilSynced()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  a.doc.getMap('cards').set('first', 1)
  await a.untilSaved()
  const stored = (await relay.store.load('b1', 1, 'map')).head
  // Lost on the way: changed in the document, never sent.
  a.doc.transact(() => a.doc.getMap('cards').set('lost', 1), a)
  const asked = a.repliedToStep1
  a.doc.getMap('cards').set('after', 1)
  await until(() => a.repliedToStep1 > asked, 'the server asks for what is missing')
  await a.untilSaved()
  await until(() => b.doc.getMap('cards').has('after'), 'the other has it')
  expect(b.doc.getMap('cards').toJSON()).toEqual({ first: 1, lost: 1, after: 1 })
  const { rows } = await relay.store.load('b1', 1, 'map')
  // The frame after the gap was never stored by itself, only as part of the answer.
  expect(rows).toHaveLength(stored + 1)
})

test('[SY14] three frames with a gap end that connection and leave the others alone', async () => {
  relay = await startRelay()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  const a = await new RelayClient(relay.origin).untilSynced()
  const elsewhere = new Y.Doc()
  const updates: Uint8Array[] = []
  elsewhere.on('update', (update: Uint8Array) => updates.push(update))
  for (let each = 0; each < 5; each++) elsewhere.getMap('cards').set(`c${each}`, each)
  for (const update of updates.slice(1)) a.send(syncFrame(2, update))
  expect((await a.untilClosed()).code).toBe(4508)
  b.doc.getMap('cards').set('mine', 1)
  await b.untilSaved()
  expect(b.doc.getMap('cards').toJSON()).toEqual({ mine: 1 })
})

test('[SY15] [SY17] a failing disk: no Saved, writers closed, reading goes on, and it heals', async () => {
  const { store, control } = heldStore()
  relay = await startRelay({ store })
  const a = await new RelayClient(relay.origin).untilSynced()
  a.doc.getMap('cards').set('before', 1)
  await a.untilSaved()
  control.isFailing = true
  const acknowledged = a.acknowledged
  a.doc.getMap('cards').set('during', 1)
  a.doc.getMap('cards').set('behind', 1)
  expect((await a.untilClosed()).code).toBe(4500)
  expect(a.acknowledged).toBe(acknowledged)
  const reader = await new RelayClient(relay.origin, { who: 'p2', role: 'viewer' }).untilSynced()
  expect(reader.doc.getMap('cards').toJSON()).toEqual({ before: 1 })
  control.isFailing = false
  const back = new RelayClient(relay.origin, { doc: a.doc })
  await back.untilSaved()
  await until(() => reader.doc.getMap('cards').has('during'), 'the reader gets it')
  expect(reader.doc.getMap('cards').toJSON()).toEqual({ before: 1, during: 1, behind: 1 })
})

test('[SY15] what waits behind changes that were not stored is not stored either, and its writer is sent away too', async () => {
  const { store, control } = heldStore()
  relay = await startRelay({ store, boards: ['b1', 'b2'] })
  const first = await new RelayClient(relay.origin).untilSynced()
  const behind = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  const elsewhere = await new RelayClient(relay.origin, { board: 'b2' }).untilSynced()
  const { head } = await relay.store.load('b1', 1, 'map')
  control.isHolding = true
  first.doc.getMap('cards').set('first', 1)
  await until(() => control.waiting.length === 1, 'a commit is under way')
  behind.doc.getMap('cards').set('behind', 1)
  elsewhere.doc.getMap('cards').set('elsewhere', 1)
  // Both wait for the next commit once a round trip has been answered.
  for (const each of [behind, elsewhere]) {
    const before = each.messages.length
    each.join()
    await until(() => each.messages.length > before, 'an answer')
  }
  const acknowledged = behind.acknowledged
  control.isHolding = false
  control.failsOnce = true
  control.release()
  await elsewhere.untilSaved()
  expect([(await first.untilClosed()).code, (await behind.untilClosed()).code]).toEqual([4500, 4500])
  expect(behind.acknowledged).toBe(acknowledged)
  expect((await relay.store.load('b1', 1, 'map')).head).toBe(head)
  // Whoever comes back brings it along.
  const back = new RelayClient(relay.origin, { who: 'p2', doc: behind.doc })
  await back.untilSaved()
  const reader = await new RelayClient(relay.origin, { who: 'p3', role: 'viewer' }).untilSynced()
  expect(reader.doc.getMap('cards').toJSON()).toEqual({ behind: 1 })
})

test('[SY16] a stored row that cannot be applied is set aside and the board stays writable', async () => {
  relay = await startRelay()
  const garbage = { boardId: 'b1', epoch: 1, document: 'map' as const, actor: 'x', bytes: Uint8Array.from([1, 9, 9]) }
  const good = new Y.Doc()
  good.getMap('cards').set('good', 1)
  await relay.store.append([{ ...garbage, bytes: Y.encodeStateAsUpdate(good) }, garbage])
  const a = await new RelayClient(relay.origin).untilSynced()
  expect(a.doc.getMap('cards').toJSON()).toEqual({ good: 1 })
  a.doc.getMap('cards').set('more', 1)
  await a.untilSaved()
  const { rows, head } = await relay.store.load('b1', 1, 'map')
  expect([rows.map(({ seq }) => seq), head]).toEqual([[1, 3], 3])
})

test('[SY18] changes of one board that cannot be handed on take no other board with them', async () => {
  const { store, control } = heldStore()
  relay = await startRelay({ store, boards: ['b1', 'b2'] })
  const writer = await new RelayClient(relay.origin).untilSynced()
  const other = await new RelayClient(relay.origin, { board: 'b2' }).untilSynced()
  const socket = new HeldSocket()
  const participant = { id: 'p9', name: '', organisation: '' }
  const admission = {
    boardId: 'b1',
    epoch: 1,
    document: 'map',
    role: 'viewer',
    linkId: 'b1-viewer',
    v1: false,
  } as const
  relay.rooms.connect(socket, { ...admission, participant })
  socket.say(Uint8Array.of(0, 0, 1, 0))
  await until(() => socket.bufferedAmount > 0, 'let in')
  socket.send = () => {
    throw new Error('the line broke')
  }
  control.isHolding = true
  other.doc.getMap('cards').set('c1', 1)
  await until(() => control.waiting.length === 1, 'a commit is under way')
  writer.doc.getMap('cards').set('c2', 1)
  other.doc.getMap('cards').set('c3', 1)
  // Both wait for the same commit once a round trip has been answered.
  for (const each of [writer, other]) {
    const before = each.messages.length
    each.join()
    await until(() => each.messages.length > before, 'an answer')
  }
  control.isHolding = false
  control.release()
  await other.untilSaved()
  expect((await writer.untilClosed()).code).toBe(4500)
  const back = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  expect(back.doc.getMap('cards').get('c2')).toBe(1)
  back.doc.getMap('cards').set('c4', 1)
  await back.untilSaved()
  expect(relay.logged.some((line) => line.includes('could not be handed on'))).toBe(true)
})
