// Knows the SQL of the log and its checkpoints, and how damage in them is found; refuses to know what the bytes say.
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { AppendResult, AppendRow, Checkpoint, DocumentName, Loaded, LogRow } from './store.ts'

const GOOD = 0
const REJECTED = 1
const DAMAGED = 2
/** Rows a checkpoint has made unnecessary stay this long. */
const KEEP_ROWS_MS = 7 * 24 * 60 * 60 * 1000

export interface SqliteLog {
  append(rows: readonly AppendRow[], at: string): AppendResult[]
  load(boardId: string, epoch: number, document: DocumentName): Loaded
  reject(boardId: string, epoch: number, document: DocumentName, seq: number): void
  addCheckpoint(boardId: string, epoch: number, document: DocumentName, checkpoint: Checkpoint): void
  /** Number of the last row ever committed; 0 = none. */
  head(boardId: string, epoch: number, document: DocumentName): number
  /** Number of the row of a live board's document, made if need be; null = the board is not there, deleted or of another epoch. */
  documentFor(boardId: string, epoch: number, document: DocumentName): number | null
  /** Removes every document of a board. */
  erase(boardId: string): void
}

function rowChecksum(documentId: number, seq: number, actor: string, at: string, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${documentId} ${seq} ${actor} ${at}`))
}

function checkpointChecksum(documentId: number, uptoSeq: number, state: Uint8Array): string {
  return createHash('sha256').update(`${documentId} ${uptoSeq} `).update(state).digest('hex')
}

export function openSqliteLog(database: DatabaseSync): SqliteLog {
  const selectBoard = database.prepare('SELECT epoch, deleted_at FROM board WHERE id = ?')
  const selectDocument = database.prepare('SELECT id, head FROM document WHERE board_id = ? AND epoch = ? AND name = ?')
  const insertDocument = database.prepare('INSERT INTO document (board_id, epoch, name, head) VALUES (?, ?, ?, 0)')
  const updateHead = database.prepare('UPDATE document SET head = ? WHERE id = ?')
  const insertRow = database.prepare(
    'INSERT INTO log (document_id, seq, actor, at, checksum, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const selectRows = database.prepare(
    'SELECT seq, actor, at, state, checksum, bytes FROM log WHERE document_id = ? AND seq > ? ORDER BY seq',
  )
  const setState = database.prepare('UPDATE log SET state = ? WHERE document_id = ? AND seq = ?')
  const selectCheckpoints = database.prepare(
    'SELECT upto_seq, at, damaged, checksum, state FROM checkpoint WHERE document_id = ? ORDER BY upto_seq DESC',
  )
  const markCheckpoint = database.prepare('UPDATE checkpoint SET damaged = 1 WHERE document_id = ? AND upto_seq = ?')
  const insertCheckpoint = database.prepare(
    `INSERT INTO checkpoint (document_id, upto_seq, at, checksum, state) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, damaged = 0, checksum = excluded.checksum, state = excluded.state WHERE damaged = 1`,
  )
  const selectSound = database.prepare(
    'SELECT upto_seq FROM checkpoint WHERE document_id = ? AND damaged = 0 ORDER BY upto_seq DESC LIMIT 2',
  )
  const dropCheckpoints = database.prepare(
    'DELETE FROM checkpoint WHERE document_id = ? AND upto_seq < ? AND upto_seq <> ?',
  )
  const selectDamaged = database.prepare(`SELECT min(seq) AS seq FROM log WHERE document_id = ? AND state = ${DAMAGED}`)
  const selectBase = database.prepare(
    'SELECT max(upto_seq) AS seq FROM checkpoint WHERE document_id = ? AND damaged = 0 AND upto_seq < ?',
  )
  const dropRows = database.prepare('DELETE FROM log WHERE document_id = ? AND seq <= ? AND at < ?')

  const findDocument = (boardId: string, epoch: number, name: DocumentName): { id: number; head: number } | null => {
    const found = selectDocument.get(boardId, epoch, name)
    return found === undefined ? null : { id: Number(found['id']), head: Number(found['head']) }
  }
  const mayAppend = (row: Omit<AppendRow, 'bytes' | 'actor'>): AppendResult | null => {
    const board = selectBoard.get(row.boardId)
    if (board === undefined) return { ok: false, code: 'no-such-board' }
    if (board['deleted_at'] !== null) return { ok: false, code: 'deleted' }
    return Number(board['epoch']) === row.epoch ? null : { ok: false, code: 'wrong-epoch' }
  }
  const needDocument = (row: Omit<AppendRow, 'bytes' | 'actor'>): { id: number; head: number } => {
    const found = findDocument(row.boardId, row.epoch, row.document)
    if (found !== null) return found
    const made = insertDocument.run(row.boardId, row.epoch, row.document)
    return { id: Number(made.lastInsertRowid), head: 0 }
  }

  /** What a disk that takes nothing does not let be noted down is found again by whoever loads next. */
  const note = (mark: () => unknown): void => {
    try {
      mark()
    } catch (error) {
      // With its transaction gone, the rest of the call must not be carried out.
      if (!database.isTransaction) throw error
    }
  }

  return {
    append(rows, at) {
      const documents = new Map<string, { id: number; head: number } | AppendResult>()
      const results = rows.map((row): AppendResult => {
        const key = `${row.boardId} ${row.epoch} ${row.document}`
        let document = documents.get(key)
        if (document === undefined) {
          document = mayAppend(row) ?? needDocument(row)
          documents.set(key, document)
        }
        if ('ok' in document) return document
        const seq = ++document.head
        const checksum = rowChecksum(document.id, seq, row.actor, at, row.bytes)
        insertRow.run(document.id, seq, row.actor, at, checksum, row.bytes)
        return { ok: true, seq }
      })
      for (const document of documents.values()) if ('id' in document) updateHead.run(document.head, document.id)
      return results
    },

    load(boardId, epoch, name) {
      const document = findDocument(boardId, epoch, name)
      if (document === null) return { checkpoint: null, rows: [], head: 0, quarantined: 0 }
      let quarantined = 0
      let checkpoint: Checkpoint | null = null
      for (const found of selectCheckpoints.iterate(document.id)) {
        const uptoSeq = Number(found['upto_seq'])
        const state = found['state'] as Uint8Array
        if (found['damaged'] === 0 && checkpointChecksum(document.id, uptoSeq, state) === found['checksum']) {
          checkpoint = { uptoSeq, state, at: String(found['at']) }
          break
        }
        quarantined++
        if (found['damaged'] === 0) note(() => markCheckpoint.run(document.id, uptoSeq))
      }
      const rows: LogRow[] = []
      const damaged: number[] = []
      let next = (checkpoint?.uptoSeq ?? 0) + 1
      for (const found of selectRows.iterate(document.id, next - 1)) {
        const seq = Number(found['seq'])
        if (seq !== next) throw new Error(`log of ${name} of board ${boardId}: row ${next} is missing, next is ${seq}`)
        next++
        if (found['state'] === REJECTED) continue
        const row = { seq, actor: String(found['actor']), bytes: found['bytes'] as Uint8Array, at: String(found['at']) }
        const sound = rowChecksum(document.id, seq, row.actor, row.at, row.bytes) === found['checksum']
        if (found['state'] === GOOD && sound) rows.push(row)
        else damaged.push(seq)
      }
      if (next - 1 !== document.head)
        throw new Error(`log of ${name} of board ${boardId} ends at ${next - 1}, not ${document.head}`)
      for (const seq of damaged) note(() => setState.run(DAMAGED, document.id, seq))
      return { checkpoint, rows, head: document.head, quarantined: quarantined + damaged.length }
    },

    reject(boardId, epoch, name, seq) {
      const document = findDocument(boardId, epoch, name)
      if (document !== null) setState.run(REJECTED, document.id, seq)
    },

    addCheckpoint(boardId, epoch, name, { uptoSeq, state, at }) {
      const document = findDocument(boardId, epoch, name)
      if (document === null || uptoSeq < 1 || uptoSeq > document.head) {
        throw new RangeError(
          `checkpoint at ${uptoSeq}, but the log of ${name} of board ${boardId} ends at ${document?.head ?? 0}`,
        )
      }
      insertCheckpoint.run(document.id, uptoSeq, at, checkpointChecksum(document.id, uptoSeq, state), state)
      const older = selectSound.all(document.id)[1]
      if (older === undefined) return
      const below = Number(older['upto_seq'])
      // Around a damaged row everything stays from which it may be made good: the checkpoint before it and all rows.
      const damaged = selectDamaged.get(document.id)?.['seq'] ?? null
      const base = damaged === null ? null : (selectBase.get(document.id, damaged)?.['seq'] ?? null)
      dropCheckpoints.run(document.id, below, base ?? -1)
      if (damaged !== null) return
      dropRows.run(document.id, below, new Date(Date.parse(at) - KEEP_ROWS_MS).toISOString())
    },

    head: (boardId, epoch, name) => findDocument(boardId, epoch, name)?.head ?? 0,

    documentFor(boardId, epoch, document) {
      const row = { boardId, epoch, document }
      return mayAppend(row) === null ? needDocument(row).id : null
    },

    erase(boardId) {
      const documents = database.prepare('SELECT id FROM document WHERE board_id = ?').all(boardId)
      for (const { id } of documents) {
        database.prepare('DELETE FROM log WHERE document_id = ?').run(Number(id))
        database.prepare('DELETE FROM checkpoint WHERE document_id = ?').run(Number(id))
        database.prepare('DELETE FROM client_number WHERE document_id = ?').run(Number(id))
        database.prepare('DELETE FROM document WHERE id = ?').run(Number(id))
      }
    },
  }
}
