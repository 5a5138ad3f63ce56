// Knows what is said after undo and redo; knows no screen.
import type { UndoOutcome } from '../model/board-session.ts'
import { words } from '../text/en-GB.ts'

/**
 * What to say after undo or redo.
 *
 * @param gone something that somebody else had changed is out of sight now: its making was undone.
 */
export function undoSentence(outcome: UndoOutcome, which: 'undo' | 'redo', gone: boolean): string {
  if (!outcome.did) return which === 'undo' ? words.undo.nothing : words.undo.nothingRedo
  const done = which === 'undo' ? words.undo.undid(outcome.label) : words.undo.redid(outcome.label)
  if (outcome.others.length === 0) return done
  return `${done}. ${gone ? words.undo.othersBinned : words.undo.othersKept}`
}
