// Proves how links are listed, made, withdrawn and what they no longer open.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHash } from 'node:crypto'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { admitted, ask, join, newBoard, openLine, within } from './caller.ts'

let server: RunningApp
let board: { id: string; secret: Record<string, string> }
let facilitator: string
beforeAll(async () => {
  server = await startApp()
  board = await newBoard(server.url, { from: { example: '01' } })
  facilitator = board.secret['facilitator'] ?? ''
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const makeLink = async (json: object): Promise<Awaited<ReturnType<typeof ask>>> =>
  await ask(server.url, 'POST', `/api/boards/${board.id}/links`, { bearer: facilitator, json })
const listLinks = async (): Promise<readonly Record<string, unknown>[]> =>
  JSON.parse((await ask(server.url, 'GET', `/api/boards/${board.id}/links`, { bearer: facilitator })).text)

test('[HT11] a new board has a link per role, and only hashes are stored', async () => {
  for (const role of ['facilitator', 'editor', 'commenter', 'viewer']) {
    const secret = board.secret[role] ?? ''
    expect(secret).toMatch(/^[\w-]{43}$/)
    const hash = createHash('sha256').update(secret).digest('hex')
    expect(await server.store.linkBySecretHash(hash)).toMatchObject({ role, boardId: board.id })
  }
  expect(JSON.stringify(await server.store.links(board.id))).not.toContain(facilitator)
})

test('[HT24] a link tells note, expiry and uses, never its secret', async () => {
  const expiresAt = new Date(server.now() + 3_600_000).toISOString()
  const made = await makeLink({ role: 'commenter', note: 'for the line managers', expiresAt })
  expect(made.status).toBe(201)
  const { id, secret, url } = made.json
  expect(url).toBe(`${server.url}/j#${String(secret)}`)
  expect(made.json).not.toHaveProperty('lastUsedAt')
  const before = server.now()
  await join(server.url, String(secret), 'Ana')
  const link = (await listLinks()).find((each) => each['id'] === id)
  expect(link).toMatchObject({ role: 'commenter', purpose: 'join', note: 'for the line managers', expiresAt, uses: 1 })
  expect(link).not.toHaveProperty('secret')
  expect(Date.parse(String(link?.['lastUsedAt']))).toBeGreaterThanOrEqual(before)
})

test('[HT24] what cannot be a link is refused', async () => {
  for (const json of [
    {},
    { role: 'owner' },
    { role: 'editor', expiresAt: '2001-01-01T00:00:00Z' },
    { role: 'editor', expiresAt: 'tomorrow' },
    { purpose: 'answer' },
    { role: 'editor', organisationId: 'nowhere' },
    { purpose: 'check', organisationId: 'nowhere' },
  ]) {
    const before = (await listLinks()).length
    expect((await makeLink(json)).status).toBe(400)
    expect((await listLinks()).length).toBe(before)
  }
})

test('[HT100] a link made in place of another ends it, both or neither, and of two who do it at once one makes a link', async () => {
  const old = (await makeLink({ role: 'viewer', note: 'to be changed' })).json
  const again = async (insteadOf: string, json: object = { role: 'viewer' }) => await makeLink({ ...json, insteadOf })
  const ids = async (): Promise<readonly unknown[]> => (await listLinks()).map(({ id }) => id)
  const before = await ids()
  // What cannot be made ends nothing.
  expect((await again(String(old['id']), { role: 'owner' })).status).toBe(400)
  const preview = { json: { secret: String(old['secret']) } }
  expect((await ask(server.url, 'POST', '/api/session/preview', preview)).status).toBe(200)
  const both = await Promise.all([again(String(old['id'])), again(String(old['id']))])
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 404])
  expect((await ask(server.url, 'POST', '/api/session/preview', preview)).status).toBe(401)
  expect((await ids()).length).toBe(before.length + 1)
  const elsewhere = await newBoard(server.url, {})
  const foreign = await ask(server.url, 'GET', `/api/boards/${elsewhere.id}/links`, {
    bearer: elsewhere.secret['facilitator'] ?? '',
  })
  const [other] = JSON.parse(foreign.text) as { readonly id: string }[]
  expect((await again(other?.id ?? '')).status).toBe(404)
  expect((await again('nowhere')).status).toBe(404)
  expect((await ids()).length).toBe(before.length + 1)
})

