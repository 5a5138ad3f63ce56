// Knows the SQL of calls that are led and of what is given in them without a name; refuses to know what a call holds.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { SqliteTraces } from './sqlite-traces.ts'
import type { CallChange, CallRecordRow, LedCallRow, OwedCall, UnsignedRow } from './led-call-store.ts'

type Found = Record<string, SQLOutputValue>

const readCall = (row: Found): LedCallRow => ({
  id: String(row['id']),
  boardId: String(row['board_id']),
  revision: Number(row['revision']),
  state: String(row['state']),
  endedAt: row['ended_at'] === null || row['ended_at'] === undefined ? null : String(row['ended_at']),
})
const readEntry = (row: Found): UnsignedRow => ({
  keyHash: String(row['key_hash']),
  boardId: String(row['board_id']),
  roundId: String(row['round_id']),
  given: String(row['given']),
})
const readHead = (row: Found): Omit<CallRecordRow, 'told'> => ({
  callId: String(row['call_id']),
  boardId: String(row['board_id']),
  title: String(row['title']),
  begunAt: String(row['begun_at']),
  endedAt: String(row['ended_at']),
})

/** Each function is one statement or a few; the caller owns the transaction. */
export function openSqliteLedCalls(database: DatabaseSync, traces: SqliteTraces) {
  const selectNow = database.prepare('SELECT * FROM led_call WHERE board_id = ? AND ended_at IS NULL')
  const selectLast = database.prepare(
    'SELECT * FROM led_call WHERE board_id = ? ORDER BY ended_at IS NULL DESC, ended_at DESC LIMIT 1',
  )
  const selectEnded = database.prepare(
    'SELECT * FROM led_call WHERE board_id = ? AND ended_at IS NOT NULL ORDER BY ended_at DESC',
  )
  const selectAny = database.prepare('SELECT * FROM led_call WHERE board_id = ? AND id = ?')
  const selectBoards = database.prepare('SELECT board_id FROM led_call WHERE ended_at IS NULL')
  const insert = database.prepare(
    `INSERT INTO led_call (id, revision, state, ended_at, board_id)
     SELECT ?, ?, ?, ?, id FROM board WHERE id = ? AND deleted_at IS NULL
     ON CONFLICT DO NOTHING`,
  )
  const update = database.prepare(
    `UPDATE led_call SET revision = ?, state = ?, ended_at = ?
     WHERE id = ? AND board_id = ? AND revision = ? AND ended_at IS NULL`,
  )
  const give = database.prepare(
    `INSERT INTO unsigned_entry (key_hash, board_id, round_id, given) VALUES (?, ?, ?, ?)
     ON CONFLICT (key_hash) DO UPDATE SET given = excluded.given WHERE board_id = excluded.board_id AND round_id = excluded.round_id`,
  )
  // By the key and nothing else: the number under which a row lies would tell which came first.
  const selectEntries = database.prepare(
    'SELECT * FROM unsigned_entry WHERE board_id = ? AND round_id = ? ORDER BY key_hash',
  )
  const eraseRound = database.prepare('DELETE FROM unsigned_entry WHERE board_id = ? AND round_id = ?')
  const eraseEntries = database.prepare('DELETE FROM unsigned_entry WHERE board_id = ?')
  const eraseAll = database.prepare('DELETE FROM led_call WHERE board_id = ?')
  const selectOwed = database.prepare(
    `SELECT id, board_id FROM led_call WHERE record_settled = 0 AND ended_at IS NOT NULL AND ended_at <= ?
     AND (?2 IS NULL OR board_id = ?2) ORDER BY ended_at DESC`,
  )
  const settle = database.prepare(
    `UPDATE led_call SET record_settled = 1
     WHERE id = ? AND board_id = ? AND record_settled = 0 AND ended_at IS NOT NULL`,
  )
  const insertRecord = database.prepare(
    'INSERT INTO call_record (call_id, board_id, title, begun_at, ended_at, told) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const selectRecords = database.prepare(
    'SELECT call_id, board_id, title, begun_at, ended_at FROM call_record WHERE board_id = ? ORDER BY ended_at DESC',
  )
  const selectRecord = database.prepare('SELECT * FROM call_record WHERE board_id = ? AND call_id = ?')
  const eraseOne = database.prepare('DELETE FROM call_record WHERE board_id = ? AND call_id = ?')
  const eraseRecords = database.prepare('DELETE FROM call_record WHERE board_id = ?')

  return {
    ledCall(boardId: string): LedCallRow | null {
      const row = selectNow.get(boardId)
      return row === undefined ? null : readCall(row)
    },
    lastCall(boardId: string): LedCallRow | null {
      const row = selectLast.get(boardId)
      return row === undefined ? null : readCall(row)
    },
    endedCalls: (boardId: string): LedCallRow[] => selectEnded.all(boardId).map(readCall),
    anyCall(boardId: string, id: string): LedCallRow | null {
      const row = selectAny.get(boardId, id)
      return row === undefined ? null : readCall(row)
    },
    boardsInCalls: (): string[] => selectBoards.all().map((row) => String(row['board_id'])),
    saveCall(call: LedCallRow, along?: CallChange): boolean {
      const { id, boardId, revision, state, endedAt } = call
      const saved =
        revision === 1
          ? insert.run(id, revision, state, endedAt, boardId)
          : update.run(revision, state, endedAt, id, boardId, revision - 1)
      if (saved.changes !== 1) return false
      for (const round of along?.erase ?? []) if (eraseRound.run(boardId, round).changes > 0) traces.owe()
      const entry = along?.give
      if (entry !== undefined) give.run(entry.keyHash, entry.boardId, entry.roundId, entry.given)
      return true
    },
    unsigned: (boardId: string, roundId: string): UnsignedRow[] => selectEntries.all(boardId, roundId).map(readEntry),
    callsWithoutRecord: (endedBy: string, boardId?: string): OwedCall[] =>
      selectOwed
        .all(endedBy, boardId ?? null)
        .map((row) => ({ id: String(row['id']), boardId: String(row['board_id']) })),
    settleRecord({ id, boardId }: OwedCall, record: CallRecordRow | null): boolean {
      if (settle.run(id, boardId).changes !== 1) return false
      if (record !== null) insertRecord.run(id, boardId, record.title, record.begunAt, record.endedAt, record.told)
      return true
    },
    callRecords: (boardId: string): Omit<CallRecordRow, 'told'>[] => selectRecords.all(boardId).map(readHead),
    callRecord(boardId: string, callId: string): CallRecordRow | null {
      const row = selectRecord.get(boardId, callId)
      return row === undefined ? null : { ...readHead(row), told: String(row['told']) }
    },
    eraseRecord(boardId: string, callId: string): boolean {
      if (eraseOne.run(boardId, callId).changes !== 1) return false
      traces.owe()
      return true
    },
    /** Removes all of a board's. */
    eraseCalls(boardId: string): void {
      eraseRecords.run(boardId)
      eraseEntries.run(boardId)
      eraseAll.run(boardId)
    },
  }
}
