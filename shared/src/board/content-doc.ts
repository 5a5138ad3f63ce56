// Knows how a board's plain content is written into a document and read back whole, bin included; refuses to know files.
import type { BoardContent, BoardHead, CardContent, RelationContent } from './board-content.ts'
import {
  addMap,
  BOARD_KEY,
  CARD_KEY,
  cardMap,
  ITEM_KEY,
  rawTextAt,
  RELATION_KEY,
  relationMap,
  SCHEMA_VERSION,
  textAt,
  type BoardDoc,
  type RawMap,
} from './board-doc.ts'
import { readPlain, readPlainText } from './field-value.ts'
import { isId } from './ids.ts'
import { describeCard, isCardKind } from './kinds/card-kinds.ts'
import type { FieldDescription, ItemFieldDescription } from './kinds/kind.ts'
import { describeRelation, isRelationKind } from './kinds/relation-kinds.ts'
import { FIRST_ORDER, isOrder, ordersBetween } from './order.ts'
import { isPlainValue, isRecord, RESERVED_NAMES } from './plain-value.ts'
import { rawItems } from './read-card.ts'
import {
  binnedFrom,
  readBin,
  readCommon,
  readPoint,
  readSize,
  readSource,
  readStamp,
  type SetCommon,
} from './read-common.ts'
import { readHead } from './read-head.ts'
import { readAttributes } from './read-relation.ts'
import { exportText, readableText } from './text-rules.ts'

const COMMON: ReadonlySet<string> = new Set(['id', ...Object.values(CARD_KEY)])
const RELATION_COMMON: ReadonlySet<string> = new Set(['id', ...Object.values(RELATION_KEY)])
const silent = (): void => undefined

/** A plain value that may enter the document. A key that is a reserved name gets another one. */
const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(storable)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      RESERVED_NAMES.has(key) ? `[${key}]` : key.toWellFormed(),
      storable(part),
    ]),
  )
}

/** Writes one field; false = the value does not fit the field. */
const writePlain = (
  map: RawMap,
  name: string,
  field: FieldDescription | ItemFieldDescription,
  value: unknown,
): boolean => {
  const read = readPlain(field, value)
  if (!read.whole || read.value === undefined) return false
  map.set(name, read.value)
  return true
}
const writeText = (boardDoc: BoardDoc, address: Parameters<typeof textAt>[1], value: unknown): boolean => {
  if (typeof value !== 'string') return false
  const text = readableText(value)
  // Writing over an old text of the same address never happens on a new id; a text that is there stays in front.
  if (text !== '') textAt(boardDoc, address).insert(rawTextAt(boardDoc, address).length, text)
  return true
}

const writeItems = (
  boardDoc: BoardDoc,
  id: string,
  list: RawMap,
  item: Readonly<Record<string, ItemFieldDescription>>,
  value: unknown,
  taken: Set<string>,
): unknown[] => {
  if (!Array.isArray(value)) return [value]
  const values = value as readonly unknown[]
  const fresh = ordersBetween(null, null, values.length)
  return values.flatMap((raw, index): unknown[] => {
    // One id once per card, in whatever list: the address of an item's text does not name the list.
    if (!isRecord(raw) || !isId(raw['id']) || taken.has(raw['id'])) return [raw]
    const itemId = raw['id']
    taken.add(itemId)
    const map = addMap(list, itemId)
    map.set(ITEM_KEY.order, isOrder(raw['order']) ? raw['order'] : (fresh[index] ?? FIRST_ORDER))
    const source = readSource(raw['source'])
    if (source !== undefined) map.set(ITEM_KEY.source, source)
    const left = Object.entries(raw).filter(([name, part]) => {
      if (name === 'id' || name === 'order' || name === 'source' || part === undefined || part === null || part === '')
        return false
      const field = item[name]
      if (field === undefined) return true
      return field.type === 'line' || field.type === 'text'
        ? !writeText(boardDoc, { card: id, item: itemId, field: name }, part)
        : !writePlain(map, name, field, part)
    })
    return left.length === 0 ? [] : [{ id: itemId, ...Object.fromEntries(left) }]
  })
}

const setIf = (map: RawMap, key: string, value: unknown): void => {
  if (value !== undefined && value !== null) map.set(key, value)
}

