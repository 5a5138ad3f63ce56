// Checks moving, sizing, stacking, ordering, colouring, relations and the board's own values.
import { expect, test } from 'vitest'
import { LOOKS } from '@common-ground/shared/board/board.ts'
import { compareOrder } from '@common-ground/shared/board/order.ts'
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import type { NewRelation, Operation } from '@common-ground/shared/operations/operation.ts'
import { boardOf, card, cardNamed, relation } from '../board/small-board.ts'
import { editorOf, type TestEditor } from './editor.ts'

const BOARD = boardOf(
  [
    card('org', 'organisation', { name: 'NHS', ownOutcomes: [{ id: 'oo', order: 'a0', text: 'Beds' }], z: 'a1' }),
    card('org2', 'organisation', { name: 'Council', z: 'a2' }),
    card('goal', 'objective', { title: 'Home', z: 'a3' }),
    card('worry', 'concern', { title: 'Money', raisedBy: 'org', z: 'a4' }),
    card('z1', 'zone', { title: 'Who', z: 'Zz' }),
    card('a', 'note', { zone: 'z1', order: 'a0' }),
    card('b', 'note', { zone: 'z1', order: 'a1' }),
    card('c', 'note', { zone: 'z1', order: 'a1' }),
  ],
  [relation('r', 'does', 'org', 'goal', { part: 'leads', brings: 'beds' })],
)
const inZone = ({ board }: TestEditor, zone: string | null): string[] =>
  [...board().cards.values()]
    .filter((each) => each.zone === zone)
    .toSorted(compareOrder)
    .map(({ id }) => id)
const connect = (change: Partial<NewRelation>): Operation => ({
  type: 'connect',
  relation: { id: 'new', kind: 'does', from: 'org2', to: 'goal', ...change },
})

test('[OP6] a move writes the place alone, and nothing when it is there already', () => {
  const { boardDoc, apply } = editorOf(BOARD, 'ann')
  const sizes: number[] = []
  boardDoc.doc.on('update', (update: Uint8Array) => void sizes.push(update.length))
  expect(apply({ type: 'move', moves: [{ id: 'goal', pos: [100, 200] }] })).toBeNull()
  expect(apply({ type: 'move', moves: [{ id: 'goal', pos: [100.001, 200] }] })).toBeNull()
  expect(sizes).toHaveLength(1)
  expect(sizes[0]).toBeLessThan(50)
})

test('[OP25] room is made outside undo, all of it or none, and not by moving what is locked', () => {
  const editor = editorOf(BOARD, 'ann')
  const { apply, board } = editor
  const room: Operation = {
    type: 'make-room',
    sized: [{ id: 'z1', pos: [0, 0], size: [400, 300] }],
    moves: [{ id: 'org', pos: [500, 8] }],
  }
  expect(apply(room)).toBeNull()
  expect(board().cards.get('z1')).toMatchObject({ pos: [0, 0], size: [400, 300] })
  expect(board().cards.get('org')?.pos).toEqual([500, 8])
  expect(editor.undo.canUndo()).toBe(false)
  expect(apply({ ...room, moves: [{ id: 'nobody', pos: [0, 0] }] })).toBe('no-such-card')
  expect(apply({ ...room, moves: [{ id: 'org', pos: [Number.NaN, 0] }] })).toBe('bad-value')
  expect(apply({ ...room, sized: [{ id: 'z1', pos: [0, 0], size: [1, 1] }] })).toBe('bad-value')
  expect(apply({ type: 'set-lock', ids: ['org'], lock: { by: 'ann', at: '2026-01-01T00:00:00Z' } })).toBeNull()
  expect(apply({ ...room, sized: [{ id: 'z1', pos: [9, 9], size: [400, 300] }] })).toBe('locked')
  expect(board().cards.get('z1')?.pos).toEqual([0, 0])
})

test('[OP6] a move into another zone puts the card last there', () => {
  const editor = editorOf(BOARD, 'ann')
  expect(
    editor.apply({
      type: 'move',
      moves: [
        { id: 'org', pos: [1, 1], zone: 'z1' },
        { id: 'org2', pos: [2, 2], zone: 'z1' },
      ],
    }),
  ).toBeNull()
  expect(inZone(editor, 'z1')).toEqual(['a', 'b', 'c', 'org', 'org2'])
  expect(editor.apply({ type: 'move', moves: [{ id: 'a', pos: [1, 1], zone: null }] })).toBeNull()
  expect(inZone(editor, 'z1')).not.toContain('a')
  expect(editor.apply({ type: 'move', moves: [{ id: 'a', pos: [1, 1], zone: 'org' }] })).toBe('no-such-card')
  expect(editor.apply({ type: 'move', moves: [{ id: 'z1', pos: [1, 1], zone: 'z1' }] })).toBe('not-allowed-here')
})

