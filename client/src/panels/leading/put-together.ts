// Knows how two things that mean the same become one that keeps both wordings; refuses to decide that they do, and to give a name to words that have none.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { itemsOf, textValue } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { moreField, type WrittenThing } from '@common-ground/shared/templates/round-cards.ts'

/** One step of undo; null = both have more than their words on them, and neither can go. */
export function putTogether(
  board: Board,
  one: WrittenThing,
  other: WrittenThing,
  alsoSaid: string,
): readonly Operation[] | null {
  const [kept, gone] = keptOf(board, one, other)
  if (hasMore(board, gone.card)) return null
  const { title } = describeCard(kept.card.kind)
  const field = moreField(kept.card.kind) ?? title
  const before = textValue(kept.card, field)
  const said = [`${alsoSaid}: ${gone.text}`, ...(gone.more === '' ? [] : [gone.more])].join('\n')
  const insert = before === '' ? said : `${before.endsWith('\n') ? '' : '\n'}${said}`
  return [
    { type: 'edit-text', at: { card: kept.card.id, field }, index: before.length, remove: 0, insert },
    { type: 'bin', ids: [gone.card.id] },
  ]
}

/** What has no name stays where it is: its words on somebody's card would be theirs. Else the first, unless only it can go. */
function keptOf(board: Board, one: WrittenThing, other: WrittenThing): readonly [WrittenThing, WrittenThing] {
  if ((one.by === null) !== (other.by === null)) return one.by === null ? [one, other] : [other, one]
  return hasMore(board, other.card) && !hasMore(board, one.card) ? [other, one] : [one, other]
}

/** Whether a card has more than the words it was written with: lines to others, entries, or other texts. */
function hasMore(board: Board, card: Card): boolean {
  if ([...board.relations.values()].some(({ from, to }) => from === card.id || to === card.id)) return true
  const { title, fields } = describeCard(card.kind)
  return Object.entries(fields).some(([name, { type }]) => {
    if (type === 'list') return itemsOf(card, name).length > 0
    const isWords = type === 'text' || type === 'line'
    return isWords && name !== title && name !== moreField(card.kind) && textValue(card, name).trim() !== ''
  })
}
