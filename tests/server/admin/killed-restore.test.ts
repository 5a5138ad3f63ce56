// Proves that a restore may be killed at any moment, and what of later work comes back with people after one.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Doc } from 'yjs'
import { openSqliteFile } from '@common-ground/server/store/sqlite-file.ts'
import { openSqliteLog } from '@common-ground/server/store/sqlite-log.ts'
import { openSqliteVersions } from '@common-ground/server/store/sqlite-versions.ts'
import { newFolder, type NewFolder } from '../../support/new-folder.ts'
import { RelayClient } from '../../support/relay-client.ts'
import { runCommand, type CommandEnd } from '../../support/run-command.ts'
import { startServer, type RunningServer } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { ask, contentTag, newBoard } from '../http/caller.ts'
import { tagAt } from './tag-at.ts'
import { COMPILED_ONCE } from '../../support/compiled-once.ts'

const RESTORE = fileURLToPath(new URL('../../../server/src/admin/restore.ts', import.meta.url))
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

/** So much more in a data file that copying it takes a while: a version of it, of bytes that cannot be packed. */
const BALLAST = 8 * 1024 * 1024
function addBallast(dataDir: string, boardId: string): void {
  const opened = openSqliteFile(dataDir)
  if (!opened.ok) throw new Error(opened.error.message)
  openSqliteVersions(opened.value.database).addVersion(
    {
      id: 'ballast',
      boardId,
      epoch: 1,
      seq: 1,
      kind: 'auto',
      title: '',
      by: [],
      at: '2026-03-02T09:00:00.000Z',
      hash: '',
      cards: 0,
      relations: 0,
      restores: null,
      undoneAt: null,
    },
    new Uint8Array(randomBytes(BALLAST)),
  )
  opened.value.close()
}

/** What is waited for before the kill: the copy has begun, the old data has a second name, the data file is another. */
const MOMENTS = ['copying', 'put aside', 'put in place'] as const

test.each(MOMENTS)(
  '[AD9] a restore killed while it is %s leaves the old data or the new, and can be made again',
  async (moment) => {
    let server = await start()
    const { id, secret } = await newBoard(server.url, { from: { example: '01' } })
    const bearer = secret['facilitator'] ?? ''
    const backedUp = await contentTag(server.url, id, bearer)
    await server.stop()
    addBallast(server.dataDir, id)
    const file = inFolder('monday.backup')
    await backup(server.dataDir, file)
    server = await server.restart()
    servers.push(server)
    await ask(server.url, 'PATCH', `/api/boards/${id}`, { bearer, json: { title: 'Changed since' } })
    const changed = await contentTag(server.url, id, bearer)
    await server.stop()
    const present = join(server.dataDir, DATA_FILE)
    const asides = (): number => readdirSync(server.dataDir).filter((name) => name.startsWith('before-')).length
    const { ino, size } = statSync(present)
    const isTouched = (): boolean => {
      const now = statSync(present, { throwIfNoEntry: false })
      return now === undefined || now.ino !== ino || now.size !== size
    }
    const isThere = {
      copying: () => existsSync(join(server.dataDir, 'restoring.sqlite')) || isTouched(),
      'put aside': () => asides() > 0,
      'put in place': isTouched,
    }[moment]
    const child = spawn(process.execPath, [RESTORE, file], {
      env: { PATH: process.env['PATH'] ?? '', ...COMPILED_ONCE, DATA_DIR: server.dataDir },
      stdio: 'ignore',
    })
    const ended = once(child, 'exit') as Promise<[number | null]>
    let isOver = false
    void ended.then(() => (isOver = true))
    while (!isThere() && !isOver) await new Promise((resolve) => setTimeout(resolve, 0))
    child.kill('SIGKILL')
    await ended
    // Whoever is killed in time has not done it: whole is either way what is there.
    expect([
      { head: 2, tag: changed },
      { head: 1, tag: backedUp },
    ]).toContainEqual(stateOf(server.dataDir, id))
    expect(await restore(file, server.dataDir)).toMatchObject({ code: 0 })
    expect(stateOf(server.dataDir, id)).toEqual({ head: 1, tag: backedUp })
  },
  240_000,
)

/** How far a board's log goes and what it says. The server of the folder must have ended. */
function stateOf(dataDir: string, boardId: string): { readonly head: number; readonly tag: string } {
  const opened = openSqliteFile(dataDir)
  if (!opened.ok) throw new Error(opened.error.message)
  const { head } = openSqliteLog(opened.value.database).load(boardId, 1, 'map')
  opened.value.close()
  return { head, tag: tagAt(dataDir, boardId, head) }
}

test('[AD10] what was written after the backup comes back with whoever still has it, also from somebody else', async () => {
  const server = await start()
  const { id, secret } = await newBoard(server.url)
  const come = async (url: string, role: string, doc?: Doc): Promise<RelayClient> => {
    const socket = { headers: { authorization: `Bearer ${secret[role] ?? ''}` } }
    const options = { board: id, socket, ...(doc === undefined ? {} : { doc }) }
    return await new RelayClient(`${url.replace('http', 'ws')}/sync`, options).untilSynced()
  }
  const author = await come(server.url, 'editor')
  const reader = await come(server.url, 'facilitator')
  const text = author.doc.getText('t/charter/purpose')
  text.insert(0, 'Before')
  await author.untilSaved()
  const file = inFolder('monday.backup')
  expect(await backup(server.dataDir, file)).toMatchObject({ code: 0 })
  text.insert(6, ' and after')
  await until(() => reader.doc.getText('t/charter/purpose').toString() === 'Before and after', 'the reader has it')
  await Promise.all([author.leave(), reader.leave()])
  const elsewhere = inFolder('elsewhere')
  expect(await restore(file, elsewhere)).toMatchObject({ code: 0 })
  const restored = await start(elsewhere)
  const back = await come(restored.url, 'facilitator', reader.doc)
  await back.untilSaved()
  const late = await come(restored.url, 'viewer')
  expect(late.doc.getText('t/charter/purpose').toString()).toBe('Before and after')
  await Promise.all([back.leave(), late.leave()])
}, 120_000)
