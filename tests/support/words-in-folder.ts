// Looks for words in every file of a folder, byte by byte; knows no format.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `<file>: <word>` for each word that stands in a file of the folder or below it, in UTF-8 or UTF-16. */
export function wordsInFolder(folder: string, words: readonly string[]): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name))
    return words
      .filter((word) => bytes.includes(word, 0, 'utf8') || bytes.includes(word, 0, 'utf16le'))
      .map((word) => `${name}: ${word}`)
  })
}
