// Knows how two contents of a board differ in meaning, derived from the descriptions of the kinds; refuses to know sentences.
import type { Board, Card, Relation } from '../board/board.ts'
import { isAgreedAtEnd } from '../board/agreed-meaning.ts'
import type { BoardContent } from '../board/board-content.ts'
import { cardName } from '../board/card.ts'
import { boardOfContent } from '../board/content-board.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { CARD_KINDS, type FieldDescription } from '../board/kinds/kind.ts'
import { RELATION_KINDS } from '../board/kinds/relation-kind.ts'
import { describeRelation, relationSentence } from '../board/kinds/relation-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { samePlain } from '../board/plain-value.ts'
import type { Change, ChangeType, Changes } from './change.ts'
import { fieldChanges, inWords, type Sides } from './field-changes.ts'

/**
 * What changed from one content to another. What is in the bin counts as gone; a line that goes or stays away with one
 * of its cards is not told of by itself.
 */
export const changesBetween = (before: BoardContent, after: BoardContent): Changes => {
  const sides: Sides = { before: boardOfContent(before), after: boardOfContent(after) }
  const known = new Set([...before.cards, ...before.relations].map(({ id }) => id))
  const cards = inOrder([...sides.before.cards.values(), ...sides.after.cards.values()], CARD_KINDS, compareOrder)
  const relations = inOrder([...sides.before.relations.values(), ...sides.after.relations.values()], RELATION_KINDS)
  const ofCards = cards.map((id) => [id, cardChanges(sides, id, known.has(id))] as const)
  return {
    changes: [
      ...headChanges(sides),
      ...ofCards.flatMap(([, changes]) => changes),
      ...relations.flatMap((id) => relationChanges(sides, id, known.has(id))),
    ],
    moved: ofCards.filter(([id, changes]) => changes.length === 0 && isMoved(sides, id)).length,
  }
}

/** What changed of one thing. @param wasThere whether `before` held it at all, be it in the bin. */
export const changesOfThing = (
  sides: Sides,
  { about, id }: Pick<Change, 'about' | 'id'>,
  wasThere: boolean,
): readonly Change[] =>
  about === 'board' ? headChanges(sides) : (about === 'card' ? cardChanges : relationChanges)(sides, id, wasThere)

/** Each id once, by kind, then by its place. What is on both sides counts as it is afterwards. */
const inOrder = <T extends { readonly id: string; readonly kind: K }, K extends string>(
  things: readonly T[],
  kinds: readonly K[],
  then: (one: T, other: T) => number = () => 0,
): readonly string[] => {
  const once = [...new Map(things.map((thing) => [thing.id, thing])).values()]
  return once
    .toSorted(
      (one, other) =>
        kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || then(one, other) || (one.id < other.id ? -1 : 1),
    )
    .map(({ id }) => id)
}

const isMoved = ({ before, after }: Sides, id: string): boolean => {
  const [one, other] = [before.cards.get(id), after.cards.get(id)]
  if (one === undefined || other === undefined) return false
  return !samePlain([...one.pos, ...one.size], [...other.pos, ...other.size])
}

const headChanges = ({ before, after }: Sides): Change[] =>
  before.title === after.title
    ? []
    : [
        {
          about: 'board',
          id: '',
          kind: null,
          name: after.title,
          type: 'changed',
          field: 'title',
          label: 'Title of the board',
          ...inWords(before.title, after.title),
          material: false,
        },
      ]

const cardChanges = (sides: Sides, id: string, wasThere: boolean): readonly Change[] => {
  const [before, after] = [sides.before.cards.get(id), sides.after.cards.get(id)]
  const card = after ?? before
  if (card === undefined) return []
  const about = { about: 'card', id, kind: card.kind, name: cardName(card) } as const
  if (before === undefined || after === undefined)
    return [{ ...about, type: comingOrGoing(after, wasThere), material: card.inAgreement }]
  const isAgreed = before.inAgreement || after.inAgreement
  return [
    ...commonChanges(sides, before, after).map((change) => ({ ...about, ...change })),
    ...fieldChanges(sides, before, after, comparable(before, after)).map((change) => ({
      ...about,
      ...change,
      material: change.material && isAgreed,
    })),
  ]
}

