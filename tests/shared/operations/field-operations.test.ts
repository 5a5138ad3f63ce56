// Checks fields, texts, list items and what is noted about who changed them.
import { Map as YMap } from 'yjs'
import { expect, test } from 'vitest'
import { fieldValue, itemsOf, textValue } from '@common-ground/shared/board/card.ts'
import { textAt } from '@common-ground/shared/board/board-doc.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { boardOf, card, cardNamed } from '../board/small-board.ts'
import { editorOf, exchange, typing, type TestEditor } from './editor.ts'

const BOARD = boardOf([
  card('org', 'organisation', { name: 'NHS' }),
  card('goal', 'objective', { title: 'Home' }),
  card('p', 'person', { name: 'Priya', orgId: 'org' }),
  card('steps', 'if-we-disagree', {
    steps: [
      { id: 's1', order: 'a0', title: 'Meet' },
      { id: 's2', order: 'a1', title: 'Mediate' },
    ],
  }),
])
const set = (id: string, field: string, value: unknown): Operation => ({ type: 'set-field', card: id, field, value })
const items = (editor: TestEditor, id = 'steps', field = 'steps'): string[] =>
  itemsOf(cardNamed(editor.board(), id), field).map((item) => item.id)

test('[OP9] plain fields are set, cleared, and refused when they do not fit', () => {
  const editor = editorOf(BOARD, 'ann')
  expect(
    editor.apply(
      set('org', 'sector', 'health'),
      set('org', 'since', '2015-10'),
      set('p', 'hoursPerMonth', 7.5),
      set('charter', 'leadRef', 'p'),
    ),
  ).toBeNull()
  expect(cardNamed(editor.board(), 'org').fields).toMatchObject({ sector: 'health', since: '2015-10' })
  expect(
    editor.apply(set('org', 'sector', undefined), set('org', 'since', undefined), set('org', 'leftOn', undefined)),
  ).toBeNull()
  expect(cardNamed(editor.board(), 'org').fields).toMatchObject({ sector: 'other', since: undefined })
  const refused: [Operation, string][] = [
    [set('nobody', 'sector', 'health'), 'no-such-card'],
    [set('org', 'shoeSize', 7), 'no-such-field'],
    [set('org', 'toString', 7), 'no-such-field'],
    [set('org', 'name', 'x'), 'not-allowed-here'],
    [set('org', 'ownOutcomes', []), 'not-allowed-here'],
    [set('org', 'sector', 'space'), 'bad-value'],
    [set('org', 'since', '2026-02-30'), 'bad-value'],
    [set('p', 'hoursPerMonth', 7.3), 'bad-value'],
    [set('p', 'hoursPerMonth', Number.NaN), 'bad-value'],
    [set('p', 'hoursPerMonth', 900), 'bad-value'],
    [set('p', 'orgId', 'goal'), 'bad-value'],
    [set('p', 'orgId', 'nobody'), 'bad-value'],
    [set('p', 'deputyId', 'p'), 'bad-value'],
    [set('p', 'orgId', { text: 'the Ministers' }), 'bad-value'],
    [set('charter', 'reviewBy', ['org', 'goal']), 'bad-value'],
  ]
  for (const [operation, refusal] of refused) expect(editor.apply(operation), JSON.stringify(operation)).toBe(refusal)
  expect(
    editor.apply(set('charter', 'reviewBy', ['org', { text: 'everybody' }]), set('charter', 'appointedBy', [])),
  ).toBeNull()
  expect(fieldValue(cardNamed(editor.board(), 'charter'), 'reviewBy')).toEqual(['org', { text: 'everybody' }])
})

test('[OP8] an edit must lie within the text, keep characters whole and keep the text below 20,000', () => {
  const editor = editorOf(BOARD, 'ann')
  const edit = (index: number, remove: number, insert: string): Operation => ({
    type: 'edit-text',
    at: { card: 'goal', field: 'title' },
    index,
    remove,
    insert,
  })
  expect(editor.apply(edit(4, 0, ' 👩‍👧\u000b'))).toBeNull()
  expect(textValue(cardNamed(editor.board(), 'goal'), 'title')).toBe('Home 👩‍👧\n')
  for (const bad of [edit(-1, 0, 'x'), edit(99, 0, 'x'), edit(0, 99, ''), edit(0.5, 0, 'x'), edit(0, Number.NaN, '')])
    expect(editor.apply(bad)).toBe('bad-value')
  for (const bad of [edit(6, 0, 'x'), edit(5, 1, ''), edit(0, 0, '\udc00')]) expect(editor.apply(bad)).toBe('bad-text')
  expect(editor.apply(edit(0, 0, 'x'.repeat(20_000)))).toBe('too-long')
  textAt(editor.boardDoc, { card: 'goal', field: 'title' }).insert(0, 'y'.repeat(21_000))
  expect(editor.apply(edit(0, 0, 'x'))).toBe('too-long')
  expect(editor.apply(edit(0, 100, ''))).toBeNull()
})

