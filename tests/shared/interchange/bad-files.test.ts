// Shows what becomes of every broken file of the collection, by grade, code and path.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { UNNAMED_FILE } from '@common-ground/shared/interchange/file-path.ts'
import { refusalSentence } from '@common-ground/shared/interchange/read-file.ts'
import { cardFrom, cardsOf, fixtureBytes, imported, itemsIn, onlyCard, readBytes, refused } from './read-fixture.ts'

interface Expectation {
  readonly strict: 400 | 422 | 'imported'
  readonly report: 400 | 422 | 'imported'
  readonly consent?: boolean
  /** `path code` of every problem of the strict refusal, in order. */
  readonly problems?: readonly string[]
  readonly place?: readonly [line: number, column: number]
}
/** What a person is told to do comes last, as a sentence of its own or after a comma. */
const NEXT_STEP = /[.!] (?:Choose|Correct|Download|Export|Give|Keep|Open|Rename|Take|Type|Update|Write) [^.]*\.$/u
const EXPECTED: Readonly<Record<string, Expectation>> = {
  '01-invalid-json.json': { strict: 400, report: 400, problems: [' invalid-json'], place: [1, 3] },
  '02-truncated.json': { strict: 400, report: 400, problems: ['partners[1].name cut-short'], place: [21, 21] },
  '04-nested-100k.json': {
    strict: 422,
    report: 422,
    problems: [`partners${'[0]'.repeat(31)} too-deep`],
    place: [1, 84],
  },
  '05-proto-keys.json': {
    strict: 422,
    report: 422,
    problems: ['__proto__', 'constructor', 'constructor.prototype', 'people[0].id', 'layout.positions.__proto__'].map(
      (path) => `${path} reserved-name`,
    ),
  },
  '06-dangling-references.json': {
    strict: 422,
    report: 'imported',
    consent: true,
    problems: [
      'people[0].partner',
      'roles[0].holder',
      'leadership.deputy',
      'objectives[0].lead',
      'objectives[0].contributors[1].partner',
      'disagreement.steps[0].next',
      'layout.positions.unknown',
    ].map((path) => `${path} broken-link`),
  },
  '08-cyclic-escalation.json': {
    strict: 422,
    report: 'imported',
    consent: true,
    problems: [
      'disagreement.steps[0].next steps-go-round',
      'disagreement.steps[3].next steps-go-round',
      'bodies[0].reportsTo groups-go-round',
      'people[0].deputyFor deputies-go-round',
    ],
  },
  '09-nan-infinity-strings.json': {
    strict: 422,
    report: 422,
    problems: ['objectives[0].measures[0].target wrong-type', 'disagreement.steps[0].withinDays wrong-type'],
  },
  '11-script-injection.json': { strict: 'imported', report: 'imported' },
  '12-bidi-and-invisible.json': { strict: 'imported', report: 'imported' },
  '13-lone-surrogates.json': {
    strict: 422,
    report: 422,
    problems: ['partners[0].name', 'partners[1].name', 'objectives[0].id'].map((path) => `${path} broken-character`),
  },
  '14-wrong-version-future.json': { strict: 422, report: 422, problems: ['version newer-version'] },
  '15-huge-coordinates.json': {
    strict: 422,
    report: 422,
    problems: ['leadership.termMonths out-of-range', 'disagreement.steps[0].withinDays out-of-range'],
  },
  '16-wrong-types.json': {
    strict: 422,
    report: 422,
    problems: [
      ...[
        'title',
        'partners',
        'people',
        'roles',
        'leadership',
        'objectives[0]',
        'objectives[1]',
        'objectives[2]',
        'objectives[3]',
        'objectives[4].id',
        'glossary[0].term',
        'glossary[0].meanings',
      ].map((path) => `${path} wrong-type`),
    ],
  },
  '17-repeated-keys.json': {
    strict: 422,
    report: 422,
    problems: ['partners repeated-key', 'title repeated-key'],
    place: [133, 3],
  },
  '18-latin1.json': { strict: 400, report: 400, problems: [' not-utf8'], place: [5, 13] },
  '18-utf8-bom-ok.json': { strict: 'imported', report: 'imported' },
  '20-odd-dates.json': {
    strict: 422,
    report: 422,
    problems: [...[0, 1, 2, 3, 4, 5, 6, 7, 9, 10].map((at) => `milestones[${at}].date bad-date`)],
  },
}

test('[IM13] every broken file has its expectation', () => {
  expect(Object.keys(EXPECTED)).toEqual(readdirSync(new URL('../../fixtures/cases/bad/', import.meta.url)).toSorted())
})

