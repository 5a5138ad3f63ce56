// Knows what the others are shown of this person's selection and drag, and says it only when it changes.
import type { BoardSession } from '../model/board-session.ts'
import { NOTHING, type Preview } from './tools/tool.ts'

export interface SharedPresence {
  tell(preview: Preview, selection: readonly string[]): void
  /** Shows nothing any more: the map is being left. */
  clear(): void
}

export function sharePresence(session: BoardSession): SharedPresence {
  let told: { readonly preview: Preview; readonly selection: readonly string[] } = { preview: NOTHING, selection: [] }
  return {
    tell(preview, selection) {
      if (selection !== told.selection) session.setPresence({ selection })
      const was = told.preview.shows === 'drag' && !told.preview.copies ? told.preview : null
      // The original stays where it is while a copy is dragged off it.
      const drag = preview.shows === 'drag' && !preview.copies ? preview : null
      if (drag === null && was !== null) session.setPresence({ drag: null })
      else if (drag !== null && (drag.ids !== was?.ids || drag.dx !== was.dx || drag.dy !== was.dy)) {
        session.setPresence({ drag: { ids: drag.ids, dx: drag.dx, dy: drag.dy } })
      }
      told = { preview, selection }
    },
    clear: () => session.setPresence({ cursor: null, selection: [], drag: null, editing: null }),
  }
}
