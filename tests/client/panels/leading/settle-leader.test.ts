// Proves that who leads is settled in one press and taken back by the same, and that a long name is kept whole letter by letter.
import { askLater, leaderQuestion, settleLeader } from '@common-ground/client/panels/leading/settle-leader.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession, type MemorySession } from '../../../support/memory-session.ts'

const opened = (before: Readonly<Record<string, unknown>> | null, title = 'Home sooner'): MemorySession =>
  openMemorySession(
    aBoard(
      [
        aCard('council', [0, 0], { kind: 'organisation', name: 'Council' }),
        aCard('home', [400, 0], { kind: 'objective', title }),
      ],
      before === null ? [] : [{ id: 'r1', kind: 'does', from: 'council', to: 'home', ...before }],
    ),
  )
const parts = (session: MemorySession): readonly unknown[] =>
  [...session.board.get().relations.values()].map(({ attributes }) => attributes['part'])

test('[LD61] one press puts it on the board, the same press brings back what was there before', () => {
  for (const before of [null, { part: 'advises' }, { part: 'informed', brings: 'A room' }, { part: 'delivers' }]) {
    const session = opened(before)
    for (let at = 0; at < 2; at += 1) {
      settleLeader(session, 'home', 'council', true)
      expect(parts(session)).toEqual(['leads'])
      settleLeader(session, 'home', 'council', false)
      expect(parts(session)).toEqual(before === null ? [] : [before.part])
    }
    session.close()
  }
})

test('[LD61] another one in its place is one step to take back', () => {
  const session = openMemorySession(
    aBoard([
      aCard('council', [0, 0], { kind: 'organisation', name: 'Council' }),
      aCard('health', [0, 200], { kind: 'organisation', name: 'Health' }),
      aCard('home', [400, 0], { kind: 'objective', title: 'Home sooner' }),
    ]),
  )
  const leading = (): readonly string[] => [...session.board.get().relations.values()].map(({ from }) => from)
  settleLeader(session, 'home', 'council', true)
  const gesture = session.newId()
  settleLeader(session, 'home', 'council', false, gesture)
  settleLeader(session, 'home', 'health', true, gesture)
  expect(leading()).toEqual(['health'])
  session.undo()
  expect(leading()).toEqual(['council'])
  session.close()
})

test('[LD61] what led before the step goes when it is taken back, and stays as what it delivers where something is brought', () => {
  const [bare, brings] = [opened({ part: 'leads' }), opened({ part: 'leads', brings: 'A room' })]
  for (const session of [bare, brings]) settleLeader(session, 'home', 'council', false)
  expect([parts(bare), parts(brings)]).toEqual([[], ['delivers']])
})

test('[LD61] kept to be talked about later it is a question about the objective, also where its name is long and has pictures in it', () => {
  const title = `${'x'.repeat(159)}😀 and more`
  const session = opened(null, title)
  askLater(session, 'home', leaderQuestion(title))
  const concern = [...session.board.get().cards.values()].find(({ kind }) => kind === 'concern')
  expect(concern?.fields).toMatchObject({ title: `Who leads "${'x'.repeat(159)}😀…"?`, issueKind: 'question' })
  expect([...session.board.get().relations.values()]).toMatchObject([{ kind: 'about', from: concern?.id, to: 'home' }])
  session.undo()
  expect([...session.board.get().cards.values()].filter(({ kind }) => kind === 'concern')).toEqual([])
})
