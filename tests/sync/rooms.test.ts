// Guarantee: a board comes into memory once, stays while it is needed, goes when it is not, and never comes back different.
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { afterEach, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { RelayClient, sameContent } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

const SERVER = { id: 'server', role: 'facilitator' } as const
let relay: RelayServer
afterEach(() => relay.stop())

/** A store that counts loads and checkpoints, and can be told to fail or to wait. */
function watchedStore() {
  const memory = openMemoryStore()
  const control = {
    loads: 0,
    checkpoints: 0,
    isFailing: false,
    gate: null as Promise<void> | null,
    loadGate: null as Promise<void> | null,
  }
  const store: Store = {
    ...memory,
    load: async (...args) => {
      control.loads++
      if (control.isFailing) throw new Error('disk I/O error')
      await control.loadGate
      return await memory.load(...args)
    },
    addCheckpoint: async (...args) => {
      await control.gate
      control.checkpoints++
      await memory.addCheckpoint(...args)
    },
  }
  return { store, control }
}

test('[SY60] twenty who come at once cause one load', async () => {
  const { store, control } = watchedStore()
  relay = await startRelay({ store })
  const clients = Array.from({ length: 20 }, (_, index) => new RelayClient(relay.origin, { who: `p${index}` }))
  await Promise.all(clients.map((client) => client.untilSynced()))
  expect(control.loads).toBe(1)
})

test('[SY61] [SY65] a board leaves memory with a checkpoint and comes back with the same content', async () => {
  const { store, control } = watchedStore()
  relay = await startRelay({ store, limits: { evictAfterMs: 40 } })
  const first = await new RelayClient(relay.origin).untilSynced()
  for (let each = 0; each < 50; each++) first.doc.getText('t/c/title').insert(0, `${each} `)
  await first.untilSaved()
  await first.leave()
  await until(() => control.checkpoints === 1, 'a checkpoint')
  const loads = control.loads
  const again = await new RelayClient(relay.origin).untilSynced()
  await until(() => control.loads > loads, 'loaded again')
  expect(sameContent(again.doc, first.doc)).toBe(true)
  expect(await store.load('b1', 1, 'map')).toMatchObject({ rows: [], head: 50, checkpoint: { uptoSeq: 50 } })
  again.doc.getMap('cards').set('later', 1)
  await again.untilSaved()
})

test('[SY72] people go on with a board that has rested between their changes', async () => {
  relay = await startRelay({ ports: { restAfterMs: 1 } })
  const [ann, ben] = [new RelayClient(relay.origin, { who: 'ann' }), new RelayClient(relay.origin, { who: 'ben' })]
  await Promise.all([ann.untilSynced(), ben.untilSynced()])
  let last = ''
  for (let round = 0; round < 6; round++) {
    const [writer, reader] = round % 2 === 0 ? [ann, ben] : [ben, ann]
    writer.doc.getText('t/c/title').insert(0, `${round} `)
    if (round === 4) writer.doc.getText('t/c/title').delete(2, 4)
    await writer.untilSaved()
    await until(() => sameContent(reader.doc, writer.doc), 'the other has it')
    // A document built again is another one.
    const built = async (): Promise<string> => {
      const read = await relay.rooms.read('b1', 'map', ({ guid }) => guid)
      return read.ok ? read.value : ''
    }
    last = await built()
    await until(async () => (await built()) !== last, 'it has rested')
  }
  const late = await new RelayClient(relay.origin, { who: 'cai' }).untilSynced()
  expect(sameContent(late.doc, ann.doc)).toBe(true)
  expect(relay.logged).toEqual([])
})

test('[SY62] somebody who comes while the board is leaving memory keeps it', async () => {
  const { store, control } = watchedStore()
  relay = await startRelay({ store, limits: { evictAfterMs: 30 } })
  const first = await new RelayClient(relay.origin).untilSynced()
  first.doc.getMap('cards').set('c', 1)
  await first.untilSaved()
  let open: () => void = () => {}
  control.gate = new Promise((resolve) => {
    open = resolve
  })
  await first.leave()
  await until(() => control.loads === 2, 'the board is on its way out')
  const second = await new RelayClient(relay.origin).untilSynced()
  second.doc.getMap('cards').set('d', 1)
  await second.untilSaved()
  open()
  await until(() => control.checkpoints === 1, 'the checkpoint is there')
  second.doc.getMap('cards').set('e', 1)
  await second.untilSaved()
  const third = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  expect(third.doc.getMap('cards').toJSON()).toEqual({ c: 1, d: 1, e: 1 })
  // One load for the room, one for the checkpoint: it was never loaded again.
  expect(control.loads).toBe(2)
})

test('[SY63] a board that cannot be loaded is not writable, and is fine when the disk is', async () => {
  const { store, control } = watchedStore()
  relay = await startRelay({ store })
  control.isFailing = true
  const client = new RelayClient(relay.origin)
  client.doc.getMap('cards').set('c', 1)
  expect((await client.untilClosed()).code).toBe(4500)
  expect(await relay.rooms.stored('b1')).toEqual({ ok: false, error: 'unavailable' })
  control.isFailing = false
  expect((await store.load('b1', 1, 'map')).head).toBe(0)
  const back = new RelayClient(relay.origin, { doc: client.doc })
  await back.untilSaved()
})

test('[SY64] a server that stops has stored what it read, says goodbye in 4503, and lets nobody in', async () => {
  relay = await startRelay()
  const clients = Array.from({ length: 60 }, (_, index) => new RelayClient(relay.origin, { who: `p${index}` }))
  await Promise.all(clients.map((client) => client.untilSynced()))
  clients[0]?.doc.getMap('cards').set('last', 1)
  await until(() => clients[1]?.doc.getMap('cards').has('last') === true, 'relayed')
  const done = relay.rooms.drain()
  const late = new RelayClient(relay.origin)
  await done
  const codes = await Promise.all([...clients, late].map(async (client) => (await client.untilClosed()).code))
  expect(new Set(codes)).toEqual(new Set([4503]))
  expect(clients[0]?.notices).toContainEqual({ type: 'draining' })
  expect((await relay.store.load('b1', 1, 'map')).head).toBe(1)
})

test('[SY65] a log that grows long is squashed while people work, and says the same', async () => {
  const { store, control } = watchedStore()
  const limits = { updatesPerSecond: 10_000, updatesBurst: 10_000 }
  relay = await startRelay({ store, limits, ports: { checkpointEvery: { rows: 100, bytes: 1e9 } } })
  const a = await new RelayClient(relay.origin).untilSynced()
  for (let each = 0; each < 450; each++) {
    a.doc.getMap('cards').set(`c${each % 40}`, { at: each })
    if (each % 30 === 0) await a.untilSaved()
  }
  await a.untilSaved()
  await until(() => control.checkpoints >= 2, 'checkpoints')
  const copy = await relay.rooms.read('b1', 'map', (doc) => doc.getMap('cards').toJSON())
  expect(copy).toMatchObject({ ok: true, value: a.doc.getMap('cards').toJSON() })
  const { checkpoint, rows } = await store.load('b1', 1, 'map')
  expect((checkpoint?.uptoSeq ?? 0) + rows.length).toBe(450)
  expect(relay.logged).toEqual([])
})

test("[SY66] the server's own write reaches the disk and everybody as one change", async () => {
  relay = await startRelay()
  const a = await new RelayClient(relay.origin).untilSynced()
  let updates = 0
  a.doc.on('update', () => updates++)
  const written = await relay.rooms.transact(
    'b1',
    (doc) => {
      for (let each = 0; each < 3; each++) doc.getMap('cards').set(`s${each}`, each)
      return 'done'
    },
    SERVER,
  )
  expect(written).toEqual({ ok: true, value: 'done', seq: 1 })
  await until(() => a.doc.getMap('cards').size === 3, 'it arrives')
  expect(updates).toBe(1)
  expect(await relay.rooms.transact('b1', () => 'nothing', SERVER)).toEqual({ ok: true, value: 'nothing', seq: 1 })
  expect(await relay.rooms.transact('nowhere', () => 1, SERVER)).toEqual({ ok: false, error: 'no-such-board' })
})

test('[SY68] a document far above its size is read-only', async () => {
  const limits = { boardBytesWarn: 2_000, boardBytesStop: 4_000, frameBytes: 3_000, updateBytesPerSecond: 1e9 }
  relay = await startRelay({ limits, ports: { checkpointEvery: { rows: 5, bytes: 1e9 } } })
  const a = await new RelayClient(relay.origin).untilSynced()
  const reader = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  for (let each = 0; each < 6; each++) {
    a.doc.getText(`t/c${each}/title`).insert(0, 'x'.repeat(1_000))
    await a.untilSaved()
  }
  await until(() => reader.notices.some(({ type }) => type === 'read-only'), 'everybody is told')
  expect(reader.notices.map(({ type }) => type)).toContain('limits')
  const later = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  await until(() => later.notices.some(({ type }) => type === 'read-only'), 'who comes later is told')
  a.doc.getText('t/more/title').insert(0, 'y')
  expect((await a.untilClosed()).code).toBe(4413)
  expect(await relay.rooms.transact('b1', (doc) => doc.getText('t/s/title').insert(0, 'y'), SERVER)).toEqual({
    ok: false,
    error: 'too-large',
  })
})

test('[SY68] an answer that would take a document far above its size at once is refused', async () => {
  const limits = { boardBytesStop: 4_000, frameBytes: 1_000 }
  relay = await startRelay({ limits, ports: { checkpointEvery: { rows: 0, bytes: 1e9 } } })
  const titles = (name: string): Doc => {
    const doc = new Doc()
    for (let each = 0; each < 4; each++) doc.getText(`t/${name}${each}/title`).insert(0, 'x'.repeat(800))
    return doc
  }
  await new RelayClient(relay.origin, { doc: titles('c') }).untilSaved()
  await until(async () => (await relay.store.load('b1', 1, 'map')).checkpoint !== null, 'measured')
  const second = new RelayClient(relay.origin, { who: 'p2', doc: titles('d') })
  expect((await second.untilClosed()).code).toBe(4413)
  expect((await relay.store.load('b1', 1, 'map')).head).toBe(1)
})

test('[SY69] a full document takes small changes and deletions, and is written again once it is emptied', async () => {
  const limits = { boardBytesWarn: 3_000, boardBytesStop: 4_000, frameBytes: 1_600, updateBytesPerSecond: 1e9 }
  relay = await startRelay({ limits, ports: { checkpointEvery: { rows: 4, bytes: 1e9 } } })
  const a = await new RelayClient(relay.origin).untilSynced()
  const reader = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  const title = (each: number) => a.doc.getText(`t/c${each}/title`)
  for (let each = 0; each < 5; each++) {
    title(each).insert(0, 'x'.repeat(850))
    await a.untilSaved()
  }
  await until(async () => (await relay.store.load('b1', 1, 'map')).checkpoint?.uptoSeq === 5, 'measured')
  a.doc.getMap('cards').set('c1', { bin: 1 })
  title(0).insert(0, 'by hand')
  await a.untilSaved()
  // Half of the margin is for words; after that people are told, and the rest is for the bin.
  title(0).insert(0, 'y'.repeat(700))
  await a.untilSaved()
  const told = (client: RelayClient): unknown => client.notices.findLast(({ type }) => type === 'read-only')
  await until(() => told(reader) !== undefined, 'it is told that nothing new fits')
  expect(told(reader)).toEqual({ type: 'read-only', readOnly: true, reason: 'too-large' })
  a.doc.getMap('cards').set('c1', { bin: 2 })
  for (let each = 0; each < 3; each++) title(each).delete(0, title(each).length)
  await a.untilSaved()
  await until(() => JSON.stringify(told(reader)).includes('false'), 'it is told that it can be written again')
  title(0).insert(0, 'z'.repeat(900))
  await a.untilSaved()
  expect(sameContent(a.doc, reader.doc)).toBe(true)
})

test('[SY66] of several own writes at once each sees the one before', async () => {
  relay = await startRelay()
  const add = async () =>
    await relay.rooms.transact(
      'b1',
      (doc) => {
        const cards = doc.getMap<number>('cards')
        if (cards.size < 3) cards.set(`c${cards.size}`, 1)
        return cards.size
      },
      SERVER,
    )
  const written = await Promise.all([add(), add(), add(), add(), add()])
  expect(written.map((each) => (each.ok ? each.value : each.error))).toEqual([1, 2, 3, 3, 3])
})

test('[LD46] a write of the server waits for the end of a pause unless whoever runs the board does it, also one that is being made', async () => {
  relay = await startRelay()
  const { rooms, store } = relay
  const reader = await new RelayClient(relay.origin).untilSynced()
  const pause = async (paused: boolean): Promise<void> => {
    await store.setPaused('b1', paused ? new Date().toISOString() : null)
    await rooms.pauseChanged('b1')
  }
  const put = async (key: string, role: 'facilitator' | 'editor' | null, meanwhile = async (): Promise<void> => {}) =>
    await rooms.transact(
      'b1',
      async (doc) => {
        await meanwhile()
        doc.getMap('cards').set(key, 1)
      },
      { id: 'p1', role },
    )
  const made = async (role: 'facilitator' | 'editor', meanwhile: () => Promise<void>) => {
    const make = async () => {
      await meanwhile()
      const doc = new Doc()
      doc.getMap('cards').set('made', 1)
      return { value: null, update: encodeStateAsUpdate(doc) }
    }
    return await rooms.write('b1', make, { id: 'p1', role })
  }
  const paused = { ok: false, error: 'paused' }
  expect(await made('editor', () => pause(true)), 'an import under way').toEqual(paused)
  expect(await put('editor', 'editor')).toEqual(paused)
  expect(await put('link', null)).toEqual(paused)
  await pause(false)
  expect(await put('meanwhile', 'editor', () => pause(true))).toEqual(paused)
  expect((await put('lead', 'facilitator')).ok).toBe(true)
  await until(() => reader.doc.getMap('cards').size > 0, 'what whoever runs the board does')
  expect([...reader.doc.getMap('cards').keys()]).toEqual(['lead'])
  await pause(false)
  expect((await put('after', 'editor')).ok).toBe(true)
})

test('[LD40] a pause that begins while a board is being loaded holds', async () => {
  const { store, control } = watchedStore()
  const gate = Promise.withResolvers<void>()
  control.loadGate = gate.promise
  relay = await startRelay({ store })
  const waiting = relay.rooms.transact('b1', (doc) => doc.getMap('cards').set('early', 1), { id: 'p1', role: 'editor' })
  await until(() => control.loads === 1, 'the board is being loaded')
  await store.setPaused('b1', new Date().toISOString())
  await relay.rooms.pauseChanged('b1')
  gate.resolve()
  expect(await waiting).toEqual({ ok: false, error: 'paused' })
})

test('[SY7] who belongs to a board is looked up once for many, and anew after everybody has left', async () => {
  let asked = 0
  const participants = async (): Promise<readonly []> => {
    asked += 1
    return []
  }
  relay = await startRelay({ ports: { participants } })
  const told = async (who: string): Promise<RelayClient> => {
    const client = await new RelayClient(relay.origin, { who }).untilSynced()
    await until(() => client.notices.some(({ type }) => type === 'participants'), 'told')
    return client
  }
  const first = [await told('p1'), await told('p2')]
  expect(asked).toBe(1)
  for (const client of first) await client.leave()
  await until(() => relay.rooms.present('b1').length === 0, 'nobody is left')
  await told('p1')
  expect(asked).toBe(2)
})

test('[SY7] role, time and who belongs to the board are told, and told again when that changes', async () => {
  const belongs = [{ id: 'p1', name: 'Mairi', organisationId: null, organisation: 'NHS' }]
  relay = await startRelay({ ports: { participants: async () => [...belongs] } })
  const a = await new RelayClient(relay.origin).untilSynced()
  await until(() => a.notices.length === 2, 'both notices')
  expect(a.notices).toEqual([
    { type: 'role', role: 'editor' },
    { type: 'participants', participants: belongs },
  ])
  expect(Math.abs((a.heartbeats[0] ?? 0) - Date.now())).toBeLessThan(5_000)
  belongs.push({ id: 'p2', name: 'Ewan', organisationId: null, organisation: 'Council' })
  relay.rooms.participantsChanged('b1')
  await until(() => a.notices.length === 3, 'told again')
  expect(a.notices[2]).toEqual({ type: 'participants', participants: belongs })
})
