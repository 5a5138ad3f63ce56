// Knows what each organisation has written so far in the fields asked for at a step, and who is read first; refuses to name those that have written nothing.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName, textValue } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { waitingForOwnWords } from '../writing.ts'

/** What one organisation has written. */
export interface SaidByOne {
  /** Id of its card. */
  readonly id: string
  readonly name: string
  /** Only fields that say something, in the order in which they are asked for. */
  readonly texts: readonly {
    readonly field: string
    readonly label: string
    /** All of its words. */
    readonly text: string
    /** Somebody of another organisation wrote it down for this one, which has not said yet that it is right. */
    readonly isRecorded: boolean
  }[]
}

/**
 * Organisations with words in one of the fields at least: the one whose turn it is first, then by name. Those that have
 * left or are outside are not asked. Empty = nothing is written yet. [LD64]
 *
 * @param turn id of an organisation; "" = nobody's turn it is.
 */
export function saidSoFar(board: Board, fields: readonly string[], turn: string): readonly SaidByOne[] {
  return [...board.cards.values()]
    .flatMap((card): readonly SaidByOne[] => {
      if (card.kind !== 'organisation' || card.fields.state === 'left' || card.fields.state === 'outside') return []
      const recorded = waitingForOwnWords(card)
      const texts = fields.flatMap((field) => {
        const text = textValue(card, field).trim()
        const label = describeCard(card.kind).fields[field]?.label ?? ''
        return text === '' ? [] : [{ field, label, text, isRecorded: recorded.includes(field) }]
      })
      return texts.length === 0 ? [] : [{ id: card.id, name: cardName(card), texts }]
    })
    .toSorted(
      (one, other) =>
        Number(other.id === turn) - Number(one.id === turn) ||
        one.name.localeCompare(other.name, 'en-GB') ||
        (one.id < other.id ? -1 : 1),
    )
}
