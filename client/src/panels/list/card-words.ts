// Knows how a card reads in the list: what its face shows and how it is connected, in sentences; knows no kind and no element.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { withAim } from '@common-ground/shared/board/aim-words.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { fieldValue, itemsOf, itemText } from '@common-ground/shared/board/card.ts'
import { connectionSentences } from '@common-ground/shared/board/connection-sentences.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { FieldDescription, ListField } from '@common-ground/shared/board/kinds/kind.ts'
import { besideTitle } from '@common-ground/shared/board/wording-lines.ts'
import { relationsAt } from '@common-ground/shared/picture/board-index.ts'
import { listWords } from '../../text/list-words.ts'
import { valueWords } from '../fields/value-words.ts'

/** The words of a card under its name. */
export interface CardWords {
  /** What is written on it, a line each: "Why it matters: ...". */
  readonly facts: readonly string[]
  /** The small print of its face in one line: "Sector: Health. Short name: NHS." */
  readonly details: string
  /** What nobody has written down yet, as the questions of the map. */
  readonly asked: readonly string[]
  /** How it is connected, without its own name. */
  readonly connections: readonly string[]
}

const listValue = (card: Card, name: string, field: ListField): string =>
  itemsOf(card, name)
    .map((item) => withAim(itemText(card, item.id), field, item))
    .filter((text) => text !== '')
    .join('; ')

const readable = (board: Board, field: Exclude<FieldDescription, { type: 'list' }>, value: unknown): string =>
  field.type === 'date' && typeof value === 'string' ? dateWords(value) : valueWords(board, field, value)

/** A pick that is only what everything starts with says nothing. */
const saysNothing = (field: FieldDescription, value: unknown): boolean =>
  field.type === 'pick' && field.face === 'detail' && value === field.initial

/** The words of a card, from the description of its kind and from its lines. */
export function cardWords(board: Board, card: Card): CardWords {
  const description = describeCard(card.kind)
  const facts: string[] = []
  const details: string[] = []
  const asked: string[] = []
  for (const [name, field] of Object.entries(description.fields)) {
    if (name === description.title || (field.face !== 'body' && field.face !== 'detail')) continue
    const value = fieldValue(card, name)
    if (saysNothing(field, value)) continue
    const words =
      field.type === 'list' ? listValue(card, name, field) : besideTitle(card, name, readable(board, field, value))
    if (words.trim() !== '') (field.face === 'body' ? facts : details).push(listWords.fact(field.label, words))
    else if (field.ask !== undefined) asked.push(field.ask)
  }
  return {
    facts,
    details: details.join('. '),
    asked,
    connections: connectionSentences(board, card, relationsAt(board, card.id)),
  }
}
