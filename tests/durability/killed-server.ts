// Runs writers against a server process that is killed again and again, and compares what they were shown with what is on the disk.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openConnection, type Connection } from '@common-ground/client/model/connection.ts'
import type { SocketClass } from '@common-ground/client/model/ack-socket.ts'
import { openSqliteFile } from '@common-ground/server/store/sqlite-file.ts'
import { openSqliteLog } from '@common-ground/server/store/sqlite-log.ts'
import { buildDocument, isPending } from '@common-ground/server/sync/load-document.ts'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { sameContent } from '../support/relay-client.ts'
import { until } from '../support/until.ts'
import { COMPILED_ONCE } from '../support/compiled-once.ts'

const READY = /^Common Ground is ready at (http:\/\/\S+)$/m

/** mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function launch(script: string, dataDir: string, port: string): Promise<{ child: ChildProcess; url: string }> {
  const env = { PATH: process.env['PATH'] ?? '', ...COMPILED_ONCE, DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
  try {
    await until(() => READY.test(out) || child.exitCode !== null, 'the server is ready', 20_000)
  } catch (error) {
    // Nobody else knows of it yet: what never became ready would go on alone.
    child.kill('SIGKILL')
    throw error
  }
  return { child, url: READY.exec(out)?.[1] ?? '' }
}

/** One person who writes: cards that appear, words that grow, cards that go. */
class Writer {
  readonly doc = new Y.Doc()
  readonly connection: Connection
  /** What this person did since Saved was last shown, and what Saved covered. */
  #unsaved: { readonly key: string; readonly gone: boolean }[] = []
  readonly saved = new Map<string, 'there' | 'gone'>()
  readonly seen = new Set<string>()
  edits = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #name: string
  readonly #random: () => number

  constructor(name: string, random: () => number, address: string, secret: string) {
    this.#name = name
    this.#random = random
    class Bearer extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers: { authorization: `Bearer ${secret}` } })
      }
    }
    const Socket = Bearer as unknown as SocketClass
    // Less than 0 shortens the pause before coming back to 300 ms, so that a run fits into a minute and a half.
    this.connection = openConnection(this.doc, address, 1, { Socket, now: Date.now, random: () => -0.88 }, () => {})
    this.connection.saveState.subscribe(() => this.#noteSaved())
    this.doc.getMap('cards').observe((event) => {
      if (event.transaction.local) return
      for (const [key, change] of event.changes.keys) if (change.action === 'add') this.seen.add(key)
    })
  }
  #noteSaved(): void {
    if (this.connection.saveState.get().state !== 'saved') return
    for (const { key, gone } of this.#unsaved.splice(0)) this.saved.set(key, gone ? 'gone' : 'there')
  }
  start(): void {
    const step = (): void => {
      this.#edit()
      this.#timer = setTimeout(step, this.#random() * 12)
    }
    step()
  }
  pause(): void {
    clearTimeout(this.#timer)
  }
  #edit(): void {
    const cards = this.doc.getMap('cards')
    const key = `${this.#name}-${++this.edits}`
    const mine = `${this.#name}-${Math.ceil(this.#random() * this.edits)}`
    this.doc.transact(() => {
      cards.set(key, new Y.Map([['pos', [this.edits, 0]]]))
      this.doc.getText(`t/${this.#name}/title`).insert(0, 'x')
      if (this.#random() < 0.2 && cards.has(mine)) cards.delete(mine)
    })
    this.#unsaved.push({ key, gone: !cards.has(key) })
    if (mine !== key && !cards.has(mine)) this.#unsaved.push({ key: mine, gone: true })
    this.#noteSaved()
  }
  /** Cards somebody once had and took away: "seen" of those says nothing. */
  get removed(): ReadonlySet<string> {
    const own = Array.from({ length: this.edits }, (_, index) => `${this.#name}-${index + 1}`)
    return new Set(own.filter((key) => !this.doc.getMap('cards').has(key)))
  }
}

