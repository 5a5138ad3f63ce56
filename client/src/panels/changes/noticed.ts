// Knows what somebody else did to a board from one moment to the next, thing by thing; knows no screen and no clock.
import type { Board, Card, Relation } from '@common-ground/shared/board/board.ts'
import { cardName, fieldValue } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { relationSentence } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { BoardStep } from '../../model/board-steps.ts'
import { changeWords } from '../../text/change-words.ts'

export type What =
  | 'added'
  | 'changed'
  | 'moved'
  | 'binned'
  | 'restored'
  | 'connected'
  | 'disconnected'
  | 'line-changed'
  | 'renamed'

/** One thing that somebody else did. */
export interface Noticed {
  readonly what: What
  /** Participant id; null = it cannot be told who. */
  readonly by: string | null
  /** Id of the card or relation; "" = the board itself. */
  readonly about: string
  /** Ids of the cards it concerns: the card, or both ends of the line. */
  readonly cards: readonly string[]
  /** What the thing is called, or the sentence of the line. */
  readonly name: string
  /** "objective"; "" for a line and the board. */
  readonly kind: string
  /** Labels of the fields that changed. */
  readonly labels: readonly string[]
  /** The zone it was moved to; "" = none. */
  readonly zone: string
}

/** Everything that others did in one step; what I did myself, and where a card lies on the map, is left out. */
export function noticedIn({ before, after, writers, mine }: BoardStep, me: string): readonly Noticed[] {
  if (before === after) return []
  const others = writers.filter((id) => id !== me)
  // With every letter I type this is asked; a large board is not gone through to hear that it was me.
  if (mine && others.length === 0) return []
  // Where both of us wrote, what bears no name may be mine.
  const writer = others.length === 1 && others[0] !== '' && !mine ? (others[0] ?? null) : null
  const found = [
    ...(before.cards === after.cards ? [] : cardsNoticed(before, after, writer)),
    ...(before.relations === after.relations ? [] : linesNoticed(before, after, writer)),
    ...(before.title === after.title || before.title === '' ? [] : [thing('renamed', writer, '', [], after.title)]),
  ]
  const unsigned = mine && writer === null
  return found.filter(({ by }) => by !== me && !(by === null && unsigned))
}

function thing(
  what: What,
  by: string | null,
  about: string,
  cards: readonly string[],
  name: string,
  more: Partial<Pick<Noticed, 'kind' | 'labels' | 'zone'>> = {},
): Noticed {
  return { what, by, about, cards, name, kind: '', labels: [], zone: '', ...more }
}

const kindOf = (card: Card): string => describeCard(card.kind).label.toLocaleLowerCase('en-GB')

function cardsNoticed(before: Board, after: Board, writer: string | null): readonly Noticed[] {
  const found: Noticed[] = []
  const wasBinned = new Set(before.bin.map(({ id }) => id))
  const tell = (
    what: What,
    by: string | null,
    card: Card,
    more: Partial<Pick<Noticed, 'labels' | 'zone'>> = {},
  ): void => {
    found.push(thing(what, by, card.id, [card.id], cardName(card), { kind: kindOf(card), ...more }))
  }
  for (const [id, card] of after.cards) {
    const old = before.cards.get(id)
    if (old === card) continue
    if (old === undefined) {
      if (wasBinned.has(id)) tell('restored', writer, card)
      else tell('added', card.made?.by ?? writer, card)
      continue
    }
    const labels = labelsChanged(old, card)
    if (labels.length > 0) tell('changed', card.touched?.by ?? writer, card, { labels })
    if (old.zone !== card.zone) tell('moved', writer, card, { zone: zoneName(after, card.zone) })
  }
  for (const [id, card] of before.cards) {
    if (after.cards.has(id)) continue
    tell('binned', after.bin.find((one) => one.id === id)?.by ?? writer, card)
  }
  return found
}

const zoneName = (board: Board, zone: string | null): string => {
  const card = zone === null ? undefined : board.cards.get(zone)
  return card === undefined ? '' : cardName(card)
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** What of a card says something else now: its fields, whether it is agreed on, whether it is locked, its kind. */
function labelsChanged(old: Card, card: Card): readonly string[] {
  const { fields, label } = describeCard(card.kind)
  const labels = Object.entries(fields).flatMap(([name, field]) =>
    same(fieldValue(old, name), fieldValue(card, name)) ? [] : [field.label],
  )
  if (old.kind !== card.kind) return [label]
  if (old.inAgreement !== card.inAgreement) labels.push(changeWords.agreement)
  if ((old.lock === null) !== (card.lock === null)) labels.push(changeWords.lock)
  return labels
}

function linesNoticed(before: Board, after: Board, writer: string | null): readonly Noticed[] {
  const found: Noticed[] = []
  // A line that comes or goes with one of its cards is told with the card.
  const bothIn = (board: Board, { from, to }: Relation): boolean => board.cards.has(from) && board.cards.has(to)
  const tell = (what: What, by: string | null, board: Board, relation: Relation): void => {
    const { id, from, to } = relation
    found.push(thing(what, by, id, [from, to], relationSentence(board, relation, 'from')))
  }
  for (const [id, relation] of after.relations) {
    const old = before.relations.get(id)
    if (old === relation) continue
    if (old === undefined) {
      if (bothIn(before, relation)) tell('connected', relation.made?.by ?? writer, after, relation)
    } else if (old.kind !== relation.kind || !same(old.attributes, relation.attributes))
      tell('line-changed', writer, after, relation)
  }
  for (const [id, relation] of before.relations)
    if (!after.relations.has(id) && bothIn(after, relation)) tell('disconnected', writer, before, relation)
  return found
}

/** What happened in words that follow a name: "added the objective “Home sooner”". */
export function noticedWords({ what, name, kind, labels, zone }: Noticed): string {
  switch (what) {
    case 'added':
      return changeWords.added(kind, name)
    case 'changed':
      return changeWords.changed(name, labels)
    case 'moved':
      return changeWords.moved(name, zone)
    case 'binned':
      return changeWords.binned(kind, name)
    case 'restored':
      return changeWords.restored(kind, name)
    case 'connected':
      return changeWords.connected(name)
    case 'disconnected':
      return changeWords.disconnected(name)
    case 'line-changed':
      return changeWords.lineChanged(name)
    case 'renamed':
      return changeWords.renamed(name)
  }
}

/**
 * The same thing touched twice by the same person, as one: what was added stays added under its latest name, fields add up.
 * Null = the two are told one after the other.
 */
export function merged(first: Noticed, second: Noticed): Noticed | null {
  if (first.by !== second.by || first.about !== second.about) return null
  const { what } = first
  if (second.what === 'changed' && (what === 'added' || what === 'restored' || what === 'changed'))
    return { ...second, what, labels: [...new Set([...first.labels, ...second.labels])] }
  if (second.what === 'moved' && (what === 'added' || what === 'moved')) return { ...second, what }
  if (second.what === 'line-changed' && (what === 'connected' || what === 'line-changed')) return { ...second, what }
  return second.what === what ? second : null
}
