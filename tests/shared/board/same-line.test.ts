// Proves that what several people drew at the same moment reads as one line, alike for everybody, and that nothing said of any of them is lost.
import fc from 'fast-check'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { expect, test } from 'vitest'
import { openBoardDoc, relationMap } from '@common-ground/shared/board/board-doc.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { createBoardReader, readBoard } from '@common-ground/shared/board/read-board.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { editorOf, exchange, type TestEditor } from '../operations/editor.ts'
import { boardOf, card } from './small-board.ts'

const BOARD = boardOf([
  card('role', 'role', { title: 'Chair' }),
  card('goal', 'objective', { title: 'Home sooner' }),
  card('note', 'note', { text: 'See this' }),
])
const connect = (id: string, attributes: Readonly<Record<string, unknown>> = {}): Operation => ({
  type: 'connect',
  relation: { id, kind: 'does', from: 'role', to: 'goal', attributes },
})
const change = (id: string, attributes: Readonly<Record<string, unknown>>): Operation => ({
  type: 'change-relation',
  id,
  attributes,
})
const shown = ({ boardDoc }: TestEditor): object =>
  Object.fromEntries([...readBoard(boardDoc).relations].map(([id, { attributes }]) => [id, attributes]))

/** Two people connect the same two cards at once, the second one in the later minute, and hear of each other. */
function both(
  one: Readonly<Record<string, unknown>> = {},
  two: Readonly<Record<string, unknown>> = {},
): readonly [ann: TestEditor, bob: TestEditor] {
  const [ann, bob] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'bob')]
  ann.at = '2026-10-02T10:00:00Z'
  bob.at = '2026-10-02T10:00:01Z'
  // The elder has the later id: it is the time that counts.
  expect([ann.apply(connect('zz', one)), bob.apply(connect('aa', two))]).toEqual([null, null])
  exchange(ann, bob)
  return [ann, bob]
}

test('[BD40] two people who connect the same two cards at once see one line, the same, and can go on', () => {
  const [ann, bob] = both()
  for (const each of [ann, bob]) {
    expect(shown(each)).toEqual({ zz: {} })
    expect(readBoard(each.boardDoc).problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'said-twice relations/aa',
    ])
    expect(each.apply(connect('third'))).toBe('already-connected')
    expect([...boardOfContent(readContent(each.boardDoc)).relations.keys()]).toEqual(['zz'])
  }
  expect([ann.apply(connect('talk', {})), bob.apply({ type: 'bin', ids: ['note'] })]).toEqual([
    'already-connected',
    null,
  ])
})

test('[BD41] what is said of either stands on the one: words of both, a chosen part, hours', () => {
  const [ann, bob] = both({ brings: 'Beds', part: 'delivers' }, { brings: 'Nurses', part: 'leads', hoursPerMonth: 4 })
  for (const each of [ann, bob])
    expect(shown(each)).toEqual({ zz: { brings: 'Beds\nNurses', part: 'leads', hoursPerMonth: 4 } })
  expect(ann.apply(change('zz', { brings: 'Beds and nurses', hoursPerMonth: undefined }))).toBeNull()
  // Somebody who still holds on to the other line changes the same one.
  expect(bob.apply(change('aa', { part: 'advises' }))).toBeNull()
  exchange(ann, bob)
  for (const each of [ann, bob]) expect(shown(each)).toEqual({ zz: { brings: 'Beds and nurses', part: 'advises' } })
  ann.undo.undo()
  exchange(ann, bob)
  for (const each of [ann, bob])
    expect(shown(each)).toEqual({ zz: { brings: 'Beds\nNurses', part: 'advises', hoursPerMonth: 4 } })
})

test('[OP23] removing the line removes all of it, and so does coming back', () => {
  for (const id of ['zz', 'aa']) {
    const [ann, bob] = both({ brings: 'Beds' }, { brings: 'Nurses' })
    expect(ann.apply({ type: 'bin', ids: [id] })).toBeNull()
    exchange(ann, bob)
    for (const each of [ann, bob]) expect(shown(each)).toEqual({})
    ann.undo.undo()
    exchange(ann, bob)
    for (const each of [ann, bob]) expect(shown(each)).toEqual({ zz: { brings: 'Beds\nNurses' } })
    expect([bob.apply({ type: 'bin', ids: [id] }), bob.apply({ type: 'restore', ids: [id] })]).toEqual([null, null])
    expect(shown(bob)).toEqual({ zz: { brings: 'Beds\nNurses' } })
  }
})

