// Makes small boards and the agreement in words for them; knows no rule.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import type { AgreementMoment, AnswerTold } from '@common-ground/shared/documents/agreement-moment.ts'
import { outlineToMarkdown } from '@common-ground/shared/documents/markdown.ts'
import { card, HEAD } from '../board/small-board.ts'

export const DRAFT: AgreementMoment = {
  on: '2026-11-29',
  state: { kind: 'draft' },
  agreed: null,
  answers: [],
  names: false,
}
export const board = (cards: readonly CardContent[], relations: readonly RelationContent[] = []): Board =>
  boardOfContent({ board: HEAD, cards: [card('charter', 'charter', { name: 'Home sooner' }), ...cards], relations })
export const written = (one: Board, moment: Partial<AgreementMoment> = {}): string =>
  outlineToMarkdown(agreementOf(one, { ...DRAFT, ...moment }))
/** What stands under one heading of the first level. */
export const section = (text: string, number: number): string => text.split(/^## /mu)[number] ?? ''

export const PARTNERS = [
  card('council', 'organisation', { name: 'The Council', shortName: 'Council', whatWeDo: 'Homes', order: 'a1' }),
  card('health', 'organisation', { name: 'Health Board', whatWeDo: 'Hospitals', order: 'a2' }),
  card('charity', 'organisation', { name: 'Kindred', order: 'a3' }),
]

export const CODE = '0123abcd'
export function answer(
  organisationId: string,
  given: AnswerTold['answer'],
  more: Partial<AnswerTold> = {},
): AnswerTold {
  return {
    organisationId,
    cardId: null,
    cards: ['aim'],
    hash: CODE,
    answer: given,
    note: '',
    name: '',
    post: 'Chief officer',
    checkingBy: null,
    on: '2026-11-03',
    how: 'pressed',
    ...more,
  }
}

const ASKED = [
  { id: 'council', name: 'The Council' },
  { id: 'health', name: 'Health Board' },
]
export const proposed = (_: Board, kind: 'proposed' | 'agreed' | 'superseded' | 'withdrawn' | 'lapsed' = 'proposed') =>
  ({
    kind,
    title: 'First',
    code: CODE,
    on: '2026-11-01',
    settledOn: kind === 'proposed' ? null : '2026-11-05',
    organisations: ASKED,
  }) as const
