// Shows when the map goes to the cards that are ringed, and how it comes back.
import { isInSight } from '@common-ground/client/panels/bring-to-sight.ts'
import { showMarks, takeMarksOff } from '@common-ground/client/panels/marks-in-sight.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../support/map-driver.ts'
import { openMemorySession } from '../../support/memory-session.ts'

const seen = { camera: { x: 0, y: 0, zoom: 0.5 }, viewport: [600, 400] as const }
function sessionAt() {
  const session = openMemorySession(
    aBoard([
      aCard('near', [100, 100], {}),
      aCard('far', [100, 4000], {}),
      aCard('farther', [1200, 4600], {}),
      aCard('away', [9000, 9000], {}),
    ]),
  )
  session.view.set(seen)
  return session
}
const marks = (...ids: readonly string[]) => new Map(ids.map((id) => [id, 'Changed']))

test('[CB34] the map goes where all of them are in sight, and back once the marks are taken off', () => {
  const session = sessionAt()
  const marked = marks('far', 'farther')
  showMarks(session, marked)
  const { bound, ...view } = session.view.get()
  expect(view.marked).toBe(marked)
  if (bound === null) throw new RangeError('it goes nowhere')
  for (const [x, y] of [
    [100, 4000],
    [1200, 4600],
  ] as const)
    expect(isInSight({ ...seen, camera: bound }, { minX: x, minY: y, maxX: x + 100, maxY: y + 60 })).toBe(true)
  session.view.set({ camera: bound, bound: null })
  takeMarksOff(session)
  expect(session.view.get()).toMatchObject({ marked: new Map(), bound: seen.camera })
})
test('[CB34] who sees all of them stays, and so does who types on the map', () => {
  const session = sessionAt()
  showMarks(session, marks('near'))
  expect(session.view.get()).toMatchObject({ bound: null, marked: marks('near') })
  session.view.set({ editing: { card: 'near', field: 'text' } })
  showMarks(session, marks('near', 'far'))
  takeMarksOff(session)
  expect(session.view.get().bound).toBe(null)
})
test('[CB34] who has moved the map meanwhile stays there when the marks are taken off', () => {
  const session = sessionAt()
  showMarks(session, marks('far'))
  session.view.set({ camera: { x: 40, y: 40, zoom: 1 }, bound: null })
  takeMarksOff(session)
  expect(session.view.get()).toMatchObject({ marked: new Map(), bound: null })
})
test('[CB34] where the titles of all could not be read the map goes to the uppermost', () => {
  const session = sessionAt()
  showMarks(session, marks('away', 'far', 'farther'))
  const { bound } = session.view.get()
  expect(bound?.zoom).toBeGreaterThan(0.3)
  expect(bound).toMatchObject({
    x: expect.closeTo(100 - 24 / (bound?.zoom ?? 1)),
    y: expect.closeTo(4000 - 24 / (bound?.zoom ?? 1)),
  })
})
