// Knows the content hash of a board at any place of its log, out of the data folder alone; the server of the folder must have ended.
import { createHash } from 'node:crypto'
import { openSqliteFile } from '@common-ground/server/store/sqlite-file.ts'
import { openSqliteLog } from '@common-ground/server/store/sqlite-log.ts'
import { buildDocument } from '@common-ground/server/sync/load-document.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'

/** The hash of a board's content as it was after so many rows of its log. The server of the folder must have ended. */
export function tagAt(dataDir: string, boardId: string, head: number): string {
  const opened = openSqliteFile(dataDir)
  if (!opened.ok) throw new Error(opened.error.message)
  const { rows } = openSqliteLog(opened.value.database).load(boardId, 1, 'map')
  opened.value.close()
  const { doc } = buildDocument(
    null,
    rows.filter(({ seq }) => seq <= head),
  )
  const canonical = canonicalBoard(readContent(openBoardDoc(doc)))
  return `"${createHash('sha256').update(canonical, 'utf8').digest('hex')}"`
}
