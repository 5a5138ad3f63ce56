// Throws mutated frames at the relay for as long as it takes and looks at what they cost and whom; knows how real frames look.
import { largestMessage, DEFAULT_LIMITS } from '@common-ground/server/sync/limits.ts'
import { buildDocument } from '@common-ground/server/sync/load-document.ts'
import { readUpdateShape } from '@common-ground/server/sync/update-shape.ts'
import { expect, test } from 'vitest'
import { encodeAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import { seeded } from '../durability/killed-server.ts'
import { HeldSocket } from '../support/held-socket.ts'
import { RelayClient, syncFrame } from '../support/relay-client.ts'
import { startRelay } from '../support/relay-server.ts'

const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)
const FRAMES = 20_000

/** Real frames of every kind a client sends. */
function corpus(): Uint8Array[] {
  const doc = new Y.Doc()
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(syncFrame(2, update)))
  const cards = doc.getMap('cards')
  for (let each = 0; each < 8; each++) {
    const card = new Y.Map<unknown>()
    doc.transact(() => {
      cards.set(`card${each}`, card)
      card.set('pos', [each, -each / 3])
      card.set('made', { at: 'now', by: 'p1', deep: [[[{ a: null }]]] })
      doc.getText(`t/card${each}/title`).insert(0, `Zweck ${each} 🎈 هدف`)
    })
    doc.getText(`t/card${each}/title`).delete(1, 3)
    card.set('pos', [each, each])
    doc.getArray('list').insert(0, [each, 'x', true])
  }
  cards.delete('card3')
  frames.push(syncFrame(0, Y.encodeStateVector(doc)), syncFrame(1, Y.encodeStateAsUpdate(doc)))
  const awareness = new Awareness(doc)
  awareness.setLocalState({ cursor: { x: 1, y: 2 }, selection: ['card1'] })
  const encoder = createEncoder()
  writeVarUint(encoder, 1)
  writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID]))
  awareness.destroy()
  frames.push(toUint8Array(encoder))
  return frames
}

/** One frame, bent: bytes changed, put in, taken out, repeated, cut, joined, or numbers blown up. */
function mutate(frames: readonly Uint8Array[], random: () => number): Uint8Array {
  const pick = (): Uint8Array => frames[Math.floor(random() * frames.length)] ?? new Uint8Array()
  let bytes = [...pick()]
  const place = (): number => Math.floor(random() * (bytes.length + 1))
  // Half of them are bent in one place only, and then often in a number or a letter: those come furthest.
  const changes = random() < 0.5 ? 1 : 1 + Math.floor(random() * 4)
  for (let change = 0; change < changes; change++) {
    const kind = Math.floor(random() * 11)
    const at = place()
    if (kind === 0) bytes[at] = Math.floor(random() * 256)
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    else if (kind === 2) bytes.splice(at, 0, Math.floor(random() * 256))
    else if (kind === 3) bytes.splice(at, 1 + Math.floor(random() * 4))
    else if (kind === 4) bytes.splice(at, 0, 255, 255, 255, Math.floor(random() * 128))
    else if (kind === 5) bytes = bytes.slice(0, at)
    else if (kind === 6) bytes.splice(at, 0, ...bytes.slice(at, at + 12))
    else if (kind > 7) bytes[at] = ((bytes[at] ?? 0) & 0xf0) | Math.floor(random() * 16)
    else bytes = [...bytes.slice(0, at), ...pick().slice(Math.floor(random() * 20))]
  }
  return Uint8Array.from(bytes)
}

