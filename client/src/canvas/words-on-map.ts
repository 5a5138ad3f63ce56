// Knows whether there are words of cards or titles of zones in a part of the screen; knows no painter.
import type { Camera } from '../model/view-state.ts'
import { type Box, boxesMeet } from './box.ts'
import { toWorld } from './camera.ts'
import type { Scene } from './scene.ts'

/** The title of a zone stands on its upper edge, so high to both sides, screen px. */
const TITLE = 11

/** True when a card other than `except`, or the title of a zone, is in the box, in screen px. */
export function hasWords(scene: Scene, camera: Camera, { x, y, w, h }: Box, except: string): boolean {
  const { zoom } = camera
  const [left, top] = toWorld(camera, [x, y])
  const world: Box = { x: left, y: top, w: w / zoom, h: h / zoom }
  const reach = TITLE / zoom
  return scene.hits.near({ ...world, y: top - reach, h: world.h + 2 * reach }).some(({ on, id }) => {
    const box = on === 'relation' || id === except ? null : scene.box(id)
    if (box === null) return false
    return boxesMeet(world, on === 'zone' ? { ...box, y: box.y - reach, h: 2 * reach } : box)
  })
}
