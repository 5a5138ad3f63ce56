// Knows the eight relations between cards, what decides which one is meant, and how each reads as a sentence; knows no document.
import type { Board, Relation } from '../board.ts'
import { cardName, fieldValue, itemText } from '../card.ts'
import { CARD_KINDS, type CardKind } from './kind.ts'
import { RELATION_KINDS, type RelationDescription, type RelationKind } from './relation-kind.ts'

const GROUP = 'The line'

export const RELATION_DESCRIPTIONS = {
  holds: {
    kind: 'holds',
    name: 'Holds the role',
    label: { '*': 'is' },
    // The title of a role may be anything ("Voting members"): no verb but this fits them all.
    sentence: { '*': ['{from} has the role {to}', '{to} is held by {from}'] },
    sentenceWhere: {
      field: 'roleType',
      is: 'body',
      sentence: ['{from} chairs {to}', '{to} is chaired by {from}'],
    },
    from: ['person', 'organisation'],
    to: ['role'],
    agreedAtEnd: true,
    single: true,
    attributes: {
      since: { type: 'date', label: 'Since', told: 'the day it began', group: GROUP, material: false, partial: true },
      until: { type: 'date', label: 'Until', told: 'the day it ends', group: GROUP, material: false, partial: true },
    },
  },
  does: {
    kind: 'does',
    name: 'Does something for it',
    label: { leads: 'leads', delivers: 'delivers', advises: 'advises on', informed: 'is kept informed of' },
    sentence: {
      leads: ['{from} leads {to}', '{to} is led by {from}'],
      delivers: ['{from} delivers {to}', '{to} is delivered by {from}'],
      advises: ['{from} advises on {to}', '{to} gets advice from {from}'],
      informed: ['{from} is kept informed of {to}', '{to} keeps {from} informed'],
    },
    decidedBy: 'part',
    from: ['organisation', 'person', 'role'],
    to: ['objective'],
    agreedAtEnd: { where: { part: ['leads', 'delivers'] } },
    single: true,
    attributes: {
      part: {
        type: 'pick',
        label: 'What they do for it',
        group: GROUP,
        material: true,
        options: ['delivers', 'leads', 'advises', 'informed'],
        optionLabels: { delivers: 'Delivers', leads: 'Leads', advises: 'Advises', informed: 'Is kept informed' },
        initial: 'delivers',
      },
      brings: { type: 'text', label: 'Brings', told: 'what they bring', group: GROUP, material: false, advised: 2000 },
      hoursPerMonth: {
        type: 'number',
        label: 'Time',
        told: 'the time they give',
        group: GROUP,
        material: false,
        min: 0,
        max: 100000,
        step: 0.5,
        unit: 'hours a month',
      },
      money: { type: 'money', label: 'Money', told: 'the money they give', group: GROUP, material: false },
    },
  },
  serves: {
    kind: 'serves',
    name: 'Helps with an own outcome',
    label: { strong: 'helps us with', partial: 'partly helps us with', tension: 'pulls against' },
    sentence: {
      strong: ['{from} helps {to}', '{to} is helped by {from}'],
      partial: ['{from} partly helps {to}', '{to} is partly helped by {from}'],
      tension: ['{from} pulls against {to}', '{to} is pulled against by {from}'],
    },
    decidedBy: 'fit',
    from: ['objective'],
    to: ['organisation'],
    toList: 'ownOutcomes',
    single: true,
    attributes: {
      fit: {
        type: 'pick',
        label: 'How well it fits',
        group: GROUP,
        material: false,
        options: ['strong', 'partial', 'tension'],
        optionLabels: { strong: 'Helps', partial: 'Helps in part', tension: 'Pulls against it' },
        initial: 'strong',
      },
    },
  },
  sameBoat: {
    kind: 'sameBoat',
    name: 'Us too',
    label: { '*': 'us too' },
    sentence: { '*': ['{from} says us too: {to}', '{to} is also true for {from}'] },
    from: ['organisation', 'person'],
    to: ['concern'],
    notFor: 'raisedBy',
    single: true,
    attributes: {},
  },
  offersHelp: {
    kind: 'offersHelp',
    name: 'Offers help',
    label: { '*': 'offers help' },
    sentence: { '*': ['{from} offers help with {to}', '{to} is offered help by {from}'] },
    from: ['organisation', 'person'],
    to: ['concern'],
    notFor: 'insideOrgId',
    single: true,
    attributes: {
      what: { type: 'text', label: 'What help', told: 'what help it is', group: GROUP, material: false, advised: 2000 },
      state: {
        type: 'pick',
        label: 'Where it stands',
        group: GROUP,
        material: false,
        options: ['offered', 'accepted', 'done', 'declined'],
        optionLabels: { offered: 'Offered', accepted: 'Accepted', done: 'Done', declined: 'Declined' },
        initial: 'offered',
      },
    },
  },
  creditedIn: {
    kind: 'creditedIn',
    name: 'Has a share in it',
    label: { '*': 'has a share in' },
    sentence: { '*': ['{from} has a share in {to}', '{to} is shared by {from}'] },
    from: ['organisation', 'person'],
    to: ['moment'],
    single: true,
    attributes: {
      for: { type: 'text', label: 'For what', told: 'what for', group: GROUP, material: false, advised: 2000 },
    },
  },
  about: {
    kind: 'about',
    name: 'Is about',
    label: { '*': 'about' },
    sentence: { '*': ['{from} is about {to}', '{to} is what {from} is about'] },
    from: ['concern', 'decision', 'moment', 'word', 'note'],
    to: CARD_KINDS,
    single: true,
    attributes: {},
  },
  link: {
    kind: 'link',
    name: 'Plain line',
    label: { '*': '' },
    sentence: { '*': ['{from} is linked to {to}', '{to} is linked to {from}'] },
    from: CARD_KINDS,
    to: CARD_KINDS,
    single: false,
    attributes: {
      label: { type: 'line', label: 'Words on the line', group: GROUP, material: false, advised: 200 },
      arrow: {
        type: 'pick',
        label: 'Arrow',
        group: GROUP,
        material: false,
        options: ['none', 'one', 'both'],
        optionLabels: { none: 'None', one: 'At the end', both: 'At both ends' },
        initial: 'none',
      },
    },
  },
} as const satisfies { readonly [K in RelationKind]: RelationDescription & { readonly kind: K } }

