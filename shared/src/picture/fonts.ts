// Knows which font family draws which characters; refuses to know how a font is loaded.

/** One font to be loaded before a text is drawn, with the characters that need it. */
export interface FontNeed {
  /** As the stylesheets of the font packages call it. */
  readonly family: string
  /** Each needed character once; enough to choose among files split by character range. */
  readonly characters: string
}

/** The font of every Latin text. */
export const BASE_FAMILY = 'Atkinson Hyperlegible Next Variable'
const WIDE = 'Noto Sans Variable'

/** The scripts beyond Latin that have a font of their own. What is in none of them is drawn by `WIDE` or by the system. */
const SCRIPT_FONTS: readonly (readonly [script: RegExp, family: string])[] = [
  [/\p{Script=Arabic}/u, 'Noto Sans Arabic Variable'],
  [/\p{Script=Hebrew}/u, 'Noto Sans Hebrew Variable'],
  [/\p{Script=Tifinagh}/u, 'Noto Sans Tifinagh'],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
    'Noto Sans SC Variable',
  ],
  [/[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}\u1ea0-\u1ef9]/u, WIDE],
]

/** The value of `font-family` for every text of the picture: the base font first, then the scripts', then what the system has. */
export const FONT_STACK: string = [
  BASE_FAMILY,
  WIDE,
  ...SCRIPT_FONTS.map(([, family]) => family).filter((family) => family !== WIDE),
]
  .map((family) => `"${family}"`)
  .concat('"Noto Sans"', 'system-ui', 'sans-serif')
  .join(', ')

/**
 * The fonts that a board's texts need, the base font always first.
 *
 * Load each with its characters before measuring or drawing: until then a browser measures with another font or draws empty boxes.
 */
export function fontsFor(texts: Iterable<string>): readonly FontNeed[] {
  const needs = new Map<string, Set<string>>([[BASE_FAMILY, new Set()]])
  for (const text of texts) {
    for (const character of text) {
      const family = familyOf(character)
      const characters = needs.get(family)
      if (characters === undefined) needs.set(family, new Set([character]))
      else characters.add(character)
    }
  }
  return [...needs].map(([family, characters]) => ({ family, characters: [...characters].toSorted().join('') }))
}

function familyOf(character: string): string {
  if (character < '\u0250') return BASE_FAMILY
  return SCRIPT_FONTS.find(([script]) => script.test(character))?.[1] ?? BASE_FAMILY
}
