// Proves for whom whoever came by the link for everybody answers a proposal, what that counts for, and how it is confirmed.
import type { BoardLights } from '@common-ground/shared/wire/http-shapes.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { agreeingBoard, answersIn, call, linkTo, proposalIn, sheetIn, YES, type AgreeingBoard } from './agreeing.ts'
import { ask, join, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

type By = string | Pick<Sending, 'cookie' | 'bearer'>
const on = (board: AgreeingBoard, by: By, method: string, path: string, json?: object) =>
  call(server.url, board, by, method, path, json)
async function proposed(): Promise<AgreeingBoard> {
  const board = await agreeingBoard(server.url)
  expect((await on(board, 'facilitator', 'POST', '/proposals', {})).status).toBe(201)
  return board
}
/** Somebody who joins by a link as somebody from an organisation. */
async function come(secret: string, organisationId: string, name = 'Sam'): Promise<By> {
  return { cookie: (await join(server.url, secret, name, { organisationId })).cookie }
}
const link = (board: AgreeingBoard, role: string): string => board.secret[role] ?? ''
const give = async (board: AgreeingBoard, by: By, json: object = {}) =>
  await on(board, by, 'PUT', '/proposals/current/answer', { ...YES, ...json })
const current = async (board: AgreeingBoard): Promise<ProposalInfo> =>
  sheetIn(await on(board, 'facilitator', 'GET', '/proposals/current')).proposal
const answerOf = async (board: AgreeingBoard, organisation: string) =>
  (await current(board)).answers.find(({ organisationId }) => organisationId === organisation)
const confirm = async (board: AgreeingBoard, by: By, answers: readonly object[]) =>
  await on(board, by, 'PUT', '/proposals/current/confirmed', { answers })
const unseen = async (board: AgreeingBoard) => {
  const lights = (await on(board, 'viewer', 'GET', '/lights')).json as unknown as BoardLights
  return JSON.stringify(lights)
}

test('[AG16] by the link for everybody one answers for the organisation one joined as, marked, and it counts for nothing', async () => {
  const board = await proposed()
  const before = await unseen(board)
  for (const organisation of ['council', 'health', 'charity']) {
    const role = organisation === 'health' ? 'commenter' : 'editor'
    const by = await come(link(board, role), organisation, `Sam of ${organisation}`)
    const { organisation: mine } = sheetIn(await on(board, by, 'GET', '/proposals/current'))
    expect(mine).toEqual({ id: organisation, name: `The ${organisation}`, how: 'shared' })
    expect((await give(board, by)).status).toBe(200)
  }
  const proposal = await current(board)
  expect(proposal.state).toBe('proposed')
  expect(proposal.answers.map(({ how }) => how)).toEqual(['shared', 'shared', 'shared'])
  // Nor on the cards and for the lights.
  expect(answersIn(await on(board, 'viewer', 'GET', '/answers'))).toEqual([])
  expect(await unseen(board)).toBe(before)
  const document = await on(board, 'viewer', 'GET', '/documents/agreement?format=md')
  expect(document.text).toContain('| The council | Yes (given by the link for everybody, not confirmed yet) |')
  expect(document.text).toMatch(/3 of 3 partners have still to agree/u)
})

test('[AG16] for no other organisation, not by a link that only reads, by one that is ended, or by a secret alone', async () => {
  const board = await proposed()
  const sam = await come(link(board, 'editor'), 'council')
  const refused = async (by: By, json: object, code: string): Promise<void> => {
    const answer = await give(board, by, json)
    expect([answer.status, answer.json['code']]).toEqual([403, code])
  }
  await refused(sam, { organisationId: 'health' }, 'own-link-needed')
  await refused(await come(link(board, 'viewer'), 'council'), { organisationId: 'council' }, 'own-link-needed')
  await refused({ bearer: link(board, 'editor') }, { organisationId: 'council' }, 'own-link-needed')
  await refused(await come(link(board, 'editor'), 'council'), { organisationId: 'guest' }, 'own-link-needed')
  // On a single card only the organisation's own link answers.
  const card = await on(board, sam, 'PUT', '/answers/aim', { ...YES, organisationId: 'council' })
  expect(card.json['code']).toBe('own-link-needed')
  const made = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, {
    bearer: link(board, 'facilitator'),
    json: { role: 'editor' },
  })
  // Two links held, of which the one joined by last is ended: the other opens the board, and answers for nobody.
  const first = await join(server.url, link(board, 'editor'), 'Jo', { organisationId: 'council' })
  await join(server.url, String(made.json['secret']), 'Jo', { organisationId: 'health' }, first.cookie)
  const jo = { cookie: first.cookie }
  await ask(server.url, 'DELETE', `/api/boards/${board.id}/links/${String(made.json['id'])}`, {
    bearer: link(board, 'facilitator'),
  })
  await refused(jo, { organisationId: 'health' }, 'own-link-needed')
  expect(sheetIn(await on(board, jo, 'GET', '/proposals/current')).organisation).toBeUndefined()
  expect((await current(board)).answers).toEqual([])
})

