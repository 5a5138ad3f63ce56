// Proves which day stands where a call is closed, which one is offered, and where it is kept.
import { nextDay, offeredDay, setNextDay } from '@common-ground/client/panels/leading/next-day.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'

const TODAY = '2026-11-29'
const board = (charter: object, settings: BoardContent['board']['settings'] = {}) =>
  boardOfContent({
    board: { ...HEAD, settings },
    cards: [card('charter', 'charter', { name: 'Test', ...charter })],
    relations: [],
  })

test.each([
  ['none', undefined, ''],
  ['that of this call', TODAY, ''],
  ['one that is over', '2026-10-01', ''],
  ['the next one', '2026-11-30', '2026-11-30'],
])('[LD66] the day of the next call: %s', (_, nextCallOn, day) => {
  const given = board({ nextReviewOn: '2031-05-12' }, nextCallOn === undefined ? {} : { nextCallOn })
  expect(nextDay(given, 'call', TODAY)).toBe(day)
})

test.each([
  ['none', undefined, ''],
  ['this month', '2026-11', '2026-11'],
  ['today', TODAY, ''],
  ['half a year from now', '2027-05', '2027-05'],
])('[LD66] the day on which the partners look again: %s', (_, nextReviewOn, day) => {
  const given = board({ nextReviewOn }, { nextCallOn: '2031-05-12' })
  expect(nextDay(given, 'review', TODAY)).toBe(day)
})

test('[LD66] a call is offered in two weeks, a review when the partnership says that it looks again, on a working day', () => {
  expect(offeredDay(board({}), 'call', TODAY)).toBe('2026-12-14')
  expect(offeredDay(board({ reviewEvery: 3 }), 'review', TODAY)).toBe('2027-03-01')
  expect(offeredDay(board({}), 'review', TODAY)).toBe('2027-05-31')
  // From a Friday nothing is put off.
  expect(offeredDay(board({}), 'call', '2026-11-27')).toBe('2026-12-11')
})

test('[LD66] [IN6] the day of the next call is kept where invitations take it from', () => {
  expect(setNextDay('call', '2026-12-13')).toEqual({ type: 'set-board', settings: { nextCallOn: '2026-12-13' } })
  expect(setNextDay('review', '')).toMatchObject({ field: 'nextReviewOn', value: undefined })
})
