// Knows how rows of cards are packed into columns of even height; refuses to know what the cards are.
import type { CardContent } from '../board/board-content.ts'

/** A card in a row, so far from the row's left edge. */
export interface Cell {
  readonly card: CardContent
  readonly x: number
  readonly width: number
  readonly height: number
}
/** Cards that stand side by side. */
export interface Row {
  readonly cells: readonly Cell[]
  readonly width: number
  readonly height: number
  /** First row of a block; a block is kept in one column when it fits. */
  readonly startsBlock: boolean
}
export interface Placed {
  readonly cell: Cell
  readonly x: number
  readonly y: number
}
/** Rows in columns; positions count from the top left corner of the whole. */
export interface Columns {
  readonly placed: readonly Placed[]
  readonly width: number
  readonly height: number
}

/** Between cards above each other. */
export const ROW_GAP = 28
/** Between columns inside a zone: room for lines. */
export const COLUMN_GAP = 60

/** Column number of each row when no column may be higher than `most`. */
function columnsWithin(rows: readonly Row[], blockHeights: readonly number[], most: number): number[] {
  const numbers: number[] = []
  let column = 0
  let height = 0
  rows.forEach((row, at) => {
    const needed = row.startsBlock && (blockHeights[at] ?? 0) <= most ? (blockHeights[at] ?? 0) : row.height
    if (height > 0 && height + ROW_GAP + needed > most) {
      column += 1
      height = 0
    }
    height += (height > 0 ? ROW_GAP : 0) + row.height
    numbers.push(column)
  })
  return numbers
}

/** Height of the block that starts at each row (0 for rows inside a block). */
function heightsOfBlocks(rows: readonly Row[]): number[] {
  const heights = rows.map(() => 0)
  let start = 0
  rows.forEach((row, at) => {
    if (row.startsBlock) start = at
    heights[start] = (heights[start] ?? 0) + row.height + (at === start ? 0 : ROW_GAP)
  })
  return heights
}

/** Packs rows, in order and from top to bottom, into at most `count` columns as low as possible. */
export function packColumns(rows: readonly Row[], count: number): Columns {
  if (rows.length === 0) return { placed: [], width: 0, height: 0 }
  const blockHeights = heightsOfBlocks(rows)
  const total = rows.reduce((sum, row) => sum + row.height + ROW_GAP, -ROW_GAP)
  let low = Math.max(...rows.map((row) => row.height))
  let high = total
  while (high - low > 4) {
    const middle = (low + high) / 2
    if ((columnsWithin(rows, blockHeights, middle).at(-1) ?? 0) < count) high = middle
    else low = middle
  }
  const fitsLow = (columnsWithin(rows, blockHeights, low).at(-1) ?? 0) < count
  const numbers = columnsWithin(rows, blockHeights, fitsLow ? low : high)
  const columnWidth = Math.max(...rows.map((row) => row.width))
  const placed: Placed[] = []
  const bottoms: number[] = []
  rows.forEach((row, at) => {
    const column = numbers[at] ?? 0
    const bottom = bottoms[column]
    const y = bottom === undefined ? 0 : bottom + ROW_GAP
    bottoms[column] = y + row.height
    for (const cell of row.cells) placed.push({ cell, x: column * (columnWidth + COLUMN_GAP) + cell.x, y })
  })
  return { placed, width: bottoms.length * (columnWidth + COLUMN_GAP) - COLUMN_GAP, height: Math.max(...bottoms) }
}
