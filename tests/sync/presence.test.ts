// Guarantee: everybody sees who is there, under the name the server knows, and nobody can be somebody else.
import { MESSAGE_AWARENESS, MESSAGE_QUERY_AWARENESS } from '@common-ground/shared/wire/protocol.ts'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterEach, expect, test } from 'vitest'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { HeldSocket } from '../support/held-socket.ts'
import { RelayClient } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
afterEach(() => relay.stop())

const two = async (): Promise<[RelayClient, RelayClient]> => {
  relay = await startRelay()
  return [
    await new RelayClient(relay.origin, { who: 'p1' }).untilSynced(),
    await new RelayClient(relay.origin, { who: 'p2' }).untilSynced(),
  ]
}
const stateOf = (viewer: RelayClient, of: RelayClient): Record<string, unknown> | undefined =>
  viewer.awareness.getStates().get(of.doc.clientID)

test('[SY41] name, organisation and participant are filled in by the server', async () => {
  const [a, b] = await two()
  a.show({ cursor: { x: 1, y: 2 }, participantId: 'somebody-else', user: { name: 'The Minister' } })
  await until(() => stateOf(b, a) !== undefined, 'seen')
  expect(stateOf(b, a)).toEqual({
    cursor: { x: 1, y: 2 },
    participantId: 'p1',
    user: { name: 'Name of p1', organisation: 'Organisation of p1' },
  })
})

test('[SY40] a state under the number of somebody else changes and removes nothing', async () => {
  const [a, b] = await two()
  const c = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  a.show({ cursor: 1 })
  b.show({ cursor: 2 })
  await until(() => stateOf(c, a) !== undefined && stateOf(c, b) !== undefined, 'both seen')
  // b says that a has gone, with an enormous clock, then that a is elsewhere.
  const forged = new RelayClient(relay.origin, { who: 'p2', join: false })
  for (const state of [null, { cursor: 'forged' }]) {
    b.awareness.meta.set(a.doc.clientID, { clock: 1_000_000, lastUpdated: 0 })
    if (state === null) b.awareness.states.delete(a.doc.clientID)
    else b.awareness.states.set(a.doc.clientID, state)
    b.sendPresence(encodeAwarenessUpdate(b.awareness, [a.doc.clientID]))
  }
  b.show({ cursor: 3 })
  await until(() => stateOf(c, b)?.['cursor'] === 3, 'what came after')
  expect(stateOf(c, a)).toMatchObject({ cursor: 1, participantId: 'p1' })
  await forged.leave()
})

test('[SY40] somebody whose own number is taken by nobody does not get the number of one who left', async () => {
  const [a, b] = await two()
  a.show({ cursor: 1 })
  await until(() => stateOf(b, a) !== undefined, 'seen')
  const late = encodeAwarenessUpdate(b.awareness, [a.doc.clientID])
  await a.leave()
  await until(() => stateOf(b, a) === undefined, 'gone')
  // An echo of the state of one who has left, as the stock client sends it.
  b.sendPresence(late)
  b.show({ cursor: 2 })
  const c = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  await until(() => stateOf(c, b) !== undefined, 'b is seen')
  expect(stateOf(c, a)).toBeUndefined()
})

test('[SY42] who leaves is gone at once, and who comes back is seen with the first state', async () => {
  const [a, b] = await two()
  for (let each = 0; each < 30; each++) a.show({ cursor: each })
  await until(() => stateOf(b, a)?.['cursor'] === 29, 'seen')
  await a.leave()
  await until(() => stateOf(b, a) === undefined, 'gone')
  const back = await new RelayClient(relay.origin, { who: 'p1', doc: a.doc }).untilSynced()
  back.show({ cursor: 'back' })
  await until(() => stateOf(b, a)?.['cursor'] === 'back', 'seen again')
})

test('[SY42] a tab that comes back while its old socket is still open takes its place', async () => {
  const [a, b] = await two()
  a.show({ cursor: 1 })
  await until(() => stateOf(b, a) !== undefined, 'seen')
  const again = await new RelayClient(relay.origin, { who: 'p1', doc: a.doc }).untilSynced()
  again.show({ cursor: 2 })
  expect((await a.untilClosed()).code).toBe(4508)
  await until(() => stateOf(b, a)?.['cursor'] === 2, 'the new one is seen')
})

test('[SY43] nobody is sent the own state back', async () => {
  const [a, b] = await two()
  const own: unknown[] = []
  a.awareness.on('change', ({ updated }: { updated: number[] }, origin: unknown) => {
    if (origin === a && updated.includes(a.doc.clientID)) own.push(updated)
  })
  for (let each = 0; each < 20; each++) {
    a.show({ cursor: each })
    b.show({ cursor: each })
  }
  await until(() => stateOf(a, b)?.['cursor'] === 19 && stateOf(b, a)?.['cursor'] === 19, 'both seen')
  expect(own).toEqual([])
  expect(a.awareness.getLocalState()).toEqual({ cursor: 19 })
})

test('[SY44] of states sent too fast the last one always arrives', async () => {
  const [a, b] = await two()
  for (let each = 0; each <= 300; each++) a.show({ cursor: each })
  await until(() => stateOf(b, a)?.['cursor'] === 300, 'the last one')
  expect(a.closed).toBeNull()
})