const writeCard = (boardDoc: BoardDoc, card: CardContent): void => {
  const description = describeCard(card.kind)
  const map = addMap(boardDoc.cards, card.id)
  map.set(CARD_KEY.kind, card.kind)
  map.set(CARD_KEY.pos, readPoint(card.pos) ?? [0, 0])
  map.set(CARD_KEY.size, readSize(card.size) ?? description.size)
  map.set(CARD_KEY.z, isOrder(card.z) ? card.z : FIRST_ORDER)
  map.set(CARD_KEY.order, isOrder(card.order) ? card.order : FIRST_ORDER)
  map.set(CARD_KEY.inAgreement, card.inAgreement)
  for (const key of ['zone', 'look', 'made', 'touched', 'voice', 'lock', 'group', 'source', 'bin'] as const)
    setIf(map, key, card[key])
  const left: Record<string, unknown> = {}
  const itemIds = new Set<string>()
  for (const [name, field] of Object.entries(description.fields)) {
    // Every list is there from the start: two people adding the first item at once must meet in one list.
    const list = field.type === 'list' ? addMap(map, name) : null
    const value = card[name]
    if (value === undefined || value === null || value === '') continue
    if (list !== null && field.type === 'list') {
      const unfit = writeItems(boardDoc, card.id, list, field.item, value, itemIds)
      if (unfit.length > 0) left[name] = unfit
    } else if (field.type === 'line' || field.type === 'text') {
      if (!writeText(boardDoc, { card: card.id, field: name }, value)) left[name] = value
    } else if (!writePlain(map, name, field, value)) left[name] = value
  }
  for (const [name, value] of Object.entries(card))
    if (!COMMON.has(name) && description.fields[name] === undefined && value !== undefined && value !== null)
      left[name] = value
  const extra = storable({ ...card.extra, ...left })
  if (isRecord(extra) && Object.keys(extra).length > 0 && isPlainValue(extra)) map.set(CARD_KEY.extra, extra)
}

const writeRelation = (boardDoc: BoardDoc, relation: RelationContent): void => {
  const map = addMap(boardDoc.relations, relation.id)
  map.set(RELATION_KEY.kind, relation.kind)
  map.set(RELATION_KEY.from, relation.from)
  map.set(RELATION_KEY.to, relation.to)
  for (const key of ['fromItem', 'toItem', 'made', 'source', 'bin'] as const)
    setIf(map, key, relation[key] === '' ? undefined : relation[key])
  setIf(map, RELATION_KEY.bend, readPoint(relation.bend))
  const { attributes } = describeRelation(relation.kind)
  for (const [name, value] of Object.entries(relation)) {
    const attribute = attributes[name]
    if (attribute === undefined || RELATION_COMMON.has(name)) continue
    const read =
      attribute.type === 'line' || attribute.type === 'text' ? readPlainText(value) : readPlain(attribute, value)
    setIf(map, name, read.value)
  }
}

/**
 * Writes content in one transaction: what a new board starts with, or cards that join a live one.
 * The head is written only where the board has none. A value that does not fit its field is kept in the card's `extra`;
 * nothing is dropped. Item ids must be unique within their card, over all its lists. Texts are cleaned of control characters.
 *
 * @throws RangeError when an id is malformed or already taken, or a kind unknown: whoever made the content has to see to that.
 */
export const writeContent = (boardDoc: BoardDoc, content: BoardContent, origin: unknown): void => {
  const taken = new Set<string>()
  for (const { id } of [...content.cards, ...content.relations]) {
    if (!isId(id))
      throw new RangeError(`content has the id ${JSON.stringify(id)}; an id is 1 to 40 characters of A-Z a-z 0-9 _ -`)
    if (taken.has(id) || boardDoc.cards.has(id) || boardDoc.relations.has(id))
      throw new RangeError(`content has the id ${id}, which is taken`)
    taken.add(id)
  }
  for (const { id, kind } of content.cards)
    if (!isCardKind(kind)) throw new RangeError(`card ${id} has the unknown kind ${String(kind)}`)
  for (const { id, kind } of content.relations)
    if (!isRelationKind(kind)) throw new RangeError(`relation ${id} has the unknown kind ${String(kind)}`)
  boardDoc.doc.transact(() => {
    if (!boardDoc.board.has(BOARD_KEY.schemaVersion)) writeHead(boardDoc, content.board)
    for (const card of content.cards) writeCard(boardDoc, card)
    for (const relation of content.relations) writeRelation(boardDoc, relation)
  }, origin)
}

const writeHead = ({ board }: BoardDoc, head: BoardHead): void => {
  board.set(BOARD_KEY.schemaVersion, SCHEMA_VERSION)
  board.set(BOARD_KEY.title, readableText(head.title))
  for (const key of ['stage', 'timeZone', 'language', 'createdAt', 'firstProposedOn', 'firstAgreedOn'] as const)
    setIf(board, key, head[key])
  const settings = storable(head.settings)
  board.set(BOARD_KEY.settings, isRecord(settings) && isPlainValue(settings) ? settings : {})
}

const binContent = (
  raw: unknown,
  common: Pick<SetCommon, 'made' | 'touched'>,
): { readonly at: string; readonly by: string } | null | 'hidden' => {
  const state = readBin(raw)
  return state === null ? null : (binnedFrom(state, common.made ?? null, common.touched ?? null) ?? 'hidden')
}

