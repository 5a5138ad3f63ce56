// Knows what each of the nine stops of the story tells of a board; refuses to know their order on a screen.
import type { Board, Card, CardOf, Relation } from '../board/board.ts'
import { dateWords, monthsWords, periodWords } from '../board/calendar-words.ts'
import { cardTitle } from '../board/card.ts'
import { CHARTER } from '../board/kinds/charter.ts'
import { IF_WE_DISAGREE } from '../board/kinds/if-we-disagree.ts'
import type { CardKind, Reference } from '../board/kinds/kind.ts'
import { OBJECTIVE } from '../board/kinds/objective.ts'
import { describeRelation } from '../board/kinds/relation-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { wordsBelowName } from '../board/wording-lines.ts'
import { organisationOf, organisationSigns } from '../picture/board-index.ts'
import { shortName } from '../picture/discs.ts'
import { displayText } from '../picture/display-text.ts'
import { sameThings, WHAT_EACH_BRINGS } from './brought.ts'
import { openingWords } from './opening-words.ts'
import { NOT_YET_AGREED } from './outline.ts'
import { signLines, signWords } from './sign-words.ts'
import { SAID_WITH, type Block, type Party, type SaidWith, type Stop, type StopName, type StoryItem } from './stop.ts'

interface StopDescription {
  readonly title: string
  /** Empty = the board has nothing to tell there. */
  readonly blocksOf: (board: Board) => readonly Block[]
}

export const STOPS: Readonly<Record<StopName, StopDescription>> = {
  why: { title: 'Why we exist', blocksOf: why },
  who: { title: 'Who we are', blocksOf: who },
  what: { title: 'What we want, and how we will know', blocksOf: what },
  parts: { title: 'Who does what', blocksOf: parts },
  lead: { title: 'Who leads, and how we decide', blocksOf: lead },
  ahead: { title: 'What will take time, and what will be hard', blocksOf: ahead },
  disagree: { title: 'If we disagree, and where it goes', blocksOf: disagree },
  achieved: { title: 'Wins, and what is reached so far', blocksOf: achieved },
  again: { title: 'When we look again', blocksOf: again },
}

/** Parts in an objective, in the order of weight. */
const PARTS = ['leads', 'delivers', 'advises', 'informed'] as const
const PART_WORDS: Readonly<Record<(typeof PARTS)[number], string>> = {
  leads: 'Leads',
  delivers: 'Delivers',
  advises: 'Advises',
  informed: 'Is kept informed',
}
const LEADING: readonly string[] = ['lead', 'co-lead', 'chair', 'vice-chair', 'co-ordinator']

const said = (text: string): boolean => /[\p{Letter}\p{Number}]/u.test(text)
const textBlock = (label: string, text: string): readonly Block[] =>
  said(text) ? [{ block: 'text', label, text: openingWords(text) }] : []
const itemsBlock = (label: string, items: readonly StoryItem[]): readonly Block[] =>
  items.length === 0 ? [] : [{ block: 'items', label, items }]
const item = (card: Card, values: Partial<StoryItem> = {}): StoryItem => ({
  id: card.id,
  title: openingWords(cardTitle(card)),
  text: '',
  party: null,
  lines: [],
  parts: [],
  ...values,
})

/** Cards of a kind with a title, in reading order. */
function told<K extends CardKind>(board: Board, kind: K): readonly CardOf<K>[] {
  return [...board.cards.values()]
    .filter((card): card is CardOf<K> => card.kind === kind && said(cardTitle(card)))
    .toSorted(compareOrder)
}

function charterOf(board: Board): CardOf<'charter'>['fields'] | undefined {
  for (const card of board.cards.values()) if (card.kind === 'charter') return card.fields
  return undefined
}

function partyOf(board: Board, id: string): Party | null {
  const card = board.cards.get(id)
  if (card === undefined || !said(cardTitle(card))) return null
  const organisation = organisationOf(board, id)
  const sign = organisation === null ? undefined : organisationSigns(board).get(organisation)
  return { id, name: displayText(shortName(card)), sign: sign ?? null }
}

