// Proves what a summary of a call tells, from when on, and that it is text whatever was typed.
import { expect, test } from 'vitest'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import {
  callSummary,
  callSummaryHtml,
  callSummaryText,
  type AnswerInCall,
} from '@common-ground/shared/documents/call-summary.ts'
import { openHomeChecks } from '@common-ground/shared/documents/home-checks.ts'
import { card, HEAD } from '../board/small-board.ts'

const SINCE = '2026-11-29T14:00:00Z'
const before = { at: '2026-11-29T13:59:59Z', by: 'p' }
const during = { at: '2026-11-29T14:00:00Z', by: 'p' }
const BOARD = boardOfContent({
  board: { ...HEAD, title: 'Northshire <b>' },
  cards: [
    card('charter', 'charter', { name: 'Test', nextReviewOn: '2027-05' }),
    card('ann', 'person', { name: 'Ann Able', jobTitle: 'Chief officer', made: before, touched: before }),
    card('old', 'objective', { title: 'An old one', made: before, touched: before }),
    card('aim', 'objective', { title: 'Home sooner', made: before, touched: during }),
    card('new', 'decision', { title: 'Meet monthly', made: during, touched: during }),
    card('word', 'word', { word: 'locality', verdict: 'same', made: before, touched: during }),
    card('open', 'word', { word: 'patient', made: before, touched: during }),
    card('worry', 'concern', {
      title: 'Budgets',
      made: before,
      touched: before,
      actions: [
        { id: 'a', order: 'a', text: 'Share the calendar', personId: 'ann', by: '2026-12' },
        { id: 'b', order: 'b', text: 'Done already', doneOn: '2026-11-29' },
      ],
    }),
  ],
  relations: [],
})
const answer = (organisation: string, values: Partial<AnswerInCall>): AnswerInCall => ({
  organisation,
  about: 'Home sooner',
  answer: 'yes',
  note: '',
  checkingBy: '',
  at: during.at,
  ...values,
})
const SUMMARY = callSummary(BOARD, {
  since: SINCE,
  today: '2026-11-29',
  answers: [
    answer('Council', {}),
    answer('NHS', { answer: 'yes-but', note: 'If paid' }),
    answer('Carers', { answer: 'checking', checkingBy: '2026-12-12' }),
    answer('Kindred', { answer: 'not-yet', note: 'we had a seat\u202e' }),
    answer('Earlier', { at: before.at }),
  ],
  checks: [],
  changes: null,
})

test('[SUM1] [SUM2] it tells what came of the call since it began, people by post', () => {
  expect(SUMMARY.parts.map(({ title, lines }) => [title, ...lines])).toEqual([
    ['Agreed', '“Home sooner”: Council', '“Home sooner”: NHS, but: If paid'],
    ['Actions', 'Share the calendar - Chief officer - by December 2026'],
    ['Next time we look again', 'May 2027'],
    ['What our words mean', expect.stringMatching(/^“locality”: ./u)],
    ['Not yet, and with whom', '“Home sooner”: Kindred. It would be a yes if: we had a seat\ufffd'],
    ['Checking at home', '“Home sooner”: Carers, by 12 December 2026'],
    ['Written down or changed', 'Objective: Home sooner', 'Decision: Meet monthly (new)'],
  ])
})

test('[SUM1] [AG16] what came by the link for everybody and is not confirmed says so, whatever was answered', () => {
  const shared = { unconfirmed: true } as const
  const { parts } = callSummary(BOARD, {
    since: SINCE,
    today: '2026-11-29',
    answers: [
      answer('Council', shared),
      answer('NHS', { ...shared, answer: 'not-yet', note: 'a date' }),
      answer('Carers', { ...shared, answer: 'checking', checkingBy: '2026-12-12' }),
    ],
    checks: [],
    changes: null,
  })
  const mark = '. It came by the link for everybody and is not confirmed yet'
  expect(parts.find(({ title }) => title === 'Agreed')).toBeUndefined()
  expect(parts.find(({ title }) => title === 'Not yet, and with whom')?.lines).toEqual([
    `“Home sooner”: NHS. It would be a yes if: a date${mark}`,
    `“Home sooner”: Council says yes${mark}`,
  ])
  expect(parts.find(({ title }) => title === 'Checking at home')?.lines).toEqual([
    `“Home sooner”: Carers, by 12 December 2026${mark}`,
  ])
})

