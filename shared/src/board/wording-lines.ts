// Knows how what a card says reads below its name, and who wrote which wording of it, line by line; refuses to know who puts two together.
import type { Card } from './board.ts'
import { textValue } from './card.ts'
import { describeCard } from './kinds/card-kinds.ts'

/** Between an organisation and what it wrote. */
export const WROTE = ' wrote: '

/** "NHS wrote: Home sooner" below "Home sooner" is "NHS wrote this": nothing is read twice. Any other line as it is. */
export function belowName(line: string, name: string): string {
  const at = line.indexOf(WROTE)
  const isName = at > 0 && line.slice(at + WROTE.length).trim() === name.trim()
  return isName ? `${line.slice(0, at)} wrote this` : line
}

/** All that a field says below the name of its card; "" = nothing that the name does not say. */
export const wordsBelowName = (words: string, name: string): string =>
  words.trim() === name.trim()
    ? ''
    : words
        .split('\n')
        .map((line) => belowName(line, name))
        .join('\n')

/** What a text says beside the title of its card, which stands above it: nothing is read twice. [DOC40] */
export function besideTitle(card: Card, name: string, words: string): string {
  const { title, fields } = describeCard(card.kind)
  return fields[name]?.type === 'text' && name !== title ? wordsBelowName(words, textValue(card, title)) : words
}