test('[OP4] places and sizes that are no numbers or out of bounds are refused', () => {
  const { apply } = editorOf(BOARD, 'ann')
  for (const pos of [[Number.NaN, 0], [Infinity, 0], [2e6, 0], [1], ['1', 2]] as unknown as readonly (readonly [
    number,
    number,
  ])[])
    expect(apply({ type: 'move', moves: [{ id: 'goal', pos }] })).toBe('bad-value')
  expect(apply({ type: 'resize', id: 'goal', pos: [0, 0], size: [1, 1] })).toBe('bad-value')
  expect(apply({ type: 'bend-relation', id: 'r', bend: [Number.NaN, 0] })).toBe('bad-value')
  expect(apply({ type: 'bend-relation', id: 'nobody', bend: null })).toBe('no-such-relation')
})

test('[OP6] a resize writes place and size, a bend the bend', () => {
  const { apply, board } = editorOf(BOARD, 'ann')
  expect(
    apply(
      { type: 'resize', id: 'goal', pos: [5, 6], size: [300, 200] },
      { type: 'bend-relation', id: 'r', bend: [3, 4] },
    ),
  ).toBeNull()
  expect(cardNamed(board(), 'goal')).toMatchObject({ pos: [5, 6], size: [300, 200] })
  expect(board().relations.get('r')?.bend).toEqual([3, 4])
})

test('[OP16] stacking moves cards to an end and keeps their order among themselves', () => {
  const { apply, board } = editorOf(BOARD, 'ann')
  const order = (): string[] =>
    [...board().cards.values()]
      .filter(({ kind }) => kind !== 'note' && kind !== 'charter')
      .toSorted((one, two) => (one.z < two.z ? -1 : 1))
      .map(({ id }) => id)
  expect(order()).toEqual(['z1', 'org', 'org2', 'goal', 'worry'])
  expect(apply({ type: 'stack', ids: ['org2', 'org'], to: 'front' })).toBeNull()
  expect(order()).toEqual(['z1', 'goal', 'worry', 'org', 'org2'])
  expect(apply({ type: 'stack', ids: ['worry', 'org'], to: 'back' })).toBeNull()
  expect(order()).toEqual(['worry', 'org', 'z1', 'goal', 'org2'])
})

test('[OP17] a card goes behind another, also between two that share a key', () => {
  const editor = editorOf(BOARD, 'ann')
  expect(editor.apply({ type: 'reorder', id: 'a', zone: 'z1', after: 'b' })).toBeNull()
  expect(inZone(editor, 'z1')).toEqual(['b', 'a', 'c'])
  expect(editor.apply({ type: 'reorder', id: 'goal', zone: 'z1', after: null })).toBeNull()
  expect(inZone(editor, 'z1')).toEqual(['goal', 'b', 'a', 'c'])
  expect(editor.apply({ type: 'reorder', id: 'goal', zone: 'z1', after: 'worry' })).toBe('no-such-card')
})

test('[OP17] keys that have grown too long are numbered anew', () => {
  const editor = editorOf(BOARD, 'ann')
  for (let round = 0; round < 400; round += 1)
    expect(editor.apply({ type: 'reorder', id: round % 2 === 0 ? 'b' : 'c', zone: 'z1', after: 'a' })).toBeNull()
  expect(inZone(editor, 'z1')).toEqual(['a', 'c', 'b'])
  expect([...editor.board().cards.values()].every(({ order }) => order.length <= LIMITS.orderKey)).toBe(true)
})

test('[OP12] a relation needs two cards that it can connect, and most are drawn once', () => {
  const { apply, board } = editorOf(BOARD, 'ann')
  const refused: [Partial<NewRelation>, string][] = [
    [{ id: 'no id!' }, 'bad-id'],
    [{ id: 'r' }, 'id-taken'],
    [{ id: 'goal' }, 'id-taken'],
    [{ kind: 'loves' as 'does' }, 'bad-value'],
    [{ from: 'nobody' }, 'no-such-card'],
    [{ from: 'org' }, 'already-connected'],
    [{ from: 'worry' }, 'not-allowed-here'],
    [{ kind: 'link', from: 'goal', to: 'goal' }, 'not-allowed-here'],
    [{ kind: 'serves', from: 'goal', to: 'org', toItem: 'nothing' }, 'no-such-item'],
    [{ attributes: { part: 'eats' } }, 'bad-value'],
    [{ attributes: { shoeSize: 7 } }, 'no-such-field'],
    [{ attributes: { brings: '\ud800' } }, 'bad-text'],
    [{ attributes: { brings: 'x'.repeat(3000) } }, 'too-long'],
    [{ attributes: { money: { amount: -5, currency: 'GBP', per: 'once' } } }, 'bad-value'],
  ]
  for (const [change, refusal] of refused) expect(apply(connect(change)), JSON.stringify(change)).toBe(refusal)
  expect(
    apply(connect({ attributes: { part: 'leads', money: { amount: 5, currency: 'GBP', per: 'year' } } })),
  ).toBeNull()
  expect(apply(connect({ id: 'again' }))).toBe('already-connected')
  expect(apply(connect({ id: 's', kind: 'serves', from: 'goal', to: 'org', toItem: 'oo' }))).toBeNull()
  for (const id of ['l1', 'l2']) expect(apply(connect({ id, kind: 'link' }))).toBeNull()
  expect(apply(connect({ id: 'x1', kind: 'does', from: 'org2', to: 'goal' }), connect({ id: 'x2' }))).toBe(
    'already-connected',
  )
  expect(board().relations.get('new')).toMatchObject({
    kind: 'does',
    from: 'org2',
    to: 'goal',
    attributes: { part: 'leads', money: { amount: 5, currency: 'GBP', per: 'year' } },
    made: { by: 'ann' },
  })
})

