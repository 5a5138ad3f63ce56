// Shows what only the embedded store can show: files, locks, damage and versions on a real disk.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { openSqliteFile } from '@common-ground/server/store/sqlite-file.ts'
import { openSqliteStore } from '@common-ground/server/store/sqlite-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { board, row } from '../../contracts/store-contract.ts'
import { newFolder, type NewFolder } from '../../support/new-folder.ts'

let folder: NewFolder
const open: Store[] = []
beforeEach(() => {
  folder = newFolder()
})
afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
  folder.remove()
})

async function reopen(): Promise<Store> {
  for (const store of open.splice(0)) await store.close()
  const opened = await openSqliteStore(folder.path)
  if (!opened.ok) throw new Error(opened.error.message)
  open.push(opened.value)
  return opened.value
}
/** Changes the file behind the store's back; the store must be closed. */
async function damage(sql: string): Promise<void> {
  for (const store of open.splice(0)) await store.close()
  const file = new DatabaseSync(join(folder.path, 'common-ground.sqlite'))
  file.exec(sql)
  file.close()
}
const words = (rows: readonly { bytes: Uint8Array }[]): string[] =>
  rows.map(({ bytes }) => new TextDecoder().decode(bytes))

test('[ST20] a data folder that is opened again has everything', async () => {
  const store = await reopen()
  await store.createBoard(board('b1'), [], [row('b1', 'a')])
  await store.append([row('b1', 'b')])
  const again = await reopen()
  expect(words((await again.load('b1', 1, 'map')).rows)).toEqual(['a', 'b'])
  expect(await again.append([row('b1', 'c')])).toEqual([{ ok: true, seq: 3 }])
})

test('[ST21] a data folder in use by another process is refused and free when that process is killed', async () => {
  const holder = fileURLToPath(new URL('../../support/hold-data-folder.ts', import.meta.url))
  const child = spawn(process.execPath, [holder, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const refused = await openSqliteStore(folder.path)
  expect(refused).toMatchObject({ ok: false, error: { code: 'data-folder-in-use' } })
  expect(refused.ok ? '' : refused.error.message).toMatch(/^The data folder .* is in use by another server\. /)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  await expect(reopen()).resolves.toBeDefined()
})

test('[ST21] a second store of the same process is refused too', async () => {
  await reopen()
  expect(await openSqliteStore(folder.path)).toMatchObject({ ok: false, error: { code: 'data-folder-in-use' } })
})

test('[ST22] the file is in write-ahead mode and commits are fully synchronised', async () => {
  const opened = openSqliteFile(folder.path)
  if (!opened.ok) throw new Error(opened.error.message)
  const pragma = (name: string): unknown =>
    Object.values(opened.value.database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('trusted_schema')).toBe(0)
  expect(pragma('busy_timeout')).toBe(5000)
  opened.value.close()
})

test.each(["bytes = CAST(x'00' || substr(bytes, 2) AS BLOB)", "actor = 'somebody'", 'checksum = checksum + 1'])(
  '[ST23] a row with changed %s is kept aside and never loaded',
  async (change) => {
    const store = await reopen()
    await store.createBoard(board('b1'), [], [row('b1', 'aaa'), row('b1', 'bbb'), row('b1', 'ccc')])
    await damage(`UPDATE log SET ${change} WHERE seq = 2`)
    for (let round = 0; round < 2; round++) {
      const loaded = await (await reopen()).load('b1', 1, 'map')
      expect(words(loaded.rows)).toEqual(['aaa', 'ccc'])
      expect(loaded).toMatchObject({ head: 3, quarantined: 1 })
    }
    const file = new DatabaseSync(join(folder.path, 'common-ground.sqlite'), { readOnly: true })
    expect(file.prepare('SELECT count(*) AS kept FROM log WHERE state = 2').get()?.['kept']).toBe(1)
    file.close()
  },
)

test('[ST28] nothing is pruned around a damaged row', async () => {
  const store = await reopen()
  await store.createBoard(
    board('b1'),
    [],
    ['a', 'b', 'c', 'd', 'e'].map((word) => row('b1', word)),
  )
  const checkpoint = async (uptoSeq: number): Promise<void> =>
    await (open[0] ?? store).addCheckpoint('b1', 1, 'map', {
      uptoSeq,
      state: new Uint8Array([uptoSeq]),
      at: '2099-03-02T09:00:00.000Z',
    })
  await checkpoint(1)
  await damage("UPDATE log SET bytes = CAST(x'00' AS BLOB) WHERE seq = 3")
  await (await reopen()).load('b1', 1, 'map')
  for (const uptoSeq of [3, 4, 5]) await checkpoint(uptoSeq)
  await damage('SELECT 1')
  const file = new DatabaseSync(join(folder.path, 'common-ground.sqlite'), { readOnly: true })
  const numbers = (sql: string): unknown[] =>
    file
      .prepare(sql)
      .all()
      .map(({ seq }) => seq)
  expect(numbers('SELECT seq FROM log ORDER BY seq')).toEqual([1, 2, 3, 4, 5])
  expect(numbers('SELECT upto_seq AS seq FROM checkpoint ORDER BY seq')).toEqual([1, 4, 5])
  file.close()
})

test('[ST24] a damaged checkpoint is passed over for the one before it', async () => {
  const store = await reopen()
  await store.createBoard(board('b1'), [], [row('b1', 'a'), row('b1', 'b'), row('b1', 'c')])
  for (const uptoSeq of [1, 2]) {
    await store.addCheckpoint('b1', 1, 'map', {
      uptoSeq,
      state: new Uint8Array([uptoSeq, 1, 2, 3]),
      at: '2026-03-02T09:00:00.000Z',
    })
  }
  await damage("UPDATE checkpoint SET state = CAST(x'FF' || substr(state, 2) AS BLOB) WHERE upto_seq = 2")
  const loaded = await (await reopen()).load('b1', 1, 'map')
  expect(loaded.checkpoint?.uptoSeq).toBe(1)
  expect(words(loaded.rows)).toEqual(['b', 'c'])
  expect(loaded.quarantined).toBe(1)
})

test('[ST25] a log with a hole is not loaded', async () => {
  const store = await reopen()
  await store.createBoard(board('b1'), [], [row('b1', 'a'), row('b1', 'b'), row('b1', 'c')])
  await damage('DELETE FROM log WHERE seq = 2')
  await expect((await reopen()).load('b1', 1, 'map')).rejects.toThrow(/row 2 is missing/)
  await damage('DELETE FROM log WHERE seq > 1')
  await expect((await reopen()).load('b1', 1, 'map')).rejects.toThrow(/ends at 1, not 3/)
})

test('[ST26] data of a newer version is refused and left alone', async () => {
  await reopen()
  await damage('PRAGMA user_version = 9999')
  expect(await openSqliteStore(folder.path)).toMatchObject({ ok: false, error: { code: 'data-too-new' } })
  const file = new DatabaseSync(join(folder.path, 'common-ground.sqlite'), { readOnly: true })
  expect(file.prepare('PRAGMA user_version').get()?.['user_version']).toBe(9999)
  file.close()
})

test('[ST27] migrations run once and leave their number', async () => {
  await reopen()
  await reopen()
  await damage('SELECT 1')
  const file = new DatabaseSync(join(folder.path, 'common-ground.sqlite'), { readOnly: true })
  expect(Number(file.prepare('PRAGMA user_version').get()?.['user_version'])).toBeGreaterThanOrEqual(1)
  file.close()
})
