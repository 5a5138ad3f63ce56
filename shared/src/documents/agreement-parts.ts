// Knows of which parts an agreement consists and in which order, what of it is presented and what is asked, and why the rest is not; refuses to know what a board says in them.
import type { CardKind } from '../board/kinds/kind.ts'
import type { SAID_WITH, StopName } from './stop.ts'

/** On purpose, and for this reason. */
interface LeftOut {
  readonly leftOut: string
}

export interface AgreementPart {
  readonly name: string
  /** Its heading in the document. */
  readonly title: string
  /** The stops of the story that tell of it. */
  readonly presented: readonly (StopName | typeof SAID_WITH)[] | LeftOut
  /** The kinds of cards of which it tells and on which organisations are asked: what they say in meaning is "what you are agreeing". */
  readonly asked: readonly CardKind[] | LeftOut
  /** It tells of the document and its answers, not of the board. */
  readonly isOfItself?: true
  /** What one of the three tells of it otherwise than the document, and why. */
  readonly otherwise?: string
}

/**
 * The document tells all of them in this order. The story goes by its stops, since it is heard once: what will be hard
 * comes before what is done about it. What is asked stands card by card, since it is answered card by card. [DOC37]
 */
export const AGREEMENT_PARTS = [
  {
    name: 'version',
    title: 'This version',
    presented: { leftOut: 'Every page on the stage says whether it is agreed, and when.' },
    asked: { leftOut: 'It stands above what is asked.' },
    isOfItself: true,
  },
  {
    name: 'purpose',
    title: 'Why we are here, for whom and where',
    presented: ['why'],
    asked: ['charter'],
  },
  {
    name: 'partners',
    title: 'The partners',
    presented: ['who'],
    asked: { leftOut: 'What a partner says of itself is its own to say: the others do not agree it.' },
  },
  {
    name: 'representatives',
    title: 'Who speaks for each partner',
    presented: { leftOut: 'It is looked up, and people are not put on a stage by others.' },
    asked: { leftOut: 'Whom a partner sends, and what they can decide, is its own to say.' },
  },
  {
    name: 'objectives',
    title: 'What we want, and how we will know',
    presented: ['what', 'achieved'],
    asked: ['objective'],
    otherwise: 'The story leaves out what was dropped: it tells what the partners are going for.',
  },
  {
    name: 'whoDoesWhat',
    title: 'Who does what',
    presented: ['parts'],
    asked: ['objective'],
    otherwise:
      'An objective in which nobody has a part yet stands in the story among what we want, not here, and that nobody leads it is not said on a stage: an open place is talked about. Who advises or is kept informed, and what each brings, is read by whoever is asked and unsettles no answer: it moves with the work.',
  },
  {
    name: 'leadership',
    title: 'Who leads',
    presented: ['lead'],
    asked: ['charter', 'role'],
    otherwise: 'The story tells of the roles that lead; of the others only the document does.',
  },
  {
    name: 'deciding',
    title: 'How we decide and check at home',
    presented: ['lead'],
    asked: ['charter', 'decision'],
    otherwise:
      'A decision that is taken stands in the document also where it is no part of the agreement, since people look it up there. What is checked at home is work under way: it is neither presented nor asked.',
  },
  {
    name: 'disagreement',
    title: 'If we disagree',
    presented: ['disagree'],
    asked: ['if-we-disagree'],
  },
  {
    name: 'credit',
    title: 'Success and setbacks',
    presented: ['achieved'],
    asked: ['charter', 'objective'],
    otherwise:
      'The story tells every win and no setback; the document those that are marked as part of what is agreed. What happened is not asked: nobody agrees to it.',
  },
  {
    name: 'time',
    title: 'What will take time, and what will be hard',
    presented: ['ahead'],
    asked: { leftOut: 'The days of signs are asked with their objective, and a concern is nobody’s to agree to.' },
    otherwise: 'The story tells of concerns that stand and that somebody has put their name to.',
  },
  {
    name: 'continuity',
    title: 'When people change',
    presented: { leftOut: 'It is looked up when somebody leaves.' },
    asked: { leftOut: 'It changes with everybody who comes or goes.' },
  },
  {
    name: 'words',
    title: 'Words we use',
    presented: { leftOut: 'A list to look words up in.' },
    asked: { leftOut: 'What a word means is settled on its card, by those who use it.' },
  },
  {
    name: 'review',
    title: 'When we look again',
    presented: ['again'],
    asked: ['charter'],
    otherwise: 'The day of the next review is not asked: it moves without anything being agreed anew.',
  },
  {
    name: 'stopping',
    title: 'If we stop, or one of us leaves',
    presented: { leftOut: 'The story is of what is done together.' },
    asked: ['charter'],
  },
  {
    name: 'reservations',
    title: 'Yes, but',
    presented: ['said-with'],
    asked: { leftOut: 'These are the answers.' },
    isOfItself: true,
    otherwise:
      'The story tells what was said to the whole of what was agreed, not what was said later of single cards.',
  },
  {
    name: 'answers',
    title: 'Who has agreed',
    presented: { leftOut: 'Every page on the stage says whether it is agreed, and when.' },
    asked: { leftOut: 'These are the answers.' },
    isOfItself: true,
  },
] as const satisfies readonly AgreementPart[]

export type PartName = (typeof AGREEMENT_PARTS)[number]['name']

const PARTS: readonly AgreementPart[] = AGREEMENT_PARTS
const isLeftOut = (told: AgreementPart['presented'] | AgreementPart['asked']): told is LeftOut => 'leftOut' in told

/** The kinds of cards that are asked, in the order of the agreement. */
export const ASKED_KINDS: readonly CardKind[] = [
  ...new Set(PARTS.flatMap(({ asked }) => (isLeftOut(asked) ? [] : asked))),
]

/** Titles of what only the document tells, in its order: beside what is presented, or beside what is asked. */
export const onlyInDocument = (beside: 'presented' | 'asked'): readonly string[] =>
  PARTS.filter((part) => part.isOfItself !== true && isLeftOut(part[beside])).map(({ title }) => title)

/** Fields that everything hangs on: an empty one says so, in the document and where it is asked. [DOC4] */
export const OPEN_FIELDS: Readonly<Partial<Record<CardKind, readonly string[]>>> = {
  charter: [
    'purpose',
    'leadershipModel',
    'decisionRule',
    'creditRule',
    'continuity',
    'reviewEvery',
    'nextReviewOn',
    'ifWeStop',
  ],
  objective: ['markers'],
  word: ['agreed'],
}
