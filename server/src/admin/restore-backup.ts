// Knows how a backup takes the place of a data folder's file, whole or not at all; refuses to throw anything away.
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { isDataFile, readBackup, unsealBackup, type BackupContents, type BackupMisfit } from '../store/backup-file.ts'
import { claimFolder, DATA_FILE } from '../store/sqlite-file.ts'
import { sayAmount, sayMoment } from './sentences.ts'
import { settle } from './settle.ts'

/** What is being put in place lies beside the data file, on the same disk, so that one renaming makes it count. */
const INCOMING = 'restoring.sqlite'
const COMPANIONS = ['-wal', '-shm', '-journal']

/**
 * @param file a backup, absolute.
 * @param folder the data folder, absolute; made if it is not there.
 * @param now milliseconds since 1970.
 */
export function restoreBackup(file: string, folder: string, now: number): Result<string, string> {
  if (!existsSync(file) || !statSync(file).isFile()) return fail(`There is no file ${file}.`)
  const read = readBackup(file)
  if (!read.ok) return fail(sayMisfit(file, read.error))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const claimed = claimFolder(folder)
  if (!claimed.ok) return fail(claimed.error.message)
  const incoming = join(folder, INCOMING)
  try {
    // What was copied is what will be served: it is read again, and counts only once it is on the disk.
    const copied = copy(file, incoming)
    if (!copied.ok)
      return fail(`${file} could not be copied into ${folder}. Is there room on its disk? Nothing was changed.`)
    const held = boardsIn(incoming)
    unsealBackup(incoming)
    settle(incoming)
    const before = join(folder, DATA_FILE)
    const old = existsSync(before) ? setAside(folder, now) : ok(null)
    if (!old.ok) return old
    renameSync(incoming, before)
    settle(folder)
    const { boards, people, madeAt } = copied.value
    return ok(
      [
        `Restored into ${folder}: ${sayAmount(boards, 'board')} and ${sayAmount(people, 'person', 'people')}, as of ${sayMoment(madeAt)}.`,
        'Links that were withdrawn after that moment work again.',
        ...(old.value === null ? [] : sayOld(old.value, held)),
      ].join('\n'),
    )
  } finally {
    rmSync(incoming, { force: true })
    claimed.value.close()
  }
}

function copy(file: string, to: string): Result<BackupContents, BackupMisfit> {
  try {
    copyFileSync(file, to)
  } catch {
    return fail('damaged')
  }
  return readBackup(to)
}

interface Old {
  /** Where it is now. */
  readonly folder: string
  /** Boards that had been deleted for good; null when it could not be read. */
  readonly deleted: readonly string[] | null
}

function sayOld({ folder, deleted }: Old, held: ReadonlySet<string>): readonly string[] {
  const back = (deleted ?? []).filter((id) => held.has(id))
  return [
    `What was there before is kept in ${folder}. Remove it when you need it no more.`,
    ...back.map(
      (id) => `Board ${id} had been deleted for good and is back. Delete it again with: pnpm board erase ${id}`,
    ),
    ...(deleted === null ? ['It could not be read, so boards that were deleted for good may be back.'] : []),
  ]
}

function sayMisfit(file: string, misfit: BackupMisfit): string {
  switch (misfit) {
    case 'no-backup':
      return `${file} is not a backup made by "pnpm backup". Nothing was changed.`
    case 'too-new':
      return `${file} was made by a newer version. Use that version to restore it. Nothing was changed.`
    case 'damaged':
      return `${file} is damaged: it is not as it was written. Use another backup. Nothing was changed.`
  }
}

/** Gives the old data a second name in a folder of its own. At no moment is there no whole data file under the first. */
function setAside(folder: string, now: number): Result<Old, string> {
  const present = join(folder, DATA_FILE)
  const settled = settleOld(present)
  if (settled === 'in-use')
    return fail(`A command such as a backup is working on ${folder}. Wait until it has ended, then try again.`)
  const aside = join(folder, `before-restore-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`)
  mkdirSync(aside, { mode: 0o700 })
  // Only what could not be opened still has companions, and then they belong to it.
  for (const ending of COMPANIONS)
    if (existsSync(present + ending)) renameSync(present + ending, join(aside, DATA_FILE + ending))
  try {
    linkSync(present, join(aside, DATA_FILE))
  } catch {
    // A disk that knows no second names.
    copyFileSync(present, join(aside, DATA_FILE))
    settle(join(aside, DATA_FILE))
  }
  settle(aside)
  settle(folder)
  return ok({ folder: aside, deleted: settled })
}

/** Brings everything into the one file. Gives the boards that are deleted in it, or why it stays as it is. */
function settleOld(file: string): readonly string[] | 'in-use' | null {
  if (!isDataFile(file)) return null
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(file, { timeout: 250 })
    // Leaving the write-ahead log is possible only while no other process has the file.
    database.exec('PRAGMA journal_mode = DELETE')
    const deleted = database.prepare('SELECT id FROM board WHERE deleted_at IS NOT NULL').all()
    return deleted.map(({ id }) => String(id))
  } catch (error) {
    return error instanceof Error && /\b(?:locked|busy)\b/i.test(error.message) ? 'in-use' : null
  } finally {
    database?.close()
  }
}

function boardsIn(file: string): ReadonlySet<string> {
  const database = new DatabaseSync(file, { readOnly: true })
  const found = database.prepare('SELECT id FROM board WHERE deleted_at IS NULL').all()
  database.close()
  return new Set(found.map(({ id }) => String(id)))
}
