// Proves how one cell of the table changes the board, and what of the table stays the same meanwhile.
import { matrixOf } from '@common-ground/client/panels/matrix/matrix-of.ts'
import { setPart } from '@common-ground/client/panels/matrix/set-part.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const open = () =>
  openMemorySession(
    aBoard(
      [
        aCard('org', [0, 0], { kind: 'organisation', name: 'Council' }),
        aCard('goal', [400, 0], { kind: 'objective', title: 'Home sooner' }),
        aCard('other', [400, 300], { kind: 'objective', title: 'Fewer falls' }),
      ],
      [{ id: 'r', kind: 'does', from: 'org', to: 'goal', part: 'leads', brings: 'Two rooms' }],
    ),
  )
const own = (session: ReturnType<typeof open>, objective: string) =>
  matrixOf(session.board.get()).rows.find((row) => row.objective === objective)?.cells[0]?.own ?? null

test('[WD10] another part keeps the line and what stands on it; nothing puts it in the bin; each is one step of undo', () => {
  const session = open()
  setPart(session, 'goal', 'org', 'advises')
  expect(own(session, 'goal')).toMatchObject({ relation: 'r', part: 'advises', brings: 'Two rooms' })
  setPart(session, 'goal', 'org', null)
  expect(own(session, 'goal')).toBe(null)
  session.undo()
  expect(own(session, 'goal')).toMatchObject({ relation: 'r', part: 'advises' })
  session.undo()
  expect(own(session, 'goal')).toMatchObject({ relation: 'r', part: 'leads' })
  expect(session.canUndo.get()).toBe(false)
})

test('[WD10] the first part draws the line; the same part, or a row that has gone, changes nothing', () => {
  const session = open()
  setPart(session, 'other', 'org', 'delivers')
  expect(own(session, 'other')).toMatchObject({ from: 'org', part: 'delivers' })
  const before = session.board.get()
  setPart(session, 'other', 'org', 'delivers')
  setPart(session, 'gone', 'org', 'delivers')
  setPart(session, 'goal', 'gone', null)
  expect(session.board.get()).toBe(before)
})

test('[WD14] whoever may only look changes nothing', () => {
  const session = open()
  session.setRole('viewer')
  setPart(session, 'goal', 'org', 'delivers')
  expect(own(session, 'goal')?.part).toBe('leads')
})

test('[WD15] only the row that changed is another', () => {
  const session = open()
  const before = matrixOf(session.board.get())
  setPart(session, 'goal', 'org', 'delivers')
  const after = matrixOf(session.board.get())
  expect(after.columns).toBe(before.columns)
  expect(after.rows[0]).not.toBe(before.rows[0])
  expect(after.rows[1]).toBe(before.rows[1])
})
