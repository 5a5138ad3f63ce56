// Knows which input belongs to which type of field; knows no kind of card.
import type { Item } from '@common-ground/shared/board/card.ts'
import type { ItemFieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import type { TextAddress } from '@common-ground/shared/operations/operation.ts'
import type { ReactNode } from 'react'
import { Field, Tick } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { words } from '../../text/en-GB.ts'
import { BranchesInput } from './branches-input.tsx'
import { DateInput } from './date-input.tsx'
import { placeOf } from './draft.ts'
import { LiveTextInput } from './live-text-input.tsx'
import { readBranches, readPeriodValue } from './value-words.ts'
import { ReferenceInput, ReferencesInput } from './reference-inputs.tsx'
import { NumberInput, PeriodInput, PickInput } from './value-inputs.tsx'

export interface FieldInputProps {
  readonly session: BoardSession
  readonly field: ItemFieldDescription
  /** Where its text lives; the card is also what references leave out. */
  readonly address: TextAddress
  readonly value: unknown
  readonly onSet: (value: unknown) => void
  /** The entries of the list the field stands in, for "what comes next". */
  readonly siblings?: readonly Item[]
}

export function FieldInput({ session, field, address, value, onSet, siblings = [] }: FieldInputProps) {
  const { label } = field
  const place = placeOf(session.boardId, address.card, address.item ?? '', address.field)
  const common = { label, help: field.help, place, onSet }
  switch (field.type) {
    case 'line':
    case 'text':
      return (
        <Field label={<TextLabel session={session} address={address} label={label} />} help={field.help}>
          {(ids) => (
            <LiveTextInput
              session={session}
              address={address}
              ids={ids}
              lines={field.type === 'line' ? 'one' : 'many'}
              advised={field.advised}
              placeholder={field.ask}
            />
          )}
        </Field>
      )
    case 'pick':
      return <PickInput {...common} field={field} value={typeof value === 'string' ? value : undefined} />
    case 'date':
      return <DateInput {...common} field={field} value={typeof value === 'string' ? value : undefined} />
    case 'number':
      return <NumberInput {...common} field={field} value={typeof value === 'number' ? value : undefined} />
    case 'flag':
      return (
        <Tick
          checked={typeof value === 'boolean' ? value : field.initial}
          onChange={onSet}
          label={label}
          help={field.help}
        />
      )
    case 'period':
      return <PeriodInput {...common} value={readPeriodValue(value) ?? undefined} />
    case 'reference':
      return (
        <ReferenceInput session={session} self={address.card} label={label} field={field} value={value} onSet={onSet} />
      )
    case 'references':
      return (
        <ReferencesInput
          session={session}
          self={address.card}
          label={label}
          field={field}
          value={value}
          onSet={onSet}
        />
      )
    case 'branches':
      return (
        <BranchesInput
          field={field}
          value={readBranches(value)}
          siblings={siblings}
          self={address.item ?? ''}
          onSet={onSet}
        />
      )
  }
}

/** The label, and who else types there now. */
function TextLabel({
  session,
  address,
  label,
}: {
  readonly session: BoardSession
  readonly address: TextAddress
  readonly label: ReactNode
}) {
  const writing = useSelected(session.peers, (peers) =>
    peers
      .filter(({ editing }) => editing?.card === address.card && editing.field === address.field)
      .map(({ name }) => name)
      .join('\n'),
  )
  if (writing === '') return label
  return (
    <>
      {label} <span className="writing">{words.people.writing(writing.split('\n'))}</span>
    </>
  )
}
