// Knows what is asked when an organisation checks something at home, and how that bears on what it needs itself; refuses to know replies and links.
import { isAnswered, meaningsOf } from '../board/agreed-meaning.ts'
import type { Board, Card, CardOf } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { compareOrder } from '../board/order.ts'
import { fail, ok, type Result } from '../result.ts'
import { sheetOf, type SheetCard } from './agreement-sheet.ts'

/** What is asked, whatever organisation it is asked of. */
export interface AskedAtHome {
  readonly card: Card
  /** Whom a decision's own check names; null = any organisation that checks the card at home. */
  readonly organisationId: string | null
  /** In the words of the board; "" = nothing more. */
  readonly needs: string
  /** A full or partial date. */
  readonly dueOn: string | undefined
}
/** The page somebody at home reads. */
export interface HomeSheet {
  readonly card: SheetCard
  /** What the card says in meaning: SHA-256, hex. */
  readonly hash: string
  readonly needs: string
  readonly dueOn: string | undefined
  readonly helps: readonly Help[]
  /** `this`: by the objectives that the question is about; `partnership`: it names none, so by all that stand. */
  readonly helpsBy: 'this' | 'partnership'
}
interface Help {
  readonly objective: string
  /** Own outcome of the organisation; "" = the organisation as a whole. */
  readonly outcome: string
  readonly fit: 'strong' | 'partial' | 'tension'
}

/**
 * The question of that id: an item of a decision's checks, else a card that organisations answer on. Where copies of a
 * decision share an item's id, the one that names the organisation counts.
 */
export function askedAtHome(
  board: Board,
  checkId: string,
  organisationId: string | null,
): Result<AskedAtHome, 'no-such-check'> {
  const items = [...board.cards.values()]
    .filter((card): card is CardOf<'decision'> => card.kind === 'decision')
    .toSorted(compareOrder)
    .flatMap((card) => card.fields.checks.filter(({ id }) => id === checkId).map((item) => ({ card, item })))
  const found = items.find(({ item }) => item.orgId === organisationId) ?? items[0]
  if (found !== undefined) {
    const { card, item } = found
    return ok({ card, organisationId: item.orgId ?? null, needs: item.needs, dueOn: item.dueOn })
  }
  const card = board.cards.get(checkId)
  return card === undefined || !isAnswered(card)
    ? fail('no-such-check')
    : ok({ card, organisationId: null, needs: '', dueOn: undefined })
}

/** The sheet for one organisation. */
export function homeSheet(board: Board, { card, needs, dueOn }: AskedAtHome, organisationId: string): HomeSheet {
  const served = [...board.relations.values()].filter(
    ({ kind, from, to }) => kind === 'serves' && to === organisationId && stands(board, from),
  )
  const about = new Set(
    [...board.relations.values()].filter(({ kind, from }) => kind === 'about' && from === card.id).map(({ to }) => to),
  )
  const own = served.filter(({ from }) => from === card.id || about.has(from))
  const outcomes = new Map(outcomesOf(board.cards.get(organisationId)).map(({ id, text }) => [id, text]))
  const isAboutSome = own.length > 0 || card.kind === 'objective'
  const helps = (isAboutSome ? own : served).map(({ from, toItem, attributes }): Help => {
    const { fit = 'strong' } = attributes
    return {
      objective: nameOf(board, from),
      outcome: outcomes.get(toItem) ?? '',
      fit: fit === 'partial' || fit === 'tension' ? fit : 'strong',
    }
  })
  return {
    card: sheetOf(board, card),
    hash: meaningsOf(board).saidBy(card.id),
    needs,
    dueOn,
    helps,
    helpsBy: isAboutSome ? 'this' : 'partnership',
  }
}

const outcomesOf = (card: Card | undefined): CardOf<'organisation'>['fields']['ownOutcomes'] =>
  card?.kind === 'organisation' ? card.fields.ownOutcomes : []

/** An objective that was dropped helps nobody any more. */
const stands = (board: Board, id: string): boolean => {
  const card = board.cards.get(id)
  return card?.kind === 'objective' && card.fields.state !== 'dropped'
}
const nameOf = (board: Board, id: string): string => {
  const card = board.cards.get(id)
  return card === undefined ? '' : cardName(card)
}
