// Knows what a face must look up beyond its own card: who stands for which organisation, and which relations end at a card.
import { type Board, type Card, type CardOf, LOOKS, type Look, type Relation } from '../board/board.ts'
import { graphemes } from './display-text.ts'
import { initialsOf } from './initials.ts'

/** How one organisation is told apart wherever it appears. */
export interface OrganisationSign {
  readonly look: Look
  /** 0 = no ring; n = the look is already used by n others, so a pattern ring of that number goes round the disc. */
  readonly ring: number
  /** One to three characters, different for every organisation of the board where its name allows. */
  readonly initials: string
}

type Organisation = CardOf<'organisation'>

const signsOf = new WeakMap<Board['cards'], ReadonlyMap<string, OrganisationSign>>()
const endsOf = new WeakMap<Board['relations'], ReadonlyMap<string, readonly Relation[]>>()

/** The organisations last looked at with their signs: most changes of a board leave its organisations as they are. */
let latest: { readonly organisations: readonly Organisation[]; readonly signs: ReadonlyMap<string, OrganisationSign> } =
  {
    organisations: [],
    signs: new Map(),
  }

/** Colour, ring and initials of every organisation by card id. The same board gives the same signs on every device. */
export function organisationSigns(board: Board): ReadonlyMap<string, OrganisationSign> {
  const known = signsOf.get(board.cards)
  if (known !== undefined) return known
  const organisations: Organisation[] = []
  for (const card of board.cards.values()) if (card.kind === 'organisation') organisations.push(card)
  if (!sameCards(organisations, latest.organisations)) latest = { organisations, signs: signsFor(organisations) }
  signsOf.set(board.cards, latest.signs)
  return latest.signs
}

const sameCards = (a: readonly Organisation[], b: readonly Organisation[]): boolean =>
  a.length === b.length && a.every((card, at) => card === b[at] || sameSign(card, b[at]))

/** Whether everything a sign is made of is the same: not so where the card stands. */
const sameSign = (a: Organisation, b: Organisation | undefined): boolean =>
  a.id === b?.id &&
  a.look === b.look &&
  a.fields.name === b.fields.name &&
  a.fields.shortName === b.fields.shortName &&
  a.made?.at === b.made?.at &&
  a.order === b.order

function signsFor(unordered: readonly Organisation[]): ReadonlyMap<string, OrganisationSign> {
  const signs = new Map<string, OrganisationSign>()
  const used = new Map<Look, number>()
  const taken = new Set<string>()
  const organisations = unordered.toSorted(byAge)
  for (const { look } of organisations) if (look !== null) used.set(look, 0)
  for (const card of organisations) {
    const look = card.look ?? leastUsed(used)
    const times = used.get(look) ?? 0
    used.set(look, times + 1)
    const initials = ownInitials(card.fields.shortName.trim() || card.fields.name, taken)
    taken.add(initials)
    signs.set(card.id, { look, ring: times, initials })
  }
  return signs
}

/** The first look nobody chose or was given yet; when all are in use, the one used least. */
function leastUsed(used: ReadonlyMap<Look, number>): Look {
  const free = LOOKS.find((look) => !used.has(look))
  if (free !== undefined) return free
  return LOOKS.reduce((least, look) => ((used.get(look) ?? 0) < (used.get(least) ?? 0) ? look : least))
}

function byAge(a: Card, b: Card): number {
  const [first, second] = [a.made?.at ?? '', b.made?.at ?? '']
  if (first !== second) return first < second ? -1 : 1
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** Initials no other organisation has: the usual ones, else the first letter with each later one of the name. */
function ownInitials(name: string, taken: ReadonlySet<string>): string {
  const usual = initialsOf(name)
  if (!taken.has(usual)) return usual
  const [first = '', ...rest] = graphemes(name.replace(/[^\p{Letter}\p{Number}\p{Mark}]/gu, ''))
  const other = rest.map((letter) => first.toUpperCase() + letter).find((pair) => !taken.has(pair))
  return other ?? usual
}

/** Relations that start or end at the card (or at one of its items), in the board's order. */
export function relationsAt(board: Board, cardId: string): readonly Relation[] {
  let ends = endsOf.get(board.relations)
  if (ends === undefined) {
    const found = new Map<string, Relation[]>()
    for (const relation of board.relations.values()) {
      for (const id of new Set([relation.from, relation.to])) {
        const list = found.get(id)
        if (list === undefined) found.set(id, [relation])
        else list.push(relation)
      }
    }
    ends = found
    endsOf.set(board.relations, ends)
  }
  return ends.get(cardId) ?? []
}

/** The organisation a card speaks for: itself, that of a person, that of a role's first holder; null when there is none. */
export function organisationOf(board: Board, cardId: string): string | null {
  const card = board.cards.get(cardId)
  if (card === undefined) return null
  if (card.kind === 'organisation') return card.id
  if (card.kind === 'person') {
    const id = card.fields.orgId
    return id !== undefined && board.cards.get(id)?.kind === 'organisation' ? id : null
  }
  if (card.kind !== 'role') return null
  for (const relation of relationsAt(board, cardId)) {
    if (relation.kind !== 'holds' || relation.to !== cardId) continue
    const holder = board.cards.get(relation.from)
    // A role held by a role would go round; only organisations and people hold one.
    if (holder?.kind === 'organisation' || holder?.kind === 'person') return organisationOf(board, holder.id)
  }
  return null
}
