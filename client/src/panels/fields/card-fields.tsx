// Knows how the form of any card follows from the description of its kind; knows no kind.
import type { Card } from '@common-ground/shared/board/board.ts'
import { fieldValue, itemsOf } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { FieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import { memo } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import { panelWords } from '../../text/panel-words.ts'
import { tell } from '../tell.ts'
import { groupsOf } from './field-groups.ts'
import { FieldInput } from './field-input.tsx'
import { ListInput } from './list-input.tsx'
import { ReadOnlyValue } from './read-only-value.tsx'

export interface CardFieldsProps {
  readonly session: BoardSession
  readonly card: Card
  readonly mayEdit: boolean
}

export function CardFields({ session, card, mayEdit }: CardFieldsProps) {
  const { fields } = describeCard(card.kind)
  const groups = groupsOf(fields)
  return groups.map(([group, names]) => {
    const rows = names.flatMap((name) => {
      const field = fields[name]
      if (field === undefined || field.notInForm === true) return []
      const value = field.type === 'list' ? itemsOf(card, name) : fieldValue(card, name)
      const fixed = !mayEdit || field.readOnly === true
      const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
      if (fixed && empty) return []
      return [
        fixed ? (
          <ReadOnlyValue key={name} board={session.board.get()} field={field} value={value} />
        ) : (
          <Row key={name} session={session} card={card.id} name={name} field={field} value={value} />
        ),
      ]
    })
    if (rows.length === 0) return null
    return (
      <section className="group" key={group}>
        {groups.length > 1 && fields[names[0] ?? '']?.label !== group ? <h3>{group}</h3> : null}
        {rows.map((row) =>
          row.type === ReadOnlyValue ? (
            <dl key={row.key} data-field={row.key} tabIndex={-1}>
              {row}
            </dl>
          ) : (
            <div key={row.key} className="field-place" data-field={row.key}>
              {row}
            </div>
          ),
        )}
      </section>
    )
  })
}

interface RowProps {
  readonly session: BoardSession
  readonly card: string
  readonly name: string
  readonly field: FieldDescription
  readonly value: unknown
}

/** Typing in one field leaves the others of the form alone. */
const Row = memo(function Row({ session, card, name, field, value }: RowProps) {
  if (field.type === 'list') {
    return (
      <ListInput session={session} card={card} name={name} field={field} items={value as ReturnType<typeof itemsOf>} />
    )
  }
  return (
    <FieldInput
      session={session}
      field={field}
      address={{ card, field: name }}
      value={value}
      onSet={(next) =>
        tell(
          session.dispatch(
            [{ type: 'set-field', card, field: name, value: next }],
            panelWords.labels.change(field.label),
          ),
        )
      }
    />
  )
})
