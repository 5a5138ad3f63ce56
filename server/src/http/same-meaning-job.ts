// Knows which cards of an agreed version say something in other words by now, and whether only words have changed; runs away from the requests and refuses to know who says what of it.
import { answeredCards, meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import type { ContentJob, OutcomeOf } from './content-job.ts'
import { parseCanonical } from './frozen-content.ts'
import { canonicalOf, contentOf } from './told-content.ts'

type Job = Extract<ContentJob, { readonly kind: 'rewordings' }>

export function findRewordings({ document, version }: Job): OutcomeOf<Job> {
  const agreed = boardOfContent(parseCanonical(canonicalOf(version)))
  const board = boardOfContent(contentOf({ document }))
  const [before, now] = [meaningsOf(agreed), meaningsOf(board)]
  const cards = answeredCards(board).flatMap((card) => {
    const hash = now.hashOf(card.id)
    if (before.hashOf(card.id) === '' || before.hashOf(card.id) === hash) return []
    return [{ id: card.id, name: cardName(card), hash, onlyWords: before.shapeOf(card.id) === now.shapeOf(card.id) }]
  })
  return { kind: 'rewordings', cards }
}
