// Knows by which operations one thing that differs between two moments says again what it said at the other; refuses to find what differs and to make any.
import type { Board, Card, Relation } from '../board/board.ts'
import { fieldValue, itemsOf, type Item } from '../board/card.ts'
import { whenNotSet, type AnyField } from '../board/field-value.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { FieldDescription, ListField } from '../board/kinds/kind.ts'
import { describeRelation } from '../board/kinds/relation-kinds.ts'
import { samePlain } from '../board/plain-value.ts'
import { sameLineKey } from '../board/same-line.ts'
import { smallestEdit } from '../board/text-edit.ts'
import { fieldOf } from './field-operations.ts'
import type { NewCard, NewRelation, Operation } from './operation.ts'

/** What differs: the whole thing, or one field of it, or one item of that, or one part of that by its label. */
export interface Difference {
  readonly about: 'board' | 'card' | 'relation'
  readonly id: string
  readonly field?: string | undefined
  readonly itemId?: string | undefined
  readonly part?: string | undefined
}

interface Moments {
  readonly now: Board
  readonly earlier: Board
}

const CANNOT = null

/**
 * What makes the thing say again what it said then, everything else left as it is now. Empty = it says so already; null =
 * there is no such way: a kind that a note has become, ends of a line that lie elsewhere, a card whose other side is gone.
 * What comes back never does so a second time: a card from the bin, an entry under its own id. [OP45]
 */
export function putBack(now: Board, earlier: Board, what: Difference): readonly Operation[] | null {
  const of: Moments = { now, earlier }
  switch (what.about) {
    case 'board':
      return now.title === earlier.title ? [] : [{ type: 'set-board', title: earlier.title }]
    case 'relation':
      return relationBack(of, what)
    case 'card':
      return what.field === undefined ? cardBack(of, what.id) : fieldBack(of, what, what.field)
  }
}

function cardBack(of: Moments, id: string): readonly Operation[] | null {
  const { now, earlier: then } = of
  const was = then.cards.get(id)
  const isOnBoard = now.cards.has(id)
  if (was === undefined) return isOnBoard ? [{ type: 'bin', ids: [id] }] : []
  if (isOnBoard) return []
  const binned = now.bin.find((one) => one.id === id)?.card
  if (binned === undefined) return [{ type: 'create', cards: [asNew(now, was)], relations: linesOf(of, id) }]
  const back: readonly Operation[] = [{ type: 'restore', ids: [id] }]
  if (binned.kind !== was.kind) return back
  const fields = Object.entries(describeCard(was.kind).fields)
  // What names a card that is gone is left as it is: it must not keep the rest in the bin.
  return [
    ...back,
    ...fields.flatMap(([name, field]) =>
      isThereOn(now, field, fieldValue(was, name)) ? wholeField(binned, was, name, field, now) : [],
    ),
  ]
}

/** The card as it was, for where the bin does not hold it any more. */
function asNew({ cards }: Board, card: Card): NewCard {
  const { id, kind, pos, size, zone, look, inAgreement, group, extra, voice } = card
  const said = Object.entries(describeCard(kind).fields).filter(
    ([name, field]) => !samePlain(fieldValue(card, name), whenNotSet(field)),
  )
  const fields = Object.fromEntries(said.map(([name]) => [name, fieldValue(card, name)]))
  const place = zone !== null && cards.has(zone) ? { zone } : {}
  return { id, kind, pos, size, ...place, look, inAgreement, group, extra, voice, fields }
}

/** The lines it had then to what is still there. */
function linesOf({ now, earlier: then }: Moments, id: string): readonly NewRelation[] {
  return [...then.relations.values()]
    .filter(({ from, to }) => (from === id && now.cards.has(to)) || (to === id && now.cards.has(from)))
    .map(drawn)
}

function drawn({ id, kind, from, fromItem, to, toItem, bend, attributes }: Relation): NewRelation {
  const items = { ...(fromItem === '' ? {} : { fromItem }), ...(toItem === '' ? {} : { toItem }) }
  return { id, kind, from, to, ...items, bend, attributes }
}

