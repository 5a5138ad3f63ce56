// Knows how one more card, or one more entry of a card, is written at a step; refuses to know a step.
import { cardName, itemsOf, itemText } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { StepTool } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { useState, type FormEvent } from 'react'
import { readingOrder } from '../../canvas/reading-order.ts'
import { Button } from '../../controls/button.tsx'
import { Field, SelectInput, TextInput } from '../../controls/field.tsx'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { bringToSight } from '../bring-to-sight.ts'
import { addWritten } from '../list/change-cards.ts'
import { tell } from '../tell.ts'
import { startAt } from './what-is-left.ts'
import { aimOf } from './step-target.ts'
import type { Written, WrittenFirst } from './written.ts'

const words = leadingWords.tool
const MOST = 200

/** Where what is being typed stays until it is on the map: it outlives the step, a pause and the tab. */
export interface StepDraft {
  readonly call: LedCall
  readonly written: WrittenFirst
  /** Whether anything can go onto the map now. */
  readonly mayEdit: boolean
}
/** What of it is on the shelf, and how it is changed. */
export function useKept({
  call,
  written,
}: StepDraft): readonly [Written | undefined, (change: (now: Written) => Partial<Written>) => void] {
  const start = startAt(call)
  return [
    useReadable(written.all).find(({ round }) => round === start?.round),
    (change) => {
      if (start !== null) written.change(start, change)
    },
  ]
}

export interface AddHereProps {
  readonly session: BoardSession
  readonly kind: CardKind
  readonly draft: StepDraft
  readonly label?: string
}

/** One line for one more card, which goes where its kind belongs. */
export function AddHere({ session, kind, draft, label: wanted }: AddHereProps) {
  const [kept, keep] = useKept(draft)
  const text = kept?.draft ?? ''
  const setText = (words: string): void => keep(() => ({ draft: words }))
  const { label, title } = describeCard(kind)
  const add = (): void => {
    const said = text.trim()
    const made = !draft.mayEdit || said === '' ? null : addWritten(session, kind, { [title]: said })
    if (made === null) return
    setText('')
    bringToSight(session, [made], words.added(said))
  }
  return (
    <form className="lead-tool lead-write" onSubmit={instead(add)}>
      <Field label={wanted ?? words.add(label)}>
        {(ids) => (
          <TextInput {...ids} value={text} maxLength={MOST} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <Button type="submit" small tone="main" disabled={!draft.mayEdit}>
        {words.put}
      </Button>
    </form>
  )
}

/** What a form does instead of leaving the page. */
export const instead = (run: () => void) => (event: FormEvent) => {
  event.preventDefault()
  run()
}

export interface AddEntryProps {
  readonly session: BoardSession
  readonly tool: Extract<StepTool, { readonly type: 'entries' }>
  readonly draft: StepDraft
}

/** One line for one more entry of a card that is chosen; what it is to be is chosen beside it, and the line says what that asks for. */
export function AddEntry({ session, tool, draft }: AddEntryProps) {
  const { kind, list, which, offered } = tool
  const board = useReadable(session.board)
  const [chosen, setChosen] = useState('')
  const [picked, setValue] = useState(offered[0] ?? '')
  const [kept, keep] = useKept(draft)
  const text = kept?.draft ?? ''
  // What it is to be is kept beside the card it is for.
  const [begunFor = '', begunAs = ''] = text === '' ? [] : (kept?.target ?? '').split(' ')
  const value = offered.find((one) => one === begunAs) ?? picked
  const targetOf = (id: string, as = value): string => (id === '' ? '' : `${id} ${as}`)
  const cards = readingOrder(board).flatMap((id) => {
    const card = board.cards.get(id)
    return card?.kind === kind ? [card] : []
  })
  const aim = aimOf(
    cards.map(({ id }) => id),
    begunFor,
    chosen,
  )
  const card = cards.find(({ id }) => id === aim.card)
  const field = describeCard(kind).fields[list]
  const kinds = field?.type === 'list' ? field.item[which] : undefined
  if (field?.type !== 'list' || kinds?.type !== 'pick') return null
  // Nothing to say it about yet, or what it is to be about is being written.
  if (begunFor === '' && (card === undefined || text !== ''))
    return <AddHere session={session} kind={kind} draft={draft} />
  const items = card === undefined ? [] : itemsOf(card, list)
  const type = (typed: string): void => {
    if (aim.card !== null) setChosen(aim.card)
    keep(() => ({ draft: typed, target: typed === '' ? '' : targetOf(begunFor === '' ? (aim.card ?? '') : begunFor) }))
  }
  const choose = (id: string): void => {
    setChosen(id)
    if (text !== '') keep(() => ({ target: targetOf(id) }))
  }
  const chooseKind = (as: string): void => {
    setValue(as)
    if (begunFor !== '') keep(() => ({ target: targetOf(begunFor, as) }))
  }
  const add = (): void => {
    const said = text.trim()
    if (!draft.mayEdit || said === '') return
    if (card === undefined) return say(words.gone)
    const operation = {
      type: 'add-item',
      card: card.id,
      field: list,
      id: session.newId(),
      after: items.at(-1)?.id ?? null,
      values: { [tool.words]: said, [which]: value },
    } as const
    if (!tell(session.dispatch([operation], panelWords.labels.addItem(field.itemLabel)))) return
    type('')
    say(words.added(said))
  }
  const nameOf = (value: unknown): string => kinds.optionLabels[String(value)] ?? ''
  return (
    <form className="lead-tool" onSubmit={instead(add)}>
      <div className="lead-fields">
        <Field label={describeCard(kind).label} mistake={aim.isGone ? words.gone : undefined}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={card?.id ?? ''}
              options={[
                ...(card === undefined ? [{ value: '', label: leadingWords.thinkLeads.choose }] : []),
                ...cards.map((one) => ({ value: one.id, label: cardName(one) })),
              ]}
              onPick={choose}
            />
          )}
        </Field>
        <Field label={kinds.label}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={value}
              options={offered.map((one) => ({ value: one, label: nameOf(one) }))}
              onPick={chooseKind}
            />
          )}
        </Field>
      </div>
      <div className="lead-write">
        <Field label={kinds.optionAsks?.[value] ?? field.label}>
          {(ids) => <TextInput {...ids} value={text} maxLength={MOST} onChange={(event) => type(event.target.value)} />}
        </Field>
        <Button type="submit" small tone="main" disabled={!draft.mayEdit}>
          {words.addEntry}
        </Button>
      </div>
      {card === undefined || items.length === 0 ? null : (
        <ul className="lead-entries" aria-label={field.label}>
          {items.map((item) => (
            <li key={item.id}>
              <bdi>{itemText(card, item.id)}</bdi>
              <span className="quiet">{nameOf(item[which])}</span>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}
