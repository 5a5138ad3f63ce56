// Knows how the form of a line follows from the description of its kind; knows no kind.
import type { Board, Relation } from '@common-ground/shared/board/board.ts'
import { describeRelation, relationsBetween } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { AttributeDescription, Money } from '@common-ground/shared/board/kinds/relation-kind.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { Field, SelectInput, Tick } from '../controls/field.tsx'
import { Button } from '../controls/button.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { panelWords } from '../text/panel-words.ts'
import { DateInput } from './fields/date-input.tsx'
import { placeOf } from './fields/draft.ts'
import { MoneyInput, NumberInput, PickInput, PlainTextInput } from './fields/value-inputs.tsx'
import { tell } from './tell.ts'

export interface RelationFieldsProps {
  readonly session: BoardSession
  readonly board: Board
  readonly relation: Relation
}

export function RelationFields({ session, board, relation }: RelationFieldsProps) {
  const from = board.cards.get(relation.from)
  const to = board.cards.get(relation.to)
  const description = describeRelation(relation.kind)
  const kinds = from === undefined || to === undefined ? [relation.kind] : relationsBetween(from.kind, to.kind)
  const change = (patch: Omit<Extract<Operation, { type: 'change-relation' }>, 'type' | 'id'>): boolean =>
    tell(session.dispatch([{ type: 'change-relation', id: relation.id, ...patch }], panelWords.labels.changeLine))
  return (
    <div className="stack line-fields">
      {kinds.length < 2 ? null : (
        <Field label={panelWords.connectMeaning}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={relation.kind}
              options={kinds.map((kind) => ({ value: kind, label: describeRelation(kind).name }))}
              onPick={(next) => {
                const kind = kinds.find((one) => one === next)
                if (kind !== undefined) change({ kind })
              }}
            />
          )}
        </Field>
      )}
      {Object.entries(description.attributes).map(([name, attribute]) =>
        attribute.readOnly === true ? null : (
          <AttributeInput
            key={name}
            attribute={attribute}
            place={placeOf(session.boardId, relation.id, name)}
            value={relation.attributes[name]}
            onSet={(value) => change({ attributes: { [name]: value } })}
          />
        ),
      )}
      {relation.bend === null ? null : (
        <Button
          small
          tone="quiet"
          className="add"
          onClick={() =>
            tell(
              session.dispatch([{ type: 'bend-relation', id: relation.id, bend: null }], panelWords.labels.changeLine),
            )
          }
        >
          {panelWords.straighten}
        </Button>
      )}
    </div>
  )
}

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value && 'per' in value

interface AttributeInputProps {
  readonly attribute: AttributeDescription
  readonly place: string
  readonly value: unknown
  readonly onSet: (value: unknown) => void
}

function AttributeInput({ attribute, place, value, onSet }: AttributeInputProps) {
  const { label } = attribute
  switch (attribute.type) {
    case 'line':
    case 'text':
      return (
        <PlainTextInput
          label={label}
          help={attribute.help}
          lines={attribute.type === 'line' ? 'one' : 'many'}
          value={typeof value === 'string' ? value : undefined}
          onSet={onSet}
        />
      )
    case 'pick':
      return (
        <PickInput
          label={label}
          help={attribute.help}
          field={attribute}
          value={typeof value === 'string' ? value : undefined}
          onSet={onSet}
        />
      )
    case 'number':
      return (
        <NumberInput
          label={label}
          help={attribute.help}
          field={attribute}
          place={place}
          value={typeof value === 'number' ? value : undefined}
          onSet={onSet}
        />
      )
    case 'date':
      return (
        <DateInput
          label={label}
          help={attribute.help}
          field={attribute}
          place={place}
          value={typeof value === 'string' ? value : undefined}
          onSet={onSet}
        />
      )
    case 'flag':
      return (
        <Tick
          label={label}
          help={attribute.help}
          checked={typeof value === 'boolean' ? value : attribute.initial}
          onChange={onSet}
        />
      )
    case 'money':
      return <MoneyInput label={label} value={isMoney(value) ? value : undefined} onSet={onSet} />
  }
}