const readFields = (
  boardDoc: BoardDoc,
  id: string,
  map: RawMap,
  fields: Readonly<Record<string, FieldDescription>>,
): Record<string, unknown> => {
  const set: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === 'list') {
      const items = rawItems(map, name, '', silent).map((item) => {
        const read: Record<string, unknown> = { id: item.id, order: item.order }
        const source = readSource(item.map.get(ITEM_KEY.source))
        if (source !== undefined) read['source'] = source
        for (const [key, part] of Object.entries(field.item)) {
          const value =
            part.type === 'line' || part.type === 'text'
              ? exportText(rawTextAt(boardDoc, { card: id, item: item.id, field: key }))
              : readPlain(part, item.map.get(key)).value
          if (value !== undefined && value !== '') read[key] = value
        }
        return read
      })
      if (items.length > 0) set[name] = items
    } else {
      const value =
        field.type === 'line' || field.type === 'text'
          ? exportText(rawTextAt(boardDoc, { card: id, field: name }))
          : readPlain(field, map.get(name)).value
      if (value !== undefined && value !== '') set[name] = value
    }
  }
  return set
}

/** One card, bin included; null = not there, being made, or nothing anybody can read. */
export const readCardContent = (boardDoc: BoardDoc, id: string): CardContent | null => {
  const map = isId(id) ? cardMap(boardDoc, id) : null
  const kind = map?.get(CARD_KEY.kind)
  if (map === null || !isCardKind(kind)) return null
  const description = describeCard(kind)
  const common = readCommon(map, '', null, silent)
  const bin = binContent(map.get(CARD_KEY.bin), common)
  if (bin === 'hidden') return null
  return {
    ...readFields(boardDoc, id, map, description.fields),
    ...common,
    id,
    kind,
    pos: common.pos ?? [0, 0],
    size: common.size ?? description.size,
    z: common.z ?? FIRST_ORDER,
    order: common.order ?? FIRST_ORDER,
    inAgreement: common.inAgreement ?? description.inAgreement,
    ...(bin === null ? {} : { bin }),
  }
}

/** The same for one relation. */
export const readRelationContent = (boardDoc: BoardDoc, id: string): RelationContent | null => {
  const map = isId(id) ? relationMap(boardDoc, id) : null
  if (map === null) return null
  const [kind, from, to] = [map.get(RELATION_KEY.kind), map.get(RELATION_KEY.from), map.get(RELATION_KEY.to)]
  if (!isRelationKind(kind) || !isId(from) || !isId(to)) return null
  const made = readStamp(map.get(RELATION_KEY.made))
  const bin = binContent(map.get(RELATION_KEY.bin), made === undefined ? {} : { made })
  if (bin === 'hidden') return null
  const [fromItem, toItem] = [map.get(RELATION_KEY.fromItem), map.get(RELATION_KEY.toItem)]
  const bend = readPoint(map.get(RELATION_KEY.bend))
  const source = readSource(map.get(RELATION_KEY.source))
  return {
    ...readAttributes(kind, map, '', silent),
    id,
    kind,
    from,
    to,
    ...(isId(fromItem) ? { fromItem } : {}),
    ...(isId(toItem) ? { toItem } : {}),
    ...(made === undefined ? {} : { made }),
    ...(bend === undefined ? {} : { bend }),
    ...(bin === null ? {} : { bin }),
    ...(source === undefined ? {} : { source }),
  }
}

/**
 * Everything the board says, bin included, as it goes into a board file: only what is set, texts composed.
 * Relations whose card is no longer in the document, and what nobody can read, stay behind in the document.
 */
export const readContent = (boardDoc: BoardDoc): BoardContent => {
  const { head } = readHead(boardDoc)
  const sorted = (keys: Iterable<string>): string[] => [...keys].toSorted()
  const cards = sorted(boardDoc.cards.keys()).flatMap((id) => readCardContent(boardDoc, id) ?? [])
  const there = new Set(cards.map(({ id }) => id))
  const relations = sorted(boardDoc.relations.keys())
    .flatMap((id) => readRelationContent(boardDoc, id) ?? [])
    .filter(({ from, to }) => there.has(from) && there.has(to))
  return {
    board: {
      title: exportText(head.title),
      stage: head.stage,
      language: head.language,
      timeZone: head.timeZone,
      createdAt: head.createdAt,
      ...(head.firstProposedOn === null ? {} : { firstProposedOn: head.firstProposedOn }),
      ...(head.firstAgreedOn === null ? {} : { firstAgreedOn: head.firstAgreedOn }),
      settings: head.settings,
    },
    cards,
    relations,
  }
}
