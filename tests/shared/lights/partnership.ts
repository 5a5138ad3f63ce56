// Knows a small partnership in which everything has been talked about, and how to break one thing in it; knows no check.
import { Doc } from 'yjs'
import type { Board } from '@common-ground/shared/board/board.ts'
import type { CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import type { Answer } from '@common-ground/shared/lights/answers.ts'
import type { Finding, LightName, LightState } from '@common-ground/shared/lights/finding.ts'
import { lightsOf } from '@common-ground/shared/lights/lights.ts'
import type { LightsContext } from '@common-ground/shared/lights/situation.ts'
import { card, HEAD, relation } from '../board/small-board.ts'

/** A Friday, seven weeks after the board was made. */
export const TODAY = '2026-11-20'
const PROPOSED = { firstProposedOn: '2026-11-01', firstAgreedOn: '2026-11-10' }
const item = (id: string, values: object): object => ({ id, order: 'a0', ...values })

const organisation = (id: string, name: string): CardContent =>
  card(id, 'organisation', {
    name,
    whatWeDo: `Everything that ${name} does for the people of the area.`,
    ownOutcomes: [item('own', { text: 'Fewer people waiting' })],
    joined: 'chose',
    worthIt: 'Fewer emergencies',
    voice: { whatWeDo: { orgId: id, by: 'p1', at: '2026-10-03T09:00:00Z' } },
  })
const person = (id: string, orgId: string, deputyId: string): CardContent =>
  card(id, 'person', { name: `Person ${id}`, orgId, deputyId, canDecide: 'yes-alone', hoursPerMonth: 8 })
const objective = (id: string, title: string): CardContent =>
  card(id, 'objective', {
    title,
    state: 'live',
    ifItGoesWrong: 'We say so together.',
    markers: [
      item('first', { kind: 'foundation', text: 'A shared list', by: '2026-12-15' }),
      item('result', { kind: 'result', text: 'Days of waiting', target: '20', by: '2027-06' }),
    ],
  })
const concern = (id: string, raisedBy: string): CardContent =>
  card(id, 'concern', {
    title: `Concern ${id}`,
    raisedBy,
    openedOn: '2026-10-05',
    actions: [item('act', { text: 'Ask the others' })],
  })
const step = (id: string, values: object): object =>
  item(id, { title: `Step ${id}`, who: ['ann'], within: { amount: 10, unit: 'working-days' }, ...values })

const CARDS: readonly CardContent[] = [
  card('charter', 'charter', {
    name: 'Home sooner',
    purpose: 'People come home from hospital sooner, and stay there.',
    leadershipModel: 'single',
    leadershipWhy: 'The council already runs the shared office.',
    creditRule: 'Every partner is named.',
    reviewEvery: 6,
    nextReviewOn: '2027-05',
  }),
  organisation('council', 'Council'),
  organisation('health', 'Health Board'),
  organisation('charity', 'Kindred'),
  person('ann', 'council', 'bob'),
  person('bob', 'council', 'ann'),
  person('cat', 'health', 'dan'),
  person('dan', 'health', 'cat'),
  person('eve', 'charity', 'fay'),
  person('fay', 'charity', 'eve'),
  objective('home', 'Home sooner'),
  objective('well', 'Well at home'),
  card('lead', 'role', { title: 'Lead officer', roleType: 'lead', decidesAlone: 'Dates' }),
  concern('money', 'council'),
  concern('staff', 'health'),
  concern('trust', 'charity'),
  card('word', 'word', {
    word: 'Discharge',
    meanings: [
      item('m1', { orgId: 'council', text: 'Leaving the ward' }),
      item('m2', { orgId: 'health', text: 'Ready to leave' }),
    ],
    verdict: 'same-word-different-things',
    agreed: 'Ready to leave',
    state: 'agreed',
  }),
  card('steps', 'if-we-disagree', {
    title: 'If we disagree',
    steps: [
      { ...step('raise', {}), order: 'a0' },
      { ...step('talk', {}), order: 'a1' },
      { ...step('help', { who: [{ text: 'The ombudsman' }], outside: true }), order: 'a2' },
    ],
  }),
]
const RELATIONS: readonly RelationContent[] = [
  relation('r1', 'does', 'council', 'home', { part: 'leads', brings: 'An office', hoursPerMonth: 10 }),
  relation('r2', 'does', 'health', 'well', { part: 'leads', hoursPerMonth: 6 }),
  ...['ann', 'bob', 'cat', 'dan', 'eve', 'fay'].map((who) => relation(`d-${who}`, 'does', who, 'home', {})),
  ...['council', 'health', 'charity'].map((who) =>
    relation(`s-${who}`, 'serves', 'home', who, { toItem: 'own', fit: 'strong' }),
  ),
  relation('h1', 'holds', 'ann', 'lead'),
]

/** What to break: values by card or relation id (undefined = not set), things to take away and to add. */
export interface Break {
  readonly set?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly without?: readonly string[]
  readonly cards?: readonly CardContent[]
  readonly relations?: readonly RelationContent[]
  readonly head?: Readonly<Record<string, unknown>>
}

/** Takes out what is set to undefined. */
const withSet = <T extends object>(thing: T, set: Readonly<Record<string, unknown>> = {}): T =>
  Object.fromEntries(Object.entries({ ...thing, ...set }).filter(([, value]) => value !== undefined)) as unknown as T

/** The partnership with something broken, as a board that was written and read. */
export function partnership({ set = {}, without = [], cards = [], relations = [], head = {} }: Break = {}): Board {
  const isKept = ({ id, ...ends }: { id: string; from?: string; to?: string }): boolean =>
    [id, ends.from, ends.to].every((one) => one === undefined || !without.includes(one))
  const boardDoc = openBoardDoc(new Doc())
  writeContent(
    boardDoc,
    {
      board: withSet({ ...HEAD, ...PROPOSED }, head),
      cards: [...CARDS.filter(isKept).map((one) => withSet(one, set[one.id])), ...cards],
      relations: [...RELATIONS.filter(isKept).map((one) => withSet(one, set[one.id])), ...relations],
    },
    'test',
  )
  return readBoard(boardDoc)
}

/** Every organisation says yes to everything, and nothing has changed since. */
export const ALL_YES: NonNullable<LightsContext['answers']> = {
  hashOf: (cardId) => `hash of ${cardId}`,
  given: ['home', 'well', 'charter', 'steps', 'lead'].flatMap((cardId) =>
    ['council', 'health', 'charity'].map((orgId): Answer => ({
      cardId,
      orgId,
      answer: 'yes',
      contentHash: `hash of ${cardId}`,
    })),
  ),
}
const CONTEXT: LightsContext = { today: TODAY, answers: ALL_YES, checkReplies: [] }

/** What one check finds. */
export const found = (check: string, broken: Break = {}, context: Partial<LightsContext> = {}): readonly Finding[] =>
  lightsOf(partnership(broken), { ...CONTEXT, ...context }).findings.filter(({ checkId }) => checkId === check)

/** What the findings of one check say in short: severity and the card each is about. */
export const said = (check: string, broken: Break = {}, context: Partial<LightsContext> = {}): readonly string[] =>
  found(check, broken, context).map(({ severity, subjects }) => `${severity} ${subjects[0]}`)

/** The states of the lights by name. */
export const statesOf = (board: Board, context: Partial<LightsContext> = {}): Readonly<Record<LightName, LightState>> =>
  Object.fromEntries(
    lightsOf(board, { ...CONTEXT, ...context }).lights.map(({ assumption, state }) => [assumption, state]),
  ) as Record<LightName, LightState>

/** A list item for a break. */
export const listItem = item
