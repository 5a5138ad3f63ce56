import { createCameraMover } from '@common-ground/client/canvas/camera-mover.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard, driveMap } from '../../support/map-driver.ts'

const still = { matches: true } as MediaQueryList

function aMap() {
  const { session, scene } = driveMap(aBoard([aCard('a', [0, 0]), aCard('b', [3000, 900])]))
  const { view } = session
  const mover = createCameraMover(
    session,
    scene,
    still,
    () => undefined,
    () => null,
    () => null,
  )
  const resize = (width: number, height: number): void => {
    const before = view.get().viewport
    view.set({ viewport: [width, height] })
    mover.windowResized(before)
  }
  const middle = (): readonly [number, number] => {
    const { camera, viewport } = view.get()
    return [camera.x + viewport[0] / 2 / camera.zoom, camera.y + viewport[1] / 2 / camera.zoom]
  }
  return { mover, view, resize, middle }
}

test('[CA97] a map that was shown whole is whole in a window of another size', () => {
  const { mover, view, resize, middle } = aMap()
  mover.fit()
  const before = middle()
  const { zoom } = view.get().camera
  resize(500, 700)
  expect(view.get().camera.zoom).toBeCloseTo(zoom / 2, 1)
  expect(middle()[0]).toBeCloseTo(before[0])
  resize(1000, 800)
  expect(view.get().camera.zoom).toBeCloseTo(zoom)
})

test('[CA97] a map that somebody moved keeps its middle and its zoom, and so does one that was put somewhere', () => {
  const { mover, view, resize, middle } = aMap()
  mover.fit()
  mover.moveTo({ x: 100, y: -50, zoom: 0.8 })
  const before = middle()
  resize(640, 480)
  expect(view.get().camera.zoom).toBe(0.8)
  expect(middle()[0]).toBeCloseTo(before[0])
  expect(middle()[1]).toBeCloseTo(before[1])
  // Where the product has put it, it still counts as put there.
  view.set({ placed: view.get().camera })
  resize(1200, 700)
  expect(view.get().placed).toEqual(view.get().camera)
  expect(middle()[0]).toBeCloseTo(before[0])
})

test('[CA97] what is in the hand or typed in stays where it is', () => {
  const { mover, view, resize } = aMap()
  mover.fit()
  const { camera } = view.get()
  view.set({ inHand: true })
  resize(640, 480)
  expect(view.get().camera).toEqual(camera)
  view.set({ inHand: false, editing: { card: 'a', field: 'text' } })
  resize(900, 480)
  expect(view.get().camera).toEqual(camera)
})
