// Knows how an entry of a card is written, changed, moved and taken out at a step; refuses to know a step.
import { cardName, itemsOf, itemText } from '@common-ground/shared/board/card.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { Pencil, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { readingOrder } from '../../canvas/reading-order.ts'
import { Button } from '../../controls/button.tsx'
import { Field, SelectInput, TextInput } from '../../controls/field.tsx'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { documentWords } from '../../text/document-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { offerBack } from '../offer-back.ts'
import { tell } from '../tell.ts'
import { monthsFrom, type MonthAhead } from './months-ahead.ts'
import { AddHere, instead, useKept, type StepDraft } from './add-here.tsx'
import {
  entryOperations,
  isNewEntry,
  meanwhileOf,
  NO_AIM,
  readTarget,
  targetOf,
  type EntriesTool,
  type EntryAim,
} from './entry-operations.ts'
import { ownTone } from './step-tone.ts'
import { Elsewhere, useTalkedAbout } from './talked-about.tsx'

const words = leadingWords.tool
const MOST = 200

export interface AddEntryProps {
  readonly session: BoardSession
  readonly tool: EntriesTool
  readonly draft: StepDraft
}

/**
 * One line for one more entry of a card, which is the one that whoever leads has chosen for everybody until somebody looks at
 * another; what it is to be is chosen beside it, and the line says what that asks for.
 */