describe.each(Object.entries(EXPECTED))('%s', (name, expected) => {
  const read = (grade: 'strict' | 'report') => readBytes(fixtureBytes(`bad/${name}`), grade, name)

  test('[IM13] [IM14] both grades come out as they should', () => {
    for (const grade of ['strict', 'report'] as const) {
      const outcome = read(grade)
      expect(outcome.ok ? 'imported' : outcome.status).toBe(expected[grade])
    }
  })

  test('[IM11] [IM12] every problem is told by path, with words a person can act on', () => {
    const outcome = read('strict')
    if (outcome.ok) return
    expect(outcome.consent).toBe(expected.consent ?? false)
    expect(outcome.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected.problems)
    expect(outcome.problemCount).toBe(expected.problems?.length)
    const [first] = outcome.problems
    if (expected.place !== undefined) expect([first?.line, first?.column]).toEqual(expected.place)
    for (const { problem } of outcome.problems) {
      expect(problem).toMatch(/^[A-Z][^<>`\p{Cc}]*\.$/u)
      expect(problem).not.toMatch(/undefined|\[object|Error|NaN is|at line/)
      // Nothing came in, so nothing was done to it; what is off says what to do.
      expect(problem).not.toMatch(/automatically|left out|was kept|was taken/u)
      // What is wrong, and then what to do about it.
      expect(problem).toMatch(NEXT_STEP)
      if (problem.startsWith('Expected')) expect(problem).toMatch(/\. Correct it/u)
    }
    expect(refusalSentence(name, outcome)).toContain(`"${name}" was not imported.`)
    expect(refusalSentence(UNNAMED_FILE, outcome)).toMatch(/^The file was not imported\. /)
  })
})

test('[IM7] a prototype is not touched by a file that tries', () => {
  refused(readBytes(fixtureBytes('bad/05-proto-keys.json'), 'report'))
  const plain: Record<string, unknown> = {}
  expect([plain['polluted'], plain['isAdmin']]).toEqual([undefined, undefined])
})

test('[IM13] with consent broken links are left out and listed, and everything else comes in', () => {
  const { content, report } = imported(readBytes(fixtureBytes('bad/06-dangling-references.json'), 'report'))
  expect(report.map(({ path, action, original }) => [path, action, original])).toEqual([
    ['people[0].partner', 'skipped', 'nobody'],
    ['roles[0].holder', 'skipped', 'ghost'],
    ['leadership.deputy', 'skipped', 'missing'],
    ['objectives[0].lead', 'skipped', 'gone'],
    ['objectives[0].contributors[1].partner', 'skipped', 'zz'],
    ['disagreement.steps[0].next', 'skipped', 'd99'],
    ['layout.positions.unknown', 'skipped', 'unknown'],
  ])
  expect(
    cardsOf(content, 'organisation')
      .map((card) => String(card['name']))
      .toSorted(),
  ).toEqual(['Alpha Council', 'Beta Health'])
  const ids = new Set(content.cards.map(({ id }) => id))
  expect(content.relations.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([])
})

test('[IM13] with consent rings come in as they were written', () => {
  const { content, report } = imported(readBytes(fixtureBytes('bad/08-cyclic-escalation.json'), 'report'))
  expect(report.map(({ action }) => action)).toEqual(Array.from({ length: 6 }, () => 'kept'))
  expect(report.find(({ code }) => code === 'steps-go-round')?.message).toContain('d1, d2, d3, d1')
  const steps = itemsIn(onlyCard(content, 'if-we-disagree'), 'steps')
  const ids = steps.map(({ id }) => id)
  expect(steps.map(({ next }) => next)).toEqual([
    [{ to: ids[1] }],
    [{ to: ids[2] }],
    [{ to: ids[0] }],
    [{ to: ids[3] }],
  ])
  expect(steps[3]?.['within']).toEqual({ amount: 0, unit: 'working-days' })
})

test('[IM31] hostile text is kept exactly as written, control characters apart', () => {
  const { content, report } = imported(readBytes(fixtureBytes('bad/11-script-injection.json')))
  const source = JSON.parse(new TextDecoder().decode(fixtureBytes('bad/11-script-injection.json'))) as {
    partners: { name: string; whatWeDo: string }[]
  }
  source.partners.forEach(({ name, whatWeDo }, at) => {
    const card = cardFrom(content, `partners[${at}]`)
    if (at === 13)
      expect([card['name'], card['whatWeDo']]).toEqual(['line1 Set-Cookie: x=1', 'line1\nSet-Cookie: x=1\n\n'])
    else if (at === 14) expect([card['name'], card['whatWeDo']]).toEqual([']0;owned[31mred', ']0;owned[31mred'])
    else expect([card['name'], card['whatWeDo']]).toEqual([name, whatWeDo])
  })
  expect(report.map(({ path, code, action }) => `${path} ${code} ${action}`)).toEqual([
    'partners[13].name line-breaks changed',
    'partners[13].short line-breaks changed',
    'partners[14].name control-characters changed',
    'partners[14].short control-characters changed',
    'partners[14].whatWeDo control-characters changed',
    'layout.background unknown-field kept',
  ])
  expect(report[2]?.original).toBe(source.partners[14]?.name)
  expect(onlyCard(content, 'charter').extra).toMatchObject({ 'layout.background': 'url(javascript:alert(8))' })
})

test('[IM32] [IM33] hidden, turning, piled and look-alike names are told with visible marks and kept', () => {
  const { content, report } = imported(readBytes(fixtureBytes('bad/12-bidi-and-invisible.json')))
  expect(
    report
      .filter(({ code }) => code !== 'short-name-taken')
      .map(({ path, code, action }) => `${path} ${code} ${action}`),
  ).toEqual([
    'title hidden-direction kept',
    'partners[0].name hidden-direction kept',
    'partners[1].name hidden-unseen kept',
    'partners[2].name look-alike kept',
    'partners[3].name hidden-direction kept',
    'partners[4].name hidden-stacked kept',
    'partners[5].name empty-name skipped',
    'partners[6].name hidden-unseen kept',
  ])
  expect(report[1]?.message).toContain('[U+202E]')
  expect(report[1]?.message).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  expect(cardFrom(content, 'partners[5]')['name']).toBeUndefined()
  expect(cardFrom(content, 'partners[7]')['name']).toMatch(/^👨‍👩‍👧‍👦/u)
})

test('[IM1] [IM35] the one good file imports without a word, its two positions kept', () => {
  const { content, report } = imported(readBytes(fixtureBytes('bad/18-utf8-bom-ok.json')))
  expect(report).toEqual([])
  expect(content.board.title).toBe('BOM is fine: Ελλάδα')
  expect(
    ['a', 'b'].map((id) => content.cards.find(({ source, kind }) => kind === 'organisation' && source?.id === id)?.pos),
  ).toEqual([
    [0, 0],
    [100, 0],
  ])
})
