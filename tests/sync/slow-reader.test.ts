// Guarantee: somebody whose line is slow costs a bounded amount, delays nobody, and ends up with everything.
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { HeldSocket } from '../support/held-socket.ts'
import { RelayClient, sameContent, syncFrame } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
afterEach(() => relay.stop())

const limits = { updatesPerSecond: 10_000, updatesBurst: 10_000, updateBytesPerSecond: 1e9 }
const text = 'x'.repeat(30_000)

function joinSlowly(socket: HeldSocket): void {
  relay.rooms.connect(socket, {
    boardId: 'b1',
    epoch: 1,
    document: 'map',
    role: 'editor',
    participant: { id: 'slow', name: 'Slow', organisation: '' },
    linkId: 'b1-editor',
    v1: true,
  })
  socket.say(syncFrame(0, Uint8Array.from([0])))
}

test('[SY50] a reader that does not read costs about a megabyte, delays nobody, and catches up as one change', async () => {
  relay = await startRelay({ limits })
  const writer = await new RelayClient(relay.origin).untilSynced()
  const healthy = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  const socket = new HeldSocket()
  joinSlowly(socket)
  await until(() => socket.bufferedAmount > 0, 'it is in')
  for (let each = 0; each < 300; each++) {
    writer.doc.getMap('cards').set('same', `${each} ${text}`)
    healthy.show({ cursor: each })
    if (each % 25 === 24) await writer.untilSaved()
  }
  await until(() => sameContent(writer.doc, healthy.doc), 'the healthy one has everything')
  // Nine megabytes went by. What the next message holds is counted too; answers and presence come on top.
  expect(socket.most).toBeLessThan(1.1 * 1024 * 1024)
  const mine = new Y.Doc()
  expect(socket.read(mine)).toBeLessThan(60)
  expect(sameContent(mine, writer.doc)).toBe(false)
  await until(() => socket.bufferedAmount > 0, 'the rest comes')
  expect(socket.read(mine)).toBe(1)
  expect(sameContent(mine, writer.doc)).toBe(true)
  writer.doc.getMap('cards').set('next', 1)
  await writer.untilSaved()
  await until(() => socket.read(mine) > 0, 'it hears every change again')
  expect([sameContent(mine, writer.doc), socket.closedWith]).toEqual([true, null])
})

test('[SY50] somebody who comes on a full line gets a first answer when there is room', async () => {
  relay = await startRelay({ limits })
  const writer = await new RelayClient(relay.origin).untilSynced()
  writer.doc.getMap('cards').set('c', 1)
  await writer.untilSaved()
  const socket = new HeldSocket()
  socket.send(new Uint8Array(2 * 1024 * 1024).fill(9))
  joinSlowly(socket)
  writer.doc.getMap('cards').set('d', 1)
  await writer.untilSaved()
  const mine = new Y.Doc()
  expect(socket.read(mine)).toBe(0)
  await until(() => socket.read(mine) > 0, 'an answer')
  // As everybody's first answer, and with the question for what was done here meanwhile.
  expect(new Set(socket.kinds)).toEqual(new Set([0, 1]))
  expect(sameContent(mine, writer.doc)).toBe(true)
})
