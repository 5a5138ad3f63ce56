// Knows when two relations say the same and how they read as one, for everybody alike; refuses to change either.
import type { Relation } from './board.ts'
import { describeRelation } from './kinds/relation-kinds.ts'

/** What two relations of one kind have in common that run between the same two ends, items included. */
export const lineKey = (kind: unknown, from: unknown, fromItem: unknown, to: unknown, toItem: unknown): string =>
  [kind, from, fromItem ?? '', to, toItem ?? ''].join(' ')

/** What every relation that says the same has in common; null = the kind may run twice between two ends. */
export const sameLineKey = ({
  kind,
  from,
  fromItem = '',
  to,
  toItem = '',
}: Pick<Relation, 'kind' | 'from' | 'to'> & Partial<Pick<Relation, 'fromItem' | 'toItem'>>): string | null =>
  describeRelation(kind).single ? lineKey(kind, from, fromItem, to, toItem) : null

/** The one made first comes first, whoever compares; one that does not say when it was made is the older. */
export const elderFirst = (one: Relation, two: Relation): number => {
  const [at, other] = [one.made?.at ?? '', two.made?.at ?? '']
  if (at !== other) return at < other ? -1 : 1
  return one.id < two.id ? -1 : 1
}

/**
 * Relations that say the same, as the one that is shown: the elder, with what any of them says. Words stand one below
 * the other; of several picks a chosen one counts, not what stands by itself; of other values the elder's.
 *
 * @param same at least one, elder first.
 */
export const asOneLine = (same: readonly [Relation, ...(readonly Relation[])]): Relation => {
  const [elder, ...others] = same
  if (others.length === 0) return elder
  const attributes: Record<string, unknown> = {}
  for (const [name, attribute] of Object.entries(describeRelation(elder.kind).attributes)) {
    const said = same.flatMap((relation) => relation.attributes[name] ?? [])
    if (said.length === 0) continue
    if (attribute.type === 'line' || attribute.type === 'text') attributes[name] = [...new Set(said)].join('\n')
    else if (attribute.type === 'pick') attributes[name] = said.find((pick) => pick !== attribute.initial) ?? said[0]
    else attributes[name] = said[0]
  }
  return { ...elder, attributes }
}

/** The relations to be shown, by id: of those that say the same, one. */
export const shownLines = (relations: readonly Relation[]): ReadonlyMap<string, Relation> => {
  const groups = Map.groupBy(relations, (relation) => sameLineKey(relation) ?? `${relation.kind} ${relation.id}`)
  const shown = new Map<string, Relation>()
  for (const relation of relations) {
    const same = groups.get(sameLineKey(relation) ?? `${relation.kind} ${relation.id}`) ?? [relation]
    const [elder = relation, ...others] = same.length === 1 ? same : same.toSorted(elderFirst)
    if (elder === relation) shown.set(relation.id, asOneLine([elder, ...others]))
  }
  return shown
}
