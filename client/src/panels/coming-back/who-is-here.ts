// Knows which of those who are connected stand on the map as people, and who does not; refuses to say that anybody was there.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { ownCard } from '../../model/own-card.ts'
import type { Participant } from '../../model/board-session.ts'

export interface WhoIsHere {
  /** Ids of their cards, in the order of the people. */
  readonly cards: readonly string[]
  /** Names of those without one. */
  readonly others: readonly string[]
}

const plain = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase('en-GB')

/** By their name, and where both say an organisation by that too: two people may be called the same. [CB39] */
export function whoIsHere(board: Board, people: readonly Participant[]): WhoIsHere {
  const found = people.map((one) => {
    const own = ownCard(board, one)
    for (const card of board.cards.values()) {
      if (card.kind !== 'person' || plain(cardName(card)) !== plain(one.name)) continue
      const { orgId } = card.fields
      if (orgId === undefined || own === undefined || orgId === own) return { ...one, card: card.id }
    }
    return { ...one, card: null }
  })
  const cards = found.flatMap(({ card }) => (card === null ? [] : [card]))
  const names = found.flatMap(({ name, card }) => (card !== null || name.trim() === '' ? [] : [name.trim()]))
  return { cards: [...new Set(cards)], others: [...new Set(names)] }
}
