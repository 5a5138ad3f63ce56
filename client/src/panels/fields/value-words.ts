// Knows how the value of any field reads in words; knows no element.
import { dateWords, monthsWords } from '@common-ground/shared/board/calendar-words.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import type { Item } from '@common-ground/shared/board/card.ts'
import type { ItemFieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import { panelWords } from '../../text/panel-words.ts'
import { readReference, readReferences, referenceName } from './choices.ts'

/** The words of a value; "" = not set. Entries of a list are not here: each is read by itself. */
export function valueWords(
  board: Board,
  field: ItemFieldDescription,
  value: unknown,
  siblings: readonly Item[] = [],
): string {
  switch (field.type) {
    case 'line':
    case 'text':
      return typeof value === 'string' ? value : ''
    case 'pick':
      return typeof value === 'string' && value !== 'unset' ? (field.optionLabels[value] ?? value) : ''
    case 'flag':
      return value === true ? panelWords.yes : value === false && field.initial ? panelWords.no : ''
    case 'date':
      return typeof value === 'string' ? dateWords(value) : ''
    case 'number':
      if (typeof value !== 'number') return ''
      return field.unit === 'months'
        ? monthsWords(value)
        : `${value.toLocaleString('en-GB')}${field.unit === undefined ? '' : ` ${field.unit}`}`
    case 'period': {
      const period = readPeriodValue(value)
      return period === null ? '' : `${period.amount} ${panelWords.periodUnits[period.unit]}`
    }
    case 'reference': {
      const reference = readReference(value)
      return reference === undefined ? '' : referenceName(board, reference, panelWords.missingCard)
    }
    case 'references':
      return readReferences(value)
        .map((one) => referenceName(board, one, panelWords.missingCard))
        .join(', ')
    case 'branches':
      return readBranches(value)
        .map(({ to, when }) => {
          const target = to === 'beyond' ? panelWords.branchBeyond : stepName(siblings, to)
          return when === undefined ? target : `${target} (${when})`
        })
        .join('; ')
  }
}

/** "3. Go to the chair", by the place of the entry in its list. */
export function stepName(siblings: readonly Item[], id: string): string {
  const index = siblings.findIndex((one) => one.id === id)
  const title = siblings[index]?.['title']
  return panelWords.stepNumber(index + 1, typeof title === 'string' ? title : '')
}

export function readPeriodValue(
  value: unknown,
): { readonly amount: number; readonly unit: keyof typeof panelWords.periodUnits } | null {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('unit' in value)) return null
  const { amount, unit } = value
  if (typeof amount !== 'number' || typeof unit !== 'string' || !Object.hasOwn(panelWords.periodUnits, unit))
    return null
  return { amount, unit: unit as keyof typeof panelWords.periodUnits }
}

export function readBranches(value: unknown): readonly { readonly to: string; readonly when?: string }[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('to' in one) || typeof one.to !== 'string') return []
    return 'when' in one && typeof one.when === 'string' && one.when !== ''
      ? [{ to: one.to, when: one.when }]
      : [{ to: one.to }]
  })
}
