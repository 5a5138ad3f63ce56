// Knows which boxes stand where, fast enough to ask thousands of times per frame; refuses to know what they are.
import type { Box } from './geometry.ts'

const CELL = 256
/** Cells are numbered by row and column in one number; boards are far smaller than this many cells across. */
const ACROSS = 1 << 16

/** Boxes by id on a grid of cells. Belongs to whoever made it; not shared. */
export interface ObstacleIndex {
  readonly boxOf: (id: string) => Box | undefined
  /** Adds the box, or moves it. Null takes it away. */
  readonly set: (id: string, box: Box | null) => void
  /** Calls back once for every box that shares area with the given one, except the two named ones. */
  readonly visit: (box: Box, except: string, exceptToo: string, found: (box: Box) => void) => void
  /** True when some box shares area with the given one. */
  readonly hits: (box: Box, except: string, exceptToo: string) => boolean
}

interface Entry {
  readonly id: string
  box: Box
  seen: number
}

const cellOf = (value: number): number => Math.floor(value / CELL)

/** An index over the given boxes. */
export function createObstacleIndex(boxes: Iterable<readonly [id: string, box: Box]>): ObstacleIndex {
  const entries = new Map<string, Entry>()
  const cells = new Map<number, Entry[]>()
  let asked = 0

  function eachCell(box: Box, act: (key: number) => void): void {
    const [x0, x1, y0, y1] = [cellOf(box.minX), cellOf(box.maxX), cellOf(box.minY), cellOf(box.maxY)]
    for (let y = y0; y <= y1; y += 1) for (let x = x0; x <= x1; x += 1) act(y * ACROSS + x)
  }
  function set(id: string, box: Box | null): void {
    const before = entries.get(id)
    if (before !== undefined) {
      eachCell(before.box, (key) => {
        const cell = cells.get(key)
        const at = cell?.indexOf(before) ?? -1
        if (at >= 0) cell?.splice(at, 1)
      })
      entries.delete(id)
    }
    if (box === null) return
    const entry: Entry = { id, box, seen: 0 }
    entries.set(id, entry)
    eachCell(box, (key) => {
      const cell = cells.get(key)
      if (cell === undefined) cells.set(key, [entry])
      else cell.push(entry)
    })
  }
  function search(box: Box, except: string, exceptToo: string, found: (box: Box) => boolean): boolean {
    asked += 1
    const [x0, x1, y0, y1] = [cellOf(box.minX), cellOf(box.maxX), cellOf(box.minY), cellOf(box.maxY)]
    for (let y = y0; y <= y1; y += 1) {
      for (let x = x0; x <= x1; x += 1) {
        const cell = cells.get(y * ACROSS + x)
        if (cell === undefined) continue
        for (const entry of cell) {
          if (entry.seen === asked) continue
          entry.seen = asked
          const other = entry.box
          if (other.minX >= box.maxX || box.minX >= other.maxX || other.minY >= box.maxY || box.minY >= other.maxY)
            continue
          if (entry.id !== except && entry.id !== exceptToo && found(other)) return true
        }
      }
    }
    return false
  }
  for (const [id, box] of boxes) set(id, box)
  return {
    boxOf: (id) => entries.get(id)?.box,
    set,
    visit: (box, except, exceptToo, found) => {
      search(box, except, exceptToo, (other) => {
        found(other)
        return false
      })
    },
    hits: (box, except, exceptToo) => search(box, except, exceptToo, () => true),
  }
}
