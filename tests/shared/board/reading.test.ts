// Checks that reading a document is total, incremental and honest about what it could not use; knows no operation.
import fc from 'fast-check'
import { applyUpdate, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs'
import { expect, test } from 'vitest'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { cardName, cardTitle, fieldValue, itemsOf } from '@common-ground/shared/board/card.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { openBoardDoc, textAt } from '@common-ground/shared/board/board-doc.ts'
import { createBoardReader, readBoard } from '@common-ground/shared/board/read-board.ts'
import { relationSentence } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { garbage, litter } from './garbage.ts'
import { boardOf, card, cardNamed, relation } from './small-board.ts'

const paths = (board: Board): string[] => board.problems.map(({ code, path }) => `${code} ${path}`).toSorted()
const rawCard = (doc: Doc, id: string): YMap<unknown> => {
  const map = doc.getMap('cards').get(id)
  if (!(map instanceof YMap)) throw new TypeError(`no card ${id}`)
  return map
}

test('[BD10] any document gives a board, its content and its canonical text', () => {
  fc.assert(
    fc.property(garbage, (things) => {
      const doc = new Doc()
      litter(doc, things)
      const received = new Doc()
      applyUpdate(received, encodeStateAsUpdate(doc))
      for (const each of [doc, received]) {
        const boardDoc = openBoardDoc(each)
        const board = readBoard(boardDoc)
        for (const [id, one] of board.cards)
          expect([one.id, one.pos.every(Number.isFinite), cardName(one) !== '']).toEqual([id, true, true])
        for (const one of board.relations.values()) expect(relationSentence(board, one)).not.toBe('')
        expect(() => JSON.parse(canonicalBoard(readContent(boardDoc))) as unknown).not.toThrow()
      }
    }),
    { numRuns: 300 },
  )
})

test('[BD13] reading in steps gives the same board as reading anew', () => {
  fc.assert(
    fc.property(fc.array(garbage, { minLength: 1, maxLength: 4 }), (rounds) => {
      const boardDoc = openBoardDoc(new Doc())
      const reader = createBoardReader(boardDoc)
      for (const things of rounds) {
        reader.read()
        litter(boardDoc.doc, things)
        expect(withSortedProblems(reader.read())).toEqual(withSortedProblems(readBoard(boardDoc)))
      }
    }),
    { numRuns: 200 },
  )
})
const withSortedProblems = (board: Board): unknown => ({ ...board, problems: paths(board) })

test('[BD11] unknown kinds, keys and values stay in the document and are reported', () => {
  const boardDoc = boardOf([card('n', 'note', { text: 'words' })])
  const { doc } = boardDoc
  rawCard(doc, 'n').set('colourOfTomorrow', { shade: 7 })
  rawCard(doc, 'n').set('pos', ['left', 3])
  rawCard(doc, 'n').set('senderShown', 'perhaps')
  doc.getMap('cards').set('h', new YMap([['kind', 'hexagon']]))
  doc.getMap('cards').set('t', 'no card at all')
  doc.getMap('cards').set('no id!', new YMap([['kind', 'note']]))
  const board = readBoard(boardDoc)
  expect(paths(board)).toEqual([
    'bad-id cards/no id!',
    'bad-value cards/n/pos',
    'bad-value cards/n/senderShown',
    'unknown-kind cards/h',
    'unreadable cards/t',
  ])
  expect(board.cards.get('n')?.pos).toEqual([0, 0])
  expect(rawCard(doc, 'n').get('colourOfTomorrow')).toEqual({ shade: 7 })
  expect(rawCard(doc, 'h').get('kind')).toBe('hexagon')
})

test('[BD12] a move keeps the fields, an edit keeps every other card, and nothing keeps the board', () => {
  const boardDoc = boardOf([
    card('o', 'objective', { title: 'Home sooner', markers: [{ id: 'm', order: 'a0', text: 'Days' }] }),
    card('n', 'note', { text: 'x' }),
  ])
  const reader = createBoardReader(boardDoc)
  const first = reader.read()
  expect(reader.read()).toBe(first)
  rawCard(boardDoc.doc, 'o').set('pos', [5, 6])
  const moved = reader.read()
  expect(moved.cards.get('o')?.pos).toEqual([5, 6])
  expect(moved.cards.get('o')?.fields).toBe(first.cards.get('o')?.fields)
  expect(moved.cards.get('n')).toBe(first.cards.get('n'))
  expect(moved.relations).toBe(first.relations)
  expect(moved.bin).toBe(first.bin)
  textAt(boardDoc, { card: 'o', field: 'title' }).insert(0, 'Get ')
  const typed = reader.read()
  expect(typed.cards.get('o')?.fields).toMatchObject({ title: 'Get Home sooner' })
  expect(fieldValue(cardNamed(typed, 'o'), 'markers')).toBe(fieldValue(cardNamed(moved, 'o'), 'markers'))
  expect(typed.cards.get('n')).toBe(first.cards.get('n'))
  textAt(boardDoc, { card: 'o', item: 'm', field: 'text' }).insert(0, 'Fewer ')
  expect(itemsOf(cardNamed(reader.read(), 'o'), 'markers')[0]?.['text']).toBe('Fewer Days')
  reader.dispose()
})

test('[BD12] a change from afar to a text nobody had opened here is seen', () => {
  const here = openBoardDoc(new Doc())
  const there = boardOf([card('n', 'note', {})])
  applyUpdate(here.doc, encodeStateAsUpdate(there.doc))
  const reader = createBoardReader(here)
  expect(cardTitle(cardNamed(reader.read(), 'n'))).toBe('')
  textAt(there, { card: 'n', field: 'text' }).insert(0, 'from afar')
  applyUpdate(here.doc, encodeStateAsUpdate(there.doc))
  expect(cardTitle(cardNamed(reader.read(), 'n'))).toBe('from afar')
})

test('[BD14] a binned card is out of sight with its relations; the bin lists it, newest first', () => {
  const boardDoc = boardOf(
    [card('a', 'organisation', {}), card('b', 'objective', {}), card('c', 'note', {})],
    [relation('r', 'does', 'a', 'b')],
  )
  const reader = createBoardReader(boardDoc)
  expect(reader.read().relations.size).toBe(1)
  rawCard(boardDoc.doc, 'a').set('bin', { at: '2026-01-01T00:00:00Z', by: 'p' })
  rawCard(boardDoc.doc, 'c').set('bin', { at: '2026-01-02T00:00:00Z', by: 'q' })
  const board = reader.read()
  expect([...board.cards.keys()]).toEqual(['charter', 'b'])
  expect(board.relations.size).toBe(0)
  expect(board.problems).toEqual([])
  expect(board.bin.map(({ id, by }) => `${id} ${by}`)).toEqual(['c q', 'a p'])
  rawCard(boardDoc.doc, 'a').set('bin', null)
  expect(reader.read().relations.size).toBe(1)
})

test('[BD15] a relation that its two cards cannot mean is a plain line', () => {
  const boardDoc = boardOf(
    [card('a', 'note', {}), card('b', 'objective', {})],
    [relation('r', 'does', 'a', 'b', { part: 'leads' }), relation('lost', 'link', 'a', 'nowhere')],
  )
  const board = readBoard(boardDoc)
  expect(board.relations.get('r')).toMatchObject({ kind: 'link', attributes: {} })
  expect(board.relations.has('lost')).toBe(false)
  expect(paths(board)).toEqual(['bad-value relations/r/kind', 'missing-card relations/lost'])
})

test('[BD16] items come in their order, equal orders by id, binned ones not at all', () => {
  const boardDoc = boardOf([
    card('w', 'word', {
      meanings: [
        { id: 'z', order: 'a1', text: '2' },
        { id: 'b', order: 'a1', text: '1' },
        { id: 'a', order: 'a2', text: '3' },
        { id: 'gone', order: 'a0', text: '0' },
      ],
    }),
  ])
  const list = rawCard(boardDoc.doc, 'w').get('meanings')
  const gone = list instanceof YMap ? (list.get('gone') as unknown) : null
  if (gone instanceof YMap) gone.set('bin', { at: '2026-01-01T00:00:00Z', by: 'p' })
  expect(itemsOf(cardNamed(readBoard(boardDoc), 'w'), 'meanings').map(({ id }) => id)).toEqual(['b', 'z', 'a'])
})

test('[BD17] a creation taken back stays restorable once somebody else has worked on the card', () => {
  const boardDoc = boardOf([card('n', 'note', { text: 'mine', made: { at: '2026-01-01T00:00:00Z', by: 'maker' } })])
  rawCard(boardDoc.doc, 'n').set('bin', 'new')
  expect(readBoard(boardDoc).bin).toEqual([])
  rawCard(boardDoc.doc, 'n').set('touched', { at: '2026-01-02T00:00:00Z', by: 'other' })
  expect(readBoard(boardDoc).bin.map(({ id, by, at }) => [id, by, at])).toEqual([
    ['n', 'maker', '2026-01-02T00:00:00Z'],
  ])
})

test('[BD18] a missing or second charter and a later version are reported', () => {
  const boardDoc = openBoardDoc(new Doc())
  expect(paths(readBoard(boardDoc))).toEqual(['missing-card cards/charter'])
  const two = boardOf([card('other', 'charter', { name: 'Second' })])
  two.board.set('schemaVersion', 9)
  expect(paths(readBoard(two))).toEqual(['duplicate-charter cards/other', 'newer-version board/schemaVersion'])
})

test('[BD19] control characters are shown away and kept in the document', () => {
  const boardDoc = boardOf([card('n', 'note', {})])
  textAt(boardDoc, { card: 'n', field: 'text' }).insert(0, 'a\u0007b\u000bc')
  const board = readBoard(boardDoc)
  expect(fieldValue(cardNamed(board, 'n'), 'text')).toBe('ab\nc')
  expect(paths(board)).toEqual(['bad-text cards/n/text'])
  expect(textAt(boardDoc, { card: 'n', field: 'text' }).toString()).toBe('a\u0007b\u000bc')
})

test('[BD5] a title is the first line that says something; without one a card is called after its kind', () => {
  const board = readBoard(
    boardOf([
      card('n', 'note', { text: '\n  \n first line \nsecond' }),
      card('o', 'objective', {}),
      card('s', 'if-we-disagree', {}),
    ]),
  )
  expect(cardTitle(cardNamed(board, 'n'))).toBe('first line')
  expect(cardTitle(cardNamed(board, 'o'))).toBe('')
  expect(cardName(cardNamed(board, 'o'))).toBe('Untitled objective')
  expect(cardName(cardNamed(board, 's'))).toBe('Untitled steps')
  const charter = cardNamed(board, 'charter')
  if (charter.kind !== 'charter') throw new TypeError('no charter')
  expect(cardName({ ...charter, fields: { ...charter.fields, name: '' } })).toBe('Untitled partnership')
})

test('[BD3] a relation reads from both ends, names the item it points at, and survives a removed card', () => {
  const board = readBoard(
    boardOf(
      [
        card('o', 'organisation', { name: 'NHS', ownOutcomes: [{ id: 'oo', order: 'a0', text: 'Fewer beds' }] }),
        card('g', 'objective', { title: 'Home sooner' }),
      ],
      [relation('r', 'does', 'o', 'g', { part: 'leads' }), relation('s', 'serves', 'g', 'o', { toItem: 'oo' })],
    ),
  )
  const [does, serves] = [board.relations.get('r'), board.relations.get('s')]
  if (does === undefined || serves === undefined) throw new TypeError('no relations')
  expect(relationSentence(board, does, 'from')).toBe('NHS leads Home sooner')
  expect(relationSentence(board, does, 'to')).toBe('Home sooner is led by NHS')
  expect(relationSentence(board, serves, 'from')).toBe('Home sooner helps NHS (Fewer beds)')
  expect(relationSentence({ ...board, cards: new Map() }, does, 'from')).toBe('removed card leads removed card')
})
