// Shows that nothing of what was erased is left in any byte of the data folder, however the engine has moved its pages.
import { openSqliteStore } from '@common-ground/server/store/sqlite-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { board, row, version } from '../../contracts/store-contract.ts'
import { seeded, type Seeded } from '../../convergence/seeded-random.ts'
import { newFolder, type NewFolder } from '../../support/new-folder.ts'
import { until } from '../../support/until.ts'
import { wordsInFolder } from '../../support/words-in-folder.ts'

const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)
const BOARDS = ['b1', 'b2', 'b3', 'b4', 'b5']
const word = (id: string): string => `unmistakable-${id}`

let folder: NewFolder
let store: Store | null = null
beforeEach(() => {
  folder = newFolder()
})
afterEach(async () => {
  await store?.close()
  store = null
  folder.remove()
})

async function open(quietMs: number): Promise<Store> {
  const opened = await openSqliteStore(folder.path, Date.now, quietMs)
  if (!opened.ok) throw new Error(opened.error.message)
  store = opened.value
  return opened.value
}

/** 1 = the file is to be written anew once it is quiet. */
function owed(): number {
  const file = new DatabaseSync(`${folder.path}/common-ground.sqlite`, { readOnly: true })
  const found = file.prepare('SELECT times FROM traces_owed').all()
  file.close()
  return found.length
}

/** Writes rows and checkpoints of all lengths to several boards in turn, so that their pages are torn apart and joined. */
async function fill(into: Store, random: Seeded): Promise<void> {
  for (const id of BOARDS) await into.createBoard({ ...board(id), title: word(id) }, [], [])
  const heads = new Map<string, number>()
  for (let step = 0; step < 300; step++) {
    const id = random.pick(BOARDS) ?? ''
    const text = `${word(id)} `.repeat(1 + Math.floor(random.next() ** 3 * 400))
    const head = heads.get(id)
    if (random.chance(0.08) && head !== undefined) {
      // Each a day later, so that rows are pruned as time goes by.
      const at = new Date(Date.now() + step * 86_400_000).toISOString()
      await into.addCheckpoint(id, 1, 'map', { uptoSeq: head, state: new TextEncoder().encode(text), at })
    } else if (random.chance(0.05)) {
      const taken = version(`${id}-v${step}`, id, new Date(Date.now() + step).toISOString(), { title: word(id) })
      await into.addVersion(taken, new TextEncoder().encode(text))
      if (random.chance(0.4)) await into.dropVersions(id, [taken.id])
    } else {
      await into.append([row(id, text)])
      heads.set(id, (head ?? 0) + 1)
    }
  }
}

test('[ST29] no byte of a deleted board is left in any file once it is quiet, and the others keep theirs', async () => {
  process.stdout.write(`traces, SEED=${SEED}\n`)
  for (let round = 0; round < 6; round++) {
    const random = seeded(SEED + round)
    const filled = await open(100)
    await fill(filled, random)
    const gone = BOARDS.filter((_, index) => index === 0 || random.chance(0.4))
    const kept = BOARDS.filter((id) => !gone.includes(id))
    const before = await Promise.all(kept.map(async (id) => await filled.load(id, 1, 'map')))
    for (const id of gone) await filled.deleteBoard(id, '2026-03-03T09:00:00.000Z')
    await until(() => wordsInFolder(folder.path, gone.map(word)).length === 0, `nothing is left of ${gone.join(', ')}`)
    expect(await Promise.all(kept.map(async (id) => await filled.load(id, 1, 'map')))).toEqual(before)
    await filled.close()
    store = null
    folder.remove()
    folder = newFolder()
  }
})

test('[VE35] no byte of a version that was deleted is left once it is quiet', async () => {
  const filled = await open(100)
  await filled.createBoard(board('b1'), [], [])
  for (const id of ['gone', 'kept']) {
    const taken = version(id, 'b1', new Date().toISOString(), { title: word(id) })
    await filled.addVersion(taken, new TextEncoder().encode(`${word(id)} `.repeat(900)))
  }
  expect(await filled.eraseVersion('b1', 'nothing')).toBe(false)
  expect(await filled.eraseVersion('b1', 'gone')).toBe(true)
  await until(() => wordsInFolder(folder.path, [word('gone')]).length === 0, 'nothing is left of it')
  expect((await filled.versions('b1')).map(({ id }) => id)).toEqual(['kept'])
  expect(wordsInFolder(folder.path, [word('kept')])).not.toEqual([])
})

