// Knows how a name is shortened to fit a small disc; knows nothing of boards.
import { directionOf, displayText, graphemes } from './display-text.ts'

const SMALL_WORDS = new Set([
  'a',
  'an',
  'and',
  'at',
  'for',
  'in',
  'of',
  'on',
  'the',
  'to',
  '&',
  '+',
  'de',
  'des',
  'du',
  'la',
  'le',
  'les',
  'und',
  'y',
])

/**
 * One to three characters that stand for a name: an abbreviation of up to three capitals as it is, else the first letters of its first two
 * words that matter, else the first two letters of its only word. "?" for a name with nothing to show. Never cuts a grapheme.
 */
export function initialsOf(name: string): string {
  const words = displayText(name)
    .split(/[\s\-\u2013/()"'\u201c\u201d.,:;]+/u)
    .filter((word) => /[\p{Letter}\p{Number}\p{Extended_Pictographic}]/u.test(word))
  const weighty = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()))
  const [first, second] = weighty.length > 0 ? weighty : words
  if (first === undefined) return '?'
  const letters = graphemes(first)
  if (directionOf(first) === 'rtl' || /\p{Script=Han}|\p{Extended_Pictographic}/u.test(letters[0] ?? ''))
    return letters[0] ?? '?'
  const abbreviation = letters.length >= 2 && letters.length <= 3 && first === first.toUpperCase()
  if (abbreviation && (second === undefined || letters.length === 2)) return first
  if (second !== undefined) return (letters[0] ?? '').toUpperCase() + (graphemes(second)[0] ?? '').toUpperCase()
  return (letters[0] ?? '').toUpperCase() + (letters[1] ?? '')
}
