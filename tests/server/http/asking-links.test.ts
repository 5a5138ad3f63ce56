// Proves how long a link that asks at home lives, who ends it, how many there may be, and how often a private link may send.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LinkInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { agreeingBoard, call, linkTo, YES, type AgreeingBoard } from './agreeing.ts'
import { join, type Answer, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

type By = string | Pick<Sending, 'cookie' | 'bearer'>
const on = (board: AgreeingBoard, by: By, method: string, path: string, json?: object): Promise<Answer> =>
  call(server.url, board, by, method, path, json)
const REPLY = { answer: 'yes', name: 'Fiona Bell', post: 'Head of service' }
const askAt = (board: AgreeingBoard, by: By, json: object = {}, card = 'aim'): Promise<Answer> =>
  on(board, by, 'POST', `/checks/${card}/links`, json)
const secretIn = (answer: Answer): string => String(answer.json['secret'])
const readsCheck = async (board: AgreeingBoard, secret: string): Promise<unknown> => {
  const read = await on(board, secret, 'GET', '/checks/aim')
  return read.status === 200 ? 200 : read.json['code']
}
const idOf = async (board: AgreeingBoard, find: (link: LinkInfo) => boolean): Promise<string> =>
  ((await on(board, 'facilitator', 'GET', '/links')).json as unknown as readonly LinkInfo[]).find(find)?.id ?? ''
const asked = async (board: AgreeingBoard, by: By, more = ''): Promise<readonly LinkInfo[]> =>
  (await on(board, by, 'GET', `/checks/aim/links${more}`)).json as unknown as readonly LinkInfo[]

test('[FM15] a link that asks at home ends with the link by which it was made, and never later', async () => {
  const board = await agreeingBoard(server.url)
  const made = secretIn(await askAt(board, 'health'))
  expect(await readsCheck(board, made)).toBe(200)
  await on(
    board,
    'facilitator',
    'DELETE',
    `/links/${await idOf(board, ({ purpose, organisationId }) => purpose === 'answer' && organisationId === 'health')}`,
  )
  expect(await readsCheck(board, made)).toBe('link-revoked')
  expect((await on(board, made, 'PUT', '/checks/aim/reply', REPLY)).json['code']).toBe('link-revoked')

  const expiresAt = new Date(server.now() + 3_600_000).toISOString()
  const short = await linkTo(server.url, board, { role: 'facilitator', expiresAt })
  const byLead = await askAt(board, short, { organisationId: 'council', expiresAt: '2999-01-01' })
  expect([byLead.status, byLead.json['expiresAt']]).toEqual([201, expiresAt])
  await on(board, 'facilitator', 'DELETE', `/links/${await idOf(board, (link) => link.expiresAt === expiresAt)}`)
  expect(await readsCheck(board, secretIn(byLead))).toBe('link-revoked')
})

test('[FM15] what somebody handed out to ask at home goes when they are taken off the board', async () => {
  const board = await agreeingBoard(server.url)
  const joining = await linkTo(server.url, board, { role: 'editor', organisationId: 'health' })
  const device = async (name: string) => await join(server.url, joining, name)
  const [gone, stays] = [await device('Tom Ross'), await device('Ann Reid')]
  const [made, kept] = [await askAt(board, gone), await askAt(board, stays)]
  expect([made.status, kept.status]).toEqual([201, 201])
  await on(board, 'facilitator', 'DELETE', `/participants/${gone.participantId}`)
  expect(await readsCheck(board, secretIn(made))).toBe('link-revoked')
  expect(await readsCheck(board, secretIn(kept))).toBe(200)
})

test('[FM19] an organisation sees and ends the links that it asks at home by, and nobody else’s', async () => {
  const board = await agreeingBoard(server.url)
  const made = await askAt(board, 'health')
  const handed = await linkTo(server.url, board, { purpose: 'check', organisationId: 'health', checkId: 'aim' })
  const id = String(made.json['id'])
  const [link, ...others] = await asked(board, 'health')
  expect([link?.id, others.length]).toEqual([id, 0])
  expect(JSON.stringify(link)).not.toContain(secretIn(made))
  expect(await asked(board, 'council')).toEqual([])
  expect((await asked(board, 'facilitator', '?organisationId=health')).length).toBe(2)
  const handedId = (await asked(board, 'facilitator', '?organisationId=health')).find((one) => one.id !== id)?.id ?? ''
  for (const [by, path, status, code] of [
    ['council', `/checks/aim/links/${id}`, 403, 'not-your-organisation'],
    ['editor', `/checks/aim/links/${id}`, 403, 'own-link-needed'],
    ['health', `/checks/charter/links/${id}`, 404, 'link-not-found'],
    ['health', `/checks/aim/links/${handedId}`, 404, 'link-not-found'],
    ['health', `/checks/aim/links/${await idOf(board, ({ purpose }) => purpose === 'answer')}`, 404, 'link-not-found'],
    [handed, `/checks/aim/links/${id}`, 403, 'role-too-low'],
    [secretIn(made), `/checks/aim/links/${id}`, 403, 'role-too-low'],
  ] as const) {
    const answer = await on(board, by, 'DELETE', path)
    expect([path, answer.status, answer.json['code']]).toEqual([path, status, code])
  }
  expect((await on(board, handed, 'GET', '/checks/aim/links')).json['code']).toBe('role-too-low')
  expect(await readsCheck(board, secretIn(made))).toBe(200)
  expect((await on(board, 'health', 'DELETE', `/checks/aim/links/${id}`)).status).toBe(204)
  expect(await readsCheck(board, secretIn(made))).toBe('link-revoked')
  expect(await readsCheck(board, handed)).toBe(200)
  expect(await asked(board, 'health')).toEqual([])
})

test('[FM15] an organisation has at most sixty links open that ask at home, twenty for one question', async () => {
  const board = await agreeingBoard(server.url)
  const questions = Array.from({ length: 4 }, (_, at) => `aim-${String(at)}`)
  const content = (await on(board, 'viewer', 'GET', '/content')).json as unknown as { cards: Record<string, unknown>[] }
  expect(content.cards.length).toBeGreaterThan(0)
  for (const question of questions.slice(0, 3))
    for (let each = 0; each < 20; each += 1)
      await server.store.addLink({
        id: `${board.id}-${question}-${String(each)}`,
        boardId: board.id,
        role: null,
        purpose: 'check',
        secretHash: `${board.id}-${question}-${String(each)}`,
        organisationId: 'health',
        checkId: each < 10 ? 'charter' : question,
        note: '',
        madeByLink: null,
        madeByPerson: null,
        createdAt: new Date(server.now()).toISOString(),
        expiresAt: null,
        revokedAt: null,
        uses: 0,
        lastUsedAt: null,
      })
  expect((await askAt(board, 'health')).json['code']).toBe('too-many-links')
  expect((await askAt(board, 'council')).status).toBe(201)
  await server.store.revokeLink(`${board.id}-aim-0-15`, new Date(server.now()).toISOString())
  expect((await askAt(board, 'health')).status, 'one was ended').toBe(201)
  await server.store.revokeLink(`${board.id}-aim-0-16`, new Date(server.now()).toISOString())
  expect((await askAt(board, 'health', {}, 'charter')).json['code'], 'thirty ask about the purpose').toBe(
    'too-many-links',
  )
})

test('[HT56] forms, answers and replies by one private link are taken at a pace, and reading is too; whoever runs the board is not counted', async () => {
  const board = await agreeingBoard(server.url)
  const form = await linkTo(server.url, board, { purpose: 'form', organisationId: 'health' })
  const check = await linkTo(server.url, board, { purpose: 'check', organisationId: 'health', checkId: 'aim' })
  const kinds: readonly (readonly [string, () => Promise<Answer>])[] = [
    ['form', () => on(board, form, 'PUT', '/form', { hash: 'old' })],
    ['reply', () => on(board, check, 'PUT', '/checks/aim/reply', { ...REPLY, answer: 'perhaps' })],
    ['answer', () => on(board, 'health', 'PUT', '/answers/aim', { ...YES, answer: 'perhaps' })],
    ['start', () => on(board, 'council', 'PUT', '/steps/aim', {})],
  ]
  for (const [name, send] of kinds) {
    const statuses: number[] = []
    for (let each = 0; each < 61; each += 1) statuses.push((await send()).status)
    expect([name, statuses.indexOf(429)]).toEqual([name, 60])
  }
  expect((await on(board, 'charity', 'PUT', '/answers/aim', YES)).status, 'another link is not held up').toBe(200)
  server.passTime(10_500)
  expect((await on(board, 'health', 'PUT', '/answers/aim', YES)).status).toBe(200)
  const reading: number[] = []
  for (let each = 0; each < 150; each += 1) reading.push((await on(board, form, 'GET', '/form')).status)
  expect(reading.indexOf(429)).toBeGreaterThanOrEqual(120)
  for (let each = 0; each < 65; each += 1) {
    const recorded = await on(board, 'facilitator', 'PUT', '/answers/aim', { ...YES, organisationId: 'guest' })
    expect(recorded.status).not.toBe(429)
  }
})
