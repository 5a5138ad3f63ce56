// Knows a board on which every field of every kind says something of its own, derived from the descriptions; knows no document.
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import type { CardContent } from '@common-ground/shared/board/board-content.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import {
  CARD_KINDS,
  type CardKind,
  type FieldDescription,
  type ItemFieldDescription,
} from '@common-ground/shared/board/kinds/kind.ts'
import { card, HEAD } from '../board/small-board.ts'

/** A field with the words by which it is recognised in a document. */
export interface FilledField {
  /** `kind.field` or `kind.list.field`. */
  readonly path: string
  readonly words: string
}

type Plain = FieldDescription | ItemFieldDescription
let count = 0

/** A value that no other field has, and how it reads; references name free words where they may. */
function filled(field: Plain, path: string): readonly [value: unknown, words: string] {
  count += 1
  switch (field.type) {
    case 'line':
    case 'text':
      return [`Text of ${path}`, `Text of ${path}`]
    case 'pick': {
      const option = path.endsWith('.state') ? (field.options[1] ?? '') : (field.options.at(-1) ?? '')
      return [option, field.optionLabels[option] ?? option]
    }
    case 'flag':
      return [!field.initial, field.initial ? 'No' : 'Yes']
    case 'date':
      return [String(2100 + count), String(2100 + count)]
    case 'number': {
      const value = Math.min(field.max, field.min + field.step * (count % 50) + field.step)
      return [value, [String(value), field.unit].filter(Boolean).join(' ')]
    }
    case 'period':
      return [{ amount: 100 + count, unit: 'working-days' }, `${String(100 + count)} working days`]
    case 'reference':
      return field.orText === true
        ? [{ text: `Text of ${path}` }, `Text of ${path}`]
        : [field.to[0], `Name of ${field.to[0] ?? ''}`]
    case 'references':
      return field.orText === true
        ? [[{ text: `Text of ${path}` }], `Text of ${path}`]
        : [[field.to[0]], `Name of ${field.to[0] ?? ''}`]
    case 'branches':
      return [[{ to: 'beyond', when: `Text of ${path}` }], `Text of ${path}`]
    case 'list':
      throw new TypeError('lists are filled entry by entry')
  }
}

/** One card of each kind, called by its kind, with everything filled in. */
export function fullBoard(): { readonly board: Board; readonly fields: readonly FilledField[] } {
  count = 0
  const fields: FilledField[] = []
  const fill = (field: Plain, path: string): unknown => {
    const [value, words] = filled(field, path)
    fields.push({ path, words })
    return value
  }
  const cards = CARD_KINDS.map((kind: CardKind): CardContent => {
    const description = describeCard(kind)
    const values = Object.entries(description.fields).map(([name, field]): [string, unknown] => {
      if (name === description.title) {
        fields.push({ path: `${kind}.${name}`, words: `Name of ${kind}` })
        return [name, `Name of ${kind}`]
      }
      if (field.type !== 'list') return [name, fill(field, `${kind}.${name}`)]
      const item = Object.entries(field.item).map(([part, described]) => [
        part,
        fill(described, `${kind}.${name}.${part}`),
      ])
      return [name, [{ id: name, order: 'a0', ...Object.fromEntries(item) }]]
    })
    return card(kind, kind, { ...Object.fromEntries(values), inAgreement: true })
  })
  return { board: boardOfContent({ board: { ...HEAD, title: 'Full' }, cards, relations: [] }), fields }
}
