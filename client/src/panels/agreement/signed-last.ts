// Knows who is likely to have said what an organisation answers, and in which post, so that nobody types it again; refuses to know what they say.
import type { Board, CardOf } from '@common-ground/shared/board/board.ts'
import { cardTitle, textValue } from '@common-ground/shared/board/card.ts'
import type { GivenAnswer, NewAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'

type Signed = Pick<GivenAnswer, 'organisationId' | 'name' | 'post' | 'at'>

/**
 * Name and post of whoever answered last for an organisation, else of the one person on the board who is from it; "" = not
 * known. Nobody is taken to speak for two: a name that was signed for another organisation too is not filled in (rule AG56).
 *
 * @param given what was answered, in any order.
 */
export function signedLast(
  organisation: string,
  given: readonly Signed[],
  board: Pick<Board, 'cards'>,
): { readonly name: string; readonly post: string } {
  const elsewhere = new Set(
    given.filter(({ organisationId }) => organisationId !== organisation).map(({ name = '' }) => plain(name)),
  )
  const last = inOrder(given).findLast(
    ({ organisationId, name = '' }) => organisationId === organisation && name !== '' && !elsewhere.has(plain(name)),
  )
  if (last !== undefined) return { name: last.name ?? '', post: last.post ?? '' }
  const people = peopleFrom(organisation, board)
  const [only] = people
  return only === undefined || people.length > 1
    ? { name: '', post: '' }
    : { name: cardTitle(only), post: textValue(only, 'jobTitle') }
}

/**
 * The post of somebody who answers for their own organisation: as they gave it last, else as their card on the board says,
 * which the form before a call may have filled in; "" = not known (rule AG47). A card is theirs that has their name, or the
 * only one of which one name begins with the other, as "Tom" and "Tom Ross".
 *
 * @param name as they are called on the board; "" = not known.
 * @param given what was answered, in any order.
 */
export function postOf(
  organisation: string,
  name: string,
  given: readonly Signed[],
  board: Pick<Board, 'cards'>,
): string {
  const called = plain(name)
  if (called === '') return ''
  const last = inOrder(given).findLast((one) => one.organisationId === organisation && plain(one.name ?? '') === called)
  if (last?.post !== undefined) return last.post
  const people = peopleFrom(organisation, board).map((card) => ({ card, name: plain(cardTitle(card)) }))
  const exact = people.filter((one) => one.name === called)
  const near = people.filter((one) => isSamePerson(one.name, called))
  const [theirs, ...others] = exact.length > 0 ? exact : near
  return theirs === undefined || others.length > 0 ? '' : textValue(theirs.card, 'jobTitle')
}

/** Name and post of whoever signs an answer. */
export interface Signer {
  readonly name: string
  readonly post: string
}

/**
 * Who signs an answer that follows on another: whoever signed that one. Only what was recorded for an organisation is not
 * signed in that name again by somebody else who answers for it themselves (rule AG47). "" = not known, so it is asked.
 *
 * @param known whoever is likely to sign where nobody has. @param recording somebody writes down what another says.
 */
export function signer(
  before: Pick<GivenAnswer, 'how' | 'name' | 'post'> | undefined,
  known: Signer,
  recording: boolean,
): Signer {
  const { name = known.name, post = known.post } = before ?? {}
  return recording || before?.how !== 'recorded' || isSamePerson(name, known.name) ? { name, post } : known
}

/** Whether two names may be one person's: alike, or one begins with the other, as "Tom" and "Tom Ross". */
export function isSamePerson(one: string, other: string): boolean {
  const [first, second] = [`${plain(one)} `, `${plain(other)} `]
  return first.startsWith(second) || second.startsWith(first)
}

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en-GB')

const inOrder = (given: readonly Signed[]): readonly Signed[] =>
  given.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))

/** Whoever sits for it, as far as the board knows. */
const peopleFrom = (organisation: string, { cards }: Pick<Board, 'cards'>): readonly CardOf<'person'>[] =>
  [...cards.values()].flatMap((card) =>
    card.kind === 'person' && card.fields.orgId === organisation && card.fields.state !== 'left' ? [card] : [],
  )

/**
 * The answer that was recorded for an organisation, as it gives it itself; null = there is none such, or who signs it is not
 * known, so that it is asked.
 */
export function asOwn(answer: GivenAnswer | undefined, { name, post }: Signer): NewAnswer | null {
  return answer?.how === 'recorded' ? again(answer, { name, post }) : null
}

/** The same answer once more, as to what has come since; null = who signs it is not known. */
export function again(answer: GivenAnswer, { name, post }: Signer): NewAnswer | null {
  if (name.trim() === '' || post.trim() === '') return null
  const { answer: word, note, checkingBy, confirmedHomeOn, wish } = answer
  return {
    answer: word,
    name,
    post,
    ...(note === undefined ? {} : { note }),
    ...(checkingBy === undefined ? {} : { checkingBy }),
    ...(confirmedHomeOn === undefined ? {} : { confirmedHomeOn }),
    ...(wish === undefined ? {} : { wish }),
  }
}
