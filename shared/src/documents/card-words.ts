// Knows what a card says in its fields as facts and cells, derived from its description; refuses to know in which section it stands.
import type { Board, Card } from '../board/board.ts'
import { fieldValue, itemsOf, type Item } from '../board/card.ts'
import type { AnyField } from '../board/field-value.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { FieldDescription, ItemFieldDescription, ListField } from '../board/kinds/kind.ts'
import { isUnsaid, valueWords } from '../board/value-words.ts'
import { besideTitle } from '../board/wording-lines.ts'
import { calledShortly } from './agreement-cards.ts'
import { OPEN_FIELDS } from './agreement-parts.ts'
import { lineOf, NOT_YET_AGREED, type Block, type Fact, type Line } from './outline.ts'

/** A value that is only what everything starts with: nobody has said it. */
export function saysNothing(field: AnyField, value: unknown): boolean {
  if (isUnsaid(field, value)) return true
  if (field.type === 'pick') return value === field.initial && (!field.material || value === 'other')
  return field.type === 'flag' && value === field.initial
}

/** Words of a value; "" = nobody has said anything that matters. */
export function saidIn(board: Board, field: AnyField, value: unknown, siblings: readonly Item[] = []): string {
  if (saysNothing(field, value)) return ''
  if (field.type === 'reference') return named(board, field, value)
  if (field.type !== 'references' || !Array.isArray(value)) return valueWords(board, field, value, siblings)
  const names = value.map((one: unknown) => named(board, field, one))
  return names.join(names.some((name) => name.includes(',')) ? '; ' : ', ')
}

/** Organisations go by their short names, which stand beside the full ones among the partners. */
function named(board: Board, field: AnyField, value: unknown): string {
  const card = typeof value === 'string' ? board.cards.get(value) : undefined
  if (card !== undefined) return calledShortly(card)
  return valueWords(board, field, field.type === 'references' ? [value] : value)
}

/** The description of a field; throws for a name the kind does not have. */
export function describeField(card: Pick<Card, 'kind'>, name: string): FieldDescription {
  const field = describeCard(card.kind).fields[name]
  if (field === undefined) throw new RangeError(`${card.kind} has no field ${name}`)
  return field
}

/** What the card says in one field: one line, or one for each entry of a list. */
export function linesIn(board: Board, card: Card, name: string, without: readonly string[] = []): readonly Line[] {
  const field = describeField(card, name)
  if (field.type !== 'list') return lineOf(besideTitle(card, name, saidIn(board, field, fieldValue(card, name))))
  const items = itemsOf(card, name)
  return items.flatMap((item) => {
    const text = entryWords(board, field, item, items, without)
    return text === '' ? [] : [{ text, anchor: entryAnchor(card, item) }]
  })
}

/** Where an entry of a card is found in a document. */
export const entryAnchor = (card: Pick<Card, 'id'>, item: Item): string => `${card.id}.${item.id}`

/** "First step: a shared list · By: 15 December 2026": what it is and its words, then the rest behind their labels. [DOC41] */
function entryWords(
  board: Board,
  list: ListField,
  item: Item,
  siblings: readonly Item[],
  without: readonly string[],
): string {
  const parts = Object.entries(list.item)
    .filter(([name]) => !without.includes(name))
    .map(([name, part]) => ({ part, words: saidIn(board, part, item[name], siblings).trim() }))
  return entryLine(parts)
}

/** What an entry says in its fields as one line; what says nothing is left out, and an entry of which only its kind is known says nothing. */
export function entryLine(parts: readonly { readonly part: ItemFieldDescription; readonly words: string }[]): string {
  const said = parts.filter(({ words }) => words !== '')
  const own = said.find(({ part }) => part.type === 'line' && part.required === true)
  const kind = said.find(({ part }) => part.type === 'pick' && part.leadsEntry === true)
  const rest = said.filter((one) => one !== own && one !== kind).map(({ part, words }) => `${part.label}: ${words}`)
  if (own === undefined && rest.length === 0) return ''
  const lead = [kind?.words, own?.words].filter((one) => one !== undefined).join(': ')
  return [lead, ...rest].filter(Boolean).join(' · ')
}

/** What the card says in the named fields, each by its label. @param open names of fields that print as not yet agreed when they say nothing. */
export function factsIn(
  board: Board,
  card: Card,
  names: readonly string[],
  open: readonly string[] = [],
): readonly Fact[] {
  return names.flatMap((name) => {
    const lines = linesIn(board, card, name)
    const { label } = describeField(card, name)
    if (lines.length > 0) return [{ label, lines }]
    return open.includes(name) ? [{ label, lines: [{ text: NOT_YET_AGREED }] }] : []
  })
}

/** What an entry says in the named fields, each by its label. */
export function entryFacts(
  board: Board,
  card: Card,
  list: string,
  item: Item,
  names: readonly string[],
): readonly Fact[] {
  const field = describeField(card, list)
  if (field.type !== 'list') throw new RangeError(`${card.kind} has no list ${list}`)
  return names.flatMap((name) => {
    const part = field.item[name]
    if (part === undefined) throw new RangeError(`${card.kind}.${list} has no field ${name}`)
    const lines = lineOf(saidIn(board, part, item[name], itemsOf(card, list)))
    return lines.length === 0 ? [] : [{ label: part.label, lines }]
  })
}

/** Fields of the kind that stand under one of these headings of its form, but for those named; none that only the board fills in. */
export function fieldsUnder(card: Pick<Card, 'kind'>, groups: readonly string[], without: readonly string[] = []) {
  const { fields, title } = describeCard(card.kind)
  return Object.entries(fields)
    .filter(
      ([name, { group, readOnly }]) =>
        name !== title && groups.includes(group) && readOnly !== true && !without.includes(name),
    )
    .map(([name]) => name)
}

/** Every field of the kind but its title, those named and those that only the board fills in. */
export function fieldsBut(card: Pick<Card, 'kind'>, without: readonly string[]): readonly string[] {
  const { fields } = describeCard(card.kind)
  return fieldsUnder(card, [...new Set(Object.values(fields).map(({ group }) => group))], without)
}

/** The facts of a section, those that everything hangs on as not yet agreed; none when nothing at all is said in it. @param others what else stands in the section. */
export function openFacts(
  board: Board,
  card: Card,
  names: readonly string[],
  others: readonly Block[],
): readonly Block[] {
  const isSilent = others.length === 0 && factsIn(board, card, names).length === 0
  const facts = isSilent ? [] : factsIn(board, card, names, OPEN_FIELDS[card.kind])
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }]
}
