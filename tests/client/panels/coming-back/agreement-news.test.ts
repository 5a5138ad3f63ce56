// Proves what somebody who comes back reads of proposals and answers, and that nothing older is told.
import { agreementNews } from '@common-ground/client/panels/coming-back/agreement-news.ts'
import type { CardAnswer, GivenAnswer, ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { expect, test } from 'vitest'

const answer = (organisationId: string, at: string, more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  organisationId,
  answer: 'yes',
  at,
  how: 'pressed',
  ...more,
})
const FIRST: ProposalInfo = {
  id: 'p1',
  title: 'First agreement',
  by: 'anna',
  at: '2026-11-01T09:00:00.000Z',
  on: '2026-11-01',
  state: 'agreed',
  settledOn: '2026-11-05',
  settledAt: '2026-11-05T09:00:00.000Z',
  code: '0123abcd',
  organisations: [
    { id: 'council', name: 'Council' },
    { id: 'health', name: 'Health Board' },
  ],
  cards: [],
  answers: [
    answer('council', '2026-11-03T09:00:00.000Z', { answer: 'yes-but', note: 'If paid' }),
    answer('health', '2026-11-05T09:00:00.000Z'),
  ],
}
const NAMES: Readonly<Record<string, string>> = { aim: 'A bed at home', health: 'Health Board' }
const nameOf = (id: string): string | undefined => NAMES[id]
const onAim: CardAnswer = {
  ...answer('health', '2026-11-06T09:00:00.000Z', { answer: 'not-yet', note: 'A date' }),
  cardId: 'aim',
  hash: 'h',
  current: true,
}
/** A yes to the whole comes with each card as well. */
const ofTheWhole: CardAnswer = {
  ...answer('health', '2026-11-05T09:00:00.000Z'),
  cardId: 'aim',
  hash: 'h',
  current: true,
}
const news = (since: string): readonly string[] =>
  agreementNews({ proposals: [FIRST], answers: [onAim, { ...onAim, cardId: 'gone' }, ofTheWhole], nameOf }, since)

test('[CB13] [AG53] what was proposed, answered and agreed since then is told newest first, by name', () => {
  expect(news('2026-10-30T09:00:00.000Z')).toEqual([
    'Health Board on “A bed at home”, 6 November 2026: Not yet. It would be a yes if: A date',
    '“First agreement” was agreed on 5 November 2026, with 1 condition.',
    'Health Board on “First agreement”, 5 November 2026: Yes',
    'Council on “First agreement”, 3 November 2026: Yes, but: If paid',
    '“First agreement” was proposed for agreement on 1 November 2026.',
  ])
  expect(news('2026-11-04T00:00:00.000Z').length).toBe(3)
  expect(news('2026-11-05T09:00:00.000Z')).toEqual(news('2026-11-06T00:00:00.000Z'))
  expect(news('2026-11-06T09:00:00.000Z')).toEqual([])
})

test('[CB13] what was proposed and taken back on one day is told in its order, and once', () => {
  const day = { at: '2026-11-05T09:00:00.000Z', on: '2026-11-05', settledAt: '2026-11-05T11:00:00.000Z' }
  const back: ProposalInfo = { ...FIRST, ...day, state: 'withdrawn', answers: [] }
  const told = (since: string): readonly string[] =>
    agreementNews({ proposals: [back], answers: [], nameOf }, `2026-11-05T${since}:00.000Z`)
  expect(told('08:00')).toEqual([
    '“First agreement” was taken back on 5 November 2026.',
    '“First agreement” was proposed for agreement on 5 November 2026.',
  ])
  expect(told('10:00')).toEqual(['“First agreement” was taken back on 5 November 2026.'])
  // Seen later on the same day, it is not told again.
  expect(told('12:00')).toEqual([])
})
