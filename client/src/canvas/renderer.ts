// Knows when and how the map is painted so that a moving camera costs next to nothing; knows no events.
import type { Size } from '@common-ground/shared/board/board.ts'
import type { CardPicture, Detail, Mark, RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import type { Theme } from '@common-ground/shared/picture/theme.ts'
import { SceneCanvas } from 'konva/lib/Canvas.js'
import Konva from 'konva/lib/Core.js'
import { Group } from 'konva/lib/Group.js'
import type { Layer } from 'konva/lib/Layer.js'
import { Shape } from 'konva/lib/Shape.js'
import type { Camera } from '../model/view-state.ts'
import { type Box, grow, sameBox } from './box.ts'
import { sameCamera, worldInView } from './camera.ts'
import { detailAt } from './detail.ts'
import { createLiftedLayer, type LiftedCard } from './lifted-layer.ts'
import { createOverview } from './overview.ts'
import { paint } from './paint.ts'
import type { Scene } from './scene.ts'
import { createSheet, type Sheet, TILE, type Tile } from './sheet.ts'
import { showStill } from './still-picture.ts'

// Everything is drawn by our own frame loop; Konva must never schedule a draw behind our back.
Konva.autoDrawEnabled = false

/** The map is painted crisp for a new zoom this long after the camera came to rest, ms. */
const SETTLE_MS = 180
/** Empty tiles are painted one by one until a frame has spent this long on them, ms; while something moves one is all. */
const PAINT_MS = 4
/** Below this zoom the words on lines are too small to read and only cover what is. */
const WORDS_FROM_ZOOM = 0.5
/** Room for what stands outside a card's box (borders, a zone's title), screen px. */
const RIM_PX = 20

export interface RendererFrame {
  readonly now: number
  readonly camera: Camera
  readonly theme: Theme
  /** Cards that are in flight or change all the time, and where they stand; they are painted apart from the rest. */
  readonly lifted: ReadonlyMap<string, Box>
  /** The camera is on its way somewhere; it is not at rest even when two frames agree. */
  readonly travelling: boolean
}
export interface Renderer {
  resize(viewport: Size, pixelRatio: number): void
  /** What stands in these boxes looks different; null = everything. */
  spoil(boxes: readonly Box[] | null): void
  /** Something lifted looks different. */
  spoilLifted(): void
  /** Paints what has to be painted; gives when it wants to be called again (ms from now, 0 = next frame), or null. */
  draw(frame: RendererFrame): number | null
  /** Lines of cards in flight as of the last frame; they are shown above the map. */
  flyingLines(): readonly RelationPicture[]
  destroy(): void
}

const sameIds = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && a.isSubsetOf(b)
const isWord = (mark: Mark): boolean => mark.mark !== 'path'

/** @param underlay a canvas below the tiles, for the overview that fills what is not painted yet. */
export function createRenderer(
  content: Layer,
  active: Layer,
  underlay: HTMLCanvasElement,
  host: HTMLElement,
  scene: Scene,
): Renderer {
  let viewport: Size = [0, 0]
  let ratio = 1
  let sheet: Sheet | null = null
  /** What was painted for the zoom before; shown below until the new tiles cover it. */
  let former: Sheet | null = null
  let last: Camera | null = null
  let lastMove = Number.NEGATIVE_INFINITY
  let detail: Detail = 'full'
  let theme: Theme | null = null
  let liftedIds: ReadonlySet<string> = new Set()
  /** Lifted cards that are not where the board has them: their lines go with them. */
  let movingIds: ReadonlySet<string> = new Set()
  let flying: readonly RelationPicture[] = []
  let brush: CanvasRenderingContext2D | null = null
  /** Every tile is painted here and then handed to the page. */
  let easel: SceneCanvas | null = null
  let lines: readonly RelationPicture[] = []
  const overview = createOverview(underlay, scene)
  const lifts = createLiftedLayer(active)
  const shapes = new Map<string, { readonly shape: Shape; picture: CardPicture }>()
  content.getNativeCanvasElement().remove()

  const shapeOf = (draw: (pen: CanvasRenderingContext2D, ink: Theme) => void): Shape =>
    new Shape({
      listening: false,
      perfectDrawEnabled: false,
      sceneFunc: () => {
        if (brush !== null && theme !== null) draw(brush, theme)
      },
    })
  const paintLines = (pen: CanvasRenderingContext2D, ink: Theme, words: boolean): void => {
    if (words && (sheet?.zoom ?? 1) < WORDS_FROM_ZOOM) return
    for (const line of lines)
      paint(
        pen,
        line.marks.filter((mark) => isWord(mark) === words),
        ink,
      )
  }
  const zones = new Group({ listening: false })
  const cards = new Group({ listening: false })
  content.add(
    zones,
    shapeOf((pen, ink) => paintLines(pen, ink, false)),
    cards,
    shapeOf((pen, ink) => paintLines(pen, ink, true)),
  )

  const attach = (group: Group, ids: readonly string[], zoom: number): void => {
    group.removeChildren()
    for (const id of ids) {
      const picture = scene.picture(id, detail, zoom)
      const box = scene.box(id)
      if (box === null || picture === null) continue
      let entry = shapes.get(id)
      if (entry === undefined) {
        const made: { readonly shape: Shape; picture: CardPicture } = {
          shape: shapeOf((pen, ink) => paint(pen, made.picture.marks, ink)),
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
  const paintTile = (tile: Tile, zoom: number, ink: Theme): void => {
    const { shown, box } = tile
    if (easel === null || easel.getPixelRatio() !== ratio) {
      easel = new SceneCanvas({ width: TILE, height: TILE, pixelRatio: ratio })
    }
    const reach = grow(box, RIM_PX / zoom)
    const near = scene.hits.near(reach).filter((hit) => !liftedIds.has(hit.id))
    const board = scene.board()
    const byStacking = (a: string, b: string): number => {
      const [za, zb] = [board.cards.get(a)?.z ?? '', board.cards.get(b)?.z ?? '']
      return za === zb ? (a < b ? -1 : 1) : za < zb ? -1 : 1
    }
    attach(zones, near.flatMap((hit) => (hit.on === 'zone' ? [hit.id] : [])).toSorted(byStacking), zoom)
    attach(cards, near.flatMap((hit) => (hit.on === 'card' ? [hit.id] : [])).toSorted(byStacking), zoom)
    lines = scene.linesIn(reach, movingIds)
    const drawn = easel._canvas
    brush = drawn.getContext('2d')
    if (brush === null) return
    // Opaque, so that what is below never shines through.
    brush.setTransform(1, 0, 0, 1, 0, 0)
    brush.fillStyle = ink.paper
    brush.fillRect(0, 0, drawn.width, drawn.height)
    brush.setTransform(ratio, 0, 0, ratio, 0, 0)
    content.scale({ x: zoom, y: zoom })
    content.position({ x: -box.x * zoom, y: -box.y * zoom })
    content.clearBeforeDraw(false)
    content.drawScene(easel)
    showStill(shown, drawn, drawn.width, drawn.height)
    shown.style.visibility = ''
    tile.state = 'fresh'
    if (shapes.size > 2000) shapes.clear()
  }
  const isAway = (id: string, box: Box): boolean => {
    const home = scene.box(id)
    return home === null || !sameBox(home, box)
  }
  /** Which cards have left the tiles or come back to them, and whose lines. */
  const followLifted = (lifted: ReadonlyMap<string, Box>): void => {
    const ids = new Set(lifted.keys())
    const moving = new Set([...lifted].flatMap(([id, box]) => (isAway(id, box) ? [id] : [])))
    const damage: Box[] = []
    for (const id of ids.symmetricDifference(liftedIds)) {
      const box = scene.box(id)
      if (box !== null) damage.push(grow(box, RIM_PX))
    }
    if (!sameIds(moving, movingIds)) damage.push(...scene.lineBounds(moving.symmetricDifference(movingIds)))
    liftedIds = ids
    movingIds = moving
    if (damage.length > 0) spoil(damage)
  }
  function spoil(boxes: readonly Box[] | null): void {
    sheet?.spoil(boxes)
    overview.spoil()
  }
  const showLifted = (frame: RendererFrame, view: Box, ink: Theme): void => {
    const shown = new Map<string, LiftedCard>()
    for (const [id, box] of frame.lifted) {
      const picture = scene.pictureSized(id, detail, frame.camera.zoom, box)
      if (picture !== null) shown.set(id, { box, picture })
    }
    lifts.show(shown, frame.camera, view, ink)
    flying =
      movingIds.size === 0 ? [] : scene.linesMoved(new Map([...frame.lifted].filter(([id]) => movingIds.has(id))))
  }

  return {
    resize(next, pixelRatio) {
      viewport = next
      const capped = Math.min(2, Math.max(1, pixelRatio))
      lifts.setRatio(capped)
      if (capped !== ratio) {
        sheet?.destroy()
        sheet = null
      }
      ratio = capped
    },
    spoil,
    spoilLifted: () => lifts.spoil(),
    flyingLines: () => flying,
    draw(frame) {
      if (viewport[0] <= 0 || viewport[1] <= 0) return null
      const { camera, now } = frame
      const isMoving = last === null || !sameCamera(last, camera) || frame.travelling
      if (isMoving) lastMove = now
      last = camera
      if (theme !== frame.theme) {
        theme = frame.theme
        lifts.spoil()
        spoil(null)
      }
      const isFirst = sheet === null
      const resting = !frame.travelling && now - lastMove >= SETTLE_MS
      if (sheet === null || (sheet.zoom !== camera.zoom && resting)) {
        former?.destroy()
        former = sheet
        detail = detailAt(camera.zoom, detail)
        sheet = createSheet(host, camera.zoom, ratio)
        lifts.spoil()
      }
      followLifted(frame.lifted)
      const view = worldInView(camera, viewport)
      let left = 0
      // While the zoom changes nothing new is painted: it would be stale before it is seen.
      if (sheet.zoom === camera.zoom) {
        spoilLines()
        const wanted = sheet.wanted(view)
        const until = performance.now() + (isFirst ? Infinity : isMoving ? 0 : PAINT_MS)
        let painted = 0
        for (const tile of wanted) {
          // What shows something outdated comes first and is always painted.
          if (tile.state === 'empty' && painted > 0 && performance.now() >= until) break
          paintTile(tile, sheet.zoom, frame.theme)
          painted += 1
        }
        left = wanted.length - painted
        if (left === 0) {
          former?.destroy()
          former = null
          // What lies just outside is painted ahead of the hand.
          const [ahead] = resting ? sheet.wanted(grow(view, 200 / camera.zoom)) : []
          if (ahead !== undefined) {
            if (now - lastMove > 250) paintTile(ahead, sheet.zoom, frame.theme)
            left = 1
          }
        }
      } else {
        for (const tile of sheet.outdated(view)) paintTile(tile, sheet.zoom, frame.theme)
      }
      sheet.place(camera, view, ratio)
      former?.place(camera, view, ratio)
      showLifted(frame, view, frame.theme)
      const overviewAt = overview.draw(camera, frame.theme, resting && left === 0)
      if (left > 0) return resting ? 16 : 0
      if (sheet.zoom !== camera.zoom) return Math.max(1, SETTLE_MS - (now - lastMove))
      return overviewAt ?? (resting ? null : SETTLE_MS)
    },
    destroy() {
      shapes.clear()
      sheet?.destroy()
      former?.destroy()
      content.destroyChildren()
      lifts.destroy()
    },
  }
  function spoilLines(): void {
    const damage = scene.layLines()
    if (damage.length > 0) sheet?.spoil(damage)
  }
}