function relationBack({ now, earlier: then }: Moments, { id, field }: Difference): readonly Operation[] | null {
  const [is, was] = [now.relations.get(id), then.relations.get(id)]
  if (was === undefined) return is === undefined || field !== undefined ? [] : [{ type: 'bin', ids: [id] }]
  if (is === undefined) {
    // Somebody may have drawn it again since.
    const key = sameLineKey(was)
    if (key !== null && [...now.relations.values()].some((one) => sameLineKey(one) === key)) return []
    return [{ type: 'restore-relation', relation: drawn(was) }]
  }
  if (field === undefined) return []
  const endsOf = ({ from, fromItem, to, toItem }: Relation): unknown => [from, fromItem, to, toItem]
  if (field === 'ends' && !samePlain(endsOf(is), endsOf(was))) return CANNOT
  const { attributes } = describeRelation(was.kind)
  const names = field === 'ends' ? Object.keys(attributes) : [field]
  const differ = names.filter((name) => !samePlain(is.attributes[name], was.attributes[name]))
  if (is.kind === was.kind && differ.length === 0) return []
  const values = Object.fromEntries(differ.map((name) => [name, was.attributes[name]]))
  return [{ type: 'change-relation', id, ...(is.kind === was.kind ? {} : { kind: was.kind }), attributes: values }]
}

function fieldBack({ now, earlier: then }: Moments, what: Difference, name: string): readonly Operation[] | null {
  const { id, itemId, part } = what
  const [is, was] = [now.cards.get(id), then.cards.get(id)]
  if (is === undefined || was === undefined) return CANNOT
  if (name === 'kind') return is.kind === was.kind ? [] : CANNOT
  if (name === 'zone') return zoneBack(now, then, is, was)
  if (name === 'inAgreement')
    return is.inAgreement === was.inAgreement
      ? []
      : [{ type: 'set-in-agreement', ids: [id], inAgreement: was.inAgreement }]
  const [field, before] = [fieldOf(is.kind, name), fieldOf(was.kind, name)]
  if (field === null || field.type !== before?.type) return CANNOT
  if (field.type !== 'list')
    return isThereOn(now, field, fieldValue(was, name)) ? wholeField(is, was, name, field, now) : CANNOT
  if (itemId === undefined) return inOrder(is, was, name)
  return part === undefined
    ? itemBack(is, was, name, field, itemId)
    : partBack(is, was, { name, list: field, itemId, part }, now)
}

/** Where it lay in the zone: that may lie elsewhere by now. */
function zoneBack(now: Board, then: Board, is: Card, was: Card): readonly Operation[] | null {
  if (is.zone === was.zone) return []
  const [there, before] = [now.cards.get(was.zone ?? ''), then.cards.get(was.zone ?? '')]
  if (was.zone !== null && (there === undefined || before === undefined)) return CANNOT
  const [dx, dy] = there === undefined || before === undefined ? [0, 0] : apart(before, there)
  return [{ type: 'move', moves: [{ id: is.id, pos: [was.pos[0] + dx, was.pos[1] + dy], zone: was.zone }] }]
}
const apart = (one: Card, other: Card): readonly [number, number] => [
  other.pos[0] - one.pos[0],
  other.pos[1] - one.pos[1],
]

const isText = ({ type }: AnyField): boolean => type === 'line' || type === 'text'
const words = (value: unknown): string => (typeof value === 'string' ? value : '')
/** True when every card that the value names is on the board: what names one that is gone would say nothing. */
function isThereOn({ cards }: Board, field: AnyField, value: unknown): boolean {
  if (field.type !== 'reference' && field.type !== 'references') return true
  const named = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  return named.every((one) => cards.has(one.split('#')[0] ?? ''))
}
/** As it is written: what means nothing said is not set. */
const written = (field: AnyField, value: unknown): unknown => (samePlain(value, whenNotSet(field)) ? undefined : value)

