// Knows how it is written down who somebody thinks leads an objective, and where what was written differs; refuses to know who leads.
import type { Board } from '../board/board.ts'
import { cardName, cardTitle, textValue } from '../board/card.ts'
import { compareOrder } from '../board/order.ts'

/** What can be chosen besides an organisation. */
export const NOBODY_LEADS = 'Nobody yet'

/** An objective that somebody has to lead, or an organisation that can. */
export interface LeadChoice {
  readonly id: string
  readonly name: string
}

/** What there is to choose from: objectives with words that are not over, and organisations that take part. */
export function leadChoices(board: Board): {
  readonly objectives: readonly LeadChoice[]
  readonly organisations: readonly LeadChoice[]
} {
  const cards = [...board.cards.values()].toSorted(compareOrder)
  const named = (card: (typeof cards)[number]): LeadChoice => ({ id: card.id, name: cardName(card) })
  return {
    objectives: cards
      .filter((card) => card.kind === 'objective' && (card.fields.state === 'draft' || card.fields.state === 'live'))
      .filter((card) => cardTitle(card) !== '')
      .map(named),
    organisations: cards
      .filter((card) => card.kind === 'organisation' && card.fields.state !== 'left' && card.fields.state !== 'outside')
      .map(named),
  }
}

/** What is written, as it stands on the map. @param leader name of an organisation, or `NOBODY_LEADS`. */
export const leadSentence = (objective: string, leader: string): string =>
  `${objective}: ${leader === NOBODY_LEADS ? 'nobody leads yet' : `${leader} leads`}`

/** What was written about one objective. */
export interface LeadsSaid {
  readonly objective: LeadChoice
  /** The one named most first; people = those who wrote it. */
  readonly said: readonly { readonly leader: string; readonly people: number }[]
}

/**
 * Where the notes of a board say who leads: objectives about which somebody has written something, in their order. More than
 * one leader in `said` is a difference to talk about.
 */
export function leadsSaid(board: Board): readonly LeadsSaid[] {
  const notes = [...board.cards.values()].filter(({ kind }) => kind === 'note')
  const { objectives, organisations } = leadChoices(board)
  const leaders = [...organisations.map(({ name }) => name), NOBODY_LEADS]
  return objectives.flatMap((objective) => {
    const said = leaders
      .map((leader) => {
        const sentence = leadSentence(objective.name, leader)
        const by = notes.filter((note) => textValue(note, 'text').trim() === sentence).map(({ made }) => made?.by ?? '')
        return { leader, people: new Set(by).size }
      })
      .filter(({ people }) => people > 0)
      .toSorted((one, other) => other.people - one.people)
    return said.length === 0 ? [] : [{ objective, said }]
  })
}
