// Knows how lines between cards are drawn, changed and bent; refuses what two kinds of card cannot mean together.
import { addMap, BEING_MADE, cardMap, mapIn, RELATION_KEY, relationMap } from '../board/board-doc.ts'
import { readPlain, readPlainText, writablePlain } from '../board/field-value.ts'
import { isId } from '../board/ids.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { describeRelation, isRelationKind } from '../board/kinds/relation-kinds.ts'
import type { RelationKind } from '../board/kinds/relation-kind.ts'
import { LIMITS } from '../board/limits.ts'
import { isRecord, samePlain } from '../board/plain-value.ts'
import { readBin, readPoint } from '../board/read-common.ts'
import { fitsEnds, readRelation } from '../board/read-relation.ts'
import { asOneLine, elderFirst, lineKey } from '../board/same-line.ts'
import { reveal, setOrClear, type Draft } from './draft.ts'
import type { NewRelation, Operation, Refusal } from './operation.ts'

type Of<T extends Operation['type']> = Operation & { readonly type: T }
type Ends = Pick<NewRelation, 'from' | 'to'> & { readonly fromItem: string; readonly toItem: string }

const keyOf = (kind: RelationKind, { from, fromItem, to, toItem }: Ends): string =>
  lineKey(kind, from, fromItem, to, toItem)

/** True when the card has, or is about to have, an item with the id in the list (in any list when none is named). */
const hasItem = (draft: Draft, card: string, item: string, list: string | undefined): boolean => {
  const place = draft.place(card)
  if (place === null) return false
  const map = cardMap(draft.boardDoc, card)
  return Object.entries(describeCard(place.kind).fields).some(
    ([name, field]) =>
      field.type === 'list' &&
      (list === undefined || list === name) &&
      ((map !== null && mapIn(map, name)?.has(item) === true) ||
        draft.items(card, name, field).some(({ id }) => id === item)),
  )
}

/** Why a relation of the kind cannot run between the two; null = it can. `self` = the relation itself, when it is there already. */
const refuseEnds = (draft: Draft, kind: RelationKind, ends: Ends, self: string | null): Refusal | null => {
  const { from, fromItem, to, toItem } = ends
  const [one, two] = [draft.place(from), draft.place(to)]
  if (one === null || two === null || !one.shown || !two.shown) return 'no-such-card'
  const description = describeRelation(kind)
  if (from === to || !fitsEnds(kind, one.kind, two.kind)) return 'not-allowed-here'
  if (description.notFor !== undefined && cardMap(draft.boardDoc, to)?.get(description.notFor) === from)
    return 'not-allowed-here'
  if (fromItem !== '' && !hasItem(draft, from, fromItem, undefined)) return 'no-such-item'
  if (toItem !== '' && !hasItem(draft, to, toItem, description.toList)) return 'no-such-item'
  return description.single && draft.hasLine(keyOf(kind, ends), self) ? 'already-connected' : null
}

/** Attributes as they are to be written; undefined clears. `copied` = references may dangle and values need no steps. */
const checkAttributes = (
  draft: Draft,
  kind: RelationKind,
  attributes: Readonly<Record<string, unknown>>,
  copied: boolean,
): Refusal | readonly (readonly [string, unknown])[] => {
  if (!isRecord(attributes)) return 'bad-value'
  const described = describeRelation(kind).attributes
  const checked: [string, unknown][] = []
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = Object.hasOwn(described, name) ? described[name] : undefined
    if (attribute === undefined) return 'no-such-field'
    if (value === undefined || value === null || value === '') {
      checked.push([name, undefined])
      continue
    }
    if (typeof value === 'string' && !value.isWellFormed()) return 'bad-text'
    if (typeof value === 'string' && value.length > LIMITS.plainChars) return 'too-long'
    const isText = attribute.type === 'line' || attribute.type === 'text'
    const written = copied
      ? (isText ? readPlainText(value) : readPlain(attribute, value)).value
      : writablePlain(attribute, value, draft.kindOf)
    if (written === undefined) return 'bad-value'
    checked.push([name, written])
  }
  return checked
}

