// Shows how agreements, dates, names and ids of a neutral description land on a board, and what is told on the way.
import { describe, expect, test } from 'vitest'
import {
  cardFrom,
  cardsOf,
  imported,
  itemsIn,
  neutralFile,
  onlyCard,
  readText,
  readValue,
  refused,
} from './read-fixture.ts'

const contentOf = (change: Readonly<Record<string, unknown>>, grade: 'strict' | 'report' = 'strict') =>
  imported(readValue(neutralFile(change), grade)).content
const reportOf = (change: Readonly<Record<string, unknown>>, grade: 'strict' | 'report' = 'strict') =>
  imported(readValue(neutralFile(change), grade)).report.map(({ path, code, action }) => `${path} ${code} ${action}`)
const problemsOf = (change: Readonly<Record<string, unknown>>) =>
  refused(readValue(neutralFile(change), 'report')).problems.map(({ path, code }) => `${path} ${code}`)
const partner = (change: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id: 'c',
  name: 'Third',
  ...change,
})
describe('if we disagree', () => {
  const disagreement = (change: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
    disagreement: { status: 'published', ...change },
  })

  test('[IM26] steps keep order, who, limits as written and branches; outside help comes last', () => {
    const steps = [
      { id: 's2', order: 2, who: ['a', 'the full council'], action: 'Meet', withinDays: null, next: 'beyond' },
      {
        id: 's1',
        order: 1,
        who: ['pa'],
        action: 'Talk',
        withinDays: 10,
        dayType: 'working',
        next: 's2',
        note: 'first',
      },
    ]
    const beyond = {
      who: 'Scottish Ministers',
      raisedBy: ['a'],
      how: 'In writing',
      effect: 'May direct',
      withinDays: 150,
    }
    const content = contentOf(disagreement({ appliesTo: 'Anything', decisionRule: 'Both agree', steps, beyond }))
    const card = onlyCard(content, 'if-we-disagree')
    const [first, second, outside] = itemsIn(card, 'steps')
    expect(card['scope']).toBe('Anything')
    expect(first).toMatchObject({
      title: 'Talk',
      who: [cardFrom(content, 'people[0]').id],
      within: { amount: 10, unit: 'working-days' },
      note: 'first',
      next: [{ to: second?.['id'] }],
    })
    expect(second).toMatchObject({
      title: 'Meet',
      who: [cardFrom(content, 'partners[0]').id, { text: 'the full council' }],
      next: [{ to: 'beyond' }],
    })
    expect(second?.['within']).toBeUndefined()
    expect(outside).toMatchObject({
      outside: true,
      who: [{ text: 'Scottish Ministers' }],
      how: 'In writing',
      effect: 'May direct',
      within: { amount: 150, unit: 'calendar-days' },
    })
    expect(onlyCard(content, 'charter')).toMatchObject({ decisionRule: 'other', decisionNote: 'Both agree' })
  })

  test('[IM26] a limit of 0 days is kept and told; days out of range are refused', () => {
    const steps = (days: unknown): Record<string, unknown> =>
      disagreement({
        steps: [{ id: 's', order: 1, who: ['a'], action: 'x', withinDays: days, dayType: 'calendar', next: 'beyond' }],
      })
    expect(reportOf(steps(0))).toEqual(['disagreement.steps[0].withinDays zero kept'])
    for (const days of [-1, 3651, 1.5, '5'])
      expect(problemsOf(steps(days))[0]).toMatch(/^disagreement\.steps\[0\]\.withinDays /)
  })

  test.each(['none-found', 'not-read'])('[IM26] status %s makes no card and says so', (status) => {
    const { content, report } = imported(readValue(neutralFile({ disagreement: { status, steps: [], beyond: null } })))
    expect(cardsOf(content, 'if-we-disagree')).toEqual([])
    expect(report).toMatchObject([{ path: 'disagreement', code: 'no-steps', action: 'skipped', original: status }])
  })
})