test('[OP8] a text that the kind or the list does not have is refused', () => {
  const editor = editorOf(BOARD, 'ann')
  const at = (address: Extract<Operation, { type: 'edit-text' }>['at']): Operation => ({
    type: 'edit-text',
    at: address,
    index: 0,
    remove: 0,
    insert: 'x',
  })
  expect(editor.apply(at({ card: 'nobody', field: 'title' }))).toBe('no-such-card')
  expect(editor.apply(at({ card: 'goal', field: 'name' }))).toBe('no-such-field')
  expect(editor.apply(at({ card: 'goal', field: 'state' }))).toBe('not-allowed-here')
  expect(editor.apply(at({ card: 'steps', item: 'nothing', field: 'title' }))).toBe('no-such-item')
  expect(editor.apply(at({ card: 'steps', item: 's1', field: 'within' }))).toBe('not-allowed-here')
  expect(editor.apply(at({ card: 'steps', item: 's1', field: 'how' }))).toBeNull()
})

test('[OP10] items are added where they belong, moved, changed and removed', () => {
  const editor = editorOf(BOARD, 'ann')
  const on = { card: 'steps', field: 'steps' } as const
  expect(
    editor.apply(
      { type: 'add-item', ...on, id: 's3', values: { title: 'Outside help', outside: true } },
      { type: 'add-item', ...on, id: 's0', after: null },
      { type: 'add-item', ...on, id: 's1b', after: 's1' },
    ),
  ).toBeNull()
  expect(items(editor)).toEqual(['s0', 's1', 's1b', 's2', 's3'])
  expect(
    editor.apply(
      { type: 'move-item', ...on, item: 's3', after: null },
      { type: 'move-item', ...on, item: 's0', after: 's2' },
    ),
  ).toBeNull()
  expect(items(editor)).toEqual(['s3', 's1', 's1b', 's2', 's0'])
  const field = (name: string, value: unknown): Operation => ({
    type: 'set-item-field',
    ...on,
    item: 's1',
    name,
    value,
  })
  expect(
    editor.apply(
      field('within', { amount: 10, unit: 'working-days' }),
      field('next', [{ to: 'beyond', when: 'no vote' }]),
      field('who', ['p', { text: 'both chairs' }]),
    ),
  ).toBeNull()
  expect(itemsOf(cardNamed(editor.board(), 'steps'), 'steps')[1]).toMatchObject({
    within: { amount: 10, unit: 'working-days' },
    next: [{ to: 'beyond', when: 'no vote' }],
    who: ['p', { text: 'both chairs' }],
  })
  expect(editor.apply(field('within', undefined))).toBeNull()
  expect(itemsOf(cardNamed(editor.board(), 'steps'), 'steps')[1]?.['within']).toBeUndefined()
  expect(editor.apply({ type: 'remove-item', ...on, item: 's1b' })).toBeNull()
  expect(items(editor)).toEqual(['s3', 's1', 's2', 's0'])
  const refused: [Operation, string][] = [
    [{ type: 'add-item', ...on, id: 's1' }, 'id-taken'],
    [{ type: 'add-item', ...on, id: 's1b' }, 'id-taken'],
    [{ type: 'add-item', ...on, id: 'no id!' }, 'bad-id'],
    [{ type: 'add-item', ...on, id: 'x', after: 'nothing' }, 'no-such-item'],
    [{ type: 'add-item', ...on, id: 'x', values: { shoeSize: 7 } }, 'no-such-field'],
    [{ type: 'add-item', ...on, id: 'x', values: { within: { amount: -1, unit: 'months' } } }, 'bad-value'],
    [{ type: 'add-item', card: 'steps', field: 'scope', id: 'x' }, 'not-allowed-here'],
    [{ type: 'move-item', ...on, item: 's1', after: 's1b' }, 'no-such-item'],
    [{ type: 'remove-item', ...on, item: 's1b' }, 'no-such-item'],
    [field('title', 'x'), 'not-allowed-here'],
  ]
  for (const [operation, refusal] of refused) expect(editor.apply(operation), JSON.stringify(operation)).toBe(refusal)
})

