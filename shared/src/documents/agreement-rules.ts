// Knows how an agreement tells who leads, how the partners decide, disagree, share credit, carry on and stop; refuses to know who agreed.
import type { Board, CardOf } from '../board/board.ts'
import { cardName, itemsOf, type Item } from '../board/card.ts'
import { RELATION_DESCRIPTIONS } from '../board/kinds/relation-kinds.ts'
import { agreedCards, cardsOf, representativesIn } from './agreement-cards.ts'
import { momentBlocks } from './agreement-events.ts'
import { peopleBlocks } from './agreement-partners.ts'
import { AGREEMENT_PARTS, type PartName } from './agreement-parts.ts'
import {
  describeField,
  entryAnchor,
  entryFacts,
  factsIn,
  fieldsBut,
  fieldsUnder,
  linesIn,
  openFacts,
  saidIn,
} from './card-words.ts'
import { lineOf, NOT_YET_AGREED, tableOf, type Block, type Fact, type Line } from './outline.ts'

/** How the lead is shared and why, then every role and group with whoever holds it; those that say the same stand together. */
export function leadershipBlocks(board: Board, charter: CardOf<'charter'>): readonly Block[] {
  const alike = Map.groupBy(agreedCards(board, 'role'), (card) =>
    JSON.stringify([cardName(card), factsIn(board, card, fieldsBut(card, []))]),
  )
  const roles = [...alike.values()].flatMap((cards): readonly Block[] => {
    const [card] = cards
    if (card === undefined) return []
    const facts = [...heldBy(board, cards), ...factsIn(board, card, fieldsBut(card, []))]
    return [
      { kind: 'heading', level: 2, text: cardName(card), anchor: card.id, ...alsoAbout(cards) },
      facts.length === 0 ? { kind: 'prose', tone: 'gap', text: NOT_YET_AGREED } : { kind: 'facts', facts },
    ]
  })
  const others = [...roles, ...leadsElsewhere(board, charter)]
  return [...openFacts(board, charter, fieldsUnder(charter, ['Who leads']), others), ...others]
}

/** Where nobody leads the whole, and objectives are led, the reader is told where that stands. [DOC38] */
function leadsElsewhere(board: Board, charter: CardOf<'charter'>): readonly Block[] {
  if (charter.fields.leadRef !== undefined) return []
  const objectives = new Set(agreedCards(board, 'objective').map(({ id }) => id))
  const isLed = [...board.relations.values()].some(
    ({ kind, to, attributes }) => kind === 'does' && attributes['part'] === 'leads' && objectives.has(to),
  )
  return isLed ? [seeIn('whoDoesWhat', 'Who leads each objective')] : []
}

/** Leads to the section that tells it. */
function seeIn(part: PartName, what: string): Block {
  const index = AGREEMENT_PARTS.findIndex(({ name }) => name === part)
  return {
    kind: 'prose',
    tone: 'plain',
    text: `${what} stands in ${String(index + 1)}. ${AGREEMENT_PARTS[index]?.title ?? ''}.`,
  }
}

const alsoAbout = (cards: readonly { readonly id: string }[]): { readonly also?: readonly string[] } =>
  cards.length < 2 ? {} : { also: cards.slice(1).map(({ id }) => id) }

/** As many holders stand in one line. */
const MANY = 3

/** Who holds one of the roles; they say the same. */
function heldBy(board: Board, roles: readonly CardOf<'role'>[]): readonly Fact[] {
  const { attributes } = RELATION_DESCRIPTIONS.holds
  const places = new Map(roles.map(({ id }, index) => [id, index]))
  const lines = [...board.relations.values()]
    .filter(({ kind, to }) => kind === 'holds' && places.has(to))
    .toSorted((one, other) => (places.get(one.to) ?? 0) - (places.get(other.to) ?? 0))
    .flatMap(({ from, attributes: said }): readonly Line[] => {
      const holder = board.cards.get(from)
      if (holder === undefined) return []
      const when = (['since', 'until'] as const).flatMap((name) => {
        const date = saidIn(board, attributes[name], said[name])
        return date === '' ? [] : [`${attributes[name].label.toLowerCase()} ${date}`]
      })
      return [{ text: when.length === 0 ? cardName(holder) : `${cardName(holder)} (${when.join(', ')})` }]
    })
  const label = roles[0]?.fields.roleType === 'body' ? 'Chaired by' : 'Held by'
  if (lines.length === 0) return []
  return [{ label, lines: lines.length < MANY ? lines : [{ text: lines.map(({ text }) => text).join('; ') }] }]
}

