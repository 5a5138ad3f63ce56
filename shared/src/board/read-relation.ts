// Knows how one relation is read out of the document; refuses to know whether its cards are there.
import type { Problem, Relation } from './board.ts'
import { RELATION_KEY, relationMap, type BoardDoc, type RawMap } from './board-doc.ts'
import { readPlain, readPlainText } from './field-value.ts'
import { isId } from './ids.ts'
import { describeRelation, isRelationKind } from './kinds/relation-kinds.ts'
import type { CardKind } from './kinds/kind.ts'
import type { RelationKind } from './kinds/relation-kind.ts'
import { samePlain } from './plain-value.ts'
import { readBin, readPoint, readSource, readStamp, type BinState, type Report } from './read-common.ts'

/** A relation as read; null = nothing a board can show. */
export interface RelationReading {
  readonly relation: Relation | null
  readonly bin: BinState
  readonly problems: readonly Problem[]
}

/** The attributes of a kind that are set and readable. */
export const readAttributes = (
  kind: RelationKind,
  raw: RawMap,
  path: string,
  report: Report,
): Readonly<Record<string, unknown>> => {
  const attributes: Record<string, unknown> = {}
  for (const [name, attribute] of Object.entries(describeRelation(kind).attributes)) {
    const { value, whole } =
      attribute.type === 'line' || attribute.type === 'text'
        ? readPlainText(raw.get(name))
        : readPlain(attribute, raw.get(name))
    if (!whole) report('bad-value', `${path}/${name}`)
    if (value !== undefined) attributes[name] = value
  }
  return attributes
}

/** Reads a relation; never throws. One that equals the last reading keeps its reference. */
export const readRelation = (boardDoc: BoardDoc, id: string, before: RelationReading | null): RelationReading => {
  const path = `relations/${id}`
  const nothing = (code: Problem['code']): RelationReading => ({
    relation: null,
    bin: null,
    problems: [{ code, path }],
  })
  if (!isId(id)) return nothing('bad-id')
  const raw = relationMap(boardDoc, id)
  if (raw === null) return nothing('unreadable')
  const kind = raw.get(RELATION_KEY.kind)
  const from = raw.get(RELATION_KEY.from)
  const to = raw.get(RELATION_KEY.to)
  if (!isRelationKind(kind)) return nothing('unknown-kind')
  if (!isId(from) || !isId(to)) return nothing('unreadable')
  const problems: Problem[] = []
  const report: Report = (code, at) => void problems.push({ code, path: at })
  const item = (key: 'fromItem' | 'toItem'): string => {
    const value = raw.get(RELATION_KEY[key])
    if (value === undefined || value === null || value === '' || isId(value)) return isId(value) ? value : ''
    report('bad-value', `${path}/${key}`)
    return ''
  }
  const bend = raw.get(RELATION_KEY.bend) ?? null
  const point = bend === null ? null : (readPoint(bend) ?? null)
  if (bend !== null && point === null) report('bad-value', `${path}/bend`)
  const relation: Relation = {
    id,
    kind,
    from,
    fromItem: item('fromItem'),
    to,
    toItem: item('toItem'),
    attributes: readAttributes(kind, raw, path, report),
    bend: point,
    made: readStamp(raw.get(RELATION_KEY.made)) ?? null,
    source: readSource(raw.get(RELATION_KEY.source)) ?? null,
  }
  const known = before?.relation ?? null
  return {
    relation: known !== null && samePlain(known, relation) ? known : relation,
    bin: readBin(raw.get(RELATION_KEY.bin)),
    problems,
  }
}

/** True when a relation of the kind may run between cards of these kinds; two people can make an unfitting one together. */
export const fitsEnds = (kind: RelationKind, from: CardKind, to: CardKind): boolean => {
  const description = describeRelation(kind)
  return description.from.includes(from) && description.to.includes(to)
}

/** An unfitting relation shown as what it still is: a plain line. */
export const asPlainLine = (relation: Relation): Relation => ({ ...relation, kind: 'link', attributes: {} })
