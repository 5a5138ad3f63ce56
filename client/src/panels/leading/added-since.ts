// Knows which cards of a kind have come onto the map since a call began, and where they stand; refuses to know who made them.
import type { Board } from '@common-ground/shared/board/board.ts'
import { instantMs } from '@common-ground/shared/board/calendar.ts'
import { cardName, cardTitle } from '@common-ground/shared/board/card.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'

export interface AddedCard {
  readonly id: string
  readonly name: string
  /** Title of the zone it stands in; "" = in none. */
  readonly zone: string
}

/** Those with words, in the order in which they were made. [LD98] @param since milliseconds since 1970. */
export function addedSince(board: Board, kind: CardKind, since: number): readonly AddedCard[] {
  return [...board.cards.values()]
    .flatMap((card) => {
      const at = card.kind === kind && card.made !== null && cardTitle(card) !== '' ? instantMs(card.made.at) : 0
      return at >= since && at > 0 ? [{ card, at }] : []
    })
    .toSorted((one, other) => one.at - other.at || (one.card.id < other.card.id ? -1 : 1))
    .map(({ card }) => {
      const zone = card.zone === null ? undefined : board.cards.get(card.zone)
      return { id: card.id, name: cardName(card), zone: zone === undefined ? '' : cardTitle(zone) }
    })
}
