// Knows how a live document is brought from what one content says to what another says, value by value; refuses to overwrite what says something else by now.
import type { Stamp } from './board.ts'
import type { BoardContent, CardContent, RelationContent } from './board-content.ts'
import {
  addMap,
  CARD_KEY,
  cardMap,
  ITEM_KEY,
  mapIn,
  rawTextAt,
  RELATION_KEY,
  relationMap,
  textAt,
  type BoardDoc,
  type RawMap,
} from './board-doc.ts'
import { canonicalBoard } from './canonical.ts'
import { readCardContent, readContent, readRelationContent } from './content-doc.ts'
import { describeCard, isCardKind } from './kinds/card-kinds.ts'
import type { ListField } from './kinds/kind.ts'
import { describeRelation, isRelationKind } from './kinds/relation-kinds.ts'
import { samePlain } from './plain-value.ts'
import type { TextAddress } from './text-address.ts'
import { smallestEdit } from './text-edit.ts'
import { exportText } from './text-rules.ts'

/** How many cards and relations were changed, and how many hold something that was left because somebody has changed it. */
export interface Rewritten {
  readonly changed: number
  readonly kept: number
}

type Thing = Readonly<Record<string, unknown>>
/** One thing or item on its way: what it said, what it is to say, what it says. */
interface Way {
  readonly from: Thing | undefined
  readonly to: Thing | undefined
  readonly now: Thing | undefined
}

const CARD_KEYS: ReadonlySet<string> = new Set(Object.values(CARD_KEY))
const RELATION_KEYS: ReadonlySet<string> = new Set(Object.values(RELATION_KEY))
const NOTHING: Thing = {}

const same = (one: unknown, other: unknown): boolean =>
  one === undefined || other === undefined ? one === other : samePlain(one, other)

/** The content as a file would say it, so that two of them can be compared value by value. */
export const comparableContent = (content: BoardContent): BoardContent =>
  JSON.parse(canonicalBoard(content)) as BoardContent

/**
 * Brings cards and relations from what `from` says to what `to` says, in one transaction; the board's own title, stage
 * and settings stay. What is not in `to` goes into the bin, what is only in `to` comes back or into being. Wherever the
 * document says neither, somebody has changed it since: that value stays, and such a thing never goes into the bin.
 *
 * @param from comparable content; what the document says now overwrites everything.
 * @param to comparable content.
 * @param stamp who puts things into the bin, and when.
 */
export const rewriteContent = (
  boardDoc: BoardDoc,
  from: BoardContent,
  to: BoardContent,
  stamp: Stamp,
  origin: unknown,
): Rewritten => {
  const now = comparableContent(readContent(boardDoc))
  const { card, relation } = rewriting(boardDoc, now.board, stamp)
  const counts = { changed: 0, kept: 0 }
  const count = ({ wrote, left }: Outcome): void => {
    if (wrote) counts.changed += 1
    if (left) counts.kept += 1
  }
  boardDoc.doc.transact(() => {
    for (const [id, way] of waysBetween(from.cards, to.cards, now.cards)) count(card(id, way))
    for (const [id, way] of waysBetween(from.relations, to.relations, now.relations)) count(relation(id, way))
  }, origin)
  return counts
}

/** Everything by id that is not the same on both sides. */
const waysBetween = (
  from: readonly (CardContent | RelationContent | Thing)[],
  to: readonly (CardContent | RelationContent | Thing)[],
  now: readonly (CardContent | RelationContent | Thing)[],
): readonly (readonly [id: string, way: Way])[] => {
  const byId = (things: readonly Thing[]): ReadonlyMap<string, Thing> =>
    new Map(things.map((thing) => [String(thing['id']), thing]))
  const [was, will, is] = [byId(from), byId(to), byId(now)]
  return [...new Set([...was.keys(), ...will.keys()])].flatMap((id) => {
    const way = { from: was.get(id), to: will.get(id), now: is.get(id) }
    return same(way.from, way.to) ? [] : [[id, way] as const]
  })
}

interface Outcome {
  readonly wrote: boolean
  readonly left: boolean
}
const LEFT: Outcome = { wrote: false, left: true }
const joined = (outcomes: readonly Outcome[]): Outcome => ({
  wrote: outcomes.some(({ wrote }) => wrote),
  left: outcomes.some(({ left }) => left),
})

/**
 * Lets a thing be of the kind it is to have. What that kind shows and the other one hid counts as said from before, so
 * that none of it comes to light by accident.
 */
const becomeKind = (
  from: Thing,
  to: Thing,
  now: Thing,
  { find, read, shows }: Place,
): readonly [was: Thing, is: Thing] => {
  const [old, fresh] = [from[CARD_KEY.kind], to[CARD_KEY.kind]]
  if (old === fresh || now[CARD_KEY.kind] !== old) return [from, now]
  find()?.set(CARD_KEY.kind, fresh)
  const said = read() ?? now
  const hidden = Object.entries(said).filter(([key]) => !shows(old, key))
  return [{ ...Object.fromEntries(hidden), ...from, [CARD_KEY.kind]: fresh }, said]
}

/** What was said in one place, what is to be said there, what is said there. */
interface Value {
  readonly from: unknown
  readonly to: unknown
  readonly now: unknown
}
/** Where one kind of thing lies and how each of its keys is written. */
interface Place {
  find(): RawMap | null
  make(): RawMap
  /** What it says when it is in sight; undefined = nothing anybody can read. */
  read(): Thing | undefined
  /** Whether a thing of the kind shows what stands under the key. */
  shows(kind: unknown, key: string): boolean
  write(map: RawMap, key: string, value: Value): Outcome
}
const NOT_OURS: Outcome = { wrote: false, left: false }

