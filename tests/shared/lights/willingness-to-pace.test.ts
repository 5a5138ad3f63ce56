// Proves the checks of the fifth to eighth assumption: where each speaks, where it does not, and at its boundary.
import { expect, test } from 'vitest'
import { card, relation } from '../board/small-board.ts'
import { found, listItem, said, type Break } from './partnership.ts'

const charter = (values: object, more: Break = {}): Break => ({ ...more, set: { ...more.set, charter: { ...values } } })

test('[LT32] A5.1: each active organisation says why it is here', () => {
  expect(found('A5.1', { set: { health: { joined: undefined } } })).toMatchObject([
    { severity: 'gap', audience: 'organisation', subjects: ['health'], params: { organisation: 'health' } },
  ])
  expect(said('A5.1')).toEqual([])
  expect(said('A5.1', { set: { health: { joined: undefined, state: 'invited' } } })).toEqual([])
})

test('[LT33] A5.2: who is required to be here, wholly or in part, says what would make it worth it, and an objective helps', () => {
  const at = (values: object, without: readonly string[] = []): readonly string[] =>
    said('A5.2', { set: { health: { ...values } }, without })
  expect(at({ joined: 'required' })).toEqual([])
  expect(at({ joined: 'required', worthIt: undefined })).toEqual(['weak health'])
  expect(at({ joined: 'mixed' }, ['s-health'])).toEqual(['weak health'])
  expect(at({ joined: 'chose', worthIt: undefined }, ['s-health'])).toEqual([])
})

test('[LT34] A6.1: how the lead is shared is decided once the board is older than 14 days', () => {
  const undecided = charter({ leadershipModel: undefined })
  expect(said('A6.1')).toEqual([])
  expect(said('A6.1', undecided, { today: '2026-10-17' })).toEqual(['gap charter'])
  expect(said('A6.1', undecided, { today: '2026-10-16' })).toEqual([])
})

const reason = (broken: Break): unknown => found('A6.2', broken)[0]?.params['reason']
const lead = (id: string, values: object = {}): Pick<Break, 'cards'> => ({
  cards: [card(id, 'role', { title: 'Second lead', roleType: 'co-lead', ...values })],
})
const held = [relation('h2', 'holds', 'cat', 'second')]

test('[LT35] A6.2: one lead means exactly one holder; whom the charter names counts where no lead role is held', () => {
  expect(reason({})).toBeUndefined()
  expect(reason({ without: ['lead'] })).toBe('no-lead')
  expect(reason(charter({ leadRef: 'council' }, { without: ['lead'] }))).toBeUndefined()
  expect(reason({ ...lead('second'), relations: held })).toBe('several-leads')
  expect(reason({ set: { h1: { until: '2026-11-19' } } })).toBe('no-lead')
  expect(reason({ set: { h1: { until: '2026-11-20' } } })).toBeUndefined()
  expect(reason({ set: { lead: { roleType: 'chair' } } })).toBeUndefined()
})

test('[LT35] A6.2: a shared lead names two and says what each co-lead decides alone; a rotating one says when and who next', () => {
  const shared = charter({ leadershipModel: 'co-led' })
  expect(reason(shared)).toBe('too-few-leads')
  expect(reason({ ...shared, ...lead('second'), relations: held })).toBe('no-split')
  expect(reason({ ...shared, ...lead('second', { decidesAlone: 'Money' }), relations: held })).toBeUndefined()
  const rotating = { leadershipModel: 'rotating' }
  const turn = (values: object): unknown => reason({ set: { charter: rotating, lead: { ...values } } })
  expect(turn({})).toBe('no-turn')
  expect(turn({ until: '2027-06' })).toBe('no-turn')
  expect(turn({ until: '2027-06', nextHolder: { text: 'Whoever is elected' } })).toBeUndefined()
  expect(reason({ set: { charter: rotating }, without: ['lead'] })).toBe('no-turn')
})

