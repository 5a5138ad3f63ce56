// Proves the checks of the first four assumptions: where each speaks, where it does not, and at its boundary.
import { expect, test } from 'vitest'
import type { Answer, Answers } from '@common-ground/shared/lights/answers.ts'
import { card, relation } from '../board/small-board.ts'
import { ALL_YES, found, listItem, said } from './partnership.ts'

const NO_CONCERNS = ['money', 'staff', 'trust']

test('[LT20] A1.1: an objective and no concern of any state is a gap once an agreement is proposed', () => {
  expect(said('A1.1', { without: NO_CONCERNS })).toEqual(['gap charter'])
  expect(said('A1.1', { without: ['money', 'staff'], set: { trust: { state: 'resolved' } } })).toEqual([])
  expect(said('A1.1', { without: [...NO_CONCERNS, 'home', 'well'] })).toEqual([])
  const notProposed = { firstProposedOn: undefined, firstAgreedOn: undefined }
  expect(said('A1.1', { without: NO_CONCERNS, head: notProposed })).toEqual([])
})

test('[LT21] A1.2: three concerns that all name one organisation, among three organisations, are told to the facilitator', () => {
  const all = { money: { raisedBy: 'health' }, staff: { raisedBy: 'health' }, trust: { raisedBy: 'health' } }
  expect(found('A1.2', { set: all })).toMatchObject([
    { severity: 'weak', audience: 'facilitator', subjects: ['health'] },
  ])
  expect(said('A1.2', { set: { ...all, trust: { raisedBy: 'charity' } } })).toEqual([])
  expect(said('A1.2', { set: { ...all, trust: { raisedBy: undefined } } })).toEqual([])
  expect(said('A1.2', { set: { ...all, charity: { state: 'invited' } } })).toEqual([])
})

test('[LT22] A1.3: a concern open for more than 60 days with no open action and no offer of help', () => {
  const idle = (openedOn: string, more: object = {}): object => ({ openedOn, actions: undefined, ...more })
  const at = (values: object): readonly string[] => said('A1.3', { set: { money: { ...values } } })
  expect(at(idle('2026-09-20'))).toEqual(['stale money'])
  expect(at(idle('2026-09-21'))).toEqual([])
  expect(at(idle('2026-08'))).toEqual(['stale money'])
  expect(at(idle('2026-09'))).toEqual([])
  expect(at(idle('2026-08', { state: 'accepted' }))).toEqual([])
  expect(at({ openedOn: '2026-08-01' })).toEqual([])
  expect(at({ openedOn: '2026-08-01', actions: [listItem('x', { text: 'Done', doneOn: '2026-09-01' })] })).toHaveLength(
    1,
  )
  const help = relation('help', 'offersHelp', 'health', 'money')
  expect(said('A1.3', { set: { money: { ...idle('2026-08') } }, relations: [help] })).toEqual([])
})

test('[LT22] A1.3: without a date of its own a concern counts from the day its card was made, else nothing is said', () => {
  const undated = { openedOn: undefined, actions: undefined }
  const made = { at: '2026-09-20T10:00:00Z', by: 'p1' }
  expect(said('A1.3', { set: { money: { ...undated, made } } })).toEqual(['stale money'])
  expect(said('A1.3', { set: { money: undated } })).toEqual([])
})

test('[LT23] A2.1: no purpose or no objective is a gap from the first day', () => {
  const at = (set: object, without: readonly string[] = []): readonly string[] =>
    found('A2.1', {
      set: { charter: { ...set } },
      without,
      head: { firstProposedOn: undefined, firstAgreedOn: undefined },
    }).map(({ sentence }) => sentence)
  expect(at({})).toEqual([])
  expect(at({ purpose: ' -- ' })).toEqual(['Our purpose is not written down yet.'])
  expect(at({ purpose: 'x' })).toEqual([])
  expect(at({}, ['home', 'well'])).toEqual(['There is no objective yet.'])
  expect(at({ purpose: undefined }, ['home', 'well'])).toEqual([
    'What we want to achieve together is not written down yet.',
  ])
  expect(said('A2.1', { set: { home: { state: 'achieved' }, well: { state: 'dropped' } } })).toEqual(['gap charter'])
})

test('[LT24] A2.2: each objective without a result in which something is written', () => {
  const first = listItem('first', { kind: 'foundation', text: 'A list' })
  const at = (...markers: object[]): readonly string[] => said('A2.2', { set: { home: { markers } } })
  expect(at(first)).toEqual(['gap home'])
  expect(at(first, listItem('r', { kind: 'result' }))).toEqual(['gap home'])
  expect(at(first, listItem('r', { kind: 'result', text: 'Days' }))).toEqual([])
  expect(said('A2.2', { set: { home: { markers: [first], state: 'dropped' } } })).toEqual([])
})

