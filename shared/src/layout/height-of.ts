// Knows how the layout asks for the height of a card; refuses to measure text itself.
import type { BoardContent, CardContent } from '../board/board-content.ts'

/** Height in world units that a card's face needs at the card's width; 0 = it needs none. */
export type HeightOf = (card: CardContent, content: BoardContent) => number
