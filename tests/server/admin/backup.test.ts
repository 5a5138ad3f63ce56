// Proves that what was backed up beside a busy server comes back whole in another folder, and that nothing else is ever put there.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newFolder, type NewFolder } from '../../support/new-folder.ts'
import { RelayClient } from '../../support/relay-client.ts'
import { runCommand, type CommandEnd } from '../../support/run-command.ts'
import { startServer, type RunningServer } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { tagAt } from './tag-at.ts'
import { ask, contentTag, join as joinBoard, newBoard } from '../http/caller.ts'

const DATA_FILE = 'common-ground.sqlite'

let folder: NewFolder
const servers: RunningServer[] = []
beforeEach(() => {
  folder = newFolder()
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  folder.remove()
})
const start = async (dataDir?: string): Promise<RunningServer> => {
  const env = { LOG_LEVEL: 'warn', ...(dataDir === undefined ? {} : { DATA_DIR: dataDir }) }
  const server = await startServer({ env })
  servers.push(server)
  return server
}
const inFolder = (name: string): string => join(folder.path, name)
const backup = async (dataDir: string, file: string): Promise<CommandEnd> =>
  await runCommand('backup', [file], { DATA_DIR: dataDir })
const restore = async (file: string, dataDir: string): Promise<CommandEnd> =>
  await runCommand('restore', [file], { DATA_DIR: dataDir })

/** Every file below a folder with the hash of its bytes, except the lock and what the engine keeps beside its file. */
function filesOf(dataDir: string): Record<string, string> {
  if (!existsSync(dataDir)) return {}
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files
      .filter(({ name }) => !/in-use\.lock|-shm$/.test(name))
      .map(({ parentPath, name }) => {
        const bytes = readFileSync(join(parentPath, name))
        return [join(parentPath, name).slice(dataDir.length), createHash('sha256').update(bytes).digest('hex')]
      }),
  )
}

/** Somebody who never stops typing numbers into a text of the board. */
class Typist {
  readonly client: RelayClient
  typed = 0
  #timer: ReturnType<typeof setInterval> | undefined
  constructor(url: string, board: string, secret: string) {
    const socket = { headers: { authorization: `Bearer ${secret}` } }
    this.client = new RelayClient(`${url.replace('http', 'ws')}/sync`, { board, socket })
  }
  start(): void {
    this.#timer = setInterval(() => {
      const text = this.client.doc.getText('t/charter/purpose')
      text.insert(text.length, `${++this.typed} `)
    }, 4)
  }
  stop(): void {
    clearInterval(this.#timer)
  }
}
const numbers = (count: number): string => Array.from({ length: count }, (_, index) => `${index + 1} `).join('')

test('[AD4] [AD5] a backup written under load is one moment of everything, and is the same in another folder', async () => {
  const busy = await start()
  const quiet = await newBoard(busy.url, { from: { example: '01' } })
  await joinBoard(busy.url, quiet.secret['editor'] ?? '', 'Unmistakable name')
  const quietTag = await contentTag(busy.url, quiet.id, quiet.secret['viewer'] ?? '')
  const loud = await newBoard(busy.url)
  const typist = new Typist(busy.url, loud.id, loud.secret['editor'] ?? '')
  await typist.client.untilSynced()
  typist.start()
  await until(() => typist.typed > 50 && typist.client.acknowledged > 50, 'some of it is saved')
  const savedBefore = typist.client.acknowledged - 1
  const file = inFolder('monday.backup')
  const written = await backup(busy.dataDir, file)
  const typedAfter = typist.typed
  await until(() => typist.typed > typedAfter + 20, 'the typist was never held up')
  typist.stop()
  expect(written).toMatchObject({ code: 0, err: '' })
  expect(written.out).toMatch(
    /^Backup written to .*monday\.backup \(.* [kM]B\): 2 boards and 2 people, as of .* UTC\.\n/,
  )
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(readdirSync(folder.path)).toEqual(['monday.backup'])

  const elsewhere = inFolder('elsewhere')
  const restored = await restore(file, elsewhere)
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(restored.out).toContain('2 boards and 2 people, as of ')
  expect(restored.out).not.toContain('kept in')
  const second = await start(elsewhere)
  expect(await contentTag(second.url, quiet.id, quiet.secret['viewer'] ?? '')).toBe(quietTag)
  const people = await ask(second.url, 'GET', `/api/boards/${quiet.id}/participants`, {
    bearer: quiet.secret['facilitator'] ?? '',
  })
  expect(people.text).toContain('Unmistakable name')

  const bearer = loud.secret['viewer'] ?? ''
  const loudTag = await contentTag(second.url, loud.id, bearer)
  const content = await ask(second.url, 'GET', `/api/boards/${loud.id}/content`, { bearer })
  const purpose = /"purpose":"([^"]*)"/.exec(content.text)?.[1] ?? ''
  const count = purpose.split(' ').filter((word) => word !== '').length
  expect(count).toBeGreaterThanOrEqual(savedBefore)
  expect(numbers(count).startsWith(purpose)).toBe(true)
  const { head } = (await ask(second.url, 'GET', `/api/boards/${loud.id}`, { bearer })).json
  await typist.client.leave()
  await busy.stop()
  expect(tagAt(busy.dataDir, loud.id, Number(head))).toBe(loudTag)
}, 60_000)

