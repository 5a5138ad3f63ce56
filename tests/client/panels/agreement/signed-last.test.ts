// Proves whose name is filled in where an answer is recorded for an organisation.
import { signedLast } from '@common-ground/client/panels/agreement/signed-last.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const person = (id: string, name: string, orgId: string, more: object = {}) =>
  aCard(id, [0, 0], { kind: 'person', name, orgId, jobTitle: 'Director', ...more })

test('[AG56] whoever answered last for an organisation is filled in, else its one person on the board, else nobody', () => {
  const cards = [
    person('jo', 'Jo Hay', 'health'),
    person('al', 'Al Orr', 'council'),
    person('bo', 'Bo Ash', 'council'),
    person('cy', 'Cy Reid', 'college', { state: 'left' }),
  ]
  const { board } = openMemorySession(aBoard(cards))
  const at = (day: number): string => `2026-11-0${String(day)}T09:00:00.000Z`
  const given = [
    { organisationId: 'health', name: 'Tom Ross', post: 'Planning lead', at: at(3) },
    { organisationId: 'health', name: 'Ana Gow', post: 'Chair', at: at(1) },
    { organisationId: 'council', at: at(4) },
  ]
  expect(signedLast('health', given, board.get())).toEqual({ name: 'Tom Ross', post: 'Planning lead' })
  expect(signedLast('health', [], board.get())).toEqual({ name: 'Jo Hay', post: 'Director' })
  for (const unsure of ['council', 'college', 'nowhere'])
    expect(signedLast(unsure, given, board.get()), unsure).toEqual({ name: '', post: '' })
})