export interface KillReport {
  readonly rounds: number
  readonly edits: number
  /** Edits that had been shown as Saved, and cards somebody else had seen, at the moments of the kills. */
  readonly saved: number
  readonly seen: number
  /** What is not on the disk although it was shown as Saved, or seen by somebody else. */
  readonly lost: readonly string[]
}

function onDisk(dataDir: string, boardId: string): Y.Doc {
  const opened = openSqliteFile(dataDir)
  if (!opened.ok) throw new Error(opened.error.message)
  const loaded = openSqliteLog(opened.value.database).load(boardId, 1, 'map')
  opened.value.close()
  const { doc, thrown } = buildDocument(loaded.checkpoint?.state ?? null, loaded.rows)
  if (thrown.length > 0 || loaded.quarantined > 0 || isPending(doc)) throw new Error('the log on the disk is not sound')
  return doc
}

/**
 * Starts the server script, lets five people write, kills it at a random moment, looks at the disk, and starts it
 * again, so many times. At the end everybody has to come together on what is on the disk.
 *
 * @param enough stop early once this many losses are found.
 */
export async function killAgainAndAgain(
  script: string,
  dataDir: string,
  rounds: number,
  seed: number,
  enough = Infinity,
): Promise<KillReport> {
  const random = seeded(seed)
  let server = await launch(script, dataDir, '0')
  const { port } = new URL(server.url)
  const created = await fetch(`${server.url}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Killed' }),
  })
  if (created.status !== 201) throw new Error(`no board: ${created.status} ${await created.text()}`)
  const { id, links } = (await created.json()) as { id: string; links: { editor: { secret: string } } }
  const address = `ws://127.0.0.1:${port}/sync/map/${id}`
  const writers = Array.from({ length: 5 }, (_, index) => new Writer(`w${index}`, random, address, links.editor.secret))
  const lost: string[] = []
  let round = 0
  try {
    for (; round < rounds && lost.length < enough; round++) {
      await until(
        () => writers.every(({ connection }) => connection.saveState.get().state === 'saved'),
        'all are back',
        20_000,
      )
      for (const writer of writers) writer.start()
      await new Promise((resolve) => setTimeout(resolve, 30 + random() * 900))
      const ended = once(server.child, 'exit')
      server.child.kill('SIGKILL')
      await ended
      // What was on its way to the screens arrives now; then everybody is Not saved.
      await until(
        () => writers.every(({ connection }) => connection.saveState.get().state !== 'saved'),
        'all notice',
        10_000,
      )
      for (const writer of writers) writer.pause()
      const cards = onDisk(dataDir, id).getMap('cards')
      const removed = new Set(writers.flatMap((writer) => [...writer.removed]))
      for (const writer of writers) {
        for (const [key, state] of writer.saved) {
          if (cards.has(key) !== (state === 'there') && !(state === 'there' && removed.has(key)))
            lost.push(`saved ${key} ${state}`)
        }
        for (const key of writer.seen) if (!cards.has(key) && !removed.has(key)) lost.push(`seen ${key}`)
      }
      server = await launch(script, dataDir, port)
    }
    await until(
      () => writers.every(({ connection }) => connection.saveState.get().state === 'saved'),
      'all are saved',
      20_000,
    )
    const [first] = writers
    if (first === undefined) throw new RangeError('there are writers')
    await until(() => writers.every(({ doc }) => sameContent(doc, first.doc)), 'all say the same')
    const ended = once(server.child, 'exit')
    server.child.kill('SIGKILL')
    await ended
    if (!sameContent(onDisk(dataDir, id), first.doc)) lost.push('the disk says something else than everybody')
  } finally {
    for (const { connection } of writers) connection.close()
    if (server.child.exitCode === null && server.child.signalCode === null) server.child.kill('SIGKILL')
  }
  return {
    rounds: round,
    edits: writers.reduce((sum, { edits }) => sum + edits, 0),
    saved: writers.reduce((sum, { saved }) => sum + saved.size, 0),
    seen: writers.reduce((sum, { seen }) => sum + seen.size, 0),
    lost,
  }
}