test("[AG16] it writes over nothing that was said by the organisation's own link, which writes over it", async () => {
  const board = await proposed()
  const sam = await come(link(board, 'editor'), 'council')
  expect((await give(board, sam)).status).toBe(200)
  await give(board, 'council', { answer: 'not-yet', note: 'More time' })
  expect(await answerOf(board, 'council')).toMatchObject({ how: 'pressed', answer: 'not-yet' })
  const again = await give(board, sam)
  expect([again.status, again.json['code']]).toEqual([409, 'already-answered'])
  expect(await answerOf(board, 'council')).toMatchObject({ how: 'pressed', answer: 'not-yet' })
})

test('[AG19] by the link for everybody nobody takes back a yes that counts; what is no yes yet is answered anew', async () => {
  const board = await proposed()
  const health = await come(link(board, 'editor'), 'health')
  await give(board, health)
  const at = (await answerOf(board, 'health'))?.at
  await confirm(board, 'facilitator', [{ organisationId: 'health', at }])
  await give(board, 'facilitator', { organisationId: 'council', answer: 'yes-but', note: 'For a year' })
  for (const [organisation, by, how] of [
    ['health', health, 'confirmed'],
    ['council', await come(link(board, 'editor'), 'council', 'A stranger'), 'recorded'],
  ] as const) {
    const again = await give(board, by, { answer: 'not-yet', note: 'A date' })
    expect([again.status, again.json['code']]).toEqual([409, 'already-answered'])
    expect(await answerOf(board, organisation)).toMatchObject({ how })
  }
  // Whoever runs the board hears it, and the organisation says it by its own link.
  await give(board, 'facilitator', { organisationId: 'health', answer: 'not-yet', note: 'A date' })
  await give(board, 'council', { answer: 'checking', checkingBy: '2027-05-31' })
  expect((await give(board, health)).status).toBe(200)
  expect(await answerOf(board, 'health')).toMatchObject({ how: 'shared', answer: 'yes' })
  expect(await answerOf(board, 'council')).toMatchObject({ how: 'pressed', answer: 'checking' })
})

test("[AG16] with an organisation's own link nothing changes, also when the device has joined by the link for everybody too", async () => {
  const board = await proposed()
  const bound = await linkTo(server.url, board, { role: 'editor', organisationId: 'council' })
  const { cookie } = await join(server.url, bound, 'Ada', {})
  await join(server.url, link(board, 'editor'), 'Ada', { organisationId: 'health' }, cookie)
  const ada = { cookie }
  expect(sheetIn(await on(board, ada, 'GET', '/proposals/current')).organisation?.how).toBe('pressed')
  await give(board, ada)
  await give(board, ada, { organisationId: 'health' })
  expect((await give(board, ada, { organisationId: 'charity' })).json['code']).toBe('not-your-organisation')
  const { answers } = await current(board)
  expect(answers.map(({ organisationId, how }) => `${organisationId} ${how}`)).toEqual([
    'council pressed',
    'health shared',
  ])
})

