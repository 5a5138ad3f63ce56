// Knows the board as it will be once the operations before have been made, and collects their writes; writes nothing while planning.
import {
  CARD_KEY,
  cardMap,
  mapIn,
  rawTextAt,
  RELATION_KEY,
  relationMap,
  type BoardDoc,
  type RawMap,
} from '../board/board-doc.ts'
import { instantMs } from '../board/calendar.ts'
import { isCardKind } from '../board/kinds/card-kinds.ts'
import type { CardKind, ListField } from '../board/kinds/kind.ts'
import { describeRelation, isRelationKind } from '../board/kinds/relation-kinds.ts'
import { compareOrder, FIRST_ORDER, isOrder, needsRenumbering, orderBetween, ordersBetween } from '../board/order.ts'
import { rawItems } from '../board/read-card.ts'
import { readBin, readStamp } from '../board/read-common.ts'
import { isId } from '../board/ids.ts'
import { samePlain } from '../board/plain-value.ts'
import { lineKey } from '../board/same-line.ts'
import type { TextAddress } from '../board/text-address.ts'
import type { Author } from './origins.ts'

/** One more word about the same card within this time is no news. */
const TOUCH_EVERY_MS = 10_000

/** What planning needs to know of a card that is there or about to be. */
export interface Place {
  readonly id: string
  readonly kind: CardKind
  readonly zone: string | null
  readonly z: string
  readonly order: string
  /** In sight: neither binned nor still being made. */
  readonly shown: boolean
}
/** One entry of something ordered. */
export interface Ordered {
  readonly id: string
  readonly order: string
}
/** A key for the entry, and new keys for its neighbours where no good one fits between them. */
export interface Placement {
  readonly order: string
  readonly renumbered: readonly Ordered[]
}

export interface Draft {
  readonly boardDoc: BoardDoc
  readonly author: Author
  /** Done first, outside undo: things come into being. */
  birth(write: () => void): void
  /** Done as one undo step. */
  change(write: () => void): void
  /** Notes who changed what the card says. `typing` = at most every ten seconds. */
  touch(card: string, typing?: boolean): void
  /** The card in the document or about to be; null = no such card. */
  place(id: string): Place | null
  /** Every card there is or will be; read once, then kept. */
  places(): Iterable<Place>
  /** The cards in sight that stand in a zone (null = in none), in reading order. */
  inZone(zone: string | null): readonly Place[]
  put(place: Place): void
  /** Kind of a card, for references. */
  readonly kindOf: (id: string) => CardKind | null
  isLocked(card: string): boolean
  /** True when a card or relation has the id, or will have. */
  isTaken(id: string): boolean
  take(id: string): void
  /** True when a relation in sight, other than `except`, has the key (made of kind and ends), or will have. */
  hasLine(key: string, except: string | null): boolean
  putLine(id: string, key: string): void
  /** The other relations that say the same and are in sight as well, or went into the bin with it: all of them read as one. */
  twinsOf(relation: string): readonly string[]
  /** Relations there are, in sight or not, and will be. */
  countLines(): number
  text(address: TextAddress): string
  setText(address: TextAddress, text: string): void
  items(card: string, field: string, list: ListField): readonly Ordered[]
  setItems(card: string, field: string, items: readonly Ordered[]): void
  run(): {
    readonly births: readonly (() => void)[]
    readonly changes: readonly (() => void)[]
    readonly touched: ReadonlySet<string>
  }
}

const placeOf = (id: string, map: RawMap): Place | null => {
  const kind = map.get(CARD_KEY.kind)
  if (!isCardKind(kind)) return null
  const [zone, z, order] = [map.get(CARD_KEY.zone), map.get(CARD_KEY.z), map.get(CARD_KEY.order)]
  return {
    id,
    kind,
    zone: isId(zone) ? zone : null,
    z: isOrder(z) ? z : FIRST_ORDER,
    order: isOrder(order) ? order : FIRST_ORDER,
    shown: readBin(map.get(CARD_KEY.bin)) === null,
  }
}

const keyOfLine = (map: RawMap): string => {
  const { kind, from, fromItem, to, toItem } = RELATION_KEY
  return lineKey(map.get(kind), map.get(from), map.get(fromItem), map.get(to), map.get(toItem))
}
const linesByKey = ({ relations }: BoardDoc): ReadonlyMap<string, readonly string[]> => {
  const lines = new Map<string, string[]>()
  for (const id of relations.keys()) {
    const map = mapIn(relations, id)
    if (map === null) continue
    const key = keyOfLine(map)
    const same = lines.get(key)
    if (same === undefined) lines.set(key, [id])
    else same.push(id)
  }
  return lines
}

