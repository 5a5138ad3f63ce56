// Knows how a restore is taken back and how that is said; refuses to know where it was asked for.
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { historyWords } from '../../text/history-words.ts'
import { problemSentence } from '../problem-words.ts'

/** @param before the version that was taken before the restore. */
export async function takeBack(session: BoardSession, api: Api, before: string): Promise<void> {
  const answer = await api.undoRestore(session.boardId, before)
  announce({
    text: answer.ok ? historyWords.undone(answer.value.changed, answer.value.kept) : problemSentence(answer.error),
  })
}
