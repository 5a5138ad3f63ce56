// Knows how one card stands in the list: its name as a heading that can be chosen, and its sentences; knows no order.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { kindWord } from '@common-ground/shared/board/kinds/kind-word.ts'
import { organisationSigns } from '@common-ground/shared/picture/board-index.ts'
import { Lock } from 'lucide-react'
import { memo, type KeyboardEvent, type MouseEvent } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { listWords } from '../../text/list-words.ts'
import { KindIcon } from '../kind-icon.tsx'
import { cardWords, type CardWords } from './card-words.ts'
import { peopleOn } from './people-on.ts'
import { ManyActions, RowActions } from './row-actions.tsx'
import { rowId, rowWordsId } from './row-ids.ts'

/** What the rows ask of the list around them; the same object for the life of the list. */
export interface ListHandlers {
  choose(card: string, event: MouseEvent): void
  key(card: string, event: KeyboardEvent): void
}

export interface ListRowProps {
  readonly session: BoardSession
  readonly card: string
  /** Level of the heading. */
  readonly level: 3 | 4
  readonly handlers: ListHandlers
  /** Whether Tab stops here; one row of the list has it. */
  readonly stop: boolean
  readonly mayEdit: boolean
}

const rows = new WeakMap<Board, Map<string, string>>()
/** The words of a card as one text, so that a row is drawn again only when a letter of it has changed. */
function wordsNow(board: Board, id: string): string {
  let known = rows.get(board)
  if (known === undefined) {
    known = new Map()
    rows.set(board, known)
  }
  const found = known.get(id)
  if (found !== undefined) return found
  const card = board.cards.get(id)
  const words = card === undefined ? '' : JSON.stringify(cardWords(board, card))
  known.set(id, words)
  return words
}

export const ListRow = memo(function ListRow({ session, card: id, level, handlers, stop, mayEdit }: ListRowProps) {
  const card = useSelected(session.board, (board) => board.cards.get(id))
  const told = useSelected(session.board, (board) => wordsNow(board, id))
  const sign = useSelected(session.board, (board) => organisationSigns(board).get(id))
  const chosen = useSelected(session.view, (view) => view.selection.includes(id))
  const alone = useSelected(session.view, ({ selection }) => selection.length === 1 && selection[0] === id)
  const isLast = useSelected(session.view, ({ selection }) => selection.length > 1 && selection.at(-1) === id)
  const here = useSelected(session.peers, (peers) => peopleOn(peers, session.participantId).get(id) ?? '')
  if (card === undefined) return null
  const { facts, details, asked, connections } = JSON.parse(told) as CardWords
  const name = cardName(card)
  const Heading = level === 3 ? 'h3' : 'h4'
  const marks = [
    ...(card.lock === null ? [] : [listWords.locked]),
    ...(card.inAgreement || !describeCard(card.kind).inAgreement ? [] : [listWords.notAgreed]),
  ]
  return (
    <article className={chosen ? 'row chosen' : 'row'} data-row-id={id} data-kind={card.kind}>
      <Heading className="row-head">
        {sign === undefined ? (
          <span className="row-icon">
            <KindIcon kind={card.kind} size={17} />
          </span>
        ) : (
          <span className={`face small ${sign.look}`} aria-hidden>
            {sign.initials}
          </span>
        )}
        <button
          type="button"
          id={rowId(id)}
          className="row-name"
          dir="auto"
          tabIndex={stop ? 0 : -1}
          aria-label={listWords.named(name, kindWord(card))}
          aria-pressed={chosen}
          aria-describedby={rowWordsId(id)}
          onClick={(event) => handlers.choose(id, event)}
          onKeyDown={(event) => handlers.key(id, event)}
        >
          {name}
        </button>
        {card.lock === null ? null : <Lock className="row-lock" size={14} aria-hidden />}
      </Heading>
      <div className="row-words" id={rowWordsId(id)}>
        {facts.map((fact) => (
          <p key={fact} dir="auto">
            {fact}
          </p>
        ))}
        {details === '' ? null : (
          <p className="row-details" dir="auto">
            {details}
          </p>
        )}
        {connections.map((sentence) => (
          <p key={sentence} className="row-line" dir="auto">
            {sentence}
          </p>
        ))}
        {asked.length === 0 ? null : <p className="field-ask">{asked.join(' ')}</p>}
        {marks.length === 0 ? null : <p className="row-marks">{marks.join('. ')}</p>}
        {here === '' ? null : (
          <p className="row-here">
            <bdi>{listWords.here(here)}</bdi>
          </p>
        )}
      </div>
      {alone && mayEdit ? <RowActions session={session} card={card} /> : null}
      {isLast && mayEdit ? <ChosenActions session={session} /> : null}
    </article>
  )
})

/** Under the one that was chosen last, for all that are chosen. */
function ChosenActions({ session }: { readonly session: BoardSession }) {
  const selection = useSelected(session.view, (view) => view.selection)
  const board = useReadable(session.board)
  const cards = selection.flatMap((id) => board.cards.get(id) ?? [])
  return cards.length > 1 ? <ManyActions session={session} cards={cards} /> : null
}
