// Knows the characters that cannot be seen or that turn the writing direction, and where they are honest; refuses to change a text.

/** Always suspicious: embedding, override and isolate controls. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u
const MARKS = /[\u200e\u200f\u061c]/u
const RIGHT_TO_LEFT = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Scripts whose spelling uses joiners, non-joiners or breaks of no width. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const PICTURE = /\p{Extended_Pictographic}/u
/** Drawn as nothing: formats, joiners, fillers, tags, selectors. */
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u
const BLANK_LOOKING = /[\s\u2800\u3164\uffa0\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu
const STACK = /\p{M}{9,}/u
/** Text of everyday letters needs no closer look. */
const EVERYDAY = /^[\n\t\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u0370-\u0482\u048a-\u052f]*$/

/** What is hidden in a text. `direction` = it can turn its neighbours round; `unseen` = it holds characters nobody sees; `stacked` = marks piled on one letter. */
export type Hidden = 'direction' | 'unseen' | 'stacked'

function isHonest(points: readonly string[], at: number): boolean {
  const before = points[at - 1] ?? ''
  const after = points[at + 1] ?? ''
  const point = points[at] ?? ''
  switch (point) {
    case '\u200d':
      return (
        (JOINING.test(before) ||
          /\p{M}/u.test(before) ||
          PICTURE.test(before) ||
          /[\ufe0f\u{1f3fb}-\u{1f3ff}]/u.test(before)) &&
        (PICTURE.test(after) || JOINING.test(before) || JOINING.test(after))
      )
    case '\u200c':
    case '\u200b':
      return JOINING.test(before) || JOINING.test(after)
    case '\ufe0e':
    case '\ufe0f':
      return PICTURE.test(before) || /[0-9#*]/.test(before)
    case '\u00ad':
      return /\p{L}/u.test(before) && /\p{L}/u.test(after)
    default:
  }
  if (/[\u{e0020}-\u{e007f}]/u.test(point)) {
    let start = at
    while (start > 0 && /[\u{e0020}-\u{e007f}]/u.test(points[start - 1] ?? '')) start -= 1
    return points[start - 1] === '\u{1f3f4}'
  }
  return /[\ufe00-\ufe0d\u{e0100}-\u{e01ef}]/u.test(point) && /[\p{Script=Han}\p{S}\p{Script=Mongolian}]/u.test(before)
}

/**
 * What is hidden in a text; empty = nothing. Honest uses are not reported: direction marks in a text with Arabic or Hebrew
 * letters, joiners in scripts that spell with them, families and flags of emoji, soft hyphens inside words.
 */
export function hiddenIn(text: string): readonly Hidden[] {
  if (EVERYDAY.test(text)) return []
  const found: Hidden[] = []
  if (DIRECTION.test(text)) found.push('direction')
  if (UNSEEN.test(text)) {
    const points = [...text]
    const hasRightToLeft = RIGHT_TO_LEFT.test(text)
    const isUnseen = (point: string, at: number): boolean => {
      if (!UNSEEN.test(point) || DIRECTION.test(point)) return false
      if (MARKS.test(point)) return !hasRightToLeft
      return !isHonest(points, at)
    }
    if (points.some(isUnseen)) found.push('unseen')
  }
  if (STACK.test(text)) found.push('stacked')
  return found
}

/** True when a person sees nothing at all: empty, blanks, and characters without a shape. */
export const looksEmpty = (text: string): boolean => text.replace(BLANK_LOOKING, '').replace(/^\p{M}+$/u, '') === ''

/** The text with every hidden character written out, for a report: `Council [U+202E]yran`. Piles of marks are shortened. */
export function withVisibleMarks(text: string): string {
  const points = [...text]
  return points
    .map((point, at) => {
      const isShown =
        DIRECTION.test(point) ||
        MARKS.test(point) ||
        (UNSEEN.test(point) && !isHonest(points, at)) ||
        /\p{Cc}/u.test(point)
      return isShown ? `[U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]` : point
    })
    .join('')
    .replace(/(\p{M}{3})\p{M}{6,}/gu, '$1[more marks]')
}

/** Letters of other alphabets that are drawn like a Latin one. */
const TWINS: ReadonlyMap<string, string> = new Map(
  [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'уy',
    'хx',
    'іi',
    'јj',
    'ѕs',
    'ԁd',
    'һh',
    'ԛq',
    'ԝw',
    'вb',
    'кk',
    'мm',
    'нh',
    'тt',
    'αa',
    'οo',
    'ρp',
    'ѵv',
    'νv',
    'ιi',
    'κk',
    'τt',
    'υu',
    'χx',
    'ηn',
    'βb',
    'εe',
    'ζz',
    'μu',
    'γy',
    '0o',
    '1l',
    'ıi',
  ].map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
)

/** What a name is taken for at a glance; two names with the same appearance look alike. */
export function appearanceOf(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, '')
  return Array.from(plain, (letter) => TWINS.get(letter) ?? letter)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** True when one word mixes Latin with Cyrillic or Greek letters, as a forged name does. */
export const mixesAlphabets = (name: string): boolean =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => /\p{Script=Latin}/u.test(word) && /(?=\p{L})[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word))
