// Knows what follows from pointers on the map: hover, presence, the tool at work and where the focus goes.
import type { BoardSession } from '../model/board-session.ts'
import type { CameraMover } from './camera-mover.ts'
import { HIT_MARGIN, HIT_MARGIN_COARSE } from './hit-test.ts'
import type { InputSink } from './input.ts'
import type { MapEditor } from './map-editor.ts'
import type { Proxies } from './proxies.ts'
import type { Scene } from './scene.ts'
import type { PointerInput } from './tools/tool.ts'
import type { ToolRunner } from './tools/tool-runner.ts'
import type { WheelDevice } from './wheel.ts'

export interface PointerParts {
  readonly session: BoardSession
  readonly scene: Scene
  readonly runner: ToolRunner
  readonly mover: CameraMover
  readonly editor: MapEditor
  readonly proxies: Proxies
  readonly region: HTMLElement
  /** Id of the card or line under the resting pointer. */
  setHovered(id: string | null): void
  byPointer(): void
  refreshProxies(): void
  cameraMoved(): void
  wheelSeen(device: WheelDevice): void
  request(): void
}

/** What the pointer does, and how it stands while it is pressed. */
export interface PointerSink extends InputSink {
  /** The last event of a pointer that is pressed on the map, or null. */
  held(): PointerInput | null
}

export function pointerSink(parts: PointerParts): PointerSink {
  const { session, scene, runner, mover, editor, proxies, region, request } = parts
  const { view } = session
  let held: PointerInput | null = null
  /** The focus follows the selection, so that keys go on from where the pointer was. */
  const focusMap = (): void => {
    const { focus } = view.get()
    const element = focus === null ? null : proxies.element(focus)
    if (element !== null) element.focus({ preventScroll: true })
    else region.focus({ preventScroll: true })
  }
  const under = (world: readonly [number, number]): string | null => {
    const hit = scene.hits.at(world, HIT_MARGIN / view.get().camera.zoom)
    return hit === null || hit.on === 'zone' ? null : hit.id
  }
  return {
    view: () => view.get(),
    move(camera) {
      mover.moveTo(camera)
      parts.cameraMoved()
    },
    pointer(event) {
      if (event.type === 'up') held = null
      else if (event.type === 'down' || held !== null) held = event
      if (event.type === 'down') {
        parts.byPointer()
        editor.finish()
        focusMap()
      }
      if (event.type === 'move') parts.setHovered(runner.at() === 'idle' ? under(event.world) : null)
      session.setPresence({ cursor: event.world })
      view.set({ pointer: event.world })
      runner.send(event)
      if (event.type === 'up' && view.get().editing === null) {
        parts.refreshProxies()
        focusMap()
      }
      request()
    },
    leave() {
      parts.setHovered(null)
      session.setPresence({ cursor: null })
      view.set({ pointer: null })
      request()
    },
    held: () => held,
    cancel() {
      held = null
      runner.send({ type: 'cancel' })
      request()
    },
    isEmpty: (world) =>
      view.get().tool === 'select' && scene.hits.at(world, HIT_MARGIN_COARSE / view.get().camera.zoom) === null,
    wheelDevice: (device) => parts.wheelSeen(device),
  }
}
