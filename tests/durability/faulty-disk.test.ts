// Proves what people and operators meet when the disk refuses, bytes on it change, or the clock is wrong: a plain sentence, never a false Saved, nothing lost.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openConnection, type Connection } from '@common-ground/client/model/connection.ts'
import type { SocketClass } from '@common-ground/client/model/ack-socket.ts'
import { openSqliteFile } from '@common-ground/server/store/sqlite-file.ts'
import { openSqliteLog } from '@common-ground/server/store/sqlite-log.ts'
import { buildDocument } from '@common-ground/server/sync/load-document.ts'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { ask, join as joinBoard, newBoard } from '../server/http/caller.ts'
import { sameContent } from '../support/relay-client.ts'
import { runCommand } from '../support/run-command.ts'
import { ServerRefused, startApp, startServer, type RunningServer } from '../support/start-server.ts'
import { until } from '../support/until.ts'

const DATA_FILE = 'common-ground.sqlite'
let server: RunningServer | null = null
const people: Person[] = []
afterEach(async () => {
  for (const { connection } of people.splice(0)) connection.close()
  await server?.stop()
  server = null
})
const start = async (): Promise<RunningServer> => (server = await startServer({ env: { LOG_LEVEL: 'warn' } }))

/** Somebody at the real client's connection, with what they were shown as Saved. */
class Person {
  readonly doc = new Y.Doc()
  readonly connection: Connection
  sockets = 0
  /** How many cards were written, and how many of them when Saved was last shown. */
  written = 0
  shownAsSaved = 0
  constructor(url: string, board: string, secret: string, readOnly = false) {
    const opened = (): void => void this.sockets++
    class Bearer extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { authorization: `Bearer ${secret}` } })
        opened()
      }
    }
    const Socket = Bearer as unknown as SocketClass
    const address = `${url.replace('http', 'ws')}/sync/map/${board}`
    this.connection = openConnection(this.doc, address, 1, { Socket, now: Date.now, random: () => -0.5 }, () => {})
    // Whoever only reads is told so by the server and has nothing to send.
    if (readOnly) this.connection.setReadOnly(true)
    this.connection.saveState.subscribe(() => {
      if (this.state === 'saved') this.shownAsSaved = this.written
    })
    people.push(this)
  }
  get state(): string {
    return this.connection.saveState.get().state
  }
  get text(): string {
    return this.doc.getText('t/charter/purpose').toString()
  }
  type(words: string): void {
    const text = this.doc.getText('t/charter/purpose')
    text.insert(text.length, words)
  }
  /** Words on a card of their own. */
  write(): void {
    this.doc.getText(textOf(++this.written)).insert(0, `${this.written} ${'x'.repeat(400)}`)
  }
  /** One card after the other, each once the one before is saved, until that takes too long to be called Saved. */
  async writeUntilRefused(): Promise<void> {
    while (this.state !== 'not-saved') {
      this.write()
      await until(() => this.state === 'saved' || this.state === 'not-saved', 'it is saved, or said not to be')
    }
  }
  async untilSaved(deadlineMs = 15_000): Promise<void> {
    await until(() => this.state === 'saved', 'it is saved', deadlineMs)
  }
}

const textOf = (card: number): string => `t/c${card}/text`
/** How many of the cards a document has, from the first on. */
function cardsIn(doc: Y.Doc): number {
  let count = 0
  while (doc.getText(textOf(count + 1)).length > 0) count++
  return count
}

function onDisk(dataDir: string, boardId: string): Y.Doc {
  const opened = openSqliteFile(dataDir)
  if (!opened.ok) throw new Error(opened.error.message)
  const loaded = openSqliteLog(opened.value.database).load(boardId, 1, 'map')
  opened.value.close()
  return buildDocument(loaded.checkpoint?.state ?? null, loaded.rows).doc
}

/** Whether the operator reads these words in the server's log, which comes a moment after what it tells of. */
const said = (words: string): boolean => server?.output().err.includes(words) === true