test('[SUM3] [SUM1] it is text and a page without mark-up of others; of nothing it says nothing', () => {
  const text = callSummaryText(SUMMARY)
  expect(text).toMatch(/^Call summary: Northshire <b>, 29 November 2026\n\nAgreed\n- “Home sooner”: Council\n/u)
  const page = callSummaryHtml(SUMMARY)
  expect(page).toContain('Northshire &lt;b&gt;')
  expect(page).not.toMatch(/<b>|<script|src=|href=/u)
  const late = callSummary(BOARD, {
    since: '2026-11-29T15:00:00Z',
    today: '2026-11-29',
    answers: [],
    checks: [],
    changes: null,
  })
  expect(late.parts.map(({ title }) => title)).toEqual(['Actions', 'Next time we look again'])
  const nothing = { since: '2026-11-29T15:00:00Z', today: '2026-11-29', answers: [], checks: [], changes: null }
  const hiding = callSummary({ ...BOARD, title: 'North\u202Eshire' }, nothing)
  for (const written of [callSummaryText(hiding), callSummaryHtml(hiding)]) expect(written).not.toContain('\u202E')
  const silent = { ...late, parts: [] }
  expect(callSummaryText(silent)).toContain('Nothing was written down.')
  expect(callSummaryHtml(silent)).toContain('Nothing was written down.')
})

test('[SUM13] [SUM16] of a call it says which, when and who was seen before what came of it, and its day is that of the call', () => {
  const told = (until: string | null, nothing = false) =>
    callSummary(nothing ? boardOfContent({ board: HEAD, cards: [], relations: [] }) : BOARD, {
      since: SINCE,
      today: '2026-12-20',
      answers: [],
      checks: [],
      changes: [],
      steps: nothing ? [] : [{ title: 'Why are we here?', lines: ['To help'] }],
      stillOpen: nothing ? [] : ['Nobody leads yet: “A”.'],
      ...(nothing
        ? {}
        : {
            settled: {
              purpose: ['People live well at home.'],
              decided: ['“Meet monthly”: confirmed'],
              led: ['“Home sooner”: NHS leads'],
            },
          }),
      call: { title: 'Call 1', until, there: nothing ? [] : ['Council', 'NHS'], withoutDevice: nothing ? 1 : 3 },
    })
  const { on, parts } = told('2026-11-29T15:10:00Z')
  expect(on).toBe('2026-11-29')
  expect(parts[0]?.lines).toEqual([
    'Call 1 - 29 November 2026, 14:00 to 15:10',
    'Seen on the board during the call: Council, NHS',
    '3 people without a device',
  ])
  expect(parts.map(({ title }) => title)).toEqual([
    'Which call it was',
    'Our purpose',
    'Decided',
    'Actions',
    'Next time we look again',
    'Objectives, and who leads them',
    'What our words mean',
    'Still open',
    'Why are we here?',
  ])
  expect(told(null).parts[0]?.lines[0]).toBe('Call 1 - 29 November 2026, from 14:00')
  expect(told('2026-11-29T14:00:20Z', true).parts).toEqual([
    {
      title: 'Which call it was',
      lines: ['Call 1 - 29 November 2026, at 14:00', 'One person without a device'],
    },
    { title: 'What came of it', lines: ['Nothing was written down.'] },
  ])
})

test('[SUM1] what several wrote in the same words is one line that says how many', () => {
  const note = (id: string) => card(id, 'note', { text: 'Home sooner: Council leads', made: during, touched: during })
  const summary = callSummary(
    boardOfContent({ board: HEAD, cards: [note('a'), note('b'), note('c')], relations: [] }),
    {
      since: SINCE,
      today: '2026-11-29',
      answers: [],
      checks: [],
      changes: null,
    },
  )
  expect(summary.parts.find(({ title }) => title === 'Written down or changed')?.lines).toEqual([
    'Note: Home sooner: Council leads (new) (3 times)',
  ])
})

