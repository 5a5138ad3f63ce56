// Knows the one line at the bottom that says what to do with a card in the hand, and to people who use the keyboard what the next key does.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { useMediaQuery } from '../controls/use-media-query.ts'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { CANVAS_WORDS } from '../text/canvas-en-GB.ts'
import type { LiveMap } from './open-map.ts'
import { areaFor } from './put-on-map.ts'
import { placedKind, readToolId } from './tools/tool-runner.ts'

export function MapHint({ session, map }: { readonly session: BoardSession; readonly map: LiveMap }) {
  const byKeyboard = useReadable(map.byKeyboard)
  const isEditing = useSelected(session.view, (view) => view.editing !== null)
  const kind = useSelected(session.view, (view) =>
    view.editing === null ? placedKind(readToolId(view.tool) ?? 'select') : null,
  )
  const area = useSelected(session.board, (board) => (kind === null ? null : areaFor(board, kind)))
  const hasKeys = useMediaQuery('(any-hover: hover)')
  if (kind !== null) {
    const words = CANVAS_WORDS.placing
    return (
      <p className="map-hint placing">
        <strong>{words.where(describeCard(kind).label, hasKeys)}</strong>
        {hasKeys
          ? words.keys(area).map(([key, does]) => (
              <span key={key}>
                <kbd>{key}</kbd> {does}
              </span>
            ))
          : null}
      </p>
    )
  }
  if (!byKeyboard) return null
  return (
    <p className="map-hint">
      {CANVAS_WORDS.hint[isEditing ? 'editing' : 'rest'].map(([keys, does]) => (
        <span key={keys}>
          <kbd>{keys}</kbd> {does}
        </span>
      ))}
    </p>
  )
}
