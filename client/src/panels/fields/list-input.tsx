// Knows how the entries of a list are added, opened, ordered by buttons and removed; knows no list in particular.
import type { Item } from '@common-ground/shared/board/card.ts'
import type { ItemFieldDescription, ListField } from '@common-ground/shared/board/kinds/kind.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { ArrowDown, ArrowUp, ChevronDown, ChevronUp, Plus, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { CANVAS_WORDS } from '../../text/canvas-en-GB.ts'
import { listWords } from '../../text/list-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { tell } from '../tell.ts'
import { FieldInput } from './field-input.tsx'

export interface ListInputProps {
  readonly session: BoardSession
  readonly card: string
  readonly name: string
  readonly field: ListField
  readonly items: readonly Item[]
}

/** Entries with more fields than this show the first ones and open for the rest, unless their kind says which. */
const FIELDS_IN_SIGHT = 2

/** The fields in the order of the description, those that share a row together. */
function rowsOf<F extends readonly [string, ItemFieldDescription]>(fields: readonly F[]): readonly (readonly F[])[] {
  const rows: F[][] = []
  for (const one of fields) {
    const last = rows.at(-1)
    if (one[1].inRow === true && last?.[0]?.[1].inRow === true) last.push(one)
    else rows.push([one])
  }
  return rows
}

export function ListInput({ session, card, name, field, items }: ListInputProps) {
  const id = useId()
  const [added, setAdded] = useState<string | null>(null)
  const [left, setLeft] = useState<string | null>(null)
  const box = useRef<HTMLFieldSetElement>(null)
  const entryOf = (item: string): HTMLElement | null =>
    box.current?.querySelector<HTMLElement>(`[data-item="${item}"]`) ?? null
  useEffect(() => {
    if (added === null) return
    // What is picked has a value already; what is to be said has none.
    const entry = entryOf(added)
    const first = entry?.querySelector<HTMLElement>('input, textarea') ?? entry?.querySelector('select')
    first?.focus()
    if (items.some((item) => item.id === added)) setAdded(null)
  }, [added, items])
  // The one that was removed had the keys.
  useEffect(() => {
    if (left === null) return
    const next = entryOf(left)?.querySelector<HTMLElement>('.entry')
    ;(next ?? box.current?.querySelector<HTMLElement>(':scope > .add'))?.focus()
    setLeft(null)
  }, [left])
  // What was pressed goes with its entry, and is still seen there.
  const order = items.map((item) => item.id).join()
  useEffect(() => {
    const { activeElement: at } = document
    if (at !== null && box.current?.contains(at) === true) at.scrollIntoView({ block: 'nearest' })
  }, [order])
  const run = (operation: Operation, label: string): boolean => tell(session.dispatch([operation], label))
  const add = (): void => {
    const item = session.newId()
    const after = items.at(-1)?.id ?? null
    if (run({ type: 'add-item', card, field: name, id: item, after }, panelWords.labels.addItem(field.itemLabel)))
      setAdded(item)
  }
  /** Puts the entry at `index` one place up or down. */
  const move = (index: number, by: -1 | 1): void => {
    const item = items[index]
    if (item === undefined) return
    const after = by === 1 ? items[index + 1] : items[index - 2]
    const operation: Operation = { type: 'move-item', card, field: name, item: item.id, after: after?.id ?? null }
    if (run(operation, panelWords.labels.moveItem(field.itemLabel)))
      say(`${listWords.reordered(index + 1 + by, items.length)} ${CANVAS_WORDS.undoHint}`)
  }
  const remove = (item: Item, index: number): void => {
    const operation: Operation = { type: 'remove-item', card, field: name, item: item.id }
    if (!run(operation, panelWords.labels.removeItem(field.itemLabel))) return
    setLeft((items[index + 1] ?? items[index - 1])?.id ?? '')
    say(`${panelWords.itemRemoved(field.itemLabel, index + 1)} ${CANVAS_WORDS.undoHint}`)
  }
  return (
    <fieldset className="field list" ref={box} aria-describedby={field.help === undefined ? undefined : `${id}-help`}>
      <legend className="field-label">{field.label}</legend>
      {field.help === undefined ? null : (
        <p className="field-help" id={`${id}-help`}>
          {field.help}
        </p>
      )}
      {items.length === 0 && field.ask !== undefined ? <p className="field-ask">{field.ask}</p> : null}
      <ol className="entries">
        {items.map((item, index) => (
          <Entry
            key={item.id}
            session={session}
            card={card}
            name={name}
            field={field}
            item={item}
            items={items}
            index={index}
            onMove={(by) => move(index, by)}
            onRemove={() => remove(item, index)}
          />
        ))}
      </ol>
      {items.length >= field.limit ? (
        <p className="field-help">{panelWords.listFull(field.limit)}</p>
      ) : (
        <Button small tone="quiet" className="add" icon={<Plus size={15} aria-hidden />} onClick={add}>
          {panelWords.listAdd(field.itemLabel)}
        </Button>
      )}
    </fieldset>
  )
}

