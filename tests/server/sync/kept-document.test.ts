// Shows that a document that rests in between answers everything as one that never does.
import type { RoomPending } from '@common-ground/server/sync/committed-rows.ts'
import { KeptDocument } from '@common-ground/server/sync/kept-document.ts'
import { step2Frame } from '@common-ground/server/sync/frames.ts'
import { hasGap } from '@common-ground/server/sync/known-state.ts'
import { isPending } from '@common-ground/server/sync/load-document.ts'
import { DEFAULT_LIMITS } from '@common-ground/server/sync/limits.ts'
import type { Committed } from '@common-ground/server/sync/room-ports.ts'
import { RestingDocument } from '@common-ground/server/sync/resting-document.ts'
import { readUpdateShape, type UpdateShape } from '@common-ground/server/sync/update-shape.ts'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeAny, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { seeded } from '../../convergence/seeded-random.ts'
import { sameContent } from '../../support/relay-client.ts'

const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)

function shapeOf(update: Uint8Array): UpdateShape {
  const shape = readUpdateShape(update, DEFAULT_LIMITS)
  if (!shape.ok) throw new Error(shape.error.message)
  return shape.value
}

/** As the room hands them over once they are on the disk; `ours`: the server's own, whose outline nobody has read. */
const committed = (updates: readonly Uint8Array[], ours = false): readonly Committed<RoomPending>[] =>
  updates.map((bytes, at) => ({
    pending: {
      row: { boardId: 'b1', epoch: 1, document: 'map', actor: 'p1', bytes },
      connection: null,
      shape: ours ? null : shapeOf(bytes),
      frame: 0,
    },
    result: { ok: true, seq: at + 1 },
  }))
const nothingLeftOut = (rows: number): void => {
  throw new Error(`${rows} rows were left out`)
}

function received(frames: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const frame of frames) {
    const decoder = createDecoder(frame)
    readVarUint(decoder)
    readVarUint(decoder)
    Y.applyUpdate(doc, readVarUint8Array(decoder))
  }
  return doc
}

test(`[SY72] whatever is asked of a document that rests now and then is answered as by one that never does (seed ${SEED})`, () => {
  const random = seeded(SEED)
  let now = 0
  const kept = new KeptDocument(new Y.Doc(), () => now, nothingLeftOut)
  const twin = new Y.Doc()
  const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const known: Uint8Array[] = []
  let rests = 0
  let restful = 0
  for (let round = 0; round < 250; round++) {
    const person = random.pick(people) ?? twin
    Y.applyUpdate(person, Y.encodeStateAsUpdate(twin))
    const made: Uint8Array[] = []
    const keep = (update: Uint8Array, from: unknown): void => void (from === null && made.push(update))
    person.on('update', keep)
    const cards = person.getMap<Y.Map<unknown>>('cards')
    const id = `c${random.below(12)}`
    const card = cards.get(id)
    if (card === undefined) cards.set(id, new Y.Map<unknown>([['pos', [0, round]]]))
    else if (random.chance(0.1)) cards.delete(id)
    else card.set('pos', [round, 1])
    if (random.chance(0.3)) person.getText('t/c/title').insert(0, `${round} `)
    if (random.chance(0.1) && person.getText('t/c/title').length > 0) person.getText('t/c/title').delete(0, 1)
    person.off('update', keep)
    for (const update of made) {
      expect(kept.holds(shapeOf(update))).toBe(false)
      Y.applyUpdate(twin, update)
      known.push(update)
    }
    const wasResting = kept.isResting
    // Twice is as good as once: a row may have been stored before it is handed over again.
    for (let times = random.chance(0.1) ? 2 : 1; times > 0; times--)
      expect(kept.take(committed(made, random.chance(0.1)))).toEqual([])
    if (wasResting && kept.isResting) restful++
    expect(sameContent(received(kept.firstFrames()), twin)).toBe(true)
    expect(Y.decodeStateVector(kept.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(twin)))
    now += 1_000
    const didRest = kept.isResting
    expect(kept.restAfter(2_000)).toBe(false)
    expect(kept.isResting).toBe(didRest)
    if (random.chance(0.5)) continue
    now += 1_000
    if (kept.restAfter(2_000)) rests++
    expect(kept.isResting).toBe(true)
    expect(sameContent(received(kept.firstFrames()), twin)).toBe(true)
    expect(Y.decodeStateVector(kept.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(twin)))
    expect(kept.isResting).toBe(true)
    if (random.chance(0.5)) continue
    expect(kept.holds(shapeOf(random.pick(known) ?? Y.encodeStateAsUpdate(twin)))).toBe(true)
    const late = received(kept.firstFrames())
    Y.applyUpdate(late, kept.since(Y.encodeStateVector(random.pick(people) ?? late)))
    expect(sameContent(late, twin)).toBe(true)
  }
  expect(Math.min(rests, restful)).toBeGreaterThan(15)
})