/** How it is decided, what each representative can decide, what has been decided and what is checked at home first. */
export function decidingBlocks(board: Board, charter: CardOf<'charter'>, names: boolean): readonly Block[] {
  const decisions = cardsOf(board, 'decision')
  const taken = decisions.filter(
    ({ fields, inAgreement }) => inAgreement || fields.state === 'confirmed' || fields.state === 'provisional',
  )
  const fields = fieldsBut({ kind: 'decision' }, ['checks', 'big'])
  const decided = tableOf(
    'Decisions',
    taken,
    [
      { label: describeField({ kind: 'decision' }, 'title').label, cell: (card) => lineOf(cardName(card)) },
      ...fields.map((name) => ({
        label: describeField({ kind: 'decision' }, name).label,
        cell: (card: CardOf<'decision'>) => linesIn(board, card, name),
      })),
    ],
    ({ id }) => id,
  )
  const others = [
    ...peopleBlocks(board, 'What each representative can decide', names, [
      'canDecide',
      'limits',
      'checksWith',
      'checkBackDays',
    ]),
    ...(decided === null ? [] : [decided]),
    ...checksBlocks(board, decisions, new Set(taken.map(({ id }) => id))),
  ]
  return [...openFacts(board, charter, fieldsUnder(charter, ['How we decide']), others), ...others]
}

/** Whom it was asked on what day is work under way, no part of the agreement. */
const ASKED = ['askedOn', 'dueOn', 'personId']

/** @param told decisions whose anchors stand elsewhere. */
function checksBlocks(
  board: Board,
  decisions: readonly CardOf<'decision'>[],
  told: ReadonlySet<string>,
): readonly Block[] {
  const checks = describeField({ kind: 'decision' }, 'checks')
  if (checks.type !== 'list') throw new RangeError('the checks of a decision are a list')
  const rows = decisions.flatMap((card) => itemsOf(card, 'checks').map((item) => ({ card, item })))
  const first = new Map(rows.toReversed().map(({ card, item }) => [card.id, item.id]))
  const table = tableOf(
    'What is checked at home first',
    rows,
    [
      {
        label: describeField({ kind: 'decision' }, 'title').label,
        cell: ({ card, item }) => [
          first.get(card.id) === item.id && !told.has(card.id)
            ? { text: cardName(card), anchor: card.id }
            : { text: cardName(card) },
        ],
      },
      ...Object.entries(checks.item)
        .filter(([name]) => !ASKED.includes(name))
        .map(([name, field]) => ({
          label: field.label,
          cell: ({ item }: { readonly item: Item }) => lineOf(saidIn(board, field, item[name])),
        })),
    ],
    ({ card, item }) => entryAnchor(card, item),
  )
  return table === null ? [] : [table]
}

const NO_LIMIT = 'No time limit written'

