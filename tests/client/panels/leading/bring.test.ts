// Shows where somebody is who was brought to cards at a step, once the next step comes; moves nobody on a page.
import { createCell } from '@common-ground/client/model/readable.ts'
import { cameraOn, comeBack, stepNow } from '@common-ground/client/panels/leading/bring.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { expect, test } from 'vitest'
import { ledCall } from '../../../support/led-call.ts'
import { aBoard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const at = (step: number): LedCall => ledCall({ step })
const [HOME, CARDS, OWN] = [
  { x: 0, y: 0, zoom: 0.5 },
  { x: 900, y: 40, zoom: 1 },
  { x: 5, y: 5, zoom: 1 },
]
function brought() {
  const call = createCell<LedCall | null>(at(3))
  const session = { ...openMemorySession(aBoard([])), call }
  session.view.set({ camera: HOME })
  const look = (): void => {
    comeBack(session, stepNow(call.get()), CARDS)
    session.view.set({ camera: CARDS })
  }
  look()
  return { call, look, camera: () => session.view.get().camera, move: () => session.view.set({ camera: OWN }) }
}

test('[LD43] whoever was brought to cards is back with the next step, however often they looked', () => {
  const { call, look, camera } = brought()
  look()
  call.set({ ...at(3), turn: 'org' })
  expect(camera()).toEqual(CARDS)
  call.set(at(4))
  expect(camera()).toEqual(HOME)
})

test('[LD43] whoever has moved since stays where they are, also when the call ends', () => {
  const { call, camera, move } = brought()
  move()
  call.set(null)
  expect(camera()).toEqual(OWN)
})

/** What is said lies over so much of the map's foot, screen px. */
const SAID = 68

test.each([
  [683, 460],
  [390, 560],
  [1440, 700],
] as const)(
  '[LD74] all that is shown in a map of %i by %i lies above what is said of it, and whole',
  (width, height) => {
    const box = { minX: 100, minY: 40, maxX: 900, maxY: 1900 }
    const { x, y, zoom } = cameraOn(box, [width, height])
    expect((box.maxY - y) * zoom).toBeLessThanOrEqual(height - SAID)
    expect(box.minY).toBeGreaterThan(y)
    expect(box.minX).toBeGreaterThan(x)
    expect((box.maxX - x) * zoom).toBeLessThan(width)
  },
)
