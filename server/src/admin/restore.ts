// The command `pnpm restore`: hands the name of the file to what puts it back; knows nothing of how.
import { runCommand } from './command.ts'
import { restoreBackup } from './restore-backup.ts'

const USAGE = `Use it like this:
  pnpm restore <file>   puts a backup back; the server must be stopped. What was there before is kept aside`

await runCommand(USAGE, [1], ({ words: [name = ''], config, file }) =>
  restoreBackup(file(name), config.dataDir, Date.now()),
)
