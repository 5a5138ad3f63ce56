// Knows how everything that organisations agree on reads in words, card by card, derived from the descriptions; refuses to know answers.
import { answeredCards, isAgreedAtEnd } from '../board/agreed-meaning.ts'
import type { Board, Card } from '../board/board.ts'
import { cardName, fieldValue, type Item } from '../board/card.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { FieldDescription, ListField } from '../board/kinds/kind.ts'
import { RELATION_DESCRIPTIONS, relationSentence } from '../board/kinds/relation-kinds.ts'
import { valueWords } from '../board/value-words.ts'
import { besideTitle } from '../board/wording-lines.ts'
import { ASKED_KINDS, OPEN_FIELDS } from './agreement-parts.ts'
import { broughtWords } from './brought.ts'
import { entryLine, saysNothing } from './card-words.ts'
import { NOT_YET_AGREED } from './outline.ts'

/** One card in words. A line is a field with what it says; a list says one text for each entry. */
export interface SheetCard {
  readonly id: string
  /** What people call the kind. */
  readonly kind: string
  readonly name: string
  readonly lines: readonly { readonly label: string; readonly texts: readonly string[] }[]
}

/** By kind in the order of the agreement, then in reading order. What says nothing is left out, but for what everything hangs on. [AG6] */
export function agreementSheet(board: Board): readonly SheetCard[] {
  const place = ({ kind }: Card): number => {
    const at = ASKED_KINDS.indexOf(kind)
    if (at < 0) throw new RangeError(`a ${kind} is answered on and stands in no part of the agreement`)
    return at
  }
  return answeredCards(board)
    .toSorted((one, other) => place(one) - place(other))
    .map((card) => sheetOf(board, card))
}

const LEADS = RELATION_DESCRIPTIONS.does.attributes.part.optionLabels.leads

/** One card, whether organisations answer on it or not. */
export function sheetOf(board: Board, card: Card): SheetCard {
  const { label, title, fields } = describeCard(card.kind)
  const said = Object.entries(fields).flatMap(([name, field]) => {
    const texts = name === title ? [] : textsOf(board, card, name, field)
    if (texts.length > 0) return [{ label: field.label, texts }]
    return field.material && OPEN_FIELDS[card.kind]?.includes(name) === true
      ? [{ label: field.label, texts: [NOT_YET_AGREED] }]
      : []
  })
  // Whoever is asked reads all that is printed of who does what, also what unsettles no answer.
  const told = [...board.relations.values()].filter(
    (relation) => relation.to === card.id && (relation.kind === 'does' || isAgreedAtEnd(relation)),
  )
  const lines = told.map((relation) => {
    const brought = relation.kind === 'does' ? broughtWords(board, relation) : ''
    return `${relationSentence(board, relation, 'from')}${brought === '' ? '' : ` · ${brought}`}`
  })
  const isLed = told.some(({ attributes }) => attributes['part'] === 'leads')
  return {
    id: card.id,
    kind: label,
    name: cardName(card),
    lines: [
      ...said,
      ...(lines.length === 0 ? [] : [{ label: 'Who', texts: lines }]),
      ...(card.kind !== 'objective' || isLed ? [] : [{ label: LEADS, texts: [NOT_YET_AGREED] }]),
    ],
  }
}

function textsOf(board: Board, card: Card, name: string, field: FieldDescription): readonly string[] {
  const value = fieldValue(card, name)
  if (field.type === 'list') {
    if (!field.material || !Array.isArray(value)) return []
    return (value as readonly Item[]).map((item, _, all) => itemWords(board, field, item, all)).filter(Boolean)
  }
  const isSaid = field.material || (field.type === 'pick' && field.materialOptions?.includes(String(value)) === true)
  const words = isSaid && !saysNothing(field, value) ? valueWords(board, field, value) : ''
  const told = besideTitle(card, name, words)
  return told === '' ? [] : [told]
}

/** "First step: a shared list · By: 15 December 2026": as the document has it, of what they agree on. */
function itemWords(board: Board, list: ListField, item: Item, siblings: readonly Item[]): string {
  const parts = Object.entries(list.item).map(([name, part]) => ({
    part,
    words: !part.material || saysNothing(part, item[name]) ? '' : valueWords(board, part, item[name], siblings),
  }))
  return entryLine(parts)
}
