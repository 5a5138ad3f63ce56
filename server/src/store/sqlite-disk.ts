// Knows how a refusal of the disk is told from any other failure and when it is over; refuses to know what was to be written.
import { statfsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { versionOf } from './sqlite-file.ts'
import type { DiskTrouble } from './store.ts'

/** Result codes of the engine, without what they add about the cause: https://sqlite.org/rescode.html */
const TROUBLES: Readonly<Record<number, DiskTrouble>> = {
  /** Somebody else writes for longer than is waited for. */
  5: 'failing',
  8: 'read-only',
  10: 'failing',
  13: 'full',
  14: 'failing',
}
/** Less room than this, and the next larger change would not fit. */
const SPARE_BYTES = 1024 * 1024
/** After a refusal it is not called over before so long, even where a small write succeeds: the next may be larger. */
const WARY_MS = 5_000

/** The disk's share in a failure; null when it was something else. */
export function diskTroubleIn(error: unknown): DiskTrouble | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return TROUBLES[error.errcode & 0xff] ?? null
}

export interface DiskWatch {
  /** Something of the store's own was refused. */
  refused(trouble: DiskTrouble): void
  /** Tries a small write now. */
  probe(): DiskTrouble | null
  /** From time to time: while the disk refuses, tries again. */
  look(): void
}

/** @param onNews told of each turn, not of each refusal. */
export function watchDisk(
  database: DatabaseSync,
  folder: string,
  onNews: (trouble: DiskTrouble | null) => void,
): DiskWatch {
  let present: DiskTrouble | null = null
  let refusedAt = -Infinity
  const turn = (trouble: DiskTrouble | null): void => {
    if (trouble !== null) refusedAt = performance.now()
    if (trouble === present) return
    present = trouble
    onNews(trouble)
  }
  const tryToWrite = (): DiskTrouble | null => {
    try {
      // Changes nothing, and yet has to reach the disk as any commit has.
      database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${versionOf(database)}; COMMIT`)
      const { bavail, bsize } = statfsSync(folder)
      return bavail * bsize < SPARE_BYTES ? 'full' : null
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      return diskTroubleIn(error) ?? 'failing'
    }
  }
  const probe = (): DiskTrouble | null => {
    const trouble = tryToWrite()
    if (trouble !== null || performance.now() - refusedAt >= WARY_MS) turn(trouble)
    return present
  }
  return {
    refused: turn,
    probe,
    look() {
      if (present !== null) probe()
    },
  }
}
