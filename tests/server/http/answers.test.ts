// Proves who may answer for which organisation, on cards and on proposals: every kind of link against every call.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, answersIn, call, linkTo, proposalIn, YES, type AgreeingBoard } from './agreeing.ts'
import { ask, join, newBoard, openLine, within, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const on = (
  board: AgreeingBoard,
  by: string | Pick<Sending, 'cookie' | 'bearer'>,
  method: string,
  path: string,
  json?: object,
) => call(server.url, board, by, method, path, json)
const rows = async ({ id }: AgreeingBoard): Promise<number> => (await server.store.answers(id)).length
/** Everything about answers that a call could have changed. */
const state = async ({ id }: AgreeingBoard): Promise<string> =>
  JSON.stringify([await server.store.answers(id), await server.store.proposals(id), await server.store.versions(id)])

/** The two ways to answer, each as method, path and what a yes is. */
const WAYS = ['/answers/aim', '/proposals/current/answer'] as const

test('[AG10] a link made for an organisation answers for it, by secret and by device, to join or only to answer', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  const joining = await linkTo(server.url, board, { role: 'viewer', organisationId: 'health' })
  const device = { cookie: (await join(server.url, joining, 'Anna')).cookie }
  const answering = { cookie: (await join(server.url, board.own['council'] ?? '', 'Tom')).cookie }
  for (const path of WAYS) {
    for (const [by, organisation] of [
      ['council', 'council'],
      [joining, 'health'],
      [device, 'health'],
      [answering, 'council'],
    ] as const) {
      const answer = await on(board, by, 'PUT', path, YES)
      expect([path, organisation, answer.status]).toEqual([path, organisation, 200])
      const [last] = (await server.store.answers(board.id)).slice(-1)
      expect(last).toMatchObject({ organisationId: organisation, how: 'pressed', name: 'Mairi Scott' })
    }
  }
})

test('[AG10] no other link does, of whatever role; a facilitator records it, and it is marked', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  for (const path of WAYS) {
    for (const role of ['viewer', 'commenter', 'editor'])
      for (const organisationId of [undefined, 'health']) {
        const answer = await on(board, role, 'PUT', path, { ...YES, ...(organisationId ? { organisationId } : {}) })
        expect([role, answer.status, answer.json['code']]).toEqual([role, 403, 'own-link-needed'])
      }
    const unnamed = await on(board, 'facilitator', 'PUT', path, YES)
    expect([unnamed.status, unnamed.json['code']]).toEqual([400, 'bad-request'])
    const guest = await on(board, 'facilitator', 'PUT', path, { ...YES, organisationId: 'guest' })
    expect([guest.status, guest.json['code']]).toEqual([409, 'organisation-not-asked'])
  }
  expect(await rows(board)).toBe(0)
  const recorded = await on(board, 'facilitator', 'PUT', WAYS[0], { ...YES, organisationId: 'health' })
  expect(recorded.json).toMatchObject({ organisationId: 'health', how: 'recorded', current: true })
  const proposed = await on(board, 'facilitator', 'PUT', WAYS[1], { ...YES, organisationId: 'health' })
  expect(proposalIn(proposed).answers).toMatchObject([{ organisationId: 'health', how: 'recorded' }])
})

test('[AG11] with the link of one organisation nothing is answered for another', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  const joining = await linkTo(server.url, board, { role: 'editor', organisationId: 'council' })
  const device = { cookie: (await join(server.url, joining, 'Anna')).cookie }
  const before = await state(board)
  for (const path of WAYS)
    for (const by of ['council', joining, device])
      for (const organisationId of ['health', 'guest', 'nobody']) {
        const answer = await on(board, by, 'PUT', path, { ...YES, organisationId })
        expect([answer.status, answer.json['code']]).toEqual([403, 'not-your-organisation'])
      }
  // Saying that one is of another organisation when joining is refused as well.
  const claimed = await join(server.url, joining, 'Anna', { organisationId: 'health' })
  expect(claimed.answer.json['code']).toBe('not-your-organisation')
  // A general link whose owner says they are of an organisation does not speak for it.
  const claiming = {
    cookie: (await join(server.url, board.secret['editor'] ?? '', 'Eve', { organisationId: 'health' })).cookie,
  }
  const answer = await on(board, claiming, 'PUT', WAYS[0], YES)
  expect([answer.status, answer.json['code']]).toEqual([403, 'own-link-needed'])
  expect(await state(board)).toBe(before)
})