test('[AD6] a backup covers no file, and does not go where it would be lost', async () => {
  const { url, dataDir } = await start()
  await newBoard(url)
  const taken = inFolder('taken')
  writeFileSync(taken, 'kept')
  const broken = inFolder('broken-off')
  writeFileSync(`${broken}.part`, 'kept')
  const refused: [string, RegExp][] = [
    [taken, /^There is a file .*taken already; a backup covers none\. Choose another name\.\n$/],
    [broken, /^There is a file .*broken-off\.part: another backup is being written, or one was broken off\./],
    [inFolder('nowhere/monday'), /^There is no folder .*nowhere\.\n$/],
    [join(dataDir, 'monday'), /^.* lies in the data folder and would be lost with it\./],
  ]
  for (const [file, sentence] of refused) {
    const done = await backup(dataDir, file)
    expect([file, done.code, done.out]).toEqual([file, 2, ''])
    expect(done.err).toMatch(sentence)
  }
  expect(readFileSync(taken, 'utf8')).toBe('kept')
  expect(readdirSync(folder.path).sort()).toEqual(['broken-off.part', 'taken'])
  expect(await backup(inFolder('none'), inFolder('monday'))).toMatchObject({ code: 2, out: '' })
})

test('[AD4] a backup says which board is damaged on the disk, and is written all the same', async () => {
  const server = await start()
  const { id } = await newBoard(server.url)
  const whole = await newBoard(server.url, { from: { example: '04' } })
  await server.stop()
  const database = new DatabaseSync(join(server.dataDir, DATA_FILE))
  database
    .prepare(
      `UPDATE log SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB) WHERE document_id IN (SELECT id FROM document WHERE board_id = ?)`,
    )
    .run(id)
  database.close()
  const { code, out } = await backup(server.dataDir, inFolder('monday'))
  expect(code).toBe(0)
  expect(out).toContain(`Damaged on the disk: 1 change of board ${id}. An older backup may hold what is missing.`)
  expect(out).not.toContain(whole.id)
})

