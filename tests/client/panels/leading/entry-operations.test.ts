// Proves what becomes of an entry that is written at a step, said in other words, or meant for another card.
import {
  entryOperations,
  readTarget,
  targetOf,
  type EntriesTool,
} from '@common-ground/client/panels/leading/entry-operations.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'

const tool = sheetOf('what-and-who-does-what')?.steps.flatMap((step) =>
  step.tool.type === 'entries' ? [step.tool] : [],
)[0]
const board = boardOfContent({
  board: HEAD,
  cards: [
    card('aim', 'objective', {
      title: 'Nobody waits',
      markers: [{ id: 'm1', kind: 'foundation', text: 'One list', by: '2031' }],
    }),
    card('other', 'objective', { title: 'Schools know', markers: [{ id: 'm2', kind: 'result', text: 'They call' }] }),
    card('note', 'note', { text: 'Not this' }),
  ],
  relations: [],
})
const done = (target: string, text: string) =>
  entryOperations(board, tool as EntriesTool, readTarget(target), text, () => 'new')

test('[LD80] what it is for is kept beside what is typed', () => {
  for (const aim of [
    { card: 'aim', as: 'result', item: 'm1' },
    { card: 'aim', as: 'result', item: '' },
    { card: '', as: '', item: '' },
  ])
    expect(readTarget(targetOf(aim))).toEqual(aim)
})

test('[LD80] a new entry comes last, as what was chosen; one for a card that is gone is none', () => {
  const values = { text: 'Fewer wait', kind: 'result' }
  const add = { type: 'add-item', card: 'aim', field: 'markers', id: 'new', after: 'm1', values }
  expect(done('aim result', 'Fewer wait')).toEqual([add])
  // Taken out by somebody meanwhile.
  expect(done('aim result gone', 'Fewer wait')).toEqual([add])
  for (const target of ['gone result', 'note result', '']) expect(done(target, 'Fewer wait')).toBeNull()
})

test('[LD80] an entry that is there says other words, becomes something else, or goes to another card with all it says', () => {
  const at = { card: 'aim', item: 'm1', field: 'text' }
  const words = { type: 'edit-text', at, index: 0, remove: 8, insert: 'Two lists' }
  const kind = { type: 'set-item-field', card: 'aim', field: 'markers', item: 'm1', name: 'kind', value: 'result' }
  expect(done('aim foundation m1', 'Two lists')).toEqual([words])
  expect(done('aim result m1', 'Two lists')).toEqual([words, kind])
  expect(done('aim foundation m1', 'One list')).toEqual([])
  const moved = done('other result m1', 'Two lists')
  expect(moved).toMatchObject([
    { type: 'remove-item', card: 'aim', item: 'm1' },
    { type: 'add-item', card: 'other', after: 'm2', values: { text: 'Two lists', kind: 'result', by: '2031' } },
  ])
  expect(JSON.stringify(moved?.[1])).not.toMatch(/"m1"|"order"/u)
})
