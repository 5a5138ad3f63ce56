// Knows how the board file comes to whoever asked for it; knows nothing of what is in it.
import { downloadText } from '../controls/download.ts'
import { announce } from '../controls/toast.tsx'
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { words } from '../text/en-GB.ts'
import { problemSentence } from './problem-words.ts'

/** Fetches the file from the server, so that it holds what is saved, and puts it among the downloads. */
export async function exportFile(session: BoardSession, api: Api): Promise<void> {
  const answer = await api.content(session.boardId)
  if (!answer.ok) {
    announce({ text: problemSentence(answer.error) })
    return
  }
  const name = `${session.board.get().title}.json`
  downloadText(name, JSON.stringify(answer.value, null, 2))
  announce({ text: words.header.exported(name) })
}
