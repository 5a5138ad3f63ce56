// Knows in which order organisations take turns and are offered, and who has not had a turn; refuses to give anybody one.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { ownCard } from '../../model/own-card.ts'
import type { Participant } from '../../model/board-session.ts'

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

/** The same, those of whom somebody is here before the others. @param ids participants who are on the board now. */
export function hereFirst(
  board: Board,
  order: readonly Speaking[],
  participants: readonly Participant[],
  ids: ReadonlySet<string>,
): readonly Speaking[] {
  const here = new Set(participants.flatMap((one) => (ids.has(one.id) ? [ownCard(board, one)] : [])))
  return [...order.filter(({ id }) => here.has(id)), ...order.filter(({ id }) => !here.has(id))]
}

/**
 * Who has not had a turn at a step: each in the order, and then those that are left out when it goes on. Empty = everybody has.
 *
 * @param turn id of the one who speaks; "" = nobody yet, or nobody any more. @param allSpoken the last one has had theirs.
 */
export function notYetSpoken(order: readonly Speaking[], turn: string, allSpoken: boolean): readonly Speaking[] {
  if (allSpoken) return []
  return order.slice(order.findIndex(({ id }) => id === turn) + 1)
}