test('[AG11] nor over a socket or by a changed document: answers are no part of it', async () => {
  const board = await agreeingBoard(server.url)
  const joining = await linkTo(server.url, board, { role: 'editor', organisationId: 'council' })
  const before = await state(board)
  const editor = joinLive(server.url, board.id, joining, 'council-editor')
  await editor.synced()
  editor.boardDoc.doc.transact(() => {
    for (const key of ['answers', 'proposals', 'aim/answers'])
      editor.boardDoc.doc.getMap(key).set('health', { answer: 'yes', how: 'pressed' })
    const card = editor.boardDoc.cards.get('aim')
    if (card !== undefined)
      (card as { set(key: string, value: unknown): void }).set('answers', [{ organisationId: 'health', answer: 'yes' }])
  })
  // As if its board were another organisation's.
  editor.apply({ type: 'set-field', card: 'council', field: 'state', value: 'leaving' })
  const file = async (): Promise<string> => (await on(board, 'viewer', 'GET', '/content')).text
  await until(async () => (await file()).includes('leaving'), 'the document is changed')
  editor.close()
  expect(await state(board)).toBe(before)
  expect(answersIn(await on(board, 'viewer', 'GET', '/answers'))).toEqual([])

  // A link to answer alone opens no socket, whatever it sends.
  const doc = new Doc()
  doc.getMap('board').set('title', 'Taken over')
  const encoder = createEncoder()
  writeVarUint(encoder, 0)
  writeVarUint(encoder, 2)
  writeVarUint8Array(encoder, encodeStateAsUpdate(doc))
  doc.destroy()
  const line = await openLine(server.url, `/sync/map/${board.id}/0`, { bearer: board.own['council'] ?? '' })
  line.socket.send(toUint8Array(encoder))
  expect(await within(3_000, line.closed)).toBe(4403)
  expect(await file()).not.toContain('Taken over')
})

test('[AG12] a facilitator does not write over what an organisation said itself; it writes over what was recorded', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  for (const path of WAYS) {
    const record = { ...YES, organisationId: 'health' }
    expect((await on(board, 'facilitator', 'PUT', path, record)).status).toBe(200)
    expect((await on(board, 'facilitator', 'PUT', path, { ...record, answer: 'no-view' })).status).toBe(200)
    const own = { ...YES, answer: 'not-yet', note: 'A date for the money' }
    expect((await on(board, 'health', 'PUT', path, own)).status).toBe(200)
    const refused = await on(board, 'facilitator', 'PUT', path, record)
    expect([refused.status, refused.json['code']]).toEqual([409, 'already-answered'])
    const [last] = (await server.store.answers(board.id)).slice(-1)
    expect(last).toMatchObject({ answer: 'not-yet', how: 'pressed' })
  }
})

test('[AG12] nor on a card what it said itself on the proposal that the card is in', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  expect((await on(board, 'health', 'PUT', WAYS[1], YES)).status).toBe(200)
  const record = { ...YES, answer: 'not-yet', note: 'They said so', organisationId: 'health' }
  const refused = await on(board, 'facilitator', 'PUT', WAYS[0], record)
  expect([refused.status, refused.json['code']]).toEqual([409, 'already-answered'])
  const said = answersIn(await on(board, 'viewer', 'GET', '/answers')).filter(({ cardId }) => cardId === 'aim')
  expect(said).toMatchObject([{ organisationId: 'health', answer: 'yes', how: 'pressed' }])
  // For an organisation that has said nothing it may be recorded.
  expect((await on(board, 'facilitator', 'PUT', WAYS[0], { ...record, organisationId: 'charity' })).status).toBe(200)
})

