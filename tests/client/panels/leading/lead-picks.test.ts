// Proves that whom somebody names for one objective is kept apart from every other, whatever the objectives are called.
import { entryWords, leaderChosen, withLeader } from '@common-ground/client/panels/leading/lead-picks.ts'
import { openWritten, type Entry } from '@common-ground/client/panels/leading/written.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { leadSentence, NOBODY_LEADS } from '@common-ground/shared/templates/who-leads.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'

const boardWith = (advice: string, council = 'Council') =>
  boardOfContent({
    board: HEAD,
    cards: [
      card('charter', 'charter', { name: 'Test' }),
      card('council', 'organisation', { name: council }),
      card('health', 'organisation', { name: 'NHS' }),
      card('housing', 'objective', { title: 'Housing' }),
      card('advice', 'objective', { title: advice }),
    ],
    relations: [],
  })
let made = 0
const newId = (): string => `entry-${String((made += 1))}`
const BOARD = boardWith('Housing: advice')
const choose = (board: typeof BOARD, signed: readonly Entry[], objective: string, leader: string) =>
  withLeader(board, signed, { objective, leader, newId })

test('[LD55] a choice for one objective leaves those for others alone, also where one begins like another or is called the same', () => {
  for (const board of [BOARD, boardWith('Housing')]) {
    const one = choose(board, [], 'advice', 'council')
    const both = choose(board, one, 'housing', 'health')
    expect(['housing', 'advice'].map((objective) => leaderChosen(board, both, objective))).toEqual([
      'health',
      'council',
    ])
    const none = choose(board, both, 'housing', '')
    expect(['housing', 'advice'].map((objective) => leaderChosen(board, none, objective))).toEqual(['', 'council'])
    expect(choose(board, both, 'housing', NOBODY_LEADS)).toHaveLength(2)
  }
})

test('[LD55] an objective or an organisation that is renamed meanwhile keeps its choice, and is shown by its name of then', () => {
  const signed = choose(BOARD, [], 'advice', 'council')
  const renamed = boardWith('Advice for tenants', 'The council')
  expect(leaderChosen(renamed, signed, 'advice')).toBe('council')
  expect(signed.map((entry) => entryWords(renamed, entry))).toEqual([leadSentence('Advice for tenants', 'The council')])
  expect(choose(renamed, signed, 'advice', 'health')).toHaveLength(1)
  // Of an objective that is gone the words of then are left.
  const gone: Entry[] = [{ id: 'one', text: 'As it was', about: { objective: 'binned', leader: 'council' } }]
  expect(gone.map((entry) => entryWords(BOARD, entry))).toEqual(['As it was'])
})

test('[LD55] what an earlier version kept as a sentence is told by the whole sentence; it is read back with what it is about', () => {
  const old: readonly Entry[] = [{ id: 'old', text: leadSentence('Housing: advice', 'Council') }]
  expect(leaderChosen(BOARD, old, 'advice')).toBe('council')
  expect(leaderChosen(BOARD, old, 'housing')).toBe('')
  expect(choose(BOARD, old, 'housing', 'health')[0]).toEqual(old[0])
  expect(choose(BOARD, old, 'advice', '')).toEqual([])
  let shelf: unknown = null
  const memory = { writtenFirst: () => shelf, keepWrittenFirst: (_: string, written: unknown) => (shelf = written) }
  const signed = choose(BOARD, old, 'housing', 'health')
  openWritten(memory, 'b1').change({ round: 'call-one', sheet: 'sheet', step: 'step' }, () => ({ signed }))
  shelf = JSON.parse(JSON.stringify(shelf))
  expect(openWritten(memory, 'b1').all.get()[0]?.signed).toEqual(signed)
})
