// Proves that a version is what the board said at its moment, to whoever may read it, for good.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { ask, contentTag, join, newBoard, secretsOf, type Answer } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

type Board = Awaited<ReturnType<typeof newBoard>>
const secretOf = ({ secret }: Board, role: string): string => secret[role] ?? ''
const nameOne = async (board: Board, json: object, role = 'editor'): Promise<Answer> =>
  await ask(server.url, 'POST', `/api/boards/${board.id}/versions`, { bearer: secretOf(board, role), json })
const list = async (board: Board, role = 'viewer'): Promise<readonly VersionInfo[]> => {
  const answer = await ask(server.url, 'GET', `/api/boards/${board.id}/versions`, { bearer: secretOf(board, role) })
  expect(answer.status).toBe(200)
  return answer.json as unknown as readonly VersionInfo[]
}
const read = async (board: Board, version: string, role = 'viewer'): Promise<Answer> =>
  await ask(server.url, 'GET', `/api/boards/${board.id}/versions/${version}/content`, { bearer: secretOf(board, role) })
const retitle = async (board: Board, title: string): Promise<Answer> =>
  await ask(server.url, 'PATCH', `/api/boards/${board.id}`, { bearer: secretOf(board, 'facilitator'), json: { title } })

test('[VE1] a named version tells who, when, where in the log, the hash and how much was there', async () => {
  const board = await newBoard(server.url, { from: { example: '01' } })
  const { cookie, participantId } = await join(server.url, secretOf(board, 'editor'), 'Mairi')
  const head = (await ask(server.url, 'GET', `/api/boards/${board.id}`, { cookie })).json['head']
  const before = server.now()
  const answer = await ask(server.url, 'POST', `/api/boards/${board.id}/versions`, {
    cookie,
    json: { title: '  After  the call ' },
  })
  expect(answer.status).toBe(201)
  const file = (await read(board, String(answer.json['id']))).json as {
    cards: readonly object[]
    relations: readonly object[]
  }
  expect(answer.json).toMatchObject({
    kind: 'named',
    title: 'After the call',
    by: [participantId],
    seq: head,
    epoch: 1,
    cards: file.cards.length,
    relations: file.relations.length,
  })
  expect(`"${String(answer.json['hash'])}"`).toBe(await contentTag(server.url, board.id, secretOf(board, 'viewer')))
  expect(Date.parse(String(answer.json['at']))).toBeGreaterThanOrEqual(before)
  expect(answer.text).not.toContain('Mairi')
})

test('[VE2] everybody who may read lists and reads them; only who may edit names one', async () => {
  const board = await newBoard(server.url)
  for (const [role, status] of [
    ['viewer', 403],
    ['commenter', 403],
    ['editor', 201],
    ['facilitator', 201],
  ] as const)
    expect([role, (await nameOne(board, { title: `By ${role}` }, role)).status]).toEqual([role, status])
  for (const role of ['viewer', 'commenter', 'editor', 'facilitator']) {
    const versions = await list(board, role)
    expect(versions.map(({ title }) => title)).toEqual(['By facilitator', 'By editor'])
    expect((await read(board, versions[0]?.id ?? '', role)).status).toBe(200)
  }
  const other = await newBoard(server.url)
  const foreign = await ask(server.url, 'GET', `/api/boards/${board.id}/versions`, {
    bearer: secretOf(other, 'editor'),
  })
  expect(foreign.status).toBe(404)
  expect((await ask(server.url, 'GET', `/api/boards/${board.id}/versions`)).status).toBe(401)
})

test('[VE3] a version reads as it was and makes the same board again', async () => {
  const board = await newBoard(server.url, { from: { example: '04' } })
  const tag = await contentTag(server.url, board.id, secretOf(board, 'viewer'))
  const { id, hash } = (await nameOne(board, { title: 'First' })).json as unknown as VersionInfo
  expect((await retitle(board, 'Quite another title')).status).toBe(200)
  expect(await contentTag(server.url, board.id, secretOf(board, 'viewer'))).not.toBe(tag)
  const file = await read(board, id)
  expect(file.headers.get('etag')).toBe(tag)
  expect(`"${hash}"`).toBe(tag)
  const again = secretsOf(await ask(server.url, 'POST', '/api/boards/import', { bytes: file.text }))
  expect(await contentTag(server.url, again.id, again.secret['viewer'] ?? '')).toBe(tag)
})

test('[VE4] a version is named anew and keeps its content and its moment', async () => {
  const board = await newBoard(server.url)
  const first = (await nameOne(board, { title: 'First' })).json as unknown as VersionInfo
  await retitle(board, 'Quite another title')
  const renamed = await nameOne(board, { title: 'What we began with', version: first.id })
  expect(renamed.status).toBe(201)
  expect(renamed.json).toEqual({ ...first, title: 'What we began with' })
  expect(await list(board)).toEqual([renamed.json])
  const other = await newBoard(server.url)
  const foreign = await nameOne(other, { title: 'Not theirs', version: first.id })
  expect([foreign.status, foreign.json['code']]).toEqual([404, 'version-not-found'])
  expect((await read(other, first.id)).json['code']).toBe('version-not-found')
})

test('[VE5] what is no title and one too many take nothing', async () => {
  const board = await newBoard(server.url)
  for (const title of ['', '   ', 'a\u202Eb', 'x'.repeat(201)])
    expect((await nameOne(board, { title })).json['code']).toBe('bad-request')
  expect((await nameOne(board, {})).json['code']).toBe('bad-request')
  expect(await list(board)).toEqual([])
  const { id } = (await nameOne(board, { title: 'One' })).json as unknown as VersionInfo
  const stored = await server.store.version(board.id, id)
  if (stored === null) throw new Error('the version is not stored')
  for (let count = 1; count < 500; count++)
    await server.store.addVersion({ ...stored.version, id: `v${count}` }, stored.content)
  const full = await nameOne(board, { title: 'One more' })
  expect([full.status, full.json['code']]).toEqual([409, 'too-many-versions'])
  expect((await nameOne(board, { title: 'Renamed', version: id })).status).toBe(201)
  expect(await list(board)).toHaveLength(500)
})