test('[IM27] mandates, words, challenges and milestones become checks, words, concerns, wins and dates', () => {
  const content = contentOf({
    mandates: [
      { id: 'm1', decision: 'Change the scheme', partner: 'a', needs: 'Council', typicalDays: 30 },
      { id: 'm2', decision: 'Change the scheme', partner: 'b', needs: 'Board', typicalDays: null },
      { id: 'm3', decision: 'Yearly payment', partner: 'b', needs: 'Budget' },
    ],
    glossary: [
      { term: 'locality', agreedMeaning: null, meanings: [{ partner: 'a', meaning: 'Ward' }] },
      { term: 'direction', agreedMeaning: 'An order', meanings: [] },
    ],
    challenges: [{ id: 'c1', text: 'Two budgets', partners: ['a', 'b', 'pa'] }],
    milestones: [
      { id: 'x1', date: '2015-10', text: 'Approved', status: 'done', partners: ['b'] },
      { id: 'x2', date: null, text: 'Review', status: 'planned', partners: ['a'] },
    ],
  })
  const [a, b] = [cardFrom(content, 'partners[0]').id, cardFrom(content, 'partners[1]').id]
  expect(
    cardsOf(content, 'decision').map((card) => [
      card['title'],
      card['big'],
      itemsIn(card, 'checks').map(({ orgId, needs, typicalDays }) => [orgId, needs, typicalDays]),
    ]),
  ).toEqual([
    [
      'Change the scheme',
      true,
      [
        [a, 'Council', 30],
        [b, 'Board', undefined],
      ],
    ],
    ['Yearly payment', true, [[b, 'Budget', undefined]]],
  ])
  expect(cardFrom(content, 'glossary[0]')).toMatchObject({
    word: 'locality',
    state: 'compared',
    meanings: [{ orgId: a, text: 'Ward' }],
  })
  expect(cardFrom(content, 'glossary[1]')).toMatchObject({ agreed: 'An order', state: 'agreed' })
  const concern = onlyCard(content, 'concern')
  expect(concern).toMatchObject({ title: 'Two budgets', issueKind: 'challenge', raisedBy: a })
  expect(
    content.relations
      .filter(({ kind }) => kind === 'sameBoat')
      .map(({ from }) => from)
      .toSorted(),
  ).toEqual([b, cardFrom(content, 'people[0]').id].toSorted())
  expect(onlyCard(content, 'moment')).toMatchObject({ title: 'Approved', momentKind: 'success', on: '2015-10' })
  expect(content.relations.find(({ kind }) => kind === 'creditedIn')?.from).toBe(b)
  const [planned] = itemsIn(onlyCard(content, 'charter'), 'milestones')
  expect(planned).toMatchObject({ text: 'Review', orgIds: [a] })
  expect(planned?.['by']).toBeUndefined()
})

test('[IM28] header, leadership, recognition, continuity and review fill the card of the partnership', () => {
  const { content, report } = imported(
    readValue(
      neutralFile({
        area: 'Here',
        summary: 'Why',
        asOf: '2023',
        size: 'small',
        sources: [{ id: 's', where: 'x', basis: 'verified', use: 'y' }],
        language: 'fr',
        leadership: {
          model: 'rotating-chair',
          lead: 'pa',
          deputy: 'b',
          appointedBy: ['a', 'the members'],
          termMonths: 36,
          note: 'Why so',
          basis: 'general',
        },
        recognition: { text: 'Share it', basis: 'general' },
        continuity: { text: 'Carry on' },
        review: { cycleMonths: 60, what: 'All', next: '2027-12', by: ['a'], basis: 'verified' },
      }),
    ),
  )
  const [a, b, pa] = ['partners[0]', 'partners[1]', 'people[0]'].map((path) => cardFrom(content, path).id)
  const charter = onlyCard(content, 'charter')
  expect(charter).toMatchObject({
    id: 'charter',
    name: 'Small partnership',
    place: 'Here',
    context: 'Why',
    leadershipModel: 'rotating',
    leadershipWhy: 'Why so',
    leadRef: pa,
    deputyRef: b,
    appointedBy: [a, { text: 'the members' }],
    termMonths: 36,
    creditRule: 'Share it',
    continuity: 'Carry on',
    reviewEvery: 60,
    reviewWhat: 'All',
    nextReviewOn: '2027-12',
    reviewBy: [a],
    extra: {
      id: 'small',
      asOf: '2023',
      size: 'small',
      'leadership.model': 'rotating-chair',
      'leadership.basis': 'general',
      'review.basis': 'verified',
    },
  })
  expect([content.board.title, content.board.language, report]).toEqual(['Small partnership', 'fr', []])
  expect(onlyCard(contentOf({}), 'charter')['reviewEvery']).toBeUndefined()
})

test.each([
  ['lead-organisation', 'single'],
  ['elected-chair', 'single'],
  ['chair-and-vice', 'single'],
  ['rotating-bureau', 'rotating'],
  ['co-chairs', 'co-led'],
  ['assembly', 'other'],
])('[IM28] the model %s is %s', (model, expected) => {
  expect(onlyCard(contentOf({ leadership: { model } }), 'charter')['leadershipModel']).toBe(expected)
})

