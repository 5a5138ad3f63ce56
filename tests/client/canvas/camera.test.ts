import {
  cameraAlong,
  clampZoom,
  firstSight,
  fitClear,
  fitTo,
  panBy,
  reveal,
  toScreen,
  toWorld,
  worldInView,
  zoomAbout,
  zoomStep,
} from '@common-ground/client/canvas/camera.ts'
import { boxContains, boxesMeet } from '@common-ground/client/canvas/box.ts'
import { expect, test } from 'vitest'

const camera = { x: 120, y: -40, zoom: 0.75 }
const viewport = [800, 600] as const

test('[CA1] screen and world points convert into each other', () => {
  expect(toScreen(camera, [120, -40])).toEqual([0, 0])
  const [x, y] = toWorld(camera, toScreen(camera, [333, 77]))
  expect(x).toBeCloseTo(333)
  expect(y).toBeCloseTo(77)
  expect(worldInView({ x: 10, y: 20, zoom: 2 }, viewport)).toEqual({ x: 10, y: 20, w: 400, h: 300 })
  expect(panBy({ x: 0, y: 0, zoom: 2 }, 10, -20)).toEqual({ x: -5, y: 10, zoom: 2 })
})

test('[CA2] the world point under the pointer stays under it', () => {
  for (const zoom of [0.05, 0.4, 1, 3.9]) {
    const before = toWorld(camera, [250, 410])
    const [x, y] = toScreen(zoomAbout(camera, [250, 410], zoom), before)
    expect(x).toBeCloseTo(250)
    expect(y).toBeCloseTo(410)
  }
})

test('[CA3] the zoom stays between 5 % and 400 %', () => {
  expect(clampZoom(0.001)).toBe(0.05)
  expect(clampZoom(17)).toBe(4)
  expect(zoomAbout(camera, [0, 0], 99).zoom).toBe(4)
})

test('[CA4] fitting shows the whole box in the middle, never nearer than 100 %', () => {
  const small = fitTo({ x: 0, y: 0, w: 100, h: 100 }, viewport)
  expect(small.zoom).toBe(1)
  expect(toScreen(small, [50, 50])).toEqual([400, 300])
  const wide = fitTo({ x: 0, y: 0, w: 3200, h: 100 }, [1600, 600])
  expect(wide.zoom).toBeCloseTo((1600 - 128) / 3200)
  expect(toScreen(wide, [0, 0])[0]).toBeCloseTo(64)
  // On a narrow screen the rim is a share of it.
  expect(fitTo({ x: 0, y: 0, w: 1000, h: 10 }, [200, 600]).zoom).toBeCloseTo((200 - 20) / 1000)
})

test('[CA9] no card lies beneath the zoom control after fitting, and without one there nothing is given away', () => {
  const screen = [683, 470] as const
  const control = { x: 8, y: 430, w: 92, h: 32 }
  for (const [w, h] of [
    [1224, 1112],
    [2400, 800],
    [600, 2400],
  ] as const) {
    const box = { x: 0, y: 0, w, h }
    const last = { x: 0, y: h - 100, w: 200, h: 100 }
    const far = { x: w - 200, y: 0, w: 200, h: 100 }
    const clear = fitClear(box, screen, control, [last, far])
    for (const card of [last, far]) {
      const [x, y] = toScreen(clear, [card.x, card.y])
      const seen = { x, y, w: card.w * clear.zoom, h: card.h * clear.zoom }
      expect(boxesMeet(seen, control)).toBe(false)
      expect(boxContains({ x: 0, y: 0, w: screen[0], h: screen[1] }, seen)).toBe(true)
    }
    expect(fitClear(box, screen, control, [far])).toEqual(fitTo(box, screen))
    expect(fitClear(box, screen, null, [last])).toEqual(fitTo(box, screen))
  }
})

test('[CA9] of the two ways out of a control the one that shows more is taken', () => {
  const screen = [683, 470] as const
  // High: as large beside it as without it. Wide: as large above it.
  for (const [w, h, control] of [
    [600, 2400, { x: 8, y: 200, w: 320, h: 262 }],
    [2400, 800, { x: 8, y: 320, w: 500, h: 142 }],
  ] as const) {
    const box = { x: 0, y: 0, w, h }
    const clear = fitClear(box, screen, control, [box])
    expect(clear).not.toEqual(fitTo(box, screen))
    expect(clear.zoom).toBeGreaterThan(fitTo(box, screen).zoom - 0.001)
  }
})

test('[CA5] the zoom buttons land on 100 % when they pass it', () => {
  expect(zoomStep(0.9, 1)).toBe(1)
  expect(zoomStep(1.2, -1)).toBe(1)
  expect(zoomStep(1, 1)).toBeCloseTo(Math.SQRT2)
  expect(zoomStep(4, 1)).toBe(4)
})

test('[CA6] a journey starts and ends exactly and never leaves the way', () => {
  const to = { x: 4000, y: 2500, zoom: 0.2 }
  expect(cameraAlong(camera, to, viewport, 1)).toEqual(to)
  const start = cameraAlong(camera, to, viewport, 0)
  expect(start.x).toBeCloseTo(camera.x)
  expect(start.zoom).toBeCloseTo(camera.zoom)
  let last = camera.zoom
  for (let share = 0.1; share < 1; share += 0.1) {
    const { zoom } = cameraAlong(camera, to, viewport, share)
    expect(zoom).toBeLessThanOrEqual(last)
    last = zoom
  }
})

test('[CA8] the first sight is everything as long as it says something, and else where reading starts', () => {
  const board = { x: -100, y: 50, w: 4000, h: 1000 }
  // Titles still stand on the cards: a large screen shows the whole.
  expect(firstSight(board, [1440, 900])).toEqual(fitTo(board, [1440, 900]))
  // A narrow one would show titles nobody can read.
  expect(firstSight(board, [683, 625])).toEqual({ x: -180, y: -30, zoom: 0.5 })
  expect(firstSight({ x: 0, y: 0, w: 900, h: 600 }, [683, 625]).zoom).toBeGreaterThan(0.5)
  // So large that even a large screen would show blocks only.
  expect(firstSight({ ...board, w: 6000 }, [1440, 900])).toEqual({ x: -180, y: -118, zoom: 0.5 })
})

test('[CA7] a box in view moves nothing; one outside moves the camera as little as possible', () => {
  const here = { x: 0, y: 0, zoom: 1 }
  expect(reveal(here, viewport, { x: 100, y: 100, w: 200, h: 100 }, 40)).toBe(here)
  expect(reveal(here, viewport, { x: 900, y: 100, w: 200, h: 100 }, 40)).toEqual({ x: 340, y: 0, zoom: 1 })
  expect(reveal(here, viewport, { x: -50, y: 100, w: 20, h: 100 }, 40)).toEqual({ x: -90, y: 0, zoom: 1 })
})