/** Whoever stands at the near end of the relations, each once, in reading order as in the document. */
function partiesOf(board: Board, relations: readonly Relation[]): readonly Party[] {
  const cards = relations.flatMap(({ from }) => board.cards.get(from) ?? []).toSorted(compareOrder)
  return [...new Set(cards)].flatMap(({ id }) => partyOf(board, id) ?? [])
}
const relationsTo = (board: Board, id: string, kind: Relation['kind']): readonly Relation[] =>
  [...board.relations.values()].filter((relation) => relation.to === id && relation.kind === kind)

const referenceWords = (board: Board, reference: Reference | undefined): string => {
  if (reference === undefined) return ''
  return typeof reference === 'string' ? (partyOf(board, reference)?.name ?? '') : displayText(reference.text)
}

function why(board: Board): readonly Block[] {
  const charter = charterOf(board)
  if (charter === undefined) return []
  const { purpose, peopleServed, place } = CHARTER.fields
  const told: readonly Block[] = [
    ...textBlock(peopleServed.label, charter.peopleServed),
    ...textBlock(place.label, charter.place),
  ]
  if (told.length === 0 && !said(charter.purpose)) return []
  return [
    ...(said(charter.name) ? [{ block: 'name', text: openingWords(charter.name, 120) } as const] : []),
    // Without it the place alone would stand there as the reason. [PS3]
    ...(said(charter.purpose)
      ? [{ block: 'lead', text: openingWords(charter.purpose, 420) } as const]
      : textBlock(purpose.label, NOT_YET_AGREED)),
    ...told,
  ]
}

function who(board: Board): readonly Block[] {
  const partners = told(board, 'organisation').filter(
    ({ fields, inAgreement }) => inAgreement && (fields.state === 'active' || fields.state === 'leaving'),
  )
  return itemsBlock(
    '',
    partners.map((card) =>
      item(card, { text: openingWords(card.fields.whatWeDo, 160), party: partyOf(board, card.id) }),
    ),
  )
}

const shownObjectives = (board: Board): readonly CardOf<'objective'>[] =>
  told(board, 'objective').filter(({ fields, inAgreement }) => inAgreement && fields.state !== 'dropped')

function what(board: Board): readonly Block[] {
  const current = shownObjectives(board).filter(({ fields }) => fields.state !== 'achieved')
  return itemsBlock(
    '',
    current.map((card) =>
      item(card, { text: openingWords(wordsBelowName(card.fields.why, cardTitle(card)), 200), lines: signLines(card) }),
    ),
  )
}

/** "NHS: two outreach workers \u00b7 Time: 8 hours a month", those who bring the same together. [PS25] */
const broughtLines = (board: Board, does: readonly Relation[]): StoryItem['lines'] => {
  const inOrder = [...new Set(does.flatMap(({ from }) => board.cards.get(from) ?? []))]
    .toSorted(compareOrder)
    .flatMap(({ id }) => does.filter(({ from }) => from === id))
  const texts = sameThings(board, inOrder).flatMap(({ words, lines }) => {
    const who = partiesOf(board, lines).map(({ name }) => name)
    return who.length === 0 ? [] : [`${who.join(', ')}: ${openingWords(words, 160)}`]
  })
  return texts.length === 0 ? [] : [{ label: WHAT_EACH_BRINGS, texts }]
}

function parts(board: Board): readonly Block[] {
  const initial = describeRelation('does').attributes['part']
  const usual = initial?.type === 'pick' ? initial.initial : ''
  const items = shownObjectives(board).flatMap((card) => {
    const relations = relationsTo(board, card.id, 'does')
    const does = Map.groupBy(relations, ({ attributes }) =>
      typeof attributes['part'] === 'string' ? attributes['part'] : usual,
    )
    const shares = PARTS.map((part) => ({ label: PART_WORDS[part], parties: partiesOf(board, does.get(part) ?? []) }))
    const written = shares.filter(({ parties }) => parties.length > 0)
    return written.length === 0 ? [] : [item(card, { parts: written, lines: broughtLines(board, relations) })]
  })
  return itemsBlock('', items)
}

