// Guarantee: nobody's unsent words are lost because somebody else wrote under the number they will come under.
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import { noMetrics, type SyncMetrics } from '@common-ground/server/sync/metrics.ts'
import { afterEach, expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { RelayClient, syncFrame } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
afterEach(() => relay.stop())

/** What somebody makes up who knows a document and another's number: the clocks of the next words, filled with something else. */
function forge(known: Y.Doc, number: number): Uint8Array {
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(known))
  const before = Y.encodeStateVector(forged)
  forged.clientID = number
  forged.getText('t/c2/title').insert(0, 'in its place')
  return Y.encodeStateAsUpdate(forged, before)
}
/** How many boards are in memory. */
let inMemory = 0
const metrics: SyncMetrics = {
  ...noMetrics,
  gauge: (name, value) => {
    if (name === 'rooms_open') inMemory = value
  },
}
const untilForgotten = async (): Promise<void> => await until(() => inMemory === 0, 'the board has left memory')
const textOf = ({ doc }: RelayClient, name: string): string => doc.getText(name).toString()

const absences = [
  { what: 'has written', writes: true, isForgotten: false },
  { what: 'has written, and the board has left memory', writes: true, isForgotten: true },
  { what: 'was only seen, and the board has left memory', writes: false, isForgotten: true },
]
test.each(absences)(
  '[SY25] the words of somebody away who $what arrive, whoever uses their number',
  async (absence) => {
    relay = await startRelay({ limits: { evictAfterMs: absence.isForgotten ? 1 : 60_000 }, ports: { metrics } })
    const victim = await new RelayClient(relay.origin, { who: 'p1' }).untilSynced()
    const witness = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
    if (absence.writes) {
      victim.doc.getText('t/c1/title').insert(0, 'first')
      await victim.untilSaved()
      await until(() => textOf(witness, 't/c1/title') === 'first', 'the others see it')
    } else {
      victim.show({ cursor: null })
      await until(() => witness.awareness.getStates().has(victim.doc.clientID), 'the victim is seen')
    }
    await victim.leave()
    victim.doc.getText('t/c1/title').insert(0, 'away ')
    await witness.leave()
    if (absence.isForgotten) await untilForgotten()
    for (const kind of [1, 2]) {
      const forger = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
      forger.send(syncFrame(kind, forge(forger.doc, victim.doc.clientID)))
      expect(await forger.untilClosed()).toMatchObject({ code: 4422 })
    }
    const head = absence.writes ? 1 : 0
    expect((await relay.store.load('b1', 1, 'map')).head).toBe(head)
    const back = new RelayClient(relay.origin, { who: 'p1', doc: victim.doc })
    await back.untilSynced()
    await back.untilSaved()
    const late = await new RelayClient(relay.origin, { who: 'p4' }).untilSynced()
    expect(textOf(late, 't/c1/title')).toBe(absence.writes ? 'away first' : 'away ')
    expect(textOf(late, 't/c2/title')).toBe('')
  },
)

test('[SY25] nobody shows themselves under the number of somebody away', async () => {
  relay = await startRelay()
  const owner = await new RelayClient(relay.origin, { who: 'p1' }).untilSynced()
  owner.doc.getText('t/c1/title').insert(0, 'first')
  await owner.untilSaved()
  await owner.leave()
  const witness = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  const other = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  const copied = new Y.Doc()
  copied.clientID = owner.doc.clientID
  const mask = new Awareness(copied)
  mask.setLocalState({ cursor: [1, 2] })
  other.sendPresence(encodeAwarenessUpdate(mask, [copied.clientID]))
  mask.destroy()
  const honest = await new RelayClient(relay.origin, { who: 'p4' }).untilSynced()
  honest.show({ cursor: [3, 4] })
  await until(() => witness.awareness.getStates().has(honest.doc.clientID), 'others are seen')
  expect(witness.awareness.getStates().has(copied.clientID)).toBe(false)
  const back = await new RelayClient(relay.origin, { who: 'p1', doc: owner.doc }).untilSynced()
  back.show({ cursor: [5, 6] })
  await until(() => witness.awareness.getStates().has(owner.doc.clientID), 'its owner is')
})

test('[SY25] one person writes under the numbers of all visits, and passes on what others have that is stored', async () => {
  relay = await startRelay()
  const first = await new RelayClient(relay.origin, { who: 'p1' }).untilSynced()
  first.doc.getText('t/c1/title').insert(0, 'first')
  await first.untilSaved()
  await first.leave()
  first.doc.getText('t/c1/title').insert(5, ' and more')
  // The next visit brings what the one before left on the device.
  const next = await new RelayClient(relay.origin, { who: 'p1' }).untilSynced()
  Y.applyUpdate(next.doc, Y.encodeStateAsUpdate(first.doc))
  await next.untilSaved()
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  other.send(syncFrame(1, Y.encodeStateAsUpdate(other.doc)))
  other.doc.getText('t/c1/title').insert(0, 'Well: ')
  await until(() => textOf(next, 't/c1/title') === 'Well: first and more', 'everything is there')
  expect(other.closed).toBeNull()
})

test('[SY26] where stored changes are missing, whoever still has them may bring them', async () => {
  const store = openMemoryStore()
  let quarantined = 0
  const load: typeof store.load = async (...asked) => ({ ...(await store.load(...asked)), quarantined })
  relay = await startRelay({ store: { ...store, load }, limits: { evictAfterMs: 1 }, ports: { metrics } })
  await store.claimClientNumber('b1', 1, 'map', 4711, 'p1')
  const bring = (): RelayClient => {
    const doc = new Y.Doc()
    doc.clientID = 4711
    doc.getText('t/c1/title').insert(0, 'lost')
    return new RelayClient(relay.origin, { who: 'p2', doc })
  }
  expect(await bring().untilClosed()).toMatchObject({ code: 4422 })
  quarantined = 1
  await untilForgotten()
  await bring().untilSaved()
  expect((await store.load('b1', 1, 'map')).head).toBe(1)
})
