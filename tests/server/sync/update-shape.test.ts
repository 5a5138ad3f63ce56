// Shows what the outline of an update says and what it refuses, without a server.
import { DEFAULT_LIMITS } from '@common-ground/server/sync/limits.ts'
import { readUpdateShape } from '@common-ground/server/sync/update-shape.ts'
import { hasGap, holds } from '@common-ground/server/sync/known-state.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

const shapeOf = (update: Uint8Array) => {
  const read = readUpdateShape(update, DEFAULT_LIMITS)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}
const refusal = (update: Uint8Array): string => {
  const read = readUpdateShape(update, DEFAULT_LIMITS)
  return read.ok ? 'passes' : read.error.code
}
const updateOf = (change: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array => {
  const made: Uint8Array[] = []
  const keep = (update: Uint8Array): void => void made.push(update)
  doc.on('update', keep)
  doc.transact(() => change(doc))
  doc.off('update', keep)
  return Y.mergeUpdates(made)
}
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

test('[SY32] the outline agrees with Yjs about clients and clocks, for every content a board has', () => {
  const doc = new Y.Doc()
  const update = updateOf(() => {
    const card = new Y.Map<unknown>()
    doc.getMap('cards').set('c1', card)
    card.set('pos', [12.5, -3])
    card.set('made', { at: 'now', by: 'p1', nested: [null, true, undefined, 1n, -70_000, 2 ** 40] })
    card.set('steps', new Y.Map())
    doc.getText('t/c1/title').insert(0, 'Größe 🎈 عربى')
    doc.getText('t/c1/title').format(0, 3, { bold: true })
    doc.getText('t/c1/title').delete(1, 4)
    doc.getArray('list').insert(0, [1, 'two', new Uint8Array([3])])
    doc.getMap('cards').set('c1', new Y.Map())
  }, doc)
  const shape = shapeOf(update)
  const { from, to } = Y.parseUpdateMeta(update)
  expect(new Map(shape.ranges.map(({ client, start }) => [client, start]))).toEqual(from)
  expect(new Map(shape.ranges.map(({ client, end }) => [client, end]))).toEqual(to)
  expect(shape.ranges[0]?.client).toBe(doc.clientID)
})

test('[SY32] an update that follows on has no gap, one that leaves something out has', () => {
  const writer = new Y.Doc()
  const room = new Y.Doc()
  const stateOf = (client: number): number => Y.getState(room.store, client)
  const updates = [1, 2, 3].map((n) => updateOf((doc) => doc.getMap('cards').set(`c${n}`, n), writer))
  const [first, second, third] = updates.map(shapeOf)
  if (first === undefined || second === undefined || third === undefined) throw new Error('three updates')
  expect([first, second, third].map((shape) => hasGap(shape, stateOf))).toEqual([false, true, true])
  Y.applyUpdate(room, updates[0] ?? bytes())
  expect([first, second, third].map((shape) => hasGap(shape, stateOf))).toEqual([false, false, true])
  expect([first, second].map((shape) => holds(room, shape))).toEqual([true, false])
  // One update with a hole inside.
  const skipping = Y.mergeUpdates([updates[0] ?? bytes(), updates[2] ?? bytes()])
  expect(hasGap(shapeOf(skipping), stateOf)).toBe(true)
})

test('[SY13] resting on another person whose changes are missing is a gap, deletions included', () => {
  const other = new Y.Doc()
  other.getText('t').insert(0, 'hello')
  const writer = new Y.Doc()
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(other))
  const insert = shapeOf(updateOf((doc) => doc.getText('t').insert(5, '!'), writer))
  const remove = shapeOf(updateOf((doc) => doc.getText('t').delete(0, 2), writer))
  const room = new Y.Doc()
  const stateOf = (client: number): number => Y.getState(room.store, client)
  expect(hasGap(insert, stateOf)).toBe(true)
  expect(hasGap(remove, stateOf)).toBe(true)
  Y.applyUpdate(room, Y.encodeStateAsUpdate(other))
  expect(hasGap(insert, stateOf)).toBe(false)
  expect(hasGap(remove, (client) => (client === writer.clientID ? 1 : stateOf(client)))).toBe(false)
})

test('[SY12] a document holds an update when its deletions are there too', () => {
  const writer = new Y.Doc()
  writer.getText('t').insert(0, 'abcdef')
  const room = new Y.Doc()
  Y.applyUpdate(room, Y.encodeStateAsUpdate(writer))
  const removal = updateOf((doc) => doc.getText('t').delete(1, 3), writer)
  expect(holds(room, shapeOf(removal))).toBe(false)
  Y.applyUpdate(room, removal)
  expect(holds(room, shapeOf(removal))).toBe(true)
  expect(holds(room, shapeOf(Y.encodeStateAsUpdate(writer)))).toBe(true)
})

