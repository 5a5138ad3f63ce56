// Knows when the menu of the map is asked for, at which point and for what; knows none of its entries.
import type { Point } from '@common-ground/shared/board/board.ts'
import type { BoardSession } from '../model/board-session.ts'
import type { Box } from './box.ts'
import { toScreen, toWorld } from './camera.ts'
import { HIT_MARGIN, HIT_MARGIN_COARSE } from './hit-test.ts'
import type { Scene } from './scene.ts'
import type { ToolRunner } from './tools/tool-runner.ts'

export interface MenuParts {
  readonly session: BoardSession
  readonly scene: Scene
  readonly runner: ToolRunner
  readonly region: HTMLElement
  /** Where a card is seen now. */
  seenBox(id: string): Box | null
}

/** From the keyboard the menu opens this far inside what it is for, screen px. */
const INSIDE = 24

/**
 * Listens until the signal ends it: the secondary button, a long press, and the keys that stand for them. What lies under
 * the pointer is selected unless it is already; on empty ground nothing is.
 */
export function listenForMenu({ session, scene, runner, region, seenBox }: MenuParts, signal: AbortSignal): void {
  const { view } = session
  const open = (screen: Point): void => {
    const { left, top } = region.getBoundingClientRect()
    const world = toWorld(view.get().camera, screen)
    view.set({ menu: { at: [screen[0] + left, screen[1] + top], world } })
  }
  /** Where the menu for what is selected opens when no pointer says so. */
  const besideSelection = (): Point => {
    const { selection, focus, camera, viewport } = view.get()
    const id = focus ?? selection.at(-1)
    const box = id === undefined ? null : seenBox(id)
    const line = id === undefined ? undefined : scene.line(id)?.line
    const at =
      box === null
        ? line?.[Math.floor(line.length / 2)]
        : ([box.x + INSIDE / camera.zoom, box.y + INSIDE / camera.zoom] as const)
    const [x, y] = at === undefined ? [viewport[0] / 2, viewport[1] / 2] : toScreen(camera, at)
    return [Math.max(8, Math.min(viewport[0] - 8, x)), Math.max(8, Math.min(viewport[1] - 8, y))]
  }
  region.addEventListener(
    'contextmenu',
    (event) => {
      // A field that is being typed in keeps the browser's own menu: spelling, paste.
      if (event.target instanceof HTMLTextAreaElement) return
      event.preventDefault()
      if (runner.at() !== 'idle') runner.send({ type: 'cancel' })
      const byPointer = event.button === 2 || event.pointerType === 'touch' || event.pointerType === 'pen'
      if (!byPointer) {
        const { focus, selection } = view.get()
        if (focus !== null && !selection.includes(focus)) view.set({ selection: [focus] })
        open(besideSelection())
        return
      }
      const { left, top } = region.getBoundingClientRect()
      const screen: Point = [event.clientX - left, event.clientY - top]
      const { camera, selection } = view.get()
      const margin = event.pointerType === 'touch' ? HIT_MARGIN_COARSE : HIT_MARGIN
      const hit = scene.hits.at(toWorld(camera, screen), margin / camera.zoom)
      if (hit === null) view.set({ selection: [], focus: null })
      else if (!selection.includes(hit.id))
        view.set({ selection: [hit.id], focus: hit.on === 'relation' ? null : hit.id })
      open(screen)
    },
    { signal },
  )
}
