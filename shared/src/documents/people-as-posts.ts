// Knows how people are called by their posts instead of their names; refuses to know where they are called so.
import type { Board, Card, CardOf } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { calledShortly } from './agreement-cards.ts'

/**
 * The same board with every person called by post and organisation: "Chief officer (NHS)". What somebody typed into other
 * texts stays as it is.
 */
export function withPeopleAsPosts(board: Board): Board {
  const cards = new Map<string, Card>(
    [...board.cards].map(([id, card]) => [
      id,
      card.kind === 'person' ? { ...card, fields: { ...card.fields, name: postOf(board, card) } } : card,
    ]),
  )
  return { ...board, cards }
}

/** "Chief officer (NHS)", "Representative (NHS)"; the organisation is left out where the post names it. */
function postOf(board: Board, { fields }: CardOf<'person'>): string {
  const post = fields.jobTitle.trim() || fields.roleHere.trim() || 'Representative'
  const organisation = board.cards.get(fields.orgId ?? '')
  if (organisation === undefined) return post
  const names = [calledShortly(organisation), cardName(organisation)]
  return names.some((name) => post.includes(name)) ? post : `${post} (${calledShortly(organisation)})`
}