export const planConnect = (draft: Draft, relation: NewRelation): Refusal | null => {
  const { id, kind, from, to, fromItem = '', toItem = '', bend = null, attributes = {} } = relation
  if (!isId(id)) return 'bad-id'
  if (draft.isTaken(id)) return 'id-taken'
  if (!isRelationKind(kind)) return 'bad-value'
  const point = bend === null ? null : readPoint(bend)
  if (point === undefined) return 'bad-value'
  const ends = { from, to, fromItem, toItem }
  const refusal = refuseEnds(draft, kind, ends, null)
  if (refusal !== null) return refusal
  if (draft.countLines() >= LIMITS.relations) return 'too-many'
  const checked = checkAttributes(draft, kind, attributes, true)
  if (typeof checked === 'string') return checked
  const { at, by } = draft.author
  draft.take(id)
  draft.putLine(id, describeRelation(kind).single ? keyOf(kind, ends) : id)
  draft.birth(() => {
    const map = addMap(draft.boardDoc.relations, id)
    map.set(RELATION_KEY.kind, kind)
    map.set(RELATION_KEY.bin, BEING_MADE)
    map.set(RELATION_KEY.from, from)
    map.set(RELATION_KEY.to, to)
    if (fromItem !== '') map.set(RELATION_KEY.fromItem, fromItem)
    if (toItem !== '') map.set(RELATION_KEY.toItem, toItem)
    if (point !== null) map.set(RELATION_KEY.bend, point)
    map.set(RELATION_KEY.made, { at, by })
    for (const [name, value] of checked) if (value !== undefined) map.set(name, value)
  })
  reveal(draft, id)
  return null
}

export const planRestoreRelation = (draft: Draft, relation: NewRelation): Refusal | null => {
  const { id, kind, from, to, fromItem = '', toItem = '', attributes = {} } = relation
  const map = relationMap(draft.boardDoc, id)
  if (map === null) return planConnect(draft, relation)
  if (readBin(map.get(RELATION_KEY.bin)) === null) return 'id-taken'
  const before = map.get(RELATION_KEY.kind)
  const ends = { from, to, fromItem, toItem }
  const isThere = Object.entries(ends).every(([key, end]) => (map.get(RELATION_KEY[key as keyof Ends]) ?? '') === end)
  if (!isRelationKind(before) || !isRelationKind(kind) || !isThere) return 'not-allowed-here'
  const refusal = refuseEnds(draft, kind, ends, id)
  if (refusal !== null) return refusal
  const checked = checkAttributes(draft, kind, attributes, true)
  if (typeof checked === 'string') return checked
  const values = new Map(checked)
  if (describeRelation(kind).single) draft.putLine(id, keyOf(kind, ends))
  draft.change(() => {
    if (before !== kind) map.set(RELATION_KEY.kind, kind)
    for (const name of Object.keys(describeRelation(kind).attributes))
      if (!samePlain(map.get(name), values.get(name))) setOrClear(map, name, values.get(name))
    map.set(RELATION_KEY.bin, null)
  })
  return null
}

export const planChangeRelation = (
  draft: Draft,
  { id, kind, attributes = {} }: Of<'change-relation'>,
): Refusal | null => {
  const map = relationMap(draft.boardDoc, id)
  const before = map?.get(RELATION_KEY.kind)
  if (map === null || !isRelationKind(before)) return 'no-such-relation'
  const after = kind ?? before
  if (!isRelationKind(after)) return 'bad-value'
  const end = (key: keyof Ends): string => {
    const value = map.get(RELATION_KEY[key])
    return typeof value === 'string' ? value : ''
  }
  if (after !== before) {
    const refusal = refuseEnds(
      draft,
      after,
      { from: end('from'), fromItem: end('fromItem'), to: end('to'), toItem: end('toItem') },
      id,
    )
    if (refusal !== null) return refusal
  }
  const checked = checkAttributes(draft, after, attributes, false)
  if (typeof checked === 'string') return checked
  const twins = draft.twinsOf(id)
  draft.change(() => {
    if (after !== before) {
      gather(draft, id, twins)
      map.set(RELATION_KEY.kind, after)
    }
    for (const [name, value] of checked) {
      if (!samePlain(map.get(name), value)) setOrClear(map, name, value)
      // What several said reads as one: so it is said in one place from now on.
      for (const twin of twins) {
        const other = relationMap(draft.boardDoc, twin)
        if (other !== null) setOrClear(other, name, undefined)
      }
    }
  })
  return null
}

/** Several that read as one are about to become something else: one of them takes over what all say, the others go. */
const gather = ({ boardDoc, author }: Draft, id: string, twins: readonly string[]): void => {
  if (twins.length === 0) return
  const { at, by } = author
  const map = relationMap(boardDoc, id)
  const relations = [id, ...twins].flatMap((each) => readRelation(boardDoc, each, null).relation ?? [])
  const [elder, ...others] = relations.toSorted(elderFirst)
  if (map === null || elder === undefined) return
  for (const [name, value] of Object.entries(asOneLine([elder, ...others]).attributes))
    if (!samePlain(map.get(name), value)) map.set(name, value)
  for (const twin of twins) relationMap(boardDoc, twin)?.set(RELATION_KEY.bin, { at, by })
}

export const planBend = (draft: Draft, { id, bend }: Of<'bend-relation'>): Refusal | null => {
  const map = relationMap(draft.boardDoc, id)
  if (map === null) return 'no-such-relation'
  const point = bend === null ? null : readPoint(bend)
  if (point === undefined) return 'bad-value'
  if (!samePlain(map.get(RELATION_KEY.bend) ?? null, point)) draft.change(() => map.set(RELATION_KEY.bend, point))
  return null
}
