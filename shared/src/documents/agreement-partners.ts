// Knows how an agreement tells what the partnership is for, who its partners are and who speaks for them; refuses to know answers.
import type { Board, CardOf } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { calledShortly, partnersIn, representativesIn, shortNameOf } from './agreement-cards.ts'
import { describeField, factsIn, fieldsBut, fieldsUnder, linesIn, openFacts } from './card-words.ts'
import { lineOf, tableOf, type Block } from './outline.ts'

/** Purpose, people, place and where it comes from. */
export function purposeBlocks(board: Board, charter: CardOf<'charter'>): readonly Block[] {
  const purpose = charter.fields.purpose.trim()
  const others = fieldsUnder(charter, ['What for'], ['purpose'])
  if (purpose === '') return openFacts(board, charter, ['purpose', ...others], [])
  const facts = factsIn(board, charter, others)
  const lead: Block = { kind: 'prose', tone: 'lead', text: purpose }
  return facts.length === 0 ? [lead] : [lead, { kind: 'facts', facts }]
}

/** Each partner with what it does and needs. Those of whom nothing is written yet are named together: nobody is shown up. */
export function partnerBlocks(board: Board): readonly Block[] {
  const told = partnersIn(board).map((card) => ({ card, facts: partnerFacts(board, card) }))
  const silent = told.filter(({ facts }) => facts.length === 0)
  const alike = Map.groupBy(
    told.filter(({ facts }) => facts.length > 0).map(({ card }) => card),
    (card) => JSON.stringify(factsIn(board, card, fieldsBut(card, [...OF_ITSELF, 'shortName', 'leftOn']))),
  )
  const spoken = [...alike.values()].flatMap((cards, index): readonly Block[] =>
    cards.length < ALIKE
      ? cards.flatMap((card): readonly Block[] => [
          { kind: 'heading', level: 2, text: nameWithShort(card), anchor: card.id },
          { kind: 'facts', facts: partnerFacts(board, card) },
        ])
      : alikeBlocks(board, cards, `section.partners.${String(index + 1)}`),
  )
  if (silent.length === 0) return spoken
  const label = spoken.length === 0 ? 'Partners' : 'Also taking part'
  const lines = silent.map(({ card }) => ({ text: nameWithShort(card), anchor: card.id }))
  return [...spoken, { kind: 'facts', facts: [{ label, lines }] }]
}

/** So many partners that say the same are told of once, with what each says of itself in a table. */
const ALIKE = 4
const OF_ITSELF = ['ownOutcomes', 'alsoKnownAs']

function alikeBlocks(board: Board, cards: readonly CardOf<'organisation'>[], anchor: string): readonly Block[] {
  const [first] = cards
  const facts =
    first === undefined ? [] : factsIn(board, first, fieldsBut(first, [...OF_ITSELF, 'shortName', 'leftOn']))
  const text = `${String(cards.length)} partners of one kind`
  const table = tableOf(
    text,
    cards,
    [
      { label: 'Partner', cell: (card) => lineOf(nameWithShort(card)) },
      ...OF_ITSELF.map((name) => ({
        label: describeField({ kind: 'organisation' }, name).label,
        cell: (card: CardOf<'organisation'>) => linesIn(board, card, name, ['lang', 'dir']),
      })),
    ],
    ({ id }) => id,
  )
  return [
    { kind: 'heading', level: 2, text, anchor },
    ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
    ...(table === null ? [] : [table]),
  ]
}

function partnerFacts(board: Board, card: CardOf<'organisation'>) {
  const known = linesIn(board, card, 'alsoKnownAs', ['lang', 'dir'])
  return [
    ...factsIn(board, card, fieldsBut(card, ['shortName', 'alsoKnownAs', 'leftOn'])),
    ...(known.length === 0 ? [] : [{ label: describeField(card, 'alsoKnownAs').label, lines: known }]),
  ]
}

/** "Dumfries and Galloway Council (Council)": the short name is what the other sections use. */
function nameWithShort(card: CardOf<'organisation'>): string {
  const [name, short] = [cardName(card), shortNameOf(card)]
  return short === name ? name : `${name} (${short})`
}

/** Who speaks for each partner. Partners without anybody are counted, not named. */
export function representativeBlocks(board: Board, names: boolean): readonly Block[] {
  const people = representativesIn(board)
  const said = ['roleHere', 'deputyId', 'signsFor', 'since']
  const table = peopleTable(board, { name: 'Who speaks for each partner', people, names, said, isAnchored: true })
  const spoken = new Set(people.map(({ fields }) => fields.orgId))
  const without = partnersIn(board).filter(({ id, fields }) => fields.state === 'active' && !spoken.has(id)).length
  if (table.length === 0 || without === 0) return table
  // Not “not yet agreed”: whether an organisation has agreed stands with the answers. [DOC5]
  const who = without === 1 ? 'one partner' : `${String(without)} partners`
  return [...table, { kind: 'prose', tone: 'gap', text: `Of ${who} nobody is written down yet` }]
}

/** Representatives who say something in one of these fields, with what they say. */
export function peopleBlocks(board: Board, name: string, names: boolean, said: readonly string[]): readonly Block[] {
  const people = representativesIn(board).filter((person) => factsIn(board, person, said).length > 0)
  return peopleTable(board, { name, people, names, said, isAnchored: false })
}

function peopleTable(
  board: Board,
  asked: {
    readonly name: string
    readonly people: readonly CardOf<'person'>[]
    readonly names: boolean
    readonly said: readonly string[]
    readonly isAnchored: boolean
  },
): readonly Block[] {
  const { name, people, names, said, isAnchored } = asked
  const columns = [
    ...(names ? [{ label: 'Name', cell: (person: CardOf<'person'>) => lineOf(cardName(person)) }] : []),
    {
      label: 'Post',
      cell: ({ fields }: CardOf<'person'>) => lineOf(fields.jobTitle || (names ? '' : 'Representative')),
    },
    ...said.map((field) => ({
      label: describeField({ kind: 'person' }, field).label,
      cell: (person: CardOf<'person'>) => linesIn(board, person, field),
    })),
  ]
  // Those of whom all says the same stand in one row.
  const alike = Map.groupBy(people, (person) => JSON.stringify(columns.map(({ cell }) => cell(person))))
  const rows = [...alike.values()].flatMap((same) => (same.length < ALIKE ? same.map((one) => [one]) : [same]))
  const place = new Map(people.map((person, index) => [person, index]))
  const table = tableOf(
    name,
    rows
      .flatMap((persons) => persons.slice(0, 1).map((first) => ({ first, persons })))
      .toSorted((one, other) => (place.get(one.first) ?? 0) - (place.get(other.first) ?? 0)),
    [
      {
        label: 'Partner',
        cell: ({ persons }) => lineOf([...new Set(persons.map((person) => partnerOf(board, person)))].join(', ')),
      },
      ...columns.map(({ label, cell }) => ({
        label,
        cell: ({ first }: { readonly first: CardOf<'person'> }) => cell(first),
      })),
    ],
    ({ persons }) => (isAnchored ? persons.map(({ id }) => id) : undefined),
  )
  return table === null ? [] : [table]
}

function partnerOf(board: Board, { fields }: CardOf<'person'>): string {
  const organisation = board.cards.get(fields.orgId ?? '')
  return organisation === undefined ? '-' : calledShortly(organisation)
}
