// Knows which cards were written at which step of a call, by what they carry, and in which order they are read; refuses to know who may see them and whose a nameless one was.
import type { Board, Card } from '../board/board.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { textValue } from '../board/card.ts'

/** Under this a card keeps, beside its fields, at which step it was written. */
export const WRITTEN_AT = 'writtenAt'

/** What a card carries that is written at a step. @param round id of what was written first there. */
export const writtenAt = (round: string): Readonly<Record<string, unknown>> => ({ [WRITTEN_AT]: round })

/** What another card may carry of it: a copy was written by nobody, and would name whoever copied. LD57. */
export function notWritten(extra: Card['extra']): Card['extra'] {
  if (extra === null || !(WRITTEN_AT in extra)) return extra
  const { [WRITTEN_AT]: _step, ...rest } = extra
  return Object.keys(rest).length === 0 ? null : rest
}

/** One thing that was written, as it is read by everybody. */
export interface WrittenThing {
  readonly card: Card
  /** All of its words. */
  readonly text: string
  /** What was written of the same thing besides; "" = nothing. */
  readonly more: string
  /** Participant who signed it; null = it has no name. */
  readonly by: string | null
}

/** The field that holds what is said besides of the same thing; null = there is none, and it goes below the words themselves. */
export function moreField(kind: Card['kind']): string | null {
  const { title, fields } = describeCard(kind)
  const found = Object.entries(fields).find(
    ([name, { type, face }]) => name !== title && type === 'text' && face === 'body',
  )
  return found?.[0] ?? null
}

/**
 * Everything on the map that was written at a step, whole: what is signed first, one person after the other, then what has
 * no name in the order in which it came, which is by chance.
 *
 * @param round id of what was written first there.
 */
export function writtenThings(board: Board, round: string): readonly WrittenThing[] {
  return [...board.cards.values()]
    .filter(({ extra }) => extra?.[WRITTEN_AT] === round)
    .toSorted(compareOrder)
    .map((card): WrittenThing => {
      const by = card.made?.by ?? 'server'
      const more = moreField(card.kind)
      return {
        card,
        text: textValue(card, describeCard(card.kind).title).trim(),
        more: more === null ? '' : textValue(card, more).trim(),
        by: by === 'server' ? null : by,
      }
    })
    .toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0))
}

/** People by their ids, as their rows on the map; what has no name after all of them. */
const rank = ({ by }: WrittenThing): string => (by === null ? '1' : `0 ${by}`)
