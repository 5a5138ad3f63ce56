// Knows how one zone stands in the list: its heading, then a heading and the cards for every kind; knows no keys.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardTitle } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { RefObject } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { listWords } from '../../text/list-words.ts'
import { ListPiece, PIECE } from './list-piece.tsx'
import { ListRow, type ListHandlers } from './list-row.tsx'
import type { OutlineGroup, OutlineSection } from './outline.ts'
import { RowActions } from './row-actions.tsx'
import { rowId } from './row-ids.ts'
import { SectionAdd } from './section-add.tsx'

export interface ListSectionProps {
  readonly session: BoardSession
  readonly section: OutlineSection
  /** The card on which Tab stops, in whatever section. */
  readonly stop: string | null
  /** The card that was chosen last. */
  readonly chosen: string | null
  /** The board is short enough to be drawn whole. */
  readonly whole: boolean
  readonly scroller: RefObject<HTMLElement | null>
  readonly handlers: ListHandlers
  readonly mayEdit: boolean
}

export function ListSection(props: ListSectionProps) {
  const { session, section, stop, handlers, mayEdit } = props
  const { place, zone, groups } = section
  const id = `list-${zone ?? place}`
  const name = useSelected(session.board, (board) => placeName(board, section))
  return (
    <section className={`zone-part ${place}`} aria-labelledby={id}>
      {zone === null ? (
        <h2 id={id} className="zone-head">
          {name}
        </h2>
      ) : (
        <ZoneHead
          session={session}
          zone={zone}
          id={id}
          name={name}
          stop={stop === zone}
          handlers={handlers}
          mayEdit={mayEdit}
        />
      )}
      {groups.length === 0 ? <p className="quiet">{listWords.emptyZone}</p> : null}
      {groups.map((group) => (
        <Group key={group.kind} {...props} group={group} />
      ))}
      {mayEdit && place !== 'top' ? <SectionAdd session={session} zone={zone} name={name} /> : null}
    </section>
  )
}

/** What the part is called in its heading and on its button. */
function placeName(board: Board, { place, zone }: OutlineSection): string {
  if (place === 'top') return listWords.top
  const card = zone === null ? undefined : board.cards.get(zone)
  return card === undefined ? listWords.loose : cardTitle(card) || listWords.untitledZone
}

interface ZoneHeadProps {
  readonly session: BoardSession
  readonly zone: string
  readonly id: string
  readonly name: string
  readonly stop: boolean
  readonly handlers: ListHandlers
  readonly mayEdit: boolean
}

/** The title of a zone; a zone is chosen and changed like a card. */
function ZoneHead({ session, zone, id, name, stop, handlers, mayEdit }: ZoneHeadProps) {
  const card = useSelected(session.board, (board) => board.cards.get(zone))
  const chosen = useSelected(session.view, ({ selection }) => selection.includes(zone))
  const alone = useSelected(session.view, ({ selection }) => selection.length === 1 && selection[0] === zone)
  return (
    <div data-row-id={zone} data-kind="zone">
      <h2 id={id} className={chosen ? 'zone-head chosen' : 'zone-head'}>
        <button
          type="button"
          id={rowId(zone)}
          className="row-name"
          dir="auto"
          tabIndex={stop ? 0 : -1}
          aria-label={listWords.named(name, describeCard('zone').label)}
          aria-pressed={chosen}
          onClick={(event) => handlers.choose(zone, event)}
          onKeyDown={(event) => handlers.key(zone, event)}
        >
          {name}
        </button>
      </h2>
      {alone && mayEdit && card !== undefined ? <RowActions session={session} card={card} /> : null}
    </div>
  )
}

/** The cards of one kind in one zone, in pieces. The purpose stands alone under its heading. */
function Group({ session, section, group, stop, chosen, whole, scroller, handlers, mayEdit }: GroupProps) {
  const { kind, cards } = group
  const headed = section.place !== 'top'
  const starts = Array.from({ length: Math.ceil(cards.length / PIECE) }, (_, at) => at * PIECE)
  return (
    <>
      {headed ? <h3 className="kind-head">{listWords.group(describeCard(kind).plural, cards.length)}</h3> : null}
      {starts.map((start) => {
        const ids = cards.slice(start, start + PIECE)
        return (
          <ListPiece
            key={start}
            scroller={scroller}
            count={ids.length}
            kept={whole || ids.some((id) => id === stop || id === chosen)}
            rows={() => (
              <ul className="rows">
                {ids.map((id, at) => (
                  <li key={id} aria-setsize={cards.length} aria-posinset={start + at + 1}>
                    <ListRow
                      session={session}
                      card={id}
                      level={headed ? 4 : 3}
                      stop={id === stop}
                      handlers={handlers}
                      mayEdit={mayEdit}
                    />
                  </li>
                ))}
              </ul>
            )}
          />
        )
      })}
    </>
  )
}
interface GroupProps extends ListSectionProps {
  readonly group: OutlineGroup
}
