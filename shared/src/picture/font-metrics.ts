// Knows how wide a line of text is without any font at hand, from a table taken off the font files; refuses to know where lines break.
import { ADVANCE_WIDTHS } from './advance-widths.ts'
import type { Measure, TextStyle } from './display-list.ts'

/** Scripts that are not in the table, with the average width of one of their characters in thousandths of the font size. */
const AVERAGES: readonly (readonly [characters: RegExp, width: number])[] = [
  [/\p{Mark}|\p{Default_Ignorable_Code_Point}|\p{Control}/u, 0],
  [/\p{Script=Arabic}/u, 390],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u, 1000],
  [/\p{Extended_Pictographic}|\p{Regional_Indicator}/u, 1300],
  [/\p{Uppercase}/u, 680],
  [/\p{White_Space}/u, 280],
]
const ELSE = 600

const widthOf = new Map<number, readonly [number, number, number]>()
for (const { first, last, widths } of ADVANCE_WIDTHS) {
  for (let code = first; code <= last; code++) {
    const at = (code - first) * 2
    const width = (line: string): number => Number.parseInt(line.slice(at, at + 2), 36)
    widthOf.set(code, [width(widths[0]), width(widths[1]), width(widths[2])])
  }
}

/**
 * Width in world units of one line of text, within a few per cent of what a browser with the product's fonts measures.
 *
 * Exact per character for Latin, Greek, Cyrillic, Hebrew and Tifinagh (no kerning), an average for the rest. Used where there is no
 * font: on the server, in tests, for the automatic layout.
 */
export const estimateWidth: Measure = (text, style) => {
  let thousandths = 0
  const weight = weightIndex(style)
  for (const character of text) thousandths += characterWidth(character, weight)
  return (thousandths * style.size) / 1000
}

const weightIndex = (style: TextStyle): 0 | 1 | 2 => (style.weight === 400 ? 0 : style.weight === 600 ? 1 : 2)

function characterWidth(character: string, weight: 0 | 1 | 2): number {
  const code = character.codePointAt(0) ?? 0
  const known = widthOf.get(code)
  if (known !== undefined) return known[weight]
  const width = AVERAGES.find(([characters]) => characters.test(character))?.[1] ?? ELSE
  const learned = [width, width, width] as const
  // The table grows by the characters a board really uses: a regular expression per character is what makes layout slow.
  if (widthOf.size < 20_000) widthOf.set(code, learned)
  return learned[weight]
}
