// Knows where a text breaks into lines of a given width; refuses to know where the lines stand or who measures.
import type { Measure, TextStyle } from './display-list.ts'
import { directionOf, displayText, graphemes } from './display-text.ts'

/** One line, ready to draw. */
export interface TextLine {
  readonly text: string
  /** In world units, as measured. */
  readonly width: number
  readonly direction: 'ltr' | 'rtl'
}
export interface WrappedText {
  /** Empty when the text has nothing to show. */
  readonly lines: readonly TextLine[]
  /** The last line ends in an ellipsis: there is more to read in the inspector. */
  readonly cut: boolean
}

const ELLIPSIS = '\u2026'
/** A break may follow a space that is not there to forbid one, a hyphen, a dash or a slash. */
const PIECES =
  /[^ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000\-\u2013\u2014/]*(?:[-\u2013\u2014/]+|[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+|$)/gu
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** True for words of a script that breaks a line between any two letters. */
export const breaksAnywhere = (words: string): boolean => IDEOGRAPHS.test(words)

/** A line does not begin with these. */
const CLINGS = /^[\u3001\u3002\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f)\]},.;:!?\u2019\u201d]/u

/**
 * Breaks a text into lines no wider than `width` (world units). A word wider than a line is broken between graphemes, never inside one.
 *
 * With `maxLines` the rest is left out behind an ellipsis: for faces only, the value stays whole where it is stored.
 */
export function wrapText(
  text: string,
  width: number,
  style: TextStyle,
  measure: Measure,
  maxLines: number = Number.POSITIVE_INFINITY,
): WrappedText {
  if (!(width > 0)) throw new RangeError(`text needs a width above 0, got ${String(width)}`)
  const shown = displayText(text).trim()
  if (shown === '') return { lines: [], cut: false }
  const direction = directionOf(shown)
  const lines: string[] = []
  for (const paragraph of shown.split('\n')) {
    if (lines.length > maxLines) break
    // An empty line between paragraphs would only push the end out of a small face.
    if (paragraph.trim() !== '') breakParagraph(paragraph, width, style, measure, maxLines + 1, lines)
  }
  const cut = lines.length > maxLines
  const kept = lines.slice(0, maxLines).map((line) => line.trimEnd())
  // As much of the next word as there is room for: "Chief Exe\u2026" and "Chief Fin\u2026" are told apart.
  if (cut) kept[maxLines - 1] = withEllipsis(lines[maxLines - 1] ?? '', lines[maxLines] ?? '', width, style, measure)
  return { lines: kept.map((line) => ({ text: line, width: measure(line, style), direction })), cut }
}

/** Adds the lines of a paragraph until there are enough. Put together again they are its text, a space behind it. */
function breakParagraph(
  paragraph: string,
  width: number,
  style: TextStyle,
  measure: Measure,
  enough: number,
  lines: string[],
): void {
  let line = ''
  for (const piece of piecesOf(paragraph)) {
    if (fits(line + piece, width, style, measure)) {
      line += piece
      continue
    }
    if (line.trimEnd() !== '') lines.push(line)
    if (lines.length >= enough) return
    line = piece
    while (!fits(line, width, style, measure)) {
      const [head, rest] = breakWord(line, width, style, measure)
      if (rest === '') break
      lines.push(head)
      if (lines.length >= enough) return
      line = rest
    }
  }
  if (line.trimEnd() !== '') lines.push(`${line} `)
}

const fits = (text: string, width: number, style: TextStyle, measure: Measure): boolean =>
  measure(text.trimEnd(), style) <= width

/** The paragraph in pieces between which a line may end; each piece carries the space behind it. */
function piecesOf(paragraph: string): readonly string[] {
  const pieces = (paragraph.match(PIECES) ?? []).filter((piece) => piece !== '')
  return pieces.flatMap((piece) => (IDEOGRAPHS.test(piece) ? ideographPieces(piece) : [piece]))
}

function ideographPieces(piece: string): readonly string[] {
  const parts: string[] = []
  for (const grapheme of graphemes(piece)) {
    const last = parts.at(-1)
    const joins = last !== undefined && (CLINGS.test(grapheme) || /^\s/u.test(grapheme) || !mayBreak(last, grapheme))
    if (joins) parts[parts.length - 1] = last + grapheme
    else parts.push(grapheme)
  }
  return parts
}

const mayBreak = (before: string, after: string): boolean =>
  IDEOGRAPHS.test(before.at(-1) ?? '') || IDEOGRAPHS.test(after)

/** As many graphemes as fit, at least one, and what is left. Halves its way: measuring is the dear part. */
function breakWord(
  word: string,
  width: number,
  style: TextStyle,
  measure: Measure,
): readonly [head: string, rest: string] {
  const parts = graphemes(word)
  let low = 1
  let high = parts.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(parts.slice(0, middle).join(''), width, style, measure)) low = middle
    else high = middle - 1
  }
  return [parts.slice(0, low).join(''), parts.slice(low).join('')]
}

/**
 * The line with as much of the next one as fits before the ellipsis. Each measuring is dear, and this runs at each letter
 * that somebody types: it begins where the mean width of the letters says.
 */
function withEllipsis(line: string, next: string, width: number, style: TextStyle, measure: Measure): string {
  const parts = graphemes(line + next)
  const cutAfter = (count: number): string => parts.slice(0, count).join('').trimEnd() + ELLIPSIS
  const does = (count: number): boolean => fits(cutAfter(count), width, style, measure)
  const own = graphemes(line.trimEnd()).length
  const taken = measure(cutAfter(own), style)
  const more = taken < width ? Math.floor(((width - taken) * (own + 1)) / taken) : 0
  let count = Math.min(parts.length, own + more)
  if (does(count)) while (count < parts.length && does(count + 1)) count += 1
  else while (count > 0 && !does(count)) count -= 1
  return cutAfter(count)
}
