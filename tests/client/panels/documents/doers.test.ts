// Proves who can be named as the one who does something, how it is written down, and how they are called.
import {
  doerHere,
  doerLabel,
  doersOf,
  doerWords,
  nameDoer,
  newAction,
} from '@common-ground/client/panels/documents/doers.ts'
import { actionsCsv, actionsOf, type Action } from '@common-ground/shared/documents/actions.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const TODAY = '2026-11-30'
const somebody = (id: string, name: string, organisation = 'Council') => ({
  id,
  name,
  organisation,
  organisationId: null,
})
const HERE = [
  somebody('p-eve', 'Eve Lund'),
  somebody('p-ann', 'ann able'),
  somebody('p-me', 'Mo Reid', 'A firm'),
  somebody('p-zoe', 'Zoe Hart'),
]
const session = () =>
  openMemorySession({
    board: HEAD,
    cards: [
      card('charter', 'charter', { name: 'Test' }),
      card('council', 'organisation', { name: 'Council' }),
      card('trust', 'organisation', { name: 'A Trust' }),
      card('ann', 'person', { name: 'Ann Able', orgId: 'council' }),
      card('zoe', 'person', { name: 'Zoe Hart' }),
      card('chair', 'role', { title: 'Chair' }),
    ],
    relations: [],
  })

test('[AC7] whoever is here can be named, oneself first, then organisations, people and roles; nobody stands there twice', () => {
  const doers = doersOf(session().board.get(), HERE, 'p-me')
  expect(doers.map(({ label, note }) => [label, note])).toEqual([
    ['Mo Reid (me)', 'A firm'],
    ['Eve Lund', 'Council'],
    ['A Trust', 'organisation'],
    ['Council', 'organisation'],
    ['Ann Able', 'person'],
    ['Zoe Hart', 'person'],
    ['Chair', 'role'],
  ])
})

test('[AC7] an action is written down among what the partnership does next, with who does it and the day; no name enters the board', () => {
  const one = session()
  const doers = doersOf(one.board.get(), HERE, 'p-me')
  const add = (id: string, label: string, by = ''): void => {
    const who = doers.find((doer) => doer.label === label)?.value ?? ''
    one.dispatch([newAction(one.board.get(), HERE, { id, text: `Do ${id}`, who, by })], 'test')
  }
  add('1', 'Eve Lund', '2026-12-01')
  add('2', 'A Trust', '2026-12-02')
  add('3', 'Ann Able', '2026-13-45')
  add('4', 'Mo Reid (me)')
  add('5', 'nobody')
  const board = one.board.get()
  const actions = actionsOf(board, TODAY)
  const told = actions.map((action) => [action.what, doerWords(board, HERE, action), action.by, action.card])
  expect(told).toEqual([
    ['Do 1', 'Eve Lund, Council', '2026-12-01', 'charter'],
    ['Do 2', 'A Trust', '2026-12-02', 'charter'],
    ['Do 3', 'Ann Able, Council', '', 'charter'],
    ['Do 4', 'Mo Reid', '', 'charter'],
    ['Do 5', '', '', 'charter'],
  ])
  expect(JSON.stringify(board.cards.get('charter'))).not.toContain('Eve')
  // Once their name is removed, the organisation stands there.
  expect(doerWords(board, [], actions[0] as never)).toBe('Council')
})

test('[AC7] who does it is said later in place, and said again; another organisation chosen since is not that person any more', () => {
  const one = session()
  one.dispatch([newAction(one.board.get(), HERE, { id: '1', text: 'Do 1', who: '', by: '' })], 'test')
  const name = (who: string): string => {
    const action = actionsOf(one.board.get(), TODAY)[0]
    if (action === undefined) throw new Error('it is gone')
    one.dispatch(nameDoer(one.board.get(), HERE, action, who), 'test')
    const after = actionsOf(one.board.get(), TODAY)[0]
    return after === undefined ? '' : doerWords(one.board.get(), HERE, after)
  }
  expect(['here:p-eve', 'here:p-me', 'trust', 'chair', 'here:p-eve'].map(name)).toEqual([
    'Eve Lund, Council',
    'Mo Reid',
    'A Trust',
    'Chair',
    'Eve Lund, Council',
  ])
  const set = {
    type: 'set-item-field',
    card: 'charter',
    field: 'actions',
    item: '1',
    name: 'orgId',
    value: 'trust',
  } as const
  one.dispatch([set], 'test')
  const [action] = actionsOf(one.board.get(), TODAY)
  expect(action === undefined ? '' : doerWords(one.board.get(), HERE, action)).toBe('A Trust')
})

test('[AC7] whom a card hides that was named since is gone once somebody else is named', () => {
  const one = session()
  const first = (): Action => {
    const [action] = actionsOf(one.board.get(), TODAY)
    if (action === undefined) throw new Error('it is gone')
    return action
  }
  const words = (): string => doerWords(one.board.get(), HERE, first())
  const onCard = (value: string | null): void => {
    const at = { card: 'charter', field: 'actions', item: '1', name: 'personId' } as const
    one.dispatch([{ type: 'set-item-field', ...at, value }], 'test')
  }
  one.dispatch([newAction(one.board.get(), HERE, { id: '1', text: 'Do 1', who: 'here:p-eve', by: '' })], 'test')
  onCard('ann')
  expect(words()).toBe('Ann Able, Council')
  one.dispatch(nameDoer(one.board.get(), HERE, first(), 'here:p-me'), 'test')
  expect(words()).toBe('Mo Reid')
  onCard('ann')
  one.dispatch(nameDoer(one.board.get(), HERE, first(), 'chair'), 'test')
  onCard(null)
  expect(words()).toBe('')
})

test('[AC7] the spreadsheet names nobody whom the list does not name', () => {
  const one = session()
  one.dispatch([newAction(one.board.get(), HERE, { id: '1', text: 'Do 1', who: 'here:p-eve', by: '' })], 'test')
  const rows = (): string => {
    const board = one.board.get()
    const nameOf = (action: Action): string => doerHere(board, HERE, action)?.name ?? ''
    return actionsCsv(board, { today: TODAY, names: true, nameOf })
  }
  expect(rows()).toContain('Do 1,Eve Lund,Council,')
  const at = { card: 'charter', field: 'actions', item: '1', name: 'orgId' } as const
  one.dispatch([{ type: 'set-item-field', ...at, value: 'trust' }], 'test')
  expect(rows()).toContain('Do 1,,A Trust,')
})

test('[AC7] one of them is called as in the list, and whoever is not in it is nobody', () => {
  const board = session().board.get()
  const label = (value: string): string | null => doerLabel(board, HERE, 'p-me', value)
  for (const doer of doersOf(board, HERE, 'p-me')) expect(label(doer.value)).toBe(doer.label)
  expect(['', 'here:', 'here:p-ann', 'here:p-gone', 'gone', 'charter'].map(label)).toEqual(Array(6).fill(null))
})
