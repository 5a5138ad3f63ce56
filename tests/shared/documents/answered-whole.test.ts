// Proves on which cards an answer to the whole of a version ends what was said of them before.
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import type { AnswerTold } from '@common-ground/shared/documents/agreement-moment.ts'
import { outlineToMarkdown } from '@common-ground/shared/documents/markdown.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../board/small-board.ts'

const BOARD = boardOfContent({
  board: HEAD,
  cards: [
    card('charter', 'charter', { name: 'Home sooner' }),
    card('health', 'organisation', { name: 'Health Board' }),
    card('aim', 'objective', { title: 'Home sooner' }),
  ],
  relations: [],
})
const answer = (more: Partial<AnswerTold>): AnswerTold => ({
  organisationId: 'health',
  cardId: null,
  cards: [],
  hash: '0123abcd',
  answer: 'checking',
  note: '',
  name: '',
  post: 'Chief officer',
  checkingBy: null,
  on: '2026-11-03',
  how: 'pressed',
  ...more,
})

test('[DOC11] a "yes, but" on a card that was not yet in a version stands beside an answer on the whole of it', () => {
  const hash = meaningsOf(BOARD).hashOf('aim')
  const onAim = answer({ cardId: 'aim', hash, answer: 'yes-but', note: 'Only if it is paid' })
  const printed = (cards: readonly string[]): string => {
    const moment = { on: '2026-11-29', state: { kind: 'draft' }, agreed: null, names: false } as const
    return outlineToMarkdown(agreementOf(BOARD, { ...moment, answers: [onAim, answer({ cards })] }))
  }
  expect(printed(['charter'])).toContain('Health Board, Chief officer, on “Home sooner”: “Only if it is paid”')
  expect(printed(['charter', 'aim'])).toContain('No partner has said “yes, but”')
})
