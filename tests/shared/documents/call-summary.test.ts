// Proves what a summary of a call tells, from when on, and that it is text whatever was typed.
import { expect, test } from 'vitest'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import {
  callSummary,
  callSummaryHtml,
  callSummaryText,
  type AnswerInCall,
} from '@common-ground/shared/documents/call-summary.ts'
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
})

test('[SUM1] [SUM2] it tells what came of the call since it began, people by post', () => {
  expect(SUMMARY.parts.map(({ title, lines }) => [title, ...lines])).toEqual([
    ['Agreed', '“Home sooner”: Council', '“Home sooner”: NHS, but: If paid'],
    ['Not yet, and with whom', '“Home sooner”: Kindred. It would be a yes if: we had a seat\ufffd'],
    ['Checking at home', '“Home sooner”: Carers, by 12 December 2026'],
    ['Actions', 'Share the calendar - Chief officer - by December 2026'],
    ['Words settled', expect.stringMatching(/^“locality”: ./u)],
    ['Written down or changed', 'Objective: Home sooner', 'Decision: Meet monthly (new)'],
    ['Next time we look again', 'May 2027'],
  ])
})

test('[SUM3] [SUM1] it is text and a page without mark-up of others; what is empty says so', () => {
  const text = callSummaryText(SUMMARY)
  expect(text).toMatch(/^Call summary: Northshire <b>, 29 November 2026\n\nAgreed\n- “Home sooner”: Council\n/u)
  const page = callSummaryHtml(SUMMARY)
  expect(page).toContain('Northshire &lt;b&gt;')
  expect(page).not.toMatch(/<b>|<script|src=|href=/u)
  const late = callSummary(BOARD, { since: '2026-11-29T15:00:00Z', today: '2026-11-29', answers: [] })
  expect(callSummaryText(late)).toContain('Agreed\nNothing written down.')
  expect(callSummaryText(late)).toContain('Written down or changed\nNothing written down.')
})
