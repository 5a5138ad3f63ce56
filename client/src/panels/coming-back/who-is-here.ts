// Knows which of those who are connected stand on the map as people, and who does not; refuses to say that anybody was there.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { Participant } from '../../model/board-session.ts'
import { ownPersonCard } from '../../model/own-card.ts'

export interface WhoIsHere {
  /** Ids of their cards, in the order of the people. */
  readonly cards: readonly string[]
  /** Names of those without one. */
  readonly others: readonly string[]
}

/** By their name, and where both say an organisation by that too. [CB39] */
export function whoIsHere(board: Board, people: readonly Participant[]): WhoIsHere {
  const found = people.map((one) => ({ name: one.name.trim(), card: ownPersonCard(board, one) }))
  const cards = found.flatMap(({ card }) => card ?? [])
  const names = found.flatMap(({ name, card }) => (card !== undefined || name === '' ? [] : [name]))
  return { cards: [...new Set(cards)], others: [...new Set(names)] }
}
