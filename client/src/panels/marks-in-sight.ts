// Knows how cards that are ringed on the map come into sight all together, and the map back to where it was; refuses to know why they are ringed.
import { around, type Box } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { fitTo, type Insets, sameCamera } from '../canvas/camera.ts'
import type { BoardSession } from '../model/board-session.ts'
import type { Camera, View } from '../model/view-state.ts'
import { isInSight } from './bring-to-sight.ts'

/** Beside what is said of them, screen px. */
const SAID_BELOW: Insets = { top: 24, right: 24, bottom: 84, left: 24 }

/** Where the map was before it was taken to the marks. */
const before = new WeakMap<BoardSession, { readonly from: Camera; readonly to: Camera }>()

/** Smaller than that a card shows no words; then the first of them is gone to, at the top. */
const LEAST_ZOOM = 0.32

/**
 * Rings cards on the map, and takes the map to them where they are not all in sight: as near as all of them fit, and no
 * nearer than 100 %; where their titles could not be read then, to the uppermost. Whoever types on the map stays where they are.
 *
 * @param marked the sentence of each, by its id.
 */
export function showMarks(session: BoardSession, marked: ReadonlyMap<string, string>): void {
  const view = session.view.get()
  const boxes = standingOn(session.board.get()).flatMap((one) => (marked.has(one.id) ? [one.box] : []))
  const whole = around(boxes)
  const stays = whole === null || view.editing !== null || (view.showing === 'map' && isInSight(view, whole))
  const to = stays ? null : cameraOn(whole, boxes, view)
  if (to === null) before.delete(session)
  else before.set(session, { from: view.camera, to })
  session.view.set({ marked, showing: 'map', ...(to === null ? {} : { bound: to }) })
}

function cameraOn(whole: Box, boxes: readonly Box[], { viewport }: Pick<View, 'viewport'>): Camera {
  const { minX, minY, maxX, maxY } = whole
  const fitting = fitTo({ x: minX, y: minY, w: maxX - minX, h: maxY - minY }, viewport, 1, SAID_BELOW)
  if (fitting.zoom >= LEAST_ZOOM) return fitting
  const [first = whole] = boxes.toSorted((a, b) => a.minY - b.minY || a.minX - b.minX)
  return {
    x: first.minX - SAID_BELOW.left / LEAST_ZOOM,
    y: first.minY - SAID_BELOW.top / LEAST_ZOOM,
    zoom: LEAST_ZOOM,
  }
}

/** Takes the rings off; whoever has not moved the map meanwhile has it back where it was. */
export function takeMarksOff(session: BoardSession): void {
  const went = before.get(session)
  before.delete(session)
  const isThere = went !== undefined && sameCamera(session.view.get().camera, went.to)
  session.view.set({ marked: new Map(), ...(isThere ? { bound: went.from } : {}) })
}
