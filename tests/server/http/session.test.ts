// Proves how people come in: preview, joining, cookies, grants, organisations and names.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHash } from 'node:crypto'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { contains, overlaps } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { participantBehind } from '@common-ground/server/http/access.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { ask, join, newBoard } from './caller.ts'

let server: RunningApp
let board: { id: string; secret: Record<string, string> }
beforeAll(async () => {
  server = await startApp({ env: { PRIVACY_NOTICE: 'Names are kept for two years.' } })
  board = await newBoard(server.url, { from: { example: '01' } })
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const secretOf = (role: string): string => board.secret[role] ?? ''
const participants = async (): Promise<readonly Record<string, unknown>[]> =>
  JSON.parse(
    (await ask(server.url, 'GET', `/api/boards/${board.id}/participants`, { bearer: secretOf('viewer') })).text,
  )
const boardInfo = async (cookie: string): Promise<Readonly<Record<string, unknown>>> =>
  (await ask(server.url, 'GET', `/api/boards/${board.id}`, { cookie })).json

test('[HT27] looking at a link tells what it opens and writes nothing', async () => {
  const before = (await server.store.links(board.id)).map(({ uses }) => uses)
  const { status, json } = await ask(server.url, 'POST', '/api/session/preview', {
    json: { secret: secretOf('editor') },
  })
  expect(status).toBe(200)
  expect(json).toMatchObject({
    boardId: board.id,
    title: 'Shared work',
    role: 'editor',
    purpose: 'join',
    privacyNotice: 'Names are kept for two years.',
  })
  const organisations = json['organisations'] as readonly Record<string, unknown>[]
  expect(organisations.length).toBe(5)
  for (const each of organisations) expect(Object.keys(each).toSorted()).toEqual(['id', 'name', 'shortName'])
  expect((await server.store.links(board.id)).map(({ uses }) => uses)).toEqual(before)
  expect(await server.store.participants(board.id)).toEqual([])
})

test('[HT70] looking at a link to join tells the day of the next call until it is over, and a link to a page does not', async () => {
  const { id, secret } = await newBoard(server.url, { from: { example: '01' } })
  const callOn = async (behind: string): Promise<unknown> =>
    (await ask(server.url, 'POST', '/api/session/preview', { json: { secret: behind } })).json['callOn']
  const keep = async (on: string): Promise<void> => {
    const kept = await ask(server.url, 'PATCH', `/api/boards/${id}`, {
      bearer: secret['facilitator'] ?? '',
      json: { settings: { nextCallOn: on } },
    })
    expect(kept.status).toBe(200)
  }
  expect(await callOn(secret['editor'] ?? '')).toBeUndefined()
  await keep('2999-05-12')
  expect(await callOn(secret['viewer'] ?? '')).toBe('2999-05-12')
  const organisations = (
    await ask(server.url, 'POST', '/api/session/preview', { json: { secret: secret['editor'] ?? '' } })
  ).json['organisations'] as readonly { id: string }[]
  const form = await ask(server.url, 'POST', `/api/boards/${id}/links`, {
    bearer: secret['facilitator'] ?? '',
    json: { purpose: 'form', organisationId: organisations[0]?.id },
  })
  expect(form.status).toBe(201)
  expect(await callOn(String(form.json['secret']))).toBeUndefined()
  await keep('2001-05-12')
  expect(await callOn(secret['editor'] ?? '')).toBeUndefined()
})

test('[HT28] joining gives a cookie whose hash alone is stored', async () => {
  const { answer, cookie } = await join(server.url, secretOf('viewer'), 'Ana')
  expect(answer.status).toBe(200)
  expect(answer.json).toMatchObject({ boardId: board.id, epoch: 1, role: 'viewer', purpose: 'join' })
  const set = answer.headers.get('set-cookie') ?? ''
  expect(set).toMatch(/^cg_session=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
  const token = cookie.replace('cg_session=', '')
  const hash = createHash('sha256').update(token).digest('hex')
  expect(await server.store.sessionByTokenHash(hash)).toMatchObject({ tokenHash: hash })
  expect(JSON.stringify(await server.store.sessionByTokenHash(hash))).not.toContain(token)
})

test('[HT28] the cookie is Secure under an https address', async () => {
  const secure = await startApp({ env: { PUBLIC_URL: 'https://board.example', CREATE_KEY: 'key' } })
  const made = await ask(secure.url, 'POST', '/api/boards', { json: { title: 'T' }, bearer: 'key' })
  const links = made.json['links'] as { viewer: { secret: string; url: string } }
  expect(links.viewer.url).toBe(`https://board.example/j#${links.viewer.secret}`)
  const { answer } = await join(secure.url, links.viewer.secret, 'Ana')
  await secure.stop()
  expect(answer.headers.get('set-cookie')).toMatch(/; Secure(?:;|$)/)
})

test('[HT28] a device that has not come for 400 days is forgotten', async () => {
  const own = await startApp()
  const { id, secret } = await newBoard(own.url)
  const { cookie } = await join(own.url, secret['viewer'] ?? '', 'Ana')
  for (let visit = 0; visit < 3; visit += 1) {
    own.passTime(399 * 86_400_000)
    const seen = await ask(own.url, 'GET', `/api/boards/${id}`, { cookie })
    expect([seen.status, seen.headers.get('set-cookie')?.startsWith(`${cookie}; Max-Age=34560000;`)]).toEqual([
      200,
      true,
    ])
  }
  expect((await ask(own.url, 'GET', `/api/boards/${id}`, { cookie })).headers.get('set-cookie')).toBeNull()
  own.passTime(401 * 86_400_000)
  expect((await ask(own.url, 'GET', `/api/boards/${id}`, { cookie })).json['code']).toBe('not-signed-in')
  // Joining again makes a new session for a new person.
  const again = await join(own.url, secret['viewer'] ?? '', 'Bo', {}, cookie)
  expect([again.answer.status, again.cookie === cookie]).toEqual([200, false])
  expect((await ask(own.url, 'GET', `/api/boards/${id}`, { cookie: again.cookie })).status).toBe(200)
  expect((await ask(own.url, 'GET', `/api/boards/${id}`, { cookie })).status).toBe(401)
  await own.stop()
})

test('[HT29] one device is one participant, and its strongest live link counts', async () => {
  const first = await join(server.url, secretOf('viewer'), 'Bo')
  expect((await boardInfo(first.cookie))['role']).toBe('viewer')
  const second = await join(server.url, secretOf('facilitator'), 'Bo', {}, first.cookie)
  const third = await join(server.url, secretOf('viewer'), 'Bo Berg', {}, first.cookie)
  expect([second.participantId, third.participantId]).toEqual([first.participantId, first.participantId])
  expect(await boardInfo(first.cookie)).toMatchObject({ role: 'facilitator', participantId: first.participantId })
  expect((await participants()).filter(({ id }) => id === first.participantId)).toMatchObject([{ name: 'Bo Berg' }])
})

test('[HT29] when the stronger link ends the weaker one counts', async () => {
  const made = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, {
    bearer: secretOf('facilitator'),
    json: { role: 'editor' },
  })
  const { cookie } = await join(server.url, secretOf('viewer'), 'Cy')
  await join(server.url, String(made.json['secret']), 'Cy', {}, cookie)
  expect((await boardInfo(cookie))['role']).toBe('editor')
  await ask(server.url, 'DELETE', `/api/boards/${board.id}/links/${String(made.json['id'])}`, {
    bearer: secretOf('facilitator'),
  })
  expect((await boardInfo(cookie))['role']).toBe('viewer')
})

test('[HT30] a typed organisation gets one card, and the next person finds it', async () => {
  const first = await join(server.url, secretOf('editor'), 'Di', { organisation: ' Nith   Valley Trust ' })
  const second = await join(server.url, secretOf('editor'), 'Ed', { organisation: 'nith valley trust' })
  const people = await participants()
  const [di, ed] = [first, second].map((each) => people.find(({ id }) => id === each.participantId))
  expect(di).toMatchObject({ organisation: 'Nith Valley Trust', bound: false })
  expect(di?.['organisationId']).toMatch(/^[\w-]{12}$/)
  expect(ed).toMatchObject({ organisationId: di?.['organisationId'], organisation: 'Nith Valley Trust' })
  const { json } = await ask(server.url, 'GET', `/api/boards/${board.id}/content`, { bearer: secretOf('viewer') })
  const cards = json['cards'] as readonly Record<string, unknown>[]
  const made = cards.filter(({ name }) => name === 'Nith Valley Trust')
  expect(made).toMatchObject([{ id: di?.['organisationId'], kind: 'organisation', made: { by: first.participantId } }])
})

test('[LA20] the cards of organisations that come in stand inside their zone, one under the other and beside nothing else', async () => {
  const blank = await newBoard(server.url, { title: 'Shared work' })
  for (const organisation of ['Council', 'Health Board', 'College', 'A Trust', 'A Charity', 'Police'])
    await join(server.url, blank.secret['editor'] ?? '', `One of ${organisation}`, { organisation })
  const { json } = await ask(server.url, 'GET', `/api/boards/${blank.id}/content`, {
    bearer: blank.secret['viewer'] ?? '',
  })
  const standing = standingOn(boardOfContent(json as unknown as BoardContent))
  const made = standing.filter(({ kind }) => kind === 'organisation')
  expect(made).toHaveLength(6)
  const zone = standing.find(({ zoneType }) => zoneType === 'who')
  for (const { box, zone: said } of made) {
    expect(said).toBe(zone?.id)
    expect(zone !== undefined && contains(zone.box, box)).toBe(true)
    expect(standing.filter((other) => other.zoneType === null && overlaps(other.box, box))).toHaveLength(1)
  }
  expect(new Set(made.map(({ box }) => box.minX)).size).toBeLessThanOrEqual(2)
})

test('[HT30] who may not edit keeps the words', async () => {
  const { participantId } = await join(server.url, secretOf('commenter'), 'Flo', { organisation: 'Some Charity' })
  const flo = (await participants()).find(({ id }) => id === participantId)
  expect(flo).toMatchObject({ organisation: 'Some Charity' })
  expect(flo).not.toHaveProperty('organisationId')
})

test('[HT30] a chosen organisation has to be on the board', async () => {
  const { answer } = await join(server.url, secretOf('editor'), 'Gus', { organisationId: 'nowhere' })
  expect(answer).toMatchObject({ status: 400, json: { code: 'organisation-not-found' } })
})

test.each([
  ['', 'empty'],
  [' \u200B\u3164 ', 'empty'],
  ['A\uD83D', 'broken'],
  ['evil\u202Egnp', 'direction'],
  ['a\u0007b', 'hidden'],
])('[HT31] the name %j is refused and nobody joins', async (name, word) => {
  const before = (await participants()).length
  const { answer } = await join(server.url, secretOf('viewer'), name)
  expect(answer.status).toBe(400)
  expect(answer.json['detail']).toContain(word)
  expect((await participants()).length).toBe(before)
})

test.each([
  ['Zoe\u0308  \n Q', 'Zo\u00EB Q'],
  ['\u0645\u0647\u200C\u0633\u0627', '\u0645\u0647\u200C\u0633\u0627'],
  ['👩‍🌾 Jo', '👩‍🌾 Jo'],
])('[HT31] the name %j is kept composed', async (typed, kept) => {
  const { participantId } = await join(server.url, secretOf('viewer'), typed)
  expect((await participants()).find(({ id }) => id === participantId)?.['name']).toBe(kept)
})

test('[HT32] a link made for an organisation binds to it', async () => {
  const preview = await ask(server.url, 'POST', '/api/session/preview', { json: { secret: secretOf('editor') } })
  const [one, other] = preview.json['organisations'] as readonly { id: string; name: string }[]
  const made = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, {
    bearer: secretOf('facilitator'),
    json: { role: 'editor', organisationId: one?.id },
  })
  const secret = String(made.json['secret'])
  const seen = await ask(server.url, 'POST', '/api/session/preview', { json: { secret } })
  expect(seen.json['organisation']).toEqual({ id: one?.id, name: one?.name })
  const wrong = await join(server.url, secret, 'Hal', { organisationId: other?.id })
  expect(wrong.answer).toMatchObject({ status: 403, json: { code: 'not-your-organisation' } })
  const { participantId } = await join(server.url, secret, 'Hal')
  expect((await participants()).find(({ id }) => id === participantId)).toMatchObject({
    organisationId: one?.id,
    bound: true,
  })
})

test('[HT33] a removed person loses name and access, and may come back by a link', async () => {
  const { participantId, cookie } = await join(server.url, secretOf('commenter'), 'Ivo Secret', {
    organisation: 'Borderland',
  })
  const path = `/api/boards/${board.id}/participants/${participantId}`
  expect((await ask(server.url, 'DELETE', path, { bearer: secretOf('facilitator') })).status).toBe(204)
  const gone = (await participants()).find(({ id }) => id === participantId)
  expect(gone).toMatchObject({ name: 'former representative, Borderland' })
  expect(JSON.stringify(await server.store.participants(board.id))).not.toContain('Ivo')
  expect((await boardInfo(cookie))['code']).toBe('link-revoked')
  await join(server.url, secretOf('commenter'), 'Ivo', {}, cookie)
  expect((await boardInfo(cookie))['role']).toBe('commenter')
})

test('[PE7] by which link somebody came is told to whoever runs the board alone', async () => {
  const { participantId } = await join(server.url, secretOf('editor'), 'Kim')
  const listed = async (role: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const path = `/api/boards/${board.id}/participants`
    const answer = await ask(server.url, 'GET', path, { bearer: secretOf(role) })
    return (JSON.parse(answer.text) as readonly Record<string, unknown>[]).find(({ id }) => id === participantId)
  }
  const links = await server.store.links(board.id)
  const editing = links.find(({ role }) => role === 'editor')?.id
  expect(await listed('facilitator')).toMatchObject({ name: 'Kim', linkId: editing })
  expect(await listed('editor')).not.toHaveProperty('linkId')
})

test('[HT34] no name stands in a board document', async () => {
  await join(server.url, secretOf('editor'), 'Xanthippe Unmistakable', { organisation: 'Brand New Body' })
  const { rows } = await server.store.load(board.id, 1, 'map')
  const bytes = Buffer.concat(rows.map((row) => row.bytes)).toString('latin1')
  expect(bytes).toContain('Brand New Body')
  expect(bytes).not.toContain('Xanthippe')
})

test("[HT48] first acts by a link's secret that meet are one person's, and all succeed", async () => {
  const made = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, {
    bearer: secretOf('facilitator'),
    json: { role: 'editor' },
  })
  const link = await server.store.link(String(made.json['id']))
  const row = await server.store.board(board.id)
  if (link === null || row === null) throw new TypeError('the link was not stored')
  const before = (await participants()).length
  const access = { board: row, role: 'editor', link, session: null, participant: null } as const
  const people = await Promise.all([1, 2, 3].map(async () => await participantBehind(server.store, access, 0)))
  expect(new Set(people.map(({ id }) => id)).size).toBe(1)
  expect((await participants()).length).toBe(before + 1)
})

