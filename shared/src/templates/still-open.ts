// Knows what is still open when a call ends (objectives that nobody leads, and what is seen differently) as plain sentences; refuses to know who sees it how.
import type { Board } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { disagreementOf } from '../board/disagreements.ts'
import { compareOrder } from '../board/order.ts'
import { quote } from '../board/quotation.ts'
import { leadChoices, leadsCompared, type LeadCount } from './who-leads.ts'

/** The objectives that nobody leads, in reading order. */
export function unledObjectives(board: Board): readonly { readonly id: string; readonly name: string }[] {
  const led = new Set(
    [...board.relations.values()].flatMap(({ kind, to, attributes }) =>
      kind === 'does' && attributes['part'] === 'leads' ? [to] : [],
    ),
  )
  return leadChoices(board).objectives.filter(({ id }) => !led.has(id))
}

/** Named in a sentence: the first three, and how many more. "" = there are none. */
export function unledNamed(board: Board): string {
  const names = unledObjectives(board).map(({ name }) => quote(name))
  const more = names.length - 3
  return [...names.slice(0, 3), ...(more > 0 ? [`and ${String(more)} more`] : [])].join(', ')
}

/**
 * What nobody has settled yet. Empty = nothing is open. [SUM11]
 *
 * @param thought who was thought to lead what, as counts; empty = that was not asked.
 */
export function stillOpen(board: Board, thought: readonly LeadCount[]): readonly string[] {
  const differs = new Set(
    leadsCompared(board, thought).flatMap(({ objective, differs: does }) => (does ? [objective.id] : [])),
  )
  const open = unledObjectives(board)
  const named = (objectives: typeof open): string => objectives.map(({ name }) => quote(name)).join(', ')
  const nobody = open.filter(({ id }) => !differs.has(id))
  const disputed = open.filter(({ id }) => differs.has(id))
  return [
    ...(nobody.length === 0 ? [] : [`Nobody leads yet: ${named(nobody)}.`]),
    ...(disputed.length === 0 ? [] : [`We see differently who leads: ${named(disputed)}.`]),
    ...[...board.cards.values()]
      .toSorted(compareOrder)
      .flatMap(({ id }) => disagreementOf(board, id)?.card ?? [])
      .map((card) => `We see this differently: ${quote(cardName(card))}.`),
  ]
}
