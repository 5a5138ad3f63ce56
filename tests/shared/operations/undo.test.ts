// Checks that undo takes back a person's own work and nobody else's.
import { expect, test } from 'vitest'
import { itemsOf, textValue } from '@common-ground/shared/board/card.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { boardOf, card, cardNamed, relation } from '../board/small-board.ts'
import { editorOf, exchange, typing } from './editor.ts'

const BOARD = boardOf(
  [
    card('org', 'organisation', { name: 'NHS' }),
    card('goal', 'objective', { title: 'Home', pos: [10, 10], state: 'live' }),
    card('jot', 'note', { text: '' }),
    card('w', 'word', { word: 'lead' }),
  ],
  [relation('r', 'does', 'org', 'goal')],
)
const move = (x: number): Operation => ({ type: 'move', moves: [{ id: 'goal', pos: [x, 0] }] })
const title = ({ board }: ReturnType<typeof editorOf>): string => textValue(cardNamed(board(), 'goal'), 'title')

test('[UN2] words that somebody typed into a card survive the undoing of its creation', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  expect(
    ann.apply({
      type: 'create',
      cards: [{ id: 'n', kind: 'objective', pos: [0, 0], fields: { title: 'Mine' } }],
      relations: [{ id: 'rn', kind: 'does', from: 'org', to: 'n' }],
    }),
  ).toBeNull()
  exchange(ann, ben)
  expect(
    ben.apply(typing('n', 'title', ' and yours', 4), {
      type: 'add-item',
      card: 'n',
      field: 'markers',
      id: 'm',
      values: { text: 'Days' },
    }),
  ).toBeNull()
  exchange(ann, ben)
  expect(ann.undo.undo()).toEqual({ did: true, label: 'create', others: ['n'] })
  exchange(ann, ben)
  for (const { board } of [ann, ben]) {
    expect([board().cards.has('n'), board().relations.has('rn')]).toEqual([false, false])
    expect(board().bin.map(({ id }) => id)).toEqual(['n'])
  }
  expect(ben.apply({ type: 'restore', ids: ['n'] })).toBeNull()
  exchange(ann, ben)
  const back = cardNamed(ann.board(), 'n')
  expect([textValue(back, 'title'), itemsOf(back, 'markers')[0]?.['text']]).toEqual(['Mine and yours', 'Days'])
})

test('[UN2] without others the creation goes and comes back whole', () => {
  const { apply, undo, board } = editorOf(BOARD, 'ann')
  expect(
    apply({ type: 'create', cards: [{ id: 'n', kind: 'note', pos: [0, 0], fields: { text: 'Mine' } }] }),
  ).toBeNull()
  expect(undo.undo()).toEqual({ did: true, label: 'create', others: [] })
  expect([board().cards.has('n'), board().bin]).toEqual([false, []])
  expect(undo.redo().label).toBe('create')
  expect(textValue(cardNamed(board(), 'n'), 'text')).toBe('Mine')
})

test('[UN3] typing is one step until it is ended', () => {
  const editor = editorOf(BOARD, 'ann')
  editor.undo.begin('typing')
  for (const [index, letter] of [...' sooner'].entries())
    expect(editor.more(typing('goal', 'title', letter, 4 + index))).toBeNull()
  editor.undo.stopTyping()
  editor.undo.begin('typing')
  for (const [index, letter] of [...' now'].entries())
    expect(editor.more(typing('goal', 'title', letter, 11 + index))).toBeNull()
  expect(title(editor)).toBe('Home sooner now')
  editor.undo.undo()
  expect(title(editor)).toBe('Home sooner')
  editor.undo.undo()
  expect(title(editor)).toBe('Home')
  editor.undo.redo()
  expect(title(editor)).toBe('Home sooner')
})

test('[UN3] without a step begun every change is a step of its own, however fast', () => {
  const editor = editorOf(BOARD, 'ann')
  editor.more(move(1))
  editor.more(move(2))
  editor.undo.undo()
  expect(cardNamed(editor.board(), 'goal').pos).toEqual([1, 0])
})

test('[UN1] letters of two people in one text are taken back separately', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  ann.apply(typing('goal', 'title', ' aaaa', 4))
  exchange(ann, ben)
  ben.apply(typing('goal', 'title', 'bb', 7))
  exchange(ann, ben)
  expect(title(ann)).toBe('Home aabbaa')
  ann.undo.undo()
  exchange(ann, ben)
  expect([title(ann), title(ben)]).toEqual(['Homebb', 'Homebb'])
  ann.undo.redo()
  exchange(ann, ben)
  ben.undo.undo()
  expect(title(ben)).toBe('Home aaaa')
})

