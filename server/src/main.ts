// Knows how the server's process starts, says that it is ready, and ends; the only module that touches the environment, signals and exit codes.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

// Most of what is made lives for one message: a nursery that stays small saves memory.
setFlagsFromString('--semi-space-growth-factor=1')
// How far the heap may grow before garbage is looked for; by default several times as far, for a heap this small.
setFlagsFromString('--heap-growing-percent=30')
// Every later start reads what this one compiled; where nothing can be written it just compiles again.
enableCompileCache()
const { pino } = await import('pino')
const { buildApp } = await import('./app.ts')
const { readConfig } = await import('./config.ts')
const { openSqliteStore } = await import('./store/sqlite-store.ts')

/** Longest time between the signal and the end. */
const GOODBYE_MS = 9_000

const config = readConfig(process.env)
if (!config.ok) giveUp(config.error)
const { host, port, dataDir, logLevel } = config.value
// Written in the background: a reader of the log who falls behind must not hold up the server.
const destination = pino.destination({ dest: 2, sync: false, maxLength: 4 * 1024 * 1024 })
const log = pino({ level: logLevel }, destination)

const store = await openSqliteStore(dataDir, Date.now)
if (!store.ok) giveUp(store.error.message)
const app = await buildApp(config.value, {
  store: store.value,
  clock: Date.now,
  random: (count) => new Uint8Array(randomBytes(count)),
  ticketKey: readTicketKey(dataDir),
  log,
})

let isEnding = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal))
// One call that fails unexpectedly takes nobody else with it: what was acknowledged is on disk whatever happens here.
process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed that nobody waited for'))
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'stopping: nobody expected this')
  destination.flushSync()
  process.exit(1)
})

try {
  await app.http.listen({ host, port })
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  giveUp(
    code === 'EADDRINUSE'
      ? `Port ${port} is in use: stop what runs there, or set PORT to another one.`
      : `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`,
  )
}
const bound = app.http.server.address()
const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port
process.stdout.write(`Common Ground is ready at http://${sayHost(host)}:${boundPort}\n`)
log.info({ host, port: boundPort, dataDir }, 'ready')
flushCompileCache()

/** Ends with 0 once everything accepted is on disk; a second signal is heard and changes nothing. */
async function end(signal: string): Promise<void> {
  if (isEnding) return
  isEnding = true
  log.info({ signal }, 'stopping')
  // What was committed is on disk already: running out of time loses nothing.
  const late = setTimeout(() => process.exit(0), GOODBYE_MS)
  late.unref()
  let code = 0
  try {
    await app.drain()
    if (store.ok) await store.value.close()
    log.info('stopped')
  } catch (error) {
    code = 1
    log.fatal({ err: error }, 'could not end in order')
  }
  destination.flushSync()
  process.exit(code)
}

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

/** The same key after a restart keeps tickets valid: people who were on a board come back by themselves. */
function readTicketKey(folder: string): Uint8Array {
  const file = join(folder, 'ticket.key')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = readFileSync(file)
  return key.length >= 32 ? key : randomBytes(32)
}

function sayHost(name: string): string {
  if (name === '0.0.0.0' || name === '::') return '127.0.0.1'
  return name.includes(':') ? `[${name}]` : name
}
