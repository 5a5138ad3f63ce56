// Knows what a board says without that which has been in the bin for long; refuses to know how long that is.
import type { BoardContent } from './board-content.ts'

export interface WithoutOldBin {
  readonly content: BoardContent
  /** How many went. */
  readonly cards: number
  readonly relations: number
  /** When each thing that stays in the bin was put there, ISO 8601, in no order. */
  readonly binnedAt: readonly string[]
}

/**
 * Leaves out the cards and relations that have been in the bin for long, and the relations of those cards.
 *
 * @param isOld judges the instant at which something was put in the bin, ISO 8601.
 */
export function withoutOldBin(content: BoardContent, isOld: (binnedAt: string) => boolean): WithoutOldBin {
  const stays = ({ bin }: { readonly bin?: { readonly at: string } }): boolean => bin === undefined || !isOld(bin.at)
  const cards = content.cards.filter(stays)
  const there = new Set(cards.map(({ id }) => id))
  const relations = content.relations.filter(
    (relation) => stays(relation) && there.has(relation.from) && there.has(relation.to),
  )
  return {
    content: { ...content, cards, relations },
    cards: content.cards.length - cards.length,
    relations: content.relations.length - relations.length,
    binnedAt: [...cards, ...relations].flatMap(({ bin }) => (bin === undefined ? [] : [bin.at])),
  }
}
