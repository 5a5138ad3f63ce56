// Knows which cards on the board a list of changes is about; refuses to know sentences.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { BoardChange } from '@common-ground/shared/wire/http-shapes.ts'

/** The cards of a change that are on the board now: the card, or both ends of a line. Of what is gone, none. */
export function cardsOf(board: Board, { about, id }: Pick<BoardChange, 'about' | 'id'>): readonly string[] {
  if (about === 'card') return board.cards.has(id) ? [id] : []
  const line = about === 'relation' ? board.relations.get(id) : undefined
  return line === undefined ? [] : [line.from, line.to].filter((end) => board.cards.has(end))
}

/** Each card once, in the order of the changes, with the sentences about it. */
export function changedCards(
  board: Board,
  changes: readonly BoardChange[],
): ReadonlyMap<string, readonly [string, ...string[]]> {
  const found = new Map<string, readonly [string, ...string[]]>()
  for (const change of changes)
    for (const card of cardsOf(board, change)) found.set(card, [...(found.get(card) ?? []), change.sentence] as const)
  return found
}