const CHECKED = boardOfContent({
  board: HEAD,
  cards: [
    card('charter', 'charter', { name: 'Test' }),
    card('nhs', 'organisation', { name: 'National Health Service', shortName: 'NHS' }),
    card('ann', 'person', { name: 'Ann', orgId: 'nhs' }),
    card('budget', 'decision', {
      title: 'One budget',
      state: 'provisional',
      checks: [
        { id: 'c1', order: 'a', orgId: 'nhs', personId: 'ann', needs: 'the board', dueOn: '2026-11' },
        { id: 'c2', order: 'b', orgId: 'nhs', dueOn: '2026-10-05' },
        { id: 'c3', order: 'c', orgId: 'gone' },
      ],
    }),
    card('over', 'decision', { title: 'Done', state: 'parked', checks: [{ id: 'c4', order: 'a', orgId: 'nhs' }] }),
  ],
  relations: [],
})
const home = { organisationId: 'nhs', about: 'Home sooner', answer: 'checking', checkingBy: '2026-11-28' }

test('[SUM5] what is checked at home is told by its day, with who and whether it is late, until something came back', () => {
  const checks = (today: string, replies: readonly string[], isCurrent = true) =>
    openHomeChecks(CHECKED, today, {
      answers: [home, { ...home, answer: 'yes', about: 'No more' }],
      replies: replies.map((checkId) => ({ checkId, cardId: 'budget', organisationId: 'nhs', isCurrent })),
    }).map(({ about, needs, person, organisation, by, isLate }) => [about, needs, person, organisation, by, isLate])
  const late = ['One budget', '', '', 'NHS', '2026-10-05', true]
  const said = ['Home sooner', '', '', 'NHS', '2026-11-28', true]
  const open = ['One budget', 'the board', 'Ann', 'NHS', '2026-11', false]
  expect(checks('2026-11-30', [])).toEqual([late, said, open])
  expect(checks('2026-12-01', ['c2'])).toEqual([said, [...open.slice(0, 5), true]])
  // What was said of other words does not hold any more.
  expect(checks('2026-11-30', ['c1', 'c2'], false)).toEqual([late, said, open])
})

test('[SUM5] [SUM7] checks stand among the actions, and changes are told as they are given, the rest counted', () => {
  const changes = Array.from({ length: 63 }, (_, index) => `Sentence ${index}.`)
  const { parts } = callSummary(CHECKED, {
    since: SINCE,
    today: '2026-11-29',
    answers: [],
    checks: openHomeChecks(CHECKED, '2026-11-29', { answers: [home], replies: [] }),
    changes,
  })
  const lines = new Map(parts.map((part) => [part.title, part.lines]))
  expect(lines.get('Actions')).toEqual([
    'Check at home: “One budget” - NHS - by 5 October 2026, late',
    'Check at home: “Home sooner” - NHS - by 28 November 2026, late',
    'Check at home: “One budget”, the board - Ann - by November 2026',
  ])
  expect(lines.get('Written down or changed')).toEqual([
    ...changes.slice(0, 60),
    'And 3 more: the history of the board has them.',
  ])
})

test('[SUM11] [SUM12] what is still open and the next call stand in it; a day that has come is no next one, and one day is said once', () => {
  const titles = (nextCallOn: string, nextReviewOn: string) =>
    callSummary(
      boardOfContent({
        board: { ...HEAD, settings: { nextCallOn } },
        cards: [card('charter', 'charter', { name: 'Test', nextReviewOn })],
        relations: [],
      }),
      {
        since: SINCE,
        today: '2026-12-20',
        answers: [],
        checks: [],
        changes: [],
        stillOpen: ['Nobody leads yet: “A”.'],
      },
    ).parts.map(({ title, lines }) => [title, ...lines])
  const open = ['Still open', 'Nobody leads yet: “A”.']
  expect(titles('2026-12-13', '2027-05')).toEqual([
    ['Next call', '13 December 2026'],
    ['Next time we look again', 'May 2027'],
    open,
  ])
  expect(titles('2026-11-29', '2026-11-29')).toEqual([open])
  expect(titles('2027-05-12', '2027-05-12')).toEqual([['Next time we look again', '12 May 2027'], open])
})
