// Knows how an administrator deletes a board for good, whether its server runs or not; refuses to leave words of it unmentioned.
import { readdirSync } from 'node:fs'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { claimFolder, type SharedFile } from '../store/sqlite-file.ts'
import { openSqliteErase } from '../store/sqlite-erase.ts'
import { openSqliteRecords } from '../store/sqlite-records.ts'
import { openSqliteTraces } from '../store/sqlite-traces.ts'

/** How long somebody else's reading or writing is waited for. */
const SWEEP_MS = 20_000
const PAUSE_MS = 50

/** @param now milliseconds since 1970. */
export async function eraseBoard(
  { database, sweep }: SharedFile,
  folder: string,
  boardId: string,
  now: number,
): Promise<Result<string, string>> {
  const traces = openSqliteTraces(database)
  const erase = openSqliteErase(database, traces)
  const board = openSqliteRecords(database).board(boardId)
  if (board === null) return fail(`There is no board ${boardId} in ${folder}.`)
  database.exec('BEGIN IMMEDIATE')
  erase(boardId, board.deletedAt ?? new Date(now).toISOString())
  database.exec('COMMIT')
  // While a server runs, it does this itself when nobody is busy.
  const claimed = claimFolder(folder)
  if (claimed.ok) {
    traces.clear()
    claimed.value.close()
  }
  const end = performance.now() + SWEEP_MS
  let isSwept = sweep()
  while (!isSwept && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    isSwept = sweep()
  }
  const older = readdirSync(folder).filter((name) => name.startsWith('before-restore-'))
  return ok(
    [
      board.deletedAt === null ? `Board ${boardId} is deleted for good.` : `Board ${boardId} was deleted already.`,
      ...(claimed.ok
        ? []
        : ['The server that runs on it clears the last traces as soon as nobody has changed anything for a while.']),
      ...(isSwept
        ? []
        : ['Its words stand in the write-ahead log until whoever reads the data now, such as a backup, has ended.']),
      ...older.map((name) => `What was kept aside by a restore may still hold it: ${folder}/${name}`),
      'Backups made before still hold it.',
    ].join('\n'),
  )
}
