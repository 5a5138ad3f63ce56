// Knows the lines of a card as sentences read from its end; knows no panel.
import type { Board, Relation } from '@common-ground/shared/board/board.ts'
import { relationSentence } from '@common-ground/shared/board/kinds/relation-kinds.ts'

/** The lines of a card in the order of what they mean, then of their words. */
export function relationsOf(
  board: Board,
  card: string,
): readonly { readonly relation: Relation; readonly sentence: string }[] {
  const found: { readonly relation: Relation; readonly sentence: string }[] = []
  for (const relation of board.relations.values()) {
    if (relation.from === card) found.push({ relation, sentence: relationSentence(board, relation, 'from') })
    else if (relation.to === card) found.push({ relation, sentence: relationSentence(board, relation, 'to') })
  }
  return found.toSorted(
    (a, b) =>
      a.relation.kind.localeCompare(b.relation.kind, 'en-GB') ||
      a.sentence.localeCompare(b.sentence, 'en-GB', { numeric: true }),
  )
}