function lead(board: Board): readonly Block[] {
  const charter = charterOf(board)
  const roles = told(board, 'role')
    .filter(({ fields, inAgreement }) => inAgreement && LEADING.includes(fields.roleType))
    .flatMap((card) => {
      const holders = partiesOf(board, relationsTo(board, card.id, 'holds'))
      const { remit } = card.fields
      if (holders.length === 0 && !said(remit)) return []
      return [
        item(card, {
          text: openingWords(remit, 160),
          parts: holders.length === 0 ? [] : [{ label: '', parties: holders }],
        }),
      ]
    })
  if (charter === undefined) return [...itemsBlock('', roles), ...itemsBlock('What we have decided', decided(board))]
  const { leadershipModel, leadRef, deputyRef, decisionRule } = CHARTER.fields
  const model = charter.leadershipModel
  const leads = model === 'undecided' ? charter.leadershipWhy : inWords(leadershipModel, model, charter.leadershipWhy)
  const rule =
    charter.decisionRule === 'undecided'
      ? charter.decisionNote
      : inWords(decisionRule, charter.decisionRule, charter.decisionNote)
  return [
    ...textBlock(leadershipModel.label, leads),
    ...textBlock(leadRef.label, referenceWords(board, charter.leadRef)),
    ...textBlock(deputyRef.label, referenceWords(board, charter.deputyRef)),
    ...itemsBlock('', roles),
    ...textBlock(decisionRule.label, rule),
    ...itemsBlock('What we have decided', decided(board)),
  ]
}

/** Decisions that are part of what is agreed and were taken: an open one is still a question. [PS3] */
const decided = (board: Board): readonly StoryItem[] =>
  told(board, 'decision')
    .filter(
      ({ fields, inAgreement }) => inAgreement && (fields.state === 'provisional' || fields.state === 'confirmed'),
    )
    .map((card) => item(card, { text: openingWords(card.fields.context, 160) }))

/** What was picked and the words about it; "another way" says less than its words do. */
const inWords = (
  field: { readonly optionLabels: Readonly<Record<string, string>> },
  picked: string,
  note: string,
): string => [picked === 'other' && said(note) ? '' : (field.optionLabels[picked] ?? ''), note].filter(said).join('. ')

function ahead(board: Board): readonly Block[] {
  const dates = [
    ...shownObjectives(board).flatMap((card) =>
      card.fields.markers
        .filter(
          ({ kind, state, by, text }) => kind === 'foundation' && isAhead(state) && by !== undefined && said(text),
        )
        .map((sign) => ({ id: sign.id, by: sign.by ?? '', text: sign.text, about: cardTitle(card) })),
    ),
    ...(charterOf(board)?.milestones ?? [])
      .filter(({ text, by, metOn }) => said(text) && by !== undefined && metOn === undefined)
      .map(({ id, by, text }) => ({ id, by: by ?? '', text, about: '' })),
  ].toSorted((one, other) => (one.by < other.by ? -1 : one.by > other.by ? 1 : 0))
  const timeline = dates.map(({ id, by, text, about }) => ({
    id,
    title: openingWords(text, 160),
    text: openingWords(about, 120),
    party: null,
    lines: [{ label: '', texts: [dateWords(by)] }],
    parts: [],
  }))
  const hard = told(board, 'concern').filter(
    ({ fields, inAgreement }) =>
      inAgreement && fields.raisedBy !== undefined && (fields.state === 'open' || fields.state === 'being-worked'),
  )
  return [
    ...itemsBlock('What will take time', timeline),
    ...itemsBlock(
      'What will be hard',
      hard.map((card) => item(card, { text: openingWords(card.fields.text, 200) })),
    ),
  ]
}
const isAhead = (state: string): boolean => state === 'not-yet' || state === 'moving'

