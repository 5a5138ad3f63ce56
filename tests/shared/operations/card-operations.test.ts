// Checks creating, binning, restoring and converting cards, and what makes a batch one intention.
import type { Transaction } from 'yjs'
import { expect, test } from 'vitest'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { fieldValue, itemsOf, textValue } from '@common-ground/shared/board/card.ts'
import type { NewCard, Operation } from '@common-ground/shared/operations/operation.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import { UNTRACKED_ORIGIN } from '@common-ground/shared/operations/origins.ts'
import { boardOf, card, cardNamed, relation } from '../board/small-board.ts'
import { editorOf, typing } from './editor.ts'

const BOARD = boardOf(
  [
    card('org', 'organisation', { name: 'NHS' }),
    card('goal', 'objective', { title: 'Home sooner', z: 'a5' }),
    card('jot', 'note', { text: 'Who drives?\nLater', zone: 'area', order: 'a3' }),
    card('area', 'zone', { title: 'Who we are' }),
  ],
  [relation('r', 'does', 'org', 'goal', { part: 'leads' })],
)
const create = (...cards: readonly NewCard[]): Operation => ({ type: 'create', cards })
const note: NewCard = { id: 'n', kind: 'note', pos: [10.005, 20], fields: { text: 'Hello' } }
const textOf = (boardDoc: typeof BOARD): string => canonicalBoard(readContent(boardDoc))

test('[OP1] one operation that does not fit stops them all', () => {
  const { boardDoc, apply } = editorOf(BOARD, 'ann')
  const before = textOf(boardDoc)
  let transactions = 0
  boardDoc.doc.on('afterTransaction', () => (transactions += 1))
  expect(
    apply(create(note), { type: 'move', moves: [{ id: 'org', pos: [1, 1] }] }, { type: 'bin', ids: ['nobody'] }),
  ).toBe('no-such-card')
  expect(textOf(boardDoc)).toBe(before)
  expect(transactions).toBe(0)
})

test('[OP2] later operations see what earlier ones will have done', () => {
  const { board, apply } = editorOf(BOARD, 'ann')
  const person: NewCard = { id: 'p', kind: 'person', pos: [0, 0], fields: { name: 'Priya', orgId: 'org' } }
  expect(
    apply(
      create(person),
      { type: 'connect', relation: { id: 'rp', kind: 'does', from: 'p', to: 'goal' } },
      typing('p', 'name', ' Nair', 5),
      typing('p', 'name', '!', 10),
      { type: 'move', moves: [{ id: 'p', pos: [7, 8], zone: 'area' }] },
      { type: 'set-field', card: 'p', field: 'canDecide', value: 'observe' },
    ),
  ).toBeNull()
  expect(cardNamed(board(), 'p')).toMatchObject({
    pos: [7, 8],
    zone: 'area',
    fields: { name: 'Priya Nair!', orgId: 'org', canDecide: 'observe' },
  })
  expect(board().relations.has('rp')).toBe(true)
  expect(apply(typing('p', 'name', '?', 12))).toBe('bad-value')
  const words: NewCard = { id: 'w', kind: 'word', pos: [0, 0], fields: { meanings: [{ id: 'm', text: 'drives' }] } }
  const at = { card: 'w', item: 'm', field: 'text' }
  expect(
    apply(
      create(words),
      { type: 'edit-text', at, index: 6, remove: 0, insert: ' it' },
      { type: 'add-item', card: 'w', field: 'meanings', id: 'm2', after: 'm' },
    ),
  ).toBeNull()
  expect(itemsOf(cardNamed(board(), 'w'), 'meanings').map(({ id, text }) => [id, text])).toEqual([
    ['m', 'drives it'],
    ['m2', ''],
  ])
})

test('[OP3] a creation is hidden first under an origin of its own, then shown', () => {
  const { boardDoc } = editorOf(BOARD, 'ann')
  const seen: [unknown, unknown][] = []
  boardDoc.doc.on('afterTransaction', (transaction: Transaction) => {
    const map: unknown = boardDoc.cards.get('n')
    seen.push([
      transaction.origin,
      map instanceof Object && 'get' in map ? (map.get as (key: string) => unknown)('bin') : undefined,
    ])
  })
  const origin = {}
  const result = applyOperations(boardDoc, [create(note)], { by: 'ann', at: '2026-10-02T10:00:00Z', origin })
  expect(result.ok).toBe(true)
  expect(seen[0]).toEqual([UNTRACKED_ORIGIN, 'new'])
  expect(seen[1]?.[0]).toBe(origin)
  expect(seen[1]?.[1]).toBeNull()
})

