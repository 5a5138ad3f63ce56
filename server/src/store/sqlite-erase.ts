// Knows everything of a board that goes when it is deleted, whoever deletes it; refuses to know who that is.
import type { DatabaseSync } from 'node:sqlite'
import { openSqliteAnswers } from './sqlite-answers.ts'
import { openSqliteForms } from './sqlite-forms.ts'
import { openSqliteLedCalls } from './sqlite-led-calls.ts'
import { openSqliteLog } from './sqlite-log.ts'
import { openSqliteRecords } from './sqlite-records.ts'
import type { SqliteTraces } from './sqlite-traces.ts'
import { openSqliteVersions } from './sqlite-versions.ts'

/**
 * Deletes a board with all that was said on it. What stays is that there was one, and by which links and as whom people
 * came, without names. The caller owns the transaction.
 */
export function openSqliteErase(database: DatabaseSync, traces: SqliteTraces): (boardId: string, at: string) => void {
  const { erase } = openSqliteLog(database)
  const { eraseForms } = openSqliteForms(database)
  const { eraseAnswers } = openSqliteAnswers(database)
  const { eraseCalls } = openSqliteLedCalls(database, traces)
  const { eraseVersions } = openSqliteVersions(database)
  const { markDeleted } = openSqliteRecords(database)
  return (boardId, at) => {
    erase(boardId)
    eraseForms(boardId)
    eraseAnswers(boardId)
    eraseCalls(boardId)
    eraseVersions(boardId)
    markDeleted(boardId, at)
    traces.owe()
  }
}
