// Proves what becomes of an entry that is written at a step, said in other words, or meant for another card.
import {
  entryOperations,
  isNewEntry,
  isWritten,
  meanwhileOf,
  readTarget,
  targetOf,
  type EntriesTool,
} from '@common-ground/client/panels/leading/entry-operations.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { itemsOf } from '@common-ground/shared/board/card.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { expect, test } from 'vitest'
import { card, cardNamed, HEAD } from '../../../shared/board/small-board.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const tool = sheetOf('what-and-who-does-what')?.steps.flatMap((step) =>
  step.tool.type === 'entries' ? [step.tool] : [],
)[0]
// As an import leaves them: an id is the same on another card, and where an entry came from stands beside its words.
const source = { file: 'f1', path: '' }
const before = { id: 'm1', kind: 'result', text: 'They call' }
const content = (text: string | null): BoardContent => ({
  board: HEAD,
  cards: [
    card('other', 'objective', {
      title: 'Schools know',
      markers: [before, { id: 'm2', kind: 'result', text: 'Less' }],
    }),
    card('aim', 'objective', {
      title: 'Nobody waits',
      markers: text === null ? [] : [{ id: 'm1', source, kind: 'foundation', text, by: '2031' }],
    }),
    card('note', 'note', { text: 'Not this' }),
  ],
  relations: [],
})
const boardWith = (text: string | null) => boardOfContent(content(text))
const board = boardWith('One list')
const entries = tool as EntriesTool
const done = (target: string, text: string, on = board) =>
  entryOperations(on, entries, readTarget(target), text, () => 'new')
/** Taken up on the first board, to be said in other words or to become something else. */
const takenUp = (as: string, card = 'aim') => targetOf({ card, as, item: 'm1', home: 'aim', was: 'One list' })

test('[LD80] what it is for is kept beside what is typed', () => {
  for (const aim of [
    { card: 'aim', as: 'result', item: 'm1', home: 'aim', was: 'One list for all ' },
    { card: 'aim', as: 'result', item: 'm1', home: 'other', was: '' },
    { card: 'aim', as: 'result', item: '', home: '', was: '' },
    { card: '', as: '', item: '', home: '', was: '' },
  ])
    expect(readTarget(targetOf(aim))).toEqual(aim)
})

test('[LD80] a new entry comes last, as what was chosen; one for a card that is gone is none', () => {
  const values = { text: 'Fewer wait', kind: 'result' }
  const add = { type: 'add-item', card: 'aim', field: 'markers', id: 'new', after: 'm1', values }
  expect(done('aim result', 'Fewer wait')).toEqual([add])
  for (const target of ['gone result', 'note result', '']) expect(done(target, 'Fewer wait')).toBeNull()
  // Taken out by somebody meanwhile; that another card has an entry of the same id is not to touch it.
  const gone = boardWith(null)
  expect(done(takenUp('result'), 'Fewer wait', gone)).toEqual([{ ...add, after: null }])
  expect(meanwhileOf(gone, entries, readTarget(takenUp('result')))).toBeNull()
  expect(isNewEntry(gone, entries, readTarget(takenUp('result')), 'Fewer wait')).toBe(true)
})

test('[LD80] an entry that is there says other words, becomes something else, or goes to another card with all it says', () => {
  const at = { card: 'aim', item: 'm1', field: 'text' }
  const words = { type: 'edit-text', at, index: 1, remove: 2, insert: 'ur' }
  const kind = { type: 'set-item-field', card: 'aim', field: 'markers', item: 'm1', name: 'kind', value: 'result' }
  expect(done(takenUp('foundation'), 'Our list')).toEqual([words])
  expect(done(takenUp('result'), 'Our list')).toEqual([words, kind])
  expect(done(takenUp('foundation'), 'One list')).toEqual([])
  // Only what is other in it is written.
  expect(done(takenUp('foundation'), 'One list.')).toEqual([{ ...words, index: 8, remove: 0, insert: '.' }])
  const moved = done(takenUp('result', 'other'), 'Our list')
  const values = { text: 'Our list', kind: 'result', by: '2031', comparator: 'unset', state: 'not-yet' }
  expect(moved).toEqual([
    { type: 'remove-item', card: 'aim', field: 'markers', item: 'm1' },
    { type: 'add-item', card: 'other', field: 'markers', id: 'new', after: 'm2', values },
  ])
  // From the card on which it was taken up and from no other one that has the same id.
  expect(
    done(targetOf({ card: 'aim', as: 'result', item: 'm1', home: 'other', was: 'They call' }), 'They ask')?.[0],
  ).toEqual({ type: 'remove-item', card: 'other', field: 'markers', item: 'm1' })
})

