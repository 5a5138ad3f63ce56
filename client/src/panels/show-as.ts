// Knows what changes when somebody goes from one view of the board to another; knows none of them.
import type { BoardSession } from '../model/board-session.ts'
import type { Showing } from '../model/view-state.ts'
import { showCard } from './show-card.ts'

/** Shows the board as a map, as a list or as who does what. What was chosen stays chosen and is in sight; tools of the map are put down. */
export function showAs(session: BoardSession, showing: Showing): void {
  const { selection } = session.view.get()
  session.view.set({ showing, tool: 'select', editing: null })
  const [only] = selection
  if (showing === 'map' && only !== undefined && selection.length === 1) showCard(session, only)
}
