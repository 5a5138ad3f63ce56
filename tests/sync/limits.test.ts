// Guarantee: asking too much is slowed down, refused with a code that says whether to try again, and costs nobody else anything.
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { HeldSocket } from '../support/held-socket.ts'
import { RelayClient, sameContent, syncFrame } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
afterEach(() => relay.stop())

test.each<[string, Uint8Array | string]>([
  ['seven bytes that claim millions of changes', syncFrame(2, Uint8Array.from([1, 255, 255, 255, 15, 1, 0]))],
  ['a state vector that claims millions of clients', syncFrame(0, Uint8Array.from([255, 255, 255, 255, 15]))],
  ['an unknown message', Uint8Array.from([99, 1])],
  ['an unknown sync message', Uint8Array.from([0, 9, 0])],
  ['two messages in one frame', Uint8Array.from([0, 0, 1, 0, 0, 0, 1, 0])],
  ['an empty frame', new Uint8Array()],
  ['presence that is no JSON', Uint8Array.from([1, 6, 1, 5, 1, 2, 123, 123])],
  ['text', 'hello'],
])('[SY30] %s is refused with 4422 and nothing is stored', async (_what, frame) => {
  relay = await startRelay()
  const witness = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  const client = await new RelayClient(relay.origin).untilSynced()
  client.socket.send(frame)
  expect((await client.untilClosed()).code).toBe(4422)
  witness.doc.getMap('cards').set('c', 1)
  await witness.untilSaved()
  expect((await relay.store.load('b1', 1, 'map')).head).toBe(1)
})

test('[SY30] an update above the frame limit is refused with 4413, a step 2 of that size is not', async () => {
  relay = await startRelay({ limits: { frameBytes: 4096 } })
  const big = new Y.Doc()
  big.transact(() => {
    for (let each = 0; each < 100; each++) big.getText(`t/c${each}/title`).insert(0, 'x'.repeat(100))
  })
  const first = await new RelayClient(relay.origin, { doc: big }).untilSynced()
  await first.untilSaved()
  const second = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  expect(sameContent(second.doc, big)).toBe(true)
  second.doc.getText('t/more/title').insert(0, 'x'.repeat(5000))
  expect((await second.untilClosed()).code).toBe(4413)
})

test('[SY33] too fast is slowed down and loses nothing', async () => {
  relay = await startRelay({ limits: { updatesPerSecond: 200, updatesBurst: 20 } })
  const a = await new RelayClient(relay.origin).untilSynced()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  const started = performance.now()
  for (let each = 0; each < 150; each++) a.doc.getMap('cards').set(`c${each}`, each)
  await a.untilSaved()
  // What came in one piece is taken at once; what follows waits until the debt of 130 at 200 a second is paid.
  a.doc.getMap('cards').set('after', 1)
  await a.untilSaved()
  expect(performance.now() - started).toBeGreaterThan(400)
  await until(() => sameContent(a.doc, b.doc), 'the other has it all')
})

test('[SY33] who does not slow down is closed with 4529', async () => {
  relay = await startRelay({ limits: { updatesPerSecond: 1, updatesBurst: 1 } })
  const a = await new RelayClient(relay.origin).untilSynced()
  for (let each = 0; each < 40; each++) a.doc.getMap('cards').set(`c${each}`, each)
  expect((await a.untilClosed()).code).toBe(4529)
})

test('[SY34] windows of one person and people on a board are bounded', async () => {
  relay = await startRelay({ limits: { socketsPerPerson: 2, peoplePerBoard: 3 } })
  for (const who of ['p1', 'p1', 'p2']) await new RelayClient(relay.origin, { who }).untilSynced()
  expect((await new RelayClient(relay.origin, { who: 'p1' }).untilClosed()).code).toBe(4529)
  await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  expect((await new RelayClient(relay.origin, { who: 'p4' }).untilClosed()).code).toBe(4529)
})

test('[SY5] a socket that says nothing is closed with 4508', async () => {
  relay = await startRelay({ limits: { joinTimeoutMs: 60 } })
  const silent = new RelayClient(relay.origin, { join: false })
  expect((await silent.untilClosed()).code).toBe(4508)
})

test('[SY24] who says too much before it is known who it is is told, and read until the line is gone', async () => {
  relay = await startRelay()
  const socket = new HeldSocket()
  relay.rooms.connect(socket, new Promise<never>(() => {}))
  expect(socket.paused).toBe(true)
  for (let each = 0; each < 17; each++) socket.say(Uint8Array.of(0, 0, 1, 0))
  expect([socket.closedWith, socket.paused]).toEqual([4529, false])
  socket.terminate()
})

test('[SY9] what is said while it is looked up who this is counts; a refusal is told', async () => {
  let admit: () => void = () => {}
  const asked = new Promise<void>((resolve) => {
    admit = resolve
  })
  relay = await startRelay({
    admit: async (admission) => {
      await asked
      return admission.participant.id === 'nobody' ? { close: 4401, reason: 'not-signed-in' } : admission
    },
  })
  const [known, unknown] = [new RelayClient(relay.origin), new RelayClient(relay.origin, { who: 'nobody' })]
  known.doc.getMap('cards').set('early', 1)
  await until(() => known.socket.readyState === WebSocket.OPEN && unknown.socket.readyState === WebSocket.OPEN, 'open')
  admit()
  await known.untilSaved()
  expect(await unknown.untilClosed()).toEqual({ code: 4401, reason: 'not-signed-in' })
})