test('[OP3] a created card has what it was given, its maker, and its place rounded to 0.01', () => {
  const { board, apply } = editorOf(BOARD, 'ann')
  expect(
    apply(
      create({
        id: 'w',
        kind: 'word',
        pos: [10.006, 20],
        look: 'plum',
        fields: {
          word: 'lead',
          verdict: 'same',
          meanings: [
            { id: 'm1', orgId: 'org', text: 'drives' },
            { id: 'm2', text: 'answers' },
          ],
        },
      }),
    ),
  ).toBeNull()
  const made = cardNamed(board(), 'w')
  expect(made).toMatchObject({
    pos: [10.01, 20],
    look: 'plum',
    inAgreement: true,
    made: { by: 'ann', at: '2026-10-02T10:00:00Z' },
    touched: null,
  })
  expect(itemsOf(made, 'meanings').map(({ id, text, orgId }) => [id, text, orgId])).toEqual([
    ['m1', 'drives', 'org'],
    ['m2', 'answers', undefined],
  ])
})

test('[OP4] a new card with anything malformed is refused', () => {
  const { apply } = editorOf(BOARD, 'ann')
  const refused: [Partial<NewCard>, string][] = [
    [{ id: 'no id!' }, 'bad-id'],
    [{ id: 'org' }, 'id-taken'],
    [{ id: 'r' }, 'id-taken'],
    [{ kind: 'hexagon' as 'note' }, 'bad-value'],
    [{ kind: 'charter' }, 'not-allowed-here'],
    [{ pos: [Number.NaN, 0] }, 'bad-value'],
    [{ pos: [0, 1e9] }, 'bad-value'],
    [{ size: [0, 0] }, 'bad-value'],
    [{ zone: 'org' }, 'no-such-card'],
    [{ look: 'pink' as 'plum' }, 'bad-value'],
    [{ inAgreement: 'no' as unknown as boolean }, 'bad-value'],
    [{ group: 'no id!' }, 'bad-value'],
    [{ extra: { made: new Date(0) } }, 'bad-value'],
    [{ voice: { text: { orgId: 'org', by: 'ann', at: 'now' } } }, 'bad-value'],
    [{ fields: { shoeSize: 7 } }, 'no-such-field'],
    [{ fields: { constructor: 'x' } }, 'no-such-field'],
    [{ fields: { text: 7 } }, 'bad-value'],
    [{ fields: { text: '\ud800' } }, 'bad-text'],
    [{ fields: { text: 'x'.repeat(20_001) } }, 'too-long'],
    [{ fields: { senderShown: 'perhaps' } }, 'bad-value'],
    [{ kind: 'word', fields: { meanings: [{ id: 'a' }, { id: 'a' }] } }, 'id-taken'],
    [{ kind: 'word', fields: { meanings: [{ id: 'a', shoeSize: 7 }] } }, 'no-such-field'],
    [{ kind: 'word', fields: { meanings: 'many' } }, 'bad-value'],
    [
      { kind: 'word', fields: { meanings: Array.from({ length: 101 }, (_, index) => ({ id: `i${index}` })) } },
      'too-many',
    ],
  ]
  for (const [change, refusal] of refused)
    expect(apply(create({ ...note, ...change })), JSON.stringify(change)).toBe(refusal)
})

test('[OP22] a new card says from the start what it is given beside its fields', () => {
  const { board, apply } = editorOf(BOARD, 'ann')
  const voice = { text: { orgId: 'org', by: 'ben', at: '2026-10-01T10:00:00Z' } }
  const given = { inAgreement: true, group: 'g', extra: { shoeSize: 7 }, voice }
  expect(apply(create({ ...note, ...given }, { ...note, id: 'n2' }))).toBeNull()
  expect(cardNamed(board(), 'n')).toMatchObject(given)
  expect(cardNamed(board(), 'n2')).toMatchObject({ inAgreement: false, group: null, extra: null, voice: {} })
})

test('[OP4] an author who is no participant and a time that is none are a mistake of the program', () => {
  expect(() => applyOperations(BOARD, [], { by: 'Ann Smith', at: '2026-10-02T10:00:00Z', origin: null })).toThrow(
    RangeError,
  )
  expect(() => applyOperations(BOARD, [], { by: 'ann', at: 'now', origin: null })).toThrow(RangeError)
})