test('[SY72] a document in which something waits, or of very many pieces, does not rest', () => {
  const writer = new Y.Doc()
  const updates: Uint8Array[] = []
  writer.on('update', (update: Uint8Array) => updates.push(update))
  for (let each = 0; each < 3; each++) writer.getMap('cards').set('c', each)
  let now = 0
  const gap = new KeptDocument(new Y.Doc(), () => now, nothingLeftOut)
  Y.applyUpdate(gap.doc, updates[2] ?? new Uint8Array())
  const large = new Y.Doc()
  // Each between the two before: no two of them are one piece.
  large.transact(() => {
    for (let each = 0; each < 4_000; each++) large.getArray('a').insert(Math.floor(each / 2), [each])
  })
  const many = new KeptDocument(large, () => now, nothingLeftOut)
  now = 10_000
  expect([gap.restAfter(2_000), many.restAfter(2_000)]).toEqual([false, false])
  for (const update of updates) Y.applyUpdate(gap.doc, update)
  now = 20_000
  expect(gap.restAfter(2_000)).toBe(true)
})

test('[SY72] values in the place of others are taken at rest, in bounds; words, new cards, deletions and what does not follow on are not', () => {
  const writer = new Y.Doc()
  writer.getMap<Y.Map<unknown>>('cards').set('c', new Y.Map([['pos', [0, 0]]]))
  const start = Y.encodeStateAsUpdate(writer)
  const madeBy = (change: () => void): Uint8Array[] => {
    const made: Uint8Array[] = []
    const keep = (update: Uint8Array): void => void made.push(update)
    writer.on('update', keep)
    change()
    writer.off('update', keep)
    return made
  }
  const move = (to: number): void => void writer.getMap<Y.Map<unknown>>('cards').get('c')?.set('pos', [to, 0])
  let now = 0
  const rested = (): KeptDocument => {
    const kept = new KeptDocument(new Y.Doc(), () => now, nothingLeftOut)
    kept.take(committed([start]))
    now += 5_000
    kept.restAfter(2_000)
    return kept
  }
  // Each by somebody who has only just come, so that all of them follow on.
  const byAnother = (change: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, start)
    const before = Y.encodeStateVector(doc)
    change(doc)
    return Y.encodeStateAsUpdate(doc, before)
  }
  const words = byAnother((doc) => doc.getText('t/c/title').insert(0, 'word'))
  const card = byAnother((doc) => doc.getMap<Y.Map<unknown>>('cards').set('d', new Y.Map()))
  const gone = byAnother((doc) => doc.getMap<Y.Map<unknown>>('cards').delete('c'))
  const [first = start, second = start] = madeBy(() => {
    move(1)
    move(2)
  })
  const later = madeBy(() => {
    for (let each = 0; each < 100; each++) move(each)
  })
  const isStillResting = (...updates: readonly Uint8Array[]): boolean => {
    const kept = rested()
    for (const update of updates) kept.take(committed([update]))
    return kept.isResting
  }
  expect(isStillResting(first, second, ...later.slice(0, 20))).toBe(true)
  expect(isStillResting(first, second, ...later)).toBe(false)
  expect(isStillResting(second)).toBe(false)
  // In the place of what somebody else has replaced meanwhile, and of what had been replaced before it came to rest.
  const late = byAnother((doc) => doc.getMap<Y.Map<unknown>>('cards').get('c')?.set('pos', [9, 9]))
  expect([isStillResting(late), isStillResting(first, late)]).toEqual([true, true])
  const restedAgain = rested()
  restedAgain.take(committed([words, first]))
  now += 5_000
  restedAgain.restAfter(2_000)
  restedAgain.take(committed([late]))
  expect(restedAgain.isResting).toBe(false)
  // Under a number of which something is missing before it, or is known already.
  const after = (clock: number, from: number): Uint8Array => aReplacement(writer.clientID, clock, 7, from)
  expect([[after(1, 0)], [after(1, 2)], [after(1, 0), after(1, 0)]].map((each) => isStillResting(...each))).toEqual([
    true,
    false,
    false,
  ])
  expect([words, card, gone].map((update) => isStillResting(first, update))).toEqual([false, false, false])
  const together = rested()
  together.take(committed([first, second]))
  expect([together.isResting, together.doc.getMap<Y.Map<unknown>>('cards').get('c')?.get('pos')]).toEqual([
    true,
    [2, 0],
  ])
})

