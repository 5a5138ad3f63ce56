// Knows when and how the map is painted onto its layers so that a moving camera costs next to nothing; knows no events.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import type { CardPicture, Detail, Mark, RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import type { Theme } from '@common-ground/shared/picture/theme.ts'
import Konva from 'konva/lib/Core.js'
import { Group } from 'konva/lib/Group.js'
import type { Layer } from 'konva/lib/Layer.js'
import { Shape } from 'konva/lib/Shape.js'
import type { Camera } from '../model/view-state.ts'
import { type Box, boxContains, grow, sameBox } from './box.ts'
import { sameCamera, worldInView } from './camera.ts'
import { detailAt } from './detail.ts'
import { createFaceBitmaps } from './face-bitmaps.ts'
import { paint } from './paint.ts'
import type { Scene } from './scene.ts'

// Everything is drawn by our own frame loop; Konva must never schedule a draw behind our back.
Konva.autoDrawEnabled = false

/** The map is painted crisp this long after the camera came to rest, ms. */
const SETTLE_MS = 90
/** While the camera keeps moving, uncovered edges are painted at most this often, ms. */
const EDGE_MS = 180
/** Canvas pixels that a layer may have in all; beyond it browsers on small devices give up. */
const MOST_PIXELS = 9_000_000
const OVERSCAN = 0.25
/** Below this zoom the words on lines are too small to read and only cover what is. */
const WORDS_FROM_ZOOM = 0.5

export interface RendererFrame {
  readonly now: number
  readonly camera: Camera
  readonly theme: Theme
  /** Cards that are in flight or change all the time, and where they stand; they are painted on a layer of their own. */
  readonly lifted: ReadonlyMap<string, Box>
  /** The camera is on its way somewhere; it is not at rest even when two frames agree. */
  readonly travelling: boolean
}
export interface Renderer {
  resize(viewport: Size, pixelRatio: number): void
  /** Something on the board other than the lifted cards looks different. */
  spoil(): void
  /** Something lifted looks different. */
  spoilLifted(): void
  /** Paints what has to be painted; gives when it wants to be called again (ms from now), or null. */
  draw(frame: RendererFrame): number | null
  detail(): Detail
  destroy(): void
}

const sameIds = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && a.isSubsetOf(b)
const isWord = (mark: Mark): boolean => mark.mark !== 'path'

function bare(shape: Shape): CanvasRenderingContext2D {
  const layer = shape.getLayer()
  if (layer === null) throw new TypeError('a shape is painted on a layer')
  return layer.getNativeCanvasElement().getContext('2d') as CanvasRenderingContext2D
}
const shapeOf = (draw: (pen: CanvasRenderingContext2D) => void): Shape =>
  new Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: (_context, shape) => draw(bare(shape)),
  })