/** The steps, one set after the other; the first is for everything. */
export function disagreementBlocks(board: Board): readonly Block[] {
  return agreedCards(board, 'if-we-disagree').flatMap((card): readonly Block[] => {
    const before = factsIn(board, card, ['scope'])
    const after = factsIn(board, card, fieldsBut(card, ['scope', 'steps']))
    const steps = describeField(card, 'steps')
    if (steps.type !== 'list') throw new RangeError('the steps are a list')
    const names = Object.keys(steps.item).filter((name) => name !== 'title')
    return [
      { kind: 'heading', level: 2, text: cardName(card), anchor: card.id },
      ...(before.length === 0 ? [] : [{ kind: 'facts', facts: before } as const]),
      card.fields.steps.length === 0
        ? { kind: 'facts', facts: factsIn(board, card, ['steps'], ['steps']) }
        : {
            kind: 'steps',
            steps: card.fields.steps.map((item) => ({
              text: item.title.trim() || NOT_YET_AGREED,
              anchor: entryAnchor(card, item),
              facts: names.flatMap((name): readonly Fact[] => {
                const facts = entryFacts(board, card, 'steps', item, [name])
                return facts.length === 0 && name === 'within'
                  ? [{ label: steps.item[name]?.label ?? name, lines: [{ text: NO_LIMIT }] }]
                  : facts
              }),
            })),
          },
      ...(after.length === 0 ? [] : [{ kind: 'facts', facts: after } as const]),
    ]
  })
}

/** How credit is shared, who answers for it when an objective goes wrong, and what happened. */
export function creditBlocks(board: Board, charter: CardOf<'charter'>): readonly Block[] {
  const field = describeField({ kind: 'objective' }, 'ifItGoesWrong')
  const table = tableOf(
    field.label,
    agreedCards(board, 'objective').filter((card) => card.fields.ifItGoesWrong.trim() !== ''),
    [
      { label: describeField({ kind: 'objective' }, 'title').label, cell: (card) => lineOf(cardName(card)) },
      { label: field.label, cell: (card) => lineOf(card.fields.ifItGoesWrong) },
    ],
    () => undefined,
  )
  const tables = [...(table === null ? [] : [table]), ...momentBlocks(board)]
  return [...openFacts(board, charter, ['creditRule'], tables), ...tables]
}

/** How it goes on when people change, and who comes and goes. */
export function continuityBlocks(board: Board, charter: CardOf<'charter'>, names: boolean): readonly Block[] {
  const stoodIn = representativesIn(board).some(({ fields }) => fields.deputyId !== undefined)
  const people = [
    ...peopleBlocks(board, 'Who comes and goes', names, ['until', 'state', 'succeededById']),
    ...(stoodIn ? [seeIn('representatives', 'Who is whose deputy')] : []),
  ]
  return [...openFacts(board, charter, ['continuity'], people), ...people]
}

/** Words with what the partners agree they mean, and what each means by them. */
export function wordBlocks(board: Board): readonly Block[] {
  const of = (name: string): string => describeField({ kind: 'word' }, name).label
  const table = tableOf(
    'Words we use',
    agreedCards(board, 'word'),
    [
      { label: of('word'), cell: (card) => lineOf(cardName(card)) },
      {
        label: of('agreed'),
        cell: (card) => {
          const agreed = linesIn(board, card, 'agreed')
          return agreed.length === 0 ? [{ text: NOT_YET_AGREED }] : agreed
        },
      },
      {
        label: of('meanings'),
        cell: (card) =>
          card.fields.meanings.map((item) => {
            const [who] = entryFacts(board, card, 'meanings', item, ['orgId'])
            return {
              text: [who?.lines[0]?.text, item.text].filter(Boolean).join(': '),
              anchor: entryAnchor(card, item),
            }
          }),
      },
      ...['alsoCalled', 'verdict'].map((name) => ({
        label: of(name),
        cell: (card: CardOf<'word'>) => linesIn(board, card, name),
      })),
    ],
    ({ id }) => id,
  )
  return table === null ? [] : [table]
}

/** When the partners look again, at what and who prepares it. */
export function reviewBlocks(board: Board, charter: CardOf<'charter'>): readonly Block[] {
  const names = fieldsUnder(charter, ['Dates and reviews'], ['startOn', 'endOn', 'milestones'])
  return openFacts(board, charter, names, [])
}

/** How one partner leaves, or the whole ends. */
export const stoppingBlocks = (board: Board, charter: CardOf<'charter'>): readonly Block[] =>
  openFacts(board, charter, ['ifWeStop'], [])
