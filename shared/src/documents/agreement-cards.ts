// Knows which cards of a board an agreement speaks of and in what order; refuses to know what it says of them.
import type { Board, Card, CardOf } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import { compareOrder } from '../board/order.ts'

/** Cards of a kind that are part of what is agreed, in reading order. */
export const agreedCards = <K extends CardKind>(board: Board, kind: K): readonly CardOf<K>[] =>
  cardsOf(board, kind).filter(({ inAgreement }) => inAgreement)

/** Cards of a kind, in reading order. */
export const cardsOf = <K extends CardKind>(board: Board, kind: K): readonly CardOf<K>[] =>
  [...board.cards.values()]
    .filter((card): card is Extract<Card, CardOf<K>> => card.kind === kind)
    .toSorted(compareOrder)

/** Partners come first, then those who leave, those invited and bodies outside; who has left is not told of. */
const MEMBERSHIP: readonly string[] = ['active', 'leaving', 'invited', 'outside']

/** Organisations that take part or that the agreement speaks of. */
export const partnersIn = (board: Board): readonly CardOf<'organisation'>[] => {
  const place = ({ fields }: CardOf<'organisation'>): number => MEMBERSHIP.indexOf(fields.state)
  return agreedCards(board, 'organisation')
    .filter((card) => place(card) >= 0)
    .toSorted((one, other) => place(one) - place(other))
}

/** People who have not left, by partner. */
export const representativesIn = (board: Board): readonly CardOf<'person'>[] => {
  const partners = partnersIn(board).map(({ id }) => id)
  const place = ({ fields }: CardOf<'person'>): number => {
    const at = partners.indexOf(fields.orgId ?? '')
    return at < 0 ? partners.length : at
  }
  return agreedCards(board, 'person')
    .filter(({ fields }) => fields.state !== 'left')
    .toSorted((one, other) => place(one) - place(other))
}

/** The organisation by the short name the others use; its full name where there is none. */
export const shortNameOf = (organisation: CardOf<'organisation'>): string =>
  organisation.fields.shortName.trim() || cardName(organisation)

/** What a card is called among others: organisations by their short name. */
export const calledShortly = (card: Card): string => (card.kind === 'organisation' ? shortNameOf(card) : cardName(card))
