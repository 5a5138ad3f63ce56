// Proves what is gathered as actions from a board, in what order, and how it leaves as a spreadsheet.
import { expect, test } from 'vitest'
import type { Board } from '@common-ground/shared/board/board.ts'
import { itemText } from '@common-ground/shared/board/card.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { CARD_DESCRIPTIONS } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { FieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import { actionsCsv, actionsOf, droppedSince } from '@common-ground/shared/documents/actions.ts'
import { card, HEAD } from '../board/small-board.ts'

const TODAY = '2026-11-29'
const action = (id: string, values: object) => ({ id, order: `a${id}`, text: `Do ${id}`, ...values })
const BOARD: Board = boardOfContent({
  board: HEAD,
  cards: [
    card('charter', 'charter', { name: 'Test' }),
    card('council', 'organisation', { name: 'The Council', shortName: 'Council' }),
    card('ann', 'person', { name: 'Ann Able', orgId: 'council', jobTitle: 'Chief officer' }),
    card('worry', 'concern', {
      title: 'Two budgets',
      actions: [
        action('1', { by: '2026-12', personId: 'ann' }),
        action('2', {}),
        action('3', { by: '2026-11-28', orgId: 'council' }),
        action('4', { by: '2026-10-01', doneOn: '2026-10-02' }),
      ],
    }),
    card('look', 'review', {
      title: 'Spring',
      actions: [
        action('5', { by: '2026-11-29' }),
        action('6', { by: '2026', doneOn: '2026-11-01' }),
        action('8', { droppedOn: TODAY }),
      ],
    }),
    card('gone', 'concern', {
      title: 'Gone',
      bin: { at: '2026-10-02T09:00:00Z', by: 'p' },
      actions: [action('7', {})],
    }),
  ],
  relations: [],
})
test('[AC1] every list of things to do is marked in its kind, with fields that are there and of their sort', () => {
  const lists = Object.values(CARD_DESCRIPTIONS).flatMap(({ kind, fields }) =>
    Object.entries<FieldDescription>(fields).flatMap(([name, field]) =>
      field.type === 'list' ? [{ name: `${kind}.${name}`, field }] : [],
    ),
  )
  const marked = lists.filter(({ field }) => field.action !== undefined)
  expect(marked.map(({ name }) => name)).toEqual(
    lists.filter(({ field }) => field.itemLabel === 'action').map(({ name }) => name),
  )
  expect(marked.length).toBe(3)
  for (const { name, field } of marked) {
    const {
      what = '',
      person = '',
      participant = '',
      organisation = '',
      by = '',
      done = '',
      dropped = '',
    } = field.action ?? {}
    const types = [what, person, participant, organisation, by, done, dropped].map((one) => field.item[one]?.type)
    expect([name, types]).toEqual([name, ['line', 'reference', 'line', 'reference', 'date', 'date', 'date']])
    // In sight without asking for more; who has no card is told by name elsewhere.
    expect([name, field.itemInSight, field.item[participant]?.notInForm]).toEqual([name, [what, person, by], true])
  }
})

test('[AC6] what is no longer needed is found by the day since when', () => {
  const since = (day: string): readonly string[] => droppedSince(BOARD, TODAY, day).map(({ item }) => item)
  expect([since('2026-11-28'), since(TODAY), since('2026-11-30')]).toEqual([['8'], ['8'], []])
})

test('[AC2] [AC1] [AC6] what is to be done stands by its day, then what is done; the bin and what is no longer needed are left out', () => {
  const actions = actionsOf(BOARD, TODAY)
  expect(actions.map(({ item }) => item)).toEqual(['3', '5', '1', '2', '6', '4'])
  expect(actions.filter(({ isLate }) => isLate).map(({ item }) => item)).toEqual(['3'])
  expect(actions[0]).toMatchObject({
    card: 'worry',
    field: 'actions',
    doneField: 'doneOn',
    from: 'Two budgets',
    what: 'Do 3',
  })
  // A month is over with its last day.
  expect(actionsOf(BOARD, '2026-12-31').find(({ item }) => item === '1')?.isLate).toBe(false)
  expect(actionsOf(BOARD, '2027-01-01').find(({ item }) => item === '1')?.isLate).toBe(true)
})

