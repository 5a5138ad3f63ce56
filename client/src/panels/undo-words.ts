// Knows what is said after undo and redo; knows no screen.
import type { UndoOutcome } from '../model/board-session.ts'
import { words } from '../text/en-GB.ts'

/** What to say after undo or redo; `others` gets the way back. */
export function undoSentence(outcome: UndoOutcome, which: 'undo' | 'redo'): string {
  if (!outcome.did) return which === 'undo' ? words.undo.nothing : words.undo.nothingRedo
  const done = which === 'undo' ? words.undo.undid(outcome.label) : words.undo.redid(outcome.label)
  return outcome.others.length === 0 ? done : `${done}. ${words.undo.others}`
}
