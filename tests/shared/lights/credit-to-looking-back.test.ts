// Proves the checks from the ninth assumption to the look back, and setting aside: where each speaks, where not, and at its boundary.
import { expect, test } from 'vitest'
import { workingDaysBetween, addMonths } from '@common-ground/shared/lights/date-arithmetic.ts'
import { lightsOf } from '@common-ground/shared/lights/lights.ts'
import { card } from '../board/small-board.ts'
import { ALL_YES, found, listItem, partnership, said, statesOf, TODAY, type Break } from './partnership.ts'

test('[LT47] A9.1: how credit is shared is written down', () => {
  expect(said('A9.1')).toEqual([])
  expect(said('A9.1', { set: { charter: { creditRule: '...' } } })).toEqual(['gap charter'])
})

test('[LT48] A9.2: each objective says what happens if it goes wrong', () => {
  expect(said('A9.2')).toEqual([])
  expect(said('A9.2', { set: { well: { ifItGoesWrong: undefined } } })).toEqual(['weak well'])
  expect(said('A9.2', { set: { well: { ifItGoesWrong: undefined, state: 'achieved' } } })).toEqual([])
})

test('[LT49] A10.1: an organisation with one person has somebody to stand in', () => {
  expect(said('A10.1', { without: ['dan'] })).toEqual(['gap health'])
  expect(said('A10.1', { set: { dan: { state: 'left' } } })).toEqual(['gap health'])
  expect(said('A10.1', { without: ['dan'], set: { cat: { deputyId: 'fay' } } })).toEqual([])
  expect(said('A10.1', { without: ['cat', 'dan'] })).toEqual([])
  expect(said('A10.1')).toEqual([])
})

test('[LT50] A10.2: who leads or chairs has somebody to stand in', () => {
  const alone = { ann: { deputyId: undefined } }
  expect(said('A10.2', { set: alone })).toEqual(['gap lead'])
  expect(said('A10.2', { set: { ...alone, lead: { roleType: 'adviser' } } })).toEqual([])
  expect(said('A10.2', { set: { ...alone, charter: { leadRef: 'ann', deputyRef: 'cat' } } })).toEqual([])
  expect(said('A10.2', { set: { bob: { state: 'left' } } })).toEqual(['gap lead'])
  expect(said('A10.2')).toEqual([])
})

test('[LT51] A10.3: who leaves within 90 days writes down what to hand over', () => {
  const at = (values: object): readonly string[] => said('A10.3', { set: { cat: { ...values } } })
  expect(at({ until: '2027-02-18' })).toEqual(['stale cat'])
  expect(at({ until: '2027-02-19' })).toEqual([])
  expect(at({ until: '2027-02' })).toEqual([])
  expect(at({ state: 'leaving' })).toEqual(['stale cat'])
  expect(at({ state: 'leaving', handover: 'Open promises: none' })).toEqual([])
  expect(at({ state: 'left', until: '2026-11-01' })).toEqual([])
})

test('[LT52] A11.1: what we do if we disagree is written down once the board is older than 14 days', () => {
  expect(said('A11.1', { without: ['steps'] }, { today: '2026-10-17' })).toEqual(['gap charter'])
  expect(said('A11.1', { without: ['steps'] }, { today: '2026-10-16' })).toEqual([])
  expect(said('A11.1')).toEqual([])
})

const step = (id: string, values: object = {}): object => ({
  ...listItem(id, { title: `Step ${id}`, who: ['ann'], within: { amount: 10, unit: 'working-days' } }),
  order: `a${id}`,
  ...values,
})
const steps = (...items: object[]): Break => ({ set: { steps: { steps: items } } })
const outside = step('3', { outside: true })

test('[LT53] A11.2: three steps, with somebody outside in them; real ones without limits are weak, never a gap', () => {
  expect(said('A11.2', steps(step('1'), step('2'), outside))).toEqual([])
  expect(said('A11.2', steps(step('1'), outside))).toEqual(['weak steps'])
  expect(said('A11.2', steps(step('1'), step('2'), step('3')))).toEqual(['weak steps'])
  expect(said('A11.2', steps(step('1'), step('2'), step('3', { next: [{ to: 'beyond' }] })))).toEqual([])
  expect(said('A11.2', steps())).toEqual(['weak steps'])
})

