// Proves that a version comes back as one change that says beforehand what it does, keeps what has come since, and can be taken back.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import type {
  BoardChanges,
  RestoredVersion,
  RestorePreview,
  UndoneRestore,
  VersionInfo,
} from '@common-ground/shared/wire/http-shapes.ts'
import { joinLive, type LiveEditor } from '../../support/live-editor.ts'
import { newFolder } from '../../support/new-folder.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { ask, contentTag, newBoard, type Answer } from './caller.ts'

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
const call = async (board: Board, method: string, path: string, role = 'editor', json?: object): Promise<Answer> =>
  await ask(server.url, method, `/api/boards/${board.id}${path}`, {
    bearer: board.secret[role] ?? '',
    ...(json === undefined ? {} : { json }),
  })
const named = async (board: Board, title: string): Promise<VersionInfo> =>
  (await call(board, 'POST', '/versions', 'editor', { title })).json as unknown as VersionInfo
const tag = async (board: Board): Promise<string> =>
  (await contentTag(server.url, board.id, board.secret['viewer'] ?? '')).replaceAll('"', '')
const versions = async (board: Board): Promise<readonly VersionInfo[]> =>
  (await call(board, 'GET', '/versions', 'viewer')).json as unknown as readonly VersionInfo[]
const restore = async (board: Board, id: string): Promise<RestoredVersion> => {
  const answer = await call(board, 'POST', `/versions/${id}/restore`)
  expect([answer.status, answer.text]).toEqual([200, expect.anything()])
  return answer.json as unknown as RestoredVersion
}
const undo = async (board: Board, id: string): Promise<UndoneRestore> => {
  const answer = await call(board, 'POST', `/versions/${id}/restore/undo`)
  expect([answer.status, answer.text]).toEqual([200, expect.anything()])
  return answer.json as unknown as UndoneRestore
}
/** Somebody on the board, with an organisation and an objective on it that the server has too. */
async function atWork(board: Board): Promise<LiveEditor> {
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'mairi')
  live.push(editor)
  await editor.synced()
  const refusal = editor.apply({
    type: 'create',
    cards: [
      { id: 'o1', kind: 'organisation', pos: [0, 400], fields: { name: 'NHS' } },
      { id: 'a1', kind: 'objective', pos: [400, 400], fields: { title: 'Home sooner', why: 'Nobody wants to wait' } },
    ],
    relations: [{ id: 'r1', kind: 'does', from: 'o1', to: 'a1', attributes: { part: 'leads' } }],
  })
  expect(refusal).toBeNull()
  await stored(board, editor)
  return editor
}
const stored = async (board: Board, editor: LiveEditor): Promise<void> =>
  await until(async () => (await tag(board)) === editor.hash(), 'the server has what the editor has')

test('[VE20] [VE24] a version comes back over sockets as one change, and the board says what it says', async () => {
  const board = await newBoard(server.url)
  const editor = await atWork(board)
  const first = await named(board, 'First')
  editor.apply(
    { type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 4, insert: 'Back' },
    { type: 'bin', ids: ['o1'] },
    { type: 'set-field', card: 'a1', field: 'state', value: 'live' },
  )
  await stored(board, editor)
  const before = await tag(board)
  let updates = 0
  editor.boardDoc.doc.on('update', () => updates++)
  const done = await restore(board, first.id)
  expect(done).toMatchObject({ changed: 2, kept: { cards: 0, relations: 0, items: 0 }, locked: 0 })
  expect(await tag(board)).toBe(first.hash)
  await stored(board, editor)
  expect(updates).toBe(1)
  expect(editor.board().cards.get('a1')?.fields).toMatchObject({ title: 'Home sooner', state: 'draft' })
  const [kept] = await versions(board)
  expect(kept).toEqual(done.before)
  expect(kept).toMatchObject({ kind: 'restore', restores: first.id, hash: before })
})

test('[VE25] what it will do is told beforehand, and it does exactly that', async () => {
  const board = await newBoard(server.url)
  const editor = await atWork(board)
  const first = await named(board, 'First')
  editor.apply(
    { type: 'create', cards: [{ id: 'n1', kind: 'note', pos: [0, 0], fields: { text: 'Since' } }] },
    { type: 'connect', relation: { id: 'r2', kind: 'about', from: 'n1', to: 'a1' } },
    { type: 'add-item', card: 'a1', field: 'markers', id: 'm1', values: { text: 'Since' } },
    { type: 'edit-text', at: { card: 'a1', field: 'why' }, index: 0, remove: 20, insert: '' },
    { type: 'bin', ids: ['r1'] },
    { type: 'move', moves: [{ id: 'o1', pos: [900, 900] }] },
  )
  await stored(board, editor)
  const before = await tag(board)
  const asked = await call(board, 'GET', `/versions/${first.id}/restore`)
  const preview = asked.json as unknown as RestorePreview
  expect(await tag(board)).toBe(before)
  expect(await versions(board)).toHaveLength(1)
  expect(preview).toMatchObject({ version: first, moved: 1, kept: { cards: 1, relations: 1, items: 1 }, locked: 0 })
  expect(preview.changes.map(({ sentence }) => sentence)).toEqual([
    '“Home sooner”: why it matters will be “Nobody wants to wait”. Now: nothing.',
    'It will be so again: “NHS leads Home sooner”.',
  ])
  const done = await restore(board, first.id)
  const changes = (await call(board, 'GET', `/changes?from=${done.before.id}`)).json as unknown as BoardChanges
  // The same, told of what was instead of what will be.
  const facts = (all: BoardChanges['changes']) => all.map((change) => ({ ...change, sentence: '' }))
  expect([facts(changes.changes), changes.moved]).toEqual([facts(preview.changes), preview.moved])
  expect(changes.changes.map(({ sentence }) => sentence)).toEqual([
    '“Home sooner”: why it matters was written down: “Nobody wants to wait”.',
    'So again: “NHS leads Home sooner”.',
  ])
  expect(done.kept).toEqual(preview.kept)
})

