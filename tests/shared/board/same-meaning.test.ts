// Proves when new words count as the old ones, and what is more than words.
import { expect, test } from 'vitest'
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { isHeld, sameMeanings, type SaidSame } from '@common-ground/shared/board/same-meaning.ts'
import { boardOf, card, relation } from './small-board.ts'

const said = (
  organisationId: string | null,
  by: string,
  step: readonly [string, string] = ['a', 'b'],
  ownOrganisations: readonly string[] = [],
): SaidSame => ({
  cardId: 'aim',
  fromHash: step[0],
  toHash: step[1],
  organisationId,
  ownOrganisations,
  by,
})

test('[AG60] it takes two people, for two organisations or for one and whoever runs the board', () => {
  const held = (...all: readonly SaidSame[]): boolean => isHeld(all)
  expect(held()).toBe(false)
  expect(held(said(null, 'p1'))).toBe(false)
  expect(held(said('council', 'p1'))).toBe(false)
  expect(held(said('council', 'p1'), said('council', 'p2'))).toBe(false)
  expect(held(said(null, 'p1'), said(null, 'p2'))).toBe(false)
  expect(held(said(null, 'p1'), said('council', 'p1'))).toBe(false)
  expect(held(said('council', 'p1'), said('health', 'p2'))).toBe(true)
  expect(held(said(null, 'p1'), said('council', 'p2'))).toBe(true)
  // Whoever runs the board for an organisation is no second voice beside it.
  const lead = said(null, 'p1', ['a', 'b'], ['carers', 'council'])
  expect(held(lead, said('council', 'p2'))).toBe(false)
  expect(held(said('council', 'p2'), lead)).toBe(false)
  expect(held(lead, said('health', 'p2'))).toBe(true)
  expect(held(lead, said('council', 'p2'), said(null, 'p3', ['a', 'b'], ['health']))).toBe(true)
})

test('[AG61] it holds for its card and its step alone, both ways and over several steps', () => {
  const both = (step: readonly [string, string]) => [said('council', 'p1', step), said('health', 'p2', step)]
  const same = sameMeanings([...both(['a', 'b']), ...both(['a', 'c']), said('council', 'p1', ['a', 'd'])])
  expect(same.isSame('aim', 'a', 'b')).toBe(true)
  expect(same.isSame('aim', 'b', 'a')).toBe(true)
  expect(same.isSame('aim', 'b', 'c')).toBe(true)
  expect(same.isSame('aim', 'a', 'd')).toBe(false)
  expect(same.isSame('other', 'a', 'b')).toBe(false)
  expect(same.isSame('other', 'x', 'x')).toBe(true)
  expect(same.alike('aim', 'b').toSorted()).toEqual(['a', 'b', 'c'])
  expect(same.alike('aim', 'd')).toEqual(['d'])
  // In whatever order it was said.
  const later = sameMeanings([...both(['c', 'd']), ...both(['b', 'c']), ...both(['a', 'b'])])
  expect(later.isSame('aim', 'a', 'd')).toBe(true)
})

const shapeOf = (values: object, relations: readonly RelationContent[] = []): string => {
  const aim: CardContent = card('aim', 'objective', { title: 'Home sooner', ...values })
  return meaningsOf(readBoard(boardOf([card('org', 'organisation', { name: 'Council' }), aim], relations))).shapeOf(
    'aim',
  )
}
const measure = { id: 'one', order: 'a0', text: 'Days in a bed', comparator: 'at-most', target: '20' }

test('[AG62] other words in a text leave the rest as it was; anything else does not', () => {
  const agreed = shapeOf({ markers: [measure], why: 'Nobody waits' })
  expect(
    shapeOf({ markers: [{ ...measure, text: 'Days in bed' }], why: 'Nobody should wait', title: 'Home soon' }),
  ).toBe(agreed)
  for (const other of [
    { markers: [{ ...measure, target: '30' }], why: 'Nobody waits' },
    { markers: [measure, { ...measure, id: 'two', order: 'a1' }], why: 'Nobody waits' },
    { markers: [], why: 'Nobody waits' },
    { markers: [measure], why: 'Nobody waits 3.5 days' },
    { markers: [measure], why: '' },
  ])
    expect([other, shapeOf(other)]).not.toEqual([other, agreed])
  for (const [one, other] of [
    ['5 days', '.5 days'],
    ['1½ hours', '1¼ hours'],
    ['-3 %', '3 %'],
    ['−3', '3'],
    ['3 %', '3'],
    ['3 %', '3 people'],
    ['£20', '20'],
    ['20 €', '20 $'],
    ['x²', 'x³'],
    ['1/2', '1 or 2'],
  ])
    expect([one, shapeOf({ why: one })]).not.toEqual([one, shapeOf({ why: other })])
  expect(shapeOf({ why: 'within 5 days, at £3.50 or 3 %.' })).toBe(
    shapeOf({ why: 'In 5 days: at £ 3.50, or 3% of it' }),
  )
  const leads = [relation('r', 'does', 'org', 'aim', { part: 'leads' })]
  expect(shapeOf({ markers: [measure], why: 'Nobody waits' }, leads)).not.toBe(agreed)
})
