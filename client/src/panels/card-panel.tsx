// Knows what the right-hand panel shows for what is selected: a card, a line, several things, or the board; knows no kind.
import type { Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { relationSentence } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, type FocusEvent, type RefObject } from 'react'
import { Button } from '../controls/button.tsx'
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { stepsWords } from '../text/steps-words.ts'
import { panelWords } from '../text/panel-words.ts'
import { agreementOf, isAsked } from './agreement/agreement-of.ts'
import { CardAnswers } from './agreement/card-answers.tsx'
import { SeeDifferently } from './agreement/see-differently.tsx'
import { DisagreementSection } from './agreement/disagreement-section.tsx'
import { CardSameMeaning } from './agreement/same-meaning.tsx'
import { Stairs } from './agreement/stairs.tsx'
import { binThings, restoreThings } from './bin-things.ts'
import { BoardDetails } from './board-details.tsx'
import { CardMore } from './card-more.tsx'
import type { PanelProps } from './card-panel-props.ts'
import { CardFields } from './fields/card-fields.tsx'
import { KindIcon } from './kind-icon.tsx'
import { focusMap, focusMatrix } from './list/list-focus.ts'
import { RelationFields } from './relation-fields.tsx'
import { RelationsSection } from './relations-section.tsx'
import { UsToo } from './us-too.tsx'
import { WritingFor } from './writing-for.tsx'

export function CardPanel({ session, api, mayEdit }: PanelProps & { readonly api: Api }) {
  const { selection } = useReadable(session.view)
  const [only] = selection
  const card = useSelected(session.board, (board) => (only === undefined ? undefined : board.cards.get(only)))
  const relation = useSelected(session.board, (board) => (only === undefined ? undefined : board.relations.get(only)))
  const { place, held, typed } = useCardUnderFingers(session, card)
  const shown = card ?? (selection.length === 0 ? held : undefined)
  const isBinned = useSelected(session.board, ({ cards }) => shown !== undefined && !cards.has(shown.id))
  useKeysGoOn(session, place, only ?? shown?.id ?? '')
  return (
    <div ref={place} className="panel-place" onFocus={typed} onBlur={typed}>
      {selection.length > 1 ? (
        <ManyThings session={session} mayEdit={mayEdit} ids={selection} />
      ) : shown !== undefined ? (
        <OneCard key={shown.id} session={session} api={api} mayEdit={mayEdit} card={shown} isBinned={isBinned} />
      ) : relation !== undefined ? (
        <OneLine session={session} mayEdit={mayEdit} id={relation.id} />
      ) : (
        <BoardDetails session={session} mayEdit={mayEdit} />
      )}
    </div>
  )
}

/**
 * The card whose field somebody is typing in stays in the panel when another person puts it in the bin: the words go on
 * into it and come back with it, and no letter falls through to the map.
 */
function useCardUnderFingers(session: BoardSession, card: Card | undefined) {
  const place = useRef<HTMLDivElement>(null)
  const [typedIn, setTypedIn] = useState<string | null>(null)
  const held = useSelected(session.board, ({ cards, bin }) => {
    if (card !== undefined || typedIn === null) return undefined
    const binned = bin.find(({ id, by }) => id === typedIn && by !== session.participantId)
    return cards.get(typedIn) ?? binned?.card
  })
  const typed = ({ type, target, relatedTarget }: FocusEvent<HTMLDivElement>): void => {
    const goesOn = relatedTarget instanceof Node && place.current?.contains(relatedTarget) === true
    if (type === 'blur' && !goesOn) setTypedIn(null)
    if (type === 'focus' && card !== undefined) setTypedIn(isTextField(target) ? card.id : null)
  }
  return { place, held, typed }
}
/**
 * What was pressed in the panel showed something else in it, or nothing, and went with its own: what is shown now takes the
 * keys, else the map. The list itself says which of its cards is next.
 */
function useKeysGoOn(session: BoardSession, place: RefObject<HTMLDivElement | null>, shown: string): void {
  const last = useRef(shown)
  useEffect(() => {
    const before = last.current
    last.current = shown
    const isAdrift = document.activeElement === null || document.activeElement === document.body
    // In front of a dialog, as that of the bin, the keys are the dialog's.
    const isBehind = place.current?.closest('[aria-hidden="true"]') != null
    if (before === shown || before === '' || !isAdrift || isBehind) return
    if (shown !== '') place.current?.querySelector<HTMLElement>('h2')?.focus()
    else if (session.view.get().showing === 'map') focusMap()
    else if (session.view.get().showing === 'matrix') focusMatrix()
  }, [session, place, shown])
}
const isTextField = (element: Element): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')