/** Opens a plan on the document as it is now. */
export const openDraft = (boardDoc: BoardDoc, author: Author): Draft => {
  const births: (() => void)[] = []
  const changes: (() => void)[] = []
  const touched = new Set<string>()
  const changedPlaces = new Map<string, Place>()
  const newLines = new Map<string, string>()
  let all: Map<string, Place> | null = null
  let zones: Map<string | null, Place[]> | null = null
  let lines: ReadonlyMap<string, readonly string[]> | null = null
  const texts = new Map<string, string>()
  const lists = new Map<string, readonly Ordered[]>()
  const taken = new Set<string>()
  const place = (id: string): Place | null => {
    const known = changedPlaces.get(id) ?? all?.get(id)
    if (known !== undefined) return known
    const map = cardMap(boardDoc, id)
    return map === null || !isId(id) ? null : placeOf(id, map)
  }
  const everyPlace = (): Map<string, Place> => {
    if (all !== null) return all
    all = new Map()
    for (const id of boardDoc.cards.keys()) {
      const found = place(id)
      if (found !== null) all.set(id, found)
    }
    for (const [id, found] of changedPlaces) all.set(id, found)
    return all
  }
  const everyZone = (): Map<string | null, Place[]> => {
    if (zones === null) {
      zones = Map.groupBy(
        [...everyPlace().values()].filter(({ shown }) => shown),
        ({ zone }) => zone,
      )
      for (const cards of zones.values()) cards.sort(compareOrder)
    }
    return zones
  }
  const put = (changed: Place): void => {
    const before = place(changed.id)
    changedPlaces.set(changed.id, changed)
    all?.set(changed.id, changed)
    if (zones === null) return
    const left = before === null ? undefined : zones.get(before.zone)
    const index = left?.findIndex(({ id }) => id === changed.id) ?? -1
    if (index >= 0) left?.splice(index, 1)
    if (!changed.shown) return
    const entered = zones.get(changed.zone) ?? []
    zones.set(changed.zone, entered)
    const last = entered.at(-1)
    entered.push(changed)
    if (last !== undefined && compareOrder(last, changed) > 0) entered.sort(compareOrder)
  }
  const textKey = ({ card, item, field }: TextAddress): string => `${card}/${item ?? ''}/${field}`

  return {
    boardDoc,
    author,
    birth: (write) => void births.push(write),
    change: (write) => void changes.push(write),
    touch(card, typing = false) {
      const map = cardMap(boardDoc, card)
      const last = map === null ? undefined : readStamp(map.get(CARD_KEY.touched))
      const recent = last?.by === author.by && instantMs(author.at) - instantMs(last.at) < TOUCH_EVERY_MS
      if (map !== null && !(typing && recent)) touched.add(card)
    },
    place,
    places: () => everyPlace().values(),
    inZone: (zone) => everyZone().get(zone) ?? [],
    put,
    kindOf: (id) => place(id)?.kind ?? null,
    isLocked: (card) => readStamp(cardMap(boardDoc, card)?.get(CARD_KEY.lock)) !== undefined,
    isTaken: (id) => taken.has(id) || boardDoc.cards.has(id) || boardDoc.relations.has(id),
    take: (id) => void taken.add(id),
    hasLine(key, except) {
      lines ??= linesByKey(boardDoc)
      const isInSight = (id: string): boolean => readBin(relationMap(boardDoc, id)?.get(RELATION_KEY.bin)) === null
      return newLines.has(key) || (lines.get(key)?.some((id) => id !== except && isInSight(id)) ?? false)
    },
    twinsOf(id) {
      const map = relationMap(boardDoc, id)
      const kind = map?.get(RELATION_KEY.kind)
      if (map === null || !isRelationKind(kind) || !describeRelation(kind).single) return []
      lines ??= linesByKey(boardDoc)
      const binOf = (relation: string): unknown => readBin(relationMap(boardDoc, relation)?.get(RELATION_KEY.bin))
      return (lines.get(keyOfLine(map)) ?? []).filter((other) => other !== id && samePlain(binOf(other), binOf(id)))
    },
    putLine: (id, key) => void newLines.set(key, id),
    countLines: () => boardDoc.relations.size + newLines.size,
    text: (address) => texts.get(textKey(address)) ?? rawTextAt(boardDoc, address),
    setText: (address, text) => void texts.set(textKey(address), text),
    items(card, field, list) {
      const key = `${card}/${field}`
      const map = cardMap(boardDoc, card)
      return lists.get(key) ?? (map === null || list.limit === 0 ? [] : rawItems(map, field, '', () => undefined))
    },
    setItems: (card, field, items) => void lists.set(`${card}/${field}`, items),
    run: () => ({ births, changes, touched }),
  }
}

/** The place behind `after` in a list sorted as it is read; null = first, undefined = last. null result = `after` is not there. */
export const placeAfter = (sorted: readonly Ordered[], after: string | null | undefined): Placement | null => {
  const index =
    after === undefined ? sorted.length : after === null ? 0 : sorted.findIndex(({ id }) => id === after) + 1
  if (index === 0 && typeof after === 'string') return null
  const before = sorted[index - 1]?.order ?? null
  const next = sorted[index]?.order ?? null
  if (!needsRenumbering(before, next)) return { order: orderBetween(before, next), renumbered: [] }
  const keys = ordersBetween(null, null, sorted.length + 1)
  const keyAt = (position: number): string => keys[position] ?? FIRST_ORDER
  return {
    order: keyAt(index),
    renumbered: sorted.map(({ id }, position) => ({ id, order: keyAt(position < index ? position : position + 1) })),
  }
}

/** Clears a key by writing null: a deletion leaves no trace of who made it, so somebody else's undo would bring the old value back. */
export const setOrClear = (map: RawMap, key: string, value: unknown): void => {
  if (value !== undefined) map.set(key, value)
  else if ((map.get(key) ?? null) !== null) map.set(key, null)
}

/** Sets a key of a card; undefined clears it. */
export const setKey = (draft: Draft, card: string, key: string, value: unknown): void =>
  draft.change(() => {
    const map = cardMap(draft.boardDoc, card)
    if (map !== null) setOrClear(map, key, value)
  })

/** Marks a card or relation that has just come into being as shown: the one thing that undoing its creation takes back. */
export const reveal = (draft: Draft, id: string): void =>
  draft.change(() => (cardMap(draft.boardDoc, id) ?? relationMap(draft.boardDoc, id))?.set(CARD_KEY.bin, null))