test('[VE6] a damaged version is refused and the others are read', async () => {
  const board = await newBoard(server.url)
  const { id } = (await nameOne(board, { title: 'Sound' })).json as unknown as VersionInfo
  const stored = await server.store.version(board.id, id)
  if (stored === null) throw new Error('the version is not stored')
  const bytes = stored.content.slice()
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  await server.store.addVersion({ ...stored.version, id: 'flipped' }, bytes)
  await server.store.addVersion({ ...stored.version, id: 'other-hash', hash: '0'.repeat(64) }, stored.content)
  for (const damaged of ['flipped', 'other-hash']) {
    const answer = await read(board, damaged)
    expect([answer.status, answer.json['code']]).toEqual([410, 'version-damaged'])
  }
  expect((await read(board, id)).status).toBe(200)
})

test('[VE16] any two versions are compared, and a version with now', async () => {
  const board = await newBoard(server.url, { from: { example: '01' } })
  const changes = async (query: string, role = 'viewer'): Promise<Answer> =>
    await ask(server.url, 'GET', `/api/boards/${board.id}/changes${query}`, { bearer: secretOf(board, role) })
  const told = (answer: Answer): readonly string[] =>
    (answer.json['changes'] as readonly { sentence: string }[]).map(({ sentence }) => sentence)
  const first = (await nameOne(board, { title: 'First' })).json as unknown as VersionInfo
  await retitle(board, 'Care at home')
  const second = (await nameOne(board, { title: 'Second' })).json as unknown as VersionInfo
  await retitle(board, 'Care everywhere')
  const between = await changes(`?from=${first.id}&to=${second.id}`)
  expect(between.json).toMatchObject({ from: first, to: second, count: 1, moved: 0 })
  expect(told(between)).toEqual(['The board: the title changed from “Shared work” to “Care at home”.'])
  expect(told(await changes(`?from=${second.id}&to=${first.id}`))).toEqual([
    'The board: the title changed from “Care at home” to “Shared work”.',
  ])
  const since = await changes(`?from=${first.id}`)
  expect(since.json).toMatchObject({ from: first, to: 'now', count: 1 })
  expect(told(since)).toEqual(['The board: the title changed from “Shared work” to “Care everywhere”.'])
  expect((await changes('?from=now&to=now')).json).toMatchObject({ changes: [], count: 0 })
  expect((await changes('?from=nothing')).json['code']).toBe('version-not-found')
  expect((await changes('')).json['code']).toBe('bad-request')
})

test('[VE7] an import into a live board leaves the version before it, a refused one leaves none', async () => {
  const board = await newBoard(server.url)
  const bearer = secretOf(board, 'editor')
  const before = await contentTag(server.url, board.id, bearer)
  const { text } = await ask(server.url, 'GET', `/api/boards/${board.id}/content`, { bearer })
  const into = async (bytes: string): Promise<number> =>
    (await ask(server.url, 'POST', `/api/boards/${board.id}/import`, { bearer, bytes })).status
  expect(await into('{')).toBe(400)
  expect(await list(board)).toEqual([])
  const file = JSON.parse(text) as { cards: object[] }
  const note = { id: 'n1', kind: 'note', pos: [0, 0], size: [160, 120], z: 'a0', order: 'a0', inAgreement: false }
  expect(await into(JSON.stringify({ ...file, cards: [...file.cards, { ...note, text: 'From the file' }] }))).toBe(200)
  const [version, ...others] = await list(board)
  expect(others).toEqual([])
  expect(version).toMatchObject({ kind: 'import', hash: before.replaceAll('"', '') })
  expect((await read(board, version?.id ?? '')).text).not.toContain('From the file')
})

test('[VE35] whoever runs the board deletes one version; the others and the board stay', async () => {
  const board = await newBoard(server.url)
  const [one, other] = [await nameOne(board, { title: 'One' }), await nameOne(board, { title: 'Other' })].map(
    ({ json }) => json as unknown as VersionInfo,
  )
  const remove = async (id: string, role: string, of = board): Promise<readonly [number, unknown]> => {
    const path = `/api/boards/${of.id}/versions/${id}`
    const answer = await ask(server.url, 'DELETE', path, { bearer: secretOf(of, role) })
    return [answer.status, answer.json['code']]
  }
  const tag = await contentTag(server.url, board.id, secretOf(board, 'viewer'))
  for (const role of ['viewer', 'commenter', 'editor'])
    expect(await remove(one?.id ?? '', role)).toEqual([403, 'role-too-low'])
  expect(await remove(one?.id ?? '', 'facilitator', await newBoard(server.url))).toEqual([404, 'version-not-found'])
  expect(await list(board)).toHaveLength(2)
  expect(await remove(one?.id ?? '', 'facilitator')).toEqual([204, undefined])
  expect(await list(board)).toEqual([other])
  expect(await remove(one?.id ?? '', 'facilitator')).toEqual([404, 'version-not-found'])
  expect(await contentTag(server.url, board.id, secretOf(board, 'viewer'))).toBe(tag)
  const stored = await server.store.version(board.id, other?.id ?? '')
  if (stored === null) throw new Error('the version is not stored')
  await server.store.addVersion({ ...stored.version, id: 'agreed', kind: 'agreed' }, stored.content)
  expect(await remove('agreed', 'facilitator')).toEqual([409, 'version-proposed'])
})
