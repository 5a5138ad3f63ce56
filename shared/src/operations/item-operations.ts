// Knows how items of a card's lists come, change, move and go; refuses to delete what somebody may still be typing in.
import { addMap, BEING_MADE, cardMap, ITEM_KEY, mapIn, textAt, type RawMap } from '../board/board-doc.ts'
import { isId } from '../board/ids.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { ListField } from '../board/kinds/kind.ts'
import { compareOrder } from '../board/order.ts'
import { isRecord, samePlain } from '../board/plain-value.ts'
import { smallestEdit } from '../board/text-edit.ts'
import { checkText } from '../board/text-rules.ts'
import { placeAfter, setOrClear, type Draft, type Ordered, type Placement } from './draft.ts'
import { checkPlain, fieldOf } from './field-operations.ts'
import type { Operation, Refusal } from './operation.ts'

type Of<T extends Operation['type']> = Operation & { readonly type: T }
type Coming = Of<'add-item'> | Of<'restore-item'>

/** Values of a new item, checked: what to write plainly, and which texts. */
export interface ItemValues {
  readonly plain: readonly (readonly [name: string, value: unknown])[]
  readonly texts: readonly (readonly [name: string, text: string])[]
}

/** Checks the values an item is born with. Names that no field has are refused. `accept` decides on plain values. */
export const checkItemValues = (
  list: ListField,
  values: Readonly<Record<string, unknown>>,
  accept: (
    field: ListField['item'][string],
    value: unknown,
  ) => { readonly refusal: Refusal } | { readonly value: unknown },
): Refusal | ItemValues => {
  const plain: [string, unknown][] = []
  const texts: [string, string][] = []
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue
    const field = Object.hasOwn(list.item, name) ? list.item[name] : undefined
    if (field === undefined) return 'no-such-field'
    if (field.type === 'line' || field.type === 'text') {
      const text = typeof value === 'string' ? checkText(value) : null
      if (text === null) return 'bad-value'
      if (!text.ok) return text.error
      if (text.value !== '') texts.push([name, text.value])
    } else {
      const checked = accept(field, value)
      if ('refusal' in checked) return checked.refusal
      if (checked.value !== undefined) plain.push([name, checked.value])
    }
  }
  return { plain, texts }
}

const listOf = (draft: Draft, card: string, name: string): Refusal | ListField => {
  const place = draft.place(card)
  if (place === null) return 'no-such-card'
  const field = fieldOf(place.kind, name)
  if (field === null) return 'no-such-field'
  if (field.type !== 'list') return 'not-allowed-here'
  return draft.isLocked(card) ? 'locked' : field
}

const listMap = (draft: Draft, card: string, field: string): RawMap | null => {
  const map = cardMap(draft.boardDoc, card)
  return map === null ? null : mapIn(map, field)
}
/** One id once per card, in whatever list, removed items included: the address of an item's text does not name the list. */
const isItemTaken = (draft: Draft, card: string, id: string): boolean => {
  const place = draft.place(card)
  return (
    place !== null &&
    Object.entries(describeCard(place.kind).fields).some(
      ([name, field]) =>
        field.type === 'list' &&
        (listMap(draft, card, name)?.has(id) === true || draft.items(card, name, field).some((item) => item.id === id)),
    )
  )
}
const changeItem = (draft: Draft, card: string, field: string, item: string, write: (map: RawMap) => void): void =>
  draft.change(() => {
    const list = listMap(draft, card, field)
    const map = list === null ? null : mapIn(list, item)
    if (map !== null) write(map)
  })

/** What an item that is to come says and where it goes among those that are there, or why it may not. */
const comingItem = (
  draft: Draft,
  list: ListField,
  items: readonly Ordered[],
  { card, after, values = {} }: Coming,
): Refusal | { readonly checked: ItemValues; readonly placement: Placement } => {
  if (items.length >= list.limit) return 'too-many'
  if (!isRecord(values)) return 'bad-value'
  const checked = checkItemValues(list, values, (field, value) => checkPlain(draft, card, field, value))
  if (typeof checked === 'string') return checked
  const placement = placeAfter(items, after)
  return placement === null ? 'no-such-item' : { checked, placement }
}
/** Puts it among them, those moved along that leave it no room. */
const takeIn = (
  draft: Draft,
  { card, field, id }: Coming,
  items: readonly Ordered[],
  { order, renumbered }: Placement,
): void => {
  for (const other of renumbered)
    changeItem(draft, card, field, other.id, (map) => map.set(ITEM_KEY.order, other.order))
  draft.setItems(card, field, [...(renumbered.length === 0 ? items : renumbered), { id, order }].toSorted(compareOrder))
  draft.touch(card)
}

