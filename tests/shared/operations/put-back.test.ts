// Proves that whatever is told to differ from an earlier moment goes back by itself, and nothing else with it; the fields come from the kind table.
import { describe, expect, test } from 'vitest'
import type { Board } from '@common-ground/shared/board/board.ts'
import type { CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import type { BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { fieldValue, itemsOf } from '@common-ground/shared/board/card.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { CARD_DESCRIPTIONS } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { RELATION_KINDS } from '@common-ground/shared/board/kinds/relation-kind.ts'
import { describeRelation } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { smallestEdit } from '@common-ground/shared/board/text-edit.ts'
import { putBack } from '@common-ground/shared/operations/put-back.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import { comingSentence } from '@common-ground/shared/versions/change-sentence.ts'
import type { Change } from '@common-ground/shared/versions/change.ts'
import { boardOf, card, cardNamed, relation } from '../board/small-board.ts'
import { valueFor, type Described } from '../versions/field-values.ts'
import { editorOf, exchange, type TestEditor } from './editor.ts'

const differences = (then: BoardDoc, now: BoardDoc): readonly Change[] =>
  changesBetween(readContent(then), readContent(now)).changes
const boardThen = (then: BoardDoc): Board => boardOfContent(readContent(then))
const wayBack = (editor: TestEditor, then: BoardDoc, change: Change): readonly Operation[] | null =>
  putBack(editor.board(), boardThen(then), change)

/** Every difference goes back one by one, in one step each, and undo brings it again. */
function goesBack(editor: TestEditor, then: BoardDoc, count = 1): void {
  const found = differences(then, editor.boardDoc)
  expect(found).toHaveLength(count)
  for (const change of found) {
    const before = differences(then, editor.boardDoc)
    const operations = wayBack(editor, then, change)
    expect(operations, comingSentence(change)).not.toBeNull()
    expect(operations).not.toEqual([])
    expect(editor.apply(...(operations ?? []))).toBeNull()
    const left = differences(then, editor.boardDoc)
    expect(left.length).toBeLessThan(before.length)
    editor.undo.undo()
    expect(differences(then, editor.boardDoc)).toEqual(before)
    editor.undo.redo()
    expect(wayBack(editor, then, change), 'once is enough').toEqual([])
  }
  expect(differences(then, editor.boardDoc)).toEqual([])
}

/** One card of every kind that a field may name, with an entry in each list. */
const others = Object.entries(CARD_DESCRIPTIONS)
  .filter(([kind]) => kind !== 'charter')
  .map(([kind, { fields }]) => {
    const lists = Object.entries(fields).filter(([, { type }]) => type === 'list')
    const items = lists.map(([name], index) => [name, [{ id: `i${String(index + 1)}`, order: 'a0' }]])
    return card(`other-${kind}`, kind as CardKind, Object.fromEntries(items))
  })
const otherFor = (field: Described): string =>
  `other-${(field['to'] as readonly string[] | undefined)?.find((kind) => kind !== 'charter') ?? 'note'}`
const withOne = (kind: CardKind, values: object): BoardDoc => {
  const one: CardContent = { ...card(kind === 'charter' ? 'charter' : 'c1', kind, { inAgreement: true }), ...values }
  return kind === 'charter' ? boardOf(others, [], one) : boardOf([...others, one])
}
const idOf = (kind: CardKind): string => (kind === 'charter' ? 'charter' : 'c1')
const fields = Object.entries(CARD_DESCRIPTIONS).flatMap(([kind, { fields }]) =>
  Object.entries(fields as Readonly<Record<string, Described>>).map(([name, field]) => ({
    kind: kind as CardKind,
    name,
    field,
  })),
)

describe.each(fields)('$kind $name', ({ kind, name, field }) => {
  test('[OP45] a field that says something else, or nothing, says again what it said then', () => {
    const [empty, set] = [withOne(kind, {}), withOne(kind, { [name]: valueFor(field, otherFor(field)) })]
    goesBack(editorOf(empty, 'p1'), set)
    goesBack(editorOf(set, 'p1'), empty)
    if (field.type === 'list') {
      const editor = editorOf(set, 'p1')
      expect(editor.apply({ type: 'remove-item', card: idOf(kind), field: name, item: 'i1' })).toBeNull()
      goesBack(editor, set)
      expect(differences(set, editor.boardDoc), 'under its own id').toEqual([])
    }
  })
  if (field.type !== 'list') return
  const parts = Object.entries(field['item'] as Readonly<Record<string, Described>>)
  test('[OP45] no two parts of an entry are called alike', () => {
    expect(new Set(parts.map(([, { label }]) => label)).size).toBe(parts.length)
  })
  test.each(parts)('[OP45] part %s of an entry says again what it said then', (part, described) => {
    const item = { id: 'i1', order: 'a0' }
    const empty = withOne(kind, { [name]: [item] })
    const set = withOne(kind, { [name]: [{ ...item, [part]: valueFor(described, otherFor(described)) }] })
    goesBack(editorOf(empty, 'p1'), set)
    goesBack(editorOf(set, 'p1'), empty)
  })
})

describe.each(RELATION_KINDS)('relation %s', (kind) => {
  const description = describeRelation(kind)
  const ends = [card('from', description.from[0] ?? 'note', {}), card('to', description.to[0] ?? 'note', {})]
  const withLine = (values: object): BoardDoc => boardOf(ends, [relation('r1', kind, 'from', 'to', { ...values })])
  test.each([...Object.entries(description.attributes), ['none', null] as const])(
    '[OP45] its attribute %s says again what it said then',
    (name, attribute) => {
      if (attribute === null) return
      const [plain, set] = [withLine({}), withLine({ [name]: valueFor({ ...attribute }, 'from') })]
      goesBack(editorOf(plain, 'p1'), set)
      goesBack(editorOf(set, 'p1'), plain)
    },
  )
  test('[OP45] one that was drawn since goes, one that was taken away comes back with what it said', () => {
    const [without, drawn] = [boardOf(ends), withLine({})]
    goesBack(editorOf(drawn, 'p1'), without)
    goesBack(editorOf(without, 'p1'), drawn)
    const editor = editorOf(drawn, 'p1')
    editor.apply({ type: 'bin', ids: ['r1'] })
    goesBack(editor, drawn)
  })
})

const org = card('o1', 'organisation', { name: 'NHS' })
const steps = ['a', 'b', 'c'].map((id, index) => ({ id, order: `a${String(index)}`, text: `Sign ${id}` }))
const aim = card('a1', 'objective', { title: 'Home sooner', why: 'Nobody wants to wait', markers: steps })
const leads = relation('r1', 'does', 'o1', 'a1', { part: 'leads' })
const start = (cards: readonly CardContent[] = [org, aim], lines: readonly RelationContent[] = [leads]): BoardDoc =>
  boardOf(cards, lines)

test('[OP45] a card that was put in the bin comes back as it was then, with its lines', () => {
  const then = start()
  const editor = editorOf(then, 'p1')
  editor.apply({ type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 0, insert: 'Spoilt ' })
  editor.apply({ type: 'remove-item', card: 'a1', field: 'markers', item: 'b' }, { type: 'bin', ids: ['a1'] })
  goesBack(editor, then)
})

test('[OP45] a card that the bin holds no more is made anew under its id, with its lines', () => {
  const editor = editorOf(boardOf([org]), 'p1')
  goesBack(editor, start())
  expect([...editor.board().relations.values()].map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['does', 'o1', 'a1'],
  ])
})

test('[OP45] a card that came since goes to the bin, whole', () => {
  const editor = editorOf(start(), 'p1')
  const [change] = differences(boardOf([org]), editor.boardDoc).filter(({ id }) => id === 'a1')
  if (change === undefined) throw new TypeError('it came since')
  expect(editor.apply(...(wayBack(editor, boardOf([org]), change) ?? []))).toBeNull()
  expect(differences(boardOf([org]), editor.boardDoc)).toEqual([])
  expect(editor.board().bin.map(({ id }) => id)).toEqual(['a1'])
})

test('[OP45] the title of the board, what is agreed on, the zone and the order of a list go back', () => {
  const zones = [
    card('z1', 'zone', { title: 'Left', pos: [1000, 0] }),
    card('z2', 'zone', { title: 'Right', pos: [3000, 0] }),
  ]
  const then = start([org, { ...aim, zone: 'z1', pos: [1040, 60] }, ...zones])
  const editor = editorOf(then, 'p1')
  editor.apply(
    { type: 'set-board', title: 'Another' },
    { type: 'set-in-agreement', ids: ['a1'], inAgreement: false },
    { type: 'move-item', card: 'a1', field: 'markers', item: 'c', after: null },
    { type: 'move', moves: [{ id: 'a1', pos: [3100, 50], zone: 'z2' }] },
    // The zone itself lies elsewhere by now: the card goes back into it all the same.
    { type: 'move', moves: [{ id: 'z1', pos: [0, 2000] }] },
  )
  editor.apply({ type: 'add-item', card: 'a1', field: 'markers', id: 'since', after: 'c', values: { text: 'New' } })
  const found = differences(then, editor.boardDoc)
  for (const change of found.filter(({ itemId }) => itemId !== 'since'))
    expect(editor.apply(...(wayBack(editor, then, change) ?? []))).toBeNull()
  expect(differences(then, editor.boardDoc).map(({ itemId }) => itemId)).toEqual(['since'])
  expect(editor.board().cards.get('a1')?.pos).toEqual([40, 2060])
})

test('[OP45] what others have done elsewhere stays, and undo takes back what was put back alone', () => {
  const then = start()
  const [anna, ben] = [editorOf(then, 'anna'), editorOf(then, 'ben')]
  anna.apply({ type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 4, insert: 'Back' })
  exchange(anna, ben)
  const [change] = differences(then, ben.boardDoc)
  if (change === undefined) throw new TypeError('nothing differs')
  anna.apply({ type: 'edit-text', at: { card: 'a1', field: 'why' }, index: 0, remove: 0, insert: 'Truly. ' })
  ben.apply(...(wayBack(ben, then, change) ?? []))
  exchange(anna, ben)
  const said = (): readonly unknown[] => {
    const fields = (anna.board().cards.get('a1')?.fields ?? {}) as Readonly<Record<string, unknown>>
    return [fields['title'], fields['why']]
  }
  expect(said()).toEqual(['Home sooner', 'Truly. Nobody wants to wait'])
  ben.undo.undo()
  exchange(anna, ben)
  expect(said()).toEqual(['Back sooner', 'Truly. Nobody wants to wait'])
})

test('[OP45] a note that has become something else, and a locked card, stay as they are', () => {
  const then = boardOf([card('n1', 'note', { text: 'Later' }), aim])
  const editor = editorOf(then, 'p1')
  editor.apply(
    { type: 'convert', id: 'n1', kind: 'concern' },
    { type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 4, insert: 'Back' },
    { type: 'set-lock', ids: ['a1'], lock: { by: 'p2', at: '2026-10-02T10:00:00Z' } },
  )
  const [kind] = differences(then, editor.boardDoc).filter(({ field }) => field === 'kind')
  const [title] = differences(then, editor.boardDoc).filter(({ id }) => id === 'a1')
  if (kind === undefined || title === undefined) throw new TypeError('both differ')
  expect(wayBack(editor, then, kind)).toBeNull()
  expect(editor.apply(...(wayBack(editor, then, title) ?? []))).toBe('locked')
})

test('[OP45] the edit of a text never splits a character', () => {
  expect(smallestEdit('a😀b', 'a😁b')).toEqual({ index: 1, remove: 2, insert: '😁' })
  expect(smallestEdit('same', 'same')).toEqual({ index: 4, remove: 0, insert: '' })
})

test('[OP46] an entry that was taken out comes back under its id, where it was, once', () => {
  const editor = editorOf(start(), 'p1')
  editor.apply({ type: 'remove-item', card: 'a1', field: 'markers', item: 'b' })
  expect(
    editor.apply({
      type: 'restore-item',
      card: 'a1',
      field: 'markers',
      id: 'b',
      after: 'a',
      values: { text: 'Sign B' },
    }),
  ).toBeNull()
  const markers = (): unknown => fieldValue(cardNamed(editor.board(), 'a1'), 'markers')
  expect(markers()).toMatchObject([{ id: 'a' }, { id: 'b', text: 'Sign B' }, { id: 'c' }])
  expect(editor.apply({ type: 'restore-item', card: 'a1', field: 'markers', id: 'b' })).toBe('id-taken')
  editor.undo.undo()
  expect(markers()).toMatchObject([{ id: 'a' }, { id: 'c' }])
})

test('[OP46] words that somebody goes on typing in an entry that is gone stay where they differ from what it is to say', () => {
  const source = start()
  const [editor, ben] = [editorOf(source, 'p1'), editorOf(source, 'p2')]
  const text = { card: 'a1', item: 'b', field: 'text' }
  editor.apply({ type: 'remove-item', card: 'a1', field: 'markers', item: 'b' })
  exchange(editor, ben)
  // Known to whoever brings it back: it says what it is to say. Not known: nothing that was typed is lost.
  expect(ben.apply({ type: 'edit-text', at: text, index: 0, remove: 0, insert: 'Old ' })).toBeNull()
  exchange(editor, ben)
  expect(ben.apply({ type: 'edit-text', at: text, index: 0, remove: 0, insert: 'New ' })).toBeNull()
  const back = { card: 'a1', field: 'markers', id: 'b', after: 'a', values: { text: 'Sign B' } } as const
  expect(editor.apply({ type: 'restore-item', ...back })).toBeNull()
  const said = (): unknown => itemsOf(cardNamed(editor.board(), 'a1'), 'markers').map((item) => [item.id, item['text']])
  expect(said()).toMatchObject([
    ['a', expect.anything()],
    ['b', 'Sign B'],
    ['c', expect.anything()],
  ])
  exchange(editor, ben)
  expect(said()).toMatchObject([
    ['a', expect.anything()],
    ['b', 'New Sign B'],
    ['c', expect.anything()],
  ])
})

test('[OP46] an entry that the document holds no more comes anew under its id', () => {
  const editor = editorOf(start(), 'p1')
  const gone = { card: 'a1', field: 'markers', id: 'purged', after: null, values: { text: 'Sign P' } } as const
  expect(editor.apply({ type: 'restore-item', ...gone })).toBeNull()
  const first = itemsOf(cardNamed(editor.board(), 'a1'), 'markers')[0]
  expect([first?.id, first?.['text']]).toEqual(['purged', 'Sign P'])
})

test('[OP45] a card in the bin comes back although a card that it named then is gone', () => {
  const bed = card('c1', 'concern', { title: 'Beds' })
  const named = card('c1', 'concern', {
    title: 'Beds',
    raisedBy: 'o1',
    actions: [{ id: 'a1', order: 'a', text: 'Count the beds', orgId: 'o1' }],
  })
  const then = boardOf([org, named])
  const editor = editorOf(boardOf([bed]), 'p1')
  editor.apply({ type: 'bin', ids: ['c1'] })
  expect(editor.apply(...(putBack(editor.board(), boardThen(then), { about: 'card', id: 'c1' }) ?? []))).toBeNull()
  const back = cardNamed(editor.board(), 'c1')
  expect([fieldValue(back, 'title'), itemsOf(back, 'actions').map(({ text }) => text)]).toEqual([
    'Beds',
    ['Count the beds'],
  ])
})
