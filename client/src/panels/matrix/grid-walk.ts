// Knows where the keys of a grid lead, as numbers; knows no element and no board.

/** A place in the grid; -1 = the headings. The corner where both headings meet is no place. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}
export interface GridSize {
  readonly rows: number
  readonly columns: number
}

/** Rows that Page Up and Page Down go over. */
const PAGE = 5

/**
 * Where a key leads from a place; the same place at an edge. null = the key leads nowhere in a grid. [WD11]
 *
 * @param far Ctrl (or Cmd) is held: Home and End go to the first and the last cell of all.
 */
export function walkGrid({ rows, columns }: GridSize, from: GridPlace, key: string, far: boolean): GridPlace | null {
  const to = step(rows, columns, from, key, far)
  if (to === null) return null
  // The corner is empty: along an edge the headings of the other side are not reached.
  const firstRow = to.column < 0 ? 0 : -1
  const firstColumn = to.row < 0 ? 0 : -1
  return {
    row: Math.max(firstRow, Math.min(rows - 1, to.row)),
    column: Math.max(firstColumn, Math.min(columns - 1, to.column)),
  }
}

function step(rows: number, columns: number, from: GridPlace, key: string, far: boolean): GridPlace | null {
  const { row, column } = from
  switch (key) {
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'ArrowLeft':
      return row < 0 ? { row, column: Math.max(0, column - 1) } : { row, column: column - 1 }
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowUp':
      return column < 0 ? { row: Math.max(0, row - 1), column } : { row: row - 1, column }
    case 'PageDown':
      return { row: row + PAGE, column }
    case 'PageUp':
      return { row: Math.max(0, row - PAGE), column }
    case 'Home':
      return far ? { row: 0, column: 0 } : { row, column: row < 0 ? 0 : -1 }
    case 'End':
      return far ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 }
    default:
      return null
  }
}
