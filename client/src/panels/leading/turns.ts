// Knows in which order organisations take turns; refuses to know whose turn it is.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'

export interface Speaking {
  readonly id: string
  readonly name: string
}

/** Organisations that take part, by name; people without a device speak for theirs like everybody else. */
export function speakingOrder(board: Board): readonly Speaking[] {
  return [...board.cards.values()]
    .flatMap((card) =>
      card.kind === 'organisation' && (card.fields.state === 'active' || card.fields.state === 'leaving')
        ? [{ id: card.id, name: cardName(card) }]
        : [],
    )
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB') || (one.id < other.id ? -1 : 1))
}
