// Knows that every undo and redo is followed by a sentence, wherever it was asked for; knows no sentence.
import type { BoardSession, UndoOutcome } from '../model/board-session.ts'

/** The same session, except that undo and redo say what they did. */
export function withSpokenUndo(session: BoardSession): BoardSession {
  const say = (outcome: UndoOutcome, which: 'undo' | 'redo'): UndoOutcome => {
    void import('./session-toasts.tsx').then(({ sayUndo }) => sayUndo(session, outcome, which))
    return outcome
  }
  return {
    ...session,
    undo: () => say(session.undo(), 'undo'),
    redo: () => say(session.redo(), 'redo'),
  }
}