describe('dates', () => {
  const milestone = (date: unknown): Record<string, unknown> => ({
    milestones: [{ id: 'x', date, text: 't', status: 'planned' }],
  })
  test.each(['2026', '2026-04', '2024-02-29', '0001-01-01', null])('[IM29] %j is taken as it is', (date) => {
    expect(itemsIn(onlyCard(contentOf(milestone(date)), 'charter'), 'milestones')[0]?.['by']).toBe(date ?? undefined)
  })
  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-00',
    '2026-1',
    '26',
    '2026-04-31',
    '2026-04-01T00:00:00Z',
    ' 2026',
    '',
    2026,
    true,
  ])('[IM29] %j is refused', (date) => {
    expect(problemsOf(milestone(date))).toEqual(['milestones[0].date bad-date'])
  })
})

test('[IM22] unknown keys are kept with their card and told, at every level', () => {
  const { content, report } = imported(
    readValue(
      neutralFile({
        partners: [partner({ colour: 'blue', localNames: [{ lang: 'fr', text: 'X', script: 'Latn' }] })],
        people: [],
        mood: { good: true },
      }),
    ),
  )
  expect(report.map(({ path, code, action }) => `${path} ${code} ${action}`)).toEqual([
    'partners[0].localNames[0].script unknown-field kept',
    'partners[0].colour unknown-field kept',
    'mood unknown-field kept',
  ])
  expect(cardFrom(content, 'partners[0]').extra).toEqual({ colour: 'blue', 'localNames[0].script': 'Latn' })
  expect(onlyCard(content, 'charter').extra).toMatchObject({ mood: { good: true } })
})

describe('names', () => {
  test('[IM33] an empty, missing or invisible name is left out and told, the card stays', () => {
    for (const name of ['', ' \t', '\u200b\u2060', '\u2800', null]) {
      const { content, report } = imported(readValue(neutralFile({ partners: [partner({ name })], people: [] })))
      expect(cardFrom(content, 'partners[0]')['name']).toBeUndefined()
      expect(report.at(-1)).toMatchObject({ path: 'partners[0].name', code: 'empty-name', action: 'skipped' })
    }
  })
  test('[IM33] look-alikes are told: mixed alphabets, another alphabet, the same name twice', () => {
    const named = (...names: readonly string[]) =>
      reportOf({ partners: names.map((name, at) => ({ id: `p${at}`, name })), people: [] })
    expect(named('Сouncil')).toEqual(['partners[0].name look-alike kept'])
    expect(named('COBA', 'СОВА')).toEqual(['partners[1].name look-alike kept'])
    expect(named('Fife Council', 'Fife Council')).toEqual(['partners[1].name same-name kept'])
    expect(named('Ελλάδα', 'Црна Гора', 'Türkiye', 'ⵜⴰⴳⵍⴷⵉⵜ', '联合国', 'Council', 'Counsel')).toEqual([])
  })
})

describe('legal but unusual', () => {
  test('[IM32] long names, many meanings and real languages come in without a word', () => {
    const longName = 'A very long name of an organisation '.repeat(6).slice(0, 200)
    const meanings = Array.from({ length: 40 }, (_, at) => ({
      partner: at % 2 === 0 ? 'a' : 'b',
      meaning: `Meaning ${at}`,
    }))
    const change = {
      partners: [
        { id: 'a', name: longName, short: 'L' },
        { id: 'b', name: 'جمهورية مصر العربية', short: 'EG', whatWeDo: 'می‌خواهم 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿' },
        { id: 'toString', name: 'מדינת ישראל', short: 'IL' },
        { id: 'hasOwnProperty', name: 'O’Brien & Sons <Ltd>', short: 'OB' },
      ],
      people: [{ id: 'valueOf', title: 'Head', partner: 'toString', deputyFor: null }],
      glossary: [{ term: 'word', agreedMeaning: null, meanings }],
    }
    expect(reportOf(change)).toEqual([])
    const content = contentOf(change)
    expect(cardFrom(content, 'people[0]')['orgId']).toBe(cardFrom(content, 'partners[2]').id)
    expect(itemsIn(cardFrom(content, 'glossary[0]'), 'meanings')).toHaveLength(40)
  })
})

