// Knows how an agreement tells what will be hard and what happened, where that was marked as part of it; refuses to know the other cards.
import type { Board, CardOf, Relation } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { MOMENT } from '../board/kinds/moment.ts'
import { compareOrder } from '../board/order.ts'
import { agreedCards, calledShortly, cardsOf } from './agreement-cards.ts'
import { describeField, linesIn } from './card-words.ts'
import { lineOf, tableOf, type Block } from './outline.ts'

/** Concerns that are part of what is agreed, with the organisations that raised them or say us too. */
export function concernBlocks(board: Board): readonly Block[] {
  const of = (name: string): string => describeField({ kind: 'concern' }, name).label
  const raisedBy = (card: CardOf<'concern'>): readonly string[] => {
    const first = board.cards.get(card.fields.raisedBy ?? '')
    return [
      ...new Set([...(first === undefined ? [] : [calledShortly(first)]), ...namesAt(board, card.id, 'sameBoat')]),
    ]
  }
  const table = tableOf(
    'What will be hard',
    agreedCards(board, 'concern'),
    [
      { label: of('title'), cell: (card) => lineOf(cardName(card)) },
      { label: of('text'), cell: (card) => linesIn(board, card, 'text') },
      { label: of('raisedBy'), cell: (card) => lineOf(raisedBy(card).join(', ')) },
      { label: of('state'), cell: (card) => linesIn(board, card, 'state') },
    ],
    ({ id }) => id,
  )
  return table === null ? [] : [table]
}

/** Wins and setbacks that are part of what is agreed, with whoever made them possible. */
export function momentBlocks(board: Board): readonly Block[] {
  const of = (name: string): string => describeField({ kind: 'moment' }, name).label
  const table = tableOf(
    'What happened',
    agreedCards(board, 'moment'),
    [
      { label: of('title'), cell: (card) => lineOf(cardName(card)) },
      {
        label: of('momentKind'),
        cell: ({ fields }) => lineOf(MOMENT.fields.momentKind.optionLabels[fields.momentKind]),
      },
      ...['on', 'text', 'learned'].map((name) => ({
        label: of(name),
        cell: (card: CardOf<'moment'>) => linesIn(board, card, name),
      })),
      { label: 'Thanks to', cell: ({ id }) => lineOf(namesAt(board, id, 'creditedIn').join(', ')) },
    ],
    ({ id }) => id,
  )
  return table === null ? [] : [table]
}

/** How much of what happened, or of what may be hard, stands on the board only: it is counted, not told. [DOC39] */
export function besideAgreement(board: Board, kind: 'concern' | 'moment'): readonly Block[] {
  const count =
    kind === 'moment'
      ? cardsOf(board, kind).filter(({ inAgreement }) => !inAgreement).length
      : cardsOf(board, kind).filter(({ inAgreement, fields }) => !inAgreement && OPEN.includes(fields.state)).length
  if (count === 0) return []
  const [one, many] =
    kind === 'moment' ? ['win or setback', 'wins or setbacks'] : ['concern or question', 'concerns or questions']
  const text =
    count === 1
      ? `One ${one} stands on the board and is no part of the agreement.`
      : `${String(count)} ${many} stand on the board and are no part of the agreement.`
  return [{ kind: 'prose', tone: 'quiet', text }]
}
const OPEN: readonly string[] = ['open', 'being-worked']

/** Whoever stands at the near end of the lines of a kind to a card, in reading order. */
const namesAt = (board: Board, id: string, kind: Relation['kind']): readonly string[] =>
  [...board.relations.values()]
    .filter((relation) => relation.to === id && relation.kind === kind)
    .flatMap(({ from }) => board.cards.get(from) ?? [])
    .toSorted(compareOrder)
    .map(calledShortly)
