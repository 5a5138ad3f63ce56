// The command `pnpm board`: hands its words to what it is asked to do with one board; knows nothing of how.
import { randomBytes } from 'node:crypto'
import { fail } from '@common-ground/shared/result.ts'
import { joinSqliteFile } from '../store/sqlite-file.ts'
import { addBoardLink } from './add-board-link.ts'
import { runCommand } from './command.ts'
import { eraseBoard } from './erase-board.ts'

const USAGE = `Use it like this:
  pnpm board link <id> <facilitator|editor|commenter|viewer>   prints a new link, once
  pnpm board erase <id>                                        deletes a board for good
The id of a board stands in its address behind /b/.`

await runCommand(USAGE, [2, 3], async ({ words: [what, id = '', role], config }) => {
  const asked = (what === 'link' && role !== undefined) || (what === 'erase' && role === undefined)
  if (!asked) return fail(USAGE)
  const opened = joinSqliteFile(config.dataDir)
  if (!opened.ok) return opened
  const data = opened.value
  const now = Date.now()
  try {
    return role === undefined
      ? await eraseBoard(data, config.dataDir, id, now)
      : addBoardLink(data.database, config, id, role, now, (count) => new Uint8Array(randomBytes(count)))
  } finally {
    data.close()
  }
})
