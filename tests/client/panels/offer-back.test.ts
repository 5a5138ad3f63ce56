// Proves how long what was just done is offered to be taken back.
import { untilNextStep } from '@common-ground/client/panels/offer-back.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../shared/board/small-board.ts'
import { openMemorySession } from '../../support/memory-session.ts'
import { until } from '../../support/until.ts'

const named = (name: string): readonly Operation[] => [
  { type: 'edit-text', at: { card: 'charter', field: 'name' }, index: 0, remove: 0, insert: name },
]
const open = () => openMemorySession({ board: HEAD, cards: [card('charter', 'charter', { name: '' })], relations: [] })

test('[LD65] what was taken off is offered back until its person does something else, not until others do', async () => {
  for (const next of ['more', 'undone'] as const) {
    const session = open()
    session.dispatch(named('first'), 'First')
    let over = 0
    untilNextStep(session, () => (over += 1))
    const { board } = session
    const before = board.get()
    session.remote(named('theirs '))
    await until(() => board.get() !== before, 'it has come')
    expect(over).toBe(0)
    if (next === 'more') session.dispatch(named('second '), 'Second')
    else session.undo()
    expect(over).toBe(1)
    session.dispatch(named('third '), 'Third')
    expect(over).toBe(1)
    session.close()
  }
})

test('[LD65] nothing is called back once it has been stopped', () => {
  const session = open()
  let over = 0
  untilNextStep(session, () => (over += 1))()
  session.dispatch(named('more'), 'More')
  expect(over).toBe(0)
  session.close()
})
