// Proves what the partnership agreement says of how it stands: whether it is agreed, and who answered what.
import { expect, test } from 'vitest'
import type { AgreementMoment } from '@common-ground/shared/documents/agreement-moment.ts'
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import { card } from '../board/small-board.ts'
import { proposed, answer, CODE, board, DRAFT, PARTNERS, section, written } from './agreement-text.ts'

test('[DOC10] the status says in one sentence whether it is agreed', () => {
  const one = board(PARTNERS)
  const status = (moment: Partial<AgreementMoment>): string => agreementOf(one, { ...DRAFT, ...moment }).status
  const yes = [answer('council', 'yes'), answer('health', 'yes-but', { note: 'If paid' })]
  const code = meaningsOf(one).code()
  expect(status({})).toBe('Draft of 29 November 2026. Nothing has been agreed yet')
  expect(status({ agreed: { on: '2026-11-05', code } })).toContain(
    'It says the same as what was agreed on 5 November 2026',
  )
  expect(status({ agreed: { on: '2026-11-05', code: 'ffffffff' } })).toContain('(code of that text ffffffff)')
  expect(status({ state: { kind: 'kept', title: 'May', on: '2026-05-02' } })).toBe(
    'Draft: what the board said on 2 May 2026. It was not proposed for agreement',
  )
  expect(status({ state: proposed(one), answers: yes.slice(0, 1) })).toBe(
    'Draft, proposed on 1 November 2026: 1 of 2 partners has still to agree',
  )
  expect(
    status({ state: proposed(one), answers: [answer('council', 'checking', { checkingBy: '2026-12-01' })] }),
  ).toContain('2 of 2 partners have still to agree')
  expect(status({ state: proposed(one, 'agreed'), answers: yes })).toBe(
    'Agreed on 5 November 2026 by 2 of 2 partners, one of them with a “yes, but”',
  )
  expect(status({ state: proposed(one, 'superseded'), answers: yes })).toContain('replaced by a later version')
  expect(status({ state: proposed(one, 'withdrawn') })).toContain('taken back on 5 November 2026')
  expect(status({ state: proposed(one, 'lapsed') })).toContain('no longer waits for answers')
  const agreed = agreementOf(one, { ...DRAFT, state: proposed(one, 'agreed'), answers: yes })
  expect([agreed.isAgreed, agreed.code]).toEqual([true, CODE])
  expect([agreementOf(one, DRAFT).isAgreed, agreementOf(one, DRAFT).code]).toEqual([false, code])
})

test('[DOC11] every "yes, but" that stands is printed with who said it about what', () => {
  const one = board([...PARTNERS, card('aim', 'objective', { title: 'Home sooner' })])
  const hash = meaningsOf(one).hashOf('aim')
  const answers = [
    answer('charity', 'yes-but', { cardId: 'aim', hash, note: 'Only with volunteers' }),
    answer('health', 'yes-but', { cardId: 'aim', hash, note: 'Said before the whole' }),
    answer('council', 'yes-but', { note: 'If it is paid', how: 'recorded' }),
    answer('health', 'yes'),
    answer('council', 'yes-but', { cardId: 'aim', hash: 'another meaning', note: 'Of other words' }),
  ]
  const text = section(written(one, { state: proposed(one), answers }), 16)
  expect(text).toContain(
    'The Council, Chief officer, on the whole: “If it is paid” (3 November 2026, recorded by whoever runs the board)',
  )
  expect(text).toContain('Kindred, Chief officer, on “Home sooner”: “Only with volunteers” (3 November 2026)')
  expect(text).not.toMatch(/Said before|Of other words/u)
  const unsaid = [[], [answer('health', 'yes')]].map((given) => section(written(one, { answers: given }), 16))
  expect(unsaid.map((said) => said.includes('No partner has answered yet.'))).toEqual([true, false])
})
test('[DOC11] [AG12] a "yes, but" of the organisation itself stands beside a yes that was only recorded for the whole', () => {
  const one = board([...PARTNERS, card('aim', 'objective', { title: 'Home sooner' })])
  const hash = meaningsOf(one).hashOf('aim')
  const onAim = { cardId: 'aim', hash, note: 'Only with volunteers' }
  const printed = (own: 'pressed' | 'recorded', whole: 'pressed' | 'recorded'): string =>
    section(
      written(one, {
        state: proposed(one),
        answers: [answer('charity', 'yes-but', { ...onAim, how: own }), answer('charity', 'yes', { how: whole })],
      }),
      16,
    )
  expect(printed('pressed', 'recorded')).toContain('Only with volunteers')
  for (const [own, whole] of [
    ['pressed', 'pressed'],
    ['recorded', 'pressed'],
    ['recorded', 'recorded'],
  ] as const)
    expect(printed(own, whole)).not.toContain('Only with volunteers')
})

test('[DOC12] each partner asked stands with its answer, or without one as not answered yet', () => {
  const one = board(PARTNERS)
  const answers = [answer('council', 'checking', { checkingBy: '2026-12-01', how: 'recorded' })]
  const text = written(one, { state: proposed(one), answers })
  expect(section(text, 17)).toContain(
    '| The Council | Checking at home, by 1 December 2026 (recorded by whoever runs the board) | Chief officer | 3 November 2026 | 0123abcd |',
  )
  expect(section(text, 17)).toContain('| Health Board | Not answered yet |  |  |  |')
  expect(section(text, 17)).not.toContain('Kindred')
  expect(section(text, 17)).toContain('not an electronic signature')
  expect(section(text, 1)).toContain('not a contract')
  expect(section(written(one), 17)).toContain('| Kindred | Not asked yet |')
})
