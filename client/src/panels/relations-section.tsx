// Knows how the lines of a card read as sentences and are changed from the keyboard; knows no geometry.
import type { Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { Link2, Pencil, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button, IconButton } from '../controls/button.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { panelWords } from '../text/panel-words.ts'
import { RelationFields } from './relation-fields.tsx'
import { relationsOf } from './relations-of.ts'
import { tell } from './tell.ts'

const SHOWN_AT_FIRST = 8

export interface RelationsSectionProps {
  readonly session: BoardSession
  readonly card: Card
  readonly mayEdit: boolean
}

export function RelationsSection({ session, card, mayEdit }: RelationsSectionProps) {
  const board = useReadable(session.board)
  const lines = useMemo(() => relationsOf(board, card.id), [board, card.id])
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const shown = all ? lines : lines.slice(0, SHOWN_AT_FIRST)
  return (
    <section className="group">
      <h3>
        {panelWords.connections}
        {lines.length === 0 ? null : <span className="quiet"> {panelWords.connectionCount(lines.length)}</span>}
      </h3>
      {lines.length === 0 ? <p className="quiet">{panelWords.noConnections}</p> : null}
      <ul className="lines">
        {shown.map(({ relation, sentence }) => (
          <li key={relation.id} className="line">
            <div className="line-head">
              <LineWords sentence={sentence} own={cardName(card)} />
              {mayEdit ? (
                <>
                  <IconButton
                    className="tiny"
                    label={panelWords.editLine(sentence)}
                    aria-expanded={open === relation.id}
                    icon={<Pencil size={14} aria-hidden />}
                    onClick={() => setOpen(open === relation.id ? null : relation.id)}
                  />
                  <IconButton
                    className="tiny"
                    label={panelWords.removeLine(sentence)}
                    icon={<X size={14} aria-hidden />}
                    onClick={({ currentTarget }) => {
                      const next = besideLine(currentTarget)
                      if (tell(session.dispatch([{ type: 'bin', ids: [relation.id] }], panelWords.labels.removeLine)))
                        next?.focus()
                    }}
                  />
                </>
              ) : null}
            </div>
            {open === relation.id && mayEdit ? (
              <RelationFields session={session} board={board} relation={relation} />
            ) : null}
          </li>
        ))}
      </ul>
      {lines.length > shown.length ? (
        <Button small tone="quiet" className="add" onClick={() => setAll(true)}>
          {panelWords.showAllLines(lines.length)}
        </Button>
      ) : null}
      {mayEdit ? (
        <Button
          small
          className="add"
          icon={<Link2 size={15} aria-hidden />}
          aria-keyshortcuts="Shift+A"
          onClick={() => session.view.set({ connectFrom: card.id })}
        >
          {panelWords.connectTo}
        </Button>
      ) : null}
    </section>
  )
}

/** What has the keys once the line of this press is gone: the next line, the one before it, or the way to a new one. */
function besideLine(press: HTMLElement): HTMLElement | null {
  const line = press.closest('.line')
  const near = line?.nextElementSibling ?? line?.previousElementSibling
  return near?.querySelector('button') ?? line?.closest('.group')?.querySelector<HTMLElement>('.add') ?? null
}

/** The whole sentence for the ear; for the eye the card's own name, which stands above, is left out. */
function LineWords({ sentence, own }: { readonly sentence: string; readonly own: string }) {
  if (!sentence.startsWith(`${own} `)) {
    return (
      <span className="line-words" dir="auto">
        {sentence}
      </span>
    )
  }
  return (
    <span className="line-words" dir="auto">
      <span className="only-heard">{own} </span>
      <span className="line-rest">{sentence.slice(own.length + 1)}</span>
    </span>
  )
}
