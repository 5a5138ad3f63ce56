// Knows how cards come into being, go to the bin, come back and become another kind; refuses to delete anything.
import {
  addMap,
  BEING_MADE,
  CARD_KEY,
  cardMap,
  ITEM_KEY,
  RELATION_KEY,
  relationMap,
  textAt,
  type RawMap,
} from '../board/board-doc.ts'
import { readPlain } from '../board/field-value.ts'
import { isId } from '../board/ids.ts'
import { describeCard, isCardKind } from '../board/kinds/card-kinds.ts'
import type { FieldDescription, ItemFieldDescription } from '../board/kinds/kind.ts'
import { LIMITS } from '../board/limits.ts'
import { FIRST_ORDER, orderBetween, ordersBetween } from '../board/order.ts'
import { isPlainValue, isRecord } from '../board/plain-value.ts'
import { readBin, readPoint, readSize, readVoice } from '../board/read-common.ts'
import { LOOKS } from '../board/board.ts'
import { checkText } from '../board/text-rules.ts'
import { reveal, setKey, type Draft } from './draft.ts'
import { checkItemValues } from './item-operations.ts'
import type { NewCard, Operation, Refusal } from './operation.ts'
import { planConnect } from './relation-operations.ts'

type Of<T extends Operation['type']> = Operation & { readonly type: T }
/** Writes one field of a card that has just come into being. */
type Write = (map: RawMap) => void

/** A copy may name cards that are long gone; the reader shows them as removed. */
const acceptCopied = (
  field: FieldDescription | ItemFieldDescription,
  value: unknown,
): { readonly refusal: Refusal } | { readonly value: unknown } => {
  const read = readPlain(field, value)
  return read.whole ? { value: read.value } : { refusal: 'bad-value' }
}

const planField = (
  draft: Draft,
  card: string,
  name: string,
  field: FieldDescription,
  value: unknown,
  itemIds: Set<string>,
): Refusal | Write => {
  if (field.type === 'line' || field.type === 'text') {
    const text = typeof value === 'string' ? checkText(value) : null
    if (text === null) return 'bad-value'
    if (!text.ok) return text.error
    draft.setText({ card, field: name }, text.value)
    return () => text.value !== '' && textAt(draft.boardDoc, { card, field: name }).insert(0, text.value)
  }
  if (field.type !== 'list') {
    const read = acceptCopied(field, value)
    if ('refusal' in read) return read.refusal
    return (map) => read.value !== undefined && map.set(name, read.value)
  }
  if (!Array.isArray(value)) return 'bad-value'
  const items = value as readonly unknown[]
  if (items.length > field.limit) return 'too-many'
  const orders = ordersBetween(null, null, items.length)
  const writes: Write[] = []
  const entries: { readonly id: string; readonly order: string }[] = []
  for (const [index, raw] of items.entries()) {
    if (!isRecord(raw)) return 'bad-value'
    const { id, order: _order, source: _source, ...values } = raw
    if (!isId(id)) return 'bad-id'
    if (itemIds.has(id)) return 'id-taken'
    itemIds.add(id)
    const checked = checkItemValues(field, values, acceptCopied)
    if (typeof checked === 'string') return checked
    for (const [key, text] of checked.texts) draft.setText({ card, item: id, field: key }, text)
    entries.push({ id, order: orders[index] ?? FIRST_ORDER })
    writes.push((list) => {
      const item = addMap(list, id)
      item.set(ITEM_KEY.order, orders[index] ?? FIRST_ORDER)
      for (const [key, plain] of checked.plain) item.set(key, plain)
      for (const [key, text] of checked.texts) textAt(draft.boardDoc, { card, item: id, field: key }).insert(0, text)
    })
  }
  draft.setItems(card, name, entries)
  return (map) => {
    const list = map.get(name) as RawMap
    for (const write of writes) write(list)
  }
}

/** True when everything that is not a field of its kind is what it should be. */
const isWellMade = ({ look, inAgreement, group, extra, voice }: NewCard): boolean =>
  (look === undefined || look === null || LOOKS.includes(look)) &&
  (inAgreement === undefined || typeof inAgreement === 'boolean') &&
  (group === undefined || group === null || isId(group)) &&
  (extra === undefined || extra === null || (isRecord(extra) && isPlainValue(extra))) &&
  (voice === undefined || readVoice(voice) !== undefined)