test('[SY45] the talk carries no presence', async () => {
  relay = await startRelay()
  const a = await new RelayClient(relay.origin, { document: 'talk' }).untilSynced()
  const b = await new RelayClient(relay.origin, { document: 'talk', who: 'p2' }).untilSynced()
  a.show({ cursor: 1 })
  a.doc.getMap('threads').set('x', 1)
  await until(() => b.doc.getMap('threads').has('x'), 'what came after')
  expect(stateOf(b, a)).toBeUndefined()
})

/** An awareness frame with one entry per state, under the numbers given. */
const presenceFrame = (entries: readonly { readonly clientId: number; readonly json: string }[]): Uint8Array => {
  const inner = createEncoder()
  writeVarUint(inner, entries.length)
  for (const { clientId, json } of entries) {
    writeVarUint(inner, clientId)
    writeVarUint(inner, 1)
    writeVarString(inner, json)
  }
  const frame = createEncoder()
  writeVarUint(frame, MESSAGE_AWARENESS)
  writeVarUint8Array(frame, toUint8Array(inner))
  return toUint8Array(frame)
}
const enter = (who: string): HeldSocket => {
  const socket = new HeldSocket()
  const participant = { id: who, name: who, organisation: '' }
  relay.rooms.connect(socket, {
    boardId: 'b1',
    epoch: 1,
    document: 'map',
    role: 'viewer',
    participant,
    linkId: 'b1-viewer',
    v1: true,
  })
  socket.say(Uint8Array.of(0, 0, 1, 0))
  return socket
}

test('[SY46] a change is sent so that what waits can leave in the same write', async () => {
  const [writer] = await two()
  const reader = enter('p3')
  await until(() => reader.bufferedAmount > 0, 'in')
  writer.doc.getMap('cards').set('c', 1)
  await writer.untilSaved()
  expect(reader.corked.map(([kind, step]) => [kind, step])).toEqual([[0, 2]])
  reader.corked.length = 0
  writer.show({ cursor: 1 })
  reader.take()
  await until(() => reader.take().length > 0, 'a state')
  expect(reader.corked).toEqual([])
})

/** One entry of an awareness message: what a client says of itself, letter by letter. */
const entryOf = (clientId: number, clock: number, json: string): Uint8Array => {
  const inner = createEncoder()
  writeVarUint(inner, 1)
  writeVarUint(inner, clientId)
  writeVarUint(inner, clock)
  writeVarString(inner, json)
  return toUint8Array(inner)
}

test.each([
  ['{}', {}],
  [' { \n } ', {}],
  [' {"cursor": [1, "}"] }\r\n', { cursor: [1, '}'] }],
  ['{"user":{"name":"The Minister"},"cursor":1}', { cursor: 1 }],
  ['{"\\u0075ser":1,"participant\\u0049d":"somebody-else","cursor":1}', { cursor: 1 }],
  ['{"participantId":null}', {}],
])('[SY41] however a state is written, who shows it is filled in by the server: %j', async (json, rest) => {
  const [a, b] = await two()
  const raw = enter('p3')
  await until(() => raw.bufferedAmount > 0, 'let in')
  raw.take()
  a.sendPresence(entryOf(a.doc.clientID, 1, json))
  await until(() => stateOf(b, a) !== undefined, 'seen')
  const user = { name: 'Name of p1', organisation: 'Organisation of p1' }
  expect(stateOf(b, a)).toEqual({ ...rest, participantId: 'p1', user })
  // Said once: no reader has to choose between two.
  const text = Buffer.concat(raw.take()).toString()
  expect([text.split('participantId').length, text.split('"user"').length]).toEqual([2, 2])
  expect(text).not.toMatch(/Minister|somebody-else/)
})

test('[SY47] asking who is there again and again is answered within bounds, then closed with 4529', async () => {
  const [a, b] = await two()
  a.show({ words: 'x'.repeat(10_000) })
  await until(() => stateOf(b, a) !== undefined, 'seen')
  const socket = enter('p3')
  await until(() => socket.bufferedAmount > 10_000, 'let in')
  for (let each = 0; each < 1000; each++) socket.say(Uint8Array.of(MESSAGE_QUERY_AWARENESS))
  expect(socket.closedWith).toBe(4529)
  expect(socket.most).toBeLessThan(300 * 1024)
})

test('[SY47] presence without end is closed with 4529; one message too large is only passed over', async () => {
  const [a, b] = await two()
  const socket = enter('p3')
  await until(() => socket.bufferedAmount > 0, 'let in')
  const large = presenceFrame(Array.from({ length: 90 }, () => ({ clientId: 7, json: `"${'x'.repeat(12_000)}"` })))
  socket.say(large)
  expect(socket.closedWith).toBeNull()
  socket.say(presenceFrame([{ clientId: 7, json: '{"cursor":1}' }]))
  await until(() => b.awareness.getStates().get(7)?.['cursor'] === 1, 'a small one is seen')
  for (let each = 0; each < 60; each++) socket.say(large)
  expect(socket.closedWith).toBe(4529)
  a.show({ cursor: 2 })
  await until(() => stateOf(b, a)?.['cursor'] === 2, 'others go on')
})
