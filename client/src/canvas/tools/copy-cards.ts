// Knows how cards and the relations between them are copied under new ids; changes nothing itself.
import type { Board, Point } from '@common-ground/shared/board/board.ts'
import type { NewCard, NewRelation, Operation } from '@common-ground/shared/operations/operation.ts'
import { notWritten } from '@common-ground/shared/templates/round-cards.ts'

/** Every string inside the value that is one of the old ids becomes the new one; the rest is copied as it is. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((part) => renamed(part, names))
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(value)) {
    // A copy has no place of its own in an order, and no source.
    if (key !== 'order' && key !== 'source' && part !== undefined) copy[key] = renamed(part, names)
  }
  return copy
}

/** The card's fields as a new card takes them: what is not set is left out. */
function fieldsOf(fields: object, names: ReadonlyMap<string, string>): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    if (value === undefined || value === '') continue
    // Texts are words, never references: only lists and picks of cards are renamed.
    copy[name] = typeof value === 'string' ? value : renamed(value, names)
  }
  return copy
}

/**
 * One operation that makes copies `(dx, dy)` world units away, with what stands in a copied zone and the relations among
 * them. A copy says what the original says, locks and sources apart. The charter is not copied.
 */
export function copyCards(
  board: Board,
  ids: readonly string[],
  newId: () => string,
  dx: number,
  dy: number,
): { readonly operation: Operation & { readonly type: 'create' }; readonly ids: readonly string[] } {
  const names = new Map<string, string>()
  const asked = new Set(ids)
  const within = [...board.cards.values()].filter(({ zone }) => zone !== null && asked.has(zone))
  const originals = [...new Set([...ids, ...within.map(({ id }) => id)])].flatMap((id) => {
    const card = board.cards.get(id)
    return card === undefined || card.kind === 'charter' ? [] : [card]
  })
  for (const card of originals) {
    names.set(card.id, newId())
    // Copies belong together as their originals do, but not with them.
    if (card.group !== null && !names.has(card.group)) names.set(card.group, newId())
    for (const value of Object.values(card.fields) as unknown[]) {
      if (!Array.isArray(value)) continue
      for (const item of value as unknown[]) {
        if (typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string')
          names.set(item.id, newId())
      }
    }
  }
  const nameOf = (id: string): string => names.get(id) ?? id
  const cards = originals.map((card): NewCard => {
    const pos: Point = [card.pos[0] + dx, card.pos[1] + dy]
    const zone = card.zone === null ? null : nameOf(card.zone)
    return {
      id: nameOf(card.id),
      kind: card.kind,
      pos,
      size: card.size,
      zone,
      look: card.look,
      inAgreement: card.inAgreement,
      group: card.group === null ? null : nameOf(card.group),
      extra: notWritten(card.extra),
      voice: card.voice,
      fields: fieldsOf(card.fields, names),
    }
  })
  const relations: NewRelation[] = []
  for (const relation of board.relations.values()) {
    if (!names.has(relation.from) || !names.has(relation.to)) continue
    relations.push({
      id: newId(),
      kind: relation.kind,
      from: nameOf(relation.from),
      fromItem: nameOf(relation.fromItem),
      to: nameOf(relation.to),
      toItem: nameOf(relation.toItem),
      bend: relation.bend,
      attributes: relation.attributes,
    })
  }
  return { operation: { type: 'create', cards, relations }, ids: cards.map((card) => card.id) }
}
