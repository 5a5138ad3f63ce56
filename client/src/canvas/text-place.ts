// Knows where on a face a field's words stand, so that typing happens in the same place; knows no element.
import type { Card, Size } from '@common-ground/shared/board/board.ts'
import type { CardPicture, Mark, TextStyle } from '@common-ground/shared/picture/display-list.ts'

/** World units from the card's top left corner. */
export interface TextPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly style: TextStyle
  /** Distance between two lines. */
  readonly lead: number
}
type TextMark = Mark & { readonly mark: 'text' }

/** Distance between the edge of a card and what is written on it. */
const INSET = 14
const PLAIN: TextStyle = { size: 15, weight: 600 }
const LEAD = 4 / 3

/** Spaces and the isolating marks of bidirectional text differ between what is typed and what is drawn. */
const plain = (text: string): string => text.replaceAll(/[\s\u2066-\u2069\u200e\u200f\u00a0]+/gu, ' ').trim()

/**
 * The place of the first line that begins the text; for an empty text that of the question asked in its stead;
 * where the face shows neither, the first words of the face, and at last the top of the card.
 */
export function placeOfText(
  card: Pick<Card, 'kind'> & { readonly size: Size },
  picture: CardPicture,
  text: string,
  ask: string | undefined,
): TextPlace {
  const marks = picture.marks.filter((mark): mark is TextMark => mark.mark === 'text')
  const begins =
    (whole: string) =>
    (mark: TextMark): boolean => {
      // A word stands on its card in quotation marks, and the end of a long text is left out.
      const line = plain(mark.text).replaceAll(/^\u201c|[\u2026\u201d]+$/gu, '')
      return line !== '' && plain(whole).startsWith(line)
    }
  const wanted = text === '' ? (ask ?? '') : text
  const strongest = marks.reduce<TextMark | undefined>(
    (best, mark) => (best === undefined || mark.style.weight > best.style.weight ? mark : best),
    undefined,
  )
  const first =
    (wanted === '' ? undefined : marks.find(begins(wanted))) ?? (card.kind === 'zone' ? strongest : undefined)
  if (first === undefined)
    return { x: INSET, y: INSET - 2, width: picture.width - 2 * INSET, style: PLAIN, lead: PLAIN.size * LEAD }
  const following = marks[marks.indexOf(first) + 1]
  const gap =
    following !== undefined && following.style.size === first.style.size && following.x === first.x
      ? following.y - first.y
      : 0
  const lead = gap > 0 && gap < first.style.size * 2 ? gap : Math.round(first.style.size * LEAD)
  const left = first.align === 'right' || first.align === 'centre' ? INSET : first.x
  // A question is drawn quieter than the words that answer it.
  const style: TextStyle = text === '' && first.style.weight === 400 ? { ...first.style, weight: 600 } : first.style
  return {
    x: left,
    y: first.y - first.style.size * 0.35 - lead / 2,
    width: Math.max(48, picture.width - left - INSET),
    style,
    lead,
  }
}
