// Knows how one card is read out of the document, in whole or only where it changed; refuses to know other cards.
import type { Card, Problem } from './board.ts'
import { cardMap, ITEM_KEY, mapIn, rawTextAt, CARD_KEY, type BoardDoc, type RawMap } from './board-doc.ts'
import { readPlain, whenNotSet } from './field-value.ts'
import { isId } from './ids.ts'
import { describeCard, isCardKind } from './kinds/card-kinds.ts'
import { fieldEntries } from './kinds/field-entries.ts'
import type { FieldDescription, KindDescription, ListField } from './kinds/kind.ts'
import { compareOrder, FIRST_ORDER, isOrder } from './order.ts'
import { samePlain } from './plain-value.ts'
import type { TextAddress } from './text-address.ts'
import { readBin, readCommon, readSource, type BinState, type Report } from './read-common.ts'
import { readableText } from './text-rules.ts'

/** A card as read. `card` null = nothing a board can show; the document keeps it. */
export interface CardReading {
  readonly card: Card | null
  readonly bin: BinState
  readonly problems: readonly Problem[]
}
/** Which parts of a card to read anew: keys of its map, `ITEM_TEXTS` for texts of list items; null = all. */
export type Parts = ReadonlySet<string> | null
export const ITEM_TEXTS = '#items'

/** One list item as it stands in the document, in no order yet. */
export interface RawItem {
  readonly id: string
  readonly order: string
  readonly map: RawMap
}
/** The items of a list field that are not in the bin, in reading order. */
export const rawItems = (card: RawMap, field: string, path: string, report: Report): readonly RawItem[] => {
  const raw = card.get(field)
  if (raw === undefined || raw === null) return []
  const list = mapIn(card, field)
  if (list === null) {
    report('unreadable', path)
    return []
  }
  const items: RawItem[] = []
  for (const id of list.keys()) {
    const map = mapIn(list, id)
    if (!isId(id)) report('bad-id', path)
    else if (map === null) report('unreadable', `${path}/${id}`)
    else if (readBin(map.get(ITEM_KEY.bin)) === null) {
      const order = map.get(ITEM_KEY.order)
      if (!isOrder(order)) report('bad-value', `${path}/${id}/order`)
      items.push({ id, order: isOrder(order) ? order : FIRST_ORDER, map })
    }
  }
  return items.toSorted(compareOrder)
}

const readText = (boardDoc: BoardDoc, address: TextAddress, list: string, report: Report): string => {
  const raw = rawTextAt(boardDoc, address)
  const text = readableText(raw)
  // The path is made only where something is wrong: most texts have nothing to report.
  if (text !== raw) {
    const { card, item, field } = address
    report('bad-text', item === undefined ? `cards/${card}/${field}` : `cards/${card}/${list}/${item}/${field}`)
  }
  return text
}

const readItems = (
  boardDoc: BoardDoc,
  id: string,
  card: RawMap,
  name: string,
  field: ListField,
  before: unknown,
  report: Report,
): unknown => {
  const path = `cards/${id}/${name}`
  const raws = rawItems(card, name, path, report)
  if (raws.length === 0) return whenNotSet(field)
  if (raws.length > field.limit) report('too-many', path)
  const known = Array.isArray(before) ? (before as readonly { readonly id: string }[]) : []
  const items = raws.map(({ id: item, order, map }) => {
    const read: Record<string, unknown> = { id: item, order }
    const source = readSource(map.get(ITEM_KEY.source))
    if (source !== undefined) read['source'] = source
    for (const [key, part] of fieldEntries(field.item)) {
      if (part.type === 'line' || part.type === 'text') {
        read[key] = readText(boardDoc, { card: id, item, field: key }, name, report)
      } else {
        const { value, whole } = readPlain(part, map.get(key))
        if (!whole) report('bad-value', `${path}/${item}/${key}`)
        read[key] = value ?? whenNotSet(part)
      }
    }
    const same = known.find((other) => other.id === item)
    return samePlain(same, read) ? same : read
  })
  return items.length === known.length && items.every((item, index) => item === known[index]) ? before : items
}

