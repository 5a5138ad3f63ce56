// Knows how words that somebody typed stand in a sentence of ours: in one line, shortened where they are long; knows no card.

/** Characters of a quotation; what is longer can be read in full beside the sentence. */
const QUOTED = 90

/** The words in one line, shortened at a word where they are long. */
export const shortened = (words: string): string => {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= QUOTED) return line
  const cut = line.slice(0, QUOTED + 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > QUOTED / 2 ? cut.slice(0, end) : readableEnd(cut.slice(0, QUOTED))).trimEnd()}...`
}
/** Half a character is never shown. */
const readableEnd = (text: string): string => text.replace(/[\ud800-\udbff]$/, '')

/** The words as a quotation: “Home sooner”. */
export const quote = (words: string): string => `“${shortened(words)}”`
