// Knows where the camera is going and takes it there step by step; knows no event.
import type { Size } from '@common-ground/shared/board/board.ts'
import type { BoardSession } from '../model/board-session.ts'
import type { Camera } from '../model/view-state.ts'
import { type Box, boxAround } from './box.ts'
import {
  cameraAlong,
  firstSight,
  fitClear,
  fitTo,
  type Insets,
  NO_INSETS,
  reveal,
  sameCamera,
  sameMiddle,
  TRAVEL_MS,
  zoomAbout,
  zoomStep,
} from './camera.ts'
import type { Scene } from './scene.ts'

/** Room kept around a card that is brought into view, screen px. */
const RIM = 40
/** Where less than this is free beside the panel, it covers everything there is: a phone. Screen px. */
const FREE_LEAST = 185

export interface CameraMover {
  /** At once, ending any journey: the hand on the map. */
  moveTo(camera: Camera): void
  /** A journey of 320 ms; at once for people who asked for less motion. */
  travelTo(camera: Camera): void
  fit(): void
  fitSelection(): void
  zoomBy(direction: 1 | -1): void
  resetZoom(): void
  /** Brings a box into view, moving as little as possible. */
  reveal(box: Box): void
  /** Brings a box near enough to type in it. */
  approach(box: Box, zoom: number): void
  /** The first sight of the board. */
  showAtFirst(): void
  /** The window has another size, and the map with it, at once: what was shown as a whole is again, of anything else the middle stays. */
  windowResized(before: Size): void
  isTravelling(): boolean
  /** Called every frame. */
  step(now: number): void
}

export function createCameraMover(
  session: BoardSession,
  scene: Scene,
  stillQuery: MediaQueryList,
  request: () => void,
  /** What floats above a corner of the map, screen px; null = nothing. */
  control: () => Box | null,
  /** The panel that lies over the right edge of the map, screen px; null = none does. */
  panel: () => Box | null,
): CameraMover {
  const { view } = session
  let journey: { readonly from: Camera; readonly to: Camera; start: number | null } | null = null
  /** How the map was shown as a whole last; true of it while the camera is still there. */
  let overview: { readonly camera: Camera; readonly find: () => Camera } | null = null

  const moveTo = (camera: Camera): void => {
    journey = null
    view.set({ camera, bound: null })
    request()
  }
  const travelTo = (to: Camera): void => {
    const { camera: from, bound } = view.get()
    const isThere = sameCamera(from, to)
    if (bound !== null && (isThere || bound !== to)) view.set({ bound: null })
    if (isThere) return
    if (stillQuery.matches) moveTo(to)
    else {
      journey = { from, to, start: null }
      request()
    }
  }
  const boxOf = (ids: Iterable<string>): Box | null => {
    const boxes: Box[] = []
    for (const id of ids) {
      const relation = scene.board().relations.get(id)
      for (const end of relation === undefined ? [id] : [relation.from, relation.to]) {
        const box = scene.box(end)
        if (box !== null) boxes.push(box)
      }
    }
    return boxAround(boxes)
  }
  const whole = (): Camera => {
    const box = boxOf(scene.board().cards.keys())
    const { viewport, camera } = view.get()
    return box === null ? { ...camera, zoom: 1 } : fitClear(box, viewport, control(), cardBoxes())
  }
  const atFirst = (): Camera => {
    const everything = boxOf(scene.board().cards.keys())
    return everything === null ? whole() : firstSight(everything, view.get().viewport, whole())
  }
  const found = (find: () => Camera): Camera => {
    const camera = find()
    overview = { camera, find }
    return camera
  }
  const cardBoxes = (): readonly Box[] => {
    const boxes: Box[] = []
    for (const { id, kind } of scene.board().cards.values()) {
      const box = kind === 'zone' ? null : scene.box(id)
      if (box !== null) boxes.push(box)
    }
    return boxes
  }
  const middle = (): readonly [number, number] => {
    const { viewport } = view.get()
    return [viewport[0] / 2, viewport[1] / 2]
  }
  const insets = (): Insets => {
    const [width] = view.get().viewport
    const left = panel()?.x ?? width
    return left < FREE_LEAST || left > width ? NO_INSETS : { ...NO_INSETS, right: width - left }
  }
  /** Where the camera will be when it has arrived: steps of the zoom add up even while it travels. */
  const goal = (): Camera => journey?.to ?? view.get().camera

  return {
    moveTo,
    travelTo,
    fit: () => travelTo(found(whole)),
    fitSelection() {
      const { selection, viewport } = view.get()
      const box = boxOf(selection)
      if (box === null) travelTo(found(whole))
      else travelTo(fitClear(box, viewport, control(), [box], 1.5))
    },
    zoomBy(direction) {
      const from = goal()
      travelTo(zoomAbout(from, middle(), zoomStep(from.zoom, direction)))
    },
    resetZoom: () => travelTo(zoomAbout(goal(), middle(), 1)),
    reveal(box) {
      const { viewport } = view.get()
      travelTo(reveal(goal(), viewport, box, RIM, insets()))
    },
    approach(box, zoom) {
      const { viewport } = view.get()
      const from = goal()
      const nearer =
        from.zoom >= zoom
          ? from
          : zoomAbout(from, [(box.x + box.w / 2 - from.x) * from.zoom, (box.y + box.h / 2 - from.y) * from.zoom], zoom)
      travelTo(reveal(nearer, viewport, box, RIM, insets()))
    },
    showAtFirst() {
      const { focus, viewport } = view.get()
      const box = focus === null ? null : scene.box(focus)
      if (box !== null) return moveTo(fitTo(box, viewport, 1))
      moveTo(found(atFirst))
      // Whoever came for a card wants to see that one.
      view.set({ placed: view.get().camera })
    },
    windowResized(before) {
      const { viewport, placed, inHand, editing } = view.get()
      // What somebody holds or types in stays under their hand.
      if (inHand || editing !== null || before[0] <= 0 || viewport[0] <= 0) return
      const from = goal()
      const to =
        overview !== null && sameCamera(from, overview.camera)
          ? found(overview.find)
          : sameMiddle(from, before, viewport)
      // Where it was put by the product it still counts as put: nobody has moved it.
      if (placed !== null && sameCamera(from, placed)) view.set({ placed: to })
      moveTo(to)
    },
    isTravelling: () => journey !== null,
    step(now) {
      if (journey === null) return
      journey.start ??= now
      const share = (now - journey.start) / TRAVEL_MS
      const { from, to } = journey
      if (share >= 1) journey = null
      view.set({ camera: cameraAlong(from, to, view.get().viewport, share), ...(share >= 1 ? { bound: null } : {}) })
    },
  }
}
