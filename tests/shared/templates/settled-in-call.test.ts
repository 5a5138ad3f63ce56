// Proves what counts as settled in a call: what was decided, and who leads what since it began.
import { expect, test } from 'vitest'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import type { CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { writtenAt } from '@common-ground/shared/templates/round-cards.ts'
import { toldKey } from '@common-ground/shared/templates/said-at-steps.ts'
import { settledInCall } from '@common-ground/shared/templates/settled-in-call.ts'
import { card, HEAD, relation } from '../board/small-board.ts'

const boardOf = (cards: readonly CardContent[], relations: readonly RelationContent[] = []) =>
  boardOfContent({ board: HEAD, cards, relations })
const NHS = card('nhs', 'organisation', { name: 'NHS' })
const COUNCIL = card('council', 'organisation', { name: 'Council' })
const aim = (id: string, title: string, more = {}) => card(id, 'objective', { title, order: id, ...more })

test('[SUM16] what was decided since is told with how, and what was decided before or is open is not', () => {
  const decision = (id: string, state: string) => card(id, 'decision', { title: id, state, order: id })
  const before = boardOf([decision('a', 'open'), decision('b', 'provisional'), decision('c', 'confirmed')])
  const after = boardOf([
    decision('a', 'provisional'),
    decision('b', 'confirmed'),
    decision('c', 'confirmed'),
    decision('d', 'confirmed'),
    decision('e', 'open'),
  ])
  const { decided, keys } = settledInCall(before, after)
  expect(decided).toEqual(['“a”: agreed at the table', '“b”: confirmed', '“d”: confirmed'])
  expect(keys).toContain(toldKey('a', 'state'))
  expect(keys).not.toContain(toldKey('c'))
})

test('[SUM16] an objective that is led since is told with everybody who leads it and what they bring; others are not', () => {
  const leads = { part: 'leads' }
  const before = boardOf(
    [NHS, COUNCIL, aim('a', 'Home sooner'), aim('b', 'One door'), aim('c', 'A say')],
    [
      relation('r1', 'does', 'nhs', 'a', leads),
      relation('r2', 'does', 'council', 'a', { part: 'delivers' }),
      relation('r3', 'does', 'nhs', 'b', leads),
    ],
  )
  const made = writtenAt('round')
  const text = 'Kind\nNHS wrote: Be kind\nCouncil wrote: Kindness'
  const after = boardOf(
    [
      NHS,
      COUNCIL,
      aim('a', 'Home sooner'),
      aim('b', 'One door'),
      aim('c', 'A say'),
      aim('d', 'Quiet nights'),
      aim('e', 'Kind words', { why: text, extra: made }),
      aim('f', 'Over', { state: 'dropped' }),
    ],
    [
      relation('r1', 'does', 'nhs', 'a', leads),
      relation('r2', 'does', 'council', 'a', { ...leads, brings: 'Two vans' }),
      relation('r3', 'does', 'nhs', 'b', { ...leads, brings: 'A room' }),
      relation('r4', 'does', 'nhs', 'd', leads),
      relation('r5', 'does', 'nhs', 'e', { part: 'advises' }),
      relation('r6', 'does', 'nhs', 'f', leads),
    ],
  )
  const { led, keys } = settledInCall(before, after)
  expect(led).toEqual(['“Home sooner”: NHS leads; Council leads. Brings: Two vans', '“Quiet nights”: NHS leads'])
  for (const key of [toldKey('r2', 'ends'), toldKey('r2', 'brings'), toldKey('d'), toldKey('r4')])
    expect(keys, key).toContain(key)
  for (const key of [toldKey('a'), toldKey('r3'), toldKey('e')]) expect(keys, key).not.toContain(key)
})

test('[SUM16] where nothing is known of how the call began, nothing is said to be settled in it', () => {
  const after = boardOf([card('a', 'decision', { title: 'a', state: 'confirmed' })])
  expect(settledInCall(null, after)).toEqual({ purpose: [], decided: [], led: [], keys: new Set() })
})

test('[SUM16] a purpose that reads otherwise than before is told first, and once', () => {
  const charter = (purpose: string) => boardOf([card('charter', 'charter', { name: 'Test', purpose })])
  const { purpose, keys } = settledInCall(charter('To meet.'), charter('People live well at home.'))
  expect(purpose).toEqual(['People live well at home.'])
  expect(keys).toContain(toldKey('charter', 'purpose'))
  expect(settledInCall(charter('To meet.'), charter('To meet. ')).purpose).toEqual([])
  expect(settledInCall(charter('To meet.'), charter('')).purpose).toEqual([])
})
