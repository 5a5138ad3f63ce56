// Proves where something goes that was begun at a step and not sent, and that nobody is asked about what is there already.
import { actionWords, placesOf, stillOnlyHere } from '@common-ground/client/panels/leading/begun.ts'
import { leftOf } from '@common-ground/client/panels/leading/what-is-left.ts'
import { openWritten, type Written } from '@common-ground/client/panels/leading/written.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'

const TODAY = '2026-11-29'
type Some = Readonly<Record<string, unknown>>
const CARDS = [
  card('nhs', 'organisation', { name: 'NHS Northshire' }),
  card('aim', 'objective', { title: 'Nobody waits', markers: [{ id: 'm1', kind: 'result', text: 'Fewer wait' }] }),
]
const board = (charter: Some = {}, settings: Some = {}, ...more: readonly ReturnType<typeof card>[]) =>
  boardOfContent({
    board: { ...HEAD, settings },
    cards: [card('charter', 'charter', { name: 'Test', ...charter }), ...CARDS, ...more],
    relations: [],
  })
function kept(step: string, change: Partial<Written>): Written {
  let shelf: unknown = null
  const memory = { writtenFirst: () => shelf, keepWrittenFirst: (_: string, written: unknown) => (shelf = written) }
  const sheet = 'what-and-who-does-what'
  openWritten(memory, 'b1').change({ round: `call-one1234-${step}`, sheet, step }, () => change)
  const [one] = openWritten(memory, 'b1').all.get()
  if (one === undefined) throw new Error('nothing is kept')
  return one
}
const asked = (on: ReturnType<typeof board>, one: Written) => {
  const left = leftOf(one, null)
  if (left === null) throw new Error('nothing is left')
  return stillOnlyHere(on, left, TODAY)
}
const closing = { action: ' Ask the carers ', orgId: 'nhs', by: '2031-01-15', next: '2031-05-12' }
const operations = (on: ReturnType<typeof board>, one: Written) =>
  placesOf(on, one, () => 'new').flatMap((place) => place.operations)

test('[LD79] an action that was begun becomes one, for whom and until when it was begun, and the day the next date', () => {
  const one = kept('closing', { draft: 'All came', closing })
  expect(actionWords(board(), one)).toBe('Ask the carers, NHS Northshire, by 15 January 2031')
  const values = { text: 'Ask the carers', orgId: 'nhs', by: '2031-01-15' }
  expect(operations(board(), one)).toEqual([
    { type: 'add-item', card: 'charter', field: 'actions', id: 'new', values },
    { type: 'set-board', settings: { nextCallOn: '2031-05-12' } },
  ])
  // Nobody was chosen, on purpose or not, and no day: nobody is taken to do it.
  for (const orgId of ['', null]) {
    const bare = kept('closing', { closing: { ...closing, orgId, by: '', next: null } })
    expect(operations(board(), bare)).toMatchObject([{ values: { text: 'Ask the carers' } }])
    expect(JSON.stringify(operations(board(), bare))).not.toContain('orgId')
  }
  // Each leaves what is beside it.
  const [action, day] = placesOf(board(), one, () => 'new')
  expect(action?.rest(one)).toEqual({ closing: { action: '', orgId: null, by: '', next: '2031-05-12' } })
  expect(day?.rest(one)).toEqual({ closing: { ...closing, next: null } })
})

test('[LD79] an entry goes to the card it was begun for, as what it was begun', () => {
  const one = kept('how-we-will-know', { draft: 'One list', target: 'aim result' })
  expect(operations(board(), one)).toEqual([
    {
      type: 'add-item',
      card: 'aim',
      field: 'markers',
      id: 'new',
      after: 'm1',
      values: { text: 'One list', kind: 'result' },
    },
  ])
  expect(operations(board(), { ...one, target: 'gone result' })).toEqual([])
})

test('[LD79] what was taken up is changed where it is still there, and is one more where it is not', () => {
  const labels = (on: ReturnType<typeof board>) =>
    placesOf(
      on,
      kept('how-we-will-know', { draft: 'None wait', target: 'aim result m1 aim Fewer wait' }),
      () => 'new',
    ).map(({ label }) => label)
  const added = ['Add it to "Nobody waits"']
  expect(labels(board())).toEqual(['Change it on "Nobody waits"'])
  // Taken out by somebody meanwhile, or said by somebody in other words.
  for (const markers of [[], [{ id: 'm1', kind: 'result', text: 'Fewer wait alone' }]])
    expect(labels(board({}, {}, card('aim', 'objective', { title: 'Nobody waits', markers })))).toEqual(added)
})