test('[SY16] what was taken at rest and turns out to be impossible is left out and told', () => {
  const writer = new Y.Doc()
  writer.getMap('cards').set('good', 1)
  let now = 0
  let leftOut = 0
  const kept = new KeptDocument(
    new Y.Doc(),
    () => now,
    (rows) => {
      leftOut += rows
    },
  )
  kept.take(committed([Y.encodeStateAsUpdate(writer)]))
  now = 5_000
  kept.restAfter(2_000)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(writer))
  other.getMap('cards').set('good', 2)
  const [row] = committed([Y.encodeStateAsUpdate(other, Y.encodeStateVector(writer))])
  if (row === undefined) throw new Error('no row')
  kept.take([{ ...row, pending: { ...row.pending, row: { ...row.pending.row, bytes: Uint8Array.of(1, 9, 9) } } }])
  expect(kept.isResting).toBe(true)
  expect([kept.doc.getMap('cards').toJSON(), leftOut]).toEqual([{ good: 1 }, 1])
})

test('[SY72] what waits for itself, or says anew what is known, is for the document to judge, not for bytes', () => {
  const writer = new Y.Doc()
  writer.getArray('a').insert(0, [1])
  let now = 0
  const rested = (): KeptDocument => {
    const kept = new KeptDocument(new Y.Doc(), () => now, nothingLeftOut)
    kept.take(committed([Y.encodeStateAsUpdate(writer)]))
    now += 5_000
    kept.restAfter(2_000)
    return kept
  }
  // Two numbers, each with one value that stands behind the other's.
  const circle = Uint8Array.of(2, 1, 100, 0, 0x88, 101, 0, 1, 125, 1, 1, 101, 0, 0x88, 100, 0, 1, 125, 1, 0)
  expect(hasGap(shapeOf(circle), () => 0)).toBe(false)
  expect(rested().take(committed([circle]))).toEqual([1])
  // A collected piece, and then three values in its place.
  const collected = Uint8Array.of(1, 1, 100, 0, 0, 1, 0)
  const values = Uint8Array.of(1, 1, 100, 0, 0x08, 1, 1, 97, 3, 125, 7, 125, 8, 125, 9, 0)
  const kept = rested()
  expect([kept.take(committed([collected])), kept.isResting]).toEqual([[], false])
  // Yjs cannot: the room loads again what it has stored.
  expect([kept.take(committed([values])), kept.isResting]).toEqual([null, false])
})

/** One value, format or deletion under a new client number, resting on anything in the document, sensible or not. */
function anyValue(doc: Y.Doc, random: ReturnType<typeof seeded>, under: number): Uint8Array {
  const clients = [...doc.store.clients.keys()]
  const encoder = createEncoder()
  const refer = (): void => {
    const client = random.pick(clients) ?? 0
    writeVarUint(encoder, client)
    writeVarUint(encoder, random.below(Math.max(1, Y.getState(doc.store, client))))
  }
  const kind = random.pick([1, 6, 8]) ?? 8
  const [origin, rightOrigin, key] = [random.chance(0.5), random.chance(0.4), random.chance(0.5)]
  writeVarUint(encoder, 1)
  writeVarUint(encoder, 1)
  writeVarUint(encoder, under)
  writeVarUint(encoder, 0)
  writeUint8(encoder, kind | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key ? 0x20 : 0))
  if (origin) refer()
  if (rightOrigin) refer()
  if (!origin && !rightOrigin) {
    const root = random.pick(['cards', 't/c/title', 'a', 'new', '']) ?? ''
    writeVarUint(encoder, root === '' ? 0 : 1)
    if (root === '') refer()
    else writeVarString(encoder, root)
    if (key) writeVarString(encoder, random.pick(['c1', 'pos', 'x']) ?? 'x')
  }
  if (kind === 1) writeVarUint(encoder, 1 + random.below(3))
  if (kind === 6) {
    writeVarString(encoder, 'bold')
    writeVarString(encoder, 'true')
  }
  if (kind === 8) {
    writeVarUint(encoder, 2)
    writeAny(encoder, [1, 2])
    writeAny(encoder, { a: 'b' })
  }
  const stretches = random.below(3)
  writeVarUint(encoder, stretches === 0 ? 0 : 1)
  if (stretches > 0) {
    const client = random.pick(clients) ?? 0
    writeVarUint(encoder, client)
    writeVarUint(encoder, stretches)
    for (let each = 0; each < stretches; each++) {
      const state = Math.max(2, Y.getState(doc.store, client))
      writeVarUint(encoder, random.below(state - 1))
      writeVarUint(encoder, 1)
    }
  }
  return toUint8Array(encoder)
}

