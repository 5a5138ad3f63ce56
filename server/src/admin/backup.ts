// The command `pnpm backup`: hands the name of the file to what writes it; knows nothing of how.
import { joinSqliteFile } from '../store/sqlite-file.ts'
import { runCommand } from './command.ts'
import { writeBackup } from './write-backup.ts'

const USAGE = `Use it like this:
  pnpm backup <file>   writes everything into one new file, whether the server runs or not`

await runCommand(USAGE, [1], ({ words: [name = ''], config, file }) => {
  const opened = joinSqliteFile(config.dataDir)
  if (!opened.ok) return opened
  try {
    return writeBackup(opened.value.database, config.dataDir, file(name), Date.now())
  } finally {
    opened.value.close()
  }
})
