// Knows the one line at the bottom that tells people who use the keyboard what the next key does.
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import type { LiveMap } from './open-map.ts'

export function MapHint({ session, map }: { readonly session: BoardSession; readonly map: LiveMap }) {
  const byKeyboard = useReadable(map.byKeyboard)
  const doing = useSelected(session.view, (view) =>
    view.editing !== null ? 'editing' : view.tool.startsWith('place:') ? 'place' : 'rest',
  )
  if (!byKeyboard && doing !== 'place') return null
  return (
    <p className="map-hint">
      {CANVAS_WORDS.hint[doing].map(([keys, does]) => (
        <span key={keys}>
          <kbd>{keys}</kbd> {does}
        </span>
      ))}
    </p>
  )
}