test('[OP10] two people may be first into a list and into a field, and both keep theirs', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  for (const [editor, id, words] of [
    [ann, 'a1', 'Fewer beds'],
    [ben, 'b1', 'More staff'],
  ] as const)
    expect(
      editor.apply(
        { type: 'add-item', card: 'org', field: 'ownOutcomes', id, values: { text: words } },
        typing('org', 'whatWeDo', words),
      ),
    ).toBeNull()
  exchange(ann, ben)
  for (const editor of [ann, ben]) {
    expect(
      itemsOf(cardNamed(editor.board(), 'org'), 'ownOutcomes')
        .map(({ text }) => String(text))
        .toSorted(),
    ).toEqual(['Fewer beds', 'More staff'])
    expect(textValue(cardNamed(editor.board(), 'org'), 'whatWeDo')).toMatch(
      /^(?:Fewer bedsMore staff|More staffFewer beds)$/,
    )
  }
})

test('[OP10] items that two people put at one spot can still be told apart and moved between', () => {
  const [ann, ben] = [editorOf(BOARD, 'ann'), editorOf(BOARD, 'ben')]
  const on = { card: 'steps', field: 'steps' } as const
  expect(ann.apply({ type: 'add-item', ...on, id: 'xa', after: 's1' })).toBeNull()
  expect(ben.apply({ type: 'add-item', ...on, id: 'xb', after: 's1' })).toBeNull()
  exchange(ann, ben)
  expect(items(ann)).toEqual(['s1', 'xa', 'xb', 's2'])
  expect(ann.apply({ type: 'move-item', ...on, item: 's2', after: 'xa' })).toBeNull()
  expect(items(ann)).toEqual(['s1', 'xa', 's2', 'xb'])
})

test('[OP11] a list takes no more than its limit', () => {
  const editor = editorOf(BOARD, 'ann')
  const add = (id: string): Operation => ({ type: 'add-item', card: 'steps', field: 'steps', id })
  expect(editor.apply(...Array.from({ length: 18 }, (_, index) => add(`n${index}`)))).toBeNull()
  expect(editor.apply(add('one-more'))).toBe('too-many')
})

test('[OP20] who changed the words last is noted at once, then every ten seconds while typing, and never for a move', () => {
  const editor = editorOf(BOARD, 'ann')
  const touched = (): string | undefined => cardNamed(editor.board(), 'goal').touched?.at
  expect(editor.apply({ type: 'move', moves: [{ id: 'goal', pos: [5, 5] }] })).toBeNull()
  expect(touched()).toBeUndefined()
  for (const [at, noted] of [
    ['10:00:00', '10:00:00'],
    ['10:00:09', '10:00:00'],
    ['10:00:11', '10:00:11'],
  ] as const) {
    editor.at = `2026-10-02T${at}Z`
    expect(editor.apply(typing('goal', 'title', 'x'))).toBeNull()
    expect(touched()).toBe(`2026-10-02T${noted}Z`)
  }
  const other = editorOf(editor.boardDoc, 'ben')
  other.at = '2026-10-02T10:00:12Z'
  expect(other.apply(typing('goal', 'title', 'y'))).toBeNull()
  expect(cardNamed(other.board(), 'goal').touched).toEqual({ by: 'ben', at: '2026-10-02T10:00:12Z' })
})

test('[OP9] clearing writes null, so that a later undo of somebody else cannot fill the gap', () => {
  const editor = editorOf(BOARD, 'ann')
  expect(editor.apply(set('org', 'sector', 'health'))).toBeNull()
  expect(editor.apply(set('org', 'sector', undefined))).toBeNull()
  const map = editor.boardDoc.cards.get('org')
  expect(map instanceof YMap && map.has('sector') && map.get('sector') === null).toBe(true)
})

test('[OP24] whose words a field holds is noted for that field alone', () => {
  const { apply, board } = editorOf(BOARD, 'ann')
  const voice = (fields: readonly string[], more: Partial<{ card: string; orgId: string }> = {}): Operation => ({
    type: 'set-voice',
    card: 'org',
    fields,
    orgId: 'org',
    ...more,
  })
  expect(apply(voice(['whatWeDo', 'joined']))).toBeNull()
  const first = cardNamed(board(), 'org').voice
  expect(Object.keys(first)).toEqual(['whatWeDo', 'joined'])
  expect(first['whatWeDo']).toMatchObject({ orgId: 'org', by: 'ann' })
  expect(apply(voice(['notUs']))).toBeNull()
  expect(cardNamed(board(), 'org').voice).toMatchObject({ ...first, notUs: { orgId: 'org', by: 'ann' } })
  expect(apply(voice(['constructor']))).toBe('no-such-field')
  expect(apply(voice(['notUs'], { orgId: 'p' }))).toBe('no-such-card')
  expect(apply(voice(['notUs'], { card: 'nobody' }))).toBe('no-such-card')
})
