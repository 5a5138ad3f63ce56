// Knows how the value of any field reads for somebody who may only look; draws nothing for what is not set.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { FieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import type { Item } from '@common-ground/shared/board/card.ts'
import { valueWords } from './value-words.ts'

export interface ReadOnlyProps {
  readonly board: Board
  readonly field: FieldDescription
  readonly value: unknown
}

export function ReadOnlyValue({ board, field, value }: ReadOnlyProps) {
  if (field.type !== 'list') {
    const words = valueWords(board, field, value)
    if (words === '') return null
    return (
      <div className="read">
        <dt>{field.label}</dt>
        <dd dir="auto">{words}</dd>
      </div>
    )
  }
  const items = Array.isArray(value) ? (value as readonly Item[]) : []
  if (items.length === 0) return null
  return (
    <div className="read">
      <dt>{field.label}</dt>
      <dd>
        <ol className="read-items">
          {items.map((item) => (
            <li key={item.id} dir="auto">
              {Object.entries(field.item).map(([name, one]) => {
                const words = one.notInForm === true ? '' : valueWords(board, one, item[name], items)
                if (words === '') return null
                return one.type === 'line' || one.type === 'text' ? (
                  <p key={name}>{words}</p>
                ) : (
                  <p key={name} className="quiet">
                    {one.label}: {words}
                  </p>
                )
              })}
            </li>
          ))}
        </ol>
      </dd>
    </div>
  )
}
