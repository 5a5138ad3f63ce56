// Knows how a data folder is claimed, opened and brought up to date; refuses to know what its tables mean.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'

export interface OpenProblem {
  /** Another process has the folder; it was written by a newer version; or it cannot be opened at all. */
  readonly code: 'data-folder-in-use' | 'data-too-new' | 'cannot-open'
  /** One sentence for the person who started the server. */
  readonly message: string
}

export interface OpenFile {
  readonly database: DatabaseSync
  /** Empties the write-ahead log, in which what was erased still stands. False while somebody reads from it: try again. */
  sweep(): boolean
  /** Closes the file and gives the folder free. */
  close(): void
}

/** Name of the data file inside the data folder. */
export const DATA_FILE = 'common-ground.sqlite'
const LOCK_FILE = 'in-use.lock'
const MIGRATIONS = new URL('./migrations/', import.meta.url)
/** How long a call waits while another process writes. */
const BUSY_MS = 5_000
/** The same for a command, whose person can wait. */
const PATIENT_MS = 30_000
/**
 * FULL: a commit is on the disk when it returns. fullfsync only matters on macOS, where fsync alone stops at the drive's
 * cache. secure_delete: what is deleted is overwritten.
 */
const DURABLE =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON'
const BUSY = /\b(?:locked|busy)\b/i

/** Takes the folder for this process alone. The lock is the operating system's: it ends with the process, however that ends. */
export function claimFolder(folder: string): Result<DatabaseSync, OpenProblem> {
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 250 })
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return ok(lock)
  } catch (error) {
    lock.close()
    if (!(error instanceof Error) || !BUSY.test(error.message)) throw error
    return fail({
      code: 'data-folder-in-use',
      message: `The data folder ${folder} is in use by another server. Stop that one, or choose another folder with DATA_DIR.`,
    })
  }
}

/** The numbered migrations, in order. Each file is applied once, in one transaction. */
function migrations(): { readonly version: number; readonly sql: () => string }[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), sql: () => readFileSync(new URL(name, MIGRATIONS), 'utf8') }))
}

/** Number of the last migration that a data file has seen. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
}

/** Number of the last migration that this version of the server knows. */
export function newestVersion(): number {
  return migrations().at(-1)?.version ?? 0
}

function migrate(database: DatabaseSync, folder: string): Result<void, OpenProblem> {
  const known = migrations()
  const newest = newestVersion()
  const present = versionOf(database)
  if (present > newest) {
    return fail({
      code: 'data-too-new',
      message: `The data folder ${folder} was written by a newer version (data ${present}, this version knows ${newest}).`,
    })
  }
  for (const { version, sql } of known) {
    if (version <= present) continue
    database.exec('BEGIN IMMEDIATE')
    database.exec(sql())
    database.exec(`PRAGMA user_version = ${version}`)
    database.exec('COMMIT')
  }
  return ok(undefined)
}

/** Waits for nobody: a reader that is in the way is a backup, which may take minutes. A disk that refuses is told of elsewhere. */
function sweepLog(database: DatabaseSync): boolean {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0
  } catch {
    return false
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
  }
}

/** Whether the engine found that the file is not as it wrote it, or not of its making at all. */
function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  return code === 11 || code === 26
}

/** Opens the folder's data file, made if it is not there: write-ahead log, fsync at every commit. */
export function openSqliteFile(folder: string): Result<OpenFile, OpenProblem> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const claimed = claimFolder(folder)
    if (!claimed.ok) return claimed
    const lock = claimed.value
    const database = new DatabaseSync(join(folder, DATA_FILE), { timeout: BUSY_MS, enableForeignKeyConstraints: true })
    database.exec(DURABLE)
    const sweep = (): boolean => sweepLog(database)
    const close = (): void => {
      sweep()
      database.close()
      lock.close()
    }
    const migrated = migrate(database, folder)
    if (!migrated.ok) {
      close()
      return migrated
    }
    // A process that was killed may have left erased words behind.
    sweep()
    return ok({ database, sweep, close })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = isDamage(error)
      ? `The data in ${folder} is damaged: ${reason}. Put a backup back with "pnpm restore <file>"; what is there now is kept aside.`
      : `The data folder ${folder} cannot be opened: ${reason}. Make it writable for this user, or choose another one with DATA_DIR.`
    return fail({ code: 'cannot-open', message })
  }
}

/** A data file that another process may be serving from. */
export interface SharedFile {
  readonly database: DatabaseSync
  /** As of an `OpenFile`. */
  sweep(): boolean
  close(): void
}

/**
 * Opens a folder's data file beside the server that may be using it, for one of an administrator's commands. Makes and
 * migrates nothing.
 */
export function joinSqliteFile(folder: string): Result<SharedFile, string> {
  const file = join(folder, DATA_FILE)
  if (!existsSync(file)) return fail(`There is no data in ${folder}. DATA_DIR says which folder is meant.`)
  try {
    const database = new DatabaseSync(file, { timeout: PATIENT_MS, enableForeignKeyConstraints: true })
    const version = versionOf(database)
    const newest = newestVersion()
    if (version !== newest) {
      database.close()
      return fail(
        `The data in ${folder} is of another version (data ${version}, this version knows ${newest}). Use the command of the version that serves it, or start this version once.`,
      )
    }
    database.exec(DURABLE)
    return ok({ database, sweep: () => sweepLog(database), close: () => database.close() })
  } catch (error) {
    return fail(`The data in ${folder} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