test('[AG12] what it said itself on a card stands when a yes is recorded for the whole proposal, and after it', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  const own = { ...YES, answer: 'not-yet', note: 'A date for the money' }
  expect((await on(board, 'health', 'PUT', WAYS[0], own)).status).toBe(200)
  const record = { ...YES, organisationId: 'health' }
  const recorded = await on(board, 'facilitator', 'PUT', WAYS[1], record)
  expect(proposalIn(recorded).answers).toMatchObject([{ organisationId: 'health', how: 'recorded' }])
  const onCards = async () =>
    Object.fromEntries(
      answersIn(await on(board, 'viewer', 'GET', '/answers')).map(({ cardId, answer, how }) => [cardId, [answer, how]]),
    )
  // On the other card it said nothing: there the recorded one counts.
  expect(await onCards()).toEqual({ aim: ['not-yet', 'pressed'], charter: ['yes', 'recorded'] })
  // Nor does the recorded one open a way to write over it on the card.
  const over = await on(board, 'facilitator', 'PUT', WAYS[0], record)
  expect([over.status, over.json['code']]).toEqual([409, 'already-answered'])
  // Its own yes to the whole is one to the card.
  expect((await on(board, 'health', 'PUT', WAYS[1], YES)).status).toBe(200)
  expect(await onCards()).toEqual({ aim: ['yes', 'pressed'], charter: ['yes', 'pressed'] })
})

test('[AG12] once the words have changed it may be recorded anew', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'health', 'PUT', WAYS[0], YES)
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({ type: 'edit-text', at: { card: 'aim', field: 'title' }, index: 0, remove: 0, insert: 'Even ' })
  await until(
    async () => answersIn(await on(board, 'viewer', 'GET', '/answers'))[0]?.current === false,
    'it has changed',
  )
  const record = { ...YES, organisationId: 'health' }
  const recorded = await on(board, 'facilitator', 'PUT', WAYS[0], record)
  expect(recorded.json).toMatchObject({ how: 'recorded', current: true })
  // Back at the first words it is the recorded one that came last, so that one may be recorded anew as well.
  editor.apply({ type: 'edit-text', at: { card: 'aim', field: 'title' }, index: 0, remove: 5, insert: '' })
  const said = async () => answersIn(await on(board, 'viewer', 'GET', '/answers'))
  await until(async () => (await said())[0]?.current === false, 'it has changed back')
  editor.close()
  expect((await on(board, 'facilitator', 'PUT', WAYS[0], { ...record, answer: 'no-view' })).status).toBe(200)
  expect(await said()).toMatchObject([{ answer: 'no-view', how: 'recorded', current: true }])
})

test('[AG13] a link to answer reads what is proposed and its own answer, and nothing else', async () => {
  const board = await agreeingBoard(server.url)
  const none = await on(board, 'council', 'GET', '/proposals/current')
  expect([none.status, none.json['code']]).toEqual([404, 'proposal-not-found'])
  await on(board, 'facilitator', 'POST', '/proposals', {})
  await on(board, 'health', 'PUT', WAYS[1], { ...YES, name: 'Secretly Somebody' })
  await on(board, 'council', 'PUT', WAYS[1], YES)
  const read = await on(board, 'council', 'GET', '/proposals/current')
  expect(read.status).toBe(200)
  expect(read.json).toMatchObject({ organisation: { id: 'council', name: 'The council' } })
  expect(read.text).toContain('People live well at home.')
  expect(read.text).not.toMatch(/Secretly|Not agreed on/u)
  expect((read.json['proposal'] as { answers: object[] }).answers).toMatchObject([{ organisationId: 'council' }])
  const others = ['/content', '/answers', '/proposals', '/versions', '/lights', '/participants', '/links', '']
  for (const path of others)
    for (const by of ['council', { cookie: (await join(server.url, board.own['council'] ?? '', 'Tom')).cookie }]) {
      const refused = await on(board, by, 'GET', path)
      expect([path, refused.status, refused.json['code']]).toEqual([path, 403, 'role-too-low'])
    }
})

