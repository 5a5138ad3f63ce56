// Knows which cards and which of their entries a reference may name, and how each reads; knows no input.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { cardName, itemsOf, itemText } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind, Reference } from '@common-ground/shared/board/kinds/kind.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly note?: string
  readonly kind: CardKind
}

const COLLATOR = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** Between a card and one of its entries in a reference to an entry. */
const PART = '#'

/**
 * What a reference may name, by name; the entries of one card in their order, which says something.
 *
 * @param without ids left out: the card itself, and what is chosen already.
 * @param list the reference names an entry of this list of the card; its value is `<card id>#<entry id>`.
 */
export function choicesFor(
  board: Board,
  kinds: readonly CardKind[],
  without: ReadonlySet<string>,
  list?: string,
): readonly Choice[] {
  const choices: Choice[] = []
  for (const card of board.cards.values()) {
    if (!kinds.includes(card.kind)) continue
    if (list !== undefined) {
      for (const item of itemsOf(card, list)) {
        const value = card.id + PART + item.id
        const label = itemText(card, item.id)
        if (!without.has(value) && label !== '') choices.push({ value, label, note: cardName(card), kind: card.kind })
      }
    } else if (!without.has(card.id)) {
      const { label } = describeCard(card.kind)
      choices.push({
        value: card.id,
        label: cardName(card),
        kind: card.kind,
        ...(kinds.length > 1 ? { note: label } : {}),
      })
    }
  }
  const sortedBy = ({ label, note = '' }: Choice): string => (list === undefined ? label : note)
  return choices.toSorted((a, b) => COLLATOR.compare(sortedBy(a), sortedBy(b)))
}

export const isWords = (reference: Reference): reference is { readonly text: string } => typeof reference !== 'string'

/** The card a reference names, or undefined when it holds words or the card is not on the board. */
export const cardOf = (board: Board, reference: Reference): Card | undefined =>
  isWords(reference) ? undefined : board.cards.get(reference.split(PART, 1)[0] ?? '')

/** How a reference reads; `missing` = what to say for a card that is not on the board. */
export function referenceName(board: Board, reference: Reference, missing: string): string {
  if (isWords(reference)) return reference.text
  const card = cardOf(board, reference)
  if (card === undefined) return missing
  const item = reference.split(PART)[1]
  return item === undefined ? cardName(card) : itemText(card, item) || cardName(card)
}

/** A reference as read from a field that may hold anything. */
export function readReference(value: unknown): Reference | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || !('text' in value)) return undefined
  return typeof value.text === 'string' ? { text: value.text } : undefined
}

/** Several references as read; what is none is left out. */
export const readReferences = (value: unknown): readonly Reference[] =>
  Array.isArray(value) ? value.map(readReference).filter((one) => one !== undefined) : []