const said = (doc: Y.Doc): unknown => [
  doc.getMap('cards').toJSON(),
  doc.getText('t/c/title').toString(),
  doc.getArray('a').toJSON(),
]

/** A value in the place of another thing, as setting a key writes it. */
function aReplacement(client: number, clock: number, under: number, from = 0): Uint8Array {
  const encoder = createEncoder()
  for (const each of [1, 1, under, from]) writeVarUint(encoder, each)
  writeUint8(encoder, 0xa8)
  for (const each of [client, clock, 1]) writeVarUint(encoder, each)
  writeAny(encoder, [under, 0])
  for (const each of [1, client, 1, clock, 1]) writeVarUint(encoder, each)
  return toUint8Array(encoder)
}

test(`[SY72] nothing of what is taken at rest can turn out to be impossible, whatever stands there (seed ${SEED})`, () => {
  const random = seeded(SEED)
  let taken = 0
  let contested = 0
  for (let round = 0; round < 40; round++) {
    const doc = new Y.Doc()
    for (let each = 0; each < 6; each++)
      doc.getMap<Y.Map<unknown>>('cards').set(`c${each % 4}`, new Y.Map<unknown>([['pos', [each, 0]]]))
    doc.getText('t/c/title').insert(0, 'some words here')
    doc.getText('t/c/title').delete(3, 4)
    doc.getText('t/c/title').format(1, 3, { bold: true })
    doc.getArray('a').insert(0, [1, new Y.Text('in'), 2, new Y.Map([['k', 1]])])
    doc.getArray('a').delete(1, 1)
    for (let each = 0; each < 8; each++) {
      const bytes = anyValue(doc, random, 900_000 + each)
      const shape = readUpdateShape(bytes, DEFAULT_LIMITS)
      if (!shape.ok || hasGap(shape.value, (client) => Y.getState(doc.store, client))) continue
      try {
        Y.applyUpdate(doc, bytes)
      } catch {
        // Such a row is set aside and the document is built anew: what it left behind is as good a start as any.
      }
    }
    const state = Y.encodeStateAsUpdate(doc)
    const twin = new Y.Doc()
    Y.applyUpdate(twin, state)
    const rest = new RestingDocument(twin, step2Frame(state))
    const all = [state]
    const replaced = new Set<string>()
    for (let each = 0; each < 200; each++) {
      // Of anything in the document, sensible or not.
      const client = random.pick([...twin.store.clients.keys()]) ?? 0
      const clock = random.below(Math.max(1, Y.getState(twin.store, client)))
      // Unlike numbers: of several at once the largest wins.
      const bytes = aReplacement(client, clock, 1_000_000 + ((each * 7_919) % 1_000))
      if (!rest.take([{ bytes, shape: shapeOf(bytes) }])) continue
      Y.applyUpdate(twin, bytes)
      all.push(bytes)
      taken++
      if (replaced.has(`${client} ${clock}`)) contested++
      replaced.add(`${client} ${clock}`)
    }
    const restarted = new Y.Doc()
    restarted.transact(() => {
      for (const update of all) Y.applyUpdate(restarted, update)
    })
    for (const made of [received(rest.firstFrames()), restarted]) {
      expect(isPending(made)).toBe(false)
      expect(Y.encodeStateVector(made).length).toBe(rest.stateVector().length)
      expect(said(made)).toEqual(said(twin))
    }
  }
  expect(taken).toBeGreaterThan(50)
  // Several people at once on one value.
  expect(contested).toBeGreaterThan(50)
})
