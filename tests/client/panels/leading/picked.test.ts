// Proves in which order what was picked is told, and which of it becomes concerns.
import {
  comingConcerns,
  concernsMade,
  pickedSentences,
  stillToChoose,
  topPicked,
} from '@common-ground/client/panels/leading/picked.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const counts = [
  { about: '', choice: 'A2', count: 1 },
  { about: '', choice: 'A6', count: 3 },
  { about: '', choice: 'A7', count: 2 },
  { about: '', choice: 'A11', count: 1 },
  { about: '', choice: 'not-ours', count: 9 },
  { about: 'line', choice: 'A1', count: 5 },
]

test('[LD44] the three picked most become concerns once', () => {
  const picked = pickedSentences({ counts })
  expect(picked.map(({ count }) => count)).toEqual([3, 2, 1, 1])
  const newId = (() => {
    let made = 0
    return () => `id${String((made += 1))}`
  })()
  const session = openMemorySession(blankBoard({ title: 'Board', at: '2026-01-02T10:00:00.000Z', newId }))
  const { sure, equal } = topPicked(picked)
  // Two were picked once, and one of them would fit.
  expect([sure.length, equal.length]).toEqual([2, 2])
  const coming = comingConcerns(session.board.get(), sure)
  expect(coming).toEqual(sure)
  const [title = ''] = coming
  session.dispatch(
    [{ type: 'create', cards: [{ id: 'one', kind: 'concern', pos: [0, 0], fields: { title } }] }],
    'Add a concern',
  )
  expect(comingConcerns(session.board.get(), sure)).toEqual(coming.slice(1))
  session.close()
})

test('[LD44] where more were picked equally often than fit among the top three, somebody has to choose among them', () => {
  const counts = (...each: readonly number[]) => each.map((count, at) => ({ sentence: `S${String(at)}`, count }))
  expect(topPicked(counts(5, 4, 3, 2))).toEqual({ sure: ['S0', 'S1', 'S2'], equal: [] })
  expect(topPicked(counts(3, 2, 2, 2, 1))).toEqual({ sure: ['S0'], equal: ['S1', 'S2', 'S3'] })
  expect(topPicked(counts(1, 1, 1, 1))).toEqual({ sure: [], equal: ['S0', 'S1', 'S2', 'S3'] })
  expect(topPicked(counts(2, 2, 2))).toEqual({ sure: ['S0', 'S1', 'S2'], equal: [] })
  expect(topPicked(counts(2, 1))).toEqual({ sure: ['S0', 'S1'], equal: [] })
})

test('[LD44] of those picked equally often, the others can be chosen as long as fewer than three of the top ones are concerns', () => {
  const concerns = (...titles: readonly string[]) =>
    openMemorySession(
      aBoard(titles.map((title, at) => aCard(`c${String(at)}`, [0, at * 200], { kind: 'concern', title }))),
    ).board.get()
  const top = { sure: ['S0'], equal: ['S1', 'S2', 'S3'] }
  expect(stillToChoose(concerns(), top)).toEqual(['S1', 'S2', 'S3'])
  expect(stillToChoose(concerns('S0', 'S2'), top)).toEqual(['S1', 'S3'])
  expect(stillToChoose(concerns('S1', 'S2'), top)).toEqual([])
  expect(stillToChoose(concerns(), { sure: ['S0', 'S1', 'S2'], equal: [] })).toEqual([])
})

test('[LD130] what was left out on purpose is nothing to come back to', () => {
  const [most = '', second = '', third = '', fourth = ''] = pickedSentences({ counts }).map(({ sentence }) => sentence)
  const made = (...titles: readonly string[]) => {
    const cards = titles.map((title, at) => aCard(`c${String(at)}`, [0, at * 200], { kind: 'concern', title }))
    return concernsMade(openMemorySession(aBoard(cards)).board.get(), { counts })
  }
  expect(made()).toBe('none')
  // What was picked more often than the rest is always made.
  expect(made(most)).toBe('none')
  expect(made(third)).toBe('none')
  expect(made(most, second)).toBe('some')
  expect(made(most, second, third)).toBe('all')
  expect(made(most, second, third, fourth)).toBe('all')
  const equal = { counts: ['A2', 'A6', 'A7', 'A11'].map((choice) => ({ about: '', choice, count: 1 })) }
  const of = (...titles: readonly string[]) =>
    concernsMade(
      openMemorySession(
        aBoard(titles.map((title, at) => aCard(`c${String(at)}`, [0, at], { kind: 'concern', title }))),
      ).board.get(),
      { counts: [...equal.counts, { about: 'line', choice: 'Papers come late', count: 1 }] },
    )
  expect([of(), of('Something else'), of('Papers come late'), of(most)]).toEqual(['none', 'none', 'some', 'some'])
})
