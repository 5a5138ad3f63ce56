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

/** What was picked most, as far as that is told by the counts. */
export interface TopPicked {
  readonly sure: readonly string[]
  /** Picked equally often, and more than there is room for: somebody chooses among them. Empty = nothing has to be chosen. */
  readonly equal: readonly string[]
}

/** @param picked the most often picked first. */
export function topPicked(picked: readonly PickedSentence[]): TopPicked {
  const sentences = (some: readonly PickedSentence[]): readonly string[] => some.map(({ sentence }) => sentence)
  const last = picked[TOP_PICKS - 1]?.count ?? 0
  if ((picked[TOP_PICKS]?.count ?? 0) < last || picked.length <= TOP_PICKS)
    return { sure: sentences(picked.slice(0, TOP_PICKS)), equal: [] }
  return {
    sure: sentences(picked.filter(({ count }) => count > last)),
    equal: sentences(picked.filter(({ count }) => count === last)),
  }
}

/** Those of the sentences that are no concern on the map yet. */
export function comingConcerns(board: Board, sentences: readonly string[]): readonly string[] {
  const there = new Set(
    [...board.cards.values()].filter(({ kind }) => kind === 'concern').map((card) => cardTitle(card)),
  )
  return sentences.filter((sentence) => !there.has(sentence))
}

/** The concern on the map that says a sentence; undefined = there is none. */
export const concernOf = (board: Board, sentence: string): string | undefined =>
  [...board.cards.values()].find((card) => card.kind === 'concern' && cardTitle(card) === sentence)?.id

/** The concerns on the map that say what was picked, by their ids. */
export function pickedConcerns(board: Board, { counts }: Pick<LedRound, 'counts'>): readonly string[] {
  const picked = new Set(pickedSentences({ counts }).map(({ sentence }) => sentence))
  return [...board.cards.values()]
    .filter((card) => card.kind === 'concern' && picked.has(cardTitle(card)))
    .map(({ id }) => id)
}

/** Those of the sentences picked equally often that can still be chosen: while there is room beside the top ones that are concerns. */
export function stillToChoose(board: Board, { sure, equal }: TopPicked): readonly string[] {
  const open = comingConcerns(board, equal)
  return equal.length - open.length < TOP_PICKS - sure.length ? open : []
}

/** How far what was picked stands on the map. `some` = what was chosen of it does, and the rest was left out. */
export type Made = 'none' | 'some' | 'all'

/**
 * Whether something is still to be made of a round: what was picked more often than the rest always is; where somebody has
 * to choose, only until they have. What was left out then is nothing to come back to. [LD130]
 */
export function concernsMade(board: Board, { counts }: Pick<LedRound, 'counts'>): Made {
  const picked = pickedSentences({ counts })
  const top = topPicked(picked)
  if (comingConcerns(board, top.sure).length > 0) return 'none'
  if (stillToChoose(board, top).length === 0) return 'all'
  const lines = counts.filter(({ about }) => about === 'line').map(({ choice }) => choice)
  const said = [...picked.map(({ sentence }) => sentence), ...lines]
  return comingConcerns(board, said).length < said.length ? 'some' : 'none'
}
