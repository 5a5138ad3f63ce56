// Knows how selection, handles, marquee and the line being drawn are shown above the map; takes no decisions.
import type { Point } from '@common-ground/shared/board/board.ts'
import type { RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import type { Camera } from '../model/view-state.ts'
import type { Box } from './box.ts'
import { HANDLES, type Handle, type Preview } from './tools/tool.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** The ring stands this far outside its card, world units, with this radius. */
const RING = 5
const RADIUS = 15
/** The ring of a changed card stands outside the one of a chosen card. */
const MARK_RING = 9

export interface OverlayFrame {
  readonly camera: Camera
  /** Boxes of selected cards as they are seen now. */
  readonly selected: readonly Box[]
  /** Boxes of cards that have changed. */
  readonly marked: readonly Box[]
  readonly hover: Box | null
  /** Line and ring of selected relations. */
  readonly lines: readonly (readonly Point[])[]
  /** The one selected card that can be resized. */
  readonly resizable: Box | null
  readonly preview: Preview
  readonly connectFrom: Box | null
  readonly connectTo: Box | null
  /** Lines of cards in flight. */
  readonly flying: readonly RelationPicture[]
  /** Ghosts of a copy in flight. */
  readonly copies: readonly Box[]
  /** Others' selections: one ring each, in their colour. */
  readonly peers: readonly { readonly box: Box; readonly colour: string }[]
}
export interface Overlay {
  draw(frame: OverlayFrame): void
  destroy(): void
}

const ringPath = (box: Box, out: number, radius: number): string => {
  const x = box.x - out
  const y = box.y - out
  const w = box.w + 2 * out
  const h = box.h + 2 * out
  const r = Math.min(radius, w / 2, h / 2)
  return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`
}
/** Whether boxes of the same sizes stand to each other as those did, but for what floating point makes of it. */
function standAlike(before: readonly Box[] | undefined, now: readonly Box[]): boolean {
  const [was, is] = [before?.[0], now[0]]
  if (before?.length !== now.length || was === undefined || is === undefined) return false
  return now.every((box, index) => {
    const old = before[index]
    return (
      old !== undefined &&
      old.w === box.w &&
      old.h === box.h &&
      Math.abs(box.x - is.x - old.x + was.x) < 0.05 &&
      Math.abs(box.y - is.y - old.y + was.y) < 0.05
    )
  })
}
/** The strokes of a relation's picture; its words are left out while it flies. */
const strokesOf = ({ marks }: RelationPicture): string =>
  marks
    .map((mark) =>
      mark.mark === 'path' ? mark.d.map(([command, ...numbers]) => `${command}${numbers.join(' ')}`).join('') : '',
    )
    .join('')
const linePath = (line: readonly Point[]): string =>
  line.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** Where a handle stands on a box, as shares of its width and height. */
export const HANDLE_PLACES: Readonly<Record<Handle, Point>> = {
  nw: [0, 0],
  n: [0.5, 0],
  ne: [1, 0],
  e: [1, 0.5],
  se: [1, 1],
  s: [0.5, 1],
  sw: [0, 1],
  w: [0, 0.5],
}

/** Everything is drawn in world units inside one transformed group; strokes keep their width on screen. */
export function createOverlay(host: HTMLElement): Overlay {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'map-overlay')
  svg.setAttribute('aria-hidden', 'true')
  const world = document.createElementNS(SVG, 'g')
  svg.append(world)
  const part = (name: string): SVGPathElement => {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('class', `map-${name}`)
    world.append(path)
    return path
  }
  const parts = {
    flying: part('flying'),
    hover: part('hover'),
    lines: part('line'),
    marked: part('marked'),
    selected: part('selected'),
    copies: part('copies'),
    target: part('target'),
    marquee: part('marquee'),
    reach: part('reach'),
    guides: part('guide'),
  }
  const peers: SVGPathElement[] = []
  const handles = document.createElement('div')
  handles.className = 'map-handles'
  handles.hidden = true
  for (const name of HANDLES) {
    const handle = document.createElement('span')
    handle.dataset['handle'] = name
    const [x, y] = HANDLE_PLACES[name]
    handle.style.left = `${x * 100}%`
    handle.style.top = `${y * 100}%`
    handles.append(handle)
  }
  host.append(svg, handles)
  const shown = { d: new Map<Element, string>(), transform: new Map<Element, string>() }
  // Attributes are written only when they differ: most frames change nothing but the camera.
  const set = (element: Element, name: keyof typeof shown, value: string): void => {
    if (shown[name].get(element) === value) return
    shown[name].set(element, value)
    element.setAttribute(name, value)
  }
  /** What each path of rings was made from. */
  const ringed = new Map<Element, readonly Box[]>()
  /** Rings that move as one are carried along: their shape, told from the first of them, is made again only when it differs. */
  const setRings = (path: Element, boxes: readonly Box[], out: number, radius: number): void => {
    const [first] = boxes
    if (first === undefined) {
      ringed.delete(path)
      return set(path, 'd', '')
    }
    if (!standAlike(ringed.get(path), boxes)) {
      ringed.set(path, boxes)
      const shape = boxes.map((box) => ringPath({ ...box, x: box.x - first.x, y: box.y - first.y }, out, radius))
      set(path, 'd', shape.join(''))
    }
    set(path, 'transform', `translate(${first.x} ${first.y})`)
  }

  return {
    draw({
      camera,
      selected,
      marked,
      hover,
      lines,
      resizable,
      preview,
      connectFrom,
      connectTo,
      copies,
      flying,
      peers: others,
    }) {
      // A large drawing that shows nothing would still be laid out anew for every step of the camera.
      const isEmpty =
        selected.length + marked.length + lines.length + copies.length + flying.length + others.length === 0 &&
        hover === null &&
        preview.shows === 'nothing'
      svg.style.display = isEmpty ? 'none' : ''
      if (isEmpty && resizable === null) {
        handles.hidden = true
        return
      }
      set(world, 'transform', `scale(${camera.zoom}) translate(${-camera.x} ${-camera.y})`)
      setRings(parts.selected, selected, RING, RADIUS)
      setRings(parts.marked, marked, MARK_RING, RADIUS + MARK_RING - RING)
      set(parts.hover, 'd', hover === null ? '' : ringPath(hover, RING, RADIUS))
      set(parts.lines, 'd', lines.map(linePath).join(''))
      set(parts.flying, 'd', flying.map(strokesOf).join(''))
      set(parts.guides, 'd', preview.shows === 'drag' ? preview.guides.map(linePath).join('') : '')
      set(parts.copies, 'd', copies.map((box) => ringPath(box, 0, 12)).join(''))
      set(
        parts.marquee,
        'd',
        preview.shows === 'marquee'
          ? ringPath(preview.box, 0, 0)
          : preview.shows === 'ghost'
            ? ringPath(preview.box, 0, 12)
            : '',
      )
      const reaching = preview.shows === 'connect' && connectFrom !== null
      const end: Point =
        connectTo !== null
          ? [connectTo.x + connectTo.w / 2, connectTo.y + connectTo.h / 2]
          : preview.shows === 'connect'
            ? preview.at
            : [0, 0]
      set(
        parts.reach,
        'd',
        reaching
          ? `M${connectFrom.x + connectFrom.w / 2} ${connectFrom.y + connectFrom.h / 2}L${end[0]} ${end[1]}`
          : '',
      )
      set(
        parts.target,
        'd',
        [connectFrom, connectTo].map((box) => (reaching && box !== null ? ringPath(box, RING, RADIUS) : '')).join(''),
      )
      const byColour = Map.groupBy(others, ({ colour }) => colour)
      while (peers.length < byColour.size) peers.push(part('peer-ring'))
      const colours = [...byColour]
      peers.forEach((path, at) => {
        const [colour, rings] = colours[at] ?? ['', []]
        setRings(
          path,
          rings.map(({ box }) => box),
          RING + 2,
          RADIUS + 2,
        )
        if (colour !== '' && path.style.stroke !== colour) path.style.stroke = colour
      })
      handles.hidden = resizable === null
      if (resizable !== null) {
        const { style } = handles
        style.transform = `translate(${(resizable.x - RING - camera.x) * camera.zoom}px, ${(resizable.y - RING - camera.y) * camera.zoom}px)`
        style.width = `${(resizable.w + 2 * RING) * camera.zoom}px`
        style.height = `${(resizable.h + 2 * RING) * camera.zoom}px`
      }
    },
    destroy() {
      svg.remove()
      handles.remove()
    },
  }
}

/** The handle under a point, with targets of 24 screen px (44 for fingers); corners win over edges. */
export function handleAt(box: Box, world: Point, zoom: number, coarse: boolean): Handle | null {
  const reach = (coarse ? 22 : 12) / zoom
  // On a small card the middle handles would leave nothing to take it by.
  const narrow = box.w * zoom < 72
  const low = box.h * zoom < 72
  for (const name of ['nw', 'ne', 'se', 'sw', 'n', 'e', 's', 'w'] as const) {
    if ((narrow && (name === 'n' || name === 's')) || (low && (name === 'e' || name === 'w'))) continue
    const [px, py] = HANDLE_PLACES[name]
    const x = box.x - RING + px * (box.w + 2 * RING)
    const y = box.y - RING + py * (box.h + 2 * RING)
    // Inside the card only a little of a target counts, so that a press on the words never resizes.
    const inside =
      world[0] > box.x + 6 / zoom &&
      world[0] < box.x + box.w - 6 / zoom &&
      world[1] > box.y + 6 / zoom &&
      world[1] < box.y + box.h - 6 / zoom
    if (!inside && Math.abs(world[0] - x) <= reach && Math.abs(world[1] - y) <= reach) return name
  }
  return null
}
