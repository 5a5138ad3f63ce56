// Knows how a long text is begun for somebody who reads it from afar; knows no board.
import { displayText, graphemes } from '../picture/display-text.ts'

/** Characters of a text that stand whole before it is begun only. */
const MOST = 260
/** A sentence that ends later than this share of what there is room for is a good place to stop. */
const LATE = 0.4

/**
 * The text, safe to look at; of a long one its first sentences, else its first words, and a sign that there is more.
 *
 * @param most characters as a reader counts them.
 */
export function openingWords(text: string, most = MOST): string {
  const whole = displayText(text).trim()
  if (whole.length <= most) return whole
  const letters = graphemes(whole)
  if (letters.length <= most) return whole
  const head = letters.slice(0, most).join('')
  const sentences = [...head.matchAll(/[.!?\u3002\uff01\uff1f](?=\s|$)|\n/gu)]
  const end = sentences.at(-1)
  if (end !== undefined && end.index > head.length * LATE) return head.slice(0, end.index + 1).trim()
  const space = head.search(/\s\S*$/u)
  return `${(space > head.length * LATE ? head.slice(0, space) : head).trim()}\u2026`
}
