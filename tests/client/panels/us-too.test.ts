// Proves that "us too" is one press for one's own organisation, and the next takes it back.
import { ofMaker } from '@common-ground/client/model/own-card.ts'
import { addWritten } from '@common-ground/client/panels/list/change-cards.ts'
import { maySayUsToo, pressUsToo, usTooLine } from '@common-ground/client/panels/us-too.tsx'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMemorySession, type MemorySession } from '../../support/memory-session.ts'

let session: MemorySession
beforeEach(() => {
  let made = 0
  const newId = (): string => `id${String((made += 1))}`
  session = openMemorySession(blankBoard({ title: 'Board', at: '2026-01-02T10:00:00.000Z', newId }))
  const card = (id: string, kind: 'organisation' | 'concern', fields: object) =>
    ({ id, kind, pos: [0, 0], fields: { ...fields } }) as const
  session.dispatch(
    [
      {
        type: 'create',
        cards: [
          card('council', 'organisation', { name: 'Northshire Council' }),
          card('health', 'organisation', { name: 'NHS Northshire' }),
          card('money', 'concern', { title: 'Money comes late', raisedBy: 'council' }),
          card('trust', 'concern', { title: 'We do not trust the figures' }),
        ],
      },
    ],
    'Add',
  )
})
afterEach(() => session.close())

const iAm = (organisation: string, organisationId: string | null = null): void =>
  session.setParticipants([{ id: 'me', name: 'Tom', organisation, organisationId }])
const says = (organisation: string, concern: string): boolean =>
  usTooLine(session.board.get(), organisation, concern) !== null

test('[UT1] [UT2] one press says it for the own organisation, the next takes back just that', () => {
  session.remote([{ type: 'connect', relation: { id: 'theirs', kind: 'sameBoat', from: 'council', to: 'trust' } }])
  iAm('NHS Northshire', 'health')
  pressUsToo(session, 'trust')
  expect([says('health', 'trust'), says('council', 'trust')]).toEqual([true, true])
  pressUsToo(session, 'trust')
  expect([says('health', 'trust'), says('council', 'trust')]).toEqual([false, true])
  session.undo()
  expect(says('health', 'trust')).toBe(true)
})

test('[UT3] an organisation without a card gets one, who raised it says nothing more, and nobody speaks for nobody', () => {
  iAm('Northshire Council', 'council')
  pressUsToo(session, 'money')
  expect(session.board.get().relations.size).toBe(0)
  iAm('')
  pressUsToo(session, 'money')
  expect(session.board.get().relations.size).toBe(0)
  iAm('Voluntary Action')
  pressUsToo(session, 'money')
  const added = [...session.board.get().cards.values()].filter(
    (card) => card.kind === 'organisation' && card.fields.name === 'Voluntary Action',
  )
  expect(added).toHaveLength(1)
  expect(says(added[0]?.id ?? '', 'money')).toBe(true)
})

test('[UT3] it is offered of a concern alone, and not to those who raised it, by name or by card', () => {
  const me = (organisation: string, organisationId: string | null = null) =>
    ({ id: 'me', name: 'Tom', organisation, organisationId }) as const
  const offered = (who: Parameters<typeof maySayUsToo>[1]) =>
    ['money', 'trust', 'council'].filter((id) => maySayUsToo(session.board.get(), who, id))
  expect(offered(me('Northshire Council'))).toEqual(['trust'])
  expect(offered(me('Another name', 'council'))).toEqual(['trust'])
  for (const other of [me('NHS Northshire'), me(''), undefined]) expect(offered(other)).toEqual(['money', 'trust'])
})

test('[UT5] a concern of somebody is raised by their organisation from the start, what comes without a name by nobody', () => {
  iAm('NHS Northshire')
  expect(ofMaker(session, 'concern')).toEqual({ raisedBy: 'health' })
  expect(ofMaker(session, 'objective')).toEqual({})
  // What everybody picked becomes one by the hand of whoever runs the board.
  const picked = addWritten(session, 'concern', { title: 'Papers come late' })
  const card = session.board.get().cards.get(picked ?? '')
  expect(card?.kind === 'concern' && card.fields.raisedBy).toBeUndefined()
  iAm('Nobody we know')
  expect(ofMaker(session, 'concern')).toEqual({})
})