interface EntryProps extends ListInputProps {
  readonly item: Item
  readonly index: number
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function Entry({ session, card, name, field, item, items, index, onMove, onRemove }: EntryProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const fields = Object.entries(field.item).filter(([, { notInForm }]) => notInForm !== true)
  const inSight = field.itemInSight ?? fields.slice(0, FIELDS_IN_SIGHT).map(([key]) => key)
  const first = fields.filter(([key]) => inSight.includes(key))
  const rest = fields.filter(([key]) => !inSight.includes(key))
  const label = field.itemLabel
  const number = index + 1
  const input = ([key, one]: readonly [string, ItemFieldDescription]) => (
    <FieldInput
      key={key}
      session={session}
      field={one}
      address={{ card, item: item.id, field: key }}
      value={item[key]}
      siblings={items}
      onSet={(value) =>
        tell(
          session.dispatch(
            [{ type: 'set-item-field', card, field: name, item: item.id, name: key, value }],
            panelWords.labels.change(one.label),
          ),
        )
      }
    />
  )
  return (
    <li data-item={item.id}>
      <div className="entry" role="group" aria-labelledby={`${id}-name`} tabIndex={-1}>
        <div className="entry-head">
          <span className="entry-name" id={`${id}-name`}>
            {panelWords.listItem(label, number)}
          </span>
          <IconButton
            className="tiny"
            label={panelWords.listUp(label, number)}
            disabled={index === 0}
            icon={<ArrowUp size={14} aria-hidden />}
            onClick={() => onMove(-1)}
          />
          <IconButton
            className="tiny"
            label={panelWords.listDown(label, number)}
            disabled={index === items.length - 1}
            icon={<ArrowDown size={14} aria-hidden />}
            onClick={() => onMove(1)}
          />
          <IconButton
            className="tiny"
            label={panelWords.listRemove(label, number)}
            icon={<X size={14} aria-hidden />}
            onClick={onRemove}
          />
        </div>
        {rowsOf(first).map((row) =>
          row.length === 1 ? (
            row.map(input)
          ) : (
            <div key={row[0]?.[0]} className="field-row">
              {row.map(input)}
            </div>
          ),
        )}
        {rest.length === 0 ? null : (
          <>
            <Button
              small
              tone="quiet"
              className="add"
              aria-expanded={open}
              aria-controls={id}
              icon={open ? <ChevronUp size={15} aria-hidden /> : <ChevronDown size={15} aria-hidden />}
              onClick={() => setOpen(!open)}
            >
              {open ? panelWords.listLess : (field.itemMore ?? panelWords.listMore)}
            </Button>
            <div id={id} hidden={!open} className="stack">
              {open ? rest.map(input) : null}
            </div>
          </>
        )}
      </div>
    </li>
  )
}