const answers = (change: (answer: Answer) => Partial<Answer>): { readonly answers: Answers } => ({
  answers: {
    ...ALL_YES,
    given: ALL_YES.given.map((answer) => ({ ...answer, ...(answer.cardId === 'home' ? change(answer) : {}) })),
  },
})

test('[LT25] A2.3: an objective is agreed when all have answered on what it says now, none with not yet, and half with yes', () => {
  expect(said('A2.3')).toEqual([])
  expect(
    said(
      'A2.3',
      {},
      answers(({ orgId }) => (orgId === 'health' ? { answer: 'not-yet' } : {})),
    ),
  ).toEqual(['weak home'])
  expect(
    said(
      'A2.3',
      {},
      answers(({ orgId }) => (orgId === 'health' ? { answer: 'checking' } : {})),
    ),
  ).toEqual(['weak home'])
  expect(
    said(
      'A2.3',
      {},
      answers(({ orgId }) => (orgId === 'health' ? { answer: 'yes-but' } : {})),
    ),
  ).toEqual([])
  expect(
    said(
      'A2.3',
      {},
      answers(({ orgId }) => (orgId === 'health' ? { answer: 'no-view' } : {})),
    ),
  ).toEqual([])
  expect(
    said(
      'A2.3',
      {},
      answers(({ orgId }) => (orgId === 'council' ? {} : { answer: 'no-view' })),
    ),
  ).toEqual(['weak home'])
  const two = { set: { charity: { state: 'invited' } } }
  expect(
    said(
      'A2.3',
      two,
      answers(({ orgId }) => (orgId === 'council' ? {} : { answer: 'no-view' })),
    ),
  ).toEqual([])
  const invited = { set: { health: { state: 'invited' } } }
  expect(
    said(
      'A2.3',
      invited,
      answers(({ orgId }) => (orgId === 'health' ? { answer: 'not-yet' } : {})),
    ),
  ).toEqual([])
})

test('[LT25] A2.3: a changed meaning outdates every answer; the sentence counts and names nobody', () => {
  const [finding, ...others] = found(
    'A2.3',
    {},
    answers(() => ({ contentHash: 'before the target changed' })),
  )
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    subjects: ['home'],
    params: { outdated: ['charity', 'council', 'health'], missing: [], notYet: [] },
    sentence: '“Home sooner” is not agreed by everybody yet: 3 from before it changed.',
  })
})

test('[LT3] what nobody has told is silent: no answers, no replies, no voice', () => {
  const unknown = { answers: undefined, checkReplies: undefined } as never
  const confirmed = card('big', 'decision', {
    title: 'Share the office',
    big: true,
    state: 'confirmed',
    checks: [listItem('c1', { orgId: 'health', dueOn: '2026-11-01' })],
  })
  for (const check of ['A2.3', 'A4.3', 'A4.4', 'A11.9'])
    expect(said(check, { cards: [confirmed] }, unknown)).toEqual([])
  expect(said('A3.2', { set: { council: { voice: undefined } } })).toEqual([])
})

test('[LT26] A3.1: an organisation that says next to nothing of what it does, once the board is older than 14 days', () => {
  const at = (whatWeDo: string | undefined, today?: string): readonly string[] =>
    said('A3.1', { set: { health: { whatWeDo } } }, today === undefined ? {} : { today })
  expect(at(undefined)).toEqual(['gap health'])
  expect(at('Nineteen characters')).toEqual(['gap health'])
  expect(at('Twenty characters ok')).toEqual([])
  expect(at('醫療與社會服務')).toEqual(['gap health'])
  expect(at('醫療與社會服務部')).toEqual([])
  expect(at('. . . . . . . . . . . . . . . .')).toEqual(['gap health'])
  expect(at(undefined, '2026-10-16')).toEqual([])
  expect(at(undefined, '2026-10-17')).toEqual(['gap health'])
  expect(said('A3.1', { set: { health: { whatWeDo: undefined, state: 'outside' } } })).toEqual([])
})

test('[LT27] A3.2: what an organisation does, last written by another one, until it says so itself', () => {
  const by = (orgId: string): object => ({ voice: { whatWeDo: { orgId, by: 'p9', at: '2026-11-01T09:00:00Z' } } })
  expect(found('A3.2', { set: { council: { ...by('health') } } })).toMatchObject([
    { severity: 'weak', audience: 'organisation', subjects: ['council'], params: { organisation: 'council' } },
  ])
  expect(said('A3.2', { set: { council: { ...by('council') } } })).toEqual([])
  expect(said('A3.2', { set: { council: { ...by('health'), whatWeDo: undefined } } })).toEqual([])
})

