// Knows how editing is paused and goes on, and that it is said when it could not be; refuses to know where that is asked for.
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { problemSentence } from '../problem-words.ts'

/** Pauses editing for everybody but those who run the board, or lets it go on. */
export async function setPaused(session: BoardSession, api: Api, paused: boolean): Promise<void> {
  const answer = await api.pauseEditing(session.boardId, paused)
  if (!answer.ok) announce({ text: problemSentence(answer.error) })
}