test('[ST58] no byte of what was kept of a call is left once it, or its board, was deleted and it is quiet', async () => {
  const filled = await open(100)
  const endedAt = '2026-03-02T10:00:00.000Z'
  for (const boardId of ['b1', 'b2']) {
    await filled.createBoard(board(boardId), [], [])
    for (const id of boardId === 'b1' ? ['gone', 'kept'] : ['theirs']) {
      const call = { id, boardId, revision: 1, state: '{}', endedAt: null }
      await filled.saveCall(call)
      await filled.saveCall({ ...call, revision: 2, endedAt })
      const told = `${word(id)} `.repeat(900)
      await filled.settleRecord(call, { callId: id, boardId, title: word(id), begunAt: endedAt, endedAt, told })
    }
  }
  expect(await filled.eraseRecord('b1', 'gone')).toBe(true)
  await filled.deleteBoard('b2', '2026-03-03T09:00:00.000Z')
  const left = (...ids: readonly string[]) => wordsInFolder(folder.path, ids.map(word))
  await until(() => left('gone', 'theirs').length === 0, 'nothing is left of them')
  expect((await filled.callRecords('b1')).map(({ callId }) => callId)).toEqual(['kept'])
  expect(left('kept')).not.toEqual([])
})

test('[VE35] what a version that was deleted may have left in moved pages is owed until it is quiet', async () => {
  const filled = await open(600_000)
  await filled.createBoard(board('b1'), [], [])
  for (const id of ['gone', 'kept'])
    await filled.addVersion(version(id, 'b1', new Date().toISOString()), new TextEncoder().encode(word(id)))
  expect(await filled.eraseVersion('b1', 'nothing')).toBe(false)
  expect(owed()).toBe(0)
  await filled.eraseVersion('b1', 'gone')
  expect(owed()).toBe(1)
})

test('[ST29] what is deleted leaves the write-ahead log before the call is answered', async () => {
  const filled = await open(600_000)
  await filled.createBoard({ ...board('b1'), title: word('b1') }, [], [row('b1', word('b1'))])
  await filled.deleteBoard('b1', '2026-03-03T09:00:00.000Z')
  expect(wordsInFolder(folder.path, [word('b1')])).toEqual([])
})

test('[ST29] a reader of another process delays that only until it ends', async () => {
  const filled = await open(600_000)
  await filled.createBoard({ ...board('b1'), title: word('b1') }, [], [row('b1', word('b1'))])
  const reader = new DatabaseSync(`${folder.path}/common-ground.sqlite`, { readOnly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT * FROM board').all()
  await filled.deleteBoard('b1', '2026-03-03T09:00:00.000Z')
  expect(wordsInFolder(folder.path, [word('b1')])).not.toEqual([])
  reader.close()
  await until(() => wordsInFolder(folder.path, [word('b1')]).length === 0, 'the log is swept')
})

test('[ST29] what was owed when the server was stopped is made good by the next one', async () => {
  const first = await open(600_000)
  await fill(first, seeded(SEED))
  await first.deleteBoard('b1', '2026-03-03T09:00:00.000Z')
  await first.close()
  expect(owed()).toBe(1)
  await open(100)
  await until(() => owed() === 0, 'nothing is owed')
  expect(wordsInFolder(folder.path, [word('b1')])).toEqual([])
})

test('[ST30] what another process writes is noticed, what this one writes is not', async () => {
  const filled = await open(600_000)
  let noticed = 0
  filled.onOthersWriting(() => noticed++)
  await filled.createBoard(board('b1'), [], [row('b1', 'a')])
  const other = new DatabaseSync(`${folder.path}/common-ground.sqlite`)
  other.exec("UPDATE board SET title = 'Changed'")
  other.close()
  await until(() => noticed > 0, 'it is noticed')
  expect(noticed).toBe(1)
  expect(await filled.board('b1')).toMatchObject({ title: 'Changed' })
})
