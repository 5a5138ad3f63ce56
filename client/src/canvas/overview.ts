// Knows a small plain picture of the whole map that lies under the tiles, so that nothing looks empty before it is painted.
import type { Mark } from '@common-ground/shared/picture/display-list.ts'
import type { Camera } from '../model/view-state.ts'
import { type Box, boxAround, grow } from './box.ts'
import type { Piece } from './paint-messages.ts'
import type { Painter } from './painter.ts'
import type { Pane } from './panes.ts'
import type { Scene } from './scene.ts'

/** Its longer side, px: blocks without words need no more, and every pixel has to be handed over. */
const SIDE = 700

export interface Overview {
  /** Puts it where the camera sees it. */
  place(camera: Camera): void
  isStale(): boolean
  /** What has to be painted to have it up to date; null for an empty board. */
  order(): Piece | null
  /** What was ordered is seen from now on. */
  show(piece: Piece): void
  spoil(): void
}

export function createOverview(host: HTMLElement, scene: Scene, painter: Painter): Overview {
  let shown: Piece | null = null
  let pane: Pane | null = null
  let isStale = true
  return {
    isStale: () => isStale,
    spoil() {
      isStale = true
    },
    place(camera) {
      if (shown === null || pane === null) return
      const { x, y, scale } = shown
      pane.element.style.transform = `translate(${(x - camera.x) * camera.zoom}px, ${(y - camera.y) * camera.zoom}px) scale(${camera.zoom / scale})`
    },
    order() {
      isStale = false
      const boxes: Box[] = []
      const [zones, cards]: [Mark[], Mark[]] = [[], []]
      for (const card of scene.board().cards.values()) {
        const box = scene.box(card.id)
        if (box === null) continue
        boxes.push(box)
        const isZone = card.kind === 'zone'
        ;(isZone ? zones : cards).push({ mark: 'rect', r: 0, fill: isZone ? 'zone' : 'raised', ...box })
      }
      const whole = boxAround(boxes)
      if (whole === null) return null
      const box = grow(whole, 40)
      const scale = Math.min(0.25, SIDE / Math.max(box.w, box.h))
      if (pane === null) {
        pane = painter.pane()
        host.append(pane.element)
      }
      return {
        on: pane.id,
        width: Math.ceil(box.w * scale),
        height: Math.ceil(box.h * scale),
        x: box.x,
        y: box.y,
        scale,
        isOpaque: false,
        zones: [[painter.face('overview', { marks: [...zones, ...cards] }), 0, 0]],
        lines: [],
        cards: [],
        words: [],
      }
    },
    show(piece) {
      shown = piece
      if (pane === null) return
      pane.element.style.width = `${piece.width}px`
      pane.element.style.height = `${piece.height}px`
    },
  }
}
