// Proves how boards are created, read and renamed, and by whom.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHash } from 'node:crypto'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { admitted, ask, contentTag, join, newBoard, openLine, startSync, within } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

test('[HT11] a new board answers with one link per role', async () => {
  const answer = await ask(server.url, 'POST', '/api/boards', { json: { title: '  River   basin ' } })
  expect(answer.status).toBe(201)
  expect(answer.json).toMatchObject({ title: 'River basin', epoch: 1 })
  expect(answer.json['id']).toMatch(/^[\w-]{12}$/)
  const links = answer.json['links'] as Record<string, { url: string; secret: string }>
  expect(Object.keys(links)).toEqual(['facilitator', 'editor', 'commenter', 'viewer'])
  for (const { url, secret } of Object.values(links)) expect(url).toBe(`${server.url}/j#${secret}`)
})

test.each(['01', '04', '06'])('[HT13] example %s becomes a board with its content', async (example) => {
  const { id, secret } = await newBoard(server.url, { from: { example } })
  const file = await ask(server.url, 'GET', `/api/boards/${id}/content`, { bearer: secret['viewer'] ?? '' })
  expect((file.json['cards'] as unknown[]).length).toBeGreaterThan(10)
  expect((file.json['board'] as { title: string }).title).toBe('Shared work')
})

test('[HT13] a board that cannot be is not created', async () => {
  const refused = [
    [{}, 'bad-request'],
    [{ title: '   ' }, 'bad-request'],
    [{ title: 'x'.repeat(201) }, 'bad-request'],
    [{ title: 'a\u202Eb' }, 'bad-request'],
    [{ title: 'T', from: { template: 'no-such-one' } }, 'unknown-template'],
    [{ title: 'T', from: { example: '99' } }, 'bad-request'],
  ] as const
  for (const [json, code] of refused) {
    const answer = await ask(server.url, 'POST', '/api/boards', { json })
    expect([json, answer.status, answer.json['code']]).toEqual([json, 400, code])
  }
})

test('[HT12] with a key, only who sends it creates boards', async () => {
  const own = await startApp({ env: { CREATE_KEY: 'open sesame'.replace(' ', '-') } })
  const create = async (bearer?: string): Promise<unknown[]> => {
    const answer = await ask(own.url, 'POST', '/api/boards', {
      json: { title: 'T' },
      ...(bearer === undefined ? {} : { bearer }),
    })
    return [answer.status, answer.json['code']]
  }
  expect(await create()).toEqual([401, 'create-key-needed'])
  expect(await create('open-sesam')).toEqual([401, 'create-key-needed'])
  expect(await create('open-sesame')).toEqual([201, undefined])
  await own.stop()
})

test.each([{ PUBLIC_URL: 'https://board.example' }, { TRUST_PROXY: 'true' }])(
  '[HT12] without a key nobody creates boards under %j',
  async (env) => {
    const own = await startApp({ env: { ...env } })
    const answer = await ask(own.url, 'POST', '/api/boards', { json: { title: 'T' } })
    const file = await ask(own.url, 'POST', '/api/boards/import', { bytes: '{}' })
    await own.stop()
    expect([answer.status, answer.json['code']]).toEqual([403, 'creating-is-off'])
    expect([file.status, file.json['code']]).toEqual([403, 'creating-is-off'])
  },
)

test('[HT12] without a key another computer creates nothing', async () => {
  const answer = await server.app.http.inject({
    method: 'POST',
    url: '/api/boards',
    remoteAddress: '192.0.2.7',
    payload: { title: 'T' },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'creating-is-local'])
})

test('[HT14] a board tells what it is and what the caller may', async () => {
  const { id, secret } = await newBoard(server.url)
  const { json } = await ask(server.url, 'GET', `/api/boards/${id}`, { bearer: secret['commenter'] ?? '' })
  expect(json).toMatchObject({
    id,
    title: 'Shared work',
    epoch: 1,
    role: 'commenter',
    stage: 'forming',
    participantId: null,
  })
  expect(json['head']).toBe(1)
  expect(Date.parse(String(json['createdAt']))).toBeGreaterThan(0)
})

