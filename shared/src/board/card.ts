// Knows how to read a card of any kind by the names its description gives; knows nothing of the document.
import type { Card } from './board.ts'
import { describeCard } from './kinds/card-kinds.ts'

/** The value of a field by its name; undefined = not set, or no such field. */
export const fieldValue = (card: Card, name: string): unknown => {
  const fields: Readonly<Record<string, unknown>> = card.fields
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** A text field by its name; "" = empty, or no such text. */
export const textValue = (card: Card, name: string): string => {
  const value = fieldValue(card, name)
  return typeof value === 'string' ? value : ''
}

/** An item of any list field as it is read in general: id, place and fields by name. */
export interface Item {
  readonly id: string
  readonly order: string
  readonly [field: string]: unknown
}

/** The items of a list field in reading order; empty = none, or no such list. */
export const itemsOf = (card: Card, field: string): readonly Item[] => {
  const value = fieldValue(card, field)
  return Array.isArray(value) && describeCard(card.kind).fields[field]?.type === 'list'
    ? (value as readonly Item[])
    : []
}

/** The first line that says something in an item of the card, whichever list it is in; "" = no such item, or nothing typed. */
export const itemText = (card: Card, item: string): string => {
  for (const [name, field] of Object.entries(describeCard(card.kind).fields)) {
    if (field.type !== 'list') continue
    const found = itemsOf(card, name).find(({ id }) => id === item)
    if (found === undefined) continue
    for (const [key, { type, readOnly }] of Object.entries(field.item)) {
      const text = found[key]
      // What the product notes for itself is nobody's words.
      if (type === 'line' && readOnly !== true && typeof text === 'string' && text !== '') return text
    }
  }
  return ''
}

/** The card's title in one line: its title field, or the first line of it that says something. "" = nothing typed yet. */
export const cardTitle = (card: Card): string => {
  const text = textValue(card, describeCard(card.kind).title)
  const line = text.split('\n').find((part) => part.trim() !== '') ?? ''
  return line.trim()
}

/** What the card is called in a sentence: its title, or "Untitled objective" while it has none, by the noun of its kind. */
export const cardName = (card: Card): string => {
  const title = cardTitle(card)
  if (title !== '') return title
  const { label, noun } = describeCard(card.kind)
  return `Untitled ${noun ?? label.toLowerCase()}`
}
