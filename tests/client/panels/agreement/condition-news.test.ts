// Proves to whom a "yes, but" is news, and until when.
import { conditionsSince, saidBefore } from '@common-ground/client/panels/agreement/agreement-of.ts'
import { newCondition } from '@common-ground/client/panels/agreement/condition-news.ts'
import type { AnswerWord, GivenAnswer, ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { expect, test } from 'vitest'

const answer = (organisationId: string, word: AnswerWord, hour: number, note?: string): GivenAnswer => ({
  organisationId,
  answer: word,
  name: 'Jo Hay',
  post: 'Director',
  at: `2026-11-30T${String(hour).padStart(2, '0')}:00:00.000Z`,
  how: 'pressed',
  ...(note === undefined ? {} : { note }),
})
const proposal = (answers: readonly GivenAnswer[], state: ProposalInfo['state'] = 'proposed'): ProposalInfo => ({
  id: 'p1',
  title: 'First agreement',
  by: 'anna',
  at: '2026-11-30T08:00:00.000Z',
  on: '2026-11-30',
  state,
  code: '12345678',
  organisations: ['nhs', 'council', 'college', 'carers'].map((id) => ({ id, name: id.toUpperCase() })),
  answers: [...answers],
  cards: [],
})
const BUT = answer('carers', 'yes-but', 12, 'if it is paid')
const SAID = [answer('nhs', 'yes', 10), answer('council', 'yes', 14), answer('college', 'not-yet', 9, 'money'), BUT]

test('[AG85] a condition is news to each that said yes before it, and to nobody else', () => {
  const told = (own: string | undefined) => conditionsSince(proposal(SAID), own).map(({ name, note }) => [name, note])
  expect(told('nhs')).toEqual([['CARERS', 'if it is paid']])
  for (const other of ['council', 'college', 'carers', 'nobody', undefined]) expect(told(other)).toEqual([])
  expect(saidBefore(proposal(SAID))).toEqual(['NHS'])
  // What is agreed, or gave way, asks nobody any more.
  for (const state of ['agreed', 'superseded'] as const) expect(saidBefore(proposal(SAID, state))).toEqual([])
  // Who says yes again has said it with that.
  expect(saidBefore(proposal([answer('nhs', 'yes', 15), ...SAID.slice(1)]))).toEqual([])
})

test('[AG85] it is said once, as it comes', () => {
  const before = [proposal(SAID.slice(0, 3))]
  const now = [proposal(SAID)]
  expect(newCondition(before, now, 'nhs')?.name).toBe('CARERS')
  expect(newCondition(now, now, 'nhs')).toBeNull()
  expect(newCondition(before, now, 'council')).toBeNull()
  // Another "but" of the same organisation is another one.
  const anew = [proposal([...SAID.slice(0, 3), { ...BUT, at: '2026-11-30T16:00:00.000Z', note: 'if we lead' }])]
  expect(newCondition(now, anew, 'nhs')?.note).toBe('if we lead')
})
