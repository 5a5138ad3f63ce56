// Proves how findings become lights: stages, the worst colour, one sentence, and the one table of checks.
import { expect, test } from 'vitest'
import { ASSUMPTIONS } from '@common-ground/shared/lights/assumptions.ts'
import { lightsOf } from '@common-ground/shared/lights/lights.ts'
import { boardOf } from '../board/small-board.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { partnership, said, statesOf, TODAY } from './partnership.ts'

const sentenceOf = (assumption: string, board: Parameters<typeof lightsOf>[0]): string =>
  lightsOf(board, { today: TODAY }).lights.find((light) => light.assumption === assumption)?.sentence ?? '?'

test('[LT8] one table says which checks stand behind which light; no check stands in it twice', () => {
  expect(ASSUMPTIONS.map(({ assumption }) => assumption)).toEqual([
    ...Array.from({ length: 11 }, (_, index) => `A${index + 1}`),
    'review',
  ])
  const ids = ASSUMPTIONS.flatMap(({ checks }) => checks.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  const astray = ASSUMPTIONS.flatMap(({ assumption, checks }) =>
    checks.filter(({ id }) => id.startsWith('A') && id.split('.')[0] !== assumption).map(({ id }) => id),
  )
  expect(astray).toEqual([])
})

test('[LT4] a new board on its first day speaks of purpose and objectives only', () => {
  const board = readBoard(boardOf([]))
  const { lights, findings } = lightsOf(board, { today: '2026-10-02' })
  expect(findings.map(({ checkId }) => checkId)).toEqual(['A2.1'])
  expect(lights.filter(({ state }) => state !== 'silent')).toMatchObject([{ assumption: 'A2', state: 'not-yet' }])
})

test('[LT4] a check speaks from its stage on: the first proposal, the first agreed version', () => {
  const broken = { without: ['money', 'staff', 'trust'] }
  const head = { firstProposedOn: '2026-11-01', firstAgreedOn: undefined }
  expect(said('A1.1', { ...broken, head }, { today: '2026-10-31' })).toEqual([])
  expect(said('A1.1', { ...broken, head }, { today: '2026-11-01' })).toEqual(['gap charter'])
  const old = { set: { money: { openedOn: '2026-01', actions: undefined } } }
  expect(said('A1.3', { ...old, head })).toEqual([])
  expect(said('A1.3', old, { today: '2026-11-09' })).toEqual([])
  expect(said('A1.3', old, { today: '2026-11-10' })).toEqual(['stale money'])
  // What was agreed had been proposed, whether or not somebody noted the day.
  expect(said('A1.1', { ...broken, head: { firstProposedOn: undefined } })).toEqual(['gap charter'])
})

test('[LT4] what a young board is spared is told once something has been proposed', () => {
  const board = readBoard(boardOf([]))
  const context = { today: '2026-10-02', createdOn: '2026-10-02' }
  const ids = (one: typeof board): readonly string[] => lightsOf(one, context).findings.map(({ checkId }) => checkId)
  expect(ids(board)).not.toContain('A11.1')
  const proposed = ids({ ...board, firstProposedOn: '2026-10-02' })
  for (const id of ['A6.1', 'A11.1']) expect(proposed).toContain(id)
})

test('[LT5] a light is the worst of its findings: not there, not enough, look again', () => {
  const stale = { money: { openedOn: '2026-01', actions: undefined } }
  const oneSided = { money: { raisedBy: 'health' }, staff: { raisedBy: 'health' }, trust: { raisedBy: 'health' } }
  expect(statesOf(partnership({ set: stale })).A1).toBe('look-again')
  expect(statesOf(partnership({ set: { ...oneSided, money: { ...oneSided.money, ...stale.money } } })).A1).toBe(
    'partly',
  )
  expect(statesOf(partnership({ without: ['money', 'staff', 'trust'] })).A1).toBe('not-yet')
  expect(statesOf(partnership()).A1).toBe('written-down')
})

test('[LT6] a light has at most one sentence: one thing by name, several as a number', () => {
  const noResult = { markers: undefined }
  expect(sentenceOf('A2', partnership({ set: { home: noResult } }))).toBe(
    'How we will know that “Home sooner” worked is not written down yet.',
  )
  expect(sentenceOf('A2', partnership({ set: { home: noResult, well: noResult } }))).toBe(
    '2 objectives do not say yet how we will know that they worked.',
  )
  expect(sentenceOf('A2', partnership())).toBe('')
})

test('[LT6] what concerns single organisations is a number in it, and what compares them is not in it', () => {
  const unsaid = { canDecide: undefined }
  expect(sentenceOf('A4', partnership({ set: { cat: unsaid } }))).toBe(
    '1 organisation still to say what they can decide.',
  )
  expect(sentenceOf('A4', partnership({ set: { cat: unsaid, dan: unsaid, eve: unsaid } }))).toBe(
    '2 organisations still to say what they can decide.',
  )
  const oneSided = { money: { raisedBy: 'health' }, staff: { raisedBy: 'health' }, trust: { raisedBy: 'health' } }
  expect(statesOf(partnership({ set: oneSided })).A1).toBe('partly')
  expect(sentenceOf('A1', partnership({ set: oneSided }))).toBe('')
})
