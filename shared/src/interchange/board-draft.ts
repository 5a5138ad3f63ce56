// Knows how cards, relations and list items of an import are collected with where they came from; refuses to know what they mean.
import type { CardContent, RelationContent } from '../board/board-content.ts'
import type { Point } from '../board/board.ts'
import { looksEmpty } from '../board/hidden-characters.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { CardKind, Source } from '../board/kinds/kind.ts'
import { LIMITS } from '../board/limits.ts'
import { FIRST_ORDER, ordersBetween } from '../board/order.ts'
import { isPlainValue } from '../board/plain-value.ts'
import { cleanText, exportText } from '../board/text-rules.ts'
import type { RelationKind } from '../board/kinds/relation-kind.ts'
import type { FileObject } from './check-shape.ts'
import { isFileObject } from './check-shape.ts'
import type { Findings } from './findings.ts'

/** Text of several lines as it is stored: NFC, line breaks as "\n", no control characters; undefined = nothing to see. */
export function storedText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = exportText(value)
  return looksEmpty(text) ? undefined : text
}

/** Text of one line as it is stored: as above, line breaks and tabs as spaces. */
export function storedLine(value: unknown): string | undefined {
  const text = storedText(value)
  return text === undefined || !/[\n\t]/.test(text) ? text : text.replace(/[\n\t]+/g, ' ').trim()
}

/** A value as it is kept word for word: texts without control characters, everything else as it was. */
export function keptValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(keptValue)
  if (!isFileObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), keptValue(inner)]))
}

/** Where something stands in the file, and the id it has there. */
export interface Place {
  readonly path: string
  readonly id?: unknown
}
export interface DraftCard {
  readonly id: string
  readonly kind: CardKind
  /** Fields by name; undefined = not set. */
  readonly fields: Record<string, unknown>
  readonly extra: Record<string, unknown>
  readonly source: Source
  /** Where the file wants it, when it says so. */
  readonly pos: Point | null
}
export type Fields = Readonly<Record<string, unknown>>

/** What an import is building. */
export interface BoardDraft {
  readonly findings: Findings
  readonly card: (kind: CardKind, place: Place, fields: Fields, pos?: Point) => DraftCard
  /** Two relations of one kind between the same ends become one; null = it was there already. */
  readonly relation: (
    kind: RelationKind,
    place: Place,
    from: string,
    to: string,
    attributes?: Fields,
    toItem?: string,
  ) => RelationContent | null
  /** Items with ids, reading order and source, at most as many as the field holds; the rest is kept in `extra` and told. */
  readonly items: (
    card: DraftCard,
    field: string,
    items: readonly { readonly place: Place; readonly fields: Fields; readonly raw: unknown }[],
  ) => string[]
  readonly cards: readonly DraftCard[]
  readonly relations: () => readonly RelationContent[]
  readonly newId: () => string
}

const withoutUndefined = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )

export function createBoardDraft(fileName: string, newId: () => string, findings: Findings): BoardDraft {
  const cards: DraftCard[] = []
  const relations = new Map<string, RelationContent>()
  const sourceOf = ({ path, id }: Place): Source => ({
    file: fileName.toWellFormed().slice(0, 255),
    path,
    ...(typeof id === 'string' && id !== '' && id.length <= LIMITS.plainChars ? { id: cleanText(id) } : {}),
  })
  return {
    findings,
    newId,
    cards,
    relations: () => [...relations.values()],
    card: (kind, place, fields, pos) => {
      const id = kind === 'charter' ? 'charter' : newId()
      const card: DraftCard = { id, kind, fields: { ...fields }, extra: {}, source: sourceOf(place), pos: pos ?? null }
      cards.push(card)
      return card
    },
    relation: (kind, place, from, to, attributes = {}, toItem = '') => {
      const key = `${kind}\n${from}\n${to}\n${toItem}`
      if (relations.has(key)) return null
      const relation: RelationContent = {
        ...withoutUndefined(attributes),
        id: newId(),
        kind,
        from,
        to,
        ...(toItem === '' ? {} : { toItem }),
        source: sourceOf(place),
      }
      relations.set(key, relation)
      return relation
    },
    items: (card, field, items) => {
      const description = describeCard(card.kind).fields[field]
      if (description?.type !== 'list') throw new TypeError(`${card.kind} has no list "${field}"`)
      const fitting = items.slice(0, description.limit)
      for (const { place, raw } of items.slice(description.limit)) {
        card.extra[place.path] = keptValue(raw)
        const message = `A card holds at most ${description.limit} of these; this one was kept with the card, unused.`
        findings.tell({ path: place.path, code: 'too-many-items', message, action: 'kept' })
      }
      const orders = ordersBetween(null, null, fitting.length)
      const built = fitting.map(({ place, fields }, at) => ({
        ...withoutUndefined(fields),
        id: newId(),
        order: orders[at] ?? '',
        source: sourceOf(place),
      }))
      if (built.length > 0) card.fields[field] = built
      return built.map(({ id }) => id)
    },
  }
}

/** Moves what a field cannot hold into `extra`, and tells. */
function fitFields(draft: DraftCard, findings: Findings): void {
  for (const [name, value] of Object.entries(draft.fields)) {
    const field = describeCard(draft.kind).fields[name]
    if (field?.type !== 'references' || !Array.isArray(value) || value.length <= LIMITS.references) continue
    draft.fields[name] = value.slice(0, LIMITS.references)
    draft.extra[name] = value.slice(LIMITS.references)
    const message = `At most ${LIMITS.references} can be named here; the others were kept with the card, unused.`
    findings.tell({ path: draft.source.path, code: 'too-many-items', message, action: 'kept' })
  }
  if (!isPlainValue(draft.extra)) {
    findings.refuse(
      draft.source.path,
      'too-much',
      'This holds more that has no place on a card than a board can keep. Take out what is not needed.',
    )
  }
}

/** A draft card as content; its zone, stacking and reading order (and its position, unless the file gave one) are the layout's to give. */
export function finishedCard(draft: DraftCard, findings: Findings): CardContent {
  fitFields(draft, findings)
  const { size, inAgreement } = describeCard(draft.kind)
  return {
    ...withoutUndefined(draft.fields),
    id: draft.id,
    kind: draft.kind,
    pos: draft.pos ?? [0, 0],
    size,
    z: FIRST_ORDER,
    order: FIRST_ORDER,
    inAgreement,
    source: draft.source,
    ...(Object.keys(draft.extra).length === 0 ? {} : { extra: draft.extra }),
  }
}

/** The objects of a list of the file; empty when there is none. */
export const objectsOf = (value: unknown): readonly FileObject[] =>
  Array.isArray(value) ? value.filter(isFileObject) : []
/** The texts of a list of the file. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
/** An object of the file; empty when there is none. */
export const objectOf = (value: unknown): FileObject => (isFileObject(value) ? value : {})