test('[AC3] an action belongs to its organisation, else to that of its person', () => {
  const own = actionsOf(BOARD, TODAY).filter(({ organisationId }) => organisationId === 'council')
  expect(own.map(({ item, person, organisation }) => [item, person, organisation])).toEqual([
    ['3', '', 'Council'],
    ['1', 'Ann Able', 'Council'],
  ])
})

test('[AC4] the spreadsheet has a row for each, people by post, and no formula', () => {
  const rows = actionsCsv(BOARD, { today: TODAY }).replace('\ufeff', '').trimEnd().split('\r\n')
  expect(rows[0]).toBe('What,Who,Organisation,By,Done on,Late,From')
  expect(rows[1]).toBe('Do 3,,Council,2026-11-28,,Late,Two budgets')
  expect(rows[3]).toBe('Do 1,Chief officer (Council),Council,2026-12,,,Two budgets')
  expect(rows.length).toBe(7)
  expect(actionsCsv(BOARD, { today: TODAY, names: true })).toContain('Ann Able')
  const trap = boardOfContent({
    board: HEAD,
    cards: [card('c', 'concern', { title: '@SUM(1)', actions: [{ id: 'x', order: 'a', text: '=cmd|calc' }] })],
    relations: [],
  })
  expect(actionsCsv(trap, { today: TODAY })).toContain('"\'=cmd|calc",,,,,,"\'@SUM(1)"')
})

test('[AC3] [AC7] an action names a role, which is of the one organisation that has it, or somebody without a card by their id', () => {
  const line = (id: string, from: string, to: string) => ({ id, kind: 'holds', from, to }) as const
  const board = boardOfContent({
    board: HEAD,
    cards: [
      card('charter', 'charter', {
        name: 'Test',
        actions: [
          action('1', { personId: 'chair' }),
          action('2', { personId: 'deputy' }),
          action('3', { participantId: 'p1', orgId: 'council' }),
          action('4', { participantId: 'p1', personId: 'ann' }),
        ],
      }),
      card('council', 'organisation', { name: 'The Council', shortName: 'Council' }),
      card('trust', 'organisation', { name: 'The Trust', shortName: 'Trust' }),
      card('ann', 'person', { name: 'Ann Able', orgId: 'council', jobTitle: 'Chief officer' }),
      card('chair', 'role', { title: 'Chair' }),
      card('deputy', 'role', { title: 'Deputy chair' }),
    ],
    relations: [line('l1', 'ann', 'chair'), line('l2', 'ann', 'deputy'), line('l3', 'trust', 'deputy')],
  })
  const told = actionsOf(board, TODAY).map(({ person, organisation, participantId }) => [
    person,
    organisation,
    participantId,
  ])
  expect(told).toEqual([
    ['Chair', 'Council', undefined],
    ['Deputy chair', '', undefined],
    ['', 'Council', 'p1'],
    ['Ann Able', 'Council', undefined],
  ])
  const nameOf = (): string => 'Eve Lund'
  expect(actionsCsv(board, { today: TODAY, names: true, nameOf })).toContain('Do 3,Eve Lund,Council')
  expect(actionsCsv(board, { today: TODAY, nameOf })).not.toContain('Eve Lund')
})

test('[AC7] who does something is kept as a sign for the product, which is read nowhere as words', () => {
  const charter = card('charter', 'charter', {
    actions: [{ id: '1', order: 'a', text: '', participantId: 'p1' }],
  })
  const held = boardOfContent({ board: HEAD, cards: [charter], relations: [] }).cards.get('charter')
  expect(held === undefined ? undefined : itemText(held, '1')).toBe('')
})
