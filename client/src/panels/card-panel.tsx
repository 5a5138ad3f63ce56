// Knows what the right-hand panel shows for what is selected: a card, a line, several things, or the board; knows no kind.
import type { Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { relationSentence } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { Trash2 } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { panelWords } from '../text/panel-words.ts'
import { binThings } from './bin-things.ts'
import { BoardDetails } from './board-details.tsx'
import { CardMore } from './card-more.tsx'
import type { PanelProps } from './card-panel-props.ts'
import { CardFields } from './fields/card-fields.tsx'
import { KindIcon } from './kind-icon.tsx'
import { RelationFields } from './relation-fields.tsx'
import { RelationsSection } from './relations-section.tsx'

export function CardPanel({ session, mayEdit }: PanelProps) {
  const { selection } = useReadable(session.view)
  const [only] = selection
  const card = useSelected(session.board, (board) => (only === undefined ? undefined : board.cards.get(only)))
  const relation = useSelected(session.board, (board) => (only === undefined ? undefined : board.relations.get(only)))
  if (selection.length > 1) return <ManyThings session={session} mayEdit={mayEdit} ids={selection} />
  if (card !== undefined) return <OneCard key={card.id} session={session} mayEdit={mayEdit} card={card} />
  if (relation !== undefined) return <OneLine session={session} mayEdit={mayEdit} id={relation.id} />
  return <BoardDetails session={session} mayEdit={mayEdit} />
}

function OneCard({ session, mayEdit, card }: PanelProps & { readonly card: Card }) {
  const zone = useSelected(session.board, (board) => {
    const found = card.zone === null ? undefined : board.cards.get(card.zone)
    return found === undefined ? '' : cardName(found)
  })
  const { label } = describeCard(card.kind)
  return (
    <div className="panel-body">
      <header className="panel-head">
        <p className="panel-kind">
          <KindIcon kind={card.kind} size={15} />
          {zone === '' ? label : panelWords.kindOf(label, zone)}
        </p>
        <h2 dir="auto">{cardName(card)}</h2>
      </header>
      <CardFields session={session} card={card} mayEdit={mayEdit && card.lock === null} />
      {card.kind === 'zone' ? null : <RelationsSection session={session} card={card} mayEdit={mayEdit} />}
      <CardMore session={session} card={card} mayEdit={mayEdit} />
    </div>
  )
}

function OneLine({ session, mayEdit, id }: PanelProps & { readonly id: string }) {
  const board = useReadable(session.board)
  const relation = board.relations.get(id)
  if (relation === undefined) return null
  return (
    <div className="panel-body">
      <header className="panel-head">
        <p className="panel-kind">{panelWords.line}</p>
        <h2 dir="auto">{relationSentence(board, relation, 'from')}</h2>
      </header>
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
      <header className="panel-head">
        <h2>{panelWords.many(ids.length)}</h2>
      </header>
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