test('[LT28] A4.1: an organisation needs an own outcome that an objective helps, at least in part', () => {
  const at = (set: Readonly<Record<string, object>>, without: readonly string[] = []): readonly string[] =>
    said('A4.1', { set: set as never, without })
  expect(at({})).toEqual([])
  expect(at({ health: { ownOutcomes: undefined } })).toEqual(['gap health'])
  expect(at({}, ['s-health'])).toEqual(['gap health'])
  expect(at({ 's-health': { fit: 'partial' } })).toEqual([])
  expect(at({ 's-health': { fit: 'tension' } })).toEqual(['gap health'])
  expect(at({ home: { state: 'dropped' } })).toEqual(['gap charity', 'gap council', 'gap health'])
})

test('[LT29] A4.2: each person says what they can decide, and with whom they check when they must', () => {
  const at = (values: object): readonly string[] => said('A4.2', { set: { cat: { ...values } } })
  expect(at({ canDecide: undefined })).toEqual(['gap cat'])
  expect(at({ canDecide: 'check-first' })).toEqual(['weak cat'])
  expect(at({ canDecide: 'within-limits', checksWith: '?' })).toEqual(['weak cat'])
  expect(at({ canDecide: 'within-limits', checksWith: 'Chief officer' })).toEqual([])
  expect(at({ canDecide: 'observe' })).toEqual([])
  expect(at({ canDecide: undefined, state: 'left' })).toEqual([])
})

const decision = (values: object): { readonly cards: [ReturnType<typeof card>] } => ({
  cards: [
    card('big', 'decision', {
      title: 'Share the office',
      big: true,
      state: 'confirmed',
      checks: [listItem('c1', { orgId: 'health', dueOn: '2026-11-19' })],
      ...values,
    }),
  ],
})
const reply = (values: object): never =>
  ({ checkReplies: [{ cardId: 'big', checkId: 'c1', orgId: 'health', ...values }] }) as never

test('[LT30] A4.3: a big decision confirmed while an active organisation has not said yes at home', () => {
  expect(said('A4.3', decision({}))).toEqual(['weak big'])
  expect(said('A4.3', decision({}), reply({ answer: 'no' }))).toEqual(['weak big'])
  expect(said('A4.3', decision({}), reply({ answer: 'yes-if' }))).toEqual(['weak big'])
  expect(said('A4.3', decision({}), reply({ answer: 'yes-if', conditionMetOn: '2026-11-18' }))).toEqual([])
  expect(said('A4.3', decision({}), reply({ answer: 'yes' }))).toEqual([])
  expect(said('A4.3', decision({}), reply({ answer: 'yes', orgId: 'council' }))).toEqual(['weak big'])
  expect(said('A4.3', decision({}), reply({ answer: 'yes', isCurrent: true }))).toEqual([])
  expect(said('A4.3', decision({}), reply({ answer: 'yes', isCurrent: false }))).toEqual(['weak big'])
  expect(said('A4.3', decision({ state: 'provisional' }))).toEqual([])
  expect(said('A4.3', decision({ big: undefined }))).toEqual([])
  expect(said('A4.3', { ...decision({}), set: { health: { state: 'left' } } })).toEqual([])
})

test('[LT31] A4.4: an answer from home is looked at again the day after it was due', () => {
  expect(found('A4.4', decision({ state: 'open' }))).toMatchObject([
    { severity: 'stale', audience: 'organisation', subjects: ['big', 'health'], params: { organisation: 'health' } },
  ])
  expect(said('A4.4', decision({ state: 'open' }), { today: '2026-11-19' })).toEqual([])
  expect(said('A4.4', decision({ state: 'open' }), reply({ answer: 'no' }))).toEqual([])
  expect(said('A4.4', decision({ state: 'open' }), reply({ answer: 'no', orgId: 'council' }))).toEqual(['stale big'])
  expect(said('A4.4', decision({ state: 'parked' }))).toEqual([])
})

test('[LT31] A4.4: so is an answer on a card, the day after the one it was promised for', () => {
  const at = (given: object, context: object = {}): readonly string[] =>
    said('A4.4', {}, {
      ...context,
      answers: {
        ...ALL_YES,
        given: [{ cardId: 'home', orgId: 'health', answer: 'checking', contentHash: 'hash of home', ...given }],
      },
    } as never)
  expect(at({ checkingBy: '2026-11-19' })).toEqual(['stale home'])
  expect(at({ checkingBy: '2026-11-19' }, { today: '2026-11-19' })).toEqual([])
  expect(at({})).toEqual([])
  expect(at({ checkingBy: '2026-11-19', contentHash: 'before it changed' })).toEqual([])
  expect(at({ checkingBy: '2026-11-19', orgId: 'nobody' })).toEqual([])
  const later = { cardId: 'home', orgId: 'health', answer: 'yes', contentHash: 'hash of home' } as const
  const checked = { ...later, answer: 'checking', checkingBy: '2026-11-19' } as const
  expect(said('A4.4', {}, { answers: { ...ALL_YES, given: [checked, later] } })).toEqual([])
})