test('[LT54] A11.3: each step says who takes part and how long it may take; 0 days is no limit', () => {
  const at = (values: object): readonly unknown[] =>
    found('A11.3', steps(step('1', values), step('2'), outside)).map(({ params }) => [
      params['item'],
      params['who'],
      params['within'],
    ])
  expect(at({})).toEqual([])
  expect(at({ who: undefined })).toEqual([['1', false, true]])
  expect(at({ within: undefined })).toEqual([['1', true, false]])
  expect(at({ within: { amount: 0, unit: 'months' } })).toEqual([['1', true, false]])
})

const difference = (values: object): Break => ({
  cards: [
    card('differ', 'concern', { title: 'Who pays', issueKind: 'disagreement', openedOn: '2026-11-01', ...values }),
  ],
})

test('[LT55] A11.7: what we see differently stands on a step that is there', () => {
  expect(said('A11.7', difference({}))).toEqual(['weak differ'])
  expect(said('A11.7', difference({ stepId: 'steps#gone' }))).toEqual(['weak differ'])
  expect(said('A11.7', difference({ stepId: 'steps#talk' }))).toEqual([])
  expect(said('A11.7', difference({ state: 'resolved' }))).toEqual([])
  expect(said('A11.7', difference({ issueKind: 'risk' }))).toEqual([])
})

test('[LT56] A11.8: ten working days on a step since Friday are not over on the Friday two weeks later, and are on Monday', () => {
  const since = difference({ stepId: 'steps#talk', stepSince: '2026-10-02' })
  expect(said('A11.8', since, { today: '2026-10-16' })).toEqual([])
  expect(said('A11.8', since, { today: '2026-10-19' })).toEqual(['stale differ'])
  expect(said('A11.8', since, { today: '2026-10-19', holidays: ['2026-10-12'] })).toEqual([])
  expect(said('A11.8', difference({ stepId: 'steps#talk' }), { today: '2030-01-01' })).toEqual([])
})

test('[LT56] A11.8: calendar days and months are counted as they are written', () => {
  const at = (within: object, today: string): readonly string[] =>
    said(
      'A11.8',
      { ...difference({ stepId: 'steps#1', stepSince: '2026-10-31' }), ...steps(step('1', { within })) },
      { today },
    )
  expect(at({ amount: 10, unit: 'calendar-days' }, '2026-11-10')).toEqual([])
  expect(at({ amount: 10, unit: 'calendar-days' }, '2026-11-11')).toEqual(['stale differ'])
  expect(at({ amount: 1, unit: 'months' }, '2026-11-30')).toEqual([])
  expect(at({ amount: 1, unit: 'months' }, '2026-12-01')).toEqual(['stale differ'])
})

test('[LT57] A11.9: the steps are agreed when every active organisation says yes or "yes, but" to what they say now', () => {
  const but = (answer: 'yes-but' | 'no-view' | 'checking'): never =>
    ({
      answers: {
        ...ALL_YES,
        given: ALL_YES.given.map((given) =>
          given.cardId === 'steps' && given.orgId === 'health' ? { ...given, answer } : given,
        ),
      },
    }) as never
  expect(said('A11.9')).toEqual([])
  expect(said('A11.9', {}, but('yes-but'))).toEqual([])
  expect(said('A11.9', {}, but('no-view'))).toEqual(['gap steps'])
  expect(said('A11.9', {}, but('checking'))).toEqual(['gap steps'])
})

test('[LT58] T14.1: when we look again is written down', () => {
  expect(said('T14.1')).toEqual([])
  expect(said('T14.1', { set: { charter: { nextReviewOn: undefined } } })).toEqual(['gap charter'])
})

test('[LT59] T14.2: the date has passed and no review is open', () => {
  const on = (nextReviewOn: string, more: Break = {}): readonly string[] =>
    said('T14.2', { ...more, set: { charter: { nextReviewOn } } })
  expect(on('2026-11-19')).toEqual(['stale charter'])
  expect(on('2026-11-20')).toEqual([])
  expect(on('2026-11')).toEqual([])
  expect(on('2026-11-19', { cards: [card('look', 'review', { state: 'open' })] })).toEqual([])
})

