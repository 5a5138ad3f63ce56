// Knows how a row of people and organisations stands on a face: some filled, some not, and a word for what they do.
import type { Board, Card } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import type { Reference } from '../board/kinds/kind.ts'
import { organisationOf } from './board-index.ts'
import { DISC, discMarks, type Pen, SETTINGS, signOf } from './pen.ts'

const STEP = DISC + 3
const MORE_WIDTH = 30

/** The short name of an organisation where it has one, else what the card is called. */
export function shortName(card: Card): string {
  const short = card.kind === 'organisation' ? card.fields.shortName.trim() : ''
  return short === '' ? cardName(card) : short
}

/** What a reference says in words: the card's short name, the free words, or that the card is gone. */
export function referenceWords(board: Board, reference: Reference): string {
  if (typeof reference !== 'string') return reference.text
  const card = board.cards.get(reference)
  return card === undefined ? 'removed card' : shortName(card)
}

/**
 * Discs for several cards from (x, top) on, within `width`; what does not fit becomes "+4". One organisation is shown once.
 * Gives the width taken; 0 for nobody. The pen does not move.
 */
export function discRow(
  pen: Pen,
  board: Board,
  cardIds: readonly string[],
  x: number,
  top: number,
  width: number,
  filled: boolean,
): number {
  const ids = distinctSigns(board, cardIds)
  const room = Math.max(1, Math.floor((width + 3) / STEP))
  const shown = ids.length <= room ? ids : ids.slice(0, Math.max(1, Math.floor((width - MORE_WIDTH + 3) / STEP)))
  let at = x
  for (const id of shown) {
    const card = board.cards.get(id)
    pen.marks.push(...discMarks(signOf(board, id, card === undefined ? '?' : cardName(card)), at, top, { filled }))
    at += STEP
  }
  const left = ids.length - shown.length
  if (left > 0) at += pen.line(`+${String(left)}`, SETTINGS.label, at, top + 4, { fill: 'muted' }) + 4
  return at - x
}

/** The cards whose discs differ: two people of one organisation look the same. */
function distinctSigns(board: Board, cardIds: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return cardIds.filter((id) => {
    const key = organisationOf(board, id) ?? id
    if (seen.has(key) || !board.cards.has(id)) return false
    seen.add(key)
    return true
  })
}

/** A disc with words beside it, one line; moves the pen down a row. */
export function discLine(pen: Pen, board: Board, cardId: string, words: string, maxLines = 1): void {
  const top = pen.y
  const card = board.cards.get(cardId)
  pen.marks.push(...discMarks(signOf(board, cardId, card === undefined ? words : cardName(card)), pen.left, top))
  const x = pen.left + DISC + 8
  pen.y = top + 3
  pen.words(words, SETTINGS.body, { x, fill: 'muted', maxLines })
  pen.y = Math.max(top + DISC, pen.y) + 4
}