/**
 * Brings a thing into sight that nobody could read: it is not there, in a list's bin, or its making was taken back.
 * What it still says from before counts as said, so that none of it stays by accident.
 */
const appear = (to: Thing, { find, make, read }: Place): readonly [was: Thing, is: Thing] => {
  const found = find()
  const map = found ?? make()
  map.set(CARD_KEY.bin, null)
  for (const key of [CARD_KEY.kind, RELATION_KEY.from, RELATION_KEY.to]) if (key in to) map.set(key, to[key])
  // Of a new one only what stands by itself where nothing is set could be read: all of it is written.
  const said = (found === null ? undefined : read()) ?? NOTHING
  return [said, said]
}

const rewriting = (boardDoc: BoardDoc, head: BoardContent['board'], stamp: Stamp) => {
  const comparable = (things: Omit<BoardContent, 'board'>): BoardContent =>
    comparableContent({ board: head, ...things })
  const readCard = (id: string): Thing | undefined => {
    const read = readCardContent(boardDoc, id)
    return read === null ? undefined : comparable({ cards: [read], relations: [] }).cards[0]
  }
  /** One thing: into the bin, back or into being, then key by key. */
  const rewrite = ({ from, to, now }: Way, place: Place): Outcome => {
    const goes = (to === undefined || to[CARD_KEY.bin] !== undefined) && from?.[CARD_KEY.bin] === undefined
    // A thing that has become anything else since it came must not go: it is somebody's work now.
    if (now === undefined ? from !== undefined : goes && !same(now, from)) return LEFT
    if (to === undefined) {
      place.find()?.set(CARD_KEY.bin, stamp)
      return { wrote: true, left: false }
    }
    const [was, is] = now === undefined ? appear(to, place) : becomeKind(from ?? NOTHING, to, now, place)
    const map = place.find()
    if (map === null) return LEFT
    const keys = [...new Set([...Object.keys(was), ...Object.keys(to)])].filter((key) => key !== 'id')
    const turned: Outcome = { wrote: now?.[CARD_KEY.kind] !== is[CARD_KEY.kind], left: false }
    return joined([
      turned,
      ...keys
        .map((key) => [key, { from: was[key], to: to[key], now: is[key] }] as const)
        .filter(([, value]) => !same(value.from, value.to))
        .map(([key, value]) => place.write(map, key, value)),
    ])
  }

  const card = (id: string, way: Way): Outcome =>
    rewrite(way, {
      find: () => cardMap(boardDoc, id),
      make: () => addMap(boardDoc.cards, id),
      read: () => readCard(id),
      shows: (kind, key) => CARD_KEYS.has(key) || (isCardKind(kind) && Object.hasOwn(describeCard(kind).fields, key)),
      write(map, key, value) {
        if (CARD_KEYS.has(key)) return set(map, key, value)
        const { fields } = describeCard((way.to as CardContent).kind)
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined
        // A field of the kind it was before says nothing any more.
        if (field === undefined) return NOT_OURS
        if (field.type === 'list') return list(id, key, mapIn(map, key) ?? addMap(map, key), field, value)
        return field.type === 'line' || field.type === 'text'
          ? text({ card: id, field: key }, value)
          : set(map, key, value)
      },
    })

  const list = (id: string, name: string, items: RawMap, field: ListField, { from, to, now }: Value): Outcome => {
    const all = (value: unknown): readonly Thing[] => (Array.isArray(value) ? (value as readonly Thing[]) : [])
    const ways = waysBetween(all(from), all(to), all(now))
    return joined(
      ways.map(([item, way]) =>
        rewrite(way, {
          find: () => mapIn(items, item),
          make: () => addMap(items, item),
          read: () => all(readCard(id)?.[name]).find((one) => one['id'] === item),
          shows: () => true,
          write(map, key, value) {
            const part = Object.hasOwn(field.item, key) ? field.item[key] : undefined
            if (part?.type === 'line' || part?.type === 'text') return text({ card: id, item, field: key }, value)
            const isKnown = part !== undefined || key === ITEM_KEY.order || key === ITEM_KEY.source
            return isKnown ? set(map, key, value) : NOT_OURS
          },
        }),
      ),
    )
  }

  const relation = (id: string, way: Way): Outcome =>
    rewrite(way, {
      find: () => relationMap(boardDoc, id),
      make: () => addMap(boardDoc.relations, id),
      read() {
        const read = readRelationContent(boardDoc, id)
        return read === null ? undefined : comparable({ cards: [], relations: [read] }).relations[0]
      },
      shows: (kind, key) =>
        RELATION_KEYS.has(key) || (isRelationKind(kind) && Object.hasOwn(describeRelation(kind).attributes, key)),
      write(map, key, value) {
        const { attributes } = describeRelation((way.to as RelationContent).kind)
        return RELATION_KEYS.has(key) || Object.hasOwn(attributes, key) ? set(map, key, value) : NOT_OURS
      },
    })

  const text = (address: TextAddress, { from, to, now }: Value): Outcome => {
    if (!same(now, from)) return LEFT
    const words = typeof to === 'string' ? to : ''
    const raw = rawTextAt(boardDoc, address)
    if (exportText(raw) === words) return NOT_OURS
    const { index, remove, insert } = smallestEdit(raw, words)
    const shared = textAt(boardDoc, address)
    if (remove > 0) shared.delete(index, remove)
    if (insert !== '') shared.insert(index, insert)
    return { wrote: true, left: false }
  }
  return { card, relation }
}

const set = (map: RawMap, key: string, { from, to, now }: Value): Outcome => {
  if (!same(now, from)) return LEFT
  map.set(key, to ?? null)
  return { wrote: true, left: false }
}
