// Knows what is done to a board when an entry of a card is written at a step, said in other words or moved to another card; refuses to know who types it.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { itemsOf, type Item } from '@common-ground/shared/board/card.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import type { StepTool } from '@common-ground/shared/templates/run-sheet.ts'

export type EntriesTool = Extract<StepTool, { readonly type: 'entries' }>

/** What is being typed is for. */
export interface EntryAim {
  /** Id of the card it goes to; "" = of none. */
  readonly card: string
  /** What it is to be; "" = not said. */
  readonly as: string
  /** Id of the entry that it says in other words; "" = it is a new one. */
  readonly item: string
}

/** As it is kept beside what is being typed. */
export const targetOf = ({ card, as, item }: EntryAim): string =>
  card === '' ? '' : [card, as, item].join(' ').trimEnd()

export function readTarget(target: string): EntryAim {
  const [card = '', as = '', item = ''] = target.split(' ')
  return { card, as, item }
}

/** The entry and the card it stands on; undefined = it is gone. */
function entryAt(board: Board, { kind, list }: EntriesTool, item: string): readonly [Card, Item] | undefined {
  for (const card of board.cards.values()) {
    const found = card.kind === kind ? itemsOf(card, list).find(({ id }) => id === item) : undefined
    if (found !== undefined) return [card, found]
  }
  return undefined
}

/**
 * One step of undo: a new entry, last on its card; or other words for one that is there, which keeps all else it says also
 * where it goes to another card. One that somebody took out meanwhile is a new one. Null = its card is gone. [LD80]
 *
 * @param text not empty.
 */
export function entryOperations(
  board: Board,
  tool: EntriesTool,
  aim: EntryAim,
  text: string,
  newId: () => string,
): readonly Operation[] | null {
  const { list, words, which, offered } = tool
  const card = board.cards.get(aim.card)
  if (card?.kind !== tool.kind) return null
  const at = entryAt(board, tool, aim.item)
  const said = { [words]: text, [which]: aim.as || (offered[0] ?? '') }
  const last = itemsOf(card, list).at(-1)?.id ?? null
  const add = (values: Readonly<Record<string, unknown>>): Operation => ({
    type: 'add-item',
    card: card.id,
    field: list,
    id: newId(),
    after: last,
    values,
  })
  if (at === undefined) return [add(said)]
  const [home, entry] = at
  if (home.id !== card.id) {
    const { id: _id, order: _order, ...rest } = entry
    return [{ type: 'remove-item', card: home.id, field: list, item: entry.id }, add({ ...rest, ...said })]
  }
  const before = entry[words]
  const reworded: Operation = {
    type: 'edit-text',
    at: { card: card.id, item: entry.id, field: words },
    index: 0,
    remove: typeof before === 'string' ? before.length : 0,
    insert: text,
  }
  const changed: Operation = {
    type: 'set-item-field',
    card: card.id,
    field: list,
    item: entry.id,
    name: which,
    value: said[which],
  }
  return [...(before === text ? [] : [reworded]), ...(entry[which] === said[which] ? [] : [changed])]
}
