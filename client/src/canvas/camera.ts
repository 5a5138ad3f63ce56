// Knows how world and screen points belong together and how a camera moves; knows no events and no screen.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import type { Camera } from '../model/view-state.ts'
import { type Box, boxesMeet, centreOf } from './box.ts'
import { detailAt } from './detail.ts'

export const MIN_ZOOM = 0.05
export const MAX_ZOOM = 4
/** How long a camera travels to a place it was sent to, ms. */
export const TRAVEL_MS = 320

export const clampZoom = (zoom: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom))

export const toWorld = (camera: Camera, [x, y]: Point): Point => [
  x / camera.zoom + camera.x,
  y / camera.zoom + camera.y,
]
export const toScreen = (camera: Camera, [x, y]: Point): Point => [
  (x - camera.x) * camera.zoom,
  (y - camera.y) * camera.zoom,
]
/** The part of the world that is on screen, in world units. */
export const worldInView = (camera: Camera, viewport: Size): Box => ({
  x: camera.x,
  y: camera.y,
  w: viewport[0] / camera.zoom,
  h: viewport[1] / camera.zoom,
})
/** Moves the world under the screen by screen px (as a hand would). */
export const panBy = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x - dx / camera.zoom,
  y: camera.y - dy / camera.zoom,
})
/** Sets the zoom; the world point under `at` (screen px) stays where it is. */
export function zoomAbout(camera: Camera, at: Point, zoom: number): Camera {
  const next = clampZoom(zoom)
  const [x, y] = toWorld(camera, at)
  return { x: x - at[0] / next, y: y - at[1] / next, zoom: next }
}
/** The next step of the zoom buttons and keys: 25 % of a doubling either way, landing on 100 % when passing it. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const next = clampZoom(zoom * 2 ** (direction * 0.5))
  return (zoom < 0.999 && next > 1) || (zoom > 1.001 && next < 1) ? 1 : next
}

/** Room the page's own furniture takes at the edges of the canvas, screen px. */
export interface Insets {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
export const NO_INSETS: Insets = { left: 0, top: 0, right: 0, bottom: 0 }

/**
 * The camera that shows the whole box in the middle, with a rim of min(128 px, 10 % of the width) in all,
 * and never nearer than `maxZoom`. On a small screen every pixel of rim costs a letter.
 */
export function fitTo(box: Box, viewport: Size, maxZoom = 1, insets: Insets = NO_INSETS): Camera {
  const width = Math.max(1, viewport[0] - insets.left - insets.right)
  const height = Math.max(1, viewport[1] - insets.top - insets.bottom)
  const rim = Math.min(128, width * 0.1, height * 0.28)
  const zoom = clampZoom(Math.min(maxZoom, (width - rim) / Math.max(1, box.w), (height - rim) / Math.max(1, box.h)))
  const [x, y] = centreOf(box)
  return { x: x - (insets.left + width / 2) / zoom, y: y - (insets.top + height / 2) / zoom, zoom }
}

/** Between a card and what floats above the map, screen px. */
const CLEAR = 4

/**
 * As `fitTo`, and no card lies beneath a control: where one would, the control's corner is left free, from below or from
 * the left, whichever shows the box larger.
 *
 * @param control screen px; null = none.
 * @param cards world units.
 */
export function fitClear(box: Box, viewport: Size, control: Box | null, cards: readonly Box[], maxZoom = 1): Camera {
  const whole = fitTo(box, viewport, maxZoom)
  if (control === null) return whole
  const [x, y] = toWorld(whole, [control.x - CLEAR, control.y - CLEAR])
  const under: Box = { x, y, w: (control.w + 2 * CLEAR) / whole.zoom, h: (control.h + 2 * CLEAR) / whole.zoom }
  if (!cards.some((card) => boxesMeet(card, under))) return whole
  // The rim that fitting leaves anyway counts.
  const rim = Math.min(128, viewport[0] * 0.1, viewport[1] * 0.28) / 2
  const bottom = Math.max(0, viewport[1] - control.y + CLEAR - rim)
  const left = Math.max(0, control.x + control.w + CLEAR - rim)
  const [above, beside] = [
    fitTo(box, viewport, maxZoom, { ...NO_INSETS, bottom }),
    fitTo(box, viewport, maxZoom, { ...NO_INSETS, left }),
  ]
  return beside.zoom > above.zoom ? beside : above
}

/** Titles can be read from this zoom on. */
const READABLE_ZOOM = 0.5
/** From this width on the first sight may be smaller than that, as long as cards still have words. */
const ROOMY_WIDTH = 700
/** Room around where reading starts, screen px; on a roomy screen the tools stand above it and must not cover the purpose. */
const FIRST_RIM = 40
const BELOW_TOOLS = 84

/**
 * What somebody sees who comes to a board: all of it, unless that would show blocks without words (on a narrow screen:
 * titles too small to read); then the corner where reading starts. [CA8]
 * @param everything the box around all cards.
 * @param whole the camera that shows all of it.
 */
export function firstSight(everything: Box, viewport: Size, whole: Camera = fitTo(everything, viewport)): Camera {
  const isRoomy = viewport[0] >= ROOMY_WIDTH
  const says = isRoomy ? detailAt(whole.zoom, 'full') !== 'block' : whole.zoom >= READABLE_ZOOM
  if (says) return whole
  const top = isRoomy ? BELOW_TOOLS : FIRST_RIM
  return { x: everything.x - FIRST_RIM / READABLE_ZOOM, y: everything.y - top / READABLE_ZOOM, zoom: READABLE_ZOOM }
}

/** The nearest camera of the same zoom from which the whole box is seen with `rim` screen px around it. */
export function reveal(camera: Camera, viewport: Size, box: Box, rim: number, insets: Insets = NO_INSETS): Camera {
  const along = (origin: number, length: number, start: number, extent: number, low: number, high: number): number => {
    const from = origin + (low + rim) / camera.zoom
    const to = origin + (length - high - rim) / camera.zoom
    if (start >= from && start + extent <= to) return origin
    if (extent > to - from || start < from) return origin + (start - from)
    return origin + (start + extent - to)
  }
  const x = along(camera.x, viewport[0], box.x, box.w, insets.left, insets.right)
  const y = along(camera.y, viewport[1], box.y, box.h, insets.top, insets.bottom)
  return x === camera.x && y === camera.y ? camera : { ...camera, x, y }
}

/** Where a travelling camera is at `share` (0 to 1) of its way: eased, the zoom by ratio, the middle of the screen in a straight line. */
export function cameraAlong(from: Camera, to: Camera, viewport: Size, share: number): Camera {
  if (share >= 1) return to
  const eased = share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2
  const zoom = from.zoom * (to.zoom / from.zoom) ** eased
  // Seen from the middle, equal shares of the zoom ratio must cover equal shares of the picture, not of the world.
  const way = Math.abs(to.zoom - from.zoom) < 1e-9 ? eased : (1 / zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom)
  const middle = (camera: Camera): Point => toWorld(camera, [viewport[0] / 2, viewport[1] / 2])
  const [ax, ay] = middle(from)
  const [bx, by] = middle(to)
  const x = ax + (bx - ax) * way
  const y = ay + (by - ay) * way
  return { x: x - viewport[0] / 2 / zoom, y: y - viewport[1] / 2 / zoom, zoom }
}
/** The camera that has in the middle of a window of another size what was in the middle before; the zoom stays. */
export const sameMiddle = (camera: Camera, before: Size, after: Size): Camera => ({
  ...camera,
  x: camera.x + (before[0] - after[0]) / 2 / camera.zoom,
  y: camera.y + (before[1] - after[1]) / 2 / camera.zoom,
})

export const sameCamera = (a: Camera, b: Camera): boolean => a.x === b.x && a.y === b.y && a.zoom === b.zoom
