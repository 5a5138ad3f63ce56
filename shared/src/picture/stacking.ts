// Knows which card lies over which; knows nothing of how they look.
import type { Board, Card } from '../board/board.ts'

/** The cards from the bottom up: zones below everything else, then by `z`, then by id. The same on every device. */
export function stackingOrder(board: Board): readonly Card[] {
  return [...board.cards.values()].toSorted((a, b) => level(a) - level(b) || compare(a.z, b.z) || compare(a.id, b.id))
}

const level = (card: Card): number => (card.kind === 'zone' ? 0 : 1)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