export const planAddItem = (draft: Draft, operation: Of<'add-item'>): Refusal | null => {
  const { card, field: name, id } = operation
  const list = listOf(draft, card, name)
  if (typeof list === 'string') return list
  if (!isId(id)) return 'bad-id'
  const items = draft.items(card, name, list)
  if (isItemTaken(draft, card, id)) return 'id-taken'
  const coming = comingItem(draft, list, items, operation)
  if (typeof coming === 'string') return coming
  const { checked, placement } = coming
  for (const [key, text] of checked.texts) draft.setText({ card, item: id, field: key }, text)
  draft.birth(() => {
    const map = cardMap(draft.boardDoc, card)
    if (map === null) return
    // A card made before the list existed gets it with the first item.
    const items = mapIn(map, name) ?? addMap(map, name)
    const item = addMap(items, id)
    item.set(ITEM_KEY.bin, BEING_MADE)
    item.set(ITEM_KEY.order, placement.order)
    for (const [key, value] of checked.plain) item.set(key, value)
    for (const [key, text] of checked.texts) textAt(draft.boardDoc, { card, item: id, field: key }).insert(0, text)
  })
  changeItem(draft, card, name, id, (map) => map.set(ITEM_KEY.bin, null))
  takeIn(draft, operation, items, placement)
  return null
}

/** Its texts are changed where they differ, so that what somebody still types in them stays where it is. */
export const planRestoreItem = (draft: Draft, operation: Of<'restore-item'>): Refusal | null => {
  const { card, field: name, id } = operation
  const list = listOf(draft, card, name)
  if (typeof list === 'string') return list
  if (listMap(draft, card, name)?.has(id) !== true) return planAddItem(draft, { ...operation, type: 'add-item' })
  const items = draft.items(card, name, list)
  if (items.some((item) => item.id === id)) return 'id-taken'
  const coming = comingItem(draft, list, items, operation)
  if (typeof coming === 'string') return coming
  const { checked, placement } = coming
  const [plain, texts] = [new Map(checked.plain), new Map(checked.texts)]
  changeItem(draft, card, name, id, (map) => {
    for (const [key, { type }] of Object.entries(list.item))
      if (type !== 'line' && type !== 'text' && !samePlain(map.get(key), plain.get(key)))
        setOrClear(map, key, plain.get(key))
    map.set(ITEM_KEY.order, placement.order)
    map.set(ITEM_KEY.bin, null)
  })
  for (const [key, { type }] of Object.entries(list.item)) {
    if (type !== 'line' && type !== 'text') continue
    const at = { card, item: id, field: key }
    const { index, remove, insert } = smallestEdit(draft.text(at), texts.get(key) ?? '')
    if (remove === 0 && insert === '') continue
    draft.setText(at, texts.get(key) ?? '')
    draft.change(() => {
      const text = textAt(draft.boardDoc, at)
      if (remove > 0) text.delete(index, remove)
      if (insert !== '') text.insert(index, insert)
    })
  }
  takeIn(draft, operation, items, placement)
  return null
}

export const planSetItemField = (draft: Draft, operation: Of<'set-item-field'>): Refusal | null => {
  const { card, field: name, item, name: key } = operation
  const list = listOf(draft, card, name)
  if (typeof list === 'string') return list
  if (!draft.items(card, name, list).some(({ id }) => id === item)) return 'no-such-item'
  const field = Object.hasOwn(list.item, key) ? list.item[key] : undefined
  if (field === undefined) return 'no-such-field'
  const checked = checkPlain(draft, card, field, operation.value)
  if ('refusal' in checked) return checked.refusal
  changeItem(draft, card, name, item, (map) => {
    if (!samePlain(map.get(key), checked.value)) setOrClear(map, key, checked.value)
  })
  draft.touch(card)
  return null
}

export const planMoveItem = (draft: Draft, { card, field: name, item, after }: Of<'move-item'>): Refusal | null => {
  const list = listOf(draft, card, name)
  if (typeof list === 'string') return list
  const items = draft.items(card, name, list)
  if (!items.some(({ id }) => id === item)) return 'no-such-item'
  const others = items.filter(({ id }) => id !== item)
  const placement = placeAfter(others, after)
  if (placement === null) return 'no-such-item'
  const moved = [
    ...(placement.renumbered.length === 0 ? [] : placement.renumbered),
    { id: item, order: placement.order },
  ]
  for (const { id, order } of moved) changeItem(draft, card, name, id, (map) => map.set(ITEM_KEY.order, order))
  const rest = placement.renumbered.length === 0 ? others : []
  draft.setItems(card, name, [...rest, ...moved].toSorted(compareOrder))
  draft.touch(card)
  return null
}

export const planRemoveItem = (draft: Draft, { card, field: name, item }: Of<'remove-item'>): Refusal | null => {
  const list = listOf(draft, card, name)
  if (typeof list === 'string') return list
  const items = draft.items(card, name, list)
  if (!items.some(({ id }) => id === item)) return 'no-such-item'
  const { at, by } = draft.author
  changeItem(draft, card, name, item, (map) => map.set(ITEM_KEY.bin, { at, by }))
  draft.setItems(
    card,
    name,
    items.filter(({ id }) => id !== item),
  )
  draft.touch(card)
  return null
}