test('[FA1] [FA2] [FA3] [HT44] a disk that refuses: never a false Saved, reading goes on, and it recovers by itself', async () => {
  const before = await start()
  const { id, secret } = await newBoard(before.url)
  const viewer = { bearer: secret['viewer'] ?? '' }
  const { cookie } = await joinBoard(before.url, secret['editor'] ?? '', 'Ana')
  await before.stop()
  const size = statSync(join(before.dataDir, DATA_FILE)).size
  server = await before.restart(size + 120_000)
  const { url } = server
  const writer = new Person(url, id, secret['editor'] ?? '')
  await writer.untilSaved()
  const reader = new Person(url, id, secret['viewer'] ?? '', true)
  await reader.untilSaved()

  await writer.writeUntilRefused()
  expect(writer.shownAsSaved).toBeGreaterThan(3)
  const ready = await ask(url, 'GET', '/readyz')
  expect([ready.status, ready.json['code']]).toEqual([503, 'cannot-save'])
  const refused = await ask(url, 'POST', '/api/boards', { json: { title: 'No room', from: { example: '01' } } })
  expect([refused.status, refused.json['code']]).toEqual([503, 'cannot-save'])
  expect(refused.json['title']).toMatch(/^The server cannot save at the moment, so nothing was changed\./)
  const renamed = await ask(url, 'PATCH', `/api/boards/${id}`, {
    bearer: secret['facilitator'] ?? '',
    json: { title: 'y'.repeat(190) },
  })
  expect([renamed.status, renamed.json['code']]).toEqual([503, 'cannot-save'])

  // Reading goes on, and nobody else sees what is not on the disk.
  expect((await ask(url, 'GET', `/api/boards/${id}/content`, viewer)).status).toBe(200)
  expect((await ask(url, 'GET', `/api/boards/${id}`, { cookie })).status).toBe(200)
  expect(reader.state).toBe('saved')
  expect(cardsIn(reader.doc)).toBe(writer.shownAsSaved)
  expect(writer.written).toBeGreaterThan(writer.shownAsSaved)
  const later = new Person(url, id, secret['viewer'] ?? '', true)
  await later.untilSaved()
  expect(cardsIn(later.doc)).toBe(writer.shownAsSaved)

  // Whoever is refused does not come back in a rush, and the log says it once.
  const sockets = writer.sockets
  const asked = performance.now()
  await until(() => writer.sockets >= sockets + 2, 'it came back twice', 15_000)
  expect(performance.now() - asked).toBeGreaterThan(2_000)
  expect(writer.state).toBe('not-saved')
  const told = server.output().err.match(/the disk refuses to save|the disk is full/g) ?? []
  expect(told).toHaveLength(1)

  server.letFilesGrow()
  await until(async () => (await ask(url, 'GET', '/readyz')).status === 200, 'it is ready again', 15_000)
  await writer.untilSaved()
  await until(() => sameContent(writer.doc, reader.doc), 'everybody has it')
  await until(() => said('the disk takes everything again'), 'the operator hears it')
  await server.kill()
  expect(cardsIn(onDisk(server.dataDir, id))).toBe(writer.written)
}, 120_000)

test('[FA1] killed while its disk refuses, the server has everything that was ever shown as Saved', async () => {
  const before = await start()
  const { id, secret } = await newBoard(before.url)
  await before.stop()
  server = await before.restart(statSync(join(before.dataDir, DATA_FILE)).size + 60_000)
  const writer = new Person(server.url, id, secret['editor'] ?? '')
  await writer.untilSaved()
  await writer.writeUntilRefused()
  await server.kill()
  expect(writer.shownAsSaved).toBeGreaterThan(0)
  expect(cardsIn(onDisk(server.dataDir, id))).toBeGreaterThanOrEqual(writer.shownAsSaved)
  server = await server.restart()
  await writer.untilSaved()
  await server.kill()
  expect(cardsIn(onDisk(server.dataDir, id))).toBe(writer.written)
}, 90_000)

/** Changes one byte of the only place in a file where a word stands. */
function flip(file: string, word: string): void {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(word)
  expect([word, at > 0, bytes.indexOf(word, at + 1)]).toEqual([word, true, -1])
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

test('[FA4] a flipped byte in one change costs that change, is told to the operator, and comes back with whoever still has it', async () => {
  const first = await start()
  const { id, secret } = await newBoard(first.url)
  const ana = new Person(first.url, id, secret['editor'] ?? '')
  await ana.untilSaved()
  const ben = new Person(first.url, id, secret['editor'] ?? '')
  await ben.untilSaved()
  ana.type('harbour ')
  await ana.untilSaved()
  await until(() => ben.text.includes('harbour'), 'the other has it')
  ben.type('meadow ')
  await ben.untilSaved()
  await until(() => ana.text.includes('meadow'), 'the first has it')
  ana.doc.getText('t/charter/name').insert(0, 'orchard')
  await ana.untilSaved()
  const whole = ana.text
  for (const { connection } of people.splice(0)) connection.close()
  await first.stop()
  flip(join(first.dataDir, DATA_FILE), 'meadow')

  server = await first.restart()
  const content = await ask(server.url, 'GET', `/api/boards/${id}/content`, { bearer: secret['viewer'] ?? '' })
  expect(content.status).toBe(200)
  expect(content.text).toContain('harbour')
  expect(content.text).not.toContain('meadow')
  await until(() => said('rows were left out'), 'the operator hears it')
  expect((await ask(server.url, 'GET', '/metrics')).text).toMatch(/quarantined_rows_total 1/)
  // It stays writable, and Ben's tab brings what the disk has lost.
  const carol = new Person(server.url, id, secret['editor'] ?? '')
  await carol.untilSaved()
  carol.type('quarry ')
  await carol.untilSaved()
  const back = new Person(server.url, id, secret['editor'] ?? '')
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(ben.doc))
  await back.untilSaved()
  await until(() => carol.text.includes('meadow'), 'it is there again')
  await server.kill()
  const text = onDisk(server.dataDir, id).getText('t/charter/purpose').toString()
  for (const word of [...whole.trim().split(' '), 'quarry']) expect(text).toContain(word)
}, 60_000)

