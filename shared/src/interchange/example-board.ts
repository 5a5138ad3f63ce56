// Knows how an example becomes the content of a new board: exactly as its file would be imported; refuses to know the examples.
import type { BoardContent } from '../board/board-content.ts'
import { EXAMPLE_FILES } from '../templates/example-files.ts'
import { EXAMPLES } from '../templates/examples.ts'
import type { ExampleId } from '../templates/examples.ts'
import type { ReadOptions } from './read-file.ts'
import { readParsed } from './read-file.ts'

/** The content of an example. @throws RangeError when the product ships a broken one. */
export function exampleBoard(id: ExampleId, options: Omit<ReadOptions, 'fileName' | 'grade'>): BoardContent {
  const fileName = EXAMPLES.find((example) => example.id === id)?.fileName ?? id
  const read = readParsed({ value: EXAMPLE_FILES[id], inexact: [] }, { ...options, fileName, grade: 'strict' })
  if (!read.ok) throw new RangeError(`example ${id} cannot be read: ${read.problems[0]?.problem ?? read.code}`)
  return read.content
}