test('[HT25] a withdrawn link closes its sockets within a second and opens nothing any more', async () => {
  const made = await makeLink({ role: 'editor' })
  const secret = String(made.json['secret'])
  const { cookie } = await join(server.url, secret, 'Bo')
  const lines = [
    await openLine(server.url, `/sync/map/${board.id}/0?v=1`, { bearer: secret }),
    await openLine(server.url, `/sync/map/${board.id}/0?v=1`, { cookie, origin: server.url }),
    await openLine(server.url, `/sync/talk/${board.id}/0?v=1`, { cookie, origin: server.url }),
  ]
  const other = await openLine(server.url, `/sync/map/${board.id}/0?v=1`, { bearer: board.secret['editor'] ?? '' })
  await Promise.all([...lines, other].map(admitted))
  const path = `/api/boards/${board.id}/links/${String(made.json['id'])}`
  expect((await ask(server.url, 'DELETE', path, { bearer: facilitator })).status).toBe(204)
  expect(await within(1_000, Promise.all(lines.map(({ closed }) => closed)))).toEqual([4401, 4401, 4401])
  expect(other.socket.readyState).toBe(other.socket.OPEN)
  other.socket.terminate()
  const answers = [
    await ask(server.url, 'GET', `/api/boards/${board.id}`, { cookie }),
    await ask(server.url, 'GET', `/api/boards/${board.id}`, { bearer: secret }),
    await ask(server.url, 'POST', '/api/session/preview', { json: { secret } }),
    (await join(server.url, secret, 'Bo')).answer,
  ]
  expect(answers.map(({ status, json }) => [status, json['code']])).toEqual(answers.map(() => [401, 'link-revoked']))
})

test('[HT25] withdrawing twice, or a link of another board, changes nothing', async () => {
  const made = await makeLink({ role: 'viewer' })
  const path = `/api/boards/${board.id}/links/${String(made.json['id'])}`
  await ask(server.url, 'DELETE', path, { bearer: facilitator })
  const revokedAt = (await listLinks()).find(({ id }) => id === made.json['id'])?.['revokedAt']
  expect((await ask(server.url, 'DELETE', path, { bearer: facilitator })).status).toBe(204)
  expect((await listLinks()).find(({ id }) => id === made.json['id'])?.['revokedAt']).toBe(revokedAt)
  const other = await newBoard(server.url)
  const [foreign] = await server.store.links(other.id)
  const answer = await ask(server.url, 'DELETE', `/api/boards/${board.id}/links/${foreign?.id ?? ''}`, {
    bearer: facilitator,
  })
  expect(answer).toMatchObject({ status: 404, json: { code: 'link-not-found' } })
  expect((await server.store.link(foreign?.id ?? ''))?.revokedAt).toBeNull()
})

test('[HT47] a link that runs out closes its sockets within a second', async () => {
  const expiresAt = new Date(server.now() + 1_500).toISOString()
  const made = await makeLink({ role: 'editor', expiresAt })
  const line = await openLine(server.url, `/sync/map/${board.id}/0?v=1`, { bearer: String(made.json['secret']) })
  await admitted(line)
  expect(await within(2_500, line.closed)).toBe(4401)
  expect(server.now()).toBeGreaterThanOrEqual(Date.parse(expiresAt))
})

test('[HT26] a link to answer opens neither content nor sockets', async () => {
  const preview = await ask(server.url, 'POST', '/api/session/preview', { json: { secret: facilitator } })
  const [organisation] = preview.json['organisations'] as readonly { id: string }[]
  const made = await makeLink({ purpose: 'answer', organisationId: organisation?.id })
  expect(made).toMatchObject({ status: 201, json: { role: null, purpose: 'answer', organisationId: organisation?.id } })
  const secret = String(made.json['secret'])
  expect((await ask(server.url, 'POST', '/api/session/preview', { json: { secret } })).json).not.toHaveProperty(
    'organisations',
  )
  const { cookie } = await join(server.url, secret, 'Cy')
  for (const sending of [{ cookie }, { bearer: secret }]) {
    const content = await ask(server.url, 'GET', `/api/boards/${board.id}/content`, sending)
    expect(content).toMatchObject({ status: 403, json: { code: 'role-too-low' } })
    const line = await openLine(server.url, `/sync/map/${board.id}/0`, { ...sending, origin: server.url })
    expect(await within(2_000, line.closed)).toBe(4403)
  }
})
