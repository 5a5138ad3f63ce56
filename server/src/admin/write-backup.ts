// Knows how a data folder becomes one file beside a server that goes on working; refuses to cover a file that is there.
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { sealBackup } from '../store/backup-file.ts'
import { openSqliteLog } from '../store/sqlite-log.ts'
import type { DocumentName } from '../store/store.ts'
import { sayAmount, sayMoment, saySize } from './sentences.ts'
import { settle } from './settle.ts'

/**
 * Writes one moment of everything into a new file, which has its name only once it is whole and on the disk.
 *
 * @param folder the data folder, absolute.
 * @param now milliseconds since 1970.
 */
export function writeBackup(database: DatabaseSync, folder: string, file: string, now: number): Result<string, string> {
  if (existsSync(file)) return fail(`There is a file ${file} already; a backup covers none. Choose another name.`)
  if (!existsSync(dirname(file))) return fail(`There is no folder ${dirname(file)}.`)
  if (!relative(folder, dirname(file)).startsWith('..'))
    return fail(
      `${file} lies in the data folder and would be lost with it. Choose a place elsewhere, best on another machine.`,
    )
  const part = `${file}.part`
  if (existsSync(part))
    return fail(
      `There is a file ${part}: another backup is being written, or one was broken off. Remove it if none is.`,
    )
  try {
    // Made before it is filled, so that only its owner can ever read it.
    closeSync(openSync(part, 'wx', 0o600))
    database.prepare('VACUUM INTO ?').run(part)
    const copy = new DatabaseSync(part)
    const damaged = findDamage(copy)
    const { boards, people } = sealBackup(copy, new Date(now).toISOString())
    copy.close()
    settle(part)
    renameSync(part, file)
    settle(dirname(file))
    return ok(
      [
        `Backup written to ${file} (${saySize(statSync(file).size)}): ${sayAmount(boards, 'board')} and ${sayAmount(people, 'person', 'people')}, as of ${sayMoment(now)}.`,
        'It holds everything on the boards. Keep it as carefully as the server, and on another machine.',
        ...damaged,
        `Put it back with: pnpm restore ${basename(file)}`,
      ].join('\n'),
    )
  } catch (error) {
    rmSync(part, { force: true })
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      `The backup was not written: ${reason}. Nothing was changed; is there room on the disk of ${dirname(file)}?`,
    )
  }
}

/** Reads every log once, so that damage on the disk is not only found by whoever needs the board next. */
function findDamage(database: DatabaseSync): readonly string[] {
  const log = openSqliteLog(database)
  const documents = database.prepare('SELECT board_id, epoch, name FROM document').all()
  return documents.flatMap((found) => {
    const boardId = String(found['board_id'])
    try {
      const { quarantined } = log.load(boardId, Number(found['epoch']), found['name'] as DocumentName)
      if (quarantined === 0) return []
      return [
        `Damaged on the disk: ${sayAmount(quarantined, 'change')} of board ${boardId}. An older backup may hold what is missing.`,
      ]
    } catch {
      return [`Damaged on the disk: board ${boardId} cannot be read. An older backup may hold what is missing.`]
    }
  })
}