test('[UN4] a step tells its label and who else was there since', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  ann.undo.begin('Move 1 card')
  ann.more(move(50))
  exchange(ann, ben)
  ben.apply({ type: 'change-relation', id: 'r', attributes: { part: 'leads' } }, typing('goal', 'title', 'x'))
  exchange(ann, ben)
  expect(ann.undo.undo()).toEqual({ did: true, label: 'Move 1 card', others: ['goal'] })
  expect(ann.undo.redo()).toEqual({ did: true, label: 'Move 1 card', others: [] })
  expect(ann.undo.undo()).toEqual({ did: true, label: 'Move 1 card', others: [] })
  expect(ann.undo.undo()).toEqual({ did: false, label: '', others: [] })
})

test('[UN1] a value that somebody else has changed since stays as they left it', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  ann.apply({ type: 'set-field', card: 'goal', field: 'state', value: 'achieved' })
  ann.apply(move(50))
  exchange(ann, ben)
  ben.apply(move(70))
  exchange(ann, ben)
  expect(ann.undo.undo().label).toBe('set-field')
  expect(cardNamed(ann.board(), 'goal')).toMatchObject({ pos: [70, 0], fields: { state: 'live' } })
})

test('[UN5] two people set a value at once: whoever won takes back to what was before', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  ann.apply(move(50))
  ben.apply(move(70))
  exchange(ann, ben)
  const winner = cardNamed(ann.board(), 'goal').pos[0] === 50 ? ann : ben
  expect(winner.undo.undo().did).toBe(true)
  exchange(ann, ben)
  for (const { board } of [ann, ben]) expect(cardNamed(board(), 'goal').pos).toEqual([10, 10])
  winner.undo.redo()
  exchange(ann, ben)
  for (const { board } of [ann, ben]) expect(cardNamed(board(), 'goal').pos).toEqual([winner === ann ? 50 : 70, 0])
})

test('[UN6] an undo does not bring back what somebody else has cleared', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  ann.apply({ type: 'set-field', card: 'goal', field: 'state', value: 'achieved' })
  exchange(ann, ben)
  ben.apply({ type: 'set-field', card: 'goal', field: 'state', value: undefined })
  exchange(ann, ben)
  ann.undo.undo()
  exchange(ann, ben)
  for (const { board } of [ann, ben]) expect(cardNamed(board(), 'goal').fields).toMatchObject({ state: 'draft' })
})

test('[UN7] the writes of one long drag are one step, those of the next another', () => {
  const editor = editorOf(BOARD, 'ann')
  for (const [x, gesture] of [
    [20, 'drag-1'],
    [30, 'drag-1'],
    [40, 'drag-2'],
    [50, 'drag-2'],
  ] as const) {
    editor.undo.begin('Move 1 card', gesture)
    editor.more(move(x))
  }
  editor.undo.undo()
  expect(cardNamed(editor.board(), 'goal').pos).toEqual([30, 0])
  editor.undo.undo()
  expect(cardNamed(editor.board(), 'goal').pos).toEqual([10, 10])
})

test('[UN8] new work of my own ends redo, work of others does not', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  ann.apply(move(50))
  ann.undo.undo()
  ben.apply(typing('goal', 'title', 'x'))
  exchange(ann, ben)
  expect(ann.undo.canRedo()).toBe(true)
  ann.apply(typing('goal', 'why', 'because'))
  expect(ann.undo.canRedo()).toBe(false)
})

test('[UN9] a change that changed nothing is no step', () => {
  const { apply, undo } = editorOf(BOARD, 'ann')
  expect(apply({ type: 'restore', ids: ['goal'] })).toBeNull()
  expect(apply({ type: 'move', moves: [{ id: 'goal', pos: [10, 10] }] })).toBeNull()
  expect(undo.canUndo()).toBe(false)
})

test('[UN10] an item comes back with what others typed into it meanwhile', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  ann.apply({ type: 'add-item', card: 'w', field: 'meanings', id: 'm', values: { text: 'drives' } })
  exchange(ann, ben)
  ann.apply({ type: 'remove-item', card: 'w', field: 'meanings', item: 'm' })
  expect(
    ben.apply({ type: 'edit-text', at: { card: 'w', item: 'm', field: 'text' }, index: 6, remove: 0, insert: ' it' }),
  ).toBeNull()
  exchange(ann, ben)
  expect(itemsOf(cardNamed(ben.board(), 'w'), 'meanings')).toEqual([])
  expect(ann.undo.undo()).toMatchObject({ did: true, others: ['w'] })
  exchange(ann, ben)
  for (const { board } of [ann, ben])
    expect(itemsOf(cardNamed(board(), 'w'), 'meanings')[0]?.['text']).toBe('drives it')
})
