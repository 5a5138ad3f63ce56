// Proves that no answer is read as one to words it was not given to.
import { expect, test } from 'vitest'
import type { CardAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { agreementNews } from '@common-ground/client/panels/coming-back/agreement-news.ts'
import { answerSentence } from '@common-ground/client/panels/agreement/answer-words.ts'

const given: CardAnswer = {
  organisationId: 'o1',
  cardId: 'a1',
  answer: 'yes-but',
  note: 'if it is looked at in spring',
  at: '2027-05-03T10:00:00Z',
  how: 'pressed',
  hash: 'h1',
  current: false,
}

test('[AG83] to words that have changed since, the day of the words comes before the answer', () => {
  expect(answerSentence(given)).toBe('Yes, but: if it is looked at in spring')
  expect(answerSentence({ ...given, answer: 'yes', note: '' }, '3 May 2027')).toBe(
    'To the words of 3 May 2027, which have changed since: Yes',
  )
})

test('[AG83] looking back tells it so too', () => {
  const told = (current: boolean): readonly string[] =>
    agreementNews({ proposals: [], answers: [{ ...given, current }], nameOf: (id) => id }, '2027-01-01T00:00:00Z')
  expect(told(false)[0]).toContain('which have changed since: Yes, but')
  expect(told(true)[0]).not.toContain('changed since')
})
