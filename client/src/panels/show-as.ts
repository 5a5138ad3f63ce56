// Knows what changes when somebody goes from the map to the list or back; knows neither.
import type { BoardSession } from '../model/board-session.ts'
import type { Showing } from '../model/view-state.ts'
import { showCard } from './show-card.ts'

/** Shows the board as a map or as a list. What was chosen stays chosen and is in sight; tools of the map are put down. */
export function showAs(session: BoardSession, showing: Showing): void {
  const { selection } = session.view.get()
  session.view.set({ showing, tool: 'select', editing: null })
  const [only] = selection
  if (showing === 'map' && only !== undefined && selection.length === 1) showCard(session, only)
}