test('[HT54] a session of a shared computer goes with the browser and never goes on with the one before', async () => {
  const own = await join(server.url, secretOf('editor'), 'Ana')
  const shared = await join(server.url, secretOf('viewer'), 'Tom', { shared: true }, own.cookie)
  expect(shared.answer.headers.get('set-cookie')).toMatch(/^cg_session=s\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(shared.participantId).not.toBe(own.participantId)
  expect(await boardInfo(shared.cookie)).toMatchObject({ role: 'viewer', shared: true })
  expect(await boardInfo(own.cookie)).toMatchObject({ role: 'editor' })
  expect(await boardInfo(own.cookie)).not.toHaveProperty('shared')
  const again = await join(server.url, secretOf('editor'), 'Tom', { shared: true }, shared.cookie)
  expect(again.participantId).toBe(shared.participantId)
  const later = await join(server.url, secretOf('editor'), 'Eve', {}, shared.cookie)
  expect(later.participantId).not.toBe(shared.participantId)
  expect(later.answer.headers.get('set-cookie')).toMatch(/^cg_session=[\w-]{43}; Max-Age=/)
})

test('[HT59] whoever is on the board says for another organisation, by card or by name, and stays who they are', async () => {
  const { cookie, participantId } = await join(server.url, secretOf('editor'), 'Di', { organisation: 'Hearth' })
  const change = async (json: object, as = cookie): Promise<readonly [number, unknown]> => {
    const answer = await ask(server.url, 'PUT', `/api/boards/${board.id}/own-organisation`, { cookie: as, json })
    return [answer.status, answer.json['code']]
  }
  const mine = async (): Promise<unknown> => (await participants()).find(({ id }) => id === participantId)
  const preview = await ask(server.url, 'POST', '/api/session/preview', { json: { secret: secretOf('editor') } })
  const [one] = preview.json['organisations'] as readonly { readonly id: string; readonly name: string }[]
  expect(await change({ organisationId: one?.id })).toEqual([204, undefined])
  expect(await mine()).toMatchObject({ name: 'Di', organisationId: one?.id, organisation: one?.name })
  expect(await change({ organisation: 'hearth' })).toEqual([204, undefined])
  expect(await mine()).toMatchObject({ organisation: 'Hearth' })
  expect(await change({ organisationId: 'nobody' })).toEqual([400, 'organisation-not-found'])
  expect(await change({})).toEqual([400, 'bad-request'])
  expect(await change({ organisation: ' ' })).toEqual([400, 'bad-request'])
  expect(await mine()).toMatchObject({ organisation: 'Hearth' })
  // A link made for an organisation is what its people are known by.
  const made = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, {
    bearer: secretOf('facilitator'),
    json: { role: 'editor', organisationId: one?.id },
  })
  const bound = await join(server.url, String(made.json['secret']), 'Ed')
  expect(await change({ organisation: 'Hearth' }, bound.cookie)).toEqual([403, 'not-your-organisation'])
})