test('[AG13] links for a form or a check answer nothing and read nothing', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  const before = await state(board)
  for (const purpose of ['form', 'check']) {
    const secret = await linkTo(server.url, board, { purpose, organisationId: 'health', checkId: 'one' })
    const cookie = (await join(server.url, secret, 'Tom')).cookie
    for (const by of [secret, { cookie }])
      for (const [method, path] of [
        ['PUT', WAYS[0]],
        ['PUT', WAYS[1]],
        ['GET', '/proposals/current'],
        ['GET', '/answers'],
        ['POST', '/proposals'],
        ['DELETE', '/proposals/current'],
      ] as const) {
        const answer = await on(board, by, method, path, method === 'GET' || method === 'DELETE' ? undefined : YES)
        expect([purpose, path, answer.status, answer.json['code']]).toEqual([purpose, path, 403, 'role-too-low'])
      }
  }
  expect(await state(board)).toBe(before)
})

test('[AG14] a wrong, ended or foreign credential is refused by every call about answers', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  const other = await newBoard(server.url)
  const elsewhere = await agreeingBoard(server.url)
  const soon = new Date(server.now() + 60_000).toISOString()
  const expired = await linkTo(server.url, board, { purpose: 'answer', organisationId: 'health', expiresAt: soon })
  const expiredDevice = { cookie: (await join(server.url, expired, 'Tom')).cookie }
  const revoked = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, {
    bearer: board.secret['facilitator'] ?? '',
    json: { purpose: 'answer', organisationId: 'health' },
  })
  const revokedDevice = { cookie: (await join(server.url, String(revoked.json['secret']), 'Tom')).cookie }
  await on(board, 'facilitator', 'DELETE', `/links/${String(revoked.json['id'])}`)
  server.passTime(61_000)
  const before = await state(board)
  for (const [by, status, code] of [
    [{}, 401, 'not-signed-in'],
    [{ bearer: 'x'.repeat(43) }, 401, 'not-signed-in'],
    [{ bearer: expired }, 401, 'link-expired'],
    [expiredDevice, 401, 'link-expired'],
    [{ bearer: String(revoked.json['secret']) }, 401, 'link-revoked'],
    [revokedDevice, 401, 'link-revoked'],
    [{ bearer: other.secret['facilitator'] ?? '' }, 404, 'board-not-found'],
    // Made for an organisation that is called the same on another board.
    [{ bearer: elsewhere.own['health'] ?? '' }, 404, 'board-not-found'],
  ] as const)
    for (const [method, path] of [
      ['PUT', WAYS[0]],
      ['PUT', WAYS[1]],
      ['GET', '/proposals/current'],
      ['GET', '/proposals'],
      ['GET', '/answers'],
      ['POST', '/proposals'],
      ['DELETE', '/proposals/current'],
    ] as const) {
      const answer = await on(board, by, method, path, method === 'GET' || method === 'DELETE' ? undefined : YES)
      expect([path, answer.status, answer.json['code']]).toEqual([path, status, code])
    }
  for (const path of WAYS) {
    const foreign = await ask(server.url, 'PUT', `/api/boards/${board.id}${path}`, {
      bearer: board.own['health'] ?? '',
      origin: 'https://evil.example',
      json: YES,
    })
    expect([foreign.status, foreign.json['code']]).toEqual([403, 'foreign-origin'])
  }
  expect(await state(board)).toBe(before)
})

