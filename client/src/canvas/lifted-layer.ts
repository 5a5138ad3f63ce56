// Knows how cards in flight are painted on a small canvas of their own and carried along without painting; knows no tiles.
import type { Layer } from 'konva/lib/Layer.js'
import { Shape } from 'konva/lib/Shape.js'
import type { CardPicture } from '@common-ground/shared/picture/display-list.ts'
import type { Theme } from '@common-ground/shared/picture/theme.ts'
import type { Camera } from '../model/view-state.ts'
import { type Box, boxAround, boxesMeet, grow } from './box.ts'
import { createFaceBitmaps } from './face-bitmaps.ts'
import { showStill } from './still-picture.ts'

export interface LiftedCard {
  readonly box: Box
  readonly picture: CardPicture
}
/** Room for borders that stand outside a card, world units. */
const RIM = 10

export interface LiftedLayer {
  /** Shows the cards, painting only when carrying what is painted would not do. `view` = what is on screen, world units. */
  show(cards: ReadonlyMap<string, LiftedCard>, camera: Camera, view: Box, theme: Theme): void
  setRatio(ratio: number): void
  /** Something painted looks different. */
  spoil(): void
  destroy(): void
}

export function createLiftedLayer(layer: Layer): LiftedLayer {
  const bitmaps = createFaceBitmaps()
  const easel = layer.getNativeCanvasElement()
  const canvas = document.createElement('canvas')
  canvas.style.cssText = easel.style.cssText
  easel.replaceWith(canvas)
  let ratio = 1
  let painted: {
    readonly cards: ReadonlyMap<string, LiftedCard>
    readonly zoom: number
    readonly bounds: Box
    readonly theme: Theme
  } | null = null
  let cards: ReadonlyMap<string, LiftedCard> = new Map()
  let ink: Theme | null = null
  let zoom = 1
  layer.add(
    new Shape({
      listening: false,
      perfectDrawEnabled: false,
      sceneFunc: () => {
        const pen = easel.getContext('2d')
        if (pen === null || ink === null) return
        for (const { box, picture } of cards.values()) bitmaps.paint(pen, picture, box.x, box.y, zoom * ratio, ink)
      },
    }),
  )
  canvas.style.display = 'none'
  canvas.style.transformOrigin = '0 0'
  canvas.style.willChange = 'transform'

  /** How far everything has moved since it was painted, when all of it moved as one. */
  const carried = (next: ReadonlyMap<string, LiftedCard>): readonly [number, number] | null => {
    if (painted === null || painted.cards.size !== next.size) return null
    let way: readonly [number, number] | null = null
    for (const [id, { box, picture }] of next) {
      const was = painted.cards.get(id)
      if (was === undefined || was.picture !== picture) return null
      const [dx, dy] = [box.x - was.box.x, box.y - was.box.y]
      way ??= [dx, dy]
      if (Math.abs(dx - way[0]) > 0.05 || Math.abs(dy - way[1]) > 0.05) return null
    }
    return way
  }
  const place = (camera: Camera, bounds: Box, [dx, dy]: readonly [number, number]): void => {
    const snap = (value: number): number => Math.round(value * ratio) / ratio
    const x = (bounds.x + dx - camera.x) * camera.zoom
    const y = (bounds.y + dy - camera.y) * camera.zoom
    const scale = camera.zoom / zoom
    canvas.style.transform = `translate(${snap(x)}px, ${snap(y)}px)${scale === 1 ? '' : ` scale(${scale})`}`
  }

  return {
    show(next, camera, view, theme) {
      if (next.size === 0) {
        if (painted !== null) canvas.style.display = 'none'
        painted = null
        return
      }
      const way = carried(next)
      const stays = painted !== null && way !== null && painted.theme === theme && painted.zoom === camera.zoom
      if (stays && painted !== null && way !== null) {
        // Cards beyond the painted part may come into view.
        const { bounds } = painted
        const hidden = [...next.values()].some(
          ({ box }) =>
            boxesMeet(box, view) && !boxesMeet(box, { ...bounds, x: bounds.x + way[0], y: bounds.y + way[1] }),
        )
        if (!hidden) {
          place(camera, bounds, way)
          return
        }
      }
      const near = grow(view, Math.max(view.w, view.h) / 4)
      const seen = new Map([...next].filter(([, { box }]) => boxesMeet(box, near)))
      const bounds = boxAround([...seen.values()].map(({ box }) => grow(box, RIM)))
      if (bounds === null) {
        canvas.style.display = 'none'
        painted = null
        return
      }
      cards = seen
      ink = theme
      zoom = camera.zoom
      const [width, height] = [Math.ceil(bounds.w * zoom), Math.ceil(bounds.h * zoom)]
      const surface = layer.getCanvas()
      // Making a canvas anew is dearer than clearing one that is a little too large.
      if (surface.getPixelRatio() !== ratio) surface.setPixelRatio(ratio)
      if (surface.width !== width * ratio || surface.height !== height * ratio) surface.setSize(width, height)
      layer.scale({ x: zoom, y: zoom })
      layer.position({ x: -bounds.x * zoom, y: -bounds.y * zoom })
      layer.drawScene()
      showStill(canvas, easel, easel.width, easel.height)
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
      canvas.style.display = ''
      painted = { cards: next, zoom, bounds, theme }
      place(camera, bounds, [0, 0])
    },
    setRatio(next) {
      ratio = next
      painted = null
    },
    spoil() {
      painted = null
    },
    destroy() {
      bitmaps.clear()
      layer.destroyChildren()
    },
  }
}
