// Knows where the card of somebody's own organisation goes on the map; knows no panel.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { BoardSession, Participant } from '../model/board-session.ts'
import { panelWords } from '../text/panel-words.ts'
import { showCard } from './show-card.ts'
import { tell } from './tell.ts'

/** Puts a card for somebody's organisation on the map: below the last organisation, else in the middle of what they see. */
export function placeOwnCard(session: BoardSession, me: Participant): void {
  const board = session.board.get()
  const { camera, viewport } = session.view.get()
  const [width, height] = describeCard('organisation').size
  const others = [...board.cards.values()].filter(({ kind }) => kind === 'organisation')
  const last = others.toSorted((a, b) => b.pos[1] + b.size[1] - (a.pos[1] + a.size[1]))[0]
  const pos: readonly [number, number] =
    last === undefined
      ? [camera.x + viewport[0] / camera.zoom / 2 - width / 2, camera.y + viewport[1] / camera.zoom / 2 - height / 2]
      : [last.pos[0], last.pos[1] + last.size[1] + 16]
  const id = session.newId()
  const done = tell(
    session.dispatch(
      [
        {
          type: 'create',
          cards: [{ id, kind: 'organisation', pos, zone: last?.zone ?? null, fields: { name: me.organisation } }],
        },
      ],
      panelWords.labels.addCard,
    ),
  )
  if (done) showCard(session, id)
}
