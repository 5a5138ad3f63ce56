// Knows where everything of a board lies in its document, and it alone; refuses to know what the values mean.
import { Map as YMap, Text as YText, type AbstractType, type Doc } from 'yjs'
import { quickRoots } from '../quick-roots.ts'
import { isId } from './ids.ts'
import type { TextAddress } from './text-address.ts'

/** Version of the layout described here; documents of every earlier one stay readable. */
export const SCHEMA_VERSION = 1

/** Keys of the map `board`. */
export const BOARD_KEY = {
  schemaVersion: 'schemaVersion',
  title: 'title',
  stage: 'stage',
  timeZone: 'timeZone',
  language: 'language',
  createdAt: 'createdAt',
  firstProposedOn: 'firstProposedOn',
  firstAgreedOn: 'firstAgreedOn',
  settings: 'settings',
} as const
/** Keys of a card; the fields of its kind stand beside them under their own names. */
export const CARD_KEY = {
  kind: 'kind',
  pos: 'pos',
  size: 'size',
  zone: 'zone',
  z: 'z',
  order: 'order',
  look: 'look',
  inAgreement: 'inAgreement',
  lock: 'lock',
  group: 'group',
  bin: 'bin',
  source: 'source',
  extra: 'extra',
  made: 'made',
  touched: 'touched',
  voice: 'voice',
} as const
/** Keys of a list item; its fields stand beside them. */
export const ITEM_KEY = { order: 'order', bin: 'bin', source: 'source' } as const
/** Keys of a relation; its attributes stand beside them. */
export const RELATION_KEY = {
  kind: 'kind',
  from: 'from',
  fromItem: 'fromItem',
  to: 'to',
  toItem: 'toItem',
  bend: 'bend',
  bin: 'bin',
  made: 'made',
  source: 'source',
} as const
/** Value of `bin` while a thing is being created, and again when its creation is undone. */
export const BEING_MADE = 'new'

/** Any map of the document. Values are whatever somebody's bytes say. */
export type RawMap = YMap<unknown>

/** The document with its three maps at hand. */
export interface BoardDoc {
  readonly doc: Doc
  readonly board: RawMap
  readonly cards: RawMap
  readonly relations: RawMap
  /** Names of top-level texts by the type that holds them; filled as they appear. */
  readonly names: TextNames
}

interface TextNames {
  /** The name under which a top-level type of the document stands; undefined = it is nested. */
  nameOf(type: object): string | undefined
  /** Another type has taken the place of one; remembered only if that one was. */
  replace(before: object, after: object): void
}

const rememberNames = (doc: Doc): TextNames => {
  const names = new WeakMap<object, string>()
  // Top-level types are never removed and keep their place, so mostly only the end of the list is new.
  let seen = 0
  const learnFrom = (start: number): void => {
    let index = 0
    for (const [name, shared] of doc.share) {
      if (index >= start) names.set(shared, name)
      index += 1
    }
    seen = index
  }
  return {
    nameOf(type) {
      if (!names.has(type)) learnFrom(seen)
      // Somebody may have asked the document for a text behind our back, which replaces the stand-in.
      if (!names.has(type)) learnFrom(0)
      return names.get(type)
    },
    replace(before, after) {
      const name = names.get(before)
      if (name !== undefined) names.set(after, name)
    },
  }
}

/** Opens a document as a board. Writes nothing: three empty maps are the same as none. */
export const openBoardDoc = (doc: Doc): BoardDoc => ({
  doc: quickRoots(doc),
  board: doc.getMap('board'),
  cards: doc.getMap('cards'),
  relations: doc.getMap('relations'),
  names: rememberNames(doc),
})

const textName = ({ card, item, field }: TextAddress): string =>
  item === undefined ? `t/${card}/${field}` : `t/${card}/${item}/${field}`

/**
 * The shared text at an address. It needs no creation: two people may be first into an empty field.
 * @throws RangeError for an address that no card could have.
 */
export const textAt = (boardDoc: BoardDoc, address: TextAddress): YText => {
  if (!isId(address.card) || (address.item !== undefined && !isId(address.item)) || !isId(address.field))
    throw new RangeError(`text address ${JSON.stringify(address)}: card, item and field must each be an id`)
  const name = textName(address)
  const before: object | undefined = boardDoc.doc.share.get(name)
  const text = boardDoc.doc.getText(name)
  // Asking for a text may replace the untyped stand-in that a remote change made.
  if (before !== undefined && before !== text) boardDoc.names.replace(before, text)
  return text
}

/** What stands at an address now; "" where nobody ever typed. Leaves the document as it is, whatever it holds. */
export const rawTextAt = (boardDoc: BoardDoc, address: TextAddress): string => {
  const shared: object | undefined = boardDoc.doc.share.get(textName(address))
  if (shared === undefined) return ''
  return (shared instanceof YText ? shared : textAt(boardDoc, address)).toString()
}

/** A nested map, or null where bytes put anything else. */
export const mapIn = (parent: RawMap, key: string): RawMap | null => {
  const value = parent.get(key)
  return value instanceof YMap ? value : null
}
export const cardMap = (boardDoc: BoardDoc, id: string): RawMap | null => mapIn(boardDoc.cards, id)
export const relationMap = (boardDoc: BoardDoc, id: string): RawMap | null => mapIn(boardDoc.relations, id)

/** Creates an empty nested map; inside a transaction only. */
export const addMap = (parent: RawMap, key: string): RawMap => {
  const map: RawMap = new YMap()
  parent.set(key, map)
  return map
}

/** What a changed shared type belongs to. `part` = the key of the card that holds it; null = the keys of the thing itself changed. */
export type Owner =
  | { readonly in: 'board' }
  | { readonly in: 'all-cards' }
  | { readonly in: 'all-relations' }
  | { readonly in: 'card'; readonly id: string; readonly part: string | null }
  /** A text of one of the card's list items; which list is not known from its address. */
  | { readonly in: 'card-item'; readonly id: string; readonly item: string }
  | { readonly in: 'relation'; readonly id: string }

type Shared = AbstractType<never> | AbstractType<unknown>

/** Finds what a shared type belongs to; null = nothing this version knows. */
export const ownerOf = (boardDoc: BoardDoc, type: object): Owner | null => {
  if (type === boardDoc.board) return { in: 'board' }
  if (type === boardDoc.cards) return { in: 'all-cards' }
  if (type === boardDoc.relations) return { in: 'all-relations' }
  let current = type as Shared
  let below: string | null = null
  for (let parent = current.parent; parent !== null; parent = current.parent) {
    const key: string | null = current._item?.parentSub ?? null
    if ((parent as object) === boardDoc.cards) return key === null ? null : { in: 'card', id: key, part: below }
    if ((parent as object) === boardDoc.relations) return key === null ? null : { in: 'relation', id: key }
    below = key
    current = parent as Shared
  }
  const parts = boardDoc.names.nameOf(current)?.split('/')
  if (parts === undefined || parts[0] !== 't') return null
  const [, card = '', second = '', third] = parts
  if (parts.length > 4 || !isId(card) || !isId(second)) return null
  return third === undefined ? { in: 'card', id: card, part: second } : { in: 'card-item', id: card, item: second }
}