const planNewCard = (draft: Draft, card: NewCard, z: string): Refusal | null => {
  if (!isId(card.id)) return 'bad-id'
  if (draft.isTaken(card.id)) return 'id-taken'
  if (!isCardKind(card.kind)) return 'bad-value'
  if (card.kind === 'charter') return 'not-allowed-here'
  const description = describeCard(card.kind)
  const pos = readPoint(card.pos)
  const size = readSize(card.size ?? description.size)
  const zone = card.zone ?? null
  if (pos === undefined || size === undefined || !isRecord(card.fields ?? {})) return 'bad-value'
  if (!isWellMade(card)) return 'bad-value'
  if (zone !== null && draft.place(zone)?.kind !== 'zone') return 'no-such-card'
  const writes: Write[] = []
  // One id once per card, in whatever list: the address of an item's text does not name the list.
  const itemIds = new Set<string>()
  for (const [name, value] of Object.entries(card.fields ?? {})) {
    if (value === undefined || value === null || value === '') continue
    const field = Object.hasOwn(description.fields, name) ? description.fields[name] : undefined
    if (field === undefined) return 'no-such-field'
    const write = planField(draft, card.id, name, field, value, itemIds)
    if (typeof write === 'string') return write
    writes.push(write)
  }
  const order = orderBetween(draft.inZone(zone).at(-1)?.order ?? null, null)
  const { by, at } = draft.author
  draft.take(card.id)
  draft.put({ id: card.id, kind: card.kind, zone, z, order, shown: true })
  draft.birth(() => {
    const map = addMap(draft.boardDoc.cards, card.id)
    map.set(CARD_KEY.kind, card.kind)
    map.set(CARD_KEY.bin, BEING_MADE)
    map.set(CARD_KEY.pos, pos)
    map.set(CARD_KEY.size, size)
    map.set(CARD_KEY.z, z)
    map.set(CARD_KEY.order, order)
    map.set(CARD_KEY.inAgreement, card.inAgreement ?? description.inAgreement)
    map.set(CARD_KEY.made, { at, by })
    if (zone !== null) map.set(CARD_KEY.zone, zone)
    for (const key of ['look', 'group', 'extra'] as const) {
      const value = card[key]
      if (value !== undefined && value !== null) map.set(CARD_KEY[key], value)
    }
    if (card.voice !== undefined && Object.keys(card.voice).length > 0) map.set(CARD_KEY.voice, card.voice)
    // Every list is there from the start: two people adding the first item at once must meet in one list.
    for (const [name, field] of Object.entries(description.fields)) if (field.type === 'list') addMap(map, name)
    for (const write of writes) write(map)
  })
  reveal(draft, card.id)
  return null
}

export const planCreate = (draft: Draft, { cards, relations = [] }: Of<'create'>): Refusal | null => {
  const places = [...draft.places()]
  if (places.filter(({ shown }) => shown).length + cards.length > LIMITS.cards) return 'too-many'
  const top = places.reduce<string | null>((highest, { z }) => (highest === null || z > highest ? z : highest), null)
  const keys = ordersBetween(top, null, cards.length)
  // A card may stand in a zone that is created with it: zones come first, whatever their place in the list.
  const zonesFirst = [...cards.entries()].toSorted(
    ([, one], [, two]) => Number(two.kind === 'zone') - Number(one.kind === 'zone'),
  )
  for (const [index, card] of zonesFirst) {
    const refusal = planNewCard(draft, card, keys[index] ?? FIRST_ORDER)
    if (refusal !== null) return refusal
  }
  for (const relation of relations) {
    const refusal = planConnect(draft, relation)
    if (refusal !== null) return refusal
  }
  return null
}

/** Of a relation that several people drew at once, what is shown as one goes and comes back as one. */
const setBin = (draft: Draft, id: string, bin: { readonly at: string; readonly by: string } | null): void => {
  const twins = draft.twinsOf(id)
  draft.change(() => {
    for (const each of [id, ...twins]) {
      const map = cardMap(draft.boardDoc, each) ?? relationMap(draft.boardDoc, each)
      if (map === null || (bin === null) === (readBin(map.get(CARD_KEY.bin)) === null)) continue
      map.set(RELATION_KEY.bin, bin)
    }
  })
}

export const planBin = (draft: Draft, { ids }: Of<'bin'>): Refusal | null => {
  const { at, by } = draft.author
  for (const id of ids) {
    const place = draft.place(id)
    if (place === null && relationMap(draft.boardDoc, id) === null) return 'no-such-card'
    if (place?.kind === 'charter') return 'not-allowed-here'
    if (place !== null && draft.isLocked(id)) return 'locked'
    if (place !== null) draft.put({ ...place, shown: false })
    setBin(draft, id, { at, by })
  }
  return null
}

export const planRestore = (draft: Draft, { ids }: Of<'restore'>): Refusal | null => {
  for (const id of ids) {
    const place = draft.place(id)
    if (place === null && relationMap(draft.boardDoc, id) === null) return 'no-such-card'
    if (place !== null) draft.put({ ...place, shown: true })
    setBin(draft, id, null)
  }
  return null
}

export const planConvert = (draft: Draft, { id, kind }: Of<'convert'>): Refusal | null => {
  const place = draft.place(id)
  if (place === null || !place.shown) return 'no-such-card'
  if (!isCardKind(kind)) return 'bad-value'
  const target = describeCard(kind)
  if (place.kind !== 'note' || target.palette === null || kind === 'note') return 'not-allowed-here'
  if (draft.isLocked(id)) return 'locked'
  const from = describeCard(place.kind).title
  const words = draft.text({ card: id, field: from })
  const size = readSize(cardMap(draft.boardDoc, id)?.get(CARD_KEY.size)) ?? target.size
  draft.birth(() => {
    const map = cardMap(draft.boardDoc, id)
    for (const [name, field] of Object.entries(target.fields))
      if (field.type === 'list' && map?.has(name) === false) addMap(map, name)
  })
  setKey(draft, id, CARD_KEY.kind, kind)
  setKey(draft, id, CARD_KEY.inAgreement, target.inAgreement)
  setKey(draft, id, CARD_KEY.size, [Math.max(size[0], target.size[0]), Math.max(size[1], target.size[1])])
  const title = { card: id, field: target.title }
  if (target.title !== from && draft.text(title) === '' && words !== '') {
    draft.setText(title, words)
    draft.change(() => textAt(draft.boardDoc, title).insert(0, words))
  }
  draft.put({ ...place, kind })
  draft.touch(id)
  return null
}
