// Knows how things go to the bin and come back, with a sentence and a way back; knows no panel.
import { announce } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { panelWords } from '../text/panel-words.ts'
import { tell } from './tell.ts'

/** Puts cards and lines in the bin; the sentence offers to restore them. */
export function binThings(session: BoardSession, ids: readonly string[]): void {
  if (!tell(session.dispatch([{ type: 'bin', ids }], panelWords.labels.bin(ids.length)))) return
  session.view.set({ selection: [], focus: null })
  announce({
    text: panelWords.binned(ids.length),
    action: { label: panelWords.restore, run: () => restoreThings(session, ids) },
  })
}

/** Takes things out of the bin; true when it worked. */
export const restoreThings = (session: BoardSession, ids: readonly string[]): boolean =>
  tell(session.dispatch([{ type: 'restore', ids }], panelWords.labels.restore))
