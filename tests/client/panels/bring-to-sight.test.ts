// Shows when the map moves by itself to what somebody has added, and when it waits to be asked.
import { bringToSight, isInSight } from '@common-ground/client/panels/bring-to-sight.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../support/map-driver.ts'
import { openMemorySession } from '../../support/memory-session.ts'

const seen = { camera: { x: 0, y: 0, zoom: 0.5 }, viewport: [600, 400] as const }
function sessionAt() {
  const session = openMemorySession(aBoard([aCard('near', [100, 100], {}), aCard('far', [100, 4000], {})]))
  session.view.set(seen)
  return session
}

test('[CA48] what is seen whole is in sight, what is cut off is not', () => {
  expect(isInSight(seen, { minX: 0, minY: 0, maxX: 1200, maxY: 800 })).toBe(true)
  expect(isInSight(seen, { minX: 0, minY: 0, maxX: 1201, maxY: 800 })).toBe(false)
  expect(isInSight(seen, { minX: 10, minY: -1, maxX: 20, maxY: 10 })).toBe(false)
})
test('[CA48] the map is asked to move to what is out of sight, and stays where it shows it', () => {
  const session = sessionAt()
  bringToSight(session, ['near'], 'Added')
  expect(session.view.get().sought).toEqual([])
  bringToSight(session, ['far'], 'Added')
  expect(session.view.get().sought).toEqual(['far'])
})
test('[CA48] nobody is moved who holds something, types on the map, or looks at another view', () => {
  for (const busy of [
    { inHand: true },
    { editing: { card: 'near', field: 'text' } },
    { showing: 'list' as const },
    { showing: 'matrix' as const },
  ]) {
    const session = sessionAt()
    session.view.set(busy)
    const before = session.view.get()
    bringToSight(session, ['far'], 'Added')
    expect(session.view.get()).toEqual(before)
  }
})
