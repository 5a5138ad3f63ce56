// Knows how the value of any field or attribute reads in words on a given board; refuses to know which card it belongs to.
import type { Board } from './board.ts'
import { dateWords, monthsWords, periodWords } from './calendar-words.ts'
import { cardName, itemText, type Item } from './card.ts'
import type { AnyField } from './field-value.ts'
import type { Branch, Period, Reference } from './kinds/kind.ts'
import type { Money } from './kinds/relation-kind.ts'

/** Options that stand for "nobody has said". */
const UNSAID: ReadonlySet<unknown> = new Set(['unset', 'undecided'])

/** What is picked from the start, until somebody picks: nobody has said it. */
export const isUnsaid = (field: AnyField, value: unknown): boolean => field.type === 'pick' && UNSAID.has(value)

const MISSING = 'a card that is not on the board'
const BEYOND = 'beyond the partnership'

/**
 * The words of a value as reading gave it; "" = not set. A list reads as nothing: its items are read one by one.
 *
 * @param siblings the items among which a way on from a step names one.
 */
export const valueWords = (board: Board, field: AnyField, value: unknown, siblings: readonly Item[] = []): string => {
  if (value === undefined || value === null) return ''
  switch (field.type) {
    case 'line':
    case 'text':
      return typeof value === 'string' ? value : ''
    case 'pick':
      return typeof value === 'string' ? (field.optionLabels[value] ?? value) : ''
    case 'flag':
      return value === true ? 'Yes' : 'No'
    case 'date':
      return typeof value === 'string' ? dateWords(value) : ''
    case 'number':
      if (typeof value !== 'number') return ''
      return field.unit === 'months' ? monthsWords(value) : [grouped(value), field.unit].filter(Boolean).join(' ')
    case 'period':
      return periodWords(value as Period)
    case 'money': {
      const { amount, currency, per } = value as Money
      return `${currency} ${grouped(amount)}${per === 'year' ? ' a year' : ''}`
    }
    case 'reference':
      return referenceWords(board, value as Reference)
    case 'references':
      return (value as readonly Reference[]).map((one) => referenceWords(board, one)).join(', ')
    case 'branches':
      return (value as readonly Branch[]).map((branch) => branchWords(branch, siblings)).join('; ')
    case 'list':
      return ''
  }
}

/** "1,250.5", whatever the language of the machine. */
const grouped = (value: number): string => {
  const [whole = '', part] = String(value).split('.')
  const thousands = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  return part === undefined ? thousands : `${thousands}.${part}`
}

const referenceWords = (board: Board, reference: Reference): string => {
  if (typeof reference !== 'string') return reference.text
  const [id = '', item] = reference.split('#')
  const card = board.cards.get(id)
  if (card === undefined) return MISSING
  return (item === undefined ? '' : itemText(card, item)) || cardName(card)
}

const branchWords = ({ to, when }: Branch, siblings: readonly Item[]): string => {
  const index = siblings.findIndex(({ id }) => id === to)
  const title = siblings[index]?.['title']
  const step = typeof title === 'string' && title !== '' ? title : `step ${index + 1}`
  const target = to === 'beyond' ? BEYOND : index === -1 ? 'a step that is not there' : step
  return when === undefined ? target : `${target} (${when})`
}