test('[LT35] A6.2: with leads spread over the objectives each has one; another way is not judged', () => {
  expect(reason(charter({ leadershipModel: 'distributed' }))).toBeUndefined()
  expect(reason(charter({ leadershipModel: 'distributed' }, { without: ['r2'] }))).toBe('objectives-without-lead')
  expect(reason(charter({ leadershipModel: 'other' }, { without: ['lead'] }))).toBeUndefined()
})

test('[LT35] [LT36] two leads, one without a split, shared because it "seems fair": a gap and a weak finding', () => {
  const broken = {
    ...charter({ leadershipModel: 'co-led', leadershipWhy: 'seems fair' }),
    ...lead('second'),
    relations: held,
  }
  expect([...said('A6.2', broken), ...said('A6.3', broken)]).toEqual(['gap charter', 'weak charter'])
})

test('[LT36] A6.3: a shared lead has its reason in at least 20 characters; one lead needs none', () => {
  const at = (leadershipModel: string, leadershipWhy: string): readonly string[] =>
    said('A6.3', charter({ leadershipModel, leadershipWhy }))
  expect(at('rotating', 'Nineteen characters')).toEqual(['weak charter'])
  expect(at('rotating', 'Twenty characters ok')).toEqual([])
  expect(at('single', '')).toEqual([])
})

test('[LT37] A6.4: an objective has one lead or two', () => {
  const leads = (count: number): Break => ({
    relations: ['health', 'charity']
      .slice(0, count - 1)
      .map((who) => relation(`l-${who}`, 'does', who, 'home', { part: 'leads' })),
  })
  expect(said('A6.4', { without: ['r1'] })).toEqual(['weak home'])
  expect(said('A6.4', leads(2))).toEqual([])
  expect(said('A6.4', leads(3))).toEqual(['weak home'])
  expect(said('A6.4', { without: ['r1'], set: { home: { state: 'achieved' } } })).toEqual([])
})

test('[LT38] A6.5: a person has a role or a part in an objective', () => {
  expect(said('A6.5')).toEqual([])
  expect(said('A6.5', { without: ['d-cat'] })).toEqual(['weak cat'])
  expect(said('A6.5', { without: ['d-ann'] })).toEqual([])
  expect(said('A6.5', { without: ['d-cat'], set: { cat: { state: 'left' } } })).toEqual([])
})

test('[LT39] A6.6: a role is looked at again the day after it ran out, or when its holder has left', () => {
  expect(said('A6.6', { set: { lead: { until: '2026-11-19' } } })).toEqual(['stale lead'])
  expect(said('A6.6', { set: { lead: { until: '2026-11-20' } } })).toEqual([])
  expect(said('A6.6', { set: { lead: { until: '2026-11' } } })).toEqual([])
  expect(said('A6.6', { set: { ann: { state: 'left' } } })).toEqual(['stale lead'])
  expect(said('A6.6', { set: { ann: { state: 'leaving' } } })).toEqual([])
})

test('[LT40] T7.1: a role that is no group is held by somebody today', () => {
  expect(said('T7.1')).toEqual([])
  expect(said('T7.1', { without: ['h1'] })).toEqual(['gap lead'])
  expect(said('T7.1', { set: { h1: { until: '2026-11-19' } } })).toEqual(['gap lead'])
  expect(said('T7.1', { without: ['h1'], set: { lead: { roleType: 'body' } } })).toEqual([])
})

test('[LT41] A7.1: one word has been compared between two organisations', () => {
  const meanings = (...orgIds: string[]): Break => ({
    set: { word: { meanings: orgIds.map((orgId, at) => listItem(`m${at}`, { orgId, text: 'Leaving' })) } },
  })
  expect(said('A7.1')).toEqual([])
  expect(said('A7.1', { without: ['word'] })).toEqual(['gap charter'])
  expect(said('A7.1', meanings('council', 'council'))).toEqual(['gap charter'])
  expect(said('A7.1', { without: ['word', 'health', 'charity'] })).toEqual([])
})

