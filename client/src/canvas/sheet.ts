// Knows the grid of tiles that show the map at one zoom: where each stands, which are painted, which have gone stale; paints none itself.
import type { Point } from '@common-ground/shared/board/board.ts'
import type { Camera } from '../model/view-state.ts'
import { type Box, boxesMeet } from './box.ts'
import type { Pane } from './panes.ts'

/** Side of a tile, CSS px. */
export const TILE = 512
/** Canvas pixels that all tiles of a sheet may have; the farthest are given up beyond it. */
const MOST_PIXELS = 24_000_000

export interface Tile {
  readonly column: number
  readonly row: number
  /** Shows what was painted for the tile; hidden until then. */
  readonly pane: Pane
  /** World units. */
  readonly box: Box
  /** Empty until it is first ordered, stale when something on it looks different from what was ordered last. */
  state: 'empty' | 'stale' | 'ordered'
  isSeen: boolean
  /** Its pane shows something else by now. */
  isGone: boolean
}
export interface Sheet {
  readonly zoom: number
  readonly element: HTMLElement
  /** Puts the sheet where the camera sees it, scaled while the camera is nearer or farther than it was painted for. */
  place(camera: Camera, view: Box, ratio: number): void
  /** Tiles that meet the box and have to be painted, nearest to the middle first; those that show something outdated before empty ones. */
  wanted(view: Box): readonly Tile[]
  /** Painted tiles in the box that show something outdated; makes none. */
  outdated(view: Box): readonly Tile[]
  /** What stands in these boxes looks different now; null = everything. */
  spoil(boxes: readonly Box[] | null): void
  destroy(): void
}

/** Panes that showed a tile and are free to show another: the memory behind them is dear to have anew. */
export interface SparePanes {
  take(): Pane
  give(pane: Pane): void
}
const MOST_SPARE = 24

export function createSparePanes(make: () => Pane, drop: (pane: Pane) => void): SparePanes {
  const spare: Pane[] = []
  return {
    take: () => spare.pop() ?? make(),
    give(pane) {
      pane.element.remove()
      if (spare.length < MOST_SPARE) spare.push(pane)
      else drop(pane)
    },
  }
}

/** @param ratio device pixels a CSS px. */
export function createSheet(host: HTMLElement, zoom: number, ratio: number, spare: SparePanes): Sheet {
  const element = document.createElement('div')
  element.className = 'map-sheet'
  host.append(element)
  const tiles = new Map<string, Tile>()
  const side = TILE / zoom

  const make = (column: number, row: number): Tile => {
    const pane = spare.take()
    pane.element.style.cssText = `position:absolute;left:${column * TILE}px;top:${row * TILE}px;width:${TILE}px;height:${TILE}px;visibility:hidden`
    element.append(pane.element)
    return {
      column,
      row,
      pane,
      box: { x: column * side, y: row * side, w: side, h: side },
      state: 'empty',
      isSeen: true,
      isGone: false,
    }
  }
  const eachIn = (view: Box, act: (column: number, row: number) => void): void => {
    for (let row = Math.floor(view.y / side); row <= Math.floor((view.y + view.h) / side); row += 1) {
      for (let column = Math.floor(view.x / side); column <= Math.floor((view.x + view.w) / side); column += 1) {
        act(column, row)
      }
    }
  }
  const distance = (tile: Tile, [x, y]: Point): number =>
    Math.hypot(tile.box.x + side / 2 - x, tile.box.y + side / 2 - y)
  const giveUpFarthest = (middle: Point): void => {
    const most = Math.max(12, Math.floor(MOST_PIXELS / (TILE * ratio) ** 2))
    if (tiles.size <= most) return
    const farthest = [...tiles].toSorted(([, a], [, b]) => distance(b, middle) - distance(a, middle))
    for (const [key, tile] of farthest.slice(0, tiles.size - most)) {
      tile.isGone = true
      spare.give(tile.pane)
      tiles.delete(key)
    }
  }

  return {
    zoom,
    element,
    place(camera, view, devicePixels) {
      const scale = camera.zoom / zoom
      const whole = (value: number): number => (scale === 1 ? Math.round(value * devicePixels) / devicePixels : value)
      element.style.transform = `translate(${whole(-camera.x * camera.zoom)}px, ${whole(-camera.y * camera.zoom)}px) scale(${scale})`
      // Every canvas in the page costs a little in every frame that moves it.
      for (const tile of tiles.values()) {
        const isSeen = boxesMeet(tile.box, view)
        if (isSeen === tile.isSeen) continue
        tile.isSeen = isSeen
        tile.pane.element.style.display = isSeen ? '' : 'none'
      }
    },
    wanted(view) {
      const found: Tile[] = []
      eachIn(view, (column, row) => {
        const key = `${column}/${row}`
        let tile = tiles.get(key)
        if (tile === undefined) {
          tile = make(column, row)
          tiles.set(key, tile)
        }
        if (tile.state !== 'ordered') found.push(tile)
      })
      const middle: Point = [view.x + view.w / 2, view.y + view.h / 2]
      giveUpFarthest(middle)
      const rank = (tile: Tile): number => (tile.state === 'stale' ? 0 : 1)
      return found.toSorted((a, b) => rank(a) - rank(b) || distance(a, middle) - distance(b, middle))
    },
    outdated: (view) => [...tiles.values()].filter((tile) => tile.state === 'stale' && boxesMeet(tile.box, view)),
    spoil(boxes) {
      for (const tile of tiles.values()) {
        if (tile.state !== 'ordered') continue
        if (boxes === null || boxes.some((box) => boxesMeet(box, tile.box))) tile.state = 'stale'
      }
    },
    destroy() {
      element.remove()
      for (const tile of tiles.values()) {
        tile.isGone = true
        spare.give(tile.pane)
      }
      tiles.clear()
    },
  }
}
