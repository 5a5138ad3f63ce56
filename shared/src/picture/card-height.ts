// Knows how high a card must be for its face, before there is a document or a font; refuses to know where the card goes.
import type { BoardContent, CardContent } from '../board/board-content.ts'
import { faceHeight } from './card-picture.ts'
import { boardOfContent, cardOfContent } from '../board/content-board.ts'
import { estimateWidth } from './font-metrics.ts'

/** The height in world units that a card's face needs at the card's width, from content alone; 0 for a zone. */
export function heightOf(card: CardContent, content: BoardContent): number {
  return faceHeight(cardOfContent(card), boardOfContent(content), estimateWidth)
}
