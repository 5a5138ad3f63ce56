// Pins who of those connected is found on the map as a person when a review is begun.
import { whoIsHere } from '@common-ground/client/panels/coming-back/who-is-here.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { expect, test } from 'vitest'
import { openMemorySession } from '../../../support/memory-session.ts'

test('[CB39] who is connected is found by name, and by organisation where both say one; the others are named', () => {
  let made = 0
  const newId = (): string => `id${String((made += 1))}`
  const session = openMemorySession(blankBoard({ title: 'Board', at: '2026-01-02T10:00:00.000Z', newId }))
  const card = (id: string, kind: 'organisation' | 'person', fields: object) =>
    ({ id, kind, pos: [0, 0], fields: { ...fields } }) as const
  const cards = [
    card('council', 'organisation', { name: 'Northshire Council' }),
    card('health', 'organisation', { name: 'NHS Northshire' }),
    card('ann', 'person', { name: 'Ann Lee', orgId: 'council' }),
    card('other-ann', 'person', { name: 'Ann Lee', orgId: 'health' }),
    card('sam', 'person', { name: 'Sam Reid' }),
  ]
  session.dispatch([{ type: 'create', cards }], 'Add')
  const here = (name: string, organisation: string) => ({ id: name, name, organisation, organisationId: null })
  const board = session.board.get()
  expect(
    whoIsHere(board, [
      here('ann lee ', 'NHS Northshire'),
      here('Sam Reid', 'Northshire Council'),
      here('Tom Ross', 'NHS Northshire'),
      here('Tom Ross', 'NHS Northshire'),
    ]),
  ).toEqual({ cards: ['other-ann', 'sam'], others: ['Tom Ross'] })
  expect(whoIsHere(board, [here('Ann Lee', 'A third one')]).cards).toEqual(['ann'])
  expect(whoIsHere(board, [here('', 'NHS Northshire')])).toEqual({ cards: [], others: [] })
  session.close()
})
