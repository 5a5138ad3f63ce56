// Proves that a provider takes over a socket that was opened before it was there, against the relay itself.
import { openConnection, type Connection } from '@common-ground/client/model/connection.ts'
import { openEarly, socketAddress, type EarlySocket } from '@common-ground/client/model/early-socket.ts'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { afterEach, expect, test } from 'vitest'
import { writeSyncStep1 } from 'y-protocols/sync'
import { Doc } from 'yjs'
import { RelayClient } from '../../support/relay-client.ts'
import { startRelay, type RelayServer } from '../../support/relay-server.ts'
import { until } from '../../support/until.ts'

let relay: RelayServer
const open: { close(): void }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) each.close()
  await relay.stop()
})

/** Node's own sockets, which hear events as a browser's do; every one that was opened, and what left by it. */
function watchedSockets() {
  const opened: WebSocket[] = []
  const left: Uint8Array[] = []
  class Watched extends WebSocket {
    constructor(url: string | URL) {
      super(`${String(url)}&role=editor`)
      opened.push(this)
    }
    override send(data: string | Blob | BufferSource): void {
      if (data instanceof Uint8Array) left.push(data)
      super.send(data)
    }
  }
  return { opened, left, Socket: Watched }
}
/** The first question of a session that holds what this document holds. */
function question(doc: Doc): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, 0)
  writeSyncStep1(encoder, doc)
  return toUint8Array(encoder)
}
const address = (): string => socketAddress(relay.origin, 'b1', 1).replace('/sync/', '/')
const take = (doc: Doc, early: EarlySocket): Connection => {
  const surroundings = { Socket: early.Socket, now: Date.now, random: () => 0 }
  const mine = openConnection(doc, address().replace(/\/1\?v=1$/, ''), 1, surroundings, () => {})
  open.push(mine)
  return mine
}
/** A board on which somebody wrote. */
async function written(): Promise<RelayClient> {
  relay = await startRelay()
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  other.doc.getText('t/a/title').insert(0, 'Home sooner')
  return other
}
const text = (doc: Doc): string => doc.getText('t/a/title').toString()

test('[PG280] what came before there was anybody to hear it is heard by whoever takes the socket, and asked once', async () => {
  const other = await written()
  const { opened, left, Socket } = watchedSockets()
  const early = openEarly(address(), Socket)
  let came = 0
  opened[0]?.addEventListener('message', () => (came += 1))
  await until(() => came > 2, 'the board is there')
  const doc = new Doc()
  expect(left).toEqual([question(doc)])
  const mine = take(doc, early)
  expect(mine.ready.get()).toBe(false)
  await until(mine.ready.get, 'ready')
  expect(text(doc)).toBe('Home sooner')
  doc.getText('t/a/title').insert(0, 'At ')
  await until(() => text(other.doc) === 'At Home sooner', 'seen by others')
  await until(() => mine.saveState.get().state === 'saved', 'saved')
  expect(opened).toHaveLength(1)
  expect(left.filter((frame) => Buffer.compare(frame, question(new Doc())) === 0)).toHaveLength(1)
})

test('[PG280] a socket taken before it is open opens for whoever took it', async () => {
  await written()
  const { opened, Socket } = watchedSockets()
  const doc = new Doc()
  const mine = take(doc, openEarly(address(), Socket))
  await until(mine.ready.get, 'ready')
  expect(text(doc)).toBe('Home sooner')
  expect(opened).toHaveLength(1)
})

test('[PG280] whoever holds something already asks for what is missing', async () => {
  const other = await written()
  const { opened, left, Socket } = watchedSockets()
  const early = openEarly(address(), Socket)
  await until(() => opened[0]?.readyState === WebSocket.OPEN, 'open')
  const doc = new Doc()
  doc.getText('t/b/title').insert(0, 'kept here')
  const asks = question(doc)
  const mine = take(doc, early)
  await until(mine.ready.get, 'ready')
  expect(left.some((frame) => Buffer.compare(frame, asks) === 0)).toBe(true)
  await until(() => other.doc.getText('t/b/title').toString() === 'kept here', 'what was kept has left')
})

test('[PG280] one that failed, or goes elsewhere, is nobody’s; one that nobody takes is closed', async () => {
  await written()
  const { opened, Socket } = watchedSockets()
  const early = openEarly(address(), Socket)
  await until(() => opened[0]?.readyState === WebSocket.OPEN, 'open')
  opened[0]?.close()
  await until(() => opened[0]?.readyState === WebSocket.CLOSED, 'closed')
  const mine = take(new Doc(), early)
  await until(mine.ready.get, 'ready by a socket of its own')
  expect(opened).toHaveLength(2)

  const elsewhere = openEarly(address().replace('b1', 'b2'), Socket)
  const other = take(new Doc(), elsewhere)
  await until(other.ready.get, 'ready by a socket of its own')
  expect(opened).toHaveLength(4)
  elsewhere.drop()
  await until(() => opened[2]?.readyState === WebSocket.CLOSED, 'the one that nobody took is closed')
  early.drop()
  expect(opened[1]?.readyState).toBe(WebSocket.OPEN)
})
