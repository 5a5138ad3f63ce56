import { boxOfPlace, gridFrom, isInView, mostTiles, placesOver, TILE } from '@common-ground/client/canvas/tile-grid.ts'
import { worldInView } from '@common-ground/client/canvas/camera.ts'
import { expect, test } from 'vitest'

test.each([
  { window: [1440, 900], tiles: 6 },
  { window: [683, 625], tiles: 4 },
  { window: [1024, 768], tiles: 4 },
  { window: [1024, 1024], tiles: 4 },
  { window: [2560, 1440], tiles: 15 },
] as const)('[CA88] a window of $window that has come to rest is covered by $tiles tiles', ({ window, tiles }) => {
  for (const camera of [
    { x: 0, y: 0, zoom: 1 },
    { x: -137.31, y: 4021.77, zoom: 0.173 },
    { x: 1e6 + 0.1, y: -1e6 - 0.7, zoom: 3.99 },
  ]) {
    const grid = gridFrom([camera.x, camera.y], camera.zoom, 1)
    const view = worldInView(camera, window)
    const places = placesOver(grid, view)
    expect(places).toHaveLength(tiles)
    expect(places[0]).toEqual({ column: 0, row: 0 })
    const { x, y, w } = boxOfPlace(grid, { column: 0, row: 0 })
    expect(w).toBe(TILE / camera.zoom)
    // Whole pixels of the world, and less than one from the corner of the window.
    for (const [at, corner] of [
      [x, camera.x],
      [y, camera.y],
    ] as const) {
      expect(Math.abs(at * camera.zoom - Math.round(at * camera.zoom))).toBeLessThan(1e-6)
      expect(Math.abs(at - corner) * camera.zoom).toBeLessThanOrEqual(0.5)
    }
    expect(places.every((place) => isInView(boxOfPlace(grid, place), view))).toBe(true)
  }
})

test('[CA88] a view that has moved is covered without a gap, and what it only touches is left out', () => {
  const grid = gridFrom([100, 50], 0.5, 1)
  const side = TILE * 2
  const from = { x: 100 - side / 2, y: 50 + side, w: side, h: side }
  expect(placesOver(grid, from)).toEqual([
    { column: -1, row: 1 },
    { column: 0, row: 1 },
  ])
  const touching = boxOfPlace(grid, { column: 0, row: 0 })
  expect(isInView(touching, from)).toBe(false)
  expect(isInView(boxOfPlace(grid, { column: -1, row: 1 }), from)).toBe(true)
})

test('[CA89] the largest window with two device pixels a pixel needs no more tiles than are kept', () => {
  const camera = { x: 12.5, y: 3, zoom: 0.8 }
  const needed = placesOver(gridFrom([camera.x, camera.y], camera.zoom, 2), worldInView(camera, [2560, 1440])).length
  expect(mostTiles(2)).toBeGreaterThanOrEqual(needed)
  expect(mostTiles(1)).toBeGreaterThan(mostTiles(2))
})