test(`[SY35] [SY16] twenty thousand hostile frames crash nothing, cost little, and touch nobody else`, async () => {
  const random = seeded(SEED)
  process.stdout.write(`fuzz, SEED=${SEED}\n`)
  const relay = await startRelay({ boards: ['b1', 'victim'] })
  const victim = await new RelayClient(relay.origin, { board: 'victim' }).untilSynced()
  const neighbour = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  neighbour.doc.getMap('cards').set('mine', 'kept')
  await neighbour.untilSaved()
  const frames = corpus()
  const admission = { boardId: 'b1', epoch: 1, document: 'map', linkId: 'b1-editor', v1: true } as const
  const join = (role: 'editor' | 'viewer'): HeldSocket => {
    const socket = new HeldSocket()
    relay.rooms.connect(socket, { ...admission, role, participant: { id: 'hostile', name: 'H', organisation: '' } })
    socket.say(syncFrame(0, Uint8Array.from([0])))
    return socket
  }
  let editor = join('editor')
  let viewer = join('viewer')
  const millis: number[] = []
  let refused = 0
  let heap = 0
  for (let each = 0; each < FRAMES; each++) {
    // The relay is slowed down by its own limits, not by the test: a fresh socket whenever one has been closed.
    if (editor.closedWith !== null || editor.paused || each % 100 === 0) {
      if (editor.closedWith !== null) refused++
      editor.terminate()
      editor = join('editor')
    }
    if (viewer.closedWith !== null) {
      viewer.terminate()
      viewer = join('viewer')
    }
    const frame = mutate(frames, random)
    const started = process.threadCpuUsage()
    const before = process.memoryUsage.rss()
    editor.say(frame)
    if (each % 4 === 0) viewer.say(frame)
    // The thread's own time: a busy machine must not make a frame look dear.
    const { user, system } = process.threadCpuUsage(started)
    millis.push((user + system) / 1000)
    heap = Math.max(heap, process.memoryUsage.rss() - before)
    if (each % 500 === 0) {
      victim.doc.getMap('cards').set(`v${each}`, each)
      neighbour.doc.getMap('cards').set(`n${each}`, each)
      await Promise.all([victim.untilSaved(), neighbour.untilSaved()])
    }
    if (each % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  editor.terminate()
  viewer.terminate()
  await neighbour.untilSaved()
  const slow = millis.sort((a, b) => b - a)
  process.stdout.write(
    `fuzz: ${FRAMES} frames, ${refused} sockets refused, slowest ${slow[0]?.toFixed(1)} ms, second ${slow[1]?.toFixed(1)} ms, most memory ${(heap / 1e6).toFixed(1)} MB\n`,
  )
  expect(refused).toBeGreaterThan(FRAMES / 10)
  expect(slow[5]).toBeLessThan(50)
  expect(heap).toBeLessThan(16 * 1024 * 1024)
  // Every row in the log is a sound update, the other board is untouched, and nobody's own content is gone.
  const { rows } = await relay.store.load('b1', 1, 'map')
  const unsound = rows.filter(
    ({ bytes }) => !readUpdateShape(bytes, { ...DEFAULT_LIMITS, structsPerFrame: largestMessage(DEFAULT_LIMITS) }).ok,
  )
  expect(unsound).toEqual([])
  // Once in some sixty runs bent rows, each sound by itself, make a document into which the next of them does not fit any
  // more: then that one alone is set aside [SY16], and whoever comes has everything else. Whether it fits also depends on
  // what was there at that moment, so the server may leave out a row that fits now (seed 78823) and the other way round (86805).
  const { doc, thrown, broken } = buildDocument(null, rows)
  expect(broken).toEqual([])
  const aside =
    /^(?:committed rows could not be applied and were set aside|rows were left out) (\{"boardId":"b1",.*\})$/
  const named = relay.logged.flatMap((line) => {
    const said = JSON.parse(aside.exec(line)?.[1] ?? '{}') as { readonly rows?: number[]; readonly thrown?: number[] }
    return [...(said.rows ?? []), ...(said.thrown ?? [])]
  })
  const leftOut = new Set([...thrown, ...named])
  expect(rows.filter(({ seq, actor }) => leftOut.has(seq) && actor !== 'hostile')).toEqual([])
  const newcomer = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  const mine = [...neighbour.doc.getMap('cards').keys()].filter((key) => key === 'mine' || /^n\d+$/.test(key))
  expect(mine).toHaveLength(1 + FRAMES / 500)
  for (const here of [doc, newcomer.doc]) expect(mine.filter((key) => !here.getMap('cards').has(key))).toEqual([])
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  expect(doc.getMap('cards').get('mine')).toBe('kept')
  expect((await relay.store.load('victim', 1, 'map')).rows.every(({ actor }) => actor === 'p1')).toBe(true)
  expect([victim.closed, neighbour.closed, newcomer.closed]).toEqual([null, null, null])
  expect(relay.logged.filter((line) => !aside.test(line))).toEqual([])
  await relay.stop()
})

test('[SY35] the known bombs are refused in a blink, and what only viewers send never reaches the log', async () => {
  const relay = await startRelay()
  const bombs = [
    Uint8Array.from([1, 255, 255, 255, 15, 1, 0]),
    Uint8Array.from([255, 255, 255, 255, 15]),
    // Forty kilobytes of lists in lists.
    Uint8Array.from([1, 1, 5, 0, 8, 1, 1, 109, 1, ...Array.from({ length: 20_000 }, () => [117, 1]).flat(), 0]),
  ]
  for (const bomb of bombs) {
    const client = await new RelayClient(relay.origin).untilSynced()
    const started = performance.now()
    client.send(syncFrame(2, bomb))
    expect((await client.untilClosed()).code).toBe(4422)
    expect(performance.now() - started).toBeLessThan(500)
  }
  const random = seeded(SEED)
  const frames = corpus()
  for (let each = 0; each < 200; each++) {
    const socket = new HeldSocket()
    const participant = { id: 'v', name: 'V', organisation: '' }
    relay.rooms.connect(socket, {
      boardId: 'b1',
      epoch: 1,
      document: 'map',
      role: 'viewer',
      participant,
      linkId: 'b1-viewer',
      v1: true,
    })
    socket.say(mutate(frames, random))
    socket.terminate()
  }
  expect((await relay.store.load('b1', 1, 'map')).head).toBe(0)
  await relay.stop()
})
