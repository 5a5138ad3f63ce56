// Knows how people go from one view of the board to another; knows none of them.
import { List as ListIcon, Map as MapIcon, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BoardSession } from '../model/board-session.ts'
import { useSelected } from '../model/use-readable.ts'
import { listWords } from '../text/list-words.ts'
import { SHOWINGS, type Showing } from '../model/view-state.ts'
import { matrixWords } from '../text/matrix-words.ts'
import { showAs } from './show-as.ts'

const VIEWS: Readonly<Record<Showing, { readonly name: string; readonly keys: string; readonly icon: ReactNode }>> = {
  map: { name: listWords.map, keys: 'Alt+O', icon: <MapIcon size={16} aria-hidden /> },
  matrix: { name: matrixWords.name, keys: 'Alt+W', icon: <Table2 size={16} aria-hidden /> },
  list: { name: listWords.list, keys: 'Alt+O', icon: <ListIcon size={16} aria-hidden /> },
}

export interface ViewSwitchProps {
  readonly session: BoardSession
  /** On a phone the list comes first and the map second. */
  readonly first: Showing
}

export function ViewSwitch({ session, first }: ViewSwitchProps) {
  const showing = useSelected(session.view, (view) => view.showing)
  const order: readonly Showing[] = first === 'list' ? ['list', 'map', 'matrix'] : SHOWINGS
  return (
    <div className="view-switch" role="group" aria-label={listWords.view}>
      {order.map((one) => (
        <button
          key={one}
          type="button"
          className="view-choice"
          aria-pressed={showing === one}
          aria-keyshortcuts={VIEWS[one].keys}
          onClick={() => showAs(session, one)}
        >
          {VIEWS[one].icon}
          {VIEWS[one].name}
        </button>
      ))}
    </div>
  )
}
