// Knows how people go from the map to the list and back; knows neither.
import { List as ListIcon, Map as MapIcon } from 'lucide-react'
import type { BoardSession } from '../model/board-session.ts'
import { useSelected } from '../model/use-readable.ts'
import { listWords } from '../text/list-words.ts'
import type { Showing } from '../model/view-state.ts'
import { showAs } from './show-as.ts'

const NAMES: Readonly<Record<Showing, string>> = { map: listWords.map, list: listWords.list }

export interface ViewSwitchProps {
  readonly session: BoardSession
  /** The order of the two; on a phone the list comes first. */
  readonly first: Showing
}

export function ViewSwitch({ session, first }: ViewSwitchProps) {
  const showing = useSelected(session.view, (view) => view.showing)
  const order: readonly Showing[] = first === 'list' ? ['list', 'map'] : ['map', 'list']
  return (
    <div className="view-switch" role="group" aria-label={listWords.view}>
      {order.map((one) => (
        <button
          key={one}
          type="button"
          className="view-choice"
          aria-pressed={showing === one}
          aria-keyshortcuts="Alt+O"
          onClick={() => showAs(session, one)}
        >
          {one === 'list' ? <ListIcon size={16} aria-hidden /> : <MapIcon size={16} aria-hidden />}
          {NAMES[one]}
        </button>
      ))}
    </div>
  )
}
