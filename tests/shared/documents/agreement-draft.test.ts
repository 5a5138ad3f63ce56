// Proves what a draft of the agreement says of a version that waits for answers, and that no section says nothing where another one tells it.
import { expect, test } from 'vitest'
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import type { AgreementMoment } from '@common-ground/shared/documents/agreement-moment.ts'
import { outlineToMarkdown } from '@common-ground/shared/documents/markdown.ts'
import { card, HEAD, relation } from '../board/small-board.ts'

const DRAFT: AgreementMoment = { on: '2026-11-29', state: { kind: 'draft' }, agreed: null, answers: [], names: false }
const written = (board: Board, moment: Partial<AgreementMoment> = {}): string =>
  outlineToMarkdown(agreementOf(board, { ...DRAFT, ...moment }))
const section = (text: string, number: number): string => text.split(/^## /mu)[number] ?? ''
const ledBoard = (charter: object): Board =>
  boardOfContent({
    board: HEAD,
    cards: [
      card('charter', 'charter', { name: 'Home sooner', ...charter }),
      card('council', 'organisation', { name: 'Council', order: 'a1' }),
      card('health', 'organisation', { name: 'Health', order: 'a2' }),
      card('ann', 'person', { name: 'Ann', jobTitle: 'Director', orgId: 'council', deputyId: 'bo' }),
      card('bo', 'person', { name: 'Bo', jobTitle: 'Officer', orgId: 'council' }),
      card('aim', 'objective', { title: 'A bed at home' }),
    ],
    relations: [relation('r1', 'does', 'council', 'aim', { part: 'leads' })],
  })

test('[DOC10] [DOC12] a draft says what waits for answers, and asks nobody anew for the same', () => {
  const board = ledBoard({})
  const code = meaningsOf(board).code()
  const yes = {
    organisationId: 'council',
    cardId: null,
    cards: [],
    hash: code,
    answer: 'yes',
    note: '',
    name: 'Ann',
    post: 'Director',
    checkingBy: null,
    on: '2026-11-03',
    how: 'pressed',
  } as const
  const organisations = ['council', 'health']
  const same = written(board, { waiting: { on: '2026-11-01', code, organisations }, answers: [yes] })
  expect(section(same, 1)).toContain('The same was proposed on 1 November 2026 and waits for answers')
  expect(section(same, 17)).toContain('| Council | Yes | Director |')
  expect(section(same, 17)).toContain('| Health | Not answered yet |')
  const other = written(board, { waiting: { on: '2026-11-01', code: 'ffffffff', organisations } })
  expect(section(other, 1)).toContain('proposed on 1 November 2026 (code of that text ffffffff) waits for answers')
  expect(section(other, 17)).toContain('| Health | Asked on 1 November 2026 about the version with the code ffffffff |')
  expect(section(written(board), 17)).toContain('| Health | Not asked yet |')
  // Health came to the board after it was proposed.
  for (const waits of [code, 'ffffffff']) {
    const late = section(written(board, { waiting: { on: '2026-11-01', code: waits, organisations: ['council'] } }), 17)
    expect(late).toContain('| Health | Not asked yet |')
    expect(late).not.toContain('| Council | Not asked yet |')
  }
})

test('[DOC11] a "yes, but" to what was agreed stands in a draft while the same partner answers a later version', () => {
  const board = ledBoard({})
  const code = meaningsOf(board).code()
  const answer = {
    organisationId: 'health',
    cardId: null,
    cards: [],
    name: '',
    post: 'Chief officer',
    how: 'pressed',
  } as const
  const but = { ...answer, hash: code, answer: 'yes-but', note: 'If paid', checkingBy: null, on: '2026-11-03' } as const
  const later = { ...but, hash: 'ffffffff', answer: 'checking', note: '', on: '2026-11-20' } as const
  const moment = {
    agreed: { on: '2026-11-05', code },
    waiting: { on: '2026-11-19', code: 'ffffffff', organisations: ['council', 'health'] },
  }
  const text = written(board, { ...moment, answers: [but, later] })
  expect(section(text, 16)).toContain('Health, Chief officer, on the whole: “If paid” (3 November 2026)')
  expect(section(text, 17)).toContain('| Health | Yes, but |')
  const both = section(
    written(board, { ...moment, answers: [but, { ...later, answer: 'yes-but', note: 'If led' }] }),
    16,
  )
  expect(both).toContain('“If paid”')
  expect(both).toContain('Health, Chief officer, on the version with the code ffffffff: “If led”')
  // To the same words it is answered anew, and the table below says so as well.
  const anew = written(board, { ...moment, answers: [but, { ...later, hash: code }] })
  expect(section(anew, 16)).toContain('No partner has said “yes, but”.')
  expect(section(anew, 17)).toContain('| Health | Checking at home |')
})

test('[DOC38] who leads each objective and who stands in is not said to be open where another section tells it', () => {
  const text = written(ledBoard({}))
  expect(section(text, 7)).toContain('**How we share the lead:** Not yet agreed')
  expect(section(text, 7)).toContain('Who leads each objective stands in 6. Who does what.')
  expect(section(text, 12)).toContain('Who is whose deputy stands in 4. Who speaks for each partner.')
  expect(section(text, 1)).not.toMatch(/Not yet agreed:.*(?:Who leads|When people change)/u)
  expect(section(written(ledBoard({ leadRef: 'council' })), 7)).not.toContain('Who leads each objective')
})

test('[DOC39] [DOC9] what stands on the board only is counted where it would be told, and agrees nothing', () => {
  const board = boardOfContent({
    board: HEAD,
    cards: [
      card('charter', 'charter', { name: 'Home sooner' }),
      card('won', 'moment', { title: 'Forty home' }),
      card('money', 'concern', { title: 'Money runs out' }),
      card('staff', 'concern', { title: 'Few nurses' }),
      card('past', 'concern', { title: 'Settled long ago', state: 'resolved' }),
    ].map((one) => (one.kind === 'charter' ? one : { ...one, inAgreement: false })),
    relations: [],
  })
  const text = written(board)
  expect(section(text, 10)).toContain('_Not yet agreed_')
  expect(section(text, 10)).toContain('One win or setback stands on the board and is no part of the agreement.')
  expect(section(text, 11)).toContain('2 concerns or questions stand on the board and are no part of the agreement.')
  expect(section(text, 1)).toMatch(/Not yet agreed:.*10\\?\. Success/u)
  expect(text).not.toMatch(/Forty home|Money runs out|Few nurses|Settled long ago/u)
})
