// Knows how an agreement tells what the partners want, how they will know, who does what and when; refuses to know who agreed.
import { aimOf } from '../board/aim-words.ts'
import type { Board, CardOf, Relation } from '../board/board.ts'
import { cardName, itemText, type Item } from '../board/card.ts'
import { dateWords } from '../board/calendar-words.ts'
import { OBJECTIVE } from '../board/kinds/objective.ts'
import { RELATION_DESCRIPTIONS } from '../board/kinds/relation-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { agreedCards, calledShortly } from './agreement-cards.ts'
import { sameThings, WHAT_EACH_BRINGS, type Thing } from './brought.ts'
import { OPEN_FIELDS } from './agreement-parts.ts'
import { describeField, entryAnchor, factsIn, fieldsBut, linesIn, saidIn } from './card-words.ts'
import { lineOf, NOT_YET_AGREED, tableOf, type Block, type Fact, type Line } from './outline.ts'

/** Each objective, why it matters, whom it helps and how the partners will know. */
export function objectiveBlocks(board: Board): readonly Block[] {
  return agreedCards(board, 'objective').flatMap((card): readonly Block[] => {
    const facts = [...factsIn(board, card, fieldsBut(card, ['markers', 'ifItGoesWrong'])), ...helpedBy(board, card)]
    const signs = signTable(board, card)
    return [
      { kind: 'heading', level: 2, text: cardName(card), anchor: card.id },
      ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
      ...(signs === null
        ? factsIn(board, card, ['markers'], OPEN_FIELDS.objective).map(
            (fact) => ({ kind: 'facts', facts: [fact] }) as const,
          )
        : [signs]),
    ]
  })
}

/** How far it has come is no part of the agreement. */
const PROGRESS = ['state', 'value', 'valueOn', 'metOn', 'redated']

function signTable(board: Board, card: CardOf<'objective'>): Block | null {
  const { label, ...markers } = describeField(card, 'markers')
  if (markers.type !== 'list') throw new RangeError('the signs of an objective are a list')
  const said = (item: Item, name: string): string => {
    const field = markers.item[name]
    return field === undefined ? '' : saidIn(board, field, item[name])
  }
  // An entry of which only its kind is known says nothing.
  const words = Object.keys(markers.item).filter((name) => name !== 'kind' && !PROGRESS.includes(name))
  const items = card.fields.markers.filter((item) => words.some((name) => said(item, name).trim() !== ''))
  // What it is and what will be seen name the row; the rest in the order of the description, an aim as one.
  const rest = words.filter((name) => !['text', 'comparator', 'unit'].includes(name))
  return tableOf(
    `${label}: ${cardName(card)}`,
    items,
    [
      { label, cell: (item) => lineOf(told(said(item, 'kind'), said(item, 'text'))) },
      ...rest.map((name) => ({
        label: markers.item[name]?.label ?? name,
        cell: (item: Item): readonly Line[] =>
          name === 'target' ? targetCell(item, said(item, 'comparator')) : lineOf(said(item, name)),
      })),
    ],
    (item) => entryAnchor(card, item),
  )
}

/** "First step: a shared list". [DOC41] */
const told = (kind: string, text: string): string => (text.trim() === '' || kind === '' ? text : `${kind}: ${text}`)

/** A unit says nothing of an aim that has not been set; what it is now has its own column. */
const targetCell = (item: Item, comparator: string): readonly Line[] => {
  const aim = aimOf(OBJECTIVE.fields.markers, { ...item, baseline: '' })
  const words = aim === '' ? comparator : aim
  // What somebody typed stays as they typed it; our own word begins its cell.
  const typed = item['target']
  const isTyped = typeof typed === 'string' && words.startsWith(typed.trim())
  return lineOf(isTyped ? words : words.charAt(0).toUpperCase() + words.slice(1))
}

/** Whose own outcomes the objective helps with. */
function helpedBy(board: Board, card: CardOf<'objective'>): readonly Fact[] {
  const { name: label, attributes } = RELATION_DESCRIPTIONS.serves
  const helped = new Map<string, { readonly end: string; readonly who: string[] }>()
  for (const relation of linesFrom(board, 'serves', ({ from }) => from === card.id)) {
    const organisation = board.cards.get(relation.to)
    if (organisation === undefined) continue
    const outcome = itemText(organisation, relation.toItem)
    const fit = saidIn(board, attributes.fit, relation.attributes['fit'])
    const end = `${outcome === '' ? '' : `: ${outcome}`}${fit === '' ? '' : ` (${fit.toLowerCase()})`}`
    const same = helped.get(end) ?? { end, who: [] }
    helped.set(end, same)
    same.who.push(calledShortly(organisation))
  }
  const lines = [...helped.values()].map(({ who, end }): Line => ({ text: `${who.join(', ')}${end}` }))
  return lines.length === 0 ? [] : [{ label, lines }]
}

