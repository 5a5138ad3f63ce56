// Knows what makes a file a backup of a data folder and how damage in it is found; refuses to know where it lies and what becomes of it.
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { newestVersion, versionOf } from './sqlite-file.ts'

/** What a backup says of itself. */
export interface BackupContents {
  /** The moment whose state it holds, ISO 8601. */
  readonly madeAt: string
  readonly boards: number
  /** Rows of people who are named. */
  readonly people: number
}
/** Why a file cannot be put back: it is something else, a newer version made it, or it is not as it was written. */
export type BackupMisfit = 'no-backup' | 'too-new' | 'damaged'

/** "CGB1", where the file format of the engine has room for what a file is used for. */
const MARK = 0x43_47_42_31
const MARK_OFFSET = 68
const HEADER_BYTES = 100
const ENGINE = 'SQLite format 3\0'

/** Turns a sound copy of a data file into a backup: what it holds is counted, and everything in it is sealed by a hash. */
export function sealBackup(database: DatabaseSync, madeAt: string): BackupContents {
  const contents = { madeAt, boards: count(database, BOARDS), people: count(database, PEOPLE) }
  database.exec(
    'CREATE TABLE backup (made_at TEXT NOT NULL, boards INTEGER NOT NULL, people INTEGER NOT NULL, hash TEXT)',
  )
  database.prepare('INSERT INTO backup VALUES (?, ?, ?, NULL)').run(madeAt, contents.boards, contents.people)
  database.prepare('UPDATE backup SET hash = ?').run(hashEverything(database))
  database.exec(`PRAGMA application_id = ${MARK}`)
  return contents
}

/** Looks at a file without changing it. The whole file is read. */
export function readBackup(file: string): Result<BackupContents, BackupMisfit> {
  if (!isDataFile(file) || readHeader(file).readUInt32BE(MARK_OFFSET) !== MARK) return fail('no-backup')
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(file, { readOnly: true })
    if (versionOf(database) > newestVersion()) return fail('too-new')
    const [check] = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})
    const found = database.prepare('SELECT made_at, boards, people, hash FROM backup').get()
    if (check !== 'ok' || found === undefined || found['hash'] !== hashEverything(database)) return fail('damaged')
    return ok({ madeAt: String(found['made_at']), boards: Number(found['boards']), people: Number(found['people']) })
  } catch {
    return fail('damaged')
  } finally {
    database?.close()
  }
}

/** Turns a copy of a backup into a data file again. */
export function unsealBackup(file: string): void {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA synchronous = FULL; BEGIN; DROP TABLE backup; PRAGMA application_id = 0; COMMIT')
  // People still have what was written after the backup, each other's too: whoever brings it may.
  const knowsNumbers = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'client_number'").get() !== undefined
  if (knowsNumbers) database.exec('DELETE FROM client_number')
  database.close()
}

const BOARDS = 'SELECT count(*) AS count FROM board WHERE deleted_at IS NULL'
const PEOPLE = "SELECT count(*) AS count FROM participant WHERE name <> ''"

function count(database: DatabaseSync, sql: string): number {
  return Number(database.prepare(sql).get()?.['count'] ?? 0)
}

/** Told by the first bytes, so that a file that is something else is never handed to the engine, which would tidy up around it. */
export function isDataFile(file: string): boolean {
  return readHeader(file).toString('latin1', 0, ENGINE.length) === ENGINE
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, header, 0, HEADER_BYTES, 0)
    return header
  } finally {
    closeSync(opened)
  }
}

/** Over every table's definition and every value with its type, in the order of the file; SHA-256, hex. */
function hashEverything(database: DatabaseSync): string {
  const hash = createHash('sha256')
  const add = (value: unknown): void => {
    const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value))
    hash.update(`${typeof value} ${bytes.length} `).update(bytes)
  }
  const tables = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()
  for (const { name, sql } of tables) {
    add(sql)
    // The hash itself is the one value that is left out.
    const columns = name === 'backup' ? 'made_at, boards, people' : '*'
    for (const row of database.prepare(`SELECT ${columns} FROM "${String(name)}"`).iterate())
      for (const value of Object.values(row)) add(value)
  }
  return hash.digest('hex')
}
