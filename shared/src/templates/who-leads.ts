// Knows who can be thought to lead what, and where what people think differs from each other and from the board; refuses to know who said it, and to settle it.
import type { Board } from '../board/board.ts'
import { cardName, cardTitle } from '../board/card.ts'
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

/** How many people named whom. */
export interface LeadCount {
  /** Id of an objective. */
  readonly about: string
  /** Id of an organisation; "" = nobody yet. */
  readonly choice: string
  readonly count: number
}
/** An organisation that somebody named, or that leads already as the board says. */
export interface NamedLeader extends LeadChoice {
  readonly people: number
  /** Whether the board says that it leads. */
  readonly leads: boolean
}
/** What people think of one objective, beside what the board says. */
export interface LeadsCompared {
  readonly objective: LeadChoice
  /** The one named most first. */
  readonly named: readonly NamedLeader[]
  /** People who said that nobody leads it yet. */
  readonly nobody: number
  /** More than one thing was said, or something else than the board says. */
  readonly differs: boolean
  /** All who said something said the same, and it is the board that says something else. */
  readonly mapElse: boolean
  /** Somebody said something of it. */
  readonly said: boolean
  /** At least two said the same, and nobody anything else; that nobody leads it is nothing to be said alike. Others may have said nothing. */
  readonly alike: boolean
  /** People who said something of it. */
  readonly people: number
}

/** What was said of every objective: where it differs first, and last those of which nobody has said anything. None where nothing was said at all. */
export function leadsCompared(board: Board, counts: readonly LeadCount[]): readonly LeadsCompared[] {
  const { objectives, organisations } = leadChoices(board)
  const leading = new Set(
    [...board.relations.values()].flatMap(({ kind, from, to, attributes }) =>
      kind === 'does' && attributes['part'] === 'leads' ? [`${from} ${to}`] : [],
    ),
  )
  const rows = objectives.map((objective): LeadsCompared => {
    const here = counts.filter(({ about }) => about === objective.id)
    const named = organisations
      .map(({ id, name }) => ({
        id,
        name,
        people: here.find(({ choice }) => choice === id)?.count ?? 0,
        leads: leading.has(`${id} ${objective.id}`),
      }))
      .filter(({ people, leads }) => people > 0 || leads)
      .toSorted((one, other) => other.people - one.people)
    const nobody = here.find(({ choice }) => choice === '')?.count ?? 0
    const thought = named.filter(({ people }) => people > 0)
    const said = thought.length + (nobody > 0 ? 1 : 0)
    const sum = thought.reduce((all, { people }) => all + people, nobody)
    const isLed = named.some(({ leads }) => leads)
    const differs = said > 1 || (isLed && (nobody > 0 || thought.some(({ leads }) => !leads)))
    const alike = !differs && thought.some(({ people }) => people > 1)
    return { objective, named, nobody, differs, mapElse: differs && said === 1, alike, people: sum, said: said > 0 }
  })
  if (!rows.some(({ said }) => said)) return []
  const rank = ({ differs, said }: LeadsCompared): number => (differs ? 0 : said ? 1 : 2)
  return rows.toSorted((one, other) => rank(one) - rank(other))
}
