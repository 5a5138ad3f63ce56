// Knows how wide the columns of a table have to be for what stands in them; refuses to know what that is.

/** A longer word is broken: one word does not take the table. */
const LONGEST_WORD = 20
/** What is longer is set in several lines anyway. */
const LONG = 60
/** Letters that the space at the sides of a cell takes. */
const SIDES = 2

/**
 * A width for each column: its longest word fits, and the rest is shared out by how much there is to read.
 *
 * @param columns the texts of each, its label first. @param width to be shared, in any unit. @param letter width of a letter
 * in that unit. @returns whole numbers, of that sum.
 */
export function columnWidths(
  columns: readonly (readonly string[])[],
  width: number,
  letter: number,
): readonly number[] {
  const least = columns.map(
    (texts) => (Math.max(...texts.flatMap((text) => text.split(/\s+/u)).map(lengthOfWord)) + SIDES) * letter,
  )
  const wanted = columns.map((texts) => {
    const lengths = texts.map((text) => Math.min(text.length, LONG))
    return (sum(lengths) / lengths.length + Math.max(...lengths)) / 2
  })
  const fits = width / Math.max(sum(least), width)
  const rest = Math.max(width - sum(least), 0)
  const widths = least.map((words, index) =>
    Math.floor(words * fits + (rest * (wanted[index] ?? 0)) / Math.max(sum(wanted), 1)),
  )
  const [first = 0, ...others] = widths
  return [first + width - sum(widths), ...others]
}

const lengthOfWord = (word: string): number => Math.min(word.length, LONGEST_WORD)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