/** The description of a relation kind, in the general shape that forms, lines and files read. */
export const describeRelation = (kind: RelationKind): RelationDescription => RELATION_DESCRIPTIONS[kind]

const KNOWN: ReadonlySet<string> = new Set(RELATION_KINDS)
/** True for the name of a relation this version knows; safe for any value a document may hold. */
export const isRelationKind = (value: unknown): value is RelationKind => typeof value === 'string' && KNOWN.has(value)

/** Most telling first: the first that fits two kinds is what a line between them means until somebody says otherwise. */
const BY_MEANING: readonly RelationKind[] = [
  'does',
  'serves',
  'holds',
  'creditedIn',
  'sameBoat',
  'offersHelp',
  'about',
  'link',
]

/** Every relation that a line from one kind of card to another may stand for; the first is the obvious one, never empty. */
export const relationsBetween = (from: CardKind, to: CardKind): readonly RelationKind[] =>
  BY_MEANING.filter((kind) => {
    const description = describeRelation(kind)
    return description.from.includes(from) && description.to.includes(to)
  })

/**
 * What a new line between two kinds of card means, with no question asked.
 * `turned` = the meaning runs from the second card to the first (a line drawn from a role to the person who holds it).
 */
export const relationBetween = (
  from: CardKind,
  to: CardKind,
): { readonly kind: RelationKind; readonly turned: boolean } => {
  const [straight = 'link'] = relationsBetween(from, to)
  const [back = 'link'] = relationsBetween(to, from)
  const turned =
    BY_MEANING.indexOf(back) < BY_MEANING.indexOf(straight) && (straight === 'link' || straight === 'about')
  return turned ? { kind: back, turned } : { kind: straight, turned: false }
}

/** What decides how a relation reads ("leads"); "*" for a kind that reads one way only. */
export const meaningOf = (relation: Relation): string => {
  const { decidedBy, attributes } = describeRelation(relation.kind)
  if (decidedBy === undefined) return '*'
  const attribute = attributes[decidedBy]
  const value = relation.attributes[decidedBy]
  if (attribute?.type !== 'pick') return '*'
  return typeof value === 'string' && attribute.options.includes(value) ? value : attribute.initial
}

/** The words that stand on the line: "leads"; for a plain line what somebody wrote on it, "" = nothing. */
export const relationLabel = (relation: Relation): string => {
  const written = relation.kind === 'link' ? relation.attributes['label'] : undefined
  return typeof written === 'string' ? written : (describeRelation(relation.kind).label[meaningOf(relation)] ?? '')
}

/** How the relation reads from one of its ends, with `{from}` and `{to}` where the names go. */
export const sentencePattern = (board: Board, relation: Relation, fromWhichEnd: 'from' | 'to'): string => {
  const { sentence, sentenceWhere } = describeRelation(relation.kind)
  const at = fromWhichEnd === 'from' ? 0 : 1
  const end = sentenceWhere === undefined ? undefined : board.cards.get(relation.to)
  if (sentenceWhere !== undefined && end !== undefined && fieldValue(end, sentenceWhere.field) === sentenceWhere.is)
    return sentenceWhere.sentence[at]
  return sentence[meaningOf(relation)]?.[at] ?? '{from} - {to}'
}

/**
 * The relation as a sentence read from one of its ends: "NHS leads Home sooner", "Home sooner is led by NHS".
 * A card that is no longer there reads as "removed card"; an item named at an end follows in brackets.
 */
export const relationSentence = (board: Board, relation: Relation, fromWhichEnd: 'from' | 'to' = 'from'): string => {
  const pattern = sentencePattern(board, relation, fromWhichEnd)
  const name = (id: string, item: string): string => {
    const card = board.cards.get(id)
    if (card === undefined) return 'removed card'
    const text = item === '' ? '' : itemText(card, item)
    return text === '' ? cardName(card) : `${cardName(card)} (${text})`
  }
  const label = relation.kind === 'link' ? relationLabel(relation) : ''
  const words: Readonly<Record<string, string>> = {
    '{from}': name(relation.from, relation.fromItem),
    '{to}': name(relation.to, relation.toItem),
  }
  const sentence = pattern.replaceAll(/\{from\}|\{to\}/g, (place) => words[place] ?? '')
  return label === '' ? sentence : `${sentence}: ${label}`
}
