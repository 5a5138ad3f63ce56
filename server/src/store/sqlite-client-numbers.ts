// Knows the SQL of whose a document's client numbers are; refuses to know what is written under them.
import type { DatabaseSync } from 'node:sqlite'
import { NUMBERS_EACH, type Store } from './store.ts'

type Given<K extends 'clientNumbers' | 'claimClientNumber'> = Parameters<Store[K]>

export interface SqliteClientNumbers {
  clientNumbers(...given: Given<'clientNumbers'>): ReadonlyMap<number, string>
  claimClientNumber(...given: Given<'claimClientNumber'>): void
}

/** @param documentFor the row of a document of a live board, made if need be; null = there is none. */
export function openSqliteClientNumbers(
  database: DatabaseSync,
  documentFor: (...given: Given<'clientNumbers'>) => number | null,
): SqliteClientNumbers {
  const select = database.prepare(
    `SELECT number, participant_id FROM client_number
     WHERE document_id = (SELECT id FROM document WHERE board_id = ? AND epoch = ? AND name = ?) ORDER BY rowid`,
  )
  const insert = database.prepare('INSERT OR IGNORE INTO client_number VALUES (?, ?, ?)')
  const dropOld = database.prepare(
    `DELETE FROM client_number WHERE rowid IN (SELECT rowid FROM client_number
     WHERE document_id = ? AND participant_id = ? ORDER BY rowid DESC LIMIT -1 OFFSET ${NUMBERS_EACH})`,
  )
  return {
    clientNumbers: (...given) =>
      new Map(select.all(...given).map((found) => [Number(found['number']), String(found['participant_id'])])),
    claimClientNumber(boardId, epoch, document, number, participantId) {
      const id = documentFor(boardId, epoch, document)
      if (id === null) return
      insert.run(id, number, participantId)
      dropOld.run(id, participantId)
    },
  }
}