function OneCard({
  session,
  api,
  mayEdit,
  card,
  isBinned,
}: PanelProps & { readonly api: Api; readonly card: Card; readonly isBinned: boolean }) {
  const zone = useSelected(session.board, (board) => {
    const found = card.zone === null ? undefined : board.cards.get(card.zone)
    return found === undefined ? '' : cardName(found)
  })
  const why = useSelected(session.view, ({ marked }) => marked.get(card.id))
  const { label } = describeCard(card.kind)
  // Until organisations are asked, what is written comes first; as it is when the card is opened, so that no field moves. [AG79]
  const [answersFirst] = useState(() => card.kind === 'decision' || isAsked(agreementOf(session, api).get()))
  const answers = isBinned ? null : (
    <>
      <CardAnswers session={session} api={api} card={card} />
      {mayEdit ? <SeeDifferently session={session} card={card} /> : null}
    </>
  )
  return (
    <div className="panel-body" data-card={card.id}>
      <div className="panel-head">
        <p className="panel-kind">
          <KindIcon kind={card.kind} size={15} />
          {zone === '' ? label : panelWords.kindOf(label, zone)}
        </p>
        <h2 dir="auto" tabIndex={-1}>
          {cardName(card)}
        </h2>
      </div>
      {why === undefined ? null : (
        <p className="panel-changed" dir="auto">
          {why}
        </p>
      )}
      {isBinned ? (
        <p className="panel-binned" role="status">
          {panelWords.binnedWhileTyping}
          <Button onClick={() => restoreThings(session, [card.id])}>{panelWords.restore}</Button>
        </p>
      ) : null}
      {card.kind === 'concern' && !isBinned && mayEdit ? <UsToo session={session} concern={card.id} /> : null}
      {card.kind === 'organisation' && !isBinned && mayEdit && card.lock === null ? (
        <WritingFor session={session} card={card} />
      ) : null}
      {answersFirst ? answers : null}
      {isBinned ? null : <DisagreementSection session={session} api={api} cardId={card.id} mayEdit={mayEdit} />}
      {card.kind === 'if-we-disagree' && card.fields.steps.length > 0 ? (
        <section className="group">
          <h3>{stepsWords.stairs}</h3>
          <Stairs session={session} api={api} steps={card} here={null} />
        </section>
      ) : null}
      <CardFields session={session} card={card} mayEdit={mayEdit && card.lock === null} />
      {answersFirst ? null : answers}
      {/* It comes while somebody types in the fields: none of them gives way to it. [AG78] */}
      {isBinned ? null : <CardSameMeaning session={session} api={api} cardId={card.id} />}
      {card.kind === 'zone' || isBinned ? null : <RelationsSection session={session} card={card} mayEdit={mayEdit} />}
      {isBinned ? null : <CardMore session={session} card={card} mayEdit={mayEdit} />}
    </div>
  )
}

function OneLine({ session, mayEdit, id }: PanelProps & { readonly id: string }) {
  const board = useReadable(session.board)
  const relation = board.relations.get(id)
  if (relation === undefined) return null
  return (
    <div className="panel-body" data-line={id}>
      <div className="panel-head">
        <p className="panel-kind">{panelWords.line}</p>
        <h2 dir="auto" tabIndex={-1}>
          {relationSentence(board, relation, 'from')}
        </h2>
      </div>
      {mayEdit ? (
        <>
          <section className="group">
            <RelationFields session={session} board={board} relation={relation} />
          </section>
          <section className="group">
            <Button
              tone="danger"
              small
              className="add"
              icon={<Trash2 size={15} aria-hidden />}
              onClick={() => binThings(session, [id])}
            >
              {panelWords.bin}
            </Button>
          </section>
        </>
      ) : null}
    </div>
  )
}

function ManyThings({ session, mayEdit, ids }: PanelProps & { readonly ids: readonly string[] }) {
  const board = useReadable(session.board)
  return (
    <div className="panel-body">
      <div className="panel-head">
        <h2 tabIndex={-1}>{panelWords.many(ids.length)}</h2>
      </div>
      <section className="group">
        <ul className="lines">
          {ids.slice(0, 50).map((id) => {
            const card = board.cards.get(id)
            const relation = board.relations.get(id)
            const name =
              card !== undefined
                ? cardName(card)
                : relation !== undefined
                  ? relationSentence(board, relation, 'from')
                  : ''
            if (name === '') return null
            return (
              <li key={id}>
                <button
                  type="button"
                  className="line-link"
                  dir="auto"
                  onClick={() => session.view.set({ selection: [id], focus: id })}
                >
                  {card === undefined ? null : <KindIcon kind={card.kind} size={15} />}
                  {name}
                </button>
              </li>
            )
          })}
        </ul>
      </section>
      {mayEdit ? (
        <section className="group">
          <Button
            tone="danger"
            small
            className="add"
            icon={<Trash2 size={15} aria-hidden />}
            onClick={() => binThings(session, ids)}
          >
            {panelWords.bin}
          </Button>
        </section>
      ) : null}
    </div>
  )
}