test('[AG17] whoever runs the board confirms several at once; it is agreed then, and reads who gave and who confirmed it', async () => {
  const board = await proposed()
  for (const organisation of ['council', 'health'])
    await give(board, await come(link(board, 'editor'), organisation), { name: `Sam ${organisation}` })
  await give(board, 'charity')
  const { answers } = await current(board)
  const shared = answers.filter(({ how }) => how === 'shared').map(({ organisationId, at }) => ({ organisationId, at }))
  for (const role of ['viewer', 'commenter', 'editor', 'council'])
    expect((await confirm(board, role, shared)).json['code']).toBe('role-too-low')
  const joined = await join(server.url, link(board, 'facilitator'), 'Anna', {})
  const agreed = proposalIn(await confirm(board, { cookie: joined.cookie }, shared))
  expect(agreed.state).toBe('agreed')
  expect(agreed.answers.find(({ organisationId }) => organisationId === 'council')).toMatchObject({
    how: 'confirmed',
    name: 'Sam council',
    confirmedBy: joined.participantId,
  })
  expect(answersIn(await on(board, 'viewer', 'GET', '/answers'))).toHaveLength(6)
  const document = await on(board, 'viewer', 'GET', '/documents/agreement?format=md')
  expect(document.text).toContain(
    '| The council | Yes (given by the link for everybody and confirmed by whoever runs the board) |',
  )
  expect((await confirm(board, 'facilitator', shared)).json['code']).toBe('proposal-closed')
})

test('[AG17] what was answered anew, confirmed already or never given is refused, and then none is confirmed', async () => {
  const board = await proposed()
  const sam = await come(link(board, 'editor'), 'council')
  await give(board, sam)
  await give(board, await come(link(board, 'editor'), 'health'))
  const { answers } = await current(board)
  const read = answers.map(({ organisationId, at }) => ({ organisationId, at }))
  await give(board, sam, { answer: 'not-yet', note: 'More time' })
  for (const wanted of [read, [{ organisationId: 'charity', at: read[0]?.at ?? '' }]]) {
    const answer = await confirm(board, 'facilitator', wanted)
    expect([answer.status, answer.json['code']]).toEqual([409, 'changed-meanwhile'])
  }
  expect((await current(board)).answers.map(({ how }) => how)).toEqual(['shared', 'shared'])
  const health = read.filter(({ organisationId }) => organisationId === 'health')
  expect((await confirm(board, 'facilitator', health)).status).toBe(200)
  expect((await confirm(board, 'facilitator', health)).json['code']).toBe('changed-meanwhile')
  // The organisation writes over what was confirmed.
  await give(board, 'health', { answer: 'not-yet', note: 'A date' })
  expect(await answerOf(board, 'health')).toMatchObject({ how: 'pressed' })
})

test('[HT101] reading a page by its own link counts as a use of it, once for a visit, and joining links are not used by it', async () => {
  const board = await proposed()
  const uses = async () =>
    (await server.store.links(board.id)).filter(({ purpose }) => purpose === 'answer').map((one) => one.uses)
  const before = await uses()
  expect(before.every((count) => count === 0)).toBe(true)
  const all = (await server.store.links(board.id)).length
  const [own = ''] = Object.values(board.own)
  for (let times = 0; times < 3; times++) expect((await on(board, own, 'GET', '/proposals/current')).status).toBe(200)
  expect((await uses()).toSorted((one, other) => other - one)).toEqual([1, ...before.slice(1)])
  await on(board, 'facilitator', 'GET', '/proposals/current')
  const links = await server.store.links(board.id)
  expect(links.length).toBe(all)
  expect(links.filter((one) => one.purpose === 'join').every((one) => one.uses === 0)).toBe(true)
})
