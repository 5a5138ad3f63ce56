// Proves how long it is offered to take back what was put back, and how a version says that it was agreed.
import { takeBackUntil, versionAgreed } from '@common-ground/client/panels/history/version-words.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { expect, test } from 'vitest'

const version: VersionInfo = {
  id: 'before123456',
  kind: 'restore',
  at: '2026-05-12T14:00:00.000Z',
  by: [],
  epoch: 1,
  seq: 1,
  hash: '',
  cards: 1,
  relations: 0,
}

test('[VE40] what was put back can be taken back for 24 hours by the clock of the server', () => {
  const restored = { ...version, restores: 'first1234567' }
  const until = Date.parse('2026-05-13T14:00:00.000Z')
  expect(takeBackUntil(restored, '2026-05-12T14:00:01.000Z')).toBe(until)
  expect(takeBackUntil(restored, '2026-05-13T14:00:00.000Z')).toBe(until)
  expect(takeBackUntil(restored, '2026-05-13T14:00:00.001Z')).toBeNull()
  const undone = { ...restored, undoneAt: '2026-05-12T14:00:02.000Z' }
  expect(takeBackUntil(undone, '2026-05-12T14:00:03.000Z')).toBeNull()
})

test('[VE40] of a version before which nothing was put back nothing can be taken back', () => {
  expect(takeBackUntil(version, '2026-05-12T14:00:01.000Z')).toBeNull()
})

test('[AG53] an earlier version that was agreed says with how many conditions', () => {
  const at = version.at
  const proposal: ProposalInfo = {
    id: version.id,
    title: 'First agreement',
    by: 'anna',
    at,
    on: '2026-05-12',
    state: 'superseded',
    code: '0123abcd',
    organisations: [
      { id: 'council', name: 'Council' },
      { id: 'health', name: 'NHS' },
    ],
    cards: [],
    answers: [
      { organisationId: 'council', answer: 'yes-but', note: 'If paid', at, how: 'pressed' },
      { organisationId: 'health', answer: 'yes', at, how: 'pressed' },
    ],
  }
  const agreed = { ...version, kind: 'agreed' } as const
  expect(versionAgreed(agreed, [proposal])).toBe('Agreed, with 1 condition')
  expect(versionAgreed(agreed, [{ ...proposal, answers: proposal.answers.slice(1) }])).toBe('Agreed')
  for (const unknown of [null, [], [{ ...proposal, id: 'other' }]]) expect(versionAgreed(agreed, unknown)).toBe('')
  expect(versionAgreed(version, [proposal])).toBe('')
})