export function AddEntry({ session, tool, draft }: AddEntryProps) {
  const { kind, list, which, offered } = tool
  const board = useReadable(session.board)
  const [picked, setPicked] = useState(offered[0] ?? '')
  const [kept, keep] = useKept(draft)
  const line = useRef<HTMLInputElement>(null)
  const choice = useRef<HTMLSelectElement>(null)
  // What the line is for while nothing stands in it: something was chosen beside it, or its words are to be written anew.
  const [hand, setHand] = useState(NO_AIM)
  /** By when, as it was chosen for what is being typed; null = it was not. */
  const [by, setBy] = useState<string | null>(null)
  const text = kept?.draft ?? ''
  const cards = readingOrder(board).flatMap((id) => {
    const card = board.cards.get(id)
    return card?.kind === kind ? [card] : []
  })
  const inHand = cards.some(({ id }) => id === hand.card) ? hand : NO_AIM
  // What it is to be, and which entry it says in other words, is kept beside the card it is for.
  const begun = text === '' ? inHand : readTarget(kept?.target ?? '')
  const { aim, choose, elsewhere } = useTalkedAbout(
    session,
    draft,
    cards.map(({ id }) => id),
    begun.card,
    text === '' ? () => setHand(NO_AIM) : null,
  )
  const card = cards.find(({ id }) => id === aim.card)
  const value = offered.find((one) => one === begun.as) ?? picked
  const field = describeCard(kind).fields[list]
  const kinds = field?.type === 'list' ? field.item[which] : undefined
  if (field?.type !== 'list' || kinds?.type !== 'pick') return null
  // Nothing to say it about yet, or what it is to be about is being written.
  if (begun.card === '' && (card === undefined || text !== ''))
    return <AddHere session={session} kind={kind} draft={draft} />
  const items = card === undefined ? [] : itemsOf(card, list)
  const keepAs = (goes: EntryAim, typed: string): void => {
    setHand(typed === '' ? goes : NO_AIM)
    keep(() => ({ draft: typed, target: typed === '' ? '' : targetOf(goes) }))
  }
  const free = (): void => {
    setBy(null)
    keepAs(NO_AIM, '')
  }
  // From the first change on it stays with its card, whatever whoever leads goes on to.
  const goes = { ...begun, card: begun.card === '' ? (aim.card ?? '') : begun.card, as: value }
  const chooseCard = (id: string): void => {
    choose(id)
    if (begun.card !== '') keepAs({ ...goes, card: id }, text)
  }
  const chooseKind = (as: string): void => {
    setPicked(as)
    keepAs({ ...goes, as }, text)
  }
  const said = text.trim()
  const isNew = isNewEntry(board, tool, begun, said)
  const meanwhile = said === '' || !isNew ? undefined : meanwhileOf(board, tool, begun)
  const add = (): void => {
    if (!draft.mayEdit || said === '') return
    const to = { ...begun, card: card?.id ?? '', as: value }
    const now = session.board.get()
    const operations = entryOperations(now, tool, to, said, () => session.newId(), by)
    if (operations === null) return say(words.gone)
    const becomesNew = isNewEntry(now, tool, to, said)
    const step = (becomesNew ? panelWords.labels.addItem : panelWords.labels.change)(field.itemLabel)
    if (operations.length > 0 && !tell(session.dispatch(operations, step))) return
    free()
    say((becomesNew ? words.added : words.changed)(said))
  }
  const takeUp = (item: (typeof items)[number]): void => {
    if (card === undefined) return
    // Its own words and no others, also where there are none yet.
    const was = String(item[tool.words] ?? '')
    setBy(null)
    keepAs({ card: card.id, as: String(item[which]), item: item.id, home: card.id, was }, was)
    line.current?.focus()
  }
  const takeOut = (item: (typeof items)[number]): void => {
    if (card === undefined) return
    const said = itemText(card, item.id)
    const operation = { type: 'remove-item', card: card.id, field: list, item: item.id } as const
    if (!tell(session.dispatch([operation], panelWords.labels.removeItem(field.itemLabel)))) return
    line.current?.focus()
    offerBack(session, words.takenOut(said), leadingWords.lookBack.putBack)
  }
  const stands = items.find(({ id }) => id === begun.item && card?.id === begun.home)?.[tool.by]
  const day = by ?? (typeof stands === 'string' ? stands : '')
  const nameOf = (value: unknown): string => kinds.optionLabels[String(value)] ?? ''
  return (
    <form className="lead-tool" onSubmit={instead(add)}>
      <Elsewhere
        session={session}
        call={draft.call}
        elsewhere={elsewhere}
        choice={choice}
        nameOf={(id) =>
          cards
            .filter((one) => one.id === id)
            .map(cardName)
            .join('')
        }
      />
      <div className="lead-fields lead-entry">
        <Field label={describeCard(kind).label} mistake={aim.isGone ? words.gone : undefined}>
          {(ids) => (
            <SelectInput
              {...ids}
              ref={choice}
              value={card?.id ?? ''}
              options={[
                ...(card === undefined ? [{ value: '', label: leadingWords.thinkLeads.choose }] : []),
                ...cards.map((one) => ({ value: one.id, label: cardName(one) })),
              ]}
              onPick={chooseCard}
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
        <Field className="lead-by" label={words.byWhen}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={day}
              options={byOptions(monthsFrom(dateIn(board.timeZone, Date.parse(session.now())), tool.months), day)}
              onPick={setBy}
            />
          )}
        </Field>
      </div>
      <div className="lead-write">
        <Field label={kinds.optionAsks?.[value] ?? field.label}>
          {(ids) => (
            <TextInput
              {...ids}
              ref={line}
              value={text}
              // Tells a style that nothing stands there.
              placeholder=" "
              maxLength={MOST}
              onChange={(event) => keepAs(goes, event.target.value)}
            />
          )}
        </Field>
        {begun.item === '' ? null : (
          <Button
            small
            tone="quiet"
            onClick={() => {
              line.current?.focus()
              free()
            }}
          >
            {words.leaveIt}
          </Button>
        )}
        <Button type="submit" small tone={ownTone(session, draft.call)} disabled={!draft.mayEdit}>
          {isNew ? words.addEntry : words.changeEntry}
        </Button>
      </div>
      {meanwhile === undefined ? null : (
        <p className="lead-meanwhile" role="status">
          <bdi>{meanwhile === null ? words.outMeanwhile : words.changedMeanwhile(meanwhile)}</bdi>
        </p>
      )}
      {card === undefined || items.length === 0 ? null : (
        <ul className="lead-entries" aria-label={field.label}>
          {items.map((item) => {
            const said = itemText(card, item.id)
            return (
              <li key={item.id} className={item.id === begun.item && card.id === begun.home ? 'in-hand' : ''}>
                <bdi>{said}</bdi>
                <span className="quiet">{[nameOf(item[which]), ...byOf(item[tool.by])].join(', ')}</span>
                {draft.mayEdit && text === '' && begun.item === '' ? (
                  <>
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={words.change(said)}
                      title={words.changeEntry}
                      onClick={() => takeUp(item)}
                    >
                      <Pencil size={14} aria-hidden />
                    </button>
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={leadingWords.write.remove(said)}
                      title={words.takeOut}
                      onClick={() => takeOut(item)}
                    >
                      <X size={14} aria-hidden />
                    </button>
                  </>
                ) : null}
              </li>
            )
          })}
        </ul>
      )}
    </form>
  )
}

/** "by February 2027", where it says so. */
const byOf = (by: unknown): readonly string[] =>
  typeof by === 'string' && by !== '' ? [documentWords.actions.by(dateWords(by))] : []

/** What is offered, and what stands there already. */
function byOptions(ahead: readonly MonthAhead[], day: string) {
  const isOther = day !== '' && !ahead.some(({ month }) => month === day)
  return [
    { value: '', label: leadingWords.closing.nobody },
    ...(isOther ? [{ value: day, label: dateWords(day) }] : []),
    ...ahead.map(({ month, months }) => ({ value: month, label: words.inMonths(months, dateWords(month)) })),
  ]
}