describe('ids', () => {
  test('[IM36] an id given twice is refused, also by a person and a partner', () => {
    expect(problemsOf({ people: [{ id: 'a', title: 'x' }] })).toEqual(['people[0].id repeated-id'])
    expect(
      problemsOf({
        objectives: [
          { id: 'o', title: 'x' },
          { id: 'o', title: 'y' },
        ],
      }),
    ).toEqual(['objectives[1].id repeated-id'])
  })
  test('[IM36] ids that only look alike are told and kept apart', () => {
    const partners = [partner({ id: 'a' }), partner({ id: 'а', name: 'Other' }), partner({ id: 'A ', name: 'Fourth' })]
    expect(reportOf({ partners, people: [] })).toEqual([
      'partners[1].id look-alike-id kept',
      'partners[2].id look-alike-id kept',
    ])
  })
  test('[IM34] the same file gives the same board, and ids of the file are not the board’s', () => {
    const file = neutralFile({ objectives: [{ id: 'o1', title: 'One', lead: 'a' }] })
    expect(readValue(file)).toEqual(readValue(file))
    const { content } = imported(readValue(file))
    expect(content.cards.filter(({ id }) => ['a', 'b', 'pa', 'o1'].includes(id))).toEqual([])
  })
})

test('[IM35] cards without a usable position are laid out above those that have one', () => {
  const { content, report } = imported(
    readValue(
      neutralFile({ layout: { positions: { a: { x: 400, y: -300 }, b: { x: '1', y: 2 }, pa: { x: 2e6, y: 0 } } } }),
    ),
  )
  expect(report.map(({ path, code, action }) => `${path} ${code} ${action}`)).toEqual([
    'layout.positions.b bad-position placed',
    'layout.positions.pa position-out-of-range placed',
  ])
  const given = cardFrom(content, 'partners[0]')
  expect(given.pos).toEqual([400, -300])
  const others = content.cards.filter(({ id }) => id !== given.id)
  expect(Math.max(...others.map(({ pos, size }) => pos[1] + size[1]))).toBeLessThan(given.pos[1])
})

describe('more than fits', () => {
  test('[IM37] entries beyond a list and a field are kept with the card and told', () => {
    const partners = Array.from({ length: 130 }, (_, at) => ({ id: `p${at}`, name: `Partner ${at}` }))
    const meanings = partners.map(({ id }) => ({ partner: id, meaning: id }))
    const { content, report } = imported(
      readValue(
        neutralFile({
          partners,
          people: [],
          glossary: [{ term: 't', meanings }],
          review: { by: partners.map(({ id }) => id) },
        }),
      ),
    )
    const word = onlyCard(content, 'word')
    expect([itemsIn(word, 'meanings').length, Object.keys(word.extra ?? {}).length]).toEqual([100, 30])
    expect(onlyCard(content, 'charter')['reviewBy']).toHaveLength(100)
    expect(onlyCard(content, 'charter').extra?.['reviewBy']).toHaveLength(30)
    expect(report.filter(({ code }) => code === 'too-many-items')).toHaveLength(31)
  })
  test('[IM37] texts and files that are too long are refused by path', () => {
    expect(problemsOf({ summary: 'x'.repeat(20_001) })).toEqual(['summary too-long'])
    expect(problemsOf({ title: 'x'.repeat(501) })).toEqual(['title too-long'])
    expect(problemsOf({ partners: Array.from({ length: 5001 }, (_, at) => ({ id: `p${at}` })) })).toEqual([' too-many'])
    expect(
      refused(
        readText(`{"format":"partnership-case","version":1,"partners":[${'{"id":"x"},'.repeat(200_000)}{"id":"y"}]}`),
      ).code,
    ).toBe('too-many')
  })
})

describe('format', () => {
  test.each([
    ['[]', 'wrong-root'],
    ['"x"', 'wrong-root'],
    ['null', 'wrong-root'],
    ['{}', 'unknown-format'],
    ['{"format":"miro"}', 'unknown-format'],
    ['{"format":{}}', 'unknown-format'],
    ['{"format":"partnership-case"}', 'bad-version'],
    ['{"format":"partnership-case","version":"1"}', 'bad-version'],
    ['{"format":"partnership-case","version":0}', 'bad-version'],
    ['{"format":"partnership-case","version":2}', 'newer-version'],
    ['{"format":"common-ground-board","version":2}', 'newer-version'],
  ])('[IM10] %s is refused as %s', (text, code) => {
    expect(refused(readText(text, 'report'))).toMatchObject({ status: 422, code, consent: false })
  })
})
