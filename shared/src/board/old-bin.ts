// Knows what a board says without that which has been in the bin for long; refuses to know how long that is.
import type { BoardContent } from './board-content.ts'

/** A card or relation in the bin. */
export interface Binned {
  readonly id: string
  /** When it was put there, ISO 8601, by the clock of whoever did it. */
  readonly at: string
}

export interface WithoutOldBin {
  readonly content: BoardContent
  /** How many went. */
  readonly cards: number
  readonly relations: number
  /** What stays in the bin, in no order. */
  readonly stays: readonly Binned[]
}

/**
 * Leaves out the cards and relations that have been in the bin for long, and the relations of those cards.
 *
 * @param isOld judges what lies in the bin.
 */
export function withoutOldBin(content: BoardContent, isOld: (thing: Binned) => boolean): WithoutOldBin {
  const stays = ({ id, bin }: { readonly id: string; readonly bin?: { readonly at: string } }): boolean =>
    bin === undefined || !isOld({ id, at: bin.at })
  const cards = content.cards.filter(stays)
  const there = new Set(cards.map(({ id }) => id))
  const relations = content.relations.filter(
    (relation) => stays(relation) && there.has(relation.from) && there.has(relation.to),
  )
  return {
    content: { ...content, cards, relations },
    cards: content.cards.length - cards.length,
    relations: content.relations.length - relations.length,
    stays: [...cards, ...relations].flatMap(({ id, bin }) => (bin === undefined ? [] : [{ id, at: bin.at }])),
  }
}
