// Knows how an administrator gets a way into a board whose links are lost; refuses to know any secret but the new one.
import type { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { ROLES } from '@common-ground/shared/wire/roles.ts'
import type { Config } from '../config.ts'
import { makeLink, showAddress } from '../http/new-link.ts'
import type { RandomBytes } from '../http/secrets.ts'
import { openSqliteRecords } from '../store/sqlite-records.ts'

/** What people who run the board read beside the link, so that it never appears from nowhere. */
const NOTE = 'Made by whoever looks after the server'

/** Adds a link and gives its address, which is kept nowhere. @param now milliseconds since 1970. */
export function addBoardLink(
  database: DatabaseSync,
  config: Config,
  boardId: string,
  role: string,
  now: number,
  random: RandomBytes,
): Result<string, string> {
  const wanted = ROLES.find((one) => one === role)
  if (wanted === undefined) return fail(`"${role}" is no role; it is one of ${ROLES.join(', ')}.`)
  const records = openSqliteRecords(database)
  const board = records.board(boardId)
  if (board === null || board.deletedAt !== null) return fail(`There is no board ${boardId} in ${config.dataDir}.`)
  const { link, secret } = makeLink(boardId, wanted, random, now)
  records.addLink({ ...link, note: NOTE })
  const origin = config.publicUrl ?? `http://${config.host}:${config.port}`
  return ok(showAddress(origin, secret).url)
}
