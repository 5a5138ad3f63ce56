// Proves in which order what was picked is told, and which of it becomes concerns.
import { comingConcerns, pickedSentences } from '@common-ground/client/panels/leading/picked.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { expect, test } from 'vitest'
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
  const coming = comingConcerns(session.board.get(), picked)
  expect(coming).toEqual(picked.slice(0, 3).map(({ sentence }) => sentence))
  const [title = ''] = coming
  session.dispatch(
    [{ type: 'create', cards: [{ id: 'one', kind: 'concern', pos: [0, 0], fields: { title } }] }],
    'Add a concern',
  )
  expect(comingConcerns(session.board.get(), picked)).toEqual(coming.slice(1))
  session.close()
})
