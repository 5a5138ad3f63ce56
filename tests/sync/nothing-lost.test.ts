// Guarantee: what somebody wrote is not lost, and not told as saved before it is, at the turns of a board's life: a pause, a gap, an eviction, a stop, a row that breaks.
import { noMetrics } from '@common-ground/server/sync/metrics.ts'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { HeldSocket } from '../support/held-socket.ts'
import { heldStore } from '../support/held-store.ts'
import { RelayClient, syncFrame } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
afterEach(async () => {
  vi.useRealTimers()
  await relay.stop()
})

const EDITOR = {
  boardId: 'b1',
  epoch: 1,
  document: 'map',
  role: 'editor',
  linkId: 'b1-editor',
  v1: false,
  participant: { id: 'p9', name: '', organisation: '' },
} as const
const cards = (client: { readonly doc: Y.Doc }): object => client.doc.getMap('cards').toJSON()
/** The changes of a document of its own, one by one. */
function changesOf(count: number): readonly Uint8Array[] {
  const made: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => made.push(update))
  for (let each = 0; each < count; each++) doc.getMap('cards').set(`e${each}`, each)
  return made
}
/** A relay on which boards nobody needs leave memory at once; `othersGone` settles when the one that came last has. */
async function hastyRelay() {
  const { store, control } = heldStore()
  let inMemory = 0
  const gauge = (name: string, value: number): void => {
    if (name === 'rooms_open') inMemory = value
  }
  const metrics = { ...noMetrics, gauge }
  relay = await startRelay({ store, boards: ['b1', 'b2'], limits: { evictAfterMs: 20 }, ports: { metrics } })
  const othersGone = async (): Promise<void> => {
    const passing = await new RelayClient(relay.origin, { board: 'b2', role: 'viewer' }).untilSynced()
    await passing.leave()
    await until(() => inMemory <= 1, 'the board that came last has left memory')
  }
  return { control, othersGone }
}

test('[LD41] what a pause holds back is not told as saved by what is sent after it, and is saved when it goes on', async () => {
  relay = await startRelay()
  const a = await new RelayClient(relay.origin).untilSynced()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  a.doc.getMap('cards').set('before', 1)
  await a.untilSaved()
  const pause = async (at: string | null): Promise<void> => {
    await relay.store.setPaused('b1', at)
    await relay.rooms.pauseChanged('b1')
  }
  await pause(new Date().toISOString())
  const { acknowledged } = a
  a.doc.getMap('cards').set('held', 1)
  a.send(syncFrame(2, Y.encodeStateAsUpdate(new Y.Doc())))
  // A round trip: whatever was going to be told has been told.
  const before = a.messages.length
  a.join()
  await until(() => a.messages.length > before, 'an answer')
  expect([a.acknowledged, cards(b)]).toEqual([acknowledged, { before: 1 }])
  await pause(null)
  await a.untilSaved()
  await until(() => b.doc.getMap('cards').has('held'), 'the other sees it')
  expect((await relay.store.load('b1', 1, 'map')).rows.length).toBe(2)
})

test.each(['nothing more', 'something else that follows on'])(
  '[SY13] a gap that is not filled ends the connection after five seconds, whoever says %s',
  async (more) => {
    relay = await startRelay()
    const socket = new HeldSocket()
    relay.rooms.connect(socket, EDITOR)
    socket.say(syncFrame(0, Uint8Array.of(0)))
    await until(() => socket.bufferedAmount > 0, 'let in')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const [, second] = changesOf(2)
    socket.say(syncFrame(2, second ?? new Uint8Array()))
    if (more !== 'nothing more') socket.say(syncFrame(2, changesOf(1)[0] ?? new Uint8Array()))
    vi.advanceTimersByTime(4_900)
    expect(socket.closedWith).toBeNull()
    vi.advanceTimersByTime(200)
    expect(socket.closedWith).toBe(4508)
  },
)

test('[SY13] a gap that is filled ends nothing', async () => {
  relay = await startRelay()
  const socket = new HeldSocket()
  relay.rooms.connect(socket, EDITOR)
  socket.say(syncFrame(0, Uint8Array.of(0)))
  await until(() => socket.bufferedAmount > 0, 'let in')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const [first, second] = changesOf(2)
  socket.say(syncFrame(2, second ?? new Uint8Array()))
  socket.say(syncFrame(1, Y.mergeUpdates([first ?? new Uint8Array(), second ?? new Uint8Array()])))
  vi.advanceTimersByTime(6_000)
  expect(socket.closedWith).toBeNull()
})

test('[SY61] a board stays in memory until what its last writer sent is on the disk, and whoever comes meanwhile sees it', async () => {
  const { control, othersGone } = await hastyRelay()
  const a = await new RelayClient(relay.origin).untilSynced()
  control.isHolding = true
  a.doc.getMap('cards').set('last', 1)
  await until(() => control.waiting.length > 0, 'on its way to the disk')
  await a.leave()
  await othersGone()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  expect(cards(b)).toEqual({})
  control.isHolding = false
  control.release()
  await until(() => b.doc.getMap('cards').has('last'), 'whoever came sees it')
})

test('[SY61] [SY66] nor does it leave while the server writes to it', async () => {
  const { othersGone } = await hastyRelay()
  const made = Promise.withResolvers<void>()
  const writing = relay.rooms.transact(
    'b1',
    async (doc) => {
      await made.promise
      doc.getMap('cards').set('made', 1)
    },
    { id: 'server', role: 'facilitator' },
  )
  await othersGone()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  made.resolve()
  expect((await writing).ok).toBe(true)
  await until(() => b.doc.getMap('cards').has('made'), 'whoever came sees it')
})

