// Knows who is connected, board by board, so that nobody who comes or goes is looked for among everybody; refuses to know what a connection is for.

interface OnABoard {
  readonly admission: { readonly boardId: string }
}

const NOBODY: ReadonlySet<never> = new Set<never>()

export interface Connected<Connection extends OnABoard> extends Iterable<Connection> {
  add(connection: Connection): void
  delete(connection: Connection): void
  /** Those on a board, map and talk alike, in the order in which they came; whoever goes meanwhile is passed over. */
  on(boardId: string): ReadonlySet<Connection>
  /** Boards with somebody on them. */
  boards(): Iterable<string>
  readonly size: number
}

export function createConnected<Connection extends OnABoard>(): Connected<Connection> {
  const all = new Set<Connection>()
  const byBoard = new Map<string, Set<Connection>>()
  return {
    add(connection) {
      const { boardId } = connection.admission
      all.add(connection)
      byBoard.set(boardId, (byBoard.get(boardId) ?? new Set()).add(connection))
    },
    delete(connection) {
      const { boardId } = connection.admission
      all.delete(connection)
      const there = byBoard.get(boardId)
      there?.delete(connection)
      if (there?.size === 0) byBoard.delete(boardId)
    },
    on: (boardId) => byBoard.get(boardId) ?? NOBODY,
    boards: () => [...byBoard.keys()],
    get size() {
      return all.size
    },
    [Symbol.iterator]: () => all.values(),
  }
}
