// Reads files for the import tests the way the product does; knows no expectation.
import { readFileSync } from 'node:fs'
import type { BoardContent, CardContent } from '@common-ground/shared/board/board-content.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { ReadFile } from '@common-ground/shared/interchange/board-content.ts'
import { readFile } from '@common-ground/shared/interchange/read-file.ts'
import { heightOf } from '@common-ground/shared/picture/card-height.ts'

const FIXTURES = new URL('../../fixtures/cases/', import.meta.url)

export const CASE_FILES = [
  '01-dumfries-galloway-integration.json',
  '04-openjs-cross-project-council.json',
  '06-mediterranean-action-plan.json',
] as const

export const fixtureBytes = (name: string): Uint8Array => readFileSync(new URL(name, FIXTURES))
export const fixtureJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8'))

/** Ids that count up, so that two readings can be compared. */
export function countingIds(): () => string {
  let count = 0
  return () => `n${(count += 1)}`
}

export const readBytes = (bytes: Uint8Array, grade: 'strict' | 'report' = 'strict', fileName = 'file.json'): ReadFile =>
  readFile(bytes, { fileName, grade, at: '2026-11-23T18:00:00Z', newId: countingIds(), heightOf })

export const readText = (text: string, grade: 'strict' | 'report' = 'strict'): ReadFile =>
  readBytes(new TextEncoder().encode(text), grade)
export const readValue = (value: unknown, grade: 'strict' | 'report' = 'strict'): ReadFile =>
  readText(JSON.stringify(value), grade)

/** The content of an import that must succeed. */
export function imported(read: ReadFile): Extract<ReadFile, { ok: true }> {
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.problems)}`)
  return read
}
/** The refusal of a file that must not be imported. */
export function refused(read: ReadFile): Extract<ReadFile, { ok: false }> {
  if (read.ok) throw new Error(`imported with ${read.content.cards.length} cards`)
  return read
}

/** A small, sound neutral description; `change` replaces top-level parts. */
export const neutralFile = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  format: 'partnership-case',
  version: 1,
  id: 'small',
  title: 'Small partnership',
  language: 'en-GB',
  partners: [
    {
      id: 'a',
      name: 'Alpha Council',
      short: 'A',
      sector: 'local-government',
      kind: 'member',
      joined: 'volunteer',
      voting: true,
    },
    { id: 'b', name: 'Beta Health', short: 'B', sector: 'health', kind: 'member', joined: 'invited', voting: true },
  ],
  people: [{ id: 'pa', title: 'Director', partner: 'a', deputyFor: null }],
  ...change,
})

export const cardsOf = (content: BoardContent, kind: CardKind): readonly CardContent[] =>
  content.cards.filter((card) => card.kind === kind)
export const onlyCard = (content: BoardContent, kind: CardKind): CardContent => {
  const [card, ...others] = cardsOf(content, kind)
  if (card === undefined || others.length > 0) throw new Error(`${others.length + 1} cards of kind ${kind}`)
  return card
}
export const cardFrom = (content: BoardContent, path: string): CardContent => {
  const card = content.cards.find(({ source }) => source?.path === path)
  if (card === undefined) throw new Error(`no card from ${path}`)
  return card
}
export const itemsIn = (card: CardContent, field: string): readonly Readonly<Record<string, unknown>>[] =>
  (card[field] ?? []) as readonly Readonly<Record<string, unknown>>[]
