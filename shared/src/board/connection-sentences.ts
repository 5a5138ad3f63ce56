// Knows how everything a card is connected with reads from its side, lines of one meaning in one sentence; knows no screen.
import type { Board, Card, Relation } from './board.ts'
import { cardName, itemText } from './card.ts'
import { RELATION_KINDS } from './kinds/relation-kind.ts'
import {
  describeRelation,
  meaningOf,
  relationLabel,
  relationSentence,
  sentencePattern,
} from './kinds/relation-kinds.ts'
import { quote } from './quotation.ts'

/** Above this many the sentence says first how many there are. */
const COUNT_ABOVE = 3

/** A name that is a sentence of its own runs together with its neighbours when only commas part them. */
const runsOn = (name: string): boolean => name.length > 32 || name.includes(',')

/** "A", "A and B", "A, B and C"; long names "A; B; C"; "" = none. */
const joined = (names: readonly string[]): string => {
  if (names.length < 2) return names[0] ?? ''
  return names.some(runsOn) ? names.join('; ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/** What ends as a sentence already gets no second full stop. */
const ended = (text: string): string => (/[.!?…\u3002]$/u.test(text.trimEnd()) ? text : `${text}.`)

const startUpper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

interface Meant {
  readonly relation: Relation
  readonly end: 'from' | 'to'
  readonly ownItem: string
}

/**
 * The lines of a card as sentences without its name, which stands above them: "Is led by NHS.",
 * "Is delivered by 4: A, B, C and D." A line that ends at one of the card's entries begins with the words of that entry, quoted.
 *
 * @param lines the relations that start or end at the card. Empty = no sentence.
 */
export function connectionSentences(board: Board, card: Card, lines: readonly Relation[]): readonly string[] {
  const groups = new Map<string, Meant[]>()
  for (const relation of inOrder(board, card, lines)) {
    const end = relation.from === card.id ? 'from' : 'to'
    const ownItem = end === 'from' ? relation.fromItem : relation.toItem
    const label = relation.kind === 'link' ? relationLabel(relation) : ''
    const key = [sentencePattern(board, relation, end), end, ownItem, label].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [{ relation, end, ownItem }])
    else group.push({ relation, end, ownItem })
  }
  return [...groups.values()].flatMap((group) => sentencesOf(board, card, group))
}

/** By what they mean, then as the cards at their other ends are read: the same on every screen and after every import. */
function inOrder(board: Board, card: Card, lines: readonly Relation[]): readonly Relation[] {
  const keyed = lines.map((relation) => {
    const { kind, from, to, id } = relation
    const meaning = Object.keys(describeRelation(kind).label).indexOf(meaningOf(relation))
    const end = from === card.id ? to : from
    const other = `${board.cards.get(end)?.order ?? ''} ${end}`
    return { relation, rank: RELATION_KINDS.indexOf(kind) * 10 + meaning, other, id }
  })
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return keyed
    .toSorted((a, b) => a.rank - b.rank || before(a.other, b.other) || before(a.id, b.id))
    .map(({ relation }) => relation)
}

function sentencesOf(board: Board, card: Card, group: readonly Meant[]): readonly string[] {
  const [first] = group
  if (first === undefined) return []
  const { relation, end, ownItem } = first
  const [own, other] = end === 'from' ? ['{from}', '{to}'] : ['{to}', '{from}']
  const pattern = sentencePattern(board, relation, end)
  // A meaning that does not begin with the card itself is read line by line.
  if (!pattern.startsWith(`${own} `)) return group.map((one) => ended(relationSentence(board, one.relation, one.end)))
  const names = group.map((one) => nameAt(board, one.relation, one.end === 'from' ? 'to' : 'from'))
  const rest = pattern.slice(own.length + 1)
  const count = names.length > COUNT_ABOVE && rest.endsWith(other) ? `${String(names.length)}: ` : ''
  const said = rest.replace(other, () => count + joined(names))
  const entry = ownItem === '' ? '' : itemText(card, ownItem)
  const label = relation.kind === 'link' ? relationLabel(relation) : ''
  return [ended(`${entry === '' ? startUpper(said) : `${quote(entry)} ${said}`}${label === '' ? '' : `: ${label}`}`)]
}

function nameAt(board: Board, relation: Relation, end: 'from' | 'to'): string {
  const card = board.cards.get(relation[end])
  if (card === undefined) return 'removed card'
  const item = end === 'from' ? relation.fromItem : relation.toItem
  const text = item === '' ? '' : itemText(card, item)
  return text === '' ? cardName(card) : `${cardName(card)} (${text})`
}