test('[HT102] the link for everybody takes nothing from whoever came by a link of their organisation', async () => {
  const preview = await ask(server.url, 'POST', '/api/session/preview', { json: { secret: secretOf('editor') } })
  const [one, other] = preview.json['organisations'] as readonly { readonly id: string }[]
  const made = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, {
    bearer: secretOf('facilitator'),
    json: { role: 'editor', organisationId: one?.id },
  })
  const { cookie, participantId } = await join(server.url, String(made.json['secret']), 'Uma')
  const again = async (organisationId: string | undefined): Promise<unknown> => {
    const joined = await join(server.url, secretOf('editor'), 'Uma', { organisationId }, cookie)
    expect(joined.participantId).toBe(participantId)
    return (await participants()).find(({ id }) => id === participantId)
  }
  expect(await again(one?.id)).toMatchObject({ organisationId: one?.id, bound: true })
  expect(await again(other?.id)).toMatchObject({ organisationId: other?.id, bound: false })
  expect(await again(one?.id)).toMatchObject({ bound: true })
  const link = String(made.json['id'])
  await ask(server.url, 'DELETE', `/api/boards/${board.id}/links/${link}`, { bearer: secretOf('facilitator') })
  expect(await again(one?.id)).toMatchObject({ organisationId: one?.id, bound: false })
})

