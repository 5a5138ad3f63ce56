// Proves which call comes next after those that were held, when the review comes first, and when agreeing does.
import {
  agreesFirst,
  isReviewDue,
  nextSheet,
  offeredAfterCall,
  offeredFirst,
} from '@common-ground/client/panels/leading/held-calls.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'

test.each([
  ['nothing was held', [], 'why-and-who'],
  ['only ten minutes were', ['which-apply'], 'why-and-who'],
  ['the first was', ['why-and-who'], 'what-and-who-does-what'],
  ['the second was, and the first was not', ['what-and-who-does-what'], 'why-and-who'],
  ['two were', ['what-and-who-does-what', 'why-and-who'], 'how-we-work'],
  ['all of them were', ['how-we-work', 'what-and-who-does-what', 'why-and-who'], null],
])('[LD67] where %s', (_, held, next) => {
  expect(nextSheet(held.map((sheet) => ({ sheet, begunAt: 1 })))).toBe(next)
})

const held = (...sheets: readonly string[]) => sheets.map((sheet) => ({ sheet, begunAt: 1 }))
test.each([
  ['nothing is agreed, and a review was due', held(), false, '2026-11-01', 'why-and-who'],
  ['the map is agreed, and nothing is due', held(), true, '2027-05-01', null],
  ['the map is agreed, and no day is said', held('which-apply'), true, undefined, null],
  ['the map is agreed in the middle of the calls', held('why-and-who'), true, '2027-05-01', 'what-and-who-does-what'],
  ['the map is agreed, and the day is today', held('why-and-who'), true, '2026-12-01', 'review'],
  ['the day has gone by', held(), true, '2026-11-30', 'review'],
  ['its month has come', held(), true, '2026-12', 'review'],
  ['its year has come', held(), true, '2026', 'review'],
  ['its month is to come', held(), true, '2027-01', null],
])('[LD107] where %s', (_, calls, isAgreed, reviewOn, first) => {
  const standing = { held: calls, isAgreed, reviewOn, today: '2026-12-01' }
  expect(offeredFirst(standing)).toBe(first)
  expect(isReviewDue(standing)).toBe(first === 'review')
})

const DAY = '2026-11-30'
const proposed = (state: ProposalInfo['state'], answers: ProposalInfo['answers'] = []): ProposalInfo => ({
  ...{ id: 'p1', title: 'First agreement', by: 'anna', at: `${DAY}T08:00:00Z`, on: DAY, code: '12345678', cards: [] },
  ...{ state, answers, organisations: ['nhs', 'carers'].map((id) => ({ id, name: id.toUpperCase() })) },
})
const said = (organisationId: string, answer: 'yes' | 'yes-but', hour: number) =>
  ({ organisationId, answer, name: 'Jo', post: 'Lead', at: `${DAY}T${String(hour)}:00:00Z`, how: 'pressed' }) as const
const AGREED = proposed('agreed')
const WAITS = proposed('proposed', [said('nhs', 'yes', 10)])
const BUT = proposed('proposed', [said('nhs', 'yes', 10), said('carers', 'yes-but', 12)])
const ORGANISATION = card('nhs', 'organisation', { name: 'NHS', state: 'active' })
const AIM = card('aim', 'objective', { title: 'Home sooner' })
test.each([
  ['there is an objective and whom to ask', [ORGANISATION, AIM], null, null, null, 'propose'],
  ['there is no objective yet', [ORGANISATION], null, null, null, null],
  ['there is nobody to ask', [AIM], null, null, null, null],
  ['answers are waited for', [ORGANISATION, AIM], WAITS, null, null, null],
  ['somebody said yes before a but', [ORGANISATION, AIM], BUT, AGREED, 2, 'buts'],
  ['it is agreed as it stands', [ORGANISATION, AIM], null, AGREED, 0, 'present'],
  ['it has changed since', [ORGANISATION, AIM], null, AGREED, 2, 'propose'],
  ['whether it has changed is not known yet', [ORGANISATION, AIM], null, AGREED, null, null],
] as const)('[LD121] once a call has ended and %s', (_, cards, open, agreed, changes, offered) => {
  const charter = card('charter', 'charter', { name: 'Test' })
  const board = boardOfContent({ board: HEAD, cards: [charter, ...cards], relations: [] })
  expect(offeredAfterCall({ board, open, agreed, changes })).toBe(offered)
})

test('[LD121] agreeing comes first once the calls are done, once something is agreed, and when somebody said “but”', () => {
  const all = held('how-we-work', 'what-and-who-does-what', 'why-and-who')
  const two = held('what-and-who-does-what', 'why-and-who')
  expect(agreesFirst('propose', all, false)).toBe(true)
  expect(agreesFirst('propose', two, false)).toBe(false)
  expect(agreesFirst('propose', null, false)).toBe(false)
  expect(agreesFirst('propose', two, true)).toBe(true)
  expect(agreesFirst('buts', two, false)).toBe(true)
  expect(agreesFirst('present', all, true)).toBe(false)
  expect(agreesFirst(null, all, false)).toBe(false)
})
