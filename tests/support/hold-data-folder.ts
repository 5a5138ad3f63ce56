// A process that takes a data folder, says so, and keeps it until it is killed.
import { openSqliteStore } from '@common-ground/server/store/sqlite-store.ts'

const opened = await openSqliteStore(process.argv[2] ?? '')
process.stdout.write(opened.ok ? 'held\n' : `${opened.error.code}\n`)
setInterval(() => {}, 60_000)
