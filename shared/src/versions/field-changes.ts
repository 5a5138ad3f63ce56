// Knows how the fields of one thing differ between two moments, lists item by item; refuses to know which thing it is.
import type { Board } from '../board/board.ts'
import type { Item } from '../board/card.ts'
import { whenNotSet, type AnyField } from '../board/field-value.ts'
import { fieldEntries } from '../board/kinds/field-entries.ts'
import type { ListField } from '../board/kinds/kind.ts'
import { samePlain } from '../board/plain-value.ts'
import type { Change } from './change.ts'
import { valueWords } from '../board/value-words.ts'

/** The two moments: words are read on the board of their own. */
export interface Sides {
  readonly before: Board
  readonly after: Board
}
/** A difference without the thing it is about. */
export type FieldChange = Omit<Change, 'about' | 'id' | 'kind' | 'name'>
interface Fields {
  readonly fields: object
}

/** What is set, in words; what is not set is absent. */
export const inWords = (before: string, after: string): Pick<Change, 'before' | 'after'> => ({
  ...(before === '' ? {} : { before }),
  ...(after === '' ? {} : { after }),
})

/** @param described the fields or attributes to look at, by name. */
export const fieldChanges = (
  sides: Sides,
  before: Fields,
  after: Fields,
  described: Readonly<Record<string, AnyField>>,
): readonly FieldChange[] => {
  const valueIn = ({ fields }: Fields, name: string): unknown => (fields as Readonly<Record<string, unknown>>)[name]
  return fieldEntries(described).flatMap(([name, field]): readonly FieldChange[] => {
    const [one, other] = [valueIn(before, name), valueIn(after, name)]
    if (field.type === 'list') return listChanges(sides, name, field, itemsIn(one), itemsIn(other))
    const words = differing(sides, field, one, other)
    if (words === null) return []
    return [{ type: 'changed', field: name, label: field.label, ...words, material: isMaterial(field, one, other) }]
  })
}

/** Whether the step from one value to the other changes what was agreed. */
const isMaterial = (field: AnyField, one: unknown, other: unknown): boolean =>
  field.type === 'pick' && field.materialOptions !== undefined
    ? [one, other].some((value) => field.materialOptions?.includes(String(value)))
    : field.material

const itemsIn = (value: unknown): readonly Item[] => (Array.isArray(value) ? (value as readonly Item[]) : [])

/** Both values in words; null = they mean the same. */
const differing = (
  { before, after }: Sides,
  field: AnyField,
  one: unknown,
  other: unknown,
  siblings: readonly [readonly Item[], readonly Item[]] = [[], []],
): Pick<Change, 'before' | 'after'> | null => {
  const absent = whenNotSet(field)
  const [was, is] = [one ?? absent, other ?? absent]
  if (samePlain(was, is)) return null
  return inWords(valueWords(before, field, was, siblings[0]), valueWords(after, field, is, siblings[1]))
}

const listChanges = (
  sides: Sides,
  name: string,
  list: ListField,
  before: readonly Item[],
  after: readonly Item[],
): readonly FieldChange[] => {
  const about = { field: name, label: list.label }
  const [old, fresh] = [byId(before), byId(after)]
  const stays = ({ id }: Item): boolean => old.has(id) && fresh.has(id)
  const removed = before.filter((item) => !stays(item)).map((item) => goneOrNew('removed', item, before))
  const others = after.flatMap((item): readonly FieldChange[] => {
    const was = old.get(item.id)
    if (was === undefined) return [goneOrNew('added', item, after)]
    const called = { item: itemWords(list, item, after), itemId: item.id }
    return partChanges(sides, list, was, item, [before, after]).map((change) => ({ ...about, ...change, ...called }))
  })
  const idsIn = (items: readonly Item[]): readonly string[] => items.filter(stays).map(({ id }) => id)
  const reordered: readonly FieldChange[] = samePlain(idsIn(before), idsIn(after))
    ? []
    : [{ ...about, type: 'reordered', material: list.material }]
  return [...removed, ...others, ...reordered]

  function goneOrNew(type: 'added' | 'removed', item: Item, among: readonly Item[]): FieldChange {
    return { ...about, type, item: itemWords(list, item, among), itemId: item.id, material: list.material }
  }
}

const byId = (items: readonly Item[]): ReadonlyMap<string, Item> => new Map(items.map((item) => [item.id, item]))

const partChanges = (
  sides: Sides,
  list: ListField,
  before: Item,
  after: Item,
  siblings: readonly [readonly Item[], readonly Item[]],
): readonly FieldChange[] =>
  fieldEntries(list.item).flatMap(([name, part]): readonly FieldChange[] => {
    const words = differing(sides, part, before[name], after[name], siblings)
    return words === null ? [] : [{ type: 'changed', part: part.label, ...words, material: part.material }]
  })

/** What an item is called: the first line of its own in it that says something, not one the product wrote, or its number. */
const itemWords = (list: ListField, item: Item, among: readonly Item[]): string => {
  for (const [name, { type, readOnly }] of fieldEntries(list.item)) {
    if (readOnly === true) continue
    const text = item[name]
    if ((type === 'line' || type === 'text') && typeof text === 'string' && text.trim() !== '') return text.trim()
  }
  return `${list.itemLabel} ${among.indexOf(item) + 1}`
}
