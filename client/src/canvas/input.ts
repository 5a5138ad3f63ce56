// Knows how pointers, wheels, pinches and fingers on the canvas become world points and camera moves; decides nothing about cards.
import type { Point } from '@common-ground/shared/board/board.ts'
import type { Camera, View } from '../model/view-state.ts'
import { panBy, toWorld, zoomAbout } from './camera.ts'
import { type PointerInput, threshold } from './tools/tool.ts'
import { NO_WHEEL, rememberWheel, type WheelDevice, wheelMove } from './wheel.ts'

export interface InputSink {
  view(): View
  /** The hand on the map: moves the camera at once, ending any journey of it. */
  move(camera: Camera): void
  pointer(event: PointerInput): void
  /** The pointer left the canvas. */
  leave(): void
  cancel(): void
  /** A finger on this spot drags the map instead of drawing a marquee. */
  isEmpty(world: Point): boolean
  wheelDevice(device: WheelDevice): void
}
export interface Input {
  /** Space is held: the next press takes the map. */
  /** True = the hand took the map since space was pressed. */
  setSpace(held: boolean): boolean
  destroy(): void
}

interface SafariGesture extends UIEvent {
  readonly scale: number
  readonly clientX: number
  readonly clientY: number
}
const isGesture = (event: Event): event is SafariGesture => 'scale' in event

/** Listens on the element until destroyed. */
export function listenTo(element: HTMLElement, sink: InputSink): Input {
  const stop = new AbortController()
  const { signal } = stop
  let memory = NO_WHEEL
  let space = false
  let tookBySpace = false
  /** The hand has the map: middle button, space, or a finger on an empty place. */
  let panning: { readonly id: number; readonly from: Point; last: Point } | null = null
  const fingers = new Map<number, Point>()
  let pressed: number | null = null

  const at = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const edge = element.getBoundingClientRect()
    return [event.clientX - edge.left, event.clientY - edge.top]
  }
  const inputOf = (type: PointerInput['type'], event: PointerEvent | MouseEvent): PointerInput => {
    const screen = at(event)
    return {
      type,
      screen,
      world: toWorld(sink.view().camera, screen),
      coarse: 'pointerType' in event && event.pointerType === 'touch',
      shift: event.shiftKey,
      alt: event.altKey,
      mod: event.ctrlKey || event.metaKey,
      at: event.timeStamp,
    }
  }
  const pinch = (id: number, next: Point): void => {
    const [other] = [...fingers].filter(([finger]) => finger !== id)
    const last = fingers.get(id)
    if (other === undefined || last === undefined) return
    const [, still] = other
    const middle = (a: Point): Point => [(a[0] + still[0]) / 2, (a[1] + still[1]) / 2]
    const apart = (a: Point): number => Math.max(1, Math.hypot(a[0] - still[0], a[1] - still[1]))
    const from = middle(last)
    const to = middle(next)
    const { camera } = sink.view()
    sink.move(zoomAbout(panBy(camera, to[0] - from[0], to[1] - from[1]), to, camera.zoom * (apart(next) / apart(last))))
  }

  element.addEventListener(
    'pointerdown',
    (event) => {
      const screen = at(event)
      if (event.pointerType === 'touch') {
        fingers.set(event.pointerId, screen)
        if (fingers.size === 2) {
          // A second finger turns whatever the first one began into a pinch.
          sink.cancel()
          pressed = null
          panning = null
          return
        }
        if (fingers.size > 2) return
      }
      const takesMap = event.button === 1 || (event.button === 0 && space)
      const emptyTouch = event.pointerType === 'touch' && sink.isEmpty(toWorld(sink.view().camera, screen))
      if (!takesMap && event.button !== 0) return
      capture(event.pointerId)
      if (takesMap || emptyTouch) panning = { id: event.pointerId, from: screen, last: screen }
      if (takesMap) {
        tookBySpace = space
        return
      }
      pressed = event.pointerId
      sink.pointer(inputOf('down', event))
    },
    { signal },
  )
  function capture(id: number): void {
    try {
      element.setPointerCapture(id)
    } catch {
      // The pointer is gone already (a synthetic event, a finger lifted in between): moves still arrive while it is inside.
    }
  }
  element.addEventListener(
    'pointermove',
    (event) => {
      const screen = at(event)
      if (fingers.size === 2 && fingers.has(event.pointerId)) {
        pinch(event.pointerId, screen)
        fingers.set(event.pointerId, screen)
        return
      }
      if (fingers.has(event.pointerId)) fingers.set(event.pointerId, screen)
      if (panning !== null && panning.id === event.pointerId) {
        const { last, from } = panning
        const [x, y] = last
        panning.last = screen
        // From here on it is the map that is held, and not a tap that lets everything go.
        if (pressed === event.pointerId && Math.hypot(screen[0] - from[0], screen[1] - from[1]) >= threshold(true)) {
          pressed = null
          sink.cancel()
        }
        sink.move(panBy(sink.view().camera, screen[0] - x, screen[1] - y))
        return
      }
      sink.pointer(inputOf('move', event))
    },
    { signal },
  )
  const release = (event: PointerEvent, type: 'up' | 'cancel'): void => {
    fingers.delete(event.pointerId)
    if (panning?.id === event.pointerId) panning = null
    if (pressed !== event.pointerId) return
    pressed = null
    if (type === 'up') sink.pointer(inputOf('up', event))
    else sink.cancel()
  }
  element.addEventListener('pointerup', (event) => release(event, 'up'), { signal })
  element.addEventListener('pointercancel', (event) => release(event, 'cancel'), { signal })
  element.addEventListener('pointerleave', () => sink.leave(), { signal })
  element.addEventListener('dblclick', (event) => sink.pointer(inputOf('double', event)), { signal })
  // The focus goes where the selection goes, not where the browser would put it; and a middle press must not scroll by itself.
  element.addEventListener('mousedown', (event) => event.preventDefault(), { signal })
  element.addEventListener('auxclick', (event) => event.preventDefault(), { signal })
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const input = {
        deltaX: event.deltaX,
        deltaY: event.deltaY,
        deltaMode: event.deltaMode,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        shift: event.shiftKey,
        at: event.timeStamp,
      }
      memory = rememberWheel(memory, input)
      const { wheel, camera } = sink.view()
      const device = wheel === 'auto' ? (memory.device ?? 'mouse') : wheel
      const move = wheelMove(input, device)
      sink.move(
        move.move === 'pan' ? panBy(camera, move.dx, move.dy) : zoomAbout(camera, at(event), camera.zoom * move.by),
      )
      if (wheel === 'auto' && !input.ctrl) sink.wheelDevice(device)
    },
    { signal, passive: false },
  )
  let gestureZoom = 1
  element.addEventListener(
    'gesturestart',
    (event) => {
      event.preventDefault()
      gestureZoom = sink.view().camera.zoom
    },
    { signal },
  )
  element.addEventListener(
    'gesturechange',
    (event) => {
      event.preventDefault()
      if (isGesture(event)) sink.move(zoomAbout(sink.view().camera, at(event), gestureZoom * event.scale))
    },
    { signal },
  )
  element.addEventListener('gestureend', (event) => event.preventDefault(), { signal })

  return {
    setSpace(held) {
      if (held && !space) tookBySpace = false
      space = held
      return tookBySpace
    },
    destroy: () => stop.abort(),
  }
}