test('[AG20] an answer without what belongs to it is refused and changes nothing', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/proposals', {})
  for (const path of WAYS)
    for (const wrong of [
      {},
      { answer: 'maybe' },
      { ...YES, answer: 'yes-but' },
      { ...YES, answer: 'not-yet', note: '  ' },
      { ...YES, answer: 'checking' },
      { ...YES, answer: 'checking', checkingBy: '2027-02-30' },
      { ...YES, answer: 'checking', checkingBy: '2027-02' },
      { ...YES, checkingBy: '2027-02-28' },
      { ...YES, wish: 'talk' },
      { ...YES, confirmedHomeOn: '2026-02-30' },
      { ...YES, answer: 'no-view', confirmedHomeOn: '2026-02-27' },
      { ...YES, name: ' ' },
      { ...YES, post: '' },
      { ...YES, name: 'A\u202EB' },
      { ...YES, note: '\uD800' },
      { ...YES, note: 'x'.repeat(2_001) },
    ]) {
      const answer = await on(board, 'health', 'PUT', path, wrong)
      expect([JSON.stringify(wrong).slice(0, 60), answer.status, answer.json['code']]).toEqual([
        JSON.stringify(wrong).slice(0, 60),
        400,
        'bad-request',
      ])
    }
  expect(await rows(board)).toBe(0)
  for (const path of WAYS)
    for (const right of [
      { ...YES, answer: 'yes-but', note: 'If it is reviewed in spring' },
      { ...YES, answer: 'checking', checkingBy: '2027-02-28' },
      { ...YES, answer: 'not-yet', note: 'A date for the money', wish: 'next-time' },
      { ...YES, answer: 'no-view' },
    ])
      expect((await on(board, 'health', 'PUT', path, right)).status).toBe(200)
  for (const path of ['/answers/note', '/answers/nowhere', '/answers/guest']) {
    const answer = await on(board, 'health', 'PUT', path, YES)
    expect([path, answer.status, answer.json['code']]).toEqual([path, 404, 'card-not-found'])
  }
})

test('[AG21] the last answer counts, and a removed name goes from the answers, which stay', async () => {
  const board = await agreeingBoard(server.url)
  const { cookie, participantId } = await join(server.url, board.own['health'] ?? '', 'Tom')
  await on(board, { cookie }, 'PUT', WAYS[0], { ...YES, name: 'Tom Ross' })
  await on(board, { cookie }, 'PUT', WAYS[0], { ...YES, answer: 'not-yet', note: 'More time', name: 'Tom Ross' })
  const shown = answersIn(await on(board, 'viewer', 'GET', '/answers'))
  expect(shown).toMatchObject([{ cardId: 'aim', organisationId: 'health', answer: 'not-yet', name: 'Tom Ross' }])
  expect(shown[0]).toMatchObject({ post: 'Chief officer', note: 'More time', current: true })
  expect(Date.parse(String(shown[0]?.at))).toBeGreaterThan(0)
  await on(board, 'facilitator', 'DELETE', `/participants/${participantId}`)
  const after = await on(board, 'viewer', 'GET', '/answers')
  expect(answersIn(after)).toMatchObject([{ answer: 'not-yet', post: 'Chief officer' }])
  expect(after.text).not.toContain('Tom')
})

test('[AG22] an answer holds for what the card said; one to other words is refused', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'health', 'PUT', WAYS[0], YES)
  const [first] = answersIn(await on(board, 'viewer', 'GET', '/answers'))
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply(
    { type: 'move', moves: [{ id: 'aim', pos: [900, 900] }] },
    { type: 'set-field', card: 'aim', field: 'state', value: 'live' },
  )
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('900'), 'the card is moved')
  expect(answersIn(await on(board, 'viewer', 'GET', '/answers'))[0]?.current).toBe(true)
  editor.apply({ type: 'edit-text', at: { card: 'aim', field: 'why' }, index: 0, remove: 0, insert: 'Today ' })
  await until(
    async () => answersIn(await on(board, 'viewer', 'GET', '/answers'))[0]?.current === false,
    'it has changed',
  )
  editor.close()
  const late = await on(board, 'health', 'PUT', WAYS[0], { ...YES, hash: first?.hash })
  expect([late.status, late.json['code']]).toEqual([409, 'changed-meanwhile'])
  expect((await on(board, 'health', 'PUT', WAYS[0], YES)).json).toMatchObject({ current: true })
})
