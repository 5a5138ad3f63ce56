// Shows whom the steps, appointments and reviews of a neutral description may name.
import { expect, test } from 'vitest'
import { cardFrom, imported, itemsIn, neutralFile, onlyCard, readValue } from './read-fixture.ts'

test('[IM38] a group or a role hears a disagreement, appoints, prepares; an id that is nowhere is asked about', () => {
  const steps = [
    { id: 's1', order: 1, who: ['pa', 'board', 'chair', 'gone'], action: 'Hear both sides', next: 'beyond' },
  ]
  const change = {
    roles: [{ id: 'chair', name: 'Chair', holder: 'pa' }],
    bodies: [
      { id: 'board', name: 'Joint board', chair: null },
      { id: 'pa', name: 'A panel whose id a person has too', chair: null },
    ],
    leadership: { model: 'elected-chair', appointedBy: ['board'] },
    review: { cycleMonths: 12, by: ['board', 'chair'] },
    disagreement: { status: 'published', steps, beyond: { who: 'An ombudsman', raisedBy: ['chair'] } },
  }
  const { content, report } = imported(readValue(neutralFile(change), 'report'))
  expect(report.map(({ path, code, action }) => `${path} ${code} ${action}`)).toEqual([
    'disagreement.steps[0].who[3] broken-link changed',
  ])
  const board = cardFrom(content, 'bodies[0]').id
  const chair = cardFrom(content, 'roles[0]').id
  const [first, outside] = itemsIn(onlyCard(content, 'if-we-disagree'), 'steps')
  expect(first?.['who']).toEqual([cardFrom(content, 'people[0]').id, board, chair, { text: 'gone' }])
  expect(outside?.['raisedBy']).toEqual([chair])
  expect(onlyCard(content, 'charter')).toMatchObject({ appointedBy: [board], reviewBy: [board, chair] })
})
