// Knows how two things that mean the same become one that keeps both wordings; refuses to decide that they do, and to give a name to words that have none.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { fieldValue, textValue } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { moreField, type WrittenThing } from '@common-ground/shared/templates/round-cards.ts'
import { bothWordings, type Wording } from '@common-ground/shared/templates/two-wordings.ts'

/**
 * One step of undo; null = both have more than their words on them, or one is locked, and neither can go. [LD60]
 *
 * @param called how the organisation of whoever signed is called; "" = not known.
 * @param answered ids of cards that an organisation has answered on: their answers would go to the bin with them.
 */
export function putTogether(
  board: Board,
  one: WrittenThing,
  other: WrittenThing,
  called: (by: string) => string,
  answered: ReadonlySet<string>,
): readonly Operation[] | null {
  if (one.card.lock !== null || other.card.lock !== null) return null
  const hasMore = (thing: WrittenThing, beside: WrittenThing): boolean =>
    answered.has(thing.card.id) || saysMore(board, thing.card, beside.card)
  const [kept, gone] = keptOf(one, other, hasMore)
  if (hasMore(gone, kept)) return null
  const { title } = describeCard(kept.card.kind)
  const field = moreField(kept.card.kind) ?? title
  const before = textValue(kept.card, field)
  const wording = ({ by, text }: WrittenThing): Wording => ({ who: by === null ? '' : called(by), words: text })
  const said = bothWordings(before, wording(kept), wording(gone), gone.more)
  const insert = before === '' ? said : `${before.endsWith('\n') ? '' : '\n'}${said}`
  return [
    { type: 'edit-text', at: { card: kept.card.id, field }, index: before.length, remove: 0, insert },
    { type: 'bin', ids: [gone.card.id] },
  ]
}

/** What has no name stays where it is: its words on somebody's card would be theirs. Else the first, unless only it can go. */
function keptOf(
  one: WrittenThing,
  other: WrittenThing,
  hasMore: (thing: WrittenThing, beside: WrittenThing) => boolean,
): readonly [WrittenThing, WrittenThing] {
  if ((one.by === null) !== (other.by === null)) return one.by === null ? [one, other] : [other, one]
  return hasMore(other, one) && !hasMore(one, other) ? [other, one] : [one, other]
}

/** Whether a card has more than the words it was written with that would go with it: lines to others, or anything set that the other does not say too. */
function saysMore(board: Board, card: Card, other: Card): boolean {
  if ([...board.relations.values()].some(({ from, to }) => from === card.id || to === card.id)) return true
  if (card.inAgreement !== other.inAgreement && card.inAgreement !== describeCard(card.kind).inAgreement) return true
  const { title, fields } = describeCard(card.kind)
  return Object.entries(fields).some(([name, field]) => {
    if (name === title || name === moreField(card.kind)) return false
    const value = fieldValue(card, name)
    const isUnset =
      value === undefined ||
      ('initial' in field && value === field.initial) ||
      (typeof value === 'string' && value.trim() === '') ||
      (Array.isArray(value) && value.length === 0)
    return !isUnset && JSON.stringify(value) !== JSON.stringify(fieldValue(other, name))
  })
}