test('[LT5] a partnership that has talked about everything has every light written down, and nothing to say', () => {
  const board = partnership()
  expect([...new Set(Object.values(statesOf(board)))]).toEqual(['written-down'])
  expect(lightsOf(board, { today: TODAY, answers: ALL_YES, checkReplies: [] }).findings).toEqual([])
})

test('[LT10] working days leave out weekends and holidays; months end where a shorter month ends', () => {
  expect(workingDaysBetween('2026-10-02', '2026-10-16', [])).toBe(10)
  expect(workingDaysBetween('2026-10-03', '2026-10-04', [])).toBe(0)
  expect(workingDaysBetween('2026-10-04', '2026-10-05', [])).toBe(1)
  expect(workingDaysBetween('2026-10-02', '2026-10-16', ['2026-10-05', '2026-10-10', '2026-10-02'])).toBe(9)
  expect(workingDaysBetween('2026-10-16', '2026-10-02', [])).toBe(0)
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(addMonths('2027-10-02', 3)).toBe('2028-01-02')
})

const waiver = (values: object = {}): object =>
  listItem('w', {
    checkId: 'A10.1',
    subjectId: 'health',
    reason: 'The board approved one until May',
    orgId: 'council',
    at: '2026-11-02',
    ...values,
  })
const onePerson = (waivers: object, more: Break = {}): Break => ({
  ...more,
  set: { ...more.set, charter: { waivers: [waivers] } },
  without: ['dan'],
})

test('[LT9] what was talked about and set aside with a reason colours nothing and is shown apart', () => {
  const board = partnership(onePerson(waiver()))
  const { lights, findings, setAside } = lightsOf(board, { today: TODAY, answers: ALL_YES })
  expect(lights.find(({ assumption }) => assumption === 'A10')).toMatchObject({ state: 'set-aside', sentence: '' })
  expect(findings.filter(({ assumption }) => assumption === 'A10')).toEqual([])
  expect(setAside).toMatchObject([
    {
      finding: { checkId: 'A10.1', subjects: ['health', 'cat'] },
      waiver: { reason: 'The board approved one until May' },
    },
  ])
  const another = partnership(onePerson(waiver(), { set: { ann: { deputyId: undefined } } }))
  expect(statesOf(another).A10).toBe('not-yet')
})

test('[LT9] one check is set aside for one card, with ten characters of reason, an organisation and a day that has come', () => {
  const state = (values: object): string => statesOf(partnership(onePerson(waiver(values)))).A10
  expect(state({ reason: 'Ten chars!' })).toBe('set-aside')
  expect(state({ reason: 'Nine char' })).toBe('not-yet')
  expect(state({ subjectId: 'charity' })).toBe('not-yet')
  expect(state({ checkId: 'A10.3' })).toBe('not-yet')
  expect(state({ orgId: undefined })).toBe('not-yet')
  expect(state({ at: undefined })).toBe('not-yet')
  expect(state({ at: TODAY })).toBe('set-aside')
  expect(state({ at: '2026-11-21' })).toBe('not-yet')
})

test('[LT11] setting aside ends when the next review closes', () => {
  const state = (review: object, values: object = {}): string =>
    statesOf(partnership(onePerson(waiver(values), { cards: [card('look', 'review', { ...review })] }))).A10
  expect(state({ state: 'open' })).toBe('set-aside')
  expect(state({ state: 'closed', heldOn: '2026-11-02' })).toBe('set-aside')
  expect(state({ state: 'closed', heldOn: '2026-11-03' })).toBe('not-yet')
  expect(state({ state: 'closed', heldOn: '2026-11-21' })).toBe('set-aside')
  expect(state({ state: 'closed', touched: { at: '2026-11-12T10:00:00Z', by: 'p' } })).toBe('not-yet')
  expect(state({ state: 'closed', heldOn: '2026-11-02' }, { untilReviewId: 'look' })).toBe('not-yet')
  expect(state({ state: 'planned' }, { untilReviewId: 'look' })).toBe('set-aside')
})
