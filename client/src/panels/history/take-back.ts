// Knows how a restore is taken back, how that is said and which were on this page; refuses to know where it was asked for.
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { type Cell, createCell, type Readable } from '../../model/readable.ts'
import { historyWords } from '../../text/history-words.ts'
import { problemSentence } from '../problem-words.ts'

const undone = new WeakMap<BoardSession, Cell<ReadonlySet<string>>>()

function cellOf(session: BoardSession): Cell<ReadonlySet<string>> {
  const cell = undone.get(session) ?? createCell<ReadonlySet<string>>(new Set())
  undone.set(session, cell)
  return cell
}

/** The versions, by id, taken before a restore that has been taken back on this page since it was loaded. [VE40] */
export const takenBack = (session: BoardSession): Readable<ReadonlySet<string>> => cellOf(session)

/** @param before the version that was taken before the restore. */
export async function takeBack(session: BoardSession, api: Api, before: string): Promise<void> {
  const answer = await api.undoRestore(session.boardId, before)
  const cell = cellOf(session)
  if (answer.ok) cell.set(new Set([...cell.get(), before]))
  announce({
    text: answer.ok ? historyWords.undone(answer.value.kept) : problemSentence(answer.error),
  })
}