test('[HT15] a new title reaches everybody on the board', async () => {
  const { id, secret } = await newBoard(server.url)
  const line = await openLine(server.url, `/sync/map/${id}/0?v=1`, { bearer: secret['viewer'] ?? '' })
  await admitted(line)
  startSync(line)
  const heard = new Promise<void>((resolve) => {
    line.socket.on('message', (data: Buffer) => {
      if (data.includes('Renamed board')) resolve()
    })
  })
  const bearer = secret['facilitator'] ?? ''
  const answer = await ask(server.url, 'PATCH', `/api/boards/${id}`, { bearer, json: { title: 'Renamed board' } })
  expect(answer).toMatchObject({ status: 200, json: { title: 'Renamed board' } })
  await within(2_000, heard)
  line.socket.terminate()
  expect((await server.store.board(id))?.title).toBe('Renamed board')
  expect((await ask(server.url, 'GET', `/api/boards/${id}`, { bearer })).json['title']).toBe('Renamed board')
})

test('[HT16] the tag is the hash of the canonical content and moves only with it', async () => {
  const { id, secret } = await newBoard(server.url, { from: { example: '01' } })
  const bearer = secret['facilitator'] ?? ''
  const file = await ask(server.url, 'GET', `/api/boards/${id}/content`, { bearer })
  const hash = createHash('sha256')
    .update(canonicalBoard(file.json as unknown as BoardContent))
    .digest('hex')
  expect(file.headers.get('etag')).toBe(`"${hash}"`)
  expect(await contentTag(server.url, id, bearer)).toBe(`"${hash}"`)
  const same = await ask(server.url, 'GET', `/api/boards/${id}/content`, {
    bearer,
    headers: { 'if-none-match': `"${hash}"` },
  })
  expect([same.status, same.text]).toEqual([304, ''])
  await ask(server.url, 'PATCH', `/api/boards/${id}`, { bearer, json: { title: 'Other' } })
  expect(await contentTag(server.url, id, bearer)).not.toBe(`"${hash}"`)
})

test('[HT16] view=meaning leaves out places, looks and stamps', async () => {
  const { id, secret } = await newBoard(server.url, { from: { example: '01' } })
  const { json } = await ask(server.url, 'GET', `/api/boards/${id}/content?view=meaning`, {
    bearer: secret['viewer'] ?? '',
  })
  const cards = json['cards'] as readonly Record<string, unknown>[]
  expect(cards.length).toBeGreaterThan(10)
  for (const card of cards)
    for (const key of ['pos', 'size', 'z', 'look', 'made', 'touched']) expect(card).not.toHaveProperty(key)
  expect(cards.some(({ name }) => typeof name === 'string')).toBe(true)
})

test('[HT53] a board is deleted by who types its title: everybody leaves with 4410 and nothing opens it again', async () => {
  const { id, secret } = await newBoard(server.url, { title: 'Café  in Leith' })
  const bearer = secret['facilitator'] ?? ''
  const { cookie } = await join(server.url, secret['editor'] ?? '', 'Ana')
  const lines = [
    await openLine(server.url, `/sync/map/${id}/0?v=1`, { bearer: secret['viewer'] ?? '' }),
    await openLine(server.url, `/sync/talk/${id}/0?v=1`, { cookie, origin: server.url }),
  ]
  await Promise.all(lines.map(admitted))
  // Typed in another encoding and with other spaces, it is the same title.
  const typed = ' Cafe\u0301 in  Leith'
  expect((await ask(server.url, 'DELETE', `/api/boards/${id}`, { bearer, json: { title: typed } })).status).toBe(204)
  expect(await within(1_000, Promise.all(lines.map(({ closed }) => closed)))).toEqual([4410, 4410])
  const answers = [
    await ask(server.url, 'GET', `/api/boards/${id}`, { bearer }),
    await ask(server.url, 'GET', `/api/boards/${id}/content`, { cookie }),
    await ask(server.url, 'POST', '/api/session/preview', { json: { secret: secret['viewer'] ?? '' } }),
    (await join(server.url, secret['editor'] ?? '', 'Bo')).answer,
  ]
  expect(answers.map(({ status, json }) => [status, json['code']])).toEqual(answers.map(() => [404, 'board-not-found']))
  const late = await openLine(server.url, `/sync/map/${id}/0`, { bearer })
  expect(await within(2_000, late.closed)).toBe(4410)
})

test('[HT53] another title deletes nothing', async () => {
  const { id, secret } = await newBoard(server.url)
  const bearer = secret['facilitator'] ?? ''
  const before = await contentTag(server.url, id, bearer)
  for (const title of ['shared work', 'Shared wor', '', 'Shared work!']) {
    const answer = await ask(server.url, 'DELETE', `/api/boards/${id}`, { bearer, json: { title } })
    expect([title, answer.status, answer.json['code']]).toEqual([title, 409, 'title-differs'])
  }
  expect((await ask(server.url, 'DELETE', `/api/boards/${id}`, { bearer })).status).toBe(400)
  expect(await contentTag(server.url, id, bearer)).toBe(before)
})