/** The fields to compare. Of a card that has become another kind those that both kinds have: the rest is told by its kind. */
const comparable = (before: Card, after: Card): Readonly<Record<string, FieldDescription>> => {
  const [old, fresh] = [describeCard(before.kind).fields, describeCard(after.kind).fields]
  if (before.kind === after.kind) return fresh
  return Object.fromEntries(
    Object.entries(fresh).filter(([name, field]) => Object.hasOwn(old, name) && old[name]?.type === field.type),
  )
}

const comingOrGoing = (after: unknown, wasThere: boolean): ChangeType =>
  after === undefined ? 'removed' : wasThere ? 'returned' : 'added'

/** What every card has and what means something: its kind, its zone, whether it is agreed on. */
const commonChanges = (
  sides: Sides,
  before: Card,
  after: Card,
): Pick<Change, 'type' | 'field' | 'before' | 'after' | 'material'>[] => {
  const found: Pick<Change, 'type' | 'field' | 'before' | 'after' | 'material'>[] = []
  const tell = (field: string, one: string, other: string, material: boolean): void => {
    if (one !== other) found.push({ type: 'changed', field, ...inWords(one, other), material })
  }
  tell('kind', describeCard(before.kind).label, describeCard(after.kind).label, after.inAgreement)
  const zoneName = (board: Board, { zone }: Card): string => {
    const card = zone === null ? undefined : board.cards.get(zone)
    return card === undefined ? '' : cardName(card)
  }
  if (before.zone !== after.zone) tell('zone', zoneName(sides.before, before), zoneName(sides.after, after), false)
  const agreed = (card: Card): string => (card.inAgreement ? 'Yes' : 'No')
  // A note that becomes an objective is agreed on from then on: that goes with its kind.
  if (before.kind === after.kind) tell('inAgreement', agreed(before), agreed(after), true)
  return found
}

const relationChanges = (sides: Sides, id: string, wasThere: boolean): readonly Change[] => {
  const [before, after] = [sides.before.relations.get(id), sides.after.relations.get(id)]
  const relation = after ?? before
  if (relation === undefined) return []
  const sentenceOn = (board: Board, one: Relation): string => relationSentence(board, one)
  const { kind, from, to } = relation
  const about = { about: 'relation', id, kind, from, to } as const
  const { attributes } = describeRelation(relation.kind)
  if (before === undefined || after === undefined) {
    const board = after === undefined ? sides.before : sides.after
    const elsewhere = after === undefined ? sides.after : sides.before
    const goesAlong = !elsewhere.cards.has(relation.from) || !elsewhere.cards.has(relation.to)
    if (goesAlong && (after === undefined || wasThere)) return []
    const material = isAgreedAtEnd(relation)
    return [{ ...about, name: sentenceOn(board, relation), type: comingOrGoing(after, wasThere), material }]
  }
  const name = sentenceOn(sides.after, after)
  const found: Change[] = []
  const endsOf = ({ kind, from, fromItem, to, toItem }: Relation): unknown => [kind, from, fromItem, to, toItem]
  const { decidedBy } = describeRelation(after.kind)
  const decided = decidedBy === undefined ? undefined : attributes[decidedBy]
  const means = (one: Relation): unknown =>
    decidedBy === undefined || decided?.type !== 'pick' ? null : (one.attributes[decidedBy] ?? decided.initial)
  if (!samePlain([endsOf(before), means(before)], [endsOf(after), means(after)])) {
    const words = inWords(sentenceOn(sides.before, before), name)
    const material = isAgreedAtEnd(before) || isAgreedAtEnd(after)
    found.push({ ...about, name, type: 'changed', field: 'ends', ...words, material })
  }
  const rest = Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== decidedBy))
  for (const change of fieldChanges(sides, asFields(before, rest), asFields(after, rest), rest))
    found.push({ ...about, name, ...change })
  return found
}

const asFields = (relation: Relation, attributes: object): { readonly fields: Readonly<Record<string, unknown>> } => ({
  fields: Object.fromEntries(Object.keys(attributes).map((key) => [key, relation.attributes[key]])),
})