test('[OP5] new cards are on top of everything and last in their zone', () => {
  const { board, apply } = editorOf(BOARD, 'ann')
  expect(
    apply(
      create(
        { ...note, zone: 'area' },
        { ...note, id: 'n2' },
        { ...note, id: 'n3', zone: 'new-area' },
        { id: 'new-area', kind: 'zone', pos: [0, 0] },
      ),
    ),
  ).toBeNull()
  const now = board()
  const top = [...now.cards.values()].toSorted((one, two) => (one.z < two.z ? -1 : 1)).map(({ id }) => id)
  expect(top.slice(-4)).toEqual(['n', 'n2', 'n3', 'new-area'])
  expect(cardNamed(now, 'n').order > cardNamed(now, 'jot').order).toBe(true)
  expect(cardNamed(now, 'n3').zone).toBe('new-area')
})

test('[OP7] a binned card takes its relations out of sight and brings them back', () => {
  const { boardDoc, board, apply } = editorOf(BOARD, 'ann')
  const before = boardDoc.relations.toJSON()
  expect(apply({ type: 'bin', ids: ['goal'] })).toBeNull()
  expect([board().cards.has('goal'), board().relations.size]).toEqual([false, 0])
  expect(board().bin.map(({ id, by, at }) => [id, by, at])).toEqual([['goal', 'ann', '2026-10-02T10:00:00Z']])
  expect(boardDoc.relations.toJSON()).toEqual(before)
  expect(apply({ type: 'move', moves: [{ id: 'goal', pos: [1, 1] }] })).toBe('no-such-card')
  expect(apply({ type: 'restore', ids: ['goal'] })).toBeNull()
  expect([board().cards.has('goal'), board().relations.size, board().bin.length]).toEqual([true, 1, 0])
})

test('[OP7] a relation goes to the bin by itself; the partnership card never does', () => {
  const { board, apply } = editorOf(BOARD, 'ann')
  expect(apply({ type: 'bin', ids: ['r'] })).toBeNull()
  expect([board().relations.size, board().cards.has('goal')]).toEqual([0, true])
  expect(apply({ type: 'restore', ids: ['r'] })).toBeNull()
  expect(board().relations.size).toBe(1)
  expect(apply({ type: 'bin', ids: ['org', 'charter'] })).toBe('not-allowed-here')
  expect(apply({ type: 'restore', ids: ['nobody'] })).toBe('no-such-card')
  expect(board().cards.has('org')).toBe(true)
})

test('[OP15] a note becomes an objective with its words as the title, and back by undo', () => {
  const { board, apply, undo } = editorOf(BOARD, 'ann')
  expect(apply({ type: 'convert', id: 'jot', kind: 'objective' })).toBeNull()
  const converted = cardNamed(board(), 'jot')
  expect([converted.kind, textValue(converted, 'title'), converted.zone, converted.inAgreement]).toEqual([
    'objective',
    'Who drives?\nLater',
    'area',
    true,
  ])
  expect(converted.size).toEqual([288, 148])
  expect(apply({ type: 'add-item', card: 'jot', field: 'markers', id: 'm', values: { text: 'Days' } })).toBeNull()
  undo.undo()
  undo.undo()
  expect([cardNamed(board(), 'jot').kind, fieldValue(cardNamed(board(), 'jot'), 'text')]).toEqual([
    'note',
    'Who drives?\nLater',
  ])
})

test('[OP15] only notes are converted, and only to kinds that people place', () => {
  const { apply } = editorOf(BOARD, 'ann')
  expect(apply({ type: 'convert', id: 'org', kind: 'objective' })).toBe('not-allowed-here')
  expect(apply({ type: 'convert', id: 'jot', kind: 'charter' })).toBe('not-allowed-here')
  expect(apply({ type: 'convert', id: 'nobody', kind: 'concern' })).toBe('no-such-card')
})

test('[OP18] a locked card stays as it is until the lock is opened', () => {
  const { board, apply } = editorOf(BOARD, 'ann')
  const lock = { by: 'ann', at: '2026-10-02T10:00:00Z' }
  expect(apply({ type: 'set-lock', ids: ['goal'], lock })).toBeNull()
  expect(cardNamed(board(), 'goal').lock).toEqual(lock)
  const tries: Operation[] = [
    { type: 'move', moves: [{ id: 'goal', pos: [1, 1] }] },
    { type: 'resize', id: 'goal', pos: [1, 1], size: [100, 100] },
    { type: 'bin', ids: ['goal'] },
    typing('goal', 'title', 'x'),
    { type: 'set-field', card: 'goal', field: 'state', value: 'live' },
    { type: 'add-item', card: 'goal', field: 'markers', id: 'm' },
    { type: 'set-look', ids: ['goal'], look: 'sea' },
  ]
  for (const operation of tries) expect(apply(operation), operation.type).toBe('locked')
  expect(apply({ type: 'set-lock', ids: ['goal'], lock: null })).toBeNull()
  for (const operation of tries.toReversed().slice(0, 4)) expect(apply(operation), operation.type).toBeNull()
})