test('[SY30] a huge count in a few bytes is refused before anything is made of it', () => {
  // One client, 2^25 - 1 structs, in seven bytes.
  expect(refusal(bytes(1, 255, 255, 255, 15, 1, 0))).toBe('malformed')
  expect(refusal(bytes(255, 255, 255, 255, 15))).toBe('malformed')
  expect(refusal(bytes(0, 255, 255, 255, 15))).toBe('malformed')
  expect(refusal(bytes(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1))).toBe('malformed')
  expect(refusal(bytes())).toBe('malformed')
})

test('[SY30] values nested without end, long strings and bytes after the end are refused', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
  expect(refusal(updateOf((doc) => doc.getMap('m').set('k', nested(30))))).toBe('passes')
  expect(refusal(updateOf((doc) => doc.getMap('m').set('k', nested(34))))).toBe('malformed')
  expect(refusal(updateOf((doc) => doc.getText('t').insert(0, 'x'.repeat(64 * 1024))))).toBe('passes')
  expect(refusal(updateOf((doc) => doc.getText('t').insert(0, 'x'.repeat(64 * 1024 + 1))))).toBe('malformed')
  const fine = updateOf((doc) => doc.getMap('m').set('k', 1))
  expect(refusal(Uint8Array.from([...fine, 0]))).toBe('malformed')
  for (let length = 0; length < fine.length; length++) expect(refusal(fine.subarray(0, length))).toBe('malformed')
})

test('[SY30] more changes than one frame may hold are told apart from nonsense', () => {
  const many = updateOf((doc) => {
    const list = doc.getArray('l')
    for (let each = 0; each < 60; each++) list.insert(0, [each])
  })
  const read = readUpdateShape(many, { ...DEFAULT_LIMITS, structsPerFrame: 50 })
  expect(read.ok ? 'passes' : read.error.code).toBe('too-many-structs')
})

test.each<[string, (doc: Y.Doc) => void]>([
  ['a subdocument', (doc) => doc.getMap('m').set('k', new Y.Doc())],
  ['an embedded object', (doc) => doc.getText('t').insertEmbed(0, { image: 'x' })],
  ['XML', (doc) => doc.getMap('m').set('k', new Y.XmlElement('p'))],
  ['a reserved key', (doc) => doc.getMap('m').set('__proto__', 1)],
  ['a reserved key inside a value', (doc) => doc.getMap('m').set('k', JSON.parse('{"__proto__":{"isAdmin":true}}'))],
  ['a key with a control character', (doc) => doc.getMap('m').set('a\u0000b', 1)],
  ['a card id of another form', (doc) => doc.getMap('cards').set('../etc', 1)],
  ['a shared type with a wild name', (doc) => doc.getMap('a b').set('k', 1)],
])('[SY31] %s is refused', (_what, change) => {
  expect(refusal(updateOf(change))).toBe('malformed')
})

test('[SY31] a change that rests on itself, an empty change, and one client twice are refused', () => {
  // Item of client 5 at clock 0 with origin (5, 0).
  expect(refusal(bytes(1, 1, 5, 0, 0x84, 5, 0, 1, 97, 0))).toBe('malformed')
  // Text of no characters, and a collected stretch of no length.
  expect(refusal(bytes(1, 1, 5, 0, 4, 1, 1, 116, 0, 0))).toBe('malformed')
  expect(refusal(bytes(1, 1, 5, 0, 0, 0, 0))).toBe('malformed')
  // Client 5 in two blocks: Yjs would forget the first.
  expect(refusal(bytes(2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0))).toBe('malformed')
  expect(refusal(bytes(1, 1, 5, 0, 0, 1, 0))).toBe('passes')
  // Collected or left out, with a flag: how long it is would depend on who reads.
  for (const info of [0x80, 0x8a, 0x4a, 0x2a]) expect(refusal(bytes(1, 1, 5, 0, info, 1, 0))).toBe('malformed')
})

test('[SY30] text that is not UTF-8 is refused', () => {
  const fine = updateOf((doc) => doc.getText('t').insert(0, 'zz'))
  const at = fine.indexOf(122)
  const broken = Uint8Array.from(fine)
  broken[at] = 0xff
  expect(refusal(fine)).toBe('passes')
  expect(refusal(broken)).toBe('malformed')
})
