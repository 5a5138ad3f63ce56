// Proves that a proposal says the day it was made once.
import { agreementWords } from '@common-ground/client/text/agreement-words.ts'
import { proposedWhen } from '@common-ground/client/panels/agreement/proposed-when.ts'
import { expect, test } from 'vitest'

test('[AG49] a proposal that nobody named reads once when it was made, a named one beside its name', () => {
  const on = '2026-11-30'
  expect(proposedWhen({ title: 'First agreement', on })).toBe('Proposed on 30 November 2026. ')
  expect(proposedWhen({ title: 'Proposed on 30 November 2026', on })).toBe('')
})

test('[AG49] an agreement that nobody calls otherwise is the first, the second, and after ten is numbered', () => {
  const { usualName } = agreementWords.propose
  expect([usualName(0), usualName(1), usualName(9), usualName(10)]).toEqual([
    'First agreement',
    'Second agreement',
    'Tenth agreement',
    'Agreement 11',
  ])
})
