// Knows the table of a board as the screen draws it: what did not change keeps its identity; refuses to read lines itself.
import type { Board } from '@common-ground/shared/board/board.ts'
import { whoDoesWhat, type WhoDoesWhat } from '@common-ground/shared/documents/who-does-what.ts'

const known = new WeakMap<Board, WhoDoesWhat>()
let latest: WhoDoesWhat = { columns: [], rows: [], closed: 0 }

/** Plain values made in one order: the same text means the same. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The table of who does what; made once for a board. */
export function matrixOf(board: Board): WhoDoesWhat {
  const found = known.get(board)
  if (found !== undefined) return found
  const made = keepSame(latest, whoDoesWhat(board))
  latest = made
  known.set(board, made)
  return made
}

function keepSame(before: WhoDoesWhat, now: WhoDoesWhat): WhoDoesWhat {
  const old = new Map(before.rows.map((row) => [row.objective, row]))
  const rows = now.rows.map((row) => {
    const was = old.get(row.objective)
    return was !== undefined && same(was, row) ? was : row
  })
  const columns = same(before.columns, now.columns) ? before.columns : now.columns
  const isSame =
    columns === before.columns &&
    now.closed === before.closed &&
    rows.length === before.rows.length &&
    rows.every((row, at) => row === before.rows[at])
  return isSame ? before : { ...now, columns, rows }
}