test('[HT59] somebody who is removed, or comes by a link made for an organisation, while they change theirs stays so', async () => {
  const { sayOrganisation } = server.store
  const [one] = (await server.store.links(board.id)).filter(({ role }) => role === 'editor')
  const meanwhile: readonly [(id: string) => Promise<unknown>, readonly [number, string], object][] = [
    [
      async (id) =>
        await ask(server.url, 'DELETE', `/api/boards/${board.id}/participants/${id}`, {
          bearer: secretOf('facilitator'),
        }),
      [401, 'link-revoked'],
      { name: '', removedAt: expect.any(String) },
    ],
    [
      async (id) => {
        const row = await server.store.participant(id)
        if (row !== null) await server.store.updateParticipant({ ...row, organisationId: 'org', bound: true })
      },
      [403, 'not-your-organisation'],
      { name: 'Flo', organisationId: 'org', bound: true, linkId: one?.id },
    ],
  ]
  for (const [happens, refused, stays] of meanwhile) {
    const { cookie, participantId } = await join(server.url, secretOf('editor'), 'Flo', { organisation: 'Hearth' })
    server.store.sayOrganisation = async (...said) => {
      await happens(participantId)
      return await sayOrganisation(...said)
    }
    try {
      const json = { organisation: 'Harbour' }
      const answer = await ask(server.url, 'PUT', `/api/boards/${board.id}/own-organisation`, { cookie, json })
      expect([answer.status, answer.json['code']]).toEqual(refused)
    } finally {
      server.store.sayOrganisation = sayOrganisation
    }
    expect(await server.store.participant(participantId)).toMatchObject(stays)
  }
})
