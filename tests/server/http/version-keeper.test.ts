// Proves when a version is taken by itself, on a running server whose clock the test moves.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { VersionRow } from '@common-ground/server/store/store.ts'
import { joinLive, type LiveEditor } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { contentTag, newBoard } from './caller.ts'

const MINUTE = 60_000
let server: RunningApp
const live: LiveEditor[] = []
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterEach(() => {
  for (const editor of live.splice(0)) editor.close()
})
afterAll(async () => await server.stop(), 60_000)

type Board = Awaited<ReturnType<typeof newBoard>>
const arrive = async (board: Board, name: string): Promise<LiveEditor> => {
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', name)
  live.push(editor)
  await editor.synced()
  return editor
}
const tag = async (board: Board): Promise<string> =>
  (await contentTag(server.url, board.id, board.secret['viewer'] ?? '')).replaceAll('"', '')
const note = (editor: LiveEditor, id: string): void => {
  expect(editor.apply({ type: 'create', cards: [{ id, kind: 'note', pos: [0, 0], fields: { text: id } }] })).toBeNull()
}
const stored = async (board: Board, editor: LiveEditor): Promise<void> =>
  await until(async () => (await tag(board)) === editor.hash(), 'the server has it')
const versionsOf = async (board: Board, count: number): Promise<readonly VersionRow[]> => {
  await until(async () => (await server.store.versions(board.id)).length >= count, `${count} versions are there`)
  const versions = await server.store.versions(board.id)
  expect(versions).toHaveLength(count)
  return versions
}
/** Lets the keeper look: a board that is due now, and changed after the one asked about, has its version. */
async function keeperHasLooked(): Promise<void> {
  const witness = await newBoard(server.url)
  const editor = await arrive(witness, 'witness')
  note(editor, 'n1')
  await stored(witness, editor)
  editor.close()
  live.splice(live.indexOf(editor), 1)
  await versionsOf(witness, 1)
}

test('[VE8] when the last person leaves, what they left is kept, and whose changes are in it', async () => {
  const board = await newBoard(server.url)
  const [first, second] = [await arrive(board, 'one'), await arrive(board, 'two')]
  note(first, 'n1')
  await stored(board, first)
  first.close()
  await keeperHasLooked()
  expect(await server.store.versions(board.id)).toEqual([])
  const hash = await tag(board)
  second.close()
  const [version] = await versionsOf(board, 1)
  const people = (await server.store.participants(board.id)).map(({ id }) => id)
  expect(people).toHaveLength(1)
  expect(version).toMatchObject({ kind: 'auto', title: '', by: people, hash, restores: null })
  const read = await server.app.rooms.stored(board.id)
  expect(read.ok && read.seq).toBe(version?.seq)
})

test('[VE8] ten minutes after the first change one is taken, not sooner, and never two within two minutes', async () => {
  const board = await newBoard(server.url)
  const editor = await arrive(board, 'one')
  note(editor, 'n1')
  await stored(board, editor)
  server.passTime(9 * MINUTE)
  await keeperHasLooked()
  expect(await server.store.versions(board.id)).toEqual([])
  server.passTime(1 * MINUTE)
  await versionsOf(board, 1)
  note(editor, 'n2')
  await stored(board, editor)
  editor.close()
  await keeperHasLooked()
  await versionsOf(board, 1)
  server.passTime(2 * MINUTE)
  const [newest, oldest] = await versionsOf(board, 2)
  expect((newest?.cards ?? 0) - (oldest?.cards ?? 0)).toBe(1)
})

test('[VE8] five hundred changes are enough, and none is taken when nothing says anything else', async () => {
  const board = await newBoard(server.url)
  const editor = await arrive(board, 'one')
  note(editor, 'n1')
  for (let turn = 0; turn < 500; turn++) {
    editor.apply({ type: 'move', moves: [{ id: 'n1', pos: [turn, turn] }] })
    if (turn % 60 === 0) await stored(board, editor)
  }
  await stored(board, editor)
  await versionsOf(board, 1)
  server.passTime(3 * MINUTE)
  editor.apply({ type: 'set-look', ids: ['n1'], look: 'sea' })
  editor.apply({ type: 'set-look', ids: ['n1'], look: null })
  editor.apply({ type: 'move', moves: [{ id: 'n1', pos: [499, 499] }] })
  await stored(board, editor)
  editor.close()
  await keeperHasLooked()
  const versions = await server.store.versions(board.id)
  expect(new Set(versions.map(({ hash }) => hash)).size).toBe(versions.length)
  expect(versions[0]?.hash).toBe(await tag(board))
})

test('[VE9] [SUM10] a version that is taken lets old ones go', async () => {
  const board = await newBoard(server.url)
  const old = new Date(server.now() - 400 * 24 * 60 * MINUTE).toISOString()
  const row = {
    boardId: board.id,
    epoch: 1,
    seq: 1,
    title: '',
    by: [],
    at: old,
    hash: 'x',
    cards: 0,
    relations: 0,
    restores: null,
    undoneAt: null,
  }
  for (const id of ['a', 'b', 'c', 'd'])
    await server.store.addVersion({ ...row, id, kind: id === 'c' ? 'named' : 'auto' }, new Uint8Array([1]))
  // What came of the last call is told from one of them.
  const state = JSON.stringify({ from: 'b' })
  await server.store.saveCall({ id: 'call', boardId: board.id, revision: 1, state, endedAt: null })
  const editor = await arrive(board, 'one')
  note(editor, 'n1')
  await stored(board, editor)
  editor.close()
  const ids = async () => (await server.store.versions(board.id)).map(({ id }) => id)
  const isOld = (id: string): boolean => ['a', 'b', 'c', 'd'].includes(id)
  await until(async () => {
    const all = await ids()
    return all.length === 4 && !all.every(isOld)
  }, 'one came and one went')
  expect((await ids()).filter(isOld).toSorted()).toEqual(['a', 'b', 'c'])
})
