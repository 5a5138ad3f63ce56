// Shows that a document that rests in between answers everything as one that never does.
import { KeptDocument } from '@common-ground/server/sync/kept-document.ts'
import { DEFAULT_LIMITS } from '@common-ground/server/sync/limits.ts'
import { readUpdateShape, type UpdateShape } from '@common-ground/server/sync/update-shape.ts'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
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
  const kept = new KeptDocument(new Y.Doc(), () => now)
  const twin = new Y.Doc()
  const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const known: Uint8Array[] = []
  let rests = 0
  for (let round = 0; round < 400; round++) {
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
    person.getText('t/c/title').insert(0, `${round} `)
    if (random.chance(0.3)) person.getText('t/c/title').delete(0, 1)
    person.off('update', keep)
    for (const update of made) {
      expect(kept.holds(shapeOf(update))).toBe(false)
      Y.applyUpdate(kept.doc, update)
      Y.applyUpdate(twin, update)
      known.push(update)
    }
    kept.changed(made)
    expect(sameContent(received(kept.firstFrames()), twin)).toBe(true)
    expect(Y.decodeStateVector(kept.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(twin)))
    now += 1_000
    expect(kept.restAfter(2_000)).toBe(false)
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
  expect(rests).toBeGreaterThan(100)
})

test('[SY72] a document in which something waits, or of very many pieces, does not rest', () => {
  const writer = new Y.Doc()
  const updates: Uint8Array[] = []
  writer.on('update', (update: Uint8Array) => updates.push(update))
  for (let each = 0; each < 3; each++) writer.getMap('cards').set('c', each)
  let now = 0
  const gap = new KeptDocument(new Y.Doc(), () => now)
  Y.applyUpdate(gap.doc, updates[2] ?? new Uint8Array())
  const large = new Y.Doc()
  // Each between the two before: no two of them are one piece.
  large.transact(() => {
    for (let each = 0; each < 4_000; each++) large.getArray('a').insert(Math.floor(each / 2), [each])
  })
  const many = new KeptDocument(large, () => now)
  now = 10_000
  expect([gap.restAfter(2_000), many.restAfter(2_000)]).toEqual([false, false])
  for (const update of updates) Y.applyUpdate(gap.doc, update)
  now = 20_000
  expect(gap.restAfter(2_000)).toBe(true)
})