test('[OP23] whoever takes the own line back leaves the other', () => {
  const [ann, bob] = both({ brings: 'Beds' }, { brings: 'Nurses' })
  ann.undo.undo()
  exchange(ann, bob)
  for (const each of [ann, bob]) expect(shown(each)).toEqual({ aa: { brings: 'Nurses' } })
  ann.undo.redo()
  bob.undo.undo()
  exchange(ann, bob)
  for (const each of [ann, bob]) expect(shown(each)).toEqual({ zz: { brings: 'Beds' } })
})

test('[OP23] a line that becomes another kind takes over what all said, and is one', () => {
  const [ann, bob] = both({ brings: 'Beds' }, { brings: 'Nurses' })
  expect(bob.apply({ type: 'change-relation', id: 'zz', kind: 'link', attributes: { label: 'see' } })).toBeNull()
  exchange(ann, bob)
  for (const each of [ann, bob]) expect(shown(each)).toEqual({ zz: { label: 'see' } })
  expect(relationMap(ann.boardDoc, 'zz')?.get('brings')).toBe('Beds\nNurses')
  expect(ann.apply({ type: 'change-relation', id: 'zz', kind: 'does' })).toBeNull()
  expect(shown(ann)).toEqual({ zz: { brings: 'Beds\nNurses' } })
})

test('[BD40] plain lines may run twice between two cards', () => {
  const [ann, bob] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'bob')]
  const plain = (id: string): Operation => ({
    type: 'connect',
    relation: { id, kind: 'link', from: 'note', to: 'goal' },
  })
  ann.apply(plain('one'))
  bob.apply(plain('two'))
  exchange(ann, bob)
  expect(Object.keys(shown(ann)).toSorted()).toEqual(['one', 'two'])
})

const step = fc.oneof(
  fc.record({ does: fc.constant('part' as const), value: fc.constantFrom('leads', 'delivers', 'advises') }),
  fc.record({ does: fc.constant('brings' as const), value: fc.constantFrom('Beds', 'Nurses', 'Time') }),
  fc.record({ does: fc.constant('bin' as const), value: fc.constant('') }),
  fc.record({ does: fc.constant('undo' as const), value: fc.constant('') }),
)

test('[BD40] [BD41] [BD13] whatever comes in whatever order, all see one line, and every word said of it last', () => {
  const people = fc.array(fc.tuple(fc.constantFrom('a', 'm', 'z'), fc.nat(3), fc.array(step, { maxLength: 3 })), {
    minLength: 2,
    maxLength: 4,
  })
  fc.assert(
    fc.property(people, fc.infiniteStream(fc.nat(1000)), (crowd, dice) => {
      const updates = crowd.flatMap(([letter, second, steps], index) => {
        const editor = editorOf(BOARD, `p${index}`)
        const made: Uint8Array[] = []
        editor.boardDoc.doc.on('update', (update: Uint8Array) => made.push(update))
        editor.at = `2026-10-02T10:00:0${second}Z`
        const id = `${letter}${index}`
        editor.apply(connect(id))
        for (const { does, value } of steps) {
          if (does === 'undo') editor.undo.undo()
          else if (does === 'bin') editor.apply({ type: 'bin', ids: [id] })
          else editor.apply(change(id, { [does]: value }))
        }
        return made
      })
      const boards = [0, 1].map(() => {
        const boardDoc = openBoardDoc(new Doc())
        applyUpdate(boardDoc.doc, encodeStateAsUpdate(BOARD.doc))
        const reader = createBoardReader(boardDoc)
        reader.read()
        const order = [...updates].toSorted(() => (dice.next().value ?? 0) - 500)
        for (const update of order) {
          applyUpdate(boardDoc.doc, update)
          expect(reader.read().relations).toEqual(readBoard(boardDoc).relations)
        }
        return { boardDoc, board: reader.read() }
      })
      const [first, second] = boards
      expect(second?.board.relations).toEqual(first?.board.relations)
      if (first === undefined) return
      const inSight = readContent(first.boardDoc).relations.filter(({ bin }) => bin === undefined)
      expect(first.board.relations.size).toBe(Math.min(1, inSight.length))
      const words = [...first.board.relations.values()].map(({ attributes }) => String(attributes['brings'] ?? ''))
      for (const { brings } of inSight as readonly { readonly brings?: unknown }[])
        if (typeof brings === 'string') expect(words.join().split('\n')).toContain(brings)
    }),
    { numRuns: 200 },
  )
})