function wholeField(is: Card, was: Card, name: string, field: FieldDescription, board: Board): readonly Operation[] {
  const card = is.id
  if (field.type === 'list') return listBack(is, was, name, field, board)
  const [value, before] = [fieldValue(is, name), fieldValue(was, name)]
  if (samePlain(value, before)) return []
  return isText(field)
    ? [{ type: 'edit-text', at: { card, field: name }, ...smallestEdit(words(value), words(before)) }]
    : [{ type: 'set-field', card, field: name, value: written(field, before) }]
}

/** What has come into the list since stays. */
function listBack(is: Card, was: Card, name: string, list: ListField, board: Board): readonly Operation[] {
  return itemsOf(was, name).flatMap(({ id }) => {
    if (!itemsOf(is, name).some((item) => item.id === id)) return itemBack(is, was, name, list, id, board) ?? []
    const parts = Object.values(list.item)
    return parts.flatMap(({ label }) => partBack(is, was, { name, list, itemId: id, part: label }, board) ?? [])
  })
}

/** @param board without what names a card that is not on it; absent = as it was. */
function itemBack(
  is: Card,
  was: Card,
  field: string,
  list: ListField,
  id: string,
  board?: Board,
): readonly Operation[] | null {
  const [now, then] = [itemsOf(is, field), itemsOf(was, field)]
  const [card, before] = [is.id, then.find((item) => item.id === id)]
  const isThere = now.some((item) => item.id === id)
  if (before === undefined) return isThere ? [{ type: 'remove-item', card, field, item: id }] : []
  if (isThere) return []
  const earlier = then.slice(0, then.indexOf(before)).filter((item) => now.some((other) => other.id === item.id))
  const said = Object.entries(list.item)
    .filter(([name, part]) => board === undefined || isThereOn(board, part, before[name]))
    .map(([name, part]) => [name, written(part, before[name])])
  const values: Readonly<Record<string, unknown>> = Object.fromEntries(said)
  return [{ type: 'restore-item', card, field, id, after: earlier.at(-1)?.id ?? null, values }]
}

interface Part {
  readonly name: string
  readonly list: ListField
  readonly itemId: string
  readonly part: string
}

/** @param board where what it names has to be; absent = wherever it is. */
function partBack(is: Card, was: Card, { name, list, itemId, part }: Part, board?: Board): readonly Operation[] | null {
  const itemIn = (card: Card): Item | undefined => itemsOf(card, name).find(({ id }) => id === itemId)
  const [now, then] = [itemIn(is), itemIn(was)]
  const [key, described] = Object.entries(list.item).find(([, { label }]) => label === part) ?? []
  if (now === undefined || then === undefined || key === undefined || described === undefined) return CANNOT
  if (samePlain(now[key], then[key])) return []
  if (board !== undefined && !isThereOn(board, described, then[key])) return CANNOT
  const card = is.id
  if (isText(described)) {
    const at = { card, item: itemId, field: key }
    return [{ type: 'edit-text', at, ...smallestEdit(words(now[key]), words(then[key])) }]
  }
  const value = written(described, then[key])
  return [{ type: 'set-item-field', card, field: name, item: itemId, name: key, value }]
}

/** Those that were there then follow each other as they did; what has come since keeps its place in the row. */
function inOrder(is: Card, was: Card, field: string): readonly Operation[] {
  const [now, then] = [itemsOf(is, field).map(({ id }) => id), itemsOf(was, field).map(({ id }) => id)]
  const stay = then.filter((id) => now.includes(id))
  let next = 0
  const wanted = now.map((id) => (stay.includes(id) ? (stay[next++] ?? id) : id))
  const row = [...now]
  return wanted.flatMap((item, index): readonly Operation[] => {
    if (row[index] === item) return []
    row.splice(row.indexOf(item), 1)
    row.splice(index, 0, item)
    return [{ type: 'move-item', card: is.id, field, item, after: wanted[index - 1] ?? null }]
  })
}
