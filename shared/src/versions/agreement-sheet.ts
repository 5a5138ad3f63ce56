// Knows how everything that organisations agree on reads in words, card by card, derived from the descriptions; refuses to know answers.
import { answeredCards, isAgreedAtEnd } from '../board/agreed-meaning.ts'
import type { Board, Card } from '../board/board.ts'
import { cardName, fieldValue, type Item } from '../board/card.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { CARD_KINDS, type FieldDescription, type ListField } from '../board/kinds/kind.ts'
import { relationSentence } from '../board/kinds/relation-kinds.ts'
import { isUnsaid, valueWords } from '../board/value-words.ts'

/** One card in words. A line is a field with what it says; a list says one text for each entry. */
export interface SheetCard {
  readonly id: string
  /** What people call the kind. */
  readonly kind: string
  readonly name: string
  readonly lines: readonly { readonly label: string; readonly texts: readonly string[] }[]
}

/** By kind, then in reading order. What says nothing is left out. */
export function agreementSheet(board: Board): readonly SheetCard[] {
  const place = ({ kind }: Card): number => CARD_KINDS.indexOf(kind)
  return answeredCards(board)
    .toSorted((one, other) => place(one) - place(other))
    .map((card) => sheetOf(board, card))
}

/** One card, whether organisations answer on it or not. */
export function sheetOf(board: Board, card: Card): SheetCard {
  const { label, title, fields } = describeCard(card.kind)
  const said = Object.entries(fields).flatMap(([name, field]) => {
    const texts = name === title ? [] : textsOf(board, card, name, field)
    return texts.length === 0 ? [] : [{ label: field.label, texts }]
  })
  const lines = [...board.relations.values()]
    .filter((relation) => relation.to === card.id && isAgreedAtEnd(relation))
    .map((relation) => relationSentence(board, relation, 'from'))
  return {
    id: card.id,
    kind: label,
    name: cardName(card),
    lines: lines.length === 0 ? said : [...said, { label: 'Who', texts: lines }],
  }
}

function textsOf(board: Board, card: Card, name: string, field: FieldDescription): readonly string[] {
  const value = fieldValue(card, name)
  if (field.type === 'list') {
    if (!field.material || !Array.isArray(value)) return []
    return (value as readonly Item[]).map((item, _, all) => itemWords(board, field, item, all)).filter(Boolean)
  }
  const isSaid = field.material || (field.type === 'pick' && field.materialOptions?.includes(String(value)) === true)
  const words = isSaid && !isUnsaid(field, value) ? valueWords(board, field, value) : ''
  return words === '' ? [] : [words]
}

/** "A shared list. By: 15 December 2026." The first words of an entry stand by themselves, the others behind their label. */
function itemWords(board: Board, list: ListField, item: Item, siblings: readonly Item[]): string {
  const parts = Object.entries(list.item).flatMap(([name, part]) => {
    const value = item[name]
    const isSilent = !part.material || value === false || isUnsaid(part, value)
    const words = isSilent ? '' : valueWords(board, part, value, siblings)
    return words === '' ? [] : [{ label: part.label, words, isText: part.type === 'line' && part.required === true }]
  })
  const own = parts.find(({ isText }) => isText)
  const rest = parts.filter((part) => part !== own).map(({ label, words }) => `${label}: ${words}`)
  return [own?.words, ...rest].filter((one) => one !== undefined).join(' · ')
}
