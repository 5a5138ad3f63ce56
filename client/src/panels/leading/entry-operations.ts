// Knows what is done to a board when an entry of a card is written at a step, said in other words or moved to another card; refuses to know who types it, and to write over words that somebody changed meanwhile.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { itemsOf, type Item } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import type { StepTool } from '@common-ground/shared/templates/run-sheet.ts'
import { replacementBetween } from '../../model/live-text.ts'

export type EntriesTool = Extract<StepTool, { readonly type: 'entries' }>

/** What is being typed is for. */
export interface EntryAim {
  /** Id of the card it goes to; "" = of none. */
  readonly card: string
  /** What it is to be; "" = not said. */
  readonly as: string
  /** Id of the entry that it says in other words; "" = it is a new one. */
  readonly item: string
  /** Id of the card on which that one was taken up: another card may have an entry with the same id. */
  readonly home: string
  /** Its words when it was taken up. */
  readonly was: string
}
export const NO_AIM: EntryAim = { card: '', as: '', item: '', home: '', was: '' }

/** As it is kept beside what is being typed. */
export function targetOf({ card, as, item, home, was }: EntryAim): string {
  if (card === '') return ''
  return item === '' ? [card, as].join(' ').trimEnd() : [card, as, item, home, was].join(' ')
}

export function readTarget(target: string): EntryAim {
  const [card = '', as = '', item = '', home = '', ...was] = target.split(' ')
  return { card, as, item, home, was: was.join(' ') }
}

/** The entry that was taken up and the card it stands on; undefined = it is gone, or there was none. */
function entryAt(board: Board, { kind, list }: EntriesTool, aim: EntryAim): readonly [Card, Item] | undefined {
  const home = board.cards.get(aim.home)
  const found = home?.kind === kind ? itemsOf(home, list).find(({ id }) => id === aim.item) : undefined
  return home === undefined || found === undefined ? undefined : [home, found]
}
const wordsIn = (entry: Item, { words }: EntriesTool): string => {
  const text = entry[words]
  return typeof text === 'string' ? text : ''
}

/** What became of an entry meanwhile that was taken up: its words today where they are others; null = it is gone; undefined = nothing, or none was taken up. */
export function meanwhileOf(board: Board, tool: EntriesTool, aim: EntryAim): string | null | undefined {
  if (aim.item === '') return undefined
  const at = entryAt(board, tool, aim)
  if (at === undefined) return null
  const now = wordsIn(at[1], tool)
  return now === aim.was ? undefined : now
}

/**
 * Whether these words become an entry of their own: none was taken up, or somebody took it out meanwhile or said it in other
 * words, over which nobody writes. [LD80]
 */
export function isNewEntry(board: Board, tool: EntriesTool, aim: EntryAim, text: string): boolean {
  if (aim.item === '') return true
  const now = meanwhileOf(board, tool, aim)
  if (now === undefined || now === null) return now === null
  return text !== aim.was.trim() && text !== now.trim()
}

/** Whether it stands on the board already, as what it was to be. [LD79] */
export function isWritten(board: Board, tool: EntriesTool, aim: EntryAim, text: string): boolean {
  if (!isNewEntry(board, tool, aim, text)) return entryOperations(board, tool, aim, text, () => '')?.length === 0
  const card = board.cards.get(aim.card)
  const as = asOf(tool, aim)
  return (
    card?.kind === tool.kind &&
    itemsOf(card, tool.list).some((item) => wordsIn(item, tool).trim() === text && item[tool.which] === as)
  )
}
const asOf = ({ offered }: EntriesTool, { as }: EntryAim): string => as || (offered[0] ?? '')

/** Everything an entry says, without what it only carries: where it stands, and from which file it came. */
function saidBy(entry: Item, { kind, list }: EntriesTool): Readonly<Record<string, unknown>> {
  const field = describeCard(kind).fields[list]
  const names = field?.type === 'list' ? Object.keys(field.item) : []
  return Object.fromEntries(names.flatMap((name) => ((entry[name] ?? '') === '' ? [] : [[name, entry[name]]])))
}

/**
 * One step of undo: a new entry, last on its card; or other words for one that is there, which keeps all else it says also
 * where it goes to another card. Words that were not changed are not sent: those of today stay. Null = its card is gone. [LD80]
 *
 * @param text not empty, without space around it.
 * @param by until when, as a date field keeps it; "" = no day, null = as it is.
 */
export function entryOperations(
  board: Board,
  tool: EntriesTool,
  aim: EntryAim,
  text: string,
  newId: () => string,
  by: string | null = null,
): readonly Operation[] | null {
  const { list, words, which } = tool
  const card = board.cards.get(aim.card)
  if (card?.kind !== tool.kind) return null
  const as = asOf(tool, aim)
  const last = itemsOf(card, list).at(-1)?.id ?? null
  const add = (values: Readonly<Record<string, unknown>>): Operation => ({
    type: 'add-item',
    card: card.id,
    field: list,
    id: newId(),
    after: last,
    values,
  })
  const at = isNewEntry(board, tool, aim, text) ? undefined : entryAt(board, tool, aim)
  const day = by === null || by === '' ? {} : { [tool.by]: by }
  if (at === undefined) return [add({ [words]: text, [which]: as, ...day })]
  const [home, entry] = at
  const now = wordsIn(entry, tool)
  const said = text === aim.was.trim() ? now : text
  if (home.id !== card.id)
    return [
      { type: 'remove-item', card: home.id, field: list, item: entry.id },
      add({ ...saidBy(entry, tool), [words]: said, [which]: as, ...day }),
    ]
  const change = replacementBetween(now, said, 0)
  const reworded: readonly Operation[] =
    change === null ? [] : [{ type: 'edit-text', at: { card: card.id, item: entry.id, field: words }, ...change }]
  const item = { card: card.id, field: list, item: entry.id }
  const set = (name: string, value: string | null): readonly Operation[] =>
    (entry[name] ?? null) === value ? [] : [{ type: 'set-item-field', ...item, name, value }]
  return [...reworded, ...set(which, as), ...(by === null ? [] : set(tool.by, by === '' ? null : by))]
}
