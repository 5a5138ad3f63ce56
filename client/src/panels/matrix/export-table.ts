// Knows how the table of who does what comes among the downloads; knows neither the table nor a format.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { whoDoesWhatCsv, whoDoesWhatHtml } from '@common-ground/shared/documents/who-does-what-files.ts'
import { downloadText } from '../../controls/download.ts'
import { announce } from '../../controls/toast.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { words } from '../../text/en-GB.ts'
import { matrixWords } from '../../text/matrix-words.ts'

/** Makes the file from the board as it is on this screen, so that it comes without the server too. */
export function exportTable(session: BoardSession, as: 'html' | 'csv'): void {
  const board = session.board.get()
  const options = { today: dateIn(board.timeZone, Date.parse(session.now())) }
  const name = `${matrixWords.fileName(board.title)}.${as}`
  if (as === 'csv') downloadText(name, whoDoesWhatCsv(board, options), 'text/csv')
  else downloadText(name, whoDoesWhatHtml(board, options), 'text/html')
  announce({ text: words.header.exported(name) })
}
