// Knows the tiles that show the map at one zoom: where each stands, which are painted, which have gone stale; paints none itself.
import type { Camera } from '../model/view-state.ts'
import { type Box, boxesMeet } from './box.ts'
import type { Pane } from './panes.ts'
import { boxOfPlace, farFrom, gridFrom, type GridPlace, isInView, mostTiles, placesOver, TILE } from './tile-grid.ts'

export interface Tile {
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
  /** The next one to be painted around what is seen; null when all are, or when those that are kept leave no room for it. */
  ahead(around: Box): Tile | null
  /** Painted tiles in the box that show something outdated; makes none. */
  outdated(view: Box): readonly Tile[]
  /** What stands in these boxes looks different now; null = everything. */
  spoil(boxes: readonly Box[] | null): void
  destroy(): void
}

const keyOf = ({ column, row }: GridPlace): string => `${column}/${row}`

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

/**
 * @param camera how the map is looked at now: a tile begins in the corner of the window.
 * @param ratio device pixels a CSS px.
 */
export function createSheet(host: HTMLElement, camera: Camera, ratio: number, spare: SparePanes): Sheet {
  const element = document.createElement('div')
  element.className = 'map-sheet'
  host.append(element)
  const tiles = new Map<string, Tile>()
  const { zoom } = camera
  const grid = gridFrom([camera.x, camera.y], zoom, ratio)

  const make = (at: GridPlace): Tile => {
    const pane = spare.take()
    pane.element.style.cssText = `position:absolute;left:${at.column * TILE}px;top:${at.row * TILE}px;width:${TILE}px;height:${TILE}px;visibility:hidden`
    element.append(pane.element)
    return { pane, box: boxOfPlace(grid, at), state: 'empty', isSeen: true, isGone: false }
  }
  const tileAt = (at: GridPlace): Tile => {
    const tile = tiles.get(keyOf(at)) ?? make(at)
    tiles.set(keyOf(at), tile)
    return tile
  }
  /** Gives up so many of the tiles outside, the farthest first. */
  const giveUp = (excess: number, view: Box): void => {
    if (excess <= 0) return
    const far = farFrom(view)
    const farthest = [...tiles]
      .filter(([, { box }]) => !isInView(box, view))
      .toSorted(([, a], [, b]) => far(b.box) - far(a.box))
    for (const [key, tile] of farthest.slice(0, excess)) {
      tile.isGone = true
      spare.give(tile.pane)
      tiles.delete(key)
    }
  }

  return {
    zoom,
    element,
    place(now, view, devicePixels) {
      const scale = now.zoom / zoom
      const whole = (value: number): number => (scale === 1 ? Math.round(value * devicePixels) / devicePixels : value)
      const [x, y] = [(grid.corner[0] - now.x) * now.zoom, (grid.corner[1] - now.y) * now.zoom]
      element.style.transform = `translate(${whole(x)}px, ${whole(y)}px) scale(${scale})`
      // Every canvas in the page costs a little in every frame that moves it.
      for (const tile of tiles.values()) {
        const isSeen = isInView(tile.box, view)
        if (isSeen === tile.isSeen) continue
        tile.isSeen = isSeen
        tile.pane.element.style.display = isSeen ? '' : 'none'
      }
    },
    wanted(view) {
      const seen = placesOver(grid, view).map(tileAt)
      giveUp(tiles.size - mostTiles(ratio), view)
      const far = farFrom(view)
      const rank = (tile: Tile): number => (tile.state === 'stale' ? 0 : 1)
      return seen
        .filter(({ state }) => state !== 'ordered')
        .toSorted((a, b) => rank(a) - rank(b) || far(a.box) - far(b.box))
    },
    ahead(around) {
      const far = farFrom(around)
      const [next] = placesOver(grid, around)
        .filter((at) => tiles.get(keyOf(at))?.state !== 'ordered')
        .toSorted((a, b) => far(boxOfPlace(grid, a)) - far(boxOfPlace(grid, b)))
      if (next === undefined) return null
      const there = tiles.get(keyOf(next))
      if (there !== undefined) return there
      giveUp(tiles.size + 1 - mostTiles(ratio), around)
      return tiles.size < mostTiles(ratio) ? tileAt(next) : null
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