test('[FA5] a board whose log has lost a row is not shown as if it were whole; the others go on', async () => {
  const first = await start()
  const broken = await newBoard(first.url)
  const whole = await newBoard(first.url)
  const editor = new Person(first.url, broken.id, broken.secret['editor'] ?? '')
  await editor.untilSaved()
  editor.type('harbour')
  await editor.untilSaved()
  editor.connection.close()
  await first.stop()
  const opened = openSqliteFile(first.dataDir)
  if (!opened.ok) throw new Error(opened.error.message)
  opened.value.database.exec('DELETE FROM log WHERE seq = 1 AND document_id = 1')
  opened.value.close()
  server = await first.restart()
  const refused = await ask(server.url, 'GET', `/api/boards/${broken.id}/content`, {
    bearer: broken.secret['viewer'] ?? '',
  })
  expect([refused.status, refused.json['code']]).toEqual([503, 'board-unreadable'])
  expect(refused.json['title']).toMatch(/^This board cannot be read at the moment\. Nothing of it was changed;/)
  const other = new Person(server.url, whole.id, whole.secret['editor'] ?? '')
  await other.untilSaved()
  other.type('meadow')
  await other.untilSaved()
  expect((await ask(server.url, 'GET', '/readyz')).status).toBe(200)
})

test.each(['/sys/nowhere', '/dev/null/data'])(
  '[FA6] a data folder that cannot be made or written, %s, ends the server with 2 and one sentence',
  async (dataDir) => {
    const refused = await startServer({ env: { DATA_DIR: dataDir } }).then(
      async (started) => {
        await started.stop()
        return null
      },
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(ServerRefused)
    const { code, out, err } = refused as ServerRefused
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^The data folder [^\n]+ cannot be opened: [^\n]+ DATA_DIR[^\n]*\n$/)
  },
)

test('[FA8] data that is damaged as a whole is left as it is, and a backup can take its place', async () => {
  const first = await start()
  const { id, secret } = await newBoard(first.url, { from: { example: '04' } })
  const file = join(first.dataDir, DATA_FILE)
  const backup = join(first.dataDir, '..', `${first.dataDir.split('/').at(-1) ?? ''}.backup`)
  expect(await runCommand('backup', [backup], { DATA_DIR: first.dataDir })).toMatchObject({ code: 0 })
  await first.stop()
  const bytes = readFileSync(file)
  const refusals: string[] = []
  for (const damage of [
    Buffer.alloc(bytes.length, 'no data '),
    Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 7)]),
  ]) {
    writeFileSync(file, damage)
    const refused: unknown = await first.restart().then(
      async (started) => void (await started.stop()),
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(ServerRefused)
    const { code, err } = refused as ServerRefused
    expect(code).toBe(2)
    refusals.push(err)
    expect(readFileSync(file).equals(damage)).toBe(true)
  }
  for (const sentence of refusals)
    expect(sentence).toMatch(/^The data in [^\n]+ is damaged: [^\n]+ "pnpm restore <file>"; [^\n]+\n$/)
  expect(await runCommand('restore', [backup], { DATA_DIR: first.dataDir })).toMatchObject({ code: 0 })
  rmSync(backup)
  server = await first.restart()
  const read = await ask(server.url, 'GET', `/api/boards/${id}/content`, { bearer: secret['viewer'] ?? '' })
  expect(read.status).toBe(200)
})

test('[FA7] a server clock that jumps by a year, back or forth, keeps everybody in and everything saved', async () => {
  const app = await startApp()
  try {
    const { id, secret } = await newBoard(app.url)
    const bearer = secret['editor'] ?? ''
    const { cookie } = await joinBoard(app.url, bearer, 'Ana')
    const ana = new Person(app.url, id, bearer)
    await ana.untilSaved()
    let round = 0
    for (const days of [-365, 365 + 365, -365]) {
      app.passTime(days * 86_400_000)
      ana.type(`round ${++round} `)
      await ana.untilSaved()
      expect((await ask(app.url, 'GET', `/api/boards/${id}`, { cookie })).status).toBe(200)
      expect((await ask(app.url, 'POST', `/api/boards/${id}/tickets`, { cookie })).status).toBe(200)
      const ben = new Person(app.url, id, bearer)
      await ben.untilSaved()
      expect(ben.text).toBe(ana.text)
      await joinBoard(app.url, bearer, `Ben ${round}`)
    }
    expect(ana.sockets).toBe(1)
  } finally {
    await app.stop()
  }
})
