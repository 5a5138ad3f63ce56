// Knows how content gets new ids throughout, so that it can join a board that has the old ones; changes nothing else about it.
import type { BoardContent, CardContent } from '@common-ground/shared/board/board-content.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { ItemFieldDescription } from '@common-ground/shared/board/kinds/kind.ts'

type Renew = (id: string) => string

/**
 * The same content under new ids: cards, relations, list items and groups, and everything that points at them.
 *
 * @param makeId gives the next id; called with 1, 2, 3...
 * @param kept the one card id that stays as it is.
 */
export function renewIds(content: BoardContent, makeId: (count: number) => string, kept: string): BoardContent {
  let count = 0
  const openNames = (): Renew => {
    const names = new Map([[kept, kept]])
    return (id) => {
      const known = names.get(id) ?? makeId((count += 1))
      names.set(id, known)
      return known
    }
  }
  const cardId = openNames()
  const groupId = openNames()
  const relationId = openNames()
  const itemIds = new Map<string, Renew>()
  const itemIdOn = (card: string): Renew => {
    const known = itemIds.get(card) ?? openNames()
    itemIds.set(card, known)
    return known
  }
  const shown = new Set(content.cards.map(({ id }) => id))
  const reference = (value: unknown): unknown => (typeof value === 'string' && shown.has(value) ? cardId(value) : value)

  const cards = content.cards.map((card): CardContent => {
    const itemId = itemIdOn(card.id)
    const renewed: Record<string, unknown> = { ...card }
    for (const [name, field] of Object.entries(describeCard(card.kind).fields)) {
      if (card[name] === undefined) continue
      renewed[name] =
        field.type === 'list'
          ? renewItems(card[name], field.item, itemId, reference)
          : renewValue(card[name], field.type, itemId, reference)
    }
    return {
      ...(renewed as CardContent),
      id: cardId(card.id),
      ...(card.zone === undefined ? {} : { zone: cardId(card.zone) }),
      ...(card.voice === undefined ? {} : { voice: renewVoices(card.voice, reference) }),
      ...(card.group === undefined ? {} : { group: groupId(card.group) }),
    }
  })
  const relations = content.relations.map((relation) => ({
    ...relation,
    id: relationId(relation.id),
    from: cardId(relation.from),
    to: cardId(relation.to),
    ...(relation.fromItem === undefined ? {} : { fromItem: itemIdOn(relation.from)(relation.fromItem) }),
    ...(relation.toItem === undefined ? {} : { toItem: itemIdOn(relation.to)(relation.toItem) }),
  }))
  return { ...content, cards, relations }
}

function renewItems(
  items: unknown,
  fields: Readonly<Record<string, ItemFieldDescription>>,
  itemId: Renew,
  reference: (value: unknown) => unknown,
): unknown {
  if (!Array.isArray(items)) return items
  return items.map((item: Readonly<Record<string, unknown>>) => {
    const renewed: Record<string, unknown> = { ...item }
    for (const [name, field] of Object.entries(fields))
      if (item[name] !== undefined) renewed[name] = renewValue(item[name], field.type, itemId, reference)
    if (typeof item['id'] === 'string') renewed['id'] = itemId(item['id'])
    return renewed
  })
}

/** Whose words a field holds. */
function renewVoices(
  voices: Readonly<Record<string, unknown>>,
  reference: (value: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  const renewed = Object.entries(voices).map(([field, voice]) => {
    const isVoice = typeof voice === 'object' && voice !== null && 'orgId' in voice
    return [field, isVoice ? { ...voice, orgId: reference(voice.orgId) } : voice] as const
  })
  return Object.fromEntries(renewed)
}

/** Free words stay words; only what names a card or an item changes. */
function renewValue(value: unknown, type: string, itemId: Renew, reference: (value: unknown) => unknown): unknown {
  if (type === 'reference') return reference(value)
  if (!Array.isArray(value)) return value
  if (type === 'references') return value.map(reference)
  if (type !== 'branches') return value
  return value.map((branch: { readonly to: string }) =>
    branch.to === 'beyond' ? branch : { ...branch, to: itemId(branch.to) },
  )
}
