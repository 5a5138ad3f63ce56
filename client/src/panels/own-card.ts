// Knows how an organisation gets its card on the map; knows no panel.
import type { BoardSession, Participant } from '../model/board-session.ts'
import { panelWords } from '../text/panel-words.ts'
import { homeOf, putNew } from '../canvas/put-on-map.ts'
import { showCard } from './show-card.ts'
import { tell } from './tell.ts'

/** Puts a card for an organisation on the map, in the zone made for it; gives its id, or null where that was refused and said. */
export function putOrganisation(session: BoardSession, name: string): string | null {
  const card = { id: session.newId(), kind: 'organisation', fields: { name } } as const
  const { room, ...place } = putNew(session, card, homeOf(session.board.get(), card.kind, undefined))
  const done = tell(
    session.dispatch([...room, { type: 'create', cards: [{ ...card, ...place }] }], panelWords.labels.addCard),
  )
  return done ? card.id : null
}

/** Puts a card for somebody's organisation on the map and shows it. */
export function placeOwnCard(session: BoardSession, me: Participant): void {
  const id = putOrganisation(session, me.organisation)
  if (id !== null) showCard(session, id)
}