test('[AD7] what was there before is kept aside, and what was deleted meanwhile is named', async () => {
  const server = await start()
  const first = await newBoard(server.url, { from: { example: '04' } })
  const second = await newBoard(server.url, { title: 'To be erased' })
  const tag = await contentTag(server.url, first.id, first.secret['viewer'] ?? '')
  const file = inFolder('monday.backup')
  expect(await backup(server.dataDir, file)).toMatchObject({ code: 0 })
  await ask(server.url, 'PATCH', `/api/boards/${first.id}`, {
    bearer: first.secret['facilitator'] ?? '',
    json: { title: 'Changed since' },
  })
  const newerTag = await contentTag(server.url, first.id, first.secret['viewer'] ?? '')
  await ask(server.url, 'DELETE', `/api/boards/${second.id}`, {
    bearer: second.secret['facilitator'] ?? '',
    json: { title: 'To be erased' },
  })
  await server.kill()
  const { code, out } = await restore(file, server.dataDir)
  expect(code).toBe(0)
  const aside = /What was there before is kept in (.*before-restore-[^.]*)\./.exec(out)?.[1] ?? ''
  expect(out).toContain(`Board ${second.id} had been deleted for good and is back.`)
  expect(out).not.toContain(`Board ${first.id}`)
  const restored = await start(server.dataDir)
  expect(await contentTag(restored.url, first.id, first.secret['viewer'] ?? '')).toBe(tag)
  expect(await contentTag(restored.url, second.id, second.secret['viewer'] ?? '')).toMatch(/^"/)
  const old = await start(aside)
  expect(await contentTag(old.url, first.id, first.secret['viewer'] ?? '')).toBe(newerTag)
}, 30_000)

test('[AD7] data that cannot be opened any more is kept aside as it is', async () => {
  const server = await start()
  const { id, secret } = await newBoard(server.url)
  const file = inFolder('monday.backup')
  await backup(server.dataDir, file)
  await server.kill()
  const present = join(server.dataDir, DATA_FILE)
  writeFileSync(present, 'no data at all '.repeat(200))
  writeFileSync(`${present}-wal`, 'nor a log')
  const { code, out } = await restore(file, server.dataDir)
  expect(code).toBe(0)
  expect(out).toContain('It could not be read')
  const aside = /kept in (.*before-restore-[^.]*)\./.exec(out)?.[1] ?? ''
  expect(readFileSync(join(aside, DATA_FILE), 'utf8')).toMatch(/^no data at all /)
  expect(readFileSync(join(aside, `${DATA_FILE}-wal`), 'utf8')).toBe('nor a log')
  expect(await contentTag((await start(server.dataDir)).url, id, secret['viewer'] ?? '')).toMatch(/^"/)
})

test('[AD8] what is no backup, or not as it was written, is refused and changes nothing', async () => {
  const server = await start()
  const { id } = await newBoard(server.url, { from: { example: '06' } })
  const good = inFolder('good.backup')
  expect(await backup(server.dataDir, good)).toMatchObject({ code: 0 })
  await server.stop()
  const bytes = readFileSync(good)
  const made = (name: string, change: (copy: Buffer) => Buffer | void): string => {
    const copy = Buffer.from(bytes)
    writeFileSync(inFolder(name), change(copy) ?? copy)
    return inFolder(name)
  }
  const flipped = [bytes.lastIndexOf('CREATE TABLE link'), bytes.length >> 1, bytes.length - 30, bytes.indexOf(id)].map(
    (at) => made(`flipped at ${at}`, (copy) => void (copy[at] = (copy[at] ?? 0) ^ 4)),
  )
  const cut = made('cut', () => {})
  truncateSync(cut, bytes.length - 5_000)
  const newer = made('newer', () => {})
  const database = new DatabaseSync(newer)
  database.exec('PRAGMA user_version = 9999')
  database.close()
  mkdirSync(inFolder('a folder'))
  const before = filesOf(server.dataDir)
  const refused: [string, RegExp][] = [
    [inFolder('missing'), /^There is no file .*missing\.\n$/],
    [inFolder('a folder'), /^There is no file .*a folder\.\n$/],
    [made('empty', () => Buffer.alloc(0)), /is not a backup/],
    [made('letter', () => Buffer.from('Dear colleagues, '.repeat(50))), /is not a backup/],
    [join(server.dataDir, DATA_FILE), /is not a backup made by "pnpm backup"\. Nothing was changed\.\n$/],
    [newer, /was made by a newer version/],
    [cut, /is damaged/],
    ...flipped.map((file): [string, RegExp] => [file, /is damaged: it is not as it was written/]),
  ]
  for (const [file, sentence] of refused) {
    const done = await restore(file, server.dataDir)
    expect([file, done.code, done.out]).toEqual([file, 2, ''])
    expect(done.err).toMatch(sentence)
    expect(done.err.trim().split('\n')).toHaveLength(1)
  }
  expect(filesOf(server.dataDir)).toEqual(before)
  expect((await restore(inFolder('letter'), inFolder('new'))).code).toBe(2)
  expect(existsSync(inFolder('new'))).toBe(false)
}, 60_000)

test('[AD8] a folder in use is refused with one sentence, by a server or by another command', async () => {
  const server = await start()
  const { id, secret } = await newBoard(server.url)
  const file = inFolder('monday.backup')
  await backup(server.dataDir, file)
  const tag = await contentTag(server.url, id, secret['viewer'] ?? '')
  const served = await restore(file, server.dataDir)
  expect(served).toMatchObject({ code: 2, out: '' })
  expect(served.err).toMatch(/^The data folder .* is in use by another server\. [^\n]+\n$/)
  expect(await contentTag(server.url, id, secret['viewer'] ?? '')).toBe(tag)
  await server.stop()
  const command = new DatabaseSync(join(server.dataDir, DATA_FILE))
  command.exec('BEGIN; SELECT count(*) FROM board')
  const worked = await restore(file, server.dataDir)
  command.close()
  expect(worked).toMatchObject({ code: 2, out: '' })
  expect(worked.err).toMatch(/^A command such as a backup is working on [^\n]+\n$/)
  expect(readdirSync(server.dataDir).filter((name) => /restor/.test(name))).toEqual([])
})