function disagree(board: Board): readonly Block[] {
  const { meanwhile, promises, steps } = IF_WE_DISAGREE.fields
  return told(board, 'if-we-disagree')
    .filter(({ inAgreement }) => inAgreement)
    .flatMap(({ fields }) => {
      const stairs = fields.steps.flatMap((step) => {
        const title = said(step.title) ? step.title : step.outside ? steps.item.outside.label : ''
        if (title === '') return []
        const limit = step.within === undefined ? '' : periodWords(step.within)
        const about = [...step.who.map((one) => referenceWords(board, one)), limit].filter(said).join(' \u00b7 ')
        return [{ title: openingWords(title, 120), about, outside: step.outside }]
      })
      if (stairs.length === 0) return []
      return [
        {
          block: 'stairs',
          title: openingWords(fields.title),
          scope: openingWords(fields.scope),
          steps: stairs,
        } as const,
        ...textBlock(meanwhile.label, fields.meanwhile),
        ...textBlock(promises.label, fields.promises),
      ]
    })
}

function achieved(board: Board): readonly Block[] {
  const wins = told(board, 'moment')
    .filter(({ fields }) => fields.momentKind === 'success')
    .toSorted((one, other) => ((one.fields.on ?? '') < (other.fields.on ?? '') ? -1 : 1))
    .map((card) => {
      const shares = partiesOf(board, relationsTo(board, card.id, 'creditedIn'))
      return item(card, {
        text: openingWords(card.fields.text, 200),
        lines: card.fields.on === undefined ? [] : [{ label: '', texts: [dateWords(card.fields.on)] }],
        parts: shares.length === 0 ? [] : [{ label: 'Thanks to', parties: shares }],
      })
    })
  const reached = shownObjectives(board).flatMap((card) => {
    const met = card.fields.markers.filter(({ state, text }) => state === 'met' && said(text))
    if (met.length === 0 && card.fields.state !== 'achieved') return []
    const label = card.fields.state === 'achieved' ? OBJECTIVE.fields.state.optionLabels.achieved : 'Reached'
    return [item(card, { lines: [{ label, texts: met.map(signWords) }] })]
  })
  return [...itemsBlock('Written down as wins', wins), ...itemsBlock('Reached so far', reached)]
}

/** Who agreed with a condition, each word for word: what has to be said with it is not left out where it is presented. [PS5] */
export function saidWithStop(board: Board, said: readonly SaidWith[]): readonly Stop[] {
  if (said.length === 0) return []
  const items = said.map(({ organisation, name, note, recorded }): StoryItem => ({
    id: organisation,
    title: displayText(note),
    text: '',
    party: null,
    lines: recorded ? [{ label: '', texts: ['Recorded by whoever runs the board'] }] : [],
    parts: [
      {
        label: 'Said by',
        parties: [partyOf(board, organisation) ?? { id: organisation, name: displayText(name), sign: null }],
      },
    ],
  }))
  return [{ key: SAID_WITH, title: 'Agreed, and this has to be said with it', blocks: itemsBlock('', items) }]
}

function again(board: Board): readonly Block[] {
  const charter = charterOf(board)
  if (charter === undefined) return []
  const { nextReviewOn, reviewEvery, reviewWhat, reviewBy } = CHARTER.fields
  const next = charter.nextReviewOn === undefined ? '' : dateWords(charter.nextReviewOn)
  const every = charter.reviewEvery
  const by = charter.reviewBy.map((one) => referenceWords(board, one)).filter(said)
  return [
    ...(next === '' ? [] : [{ block: 'text', label: nextReviewOn.label, text: next } as const]),
    ...(every === undefined ? [] : textBlock(reviewEvery.label, every === 1 ? 'month' : monthsWords(every))),
    ...textBlock(reviewWhat.label, charter.reviewWhat),
    ...textBlock(reviewBy.label, by.join(' \u00b7 ')),
  ]
}