test('[LD80] words that somebody changed meanwhile are not written over: mine become an entry of their own', () => {
  const theirs = boardWith('One list for children too')
  const add = { type: 'add-item', card: 'aim', id: 'new', values: { text: 'One list.', kind: 'foundation' } }
  expect(done(takenUp('foundation'), 'One list.', theirs)).toMatchObject([add])
  expect(meanwhileOf(theirs, entries, readTarget(takenUp('foundation')))).toBe('One list for children too')
  // Words that were not changed are not sent.
  const [kind, ...more] = done(takenUp('result'), 'One list', theirs) ?? []
  expect([kind?.type, more]).toEqual(['set-item-field', []])
  expect(done(takenUp('result', 'other'), 'One list', theirs)).toMatchObject([
    { type: 'remove-item', card: 'aim' },
    { type: 'add-item', values: { text: 'One list for children too' } },
  ])
  // Both say the same now.
  expect(done(takenUp('foundation'), 'One list for children too', theirs)).toEqual([])
})

test('[LD79] it stands on the board once it is what it was to be, and not before', () => {
  const is = (target: string, text: string, on = board) => isWritten(on, entries, readTarget(target), text)
  expect([is('aim foundation', 'One list'), is('aim result', 'One list'), is('other foundation', 'One list')]).toEqual([
    true,
    false,
    false,
  ])
  expect([is(takenUp('foundation'), 'One list'), is(takenUp('result'), 'One list')]).toEqual([true, false])
  // Moved to another card that says so already.
  expect(is(takenUp('foundation', 'other'), 'One list')).toBe(false)
})

test('[LD80] the board takes an entry that goes to another card, also one that came with a file', () => {
  const session = openMemorySession(content('One list'))
  const aim = readTarget(takenUp('result', 'other'))
  const operations = entryOperations(session.board.get(), entries, aim, 'Our list', () => session.newId())
  expect(session.dispatch(operations ?? [], 'Change').ok).toBe(true)
  const texts = (id: string) => itemsOf(cardNamed(session.board.get(), id), 'markers').map(({ text }) => text)
  expect([texts('aim'), texts('other')]).toEqual([[], ['They call', 'Less', 'Our list']])
})

test('[LD59] by when goes with a new entry, to another card and onto one that is there; what was not chosen stays', () => {
  const at = (target: string, text: string, by: string | null) =>
    entryOperations(board, entries, readTarget(target), text, () => 'new', by)
  expect(at('aim result', 'Fewer wait', '2027-11')).toMatchObject([
    { type: 'add-item', values: { text: 'Fewer wait', kind: 'result', by: '2027-11' } },
  ])
  for (const by of [null, '']) expect(at('aim result', 'Fewer wait', by)?.[0]).not.toHaveProperty('values.by')
  expect(at(takenUp('foundation'), 'One list', '2027-11')).toEqual([
    { type: 'set-item-field', card: 'aim', field: 'markers', item: 'm1', name: 'by', value: '2027-11' },
  ])
  expect(at(takenUp('foundation'), 'One list', '')).toMatchObject([{ name: 'by', value: null }])
  expect(at(takenUp('foundation'), 'One list', '2031')).toEqual([])
  expect(at(takenUp('foundation', 'other'), 'One list', '2027-11')?.[1]).toMatchObject({ values: { by: '2027-11' } })
  expect(at(takenUp('foundation', 'other'), 'One list', null)?.[1]).toMatchObject({ values: { by: '2031' } })
})
