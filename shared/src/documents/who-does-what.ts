// Knows who does what as a table, objectives by organisations, read from the lines of a board; refuses to change any.
import type { Board, Card, CardOf, Relation } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { describeRelation, meaningOf, RELATION_DESCRIPTIONS } from '../board/kinds/relation-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { valueWords } from '../board/value-words.ts'
import { THRESHOLDS } from '../lights/thresholds.ts'
import { relationsAt } from '../picture/board-index.ts'
import { shortName } from '../picture/discs.ts'

const { does } = RELATION_DESCRIPTIONS

/** One part somebody can have in an objective, as the line says it. */
export interface PartKind {
  /** The value of the line. */
  readonly part: string
  /** "Leads". */
  readonly words: string
  /** "L": it stands for the words where there is little room, and is the key that sets it. */
  readonly letter: string
}

/** The parts in the order of the words on the line; letters differ. */
export const PART_KINDS: readonly PartKind[] = Object.keys(does.label).map((part) => {
  const words: string = does.attributes.part.optionLabels[part as keyof typeof does.label]
  return { part, words, letter: words.charAt(0).toUpperCase() }
})

/** What somebody does for an objective. */
export interface Share {
  /** Id of the line. */
  readonly relation: string
  /** Id of the organisation, person or role it starts at. */
  readonly from: string
  readonly kind: Card['kind']
  /** What that card is called; a person by name. */
  readonly name: string
  readonly part: string
  /** "Two rooms. Time: 4 hours a month.": what it brings, then the rest behind its label; "" = nothing written. */
  readonly brings: string
}

/** Where an objective and an organisation meet. */
export interface Cell {
  /** Id of the organisation; "" = those who belong to none. */
  readonly organisation: string
  /** What the organisation itself does; null = nothing written. */
  readonly own: Share | null
  /** What its people and the roles they hold do. */
  readonly others: readonly Share[]
}

/** What is still to be talked about in a row. */
export type Ask = 'no-lead' | 'many-leads' | 'no-delivery' | 'no-other-delivery'

export interface Row {
  readonly objective: string
  readonly title: string
  /** One for each column, in its order. */
  readonly cells: readonly Cell[]
  readonly asks: readonly Ask[]
}

export interface Column {
  /** Id of the organisation; "" = those who belong to none. */
  readonly organisation: string
  readonly name: string
  /** What the others call it in a sentence; "" = those who belong to none. */
  readonly short: string
}

export interface WhoDoesWhat {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Objectives that are achieved or dropped: they are left out. */
  readonly closed: number
}

/**
 * Drafts and objectives under way, in reading order, by partners, in reading order. Who has left, outside bodies and those
 * who are invited have a column where they have a part. A part of a person or role stands in the column of the
 * organisation it belongs to, and in a column of its own where it belongs to none. [WD1] [WD2] [WD3]
 */
export function whoDoesWhat(board: Board): WhoDoesWhat {
  const cards = [...board.cards.values()].toSorted(compareOrder)
  const objectives = cards.filter((card) => card.kind === 'objective')
  const open = objectives.filter(({ fields }) => fields.state === 'draft' || fields.state === 'live')
  const shares = new Map(open.map(({ id }) => [id, sharesOf(board, id)]))
  const having = new Set([...shares.values()].flatMap((byOrganisation) => [...byOrganisation.keys()]))
  const organisations = cards.filter(
    (card): card is CardOf<'organisation'> =>
      card.kind === 'organisation' && (card.fields.state === 'active' || having.has(card.id)),
  )
  const columns = organisations.map((card): Column => ({
    organisation: card.id,
    name: cardName(card),
    short: shortName(card),
  }))
  if (having.has('')) columns.push({ organisation: '', name: '', short: '' })
  const rows = open.map((card): Row => {
    const byOrganisation = shares.get(card.id) ?? new Map<string, readonly Share[]>()
    const cells = columns.map(({ organisation }): Cell => {
      const found = byOrganisation.get(organisation) ?? []
      const own = found.find(({ from }) => from === organisation) ?? null
      return { organisation, own, others: found.filter((share) => share !== own) }
    })
    return { objective: card.id, title: cardName(card), cells, asks: asksOf([...byOrganisation.values()].flat()) }
  })
  return { columns, rows, closed: objectives.length - open.length }
}

/** Organisation id -> what it, its people and their roles do for the objective. */
function sharesOf(board: Board, objective: string): ReadonlyMap<string, readonly Share[]> {
  const found = new Map<string, Share[]>()
  for (const relation of relationsAt(board, objective)) {
    const card = relation.kind === 'does' && relation.to === objective ? board.cards.get(relation.from) : undefined
    if (card === undefined) continue
    const share = shareOf(board, relation, card)
    for (const organisation of organisationsOf(board, card)) {
      const list = found.get(organisation)
      if (list === undefined) found.set(organisation, [share])
      else list.push(share)
    }
  }
  return found
}

function shareOf(board: Board, relation: Relation, card: Card): Share {
  const { attributes, decidedBy } = describeRelation(relation.kind)
  const brings = Object.entries(attributes).flatMap(([name, attribute]) => {
    const words = name === decidedBy ? '' : valueWords(board, attribute, relation.attributes[name]).trim()
    if (words === '') return []
    return [attribute.type === 'text' ? words : `${attribute.label}: ${words}`]
  })
  // What somebody typed stands as they typed it; a full stop comes only between it and what follows.
  const apart = (words: string, at: number): string =>
    at === brings.length - 1 || /[.!?]$/u.test(words) ? words : `${words}.`
  return {
    relation: relation.id,
    from: card.id,
    kind: card.kind,
    name: card.kind === 'organisation' ? shortName(card) : cardName(card),
    part: meaningOf(relation),
    brings: brings.map(apart).join(' '),
  }
}

/** Itself, that of a person, those of whoever holds a role; [""] = none. Never empty, never twice the same. */
function organisationsOf(board: Board, card: Card): readonly string[] {
  if (card.kind === 'organisation') return [card.id]
  if (card.kind === 'person') {
    const { orgId } = card.fields
    return [orgId !== undefined && board.cards.get(orgId)?.kind === 'organisation' ? orgId : '']
  }
  const holders = relationsAt(board, card.id).flatMap((relation) => {
    const holder = relation.kind === 'holds' && relation.to === card.id ? board.cards.get(relation.from) : undefined
    return holder?.kind === 'organisation' || holder?.kind === 'person' ? organisationsOf(board, holder) : []
  })
  return holders.length === 0 ? [''] : [...new Set(holders)]
}

function asksOf(shares: readonly Share[]): readonly Ask[] {
  const by = (part: string): number =>
    new Set(shares.filter((share) => share.part === part).map(({ from }) => from)).size
  const leads = by('leads')
  return [
    ...(leads === 0 ? (['no-lead'] as const) : []),
    ...(leads > THRESHOLDS.mostLeads ? (['many-leads'] as const) : []),
    // Whoever leads may deliver too.
    ...(by('delivers') > 0 ? [] : leads > 0 ? (['no-other-delivery'] as const) : (['no-delivery'] as const)),
  ]
}
