// Knows in which order sentences that were picked are told and which of them become concerns; refuses to know who picked.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardTitle } from '@common-ground/shared/board/card.ts'
import { TOP_PICKS, WHICH_APPLY } from '@common-ground/shared/templates/which-apply.ts'
import type { LedRound } from '@common-ground/shared/wire/protocol.ts'

export interface PickedSentence {
  readonly sentence: string
  readonly count: number
}

/** What was picked, the most often picked first; in the order of the sentences where that is the same. */
export function pickedSentences({ counts }: Pick<LedRound, 'counts'>): readonly PickedSentence[] {
  const countOf = (id: string): number => counts.find(({ about, choice }) => about === '' && choice === id)?.count ?? 0
  return WHICH_APPLY.map(({ id, sentence }) => ({ sentence, count: countOf(id) }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
}

/** Those of the sentences picked most that are no concern on the map yet. */
export function comingConcerns(board: Board, picked: readonly PickedSentence[]): readonly string[] {
  const there = new Set(
    [...board.cards.values()].filter(({ kind }) => kind === 'concern').map((card) => cardTitle(card)),
  )
  return picked
    .slice(0, TOP_PICKS)
    .map(({ sentence }) => sentence)
    .filter((sentence) => !there.has(sentence))
}
