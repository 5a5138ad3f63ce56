// Knows the neutral paragraph by which partners ask somebody outside for help with something they see differently; refuses to take a side.
import type { Board } from '../board/board.ts'
import { dateWords } from '../board/calendar-words.ts'
import { cardName } from '../board/card.ts'
import { leadsOut, type Disagreement } from '../board/disagreements.ts'
import { quote } from '../board/quotation.ts'

/** One paragraph of plain text, to copy. It names those concerned alike and says nobody's view. */
export function outsideBrief(board: Board, { card, at, since, concerned }: Disagreement): string {
  const names = (ids: readonly string[]): string =>
    listed(ids.map((id) => nameOf(board, id)).filter((name) => name !== ''))
  const about = [...board.relations.values()]
    .filter(({ kind, from, to }) => kind === 'about' && from === card.id && !concerned.includes(to))
    .map(({ to }) => quote(nameOf(board, to)))
  const inside = at?.steps.fields.steps.filter((step) => !leadsOut(step)) ?? []
  const more = card.fields.text.trim()
  return [
    `The partners of ${quote(board.title)} ask for help from outside with one question that they see differently: ${ended(cardName(card))}`,
    ...(more === '' ? [] : [ended(more)]),
    ...(about.length === 0 ? [] : [`It is about ${listed(about)}.`]),
    ...(concerned.length === 0 ? [] : [`It concerns ${names(concerned)}.`]),
    ...(inside.length === 0
      ? []
      : [
          `For such a case the partners have agreed to go by these steps first: ${inside.map((step, index) => `${index + 1}. ${step.title.trim()}`).join('; ')}.`,
        ]),
    ...(at === null || since === undefined
      ? []
      : [`The present step, ${quote(at.step.title.trim())}, began on ${dateWords(since)}.`]),
    'They look for a way on that all of them can agree to, and not for a judgement on who is right.',
  ].join(' ')
}

const nameOf = (board: Board, id: string): string => {
  const card = board.cards.get(id)
  return card === undefined ? '' : cardName(card)
}
const ended = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`)

/** "A", "A and B", "A, B and C". */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