test('[VE26] [VE40] a restore is taken back within 24 hours, twice does no more, and what has come since stays', async () => {
  const board = await newBoard(server.url)
  const editor = await atWork(board)
  const first = await named(board, 'First')
  editor.apply({ type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 4, insert: 'Back' })
  await stored(board, editor)
  const before = await tag(board)
  const done = await restore(board, first.id)
  expect(await undo(board, done.before.id)).toEqual({ changed: 1, kept: 0 })
  expect(await tag(board)).toBe(before)
  // Whoever loads the page again is not offered it once more. [VE40]
  const told = (await versions(board)).find(({ id }) => id === done.before.id)
  expect([done.before.undoneAt, told?.restores, typeof told?.undoneAt]).toEqual([undefined, first.id, 'string'])
  expect((await undo(board, done.before.id)).changed).toBe(0)
  expect(await tag(board)).toBe(before)
  await stored(board, editor)
  const again = await restore(board, first.id)
  await stored(board, editor)
  editor.apply({ type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 0, insert: 'Safely ' })
  await stored(board, editor)
  expect(await undo(board, again.before.id)).toMatchObject({ kept: 1 })
  await stored(board, editor)
  expect(editor.board().cards.get('a1')?.fields).toMatchObject({ title: 'Safely Home sooner' })
  for (const id of [first.id, 'nothing']) {
    const answer = await call(board, 'POST', `/versions/${id}/restore/undo`)
    expect([answer.status, answer.json['code']]).toEqual([404, 'restore-not-found'])
  }
  server.passTime(25 * 3_600_000)
  expect((await call(board, 'POST', `/versions/${again.before.id}/restore/undo`)).json['code']).toBe(
    'restore-not-found',
  )
})

test('[VE27] whoever may not edit restores nothing, and what is refused leaves no trace', async () => {
  const board = await newBoard(server.url)
  const editor = await atWork(board)
  const first = await named(board, 'First')
  editor.apply({ type: 'bin', ids: ['a1'] })
  await stored(board, editor)
  const before = await tag(board)
  for (const role of ['viewer', 'commenter'])
    for (const [method, path] of [
      ['GET', `/versions/${first.id}/restore`],
      ['POST', `/versions/${first.id}/restore`],
      ['POST', `/versions/${first.id}/restore/undo`],
    ] as const)
      expect([role, path, (await call(board, method, path, role)).status]).toEqual([role, path, 403])
  expect((await call(board, 'POST', '/versions/nothing/restore')).json['code']).toBe('version-not-found')
  const folder = newFolder()
  writeFileSync(join(folder.path, 'limits.json'), JSON.stringify({ cards: 2 }))
  const small = await startApp({ env: { LIMITS: join(folder.path, 'limits.json') } })
  try {
    const tight = await newBoard(small.url)
    const guest = joinLive(small.url, tight.id, tight.secret['editor'] ?? '', 'jo')
    live.push(guest)
    await guest.synced()
    const bearer = tight.secret['editor'] ?? ''
    const note = (id: string): Operation => ({
      type: 'create',
      cards: [{ id, kind: 'note', pos: [0, 0] }],
    })
    const tagOf = async (): Promise<string> => (await contentTag(small.url, tight.id, bearer)).replaceAll('"', '')
    guest.apply(note('n1'))
    await until(async () => (await tagOf()) === guest.hash(), 'one note is stored')
    const answer = await ask(small.url, 'POST', `/api/boards/${tight.id}/versions`, { bearer, json: { title: 'One' } })
    guest.apply({ type: 'bin', ids: ['n1'] }, note('n2'), note('n3'))
    await until(async () => (await tagOf()) === guest.hash(), 'two others are stored')
    const full = await ask(small.url, 'POST', `/api/boards/${tight.id}/versions/${String(answer.json['id'])}/restore`, {
      bearer,
    })
    expect([full.status, full.json['code']]).toEqual([409, 'board-full'])
    expect(await tagOf()).toBe(guest.hash())
    expect(await small.store.versions(tight.id)).toHaveLength(1)
  } finally {
    await small.stop()
    folder.remove()
  }
  expect(await tag(board)).toBe(before)
  expect(await versions(board)).toHaveLength(1)
})