test('[SY64] what is on its way to the disk when the server stops is stored and told before the goodbye', async () => {
  const { store, control } = heldStore()
  relay = await startRelay({ store })
  const a = await new RelayClient(relay.origin).untilSynced()
  control.isHolding = true
  a.doc.getMap('cards').set('last', 1)
  await until(() => control.waiting.length > 0, 'on its way to the disk')
  const stopped = relay.rooms.drain()
  await until(() => a.notices.some(({ type }) => type === 'draining'), 'told')
  control.isHolding = false
  control.release()
  await stopped
  expect([(await a.untilClosed()).code, a.acknowledged]).toEqual([4503, a.sent])
  expect((await store.load('b1', 1, 'map')).head).toBe(1)
})

test('[SY16] a change that breaks once it is stored is set aside, and what others were writing meanwhile is saved and seen', async () => {
  const { store: held, control } = heldStore()
  const gate = Promise.withResolvers<void>()
  let isGated = false
  let loads = 0
  const load: typeof held.load = async (...key) => {
    loads++
    if (isGated) await gate.promise
    return await held.load(...key)
  }
  relay = await startRelay({ store: { ...held, load } })
  const a = await new RelayClient(relay.origin).untilSynced()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  control.isHolding = true
  const [, broken] = changesOf(2)
  const written = relay.rooms.write('b1', async () => ({ value: null, update: broken ?? null }), {
    id: 'server',
    role: 'facilitator',
  })
  await until(() => control.waiting.length > 0, 'on its way to the disk')
  a.doc.getMap('cards').set('one', 1)
  const before = a.messages.length
  a.join()
  await until(() => a.messages.length > before, 'it waits behind')
  const loadsBefore = loads
  isGated = true
  control.release()
  await until(() => loads > loadsBefore && control.waiting.length > 0, 'the board is read anew')
  // It is committed while there is no document to put it in.
  control.isHolding = false
  control.release()
  await until(async () => (await held.load('b1', 1, 'map')).head > 1, 'both are on the disk')
  gate.resolve()
  await a.untilSaved()
  expect(await written).toEqual({ ok: false, error: 'unavailable' })
  await until(() => b.doc.getMap('cards').has('one'), 'the other sees it')
  b.doc.getMap('cards').set('two', 1)
  await b.untilSaved()
  await until(() => a.doc.getMap('cards').has('two'), 'and goes on')
  expect([cards(a), cards(b)]).toEqual([
    { one: 1, two: 1 },
    { one: 1, two: 1 },
  ])
  expect((await held.load('b1', 1, 'map')).rows[0]?.seq).toBe(2)
  expect(relay.logged.some((line) => line.includes('set aside'))).toBe(true)
})

test('[SY16] what is stored together with a change that breaks is saved and seen all the same', async () => {
  const { store, control } = heldStore()
  relay = await startRelay({ store })
  const a = await new RelayClient(relay.origin).untilSynced()
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  control.isHolding = true
  b.doc.getMap('cards').set('zero', 1)
  await until(() => control.waiting.length > 0, 'a commit is under way')
  const [, broken] = changesOf(2)
  let isMade = false
  const written = relay.rooms.write(
    'b1',
    async () => {
      isMade = true
      return { value: null, update: broken ?? null }
    },
    { id: 'server', role: 'facilitator' },
  )
  await until(() => isMade, 'made')
  a.doc.getMap('cards').set('one', 1)
  const before = a.messages.length
  a.join()
  await until(() => a.messages.length > before, 'both wait for the next commit')
  control.isHolding = false
  control.release()
  expect(await written).toEqual({ ok: false, error: 'unavailable' })
  await Promise.all([a.untilSaved(), b.untilSaved()])
  await until(() => b.doc.getMap('cards').has('one') && a.doc.getMap('cards').has('zero'), 'each sees the other')
  const later = await new RelayClient(relay.origin, { who: 'p3', role: 'viewer' }).untilSynced()
  expect(cards(later)).toEqual({ zero: 1, one: 1 })
})

test('[SY9] whoever cannot be looked up is told to come again; whoever left meanwhile is not there', async () => {
  const found = Promise.withResolvers<typeof EDITOR>()
  relay = await startRelay()
  const [lost, gone] = [new HeldSocket(), new HeldSocket()]
  relay.rooms.connect(lost, Promise.reject(new Error('disk I/O error')))
  relay.rooms.connect(gone, found.promise)
  gone.terminate()
  found.resolve(EDITOR)
  await until(() => lost.closedWith !== null, 'told')
  expect([lost.closedWith, lost.paused]).toEqual([4500, false])
  await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  expect(relay.rooms.present('b1')).toEqual(['p2'])
})

test('[SY9] what somebody said before it was known who they are is taken once it is', async () => {
  const found = Promise.withResolvers<typeof EDITOR>()
  relay = await startRelay()
  const socket = new HeldSocket()
  relay.rooms.connect(socket, found.promise)
  const [early] = changesOf(1)
  socket.say(syncFrame(0, Uint8Array.of(0)))
  socket.say(syncFrame(2, early ?? new Uint8Array()))
  found.resolve(EDITOR)
  const b = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  await until(() => b.doc.getMap('cards').has('e0'), 'the other sees it')
  expect((await relay.store.load('b1', 1, 'map')).head).toBe(1)
})
