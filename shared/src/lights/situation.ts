// Knows the sets and connections of a board that the checks share, on one day; refuses to judge them.
import type { Board, CardOf, Relation } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { CHARTER_ID } from '../board/ids.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import type { RelationKind } from '../board/kinds/relation-kind.ts'
import { shortened } from '../board/quotation.ts'
import type { Answers, CheckReply } from './answers.ts'
import { daysBetween, lastDay } from './date-arithmetic.ts'
import { inOrderOfSource } from './source-order.ts'
import { THRESHOLDS, type Thresholds } from './thresholds.ts'

/** What the lights need besides the board. What is absent cannot be known, and nothing is guessed about it. */
export interface LightsContext {
  /** The calendar date in the board's time zone, YYYY-MM-DD. */
  readonly today: string
  /** The same of the day the board was made; absent = the UTC date. */
  readonly createdOn?: string
  readonly holidays?: readonly string[]
  readonly thresholds?: Partial<Thresholds>
  /** How many characters a person sees; absent = code points. */
  readonly graphemes?: (text: string) => number
  readonly answers?: Answers
  readonly checkReplies?: readonly CheckReply[]
}

/** A board on one day, as the checks look at it. Lists are in the order of the file they came from, else in reading order. */
export interface Situation {
  readonly board: Board
  readonly today: string
  /** When the partnership started, a full date. */
  readonly start: string
  readonly isYoung: boolean
  readonly isProposed: boolean
  readonly isAgreed: boolean
  readonly thresholds: Thresholds
  readonly holidays: readonly string[]
  /** null = nothing is known of answers. */
  readonly answers: Answers | null
  readonly checkReplies: readonly CheckReply[] | null
  readonly charter: CardOf<'charter'> | undefined
  /** Active ones only: invited, leaving and outside bodies are not asked. */
  readonly organisations: readonly CardOf<'organisation'>[]
  /** Active or leaving. */
  readonly people: readonly CardOf<'person'>[]
  /** Drafts and those under way. */
  readonly objectives: readonly CardOf<'objective'>[]
  /** Neither settled nor lived with. */
  readonly openConcerns: readonly CardOf<'concern'>[]
  readonly cards: <K extends CardKind>(kind: K) => readonly CardOf<K>[]
  readonly card: <K extends CardKind>(kind: K, id: unknown) => CardOf<K> | undefined
  readonly from: (kind: RelationKind, card: string) => readonly Relation[]
  readonly to: (kind: RelationKind, card: string) => readonly Relation[]
  /** Ids of the people and organisations that hold a role today, sorted. */
  readonly holders: (role: string) => readonly string[]
  /** What an organisation does for objectives itself or through its people. */
  readonly parts: (organisation: string) => readonly Relation[]
  readonly peopleOf: (organisation: string) => readonly CardOf<'person'>[]
  /** The name of a card in a sentence, shortened; "" = no such card. */
  readonly name: (id: string) => string
  /** How many characters a person sees. */
  readonly graphemes: (text: string) => number
  /** No letter and no digit. */
  readonly blank: (text: string) => boolean
  /** Too short to say something. */
  readonly thin: (text: string) => boolean
  /** True when a full or partial date, counted as its last day, lies before today. */
  readonly isPast: (date: string | undefined) => boolean
}

/** Every list by the id at one end of its relations. */
type Ends = ReadonlyMap<string, readonly Relation[]>
const byEnd = (relations: Iterable<Relation>, end: 'from' | 'to'): Ends => {
  const ends = new Map<string, Relation[]>()
  for (const relation of relations) {
    const key = `${relation.kind} ${relation[end]}`
    const list = ends.get(key)
    if (list === undefined) ends.set(key, [relation])
    else list.push(relation)
  }
  return ends
}
const NONE: readonly never[] = []

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const LETTER = /[\p{L}\p{N}]/gu
const blank = (text: string): boolean => text.search(/[\p{L}\p{N}]/u) < 0

/** Gathers once what the checks ask for again and again. */
export function openSituation(board: Board, context: LightsContext): Situation {
  const { today } = context
  const thresholds: Thresholds = { ...THRESHOLDS, ...context.thresholds }
  const createdOn = context.createdOn ?? board.createdAt.slice(0, 10)
  const byKind = Map.groupBy(board.cards.values(), ({ kind }) => kind)
  const sorted = new Map([...byKind].map(([kind, cards]) => [kind, inOrderOfSource(cards)] as const))
  const starting = byEnd(board.relations.values(), 'from')
  const ending = byEnd(board.relations.values(), 'to')
  const cards = <K extends CardKind>(kind: K): readonly CardOf<K>[] =>
    (sorted.get(kind) ?? NONE) as unknown as readonly CardOf<K>[]
  const card = <K extends CardKind>(kind: K, id: unknown): CardOf<K> | undefined => {
    const found = typeof id === 'string' ? board.cards.get(id) : undefined
    return found?.kind === kind ? (found as CardOf<K>) : undefined
  }
  const from = (kind: RelationKind, id: string): readonly Relation[] => starting.get(`${kind} ${id}`) ?? NONE
  const to = (kind: RelationKind, id: string): readonly Relation[] => ending.get(`${kind} ${id}`) ?? NONE
  const isPast = (date: string | undefined): boolean => date !== undefined && lastDay(date) < today
  const people = cards('person').filter(({ fields }) => fields.state !== 'left')
  const peopleIn = Map.groupBy(people, ({ fields }) => fields.orgId)
  const charter = card('charter', CHARTER_ID)
  const isAgreed = board.firstAgreedOn !== null && board.firstAgreedOn <= today
  const graphemes = context.graphemes ?? ((text: string): number => [...text].length)
  const dateOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
  return {
    board,
    today,
    start: charter?.fields.startOn === undefined ? createdOn : lastDay(charter.fields.startOn),
    isYoung: daysBetween(createdOn, today) <= thresholds.youngBoard,
    isProposed: isAgreed || (board.firstProposedOn !== null && board.firstProposedOn <= today),
    isAgreed,
    thresholds,
    holidays: context.holidays ?? NONE,
    answers: context.answers ?? null,
    checkReplies: context.checkReplies ?? null,
    charter,
    organisations: cards('organisation').filter(({ fields }) => fields.state === 'active'),
    people,
    objectives: cards('objective').filter(({ fields }) => fields.state === 'draft' || fields.state === 'live'),
    openConcerns: cards('concern').filter(({ fields }) => fields.state === 'open' || fields.state === 'being-worked'),
    cards,
    card,
    from,
    to,
    holders: (role) =>
      [
        ...new Set(
          to('holds', role)
            .filter(({ attributes }) => !isPast(dateOf(attributes['until'])))
            .map((relation) => relation.from),
        ),
      ].toSorted(),
    parts: (organisation) =>
      [organisation, ...(peopleIn.get(organisation) ?? NONE).map(({ id }) => id)].flatMap((id) => from('does', id)),
    peopleOf: (organisation) => peopleIn.get(organisation) ?? NONE,
    name: (id) => {
      const found = board.cards.get(id)
      return found === undefined ? '' : shortened(cardName(found))
    },
    graphemes,
    blank,
    thin: (text) => {
      const letters = text.match(LETTER)?.length ?? 0
      const isDense = (text.match(DENSE)?.length ?? 0) * 2 > letters
      return graphemes(text.trim()) < (isDense ? thresholds.thinDenseText : thresholds.thinText) || letters === 0
    },
    isPast,
  }
}
