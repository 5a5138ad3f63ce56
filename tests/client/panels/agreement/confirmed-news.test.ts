// Proves when whoever answered by the link for everybody is told that it counts, and when an organisation may say that a card is seen differently.
import { confirmedSince } from '@common-ground/client/panels/agreement/confirmed-news.ts'
import { isSeenDifferently } from '@common-ground/client/panels/agreement/say-differently.ts'
import type { AnswerWord, CardAnswer, GivenAnswer, ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { expect, test } from 'vitest'

const AT = '2026-11-30T09:00:00.000Z'
const asked = (how: GivenAnswer['how'] | null, more: Partial<ProposalInfo> = {}): ProposalInfo => ({
  id: 'p1',
  title: 'First agreement',
  by: 'anna',
  at: AT,
  on: '2026-11-30',
  state: 'proposed',
  code: '0123abcd',
  organisations: [{ id: 'health', name: 'NHS' }],
  cards: [],
  answers: how === null ? [] : [{ organisationId: 'health', answer: 'yes', at: AT, how, confirmedBy: 'anna' }],
  ...more,
})

test('[AG52] an answer that waited and is confirmed is told to its organisation once, and no other', () => {
  const told = (before: ProposalInfo, now: ProposalInfo, own = 'health') => confirmedSince([before], [now], own)
  expect(told(asked('shared'), asked('confirmed'))).toBe('anna')
  expect(told(asked('shared'), asked('confirmed'), 'council')).toBeNull()
  expect(told(asked('confirmed'), asked('confirmed'))).toBeNull()
  expect(told(asked(null), asked('confirmed'))).toBeNull()
  expect(told(asked('shared'), asked('shared'))).toBeNull()
  // With that it is agreed, which is told instead; and what was said to another proposal is not this one's.
  expect(told(asked('shared'), asked('confirmed', { state: 'agreed' }))).toBeNull()
  expect(told(asked('shared', { id: 'p0', state: 'superseded' }), asked('confirmed'))).toBeNull()
})

test('[SD7] a card is seen differently where one says not yet, unless several have answered and all of them do', () => {
  const on = (organisationId: string, answer: AnswerWord, current = true): CardAnswer => ({
    organisationId,
    answer,
    at: AT,
    how: 'pressed',
    cardId: 'aim',
    hash: 'h',
    current,
  })
  expect(isSeenDifferently([on('health', 'not-yet')], 'health')).toBe(true)
  expect(isSeenDifferently([on('health', 'not-yet'), on('council', 'yes')], 'health')).toBe(true)
  expect(isSeenDifferently([on('health', 'not-yet'), on('council', 'yes')], 'council')).toBe(false)
  expect(isSeenDifferently([on('health', 'not-yet'), on('council', 'not-yet')], 'health')).toBe(false)
  expect(isSeenDifferently([on('health', 'not-yet'), on('council', 'yes', false)], 'health')).toBe(true)
  expect(isSeenDifferently([on('health', 'not-yet', false)], 'health')).toBe(false)
})