test('[OP12] what was binned may be drawn again', () => {
  const { apply, board } = editorOf(BOARD, 'ann')
  expect(apply({ type: 'bin', ids: ['r'] })).toBeNull()
  expect(apply(connect({ id: 'anew', from: 'org' }))).toBeNull()
  expect([...board().relations.keys()]).toEqual(['anew'])
})

test('[OP13] nobody says us too to their own concern', () => {
  const { apply } = editorOf(BOARD, 'ann')
  expect(apply(connect({ kind: 'sameBoat', from: 'org', to: 'worry' }))).toBe('not-allowed-here')
  expect(apply(connect({ kind: 'sameBoat', from: 'org2', to: 'worry' }))).toBeNull()
})

test('[OP14] attributes change one by one, and a new kind must fit', () => {
  const { apply, board } = editorOf(BOARD, 'ann')
  const change = (operation: Partial<Extract<Operation, { type: 'change-relation' }>>): Operation => ({
    type: 'change-relation',
    id: 'r',
    ...operation,
  })
  expect(apply(change({ attributes: { part: 'advises', hoursPerMonth: 4 } }))).toBeNull()
  expect(board().relations.get('r')?.attributes).toEqual({ part: 'advises', brings: 'beds', hoursPerMonth: 4 })
  expect(apply(change({ attributes: { brings: undefined, hoursPerMonth: undefined } }))).toBeNull()
  expect(board().relations.get('r')?.attributes).toEqual({ part: 'advises' })
  expect(apply(change({ kind: 'holds' }))).toBe('not-allowed-here')
  expect(apply(change({ kind: 'link', attributes: { label: 'see also' } }))).toBeNull()
  expect(board().relations.get('r')).toMatchObject({ kind: 'link', attributes: { label: 'see also' } })
  expect(apply(change({ id: 'nobody' }))).toBe('no-such-relation')
})

test('[OP19] the values of the board are checked and its settings merged', () => {
  const { apply, board } = editorOf(BOARD, 'ann')
  const change = (operation: Partial<Extract<Operation, { type: 'set-board' }>>): Operation => ({
    type: 'set-board',
    ...operation,
  })
  expect(
    apply(
      change({
        title: 'Our map',
        stage: 'running',
        timeZone: 'Europe/Berlin',
        language: 'gd',
        settings: { quiet: true, big: 1 },
      }),
    ),
  ).toBeNull()
  expect(apply(change({ settings: { big: undefined, more: [1] } }))).toBeNull()
  expect(board()).toMatchObject({
    title: 'Our map',
    stage: 'running',
    timeZone: 'Europe/Berlin',
    language: 'gd',
    settings: { quiet: true, more: [1] },
  })
  expect(apply(change({ title: '\ud800' }))).toBe('bad-text')
  expect(apply(change({ title: 'x'.repeat(501) }))).toBe('too-long')
  for (const bad of [
    { stage: 'dreaming' },
    { timeZone: 'my house' },
    { language: 'English, please' },
    { settings: { when: new Date(0) } },
  ])
    expect(apply(change(bad))).toBe('bad-value')
})

test('[OP21] look, and part in the agreement, are set for several cards at once', () => {
  const { apply, board } = editorOf(BOARD, 'ann')
  expect(
    apply(
      { type: 'set-look', ids: ['org', 'goal'], look: LOOKS[2] },
      { type: 'set-in-agreement', ids: ['goal', 'worry'], inAgreement: true },
    ),
  ).toBeNull()
  expect([
    cardNamed(board(), 'org').look,
    cardNamed(board(), 'goal').look,
    cardNamed(board(), 'worry').inAgreement,
  ]).toEqual(['plum', 'plum', true])
  expect(apply({ type: 'set-look', ids: ['org'], look: null })).toBeNull()
  expect(cardNamed(board(), 'org').look).toBeNull()
  expect(apply({ type: 'set-look', ids: ['org'], look: 'pink' as 'plum' })).toBe('bad-value')
  expect(apply({ type: 'set-look', ids: ['nobody'], look: null })).toBe('no-such-card')
})
