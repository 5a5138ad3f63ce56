// Knows the SQL of a board's versions; refuses to know what their content says.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { StoredVersion, VersionKind, VersionRow } from './store.ts'

type Found = Record<string, SQLOutputValue>

const HEAD = 'id, board_id, epoch, seq, kind, title, by_ids, at, hash, cards, relations, restores, undone_at'

function readVersion(row: Found): VersionRow {
  const restores = row['restores'] ?? null
  const undoneAt = row['undone_at'] ?? null
  return {
    id: String(row['id']),
    boardId: String(row['board_id']),
    epoch: Number(row['epoch']),
    seq: Number(row['seq']),
    kind: String(row['kind']) as VersionKind,
    title: String(row['title']),
    by: JSON.parse(String(row['by_ids'])) as string[],
    at: String(row['at']),
    hash: String(row['hash']),
    cards: Number(row['cards']),
    relations: Number(row['relations']),
    restores: restores === null ? null : String(restores),
    undoneAt: undoneAt === null ? null : String(undoneAt),
  }
}

export interface SqliteVersions {
  addVersion(version: VersionRow, content: Uint8Array): void
  versions(boardId: string): VersionRow[]
  version(boardId: string, id: string): StoredVersion | null
  nameVersion(boardId: string, id: string, title: string): VersionRow | null
  restoreUndone(boardId: string, id: string, at: string): void
  dropVersions(boardId: string, ids: readonly string[]): void
  /** Removes all of a board's. */
  eraseVersions(boardId: string): void
}

export function openSqliteVersions(database: DatabaseSync): SqliteVersions {
  // As with everything people write: nothing is added to a board that is deleted, also when the call began before.
  const insert = database.prepare(
    `INSERT INTO version (${HEAD}, content) SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM board WHERE id = ? AND deleted_at IS NULL`,
  )
  const selectAll = database.prepare(
    `SELECT ${HEAD} FROM version WHERE board_id = ? ORDER BY at DESC, epoch DESC, seq DESC, id`,
  )
  const selectHead = database.prepare(`SELECT ${HEAD} FROM version WHERE board_id = ? AND id = ?`)
  const selectOne = database.prepare(`SELECT ${HEAD}, content FROM version WHERE board_id = ? AND id = ?`)
  const rename = database.prepare(
    `UPDATE version SET title = ?, kind = CASE kind WHEN 'agreed' THEN kind ELSE 'named' END WHERE board_id = ? AND id = ?`,
  )
  const undo = database.prepare('UPDATE version SET undone_at = ? WHERE board_id = ? AND id = ?')
  const remove = database.prepare('DELETE FROM version WHERE board_id = ? AND id = ?')
  const removeAll = database.prepare('DELETE FROM version WHERE board_id = ?')

  return {
    addVersion(version, content) {
      const { id, boardId, epoch, seq, kind, title, by, at, hash, cards, relations, restores, undoneAt } = version
      const people = JSON.stringify(by)
      const added = insert.run(
        id,
        epoch,
        seq,
        kind,
        title,
        people,
        at,
        hash,
        cards,
        relations,
        restores,
        undoneAt,
        content,
        boardId,
      )
      if (added.changes !== 1) throw new Error(`there is no board ${boardId}`)
    },
    versions: (boardId) => selectAll.all(boardId).map(readVersion),
    version(boardId, id) {
      const row = selectOne.get(boardId, id)
      return row === undefined ? null : { version: readVersion(row), content: row['content'] as Uint8Array }
    },
    nameVersion(boardId, id, title) {
      rename.run(title, boardId, id)
      const row = selectHead.get(boardId, id)
      return row === undefined ? null : readVersion(row)
    },
    restoreUndone(boardId, id, at) {
      undo.run(at, boardId, id)
    },
    dropVersions(boardId, ids) {
      for (const id of ids) remove.run(boardId, id)
    },
    eraseVersions(boardId) {
      removeAll.run(boardId)
    },
  }
}
