// Knows how a text that somebody typed or imported is made safe to look at; the value itself is never touched.

/** Stands where a character is that changes what one sees without being seen. */
const HIDDEN = '\ufffd'

/** Direction overrides, embeddings and isolates, and characters without a shape that no language needs in a sentence. */
const UNSEEN =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Control}]+/gu
/** A mark of direction is harmless where there is a right-to-left text to direct and a hidden character elsewhere. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f]+/gu
/** Joiners belong inside Arabic, Indic and emoji sequences; anywhere else they only make two equal names differ. */
const STRAY_JOINERS =
  /(?<![\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}\p{Mark}\p{Extended_Pictographic}\p{Emoji_Modifier}\u200c\u200d])[\u200c\u200d]+/gu
/** No writing system stacks more than this many marks on one letter; more would climb over the neighbours. */
const STACKED = /(\p{Mark}{4})\p{Mark}+/gu

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const STRONG = /\p{Letter}/u
const PLAIN = /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/u

/**
 * The text as it may be drawn: line breaks as `\n`, hidden and direction-changing characters replaced by one visible sign a run, piles of
 * combining marks cut to what a language uses.
 */
export function displayText(text: string): string {
  if (PLAIN.test(text)) return text
  const lines = text.replace(/\r\n?|\u2028|\u2029/gu, '\n').replace(/\t/gu, ' ')
  return lines
    .split('\n')
    .map((line) => {
      const seen = line.replace(UNSEEN, HIDDEN).replace(STRAY_JOINERS, HIDDEN)
      const directed = seen.replace(DIRECTION_MARKS, RIGHT_TO_LEFT.test(line) ? '' : HIDDEN)
      return directed.replace(/\ufffd{2,}/gu, HIDDEN).replace(STACKED, '$1')
    })
    .join('\n')
}

/** The direction in which a text is set on its own: that of its first letter, left to right when it has none. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  for (const character of text) if (STRONG.test(character)) return RIGHT_TO_LEFT.test(character) ? 'rtl' : 'ltr'
  return 'ltr'
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a reader takes for single characters: a letter with its marks, a flag, a family. */
export function graphemes(text: string): readonly string[] {
  if (/^[\u0020-\u007e\u00a0-\u02ff]*$/u.test(text)) return [...text]
  return Array.from(SEGMENTER.segment(text), (part) => part.segment)
}

/** Keeps a name inside a longer text from turning what stands beside it. */
export const isolate = (text: string): string => `\u2068${text}\u2069`
