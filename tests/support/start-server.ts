// Starts the server for a test, as a process of its own or inside the test; knows addresses and lives, nothing of what is asked.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, type App } from '@common-ground/server/app.ts'
import { readConfig } from '@common-ground/server/config.ts'
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { COMPILED_ONCE } from './compiled-once.ts'
import { BUILT_SERVER, serverFile, SOURCE_SERVER } from './server-files.ts'

/** As `pnpm start` runs it. */
const BUILT = ['--enable-source-maps', '--v8-pool-size=1', BUILT_SERVER]
const READY = /^Common Ground is ready at (http:\/\/\S+)$/m
const START_MS = 45_000
const STOP_MS = 12_000

export interface ServerOptions {
  /** Added to an environment that holds nothing of the server's but a free port and a new data folder. */
  readonly env?: Readonly<Record<string, string>>
  /** No file may grow beyond this: the disk then refuses as a failing one does. Until `letFilesGrow`. */
  readonly largestFile?: number
  /** As it was built, whether or not that is of the sources as they are. Absent = where it is (0143). */
  readonly built?: boolean
}
export interface AppOptions extends ServerOptions {
  /** Another built client than the one of this repository. */
  readonly pages?: string
  /** Where it keeps everything; whoever hands one over closes it. Absent = a memory of its own. */
  readonly store?: Store
  /** Milliseconds since 1970, for what must not depend on how fast the machine is. Absent = the system's. */
  readonly time?: () => number
}

/** A real server process on 127.0.0.1. Whoever starts one ends it. */
export interface RunningServer {
  readonly url: string
  readonly dataDir: string
  readonly child: ChildProcess
  /** Everything it has written so far, standard output and error. */
  output(): { readonly out: string; readonly err: string }
  /** Ends it politely; gives its exit code. */
  stop(): Promise<number | null>
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again after `stop` or `kill`: same address, same data. @param largestFile as in the options. */
  restart(largestFile?: number): Promise<RunningServer>
  /** The disk takes everything again. */
  letFilesGrow(): void
}

/** What a process loads first, so that it ends with the test that started it. @param folder Removed then. */
function endsWithItsTest(folder?: string): string {
  const file = new URL('ends-with-its-test.ts', import.meta.url)
  if (folder !== undefined) file.searchParams.set('folder', folder)
  return `--import=${file.href}`
}

/**
 * Starts a process and waits until it says that it is ready. It ends when the test process does, in whatever way that ends,
 * and a data folder that was made for it goes with it.
 */
export async function startServer({
  env = {},
  largestFile,
  built = process.env['SERVED_BUILT'] === 'yes' || serverFile() === BUILT_SERVER,
}: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'common-ground-'))
  if (env['DATA_DIR'] === undefined) process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const first = endsWithItsTest(env['DATA_DIR'] === undefined ? dataDir : undefined)
  return await launch(
    [first, ...(built ? BUILT : [SOURCE_SERVER])],
    { PORT: '0', ...env, DATA_DIR: dataDir },
    largestFile,
  )
}

async function launch(
  main: readonly string[],
  env: Readonly<Record<string, string>>,
  largestFile?: number,
): Promise<RunningServer> {
  const path = process.env['PATH'] ?? ''
  const command =
    largestFile === undefined
      ? [process.execPath, ...main]
      : // In blocks of 512 bytes. The process that is started takes the place of the shell, limit included.
        ['sh', '-c', `ulimit -S -f ${Math.ceil(largestFile / 512)}; exec "$0" "$@"`, process.execPath, ...main]
  const child = spawn(command[0] ?? '', command.slice(1), {
    // A process whose files may not grow keeps nothing else on disk.
    env: { PATH: path, ...(largestFile === undefined ? COMPILED_ONCE : {}), ...env },
    // Nothing is ever written to the first: it closes when this process ends.
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  const isEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the server was not ready after ${START_MS} ms\n${out}\n${err}`))
    }, START_MS)
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString()
      const ready = READY.exec(out)?.[1]
      if (ready === undefined) return
      clearTimeout(late)
      resolve(ready)
    })
    child.stderr.on('data', (piece: Buffer) => {
      err += piece.toString()
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new ServerRefused(code, out, err))
    })
  })
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    if (isEnded()) return child.exitCode
    const ended = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(late)
    return child.exitCode
  }
  return {
    url,
    dataDir: env['DATA_DIR'] ?? '',
    child,
    output: () => ({ out, err }),
    stop: async () => await end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    letFilesGrow: () => void execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:unlimited']),
    restart: async (largest) => {
      if (!isEnded()) throw new RangeError('stop or kill the server before starting it again')
      return await launch(main, { ...env, PORT: new URL(url).port }, largest)
    },
  }
}

/** A server that ended instead of becoming ready. */
export class ServerRefused extends Error {
  override readonly name = 'ServerRefused'
  readonly code: number | null
  readonly out: string
  readonly err: string
  constructor(code: number | null, out: string, err: string) {
    super(`the server ended with ${code}: ${err}`)
    this.code = code
    this.out = out
    this.err = err
  }
}

/** A server inside the test process, on a memory store and a clock the test may move. */
export interface RunningApp {
  readonly url: string
  readonly app: App
  readonly store: Store
  /** Lets that much time pass, for everything the server judges by its clock. */
  passTime(ms: number): void
  now(): number
  stop(): Promise<void>
}

/** Starts one, listening on a free port of 127.0.0.1. */
export async function startApp({
  env = {},
  pages,
  store: given,
  time = Date.now,
}: AppOptions = {}): Promise<RunningApp> {
  const config = readConfig({ PORT: '0', ...env })
  if (!config.ok) throw new RangeError(config.error)
  let passed = 0
  const clock = (): number => time() + passed
  const store = given ?? openMemoryStore(clock)
  const app = await buildApp(config.value, {
    store,
    clock,
    random: (count) => new Uint8Array(randomBytes(count)),
    ...(pages === undefined ? {} : { pages }),
  })
  await app.http.listen({ host: '127.0.0.1', port: 0 })
  const bound = app.http.server.address()
  if (typeof bound !== 'object' || bound === null) throw new TypeError('the server has no port')
  return {
    url: `http://127.0.0.1:${bound.port}`,
    app,
    store,
    passTime: (ms) => {
      passed += ms
    },
    now: clock,
    stop: async () => {
      await app.drain()
      if (given === undefined) await store.close()
    },
  }
}