/** Who leads, delivers, advises and is kept informed, and what each brings. */
export function whoDoesWhatBlocks(board: Board): readonly Block[] {
  const objectives = agreedCards(board, 'objective')
  const { part } = RELATION_DESCRIPTIONS.does.attributes
  const byObjective = Map.groupBy(
    linesFrom(board, 'does', () => true),
    ({ to }) => to,
  )
  if (!objectives.some(({ id }) => byObjective.has(id))) return []
  const partOf = ({ attributes }: Relation): unknown => attributes['part'] ?? part.initial
  // The lead stands first, as the line between cards has it.
  const parts = Object.keys(RELATION_DESCRIPTIONS.does.label) as (keyof typeof part.optionLabels)[]
  const whoDoesWhat = tableOf(
    'Who does what',
    objectives,
    [
      { label: describeField({ kind: 'objective' }, 'title').label, cell: (card) => lineOf(cardName(card)) },
      ...parts.map((name) => ({
        label: part.optionLabels[name],
        cell: (card: CardOf<'objective'>) => {
          const who = namesOf(
            board,
            (byObjective.get(card.id) ?? []).filter((line) => partOf(line) === name),
          )
          return lineOf(who === '' && name === 'leads' ? NOT_YET_AGREED : who)
        },
      })),
    ],
    () => undefined,
  )
  const brought = broughtTable(
    board,
    objectives.map((card) => ({
      objective: cardName(card),
      things: sameThings(board, byObjective.get(card.id) ?? []),
    })),
  )
  return [whoDoesWhat, brought].filter((table) => table !== null)
}

/** A row for each objective, in it a line for each thing that is brought. */
function broughtTable(
  board: Board,
  rows: readonly { readonly objective: string; readonly things: readonly Thing[] }[],
): Block | null {
  return tableOf(
    WHAT_EACH_BRINGS,
    rows.filter(({ things }) => things.length > 0),
    [
      { label: describeField({ kind: 'objective' }, 'title').label, cell: ({ objective }) => lineOf(objective) },
      {
        label: 'Who brings what',
        cell: ({ things }) => things.map(({ words, lines }) => ({ text: `${namesOf(board, lines)}: ${words}` })),
      },
    ],
    () => undefined,
  )
}

function namesOf(board: Board, lines: readonly Relation[]): string {
  return lines
    .map(({ from }) => board.cards.get(from))
    .filter((card) => card !== undefined)
    .toSorted(compareOrder)
    .map(calledShortly)
    .join(', ')
}

/** Something that is to be seen by a date, which may be a year or a month; "" = none. */
interface Dated {
  readonly by: string
  readonly what: string
  readonly where: string
  readonly anchor?: string
}

/** What is to be seen by when, in the order of time; what has no date is told with its objective. */
export function timelineBlocks(board: Board, charter: CardOf<'charter'>): readonly Block[] {
  const signs = agreedCards(board, 'objective').flatMap((card) =>
    card.fields.markers.flatMap(({ by, text }): readonly Dated[] =>
      by === undefined ? [] : [{ by, what: text, where: cardName(card) }],
    ),
  )
  const { label } = describeField(charter, 'milestones')
  const words = new Map(linesIn(board, charter, 'milestones', ['by']).map(({ text, anchor }) => [anchor, text]))
  const milestones = charter.fields.milestones.map((item): Dated => {
    const anchor = entryAnchor(charter, item)
    return { by: item.by ?? '', what: words.get(anchor) ?? '', where: label, anchor }
  })
  // A year alone stands behind the days in it.
  const dated = [...milestones, ...signs].toSorted((one, other) => before(endOf(one.by), endOf(other.by)))
  const table = tableOf(
    'What is to be seen by when',
    dated,
    [
      { label: 'By', cell: ({ by }) => lineOf(by === '' ? NO_DATE : dateWords(by)) },
      { label: 'What', cell: ({ what }) => lineOf(what) },
      { label: 'Part of', cell: ({ where }) => lineOf(where) },
    ],
    ({ anchor }) => anchor,
  )
  const facts = factsIn(board, charter, ['startOn', 'endOn'])
  return [...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]), ...(table === null ? [] : [table])]
}

const NO_DATE = 'No date written'

/** Sorts a year or a month behind the days in it, and no date behind all. */
const endOf = (date: string): string => (date.length === 10 ? date : `${date === '' ? '9999' : date}-99`)

const before = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Lines of a kind, by the cards at their ends as they are read. */
function linesFrom(board: Board, kind: Relation['kind'], fits: (relation: Relation) => boolean): readonly Relation[] {
  const place = (id: string): string => `${board.cards.get(id)?.order ?? ''} ${id}`
  return [...board.relations.values()]
    .filter((relation) => relation.kind === kind && fits(relation))
    .toSorted((one, other) => before(place(one.to), place(other.to)) || before(one.id, other.id))
}