const readField = (
  boardDoc: BoardDoc,
  id: string,
  card: RawMap,
  name: string,
  field: FieldDescription,
  before: unknown,
  report: Report,
): unknown => {
  if (field.type === 'list') return readItems(boardDoc, id, card, name, field, before, report)
  if (field.type === 'line' || field.type === 'text') return readText(boardDoc, { card: id, field: name }, '', report)
  const { value, whole } = readPlain(field, card.get(name))
  if (!whole) report('bad-value', `cards/${id}/${name}`)
  const read = value ?? whenNotSet(field)
  return samePlain(before, read) ? before : read
}

const mustRead = (name: string, field: FieldDescription, parts: Parts): boolean =>
  parts === null || parts.has(name) || (field.type === 'list' && parts.has(ITEM_TEXTS))

/** Keeps the problems of fields that are not read anew. */
const stillTrue = (problems: readonly Problem[], id: string, description: KindDescription, parts: Parts): Problem[] =>
  problems.filter(({ path }) => {
    const name = path.slice(`cards/${id}/`.length).split('/')[0] ?? ''
    const field = description.fields[name]
    return field !== undefined && !mustRead(name, field, parts)
  })

/**
 * Reads a card; never throws, whatever the document holds.
 * @param before what the last reading gave; parts that did not change keep their reference.
 * @param parts what changed since; null = read everything.
 */
export const readCard = (boardDoc: BoardDoc, id: string, before: CardReading | null, parts: Parts): CardReading => {
  const nothing = (code: Problem['code']): CardReading => ({
    card: null,
    bin: null,
    problems: [{ code, path: `cards/${id}` }],
  })
  if (!isId(id)) return nothing('bad-id')
  const raw = cardMap(boardDoc, id)
  if (raw === null) return nothing('unreadable')
  const kind = raw.get(CARD_KEY.kind)
  if (!isCardKind(kind)) return nothing('unknown-kind')
  const description = describeCard(kind)
  const known = before?.card?.kind === kind ? before.card : null
  const changed = known === null ? null : parts
  const problems = known === null || before === null ? [] : stillTrue(before.problems, id, description, changed)
  const report: Report = (code, path) => void problems.push({ code, path })

  const oldFields: Readonly<Record<string, unknown>> | null = known?.fields ?? null
  let fields: Record<string, unknown> | null = oldFields === null ? {} : null
  for (const [name, field] of fieldEntries(description.fields)) {
    if (!mustRead(name, field, changed)) continue
    const value = readField(boardDoc, id, raw, name, field, oldFields?.[name], report)
    if (fields === null) {
      if (value === oldFields?.[name]) continue
      fields = { ...oldFields }
    }
    fields[name] = value
  }
  const set = readCommon(raw, `cards/${id}`, known === null ? null : { ...known }, report)
  const card = {
    id,
    kind,
    pos: set.pos ?? ORIGIN,
    size: set.size ?? description.size,
    zone: set.zone ?? null,
    z: set.z ?? FIRST_ORDER,
    order: set.order ?? FIRST_ORDER,
    look: set.look ?? null,
    inAgreement: set.inAgreement ?? description.inAgreement,
    lock: set.lock ?? null,
    group: set.group ?? null,
    source: set.source ?? null,
    extra: set.extra ?? null,
    made: set.made ?? null,
    touched: set.touched ?? null,
    voice: set.voice ?? NO_VOICE,
    fields: fields ?? oldFields,
  }
  const problemsNow = { bin: readBin(raw.get(CARD_KEY.bin)), problems }
  if (known !== null && sameParts(known, card)) return { card: known, ...problemsNow }
  // Every field of the kind was just read as its description says: the one place where data become types.
  return { card: card as unknown as Card, ...problemsNow }
}

const ORIGIN = [0, 0] as const
const NO_VOICE = {}
const sameParts = (known: Card, read: Readonly<Record<string, unknown>>): boolean => {
  const parts: Readonly<Record<string, unknown>> = { ...known }
  return Object.entries(read).every(([name, value]) => value === parts[name])
}
