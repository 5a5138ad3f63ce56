// Knows a small plain picture of the whole map that lies under the tiles, so that nothing looks empty before it is painted.
import type { Theme } from '@common-ground/shared/picture/theme.ts'
import type { Camera } from '../model/view-state.ts'
import { type Box, boxAround, grow } from './box.ts'
import type { Scene } from './scene.ts'
import { handOver } from './still-picture.ts'

/** Its longer side, px. */
const SIDE = 1400

export interface Overview {
  /** Puts it where the camera sees it; paints it anew when it is stale and there is time. Gives when it wants that time, ms, or null. */
  draw(camera: Camera, theme: Theme, hasTime: boolean): number | null
  spoil(): void
}

export function createOverview(canvas: HTMLCanvasElement, scene: Scene): Overview {
  let painted: { readonly box: Box; readonly scale: number } | null = null
  let isStale = true
  let waits = 0
  const paintAll = (theme: Theme): void => {
    const boxes: Box[] = []
    const zones: Box[] = []
    for (const card of scene.board().cards.values()) {
      const box = scene.box(card.id)
      if (box !== null) (card.kind === 'zone' ? zones : boxes).push(box)
    }
    const whole = boxAround([...zones, ...boxes])
    if (whole === null) return
    const box = grow(whole, 40)
    const scale = Math.min(0.25, SIDE / Math.max(box.w, box.h))
    const carrier = new OffscreenCanvas(Math.ceil(box.w * scale), Math.ceil(box.h * scale))
    const pen = carrier.getContext('2d')
    if (pen === null) return
    pen.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale)
    for (const [some, fill] of [
      [zones, theme.zone],
      [boxes, theme.raised],
    ] as const) {
      pen.fillStyle = fill
      for (const one of some) pen.fillRect(one.x, one.y, one.w, one.h)
    }
    handOver(canvas, carrier)
    painted = { box, scale }
  }
  return {
    spoil() {
      isStale = true
      waits = 0
    },
    draw(camera, theme, hasTime) {
      if (painted !== null) {
        const { box, scale } = painted
        canvas.style.transform = `translate(${(box.x - camera.x) * camera.zoom}px, ${(box.y - camera.y) * camera.zoom}px) scale(${camera.zoom / scale})`
      }
      if (!isStale) return null
      if (!hasTime) return 300
      // Not in the frame that has just painted something else.
      waits += 1
      if (waits < 2) return 300
      isStale = false
      paintAll(theme)
      return 16
    },
  }
}
