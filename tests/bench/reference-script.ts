// Runs in the browser: a plain Konva canvas of the generated board, culled by visibility; the yardstick of the canvas measurements, not a part of the product.
import type Konva from 'konva'
import type { GeneratedBoard, GeneratedCard } from './generated-board.ts'

interface Yardstick {
  zoomTo(zoom: number, left: number, top: number): void
  pointOf(id: string): { readonly x: number; readonly y: number }
  grab(ids: readonly string[]): void
  peerMoves(ids: readonly string[], dx: number, dy: number): void
  edit(id: string): void
}
declare global {
  interface Window {
    Konva: typeof Konva
    yardstick: Yardstick
  }
}

const { Konva: K } = window
const FONT = '"Atkinson Hyperlegible Next Variable", sans-serif'
// As the product: drawn means drawn with its letters, which are fetched beside the board.
const [response] = await Promise.all([fetch('/board.json'), document.fonts.load(`13px ${FONT}`)])
const board = (await response.json()) as GeneratedBoard

const stage = new K.Stage({ container: 'map', width: window.innerWidth, height: window.innerHeight })
const layer = new K.Layer()
stage.add(layer)

interface Line {
  readonly from: string
  readonly to: string
  readonly wire: Konva.Line
}
const cards = new Map<string, { readonly card: GeneratedCard; readonly node: Konva.Group; readonly body: Konva.Text }>()
const lines: Line[] = []
const linesAt = new Map<string, Line[]>()

for (const card of board.cards) {
  const zone = card.kind === 'zone'
  const node = new K.Group({ x: card.x, y: card.y, id: card.id })
  node.add(
    new K.Rect({
      width: card.w,
      height: card.h,
      cornerRadius: zone ? 18 : 12,
      fill: zone ? '#fcfaf4' : '#ffffff',
      stroke: zone ? '#b9cfca' : '#c9bda9',
      strokeWidth: 1,
      perfectDrawEnabled: false,
      ...(zone ? { dash: [4, 4] } : {}),
    }),
  )
  const body = new K.Text({
    x: 14,
    y: zone ? -8 : 14,
    width: card.w - 28,
    text: zone ? card.title : `${card.title}\n${card.body}`,
    fontSize: 13,
    lineHeight: 1.35,
    fontFamily: FONT,
    listening: false,
    perfectDrawEnabled: false,
    fill: '#1d2a33',
  })
  node.add(body)
  layer.add(node)
  cards.set(card.id, { card, node, body })
}
for (const { from, to } of board.relations) {
  const line: Line = {
    from,
    to,
    wire: new K.Line({
      points: [],
      stroke: '#858986',
      strokeWidth: 2.4,
      lineJoin: 'round',
      listening: false,
      perfectDrawEnabled: false,
    }),
  }
  layer.add(line.wire)
  lines.push(line)
  for (const id of [from, to]) linesAt.set(id, [...(linesAt.get(id) ?? []), line])
  route(line)
}

function route({ from, to, wire }: Line): void {
  const [a, b] = [cards.get(from)?.node, cards.get(to)?.node]
  if (a === undefined || b === undefined) return
  const [x1, y1, x2, y2] = [a.x() + 88, a.y() + 52, b.x() + 88, b.y() + 52]
  const middle = (x1 + x2) / 2
  wire.points([x1, y1, middle, y1, middle, y2, x2, y2])
}

/** What is out of the window is not drawn; small text is not drawn either. */
function cull(): void {
  const zoom = stage.scaleX()
  const [left, top] = [-stage.x() / zoom, -stage.y() / zoom]
  const [right, bottom] = [left + stage.width() / zoom, top + stage.height() / zoom]
  for (const { card, node, body } of cards.values()) {
    node.visible(node.x() < right && node.x() + card.w > left && node.y() < bottom && node.y() + card.h > top)
    body.visible(zoom >= 0.5)
  }
  for (const { from, to, wire } of lines) {
    wire.visible(cards.get(from)?.node.visible() === true || cards.get(to)?.node.visible() === true)
  }
}
cull()

function zoomAbout(x: number, y: number, zoom: number): void {
  const before = stage.scaleX()
  const point = { x: (x - stage.x()) / before, y: (y - stage.y()) / before }
  stage.scale({ x: zoom, y: zoom })
  stage.position({ x: x - point.x * zoom, y: y - point.y * zoom })
  cull()
}
stage.container().addEventListener(
  'wheel',
  (event) => {
    event.preventDefault()
    if (event.ctrlKey) {
      zoomAbout(
        event.clientX,
        event.clientY,
        Math.min(4, Math.max(0.02, stage.scaleX() * Math.exp(-event.deltaY / 300))),
      )
      return
    }
    stage.position({ x: stage.x() - event.deltaX, y: stage.y() - event.deltaY })
    cull()
  },
  { passive: false },
)

let held: readonly string[] = []
let last: { readonly x: number; readonly y: number } | null = null
let grabbed: readonly string[] = []
function move(ids: readonly string[], dx: number, dy: number): void {
  const stale = new Set<Line>()
  for (const id of ids) {
    const node = cards.get(id)?.node
    node?.position({ x: node.x() + dx, y: node.y() + dy })
    for (const line of linesAt.get(id) ?? []) stale.add(line)
  }
  for (const line of stale) route(line)
}
stage.on('mousedown', (event) => {
  const id = event.target.getParent()?.id() ?? ''
  if (!cards.has(id)) return
  held = grabbed.includes(id) ? grabbed : [id]
  last = { x: event.evt.clientX, y: event.evt.clientY }
})
stage.on('mousemove', (event) => {
  if (last === null) return
  const zoom = stage.scaleX()
  move(held, (event.evt.clientX - last.x) / zoom, (event.evt.clientY - last.y) / zoom)
  last = { x: event.evt.clientX, y: event.evt.clientY }
})
stage.on('mouseup', () => {
  last = null
})

let edited: Konva.Text | null = null
window.addEventListener('keydown', (event) => {
  if (edited === null || event.key.length !== 1) return
  edited.text(edited.text() + event.key)
})

window.yardstick = {
  zoomTo: (zoom, left, top) => {
    stage.position({ x: 60 - left * zoom, y: 140 - top * zoom })
    stage.scale({ x: zoom, y: zoom })
    cull()
  },
  pointOf: (id) => {
    const found = cards.get(id)
    if (found === undefined) throw new RangeError(`no card ${id}`)
    const zoom = stage.scaleX()
    return { x: stage.x() + (found.node.x() + found.card.w / 2) * zoom, y: stage.y() + (found.node.y() + 20) * zoom }
  },
  grab: (ids) => {
    grabbed = ids
  },
  peerMoves: move,
  edit: (id) => {
    edited = cards.get(id)?.body ?? null
  },
}
layer.draw()
// As the product: ready once what was drawn has gone out to the screen.
await new Promise((seen) => {
  requestAnimationFrame(() => requestAnimationFrame(seen))
})
document.documentElement.dataset['mapReady'] = 'true'