test('[LD79] what goes to another card with all it says is said to be moved there', () => {
  const one = kept('how-we-will-know', { draft: 'None wait', target: 'other result m1 aim Fewer wait' })
  const other = card('other', 'objective', { title: 'All are seen' })
  const [place] = placesOf(board({}, {}, other), one, () => 'new')
  expect(place?.label).toBe('Move it to "All are seen"')
  expect(place?.operations.map(({ type }) => type)).toEqual(['remove-item', 'add-item'])
})

test('[LD79] an action whose organisation is not there any more goes onto the board without one', () => {
  const one = kept('closing', { closing: { ...closing, orgId: 'gone', next: null } })
  expect(operations(board(), one)).toMatchObject([{ values: { text: 'Ask the carers', by: '2031-01-15' } }])
  expect(JSON.stringify(operations(board(), one))).not.toContain('orgId')
  expect(actionWords(board(), one)).toBe('Ask the carers, by 15 January 2031')
})

test('[LD79] what stands on the board in the same words, and a day that has come, is asked about no more', () => {
  const one = kept('closing', { draft: 'All came', closing })
  expect(asked(board(), one)).toBeNull()
  const actions = [{ id: 'a1', text: 'Ask the carers', orgId: 'nhs', by: '2031-01-15' }]
  expect(asked(board({ actions }), one)).toEqual({ closing: { action: '', orgId: null, by: '', next: '2031-05-12' } })
  // What was done the last time is to be done again; in the same words for somebody else or another day it is another one.
  for (const other of [{ doneOn: '2026-10-01' }, { orgId: 'council' }, { by: '2031-02-01' }]) {
    const council = card('council', 'organisation', { name: 'Council' })
    expect(asked(board({ actions: [{ ...actions[0], ...other }] }, {}, council), one)).toBeNull()
  }
  for (const [on, next] of [
    [board({}, { nextCallOn: '2031-05-12' }), '2031-05-12'],
    [board(), TODAY],
  ] as const)
    expect(asked(on, kept('closing', { closing: { ...closing, next } }))?.closing).toEqual({ ...closing, next: null })
  const win = card('win', 'moment', { title: 'All came' })
  expect(asked(board({}, {}, win), one)).toEqual({ signed: [], unsigned: [], sent: [], draft: '' })
  const entry = (draft: string, target: string) => asked(board(), kept('how-we-will-know', { draft, target }))
  expect(entry('Fewer wait', 'aim result')).toEqual({ draft: '', target: '' })
  expect(entry('Fewer wait', 'aim result m1 aim Fewer wait')).toEqual({ draft: '', target: '' })
  // The same words, but as something else: that is not there yet.
  expect([entry('Fewer wait', 'aim foundation'), entry('Fewer wait', 'aim foundation m1 aim Fewer wait')]).toEqual([
    null,
    null,
  ])
  const signed = [
    { id: 'c1', text: 'Nobody waits' },
    { id: 'c2', text: 'Sooner' },
  ]
  expect(asked(board(), kept('objectives-first', { signed, told: 'not-shown' }))).toEqual({
    signed: [signed[1]],
    unsigned: [],
    sent: [],
    draft: '',
  })
})

test('[LD79] of what stands on the board nothing stays on the device, not even that the server was given it', () => {
  const unsigned = ['Nobody waits', 'Sooner']
  const one = kept('objectives-first', { unsigned, sent: unsigned, told: 'unknown' })
  expect(asked(board(), one)).toEqual({ signed: [], unsigned: ['Sooner'], sent: ['Sooner'], draft: '' })
})

test('[LD79] what an organisation brings goes on with what it does, or is asked for with it', () => {
  const one = kept('who-does-what', { draft: ' Two rooms ', target: 'aim nhs ' })
  const places = placesOf(board(), one, () => 'new')
  expect(places.map(({ label }) => label)).toContain('NHS Northshire delivers: "Nobody waits"')
  expect(places[0]?.operations).toMatchObject([
    { type: 'connect', relation: { kind: 'does', from: 'nhs', to: 'aim', attributes: { brings: 'Two rooms' } } },
  ])
  expect(places[0]?.rest(one)).toEqual({ draft: '', target: '' })
  // Somebody has said what it does meanwhile: the words go there, behind those that came since.
  const does = { id: 'd1', kind: 'does', from: 'nhs', to: 'aim', part: 'delivers', brings: 'A van' } as const
  const said = boardOfContent({ board: { ...HEAD, settings: {} }, cards: CARDS, relations: [does] })
  expect(placesOf(said, one, () => 'new').map(({ label, operations: all }) => [label, all])).toEqual([
    ['Add it to "Nobody waits"', [{ type: 'change-relation', id: 'd1', attributes: { brings: 'A van; Two rooms' } }]],
  ])
  // Without its objective it can only be copied.
  expect(placesOf(board(), { ...one, target: 'gone nhs ' }, () => 'new')).toEqual([])
})