/** @param underlay a canvas below the layers, for the overview that fills uncovered edges. */
export function createRenderer(content: Layer, active: Layer, underlay: HTMLCanvasElement, scene: Scene): Renderer {
  let viewport: Size = [0, 0]
  let ratio = 1
  let margin: Size = [0, 0]
  let rendered: Camera | null = null
  let last: Camera | null = null
  let lastMove = Number.NEGATIVE_INFINITY
  let lastPaint = Number.NEGATIVE_INFINITY
  let detail: Detail = 'full'
  let stale = true
  let liftedStale = true
  let theme: Theme | null = null
  let liftedIds: ReadonlySet<string> = new Set()
  /** Lifted cards that are not where the board has them: their lines go with them. */
  let movingIds: ReadonlySet<string> = new Set()
  let activeIsEmpty = true
  let overview: { readonly box: Box; readonly scale: number } | null = null
  const bitmaps = createFaceBitmaps()
  const shapes = new Map<string, { readonly shape: Shape; picture: CardPicture }>()
  let lines: readonly RelationPicture[] = []
  let liftedLines: readonly RelationPicture[] = []
  let liftedCards: readonly { readonly box: Box; readonly picture: CardPicture }[] = []
  let blocks: readonly { readonly box: Box; readonly picture: CardPicture }[] = []

  const ground = shapeOf((pen) => {
    // The layer is opaque, so that the overview below never shines through.
    pen.save()
    pen.resetTransform()
    pen.fillStyle = theme?.paper ?? '#fff'
    pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height)
    pen.restore()
  })
  const paintBlocks = (pen: CanvasRenderingContext2D): void => {
    if (theme === null) return
    const base = pen.getTransform()
    for (const { box, picture } of blocks) {
      pen.setTransform(base.a, 0, 0, base.d, base.e + box.x * base.a, base.f + box.y * base.d)
      paint(pen, picture.marks, theme)
    }
    pen.setTransform(base)
  }
  const blockShape = shapeOf(paintBlocks)
  const paintLines = (pen: CanvasRenderingContext2D, pictures: readonly RelationPicture[], words: boolean): void => {
    if (theme === null || (words && (last?.zoom ?? 1) < WORDS_FROM_ZOOM)) return
    for (const picture of pictures) {
      paint(
        pen,
        picture.marks.filter((mark) => isWord(mark) === words),
        theme,
      )
    }
  }
  const zones = new Group({ listening: false })
  const wires = shapeOf((pen) => paintLines(pen, lines, false))
  const cards = new Group({ listening: false })
  const pills = shapeOf((pen) => paintLines(pen, lines, true))
  content.add(ground, zones, wires, blockShape, cards, pills)
  active.add(
    shapeOf((pen) => {
      paintLines(pen, liftedLines, false)
      if (theme === null || rendered === null) return
      const scale = (last ?? rendered).zoom * ratio
      for (const { box, picture } of liftedCards) bitmaps.paint(pen, picture, box.x, box.y, scale, theme)
      paintLines(pen, liftedLines, true)
    }),
  )

  const isAway = (id: string, box: Box): boolean => {
    const home = scene.box(id)
    return home === null || !sameBox(home, box)
  }
  const pictureOf = (id: string, zoom: number): CardPicture | null => scene.picture(id, detail, zoom)

  const attach = (group: Group, ids: readonly string[], zoom: number): void => {
    group.removeChildren()
    for (const id of ids) {
      const box = scene.box(id)
      const picture = pictureOf(id, zoom)
      if (box === null || picture === null) continue
      let entry = shapes.get(id)
      if (entry === undefined) {
        const made = {
          shape: shapeOf((pen) => {
            if (theme !== null) paint(pen, made.picture.marks, theme)
          }),
          picture,
        }
        entry = made
        shapes.set(id, made)
      }
      entry.picture = picture
      entry.shape.position({ x: box.x, y: box.y })
      group.add(entry.shape)
    }
  }
  const aim = (layer: Layer, camera: Camera, [mx, my]: Size): void => {
    layer.scale({ x: camera.zoom, y: camera.zoom })
    layer.position({ x: mx - camera.x * camera.zoom, y: my - camera.y * camera.zoom })
  }
  const paintContent = (frame: RendererFrame): void => {
    const { camera } = frame
    detail = detailAt(camera.zoom, detail)
    const view = grow(worldInView(camera, viewport), Math.max(...margin) / camera.zoom)
    const near = scene.hits.near(view).filter((hit) => !frame.lifted.has(hit.id))
    const board = scene.board()
    const byStacking = (a: string, b: string): number => {
      const [za, zb] = [board.cards.get(a)?.z ?? '', board.cards.get(b)?.z ?? '']
      return za === zb ? (a < b ? -1 : 1) : za < zb ? -1 : 1
    }
    const zoneIds = near.flatMap((hit) => (hit.on === 'zone' ? [hit.id] : [])).toSorted(byStacking)
    const cardIds = near.flatMap((hit) => (hit.on === 'card' ? [hit.id] : [])).toSorted(byStacking)
    attach(zones, zoneIds, camera.zoom)
    if (detail === 'block') {
      cards.removeChildren()
      blocks = cardIds.flatMap((id) => {
        const box = scene.box(id)
        const picture = pictureOf(id, camera.zoom)
        return box === null || picture === null ? [] : [{ box, picture }]
      })
    } else {
      blocks = []
      attach(cards, cardIds, camera.zoom)
    }
    if (shapes.size > 3 * (cardIds.length + zoneIds.length) + 200) {
      for (const [id, entry] of shapes) if (entry.shape.getParent() === null) shapes.delete(id)
    }
    lines = scene.linesIn(view, movingIds)
    aim(content, camera, margin)
    content.drawScene()
    rendered = camera
    lastPaint = frame.now
    stale = false
  }
  const paintActive = (frame: RendererFrame): void => {
    liftedStale = false
    if (frame.lifted.size === 0) {
      if (!activeIsEmpty) active.getContext().clear()
      activeIsEmpty = true
      liftedLines = []
      liftedCards = []
      return
    }
    const view = grow(worldInView(frame.camera, viewport), 60)
    liftedCards = [...frame.lifted].flatMap(([id, box]) => {
      const seen =
        box.x < view.x + view.w && box.x + box.w > view.x && box.y < view.y + view.h && box.y + box.h > view.y
      const picture = seen ? scene.pictureSized(id, detail, frame.camera.zoom, box) : null
      return picture === null ? [] : [{ box, picture }]
    })
    liftedLines = scene.linesMoved(new Map([...frame.lifted].filter(([id]) => movingIds.has(id))))
    aim(active, frame.camera, [0, 0])
    active.drawScene()
    activeIsEmpty = false
  }
  const place = (canvas: HTMLCanvasElement, from: Camera, to: Camera, [mx, my]: Size): void => {
    const scale = to.zoom / from.zoom
    const x = (from.x - to.x) * to.zoom - mx * scale
    const y = (from.y - to.y) * to.zoom - my * scale
    canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
  }
  const covers = (from: Camera, to: Camera): boolean => {
    const painted = worldInView(from, viewport)
    const [mx, my] = margin
    const wide = {
      x: painted.x - mx / from.zoom,
      y: painted.y - my / from.zoom,
      w: painted.w + (2 * mx) / from.zoom,
      h: painted.h + (2 * my) / from.zoom,
    }
    return boxContains(wide, worldInView(to, viewport))
  }
  const placeOverview = (camera: Camera): void => {
    if (overview === null) return
    const scale = camera.zoom / overview.scale
    const at: Point = [(overview.box.x - camera.x) * camera.zoom, (overview.box.y - camera.y) * camera.zoom]
    underlay.style.transform = `translate(${at[0]}px, ${at[1]}px) scale(${scale})`
  }

  return {
    resize(next, pixelRatio) {
      viewport = next
      ratio = Math.min(2, Math.max(1, pixelRatio))
      const [w, h] = next
      let share = OVERSCAN
      while (share > 0.05 && w * h * (1 + 2 * share) ** 2 * ratio ** 2 > MOST_PIXELS) share -= 0.05
      margin = [Math.round(w * share), Math.round(h * share)]
      for (const [layer, [mx, my]] of [
        [content, margin],
        [active, [0, 0]],
      ] as const) {
        layer.getCanvas().setPixelRatio(ratio)
        layer.getCanvas().setSize(w + 2 * mx, h + 2 * my)
        const { style } = layer.getNativeCanvasElement()
        style.transformOrigin = '0 0'
        style.willChange = 'transform'
      }
      activeIsEmpty = true
      stale = true
      liftedStale = true
    },
    spoil() {
      stale = true
    },
    spoilLifted() {
      liftedStale = true
    },
    detail: () => detail,
    draw(frame) {
      if (viewport[0] <= 0 || viewport[1] <= 0) return null
      const { camera, now } = frame
      const moved = last === null || !sameCamera(last, camera)
      if (moved) lastMove = now
      const first = rendered === null
      last = camera
      if (theme !== frame.theme) {
        theme = frame.theme
        bitmaps.clear()
        stale = true
        liftedStale = true
      }
      const lifted = new Set(frame.lifted.keys())
      const moving = new Set([...frame.lifted].flatMap(([id, box]) => (isAway(id, box) ? [id] : [])))
      if (!sameIds(lifted, liftedIds) || !sameIds(moving, movingIds)) {
        liftedIds = lifted
        movingIds = moving
        stale = true
        liftedStale = true
      }
      const resting = !frame.travelling && now - lastMove >= SETTLE_MS
      const askew = rendered !== null && !sameCamera(rendered, camera)
      const edge = rendered !== null && askew && !covers(rendered, camera) && now - lastPaint >= EDGE_MS
      if (first || stale || (askew && resting) || edge) {
        paintContent(frame)
        liftedStale = liftedStale || !activeIsEmpty
      }
      if (rendered !== null) place(content.getNativeCanvasElement(), rendered, camera, margin)
      if (liftedStale || (moved && !activeIsEmpty)) paintActive(frame)
      placeOverview(camera)
      const again = rendered !== null && !sameCamera(rendered, camera)
      return again ? Math.max(0, SETTLE_MS - (now - lastMove)) : null
    },
    destroy() {
      shapes.clear()
      content.destroyChildren()
      active.destroyChildren()
      bitmaps.clear()
      overview = null
    },
  }
}
