// Knows what a board is to say once a version has been put back over what it says now; refuses to write it.
import type { BoardContent, CardContent, RelationContent } from '../board/board-content.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { sameLineKey } from '../board/same-line.ts'

/** What becomes of the board, and what of it stays as it is now. */
export interface RestoredContent {
  readonly content: BoardContent
  /** In sight now and not then: they stay. */
  readonly kept: { readonly cards: number; readonly relations: number; readonly items: number }
  /** Cards that somebody has locked: they stay as they are. */
  readonly locked: number
}

/**
 * Everything that was in sight then says what it said then. What has come since stays: cards, relations and items of
 * lists. So do locks and locked cards, what was in the bin then, and the board's own title, stage and settings.
 *
 * @param now comparable content.
 * @param then comparable content.
 */
export const restoredContent = (now: BoardContent, then: BoardContent): RestoredContent => {
  const was = new Map(then.cards.filter(({ bin }) => bin === undefined).map((card) => [card.id, card]))
  const is = new Map(now.cards.map((card) => [card.id, card]))
  let [items, locked] = [0, 0]
  const back = (card: CardContent): CardContent => {
    const present = is.get(card.id)
    if (present !== undefined && present.bin === undefined && present.lock !== undefined) {
      locked += 1
      return present
    }
    const merged = withItemsSince(card, present)
    items += merged.items
    return merged.card
  }
  const cards = new Map(is)
  for (const card of was.values()) cards.set(card.id, back(card))
  const relations = new Map(now.relations.map((relation) => [relation.id, relation]))
  const drawn = new Set(then.relations.filter(({ bin }) => bin === undefined).map(({ id }) => id))
  const since = now.relations.filter(({ id, bin }) => bin === undefined && !drawn.has(id))
  const taken = new Set(since.flatMap((relation) => sameLineKey(relation) ?? []))
  for (const relation of then.relations) {
    const key = sameLineKey(relation)
    // Somebody has drawn the same line again meanwhile: two of them would say it twice.
    if (relation.bin === undefined && (key === null || !taken.has(key))) relations.set(relation.id, relation)
  }
  const isShown = ({ from, to }: RelationContent): boolean =>
    [from, to].every((id) => cards.get(id) !== undefined && cards.get(id)?.bin === undefined)
  return {
    content: { board: now.board, cards: [...cards.values()], relations: [...relations.values()] },
    kept: {
      cards: now.cards.filter(({ id, bin }) => bin === undefined && !was.has(id)).length,
      relations: since.filter(isShown).length,
      items,
    },
    locked,
  }
}

/** The card as it was then, with the items its lists have got since. Its lock is of now. */
const withItemsSince = (
  then: CardContent,
  now: CardContent | undefined,
): { readonly card: CardContent; readonly items: number } => {
  const { lock: _, ...card } = then
  let items = 0
  const lists = Object.entries(describeCard(then.kind).fields).flatMap(([name, field]) => {
    if (field.type !== 'list' || now?.kind !== then.kind) return []
    const [old, present] = [itemsIn(then[name]), itemsIn(now[name])]
    const since = present.filter(({ id }) => !old.some((item) => item.id === id))
    items += since.length
    return since.length === 0 ? [] : [[name, [...old, ...since].toSorted(compareOrder)] as const]
  })
  return { card: { ...card, ...Object.fromEntries(lists) }, items }
}

interface Ordered {
  readonly id: string
  readonly order: string
}
const itemsIn = (value: unknown): readonly Ordered[] => (Array.isArray(value) ? (value as readonly Ordered[]) : [])