test('[LT42] A7.2: a word with different meanings has an agreed one', () => {
  expect(said('A7.2')).toEqual([])
  expect(said('A7.2', { set: { word: { agreed: '?' } } })).toEqual(['weak word'])
  expect(said('A7.2', { set: { word: { agreed: undefined, verdict: 'same' } } })).toEqual([])
  // Meanings of two lie beside each other, and nobody has said what comes of them.
  const meant = (...orgIds: readonly string[]): Break => ({
    set: {
      word: {
        agreed: undefined,
        verdict: 'unset',
        meanings: orgIds.map((orgId, at) => listItem(`m${at}`, { orgId, text: 'Leaving' })),
      },
    },
  })
  expect(said('A7.2', meant('council', 'health'))).toEqual(['weak word'])
  expect(said('A7.2', meant('council', 'council'))).toEqual([])
})

const markers = (...items: object[]): Break => ({ set: { home: { markers: items } } })
const result = (by: string, values: object = {}): object =>
  listItem('result', { kind: 'result', text: 'Days', by, ...values })
const first = (by?: string): object =>
  listItem('first', { kind: 'foundation', text: 'A list', ...(by === undefined ? {} : { by }) })

test('[LT43] A8.1: an objective has a first step in which something is written', () => {
  expect(said('A8.1')).toEqual([])
  expect(said('A8.1', markers(result('2027-06')))).toEqual(['gap home'])
  expect(said('A8.1', markers(listItem('first', { kind: 'foundation' })))).toEqual(['gap home'])
})

test('[LT44] A8.2: a result within three months of the start wants a first step dated before it', () => {
  expect(said('A8.2', markers(result('2027-01-01')))).toEqual(['weak home'])
  expect(said('A8.2', markers(result('2027-01-02')))).toEqual([])
  expect(said('A8.2', markers(result('2026-12'), first('2026-12-30')))).toEqual([])
  expect(said('A8.2', markers(result('2026-12'), first('2026-12')))).toEqual(['weak home'])
  expect(said('A8.2', markers(result('2026-12'), first()))).toEqual(['weak home'])
  expect(said('A8.2', { set: { ...markers(result('2027-01-01')).set, charter: { startOn: '2026-09' } } })).toEqual([])
})

test('[LT45] A8.3: a date that has passed while it is neither reached nor missed is looked at again', () => {
  expect(found('A8.3', markers(result('2026-11-19')))).toMatchObject([
    { severity: 'stale', subjects: ['home'], fix: { card: 'home', field: 'markers', item: 'result' } },
  ])
  expect(said('A8.3', markers(result('2026-11-20')))).toEqual([])
  expect(said('A8.3', markers(result('2026')))).toEqual([])
  expect(said('A8.3', markers(result('2026-10', { state: 'moving' })))).toEqual(['stale home'])
  expect(said('A8.3', markers(result('2026-10', { state: 'met' })))).toEqual([])
})

test('[LT46] T12.1: an organisation with people for 12 hours a month and 14 planned', () => {
  const hours = (own: number | undefined, person: number | undefined): Break => ({
    set: {
      cat: { hoursPerMonth: 8 },
      dan: { hoursPerMonth: 4 },
      r2: { hoursPerMonth: own },
      'd-cat': { hoursPerMonth: person },
    },
  })
  expect(found('T12.1', hours(10, 4))).toMatchObject([
    { severity: 'weak', audience: 'organisation', subjects: ['health'], params: { promised: 14, there: 12 } },
  ])
  expect(said('T12.1', hours(10, 2))).toEqual([])
  expect(
    said('T12.1', {
      set: { r2: { hoursPerMonth: 99 }, cat: { hoursPerMonth: undefined }, dan: { hoursPerMonth: undefined } },
    }),
  ).toEqual([])
})
