// Runs in a worker: paints pieces of the map from marks it was given, with fonts it loads itself; knows no board, no camera and no page.
import type { Mark } from '@common-ground/shared/picture/display-list.ts'
import type { Theme } from '@common-ground/shared/picture/theme.ts'
import { SceneCanvas } from 'konva/lib/Canvas.js'
import Konva from 'konva/lib/Core.js'
import { Group } from 'konva/lib/Group.js'
import { Shape } from 'konva/lib/Shape.js'
import { Util } from 'konva/lib/Util.js'
import { paint } from './paint.ts'
import type { FaceKey, FontFile, FontLoad, FromPainter, PaneId, Piece, Placed, ToPainter } from './paint-messages.ts'

// A worker has no page: Konva draws on canvases that belong to none, and never by itself.
Konva.autoDrawEnabled = false
Util.createCanvasElement = () => Object.assign(new OffscreenCanvas(1, 1), { style: {} }) as unknown as HTMLCanvasElement

/** A font that does not come leaves the next family of the stack to draw, after this long, ms. */
const PATIENCE_MS = 2500

const faces = new Map<FaceKey, readonly Mark[]>()
const shapes = new Map<FaceKey, Shape>()
const panes = new Map<PaneId, ImageBitmapRenderingContext>()
const listed = new Set<string>()
let theme: Theme | null = null
let brush: CanvasRenderingContext2D | null = null
/** Orders are carried out one after the other: what is painted waits for the fonts asked for before it. */
let turn: Promise<void> = Promise.resolve()

const isWord = (mark: Mark): boolean => mark.mark !== 'path'
const shapeOf = (draw: (pen: CanvasRenderingContext2D, ink: Theme) => void): Shape =>
  new Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: () => {
      if (brush !== null && theme !== null) draw(brush, theme)
    },
  })
const paintFaces = (pen: CanvasRenderingContext2D, ink: Theme, keys: readonly FaceKey[], words: boolean): void => {
  for (const key of keys)
    paint(
      pen,
      (faces.get(key) ?? []).filter((mark) => isWord(mark) === words),
      ink,
    )
}

let piece: Piece | null = null
const world = new Group({ listening: false })
const zones = new Group({ listening: false })
const cards = new Group({ listening: false })
world.add(
  zones,
  shapeOf((pen, ink) => paintFaces(pen, ink, piece?.lines ?? [], false)),
  cards,
  shapeOf((pen, ink) => paintFaces(pen, ink, piece?.words ?? [], true)),
)

function place(group: Group, placed: readonly Placed[]): void {
  group.removeChildren()
  for (const [key, x, y] of placed) {
    let shape = shapes.get(key)
    if (shape === undefined) {
      shape = shapeOf((pen, ink) => paint(pen, faces.get(key) ?? [], ink))
      shapes.set(key, shape)
    }
    shape.position({ x, y })
    group.add(shape)
  }
}

/** Canvases by their size, the one used last at the end: tiles and cards in flight take turns, and a new size is dear. */
const easels: SceneCanvas[] = []
const MOST_EASELS = 3
function easelOf(width: number, height: number): SceneCanvas {
  const at = easels.findIndex((each) => each.width === width && each.height === height)
  const easel = easels.splice(at < 0 ? MOST_EASELS : at, 1)[0] ?? new SceneCanvas({ width, height, pixelRatio: 1 })
  easels.push(easel)
  if (easels.length > MOST_EASELS) easels.shift()
  return easel
}

function painted(next: Piece): ImageBitmap {
  const { width, height, x, y, scale, isOpaque } = next
  const easel = easelOf(width, height)
  const canvas = easel._canvas as unknown as OffscreenCanvas
  piece = next
  brush = easel._canvas.getContext('2d')
  if (brush !== null) {
    brush.setTransform(1, 0, 0, 1, 0, 0)
    brush.clearRect(0, 0, width, height)
    if (isOpaque && theme !== null) {
      // So that what is below never shines through.
      brush.fillStyle = theme.paper
      brush.fillRect(0, 0, width, height)
    }
    place(zones, next.zones)
    place(cards, next.cards)
    world.scale({ x: scale, y: scale })
    world.position({ x: -x * scale, y: -y * scale })
    world.drawScene(easel)
  }
  return canvas.transferToImageBitmap()
}

async function letter(files: readonly FontFile[], loads: readonly FontLoad[]): Promise<void> {
  const set: unknown = Reflect.get(globalThis, 'fonts')
  // Without fonts of its own a worker draws with the system's.
  if (typeof FontFace === 'undefined' || !(set instanceof FontFaceSet)) return
  for (const { family, source, weight, style, unicodeRange } of files) {
    const file = `${family} ${weight} ${style} ${source}`
    if (listed.has(file)) continue
    listed.add(file)
    set.add(new FontFace(family, source, { weight, style, unicodeRange }))
  }
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })
  const all = Promise.allSettled(loads.map(async ([font, characters]) => await set.load(font, characters)))
  await Promise.race([all, late])
}

function take({ panes: given, dropped }: ToPainter & { readonly do: 'take' }): void {
  for (const [id, canvas] of given) {
    const context = canvas.getContext('bitmaprenderer')
    if (context !== null) panes.set(id, context)
  }
  for (const id of dropped) {
    // Its picture would wait for the next collection, and a drag brings many.
    panes.get(id)?.transferFromImageBitmap(null)
    panes.delete(id)
  }
}

/** A page that is not looked at has no frames to wait for. */
const FRAME_MS = 100
/** Until the pictures handed over have gone out with a frame. */
const nextFrame = async (): Promise<void> =>
  await new Promise((resume) => {
    const late = setTimeout(resume, FRAME_MS)
    globalThis.requestAnimationFrame(() => {
      clearTimeout(late)
      resume()
    })
  })

/** Painted for an order that goes on. */
const ahead: (readonly [PaneId, ImageBitmap])[] = []

function carryOut(order: ToPainter & { readonly do: 'paint' }): void {
  theme = order.theme ?? theme
  for (const key of order.forget) {
    faces.delete(key)
    shapes.delete(key)
  }
  for (const [key, marks] of order.faces) faces.set(key, marks)
  for (const next of order.pieces) ahead.push([next.on, painted(next)])
  // All are painted before the first is shown, so that they are seen together.
  if (order.goesOn) return
  for (const [on, picture] of ahead.splice(0)) {
    const pane = panes.get(on)
    if (pane === undefined) picture.close()
    else pane.transferFromImageBitmap(picture)
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ToPainter>) => {
  turn = turn.then(async () => {
    if (data.do === 'letter') return await letter(data.files, data.loads)
    if (data.do === 'take') return take(data)
    carryOut(data)
    if (data.goesOn) return
    await nextFrame()
    const answer: FromPainter = { did: 'paint' }
    globalThis.postMessage(answer)
  })
})
