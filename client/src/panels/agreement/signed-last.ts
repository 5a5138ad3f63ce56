// Knows who is likely to have said what is recorded for an organisation, so that nobody types it again; refuses to know what they say.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardTitle, textValue } from '@common-ground/shared/board/card.ts'
import type { GivenAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'

type Signed = Pick<GivenAnswer, 'organisationId' | 'name' | 'post' | 'at'>

/**
 * Name and post of whoever answered last for an organisation, else of the one person on the board who is from it; "" = not
 * known (rule AG56).
 *
 * @param given what was answered, in any order.
 */
export function signedLast(
  organisation: string,
  given: readonly Signed[],
  board: Pick<Board, 'cards'>,
): { readonly name: string; readonly post: string } {
  const last = given
    .filter(({ organisationId, name = '' }) => organisationId === organisation && name !== '')
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .at(-1)
  if (last !== undefined) return { name: last.name ?? '', post: last.post ?? '' }
  const people = [...board.cards.values()].flatMap((card) =>
    card.kind === 'person' && card.fields.orgId === organisation && card.fields.state !== 'left' ? [card] : [],
  )
  const [only] = people
  return only === undefined || people.length > 1
    ? { name: '', post: '' }
    : { name: cardTitle(only), post: textValue(only, 'jobTitle') }
}
