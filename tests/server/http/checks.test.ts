// Proves what is asked at home, who may read and reply to it, and that a reply counts for nobody else: by every kind of link, socket and changed document.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CheckSheet, GivenReply } from '@common-ground/shared/wire/check-shapes.ts'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, linkTo, YES, type AgreeingBoard } from './agreeing.ts'
import { ask, join, newBoard, openLine, within, type Answer, type Sending } from './caller.ts'

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
const sheetIn = (answer: Answer): CheckSheet => answer.json as unknown as CheckSheet
const repliesIn = (answer: Answer): readonly GivenReply[] => answer.json as unknown as readonly GivenReply[]
const stored = async ({ id }: AgreeingBoard): Promise<string> => JSON.stringify(await server.store.replies(id))

const OK = { answer: 'yes', name: 'Fiona Bell', post: 'Head of service' }

/** A board with a big decision that council and health check at home, and what helps whom. */
async function askingBoard(): Promise<AgreeingBoard & { readonly home: Readonly<Record<string, string>> }> {
  const board = await agreeingBoard(server.url)
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply(
    {
      type: 'create',
      cards: [
        {
          id: 'office',
          kind: 'decision',
          pos: [0, 0],
          fields: {
            title: 'Share one office',
            context: 'The lease ends in spring.',
            big: true,
            state: 'confirmed',
            checks: [
              { id: 'c-health', orgId: 'health', needs: 'The estates board', dueOn: '2027-01-31' },
              { id: 'c-council', orgId: 'council', dueOn: '2027-02' },
            ],
          },
        },
      ],
    },
    {
      type: 'add-item',
      card: 'health',
      field: 'ownOutcomes',
      id: 'beds',
      values: { text: 'Fewer people waiting in a bed' },
    },
    {
      type: 'connect',
      relation: { id: 's1', kind: 'serves', from: 'aim', to: 'health', toItem: 'beds', attributes: { fit: 'partial' } },
    },
  )
  await until(
    async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"s1"'),
    'everything is on the board',
  )
  editor.close()
  const home: Record<string, string> = {}
  for (const organisationId of ['health', 'council'])
    home[organisationId] = await linkTo(server.url, board, {
      purpose: 'check',
      organisationId,
      checkId: `c-${organisationId}`,
    })
  return { ...board, home }
}

test('[FM10] a link to check reads one page: what is asked, how it helps the organisation, and by when', async () => {
  const board = await askingBoard()
  const read = await on(board, board.home['health'] ?? '', 'GET', '/checks/c-health')
  expect(read.status).toBe(200)
  expect(sheetIn(read)).toEqual({
    board: 'Shared work',
    organisation: { id: 'health', name: 'The health' },
    checkId: 'c-health',
    card: {
      id: 'office',
      kind: 'Decision',
      name: 'Share one office',
      lines: [{ label: 'Background', texts: ['The lease ends in spring.'] }],
    },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    needs: 'The estates board',
    dueOn: '2027-01-31',
    helps: [{ objective: 'Home sooner', outcome: 'Fewer people waiting in a bed', fit: 'partial' }],
    helpsBy: 'partnership',
  })
  const council = await on(board, board.home['council'] ?? '', 'GET', '/checks/c-council')
  expect(sheetIn(council)).toMatchObject({ organisation: { id: 'council' }, dueOn: '2027-02', helps: [] })
  expect(council.text).not.toContain('estates')
})

test('[FM10] a card that organisations answer on may be asked at home as it is', async () => {
  const board = await askingBoard()
  const secret = await linkTo(server.url, board, { purpose: 'check', organisationId: 'health', checkId: 'aim' })
  expect(sheetIn(await on(board, secret, 'GET', '/checks/aim'))).toMatchObject({
    card: { name: 'Home sooner' },
    helps: [{ outcome: 'Fewer people waiting in a bed' }],
    helpsBy: 'this',
  })
  expect((await on(board, secret, 'PUT', '/checks/aim/reply', OK)).json).toMatchObject({
    cardId: 'aim',
    organisationId: 'health',
    current: true,
  })
})

test('[FM11] a reply is kept with who gave it, shown to everybody on the board and on the page, and can be changed', async () => {
  const board = await askingBoard()
  const by = board.home['health'] ?? ''
  const first = await on(board, by, 'PUT', '/checks/c-health/reply', {
    ...OK,
    answer: 'yes-if',
    note: 'a lift is put in',
  })
  expect(first.json).toMatchObject({ checkId: 'c-health', cardId: 'office', organisationId: 'health', how: 'pressed' })
  await on(board, by, 'PUT', '/checks/c-health/reply', OK)
  const shown = await on(board, 'viewer', 'GET', '/checks')
  expect(repliesIn(shown)).toMatchObject([
    {
      checkId: 'c-health',
      cardId: 'office',
      answer: 'yes',
      name: 'Fiona Bell',
      post: 'Head of service',
      current: true,
    },
  ])
  expect(sheetIn(await on(board, by, 'GET', '/checks/c-health')).reply).toMatchObject({ answer: 'yes' })
  // The other organisation's page says nothing of it.
  expect((await on(board, board.home['council'] ?? '', 'GET', '/checks/c-council')).text).not.toContain('Fiona')
})

test('[FM11] the representative passes a reply on by their own link, a facilitator records it openly until they reply themselves', async () => {
  const board = await askingBoard()
  const recorded = await on(board, 'facilitator', 'PUT', '/checks/c-health/reply', OK)
  expect(recorded.json).toMatchObject({ organisationId: 'health', how: 'recorded' })
  expect((await on(board, 'health', 'PUT', '/checks/c-health/reply', OK)).json).toMatchObject({ how: 'pressed' })
  const over = await on(board, 'facilitator', 'PUT', '/checks/c-health/reply', { ...OK, answer: 'no' })
  expect([over.status, over.json['code']]).toEqual([409, 'already-answered'])
  const unnamed = await on(board, 'facilitator', 'PUT', '/checks/aim/reply', OK)
  expect([unnamed.status, unnamed.json['code']]).toEqual([400, 'bad-request'])
})

test('[FM12] with the link of one organisation nothing is replied for another, not by a changed document either', async () => {
  const board = await askingBoard()
  const joining = await linkTo(server.url, board, { role: 'editor', organisationId: 'council' })
  const device = { cookie: (await join(server.url, joining, 'Anna')).cookie }
  const forHealth = await linkTo(server.url, board, {
    purpose: 'check',
    organisationId: 'council',
    checkId: 'c-health',
  })
  const before = await stored(board)
  for (const by of [board.home['council'] ?? '', board.own['council'] ?? '', joining, device, forHealth])
    for (const json of [OK, { ...OK, organisationId: 'health' }]) {
      const answer = await on(board, by, 'PUT', '/checks/c-health/reply', json)
      expect([answer.status, answer.json['code']]).toEqual([
        403,
        by === board.home['council'] ? 'role-too-low' : 'not-your-organisation',
      ])
    }
  for (const by of ['viewer', 'commenter', 'editor']) {
    const answer = await on(board, by, 'PUT', '/checks/c-health/reply', { ...OK, organisationId: 'health' })
    expect([by, answer.status, answer.json['code']]).toEqual([by, 403, 'own-link-needed'])
  }
  expect(await stored(board)).toBe(before)

  // The council makes the health board's check its own, over its socket: it still replies for the council alone.
  const editor = joinLive(server.url, board.id, joining, 'council')
  await editor.synced()
  editor.apply({
    type: 'set-item-field',
    card: 'office',
    field: 'checks',
    item: 'c-health',
    name: 'orgId',
    value: 'council',
  })
  await until(
    async () => (await on(board, board.own['council'] ?? '', 'GET', '/checks/c-health')).status === 200,
    'the check names the council',
  )
  const own = await on(board, device, 'PUT', '/checks/c-health/reply', OK)
  expect(own.json).toMatchObject({ organisationId: 'council' })
  const health = await on(board, board.home['health'] ?? '', 'GET', '/checks/c-health')
  expect([health.status, health.json['code']]).toEqual([403, 'not-your-organisation'])
  // And back again: the reply does not become the health board's.
  editor.apply({
    type: 'set-item-field',
    card: 'office',
    field: 'checks',
    item: 'c-health',
    name: 'orgId',
    value: 'health',
  })
  await until(
    async () => (await on(board, board.home['health'] ?? '', 'GET', '/checks/c-health')).status === 200,
    'the check names the health board again',
  )
  editor.close()
  const lights = await on(board, 'viewer', 'GET', '/lights?on=2027-01-01')
  const open = (lights.json['findings'] as readonly { checkId: string; params: object }[]).find(
    ({ checkId }) => checkId === 'A4.3',
  )
  expect(open?.params).toEqual({ checks: ['c-health', 'c-council'] })
})

test('[FM13] a link to check reaches nothing else: no other question, no content, no socket', async () => {
  const board = await askingBoard()
  await on(board, 'facilitator', 'POST', '/proposals', {})
  const secret = board.home['health'] ?? ''
  const cookie = (await join(server.url, secret, 'Fiona')).cookie
  const paths = ['', '/content', '/answers', '/checks', '/proposals', '/proposals/current', '/lights', '/links']
  for (const by of [secret, { cookie }]) {
    for (const path of [...paths, '/checks/c-council', '/checks/aim', '/checks/nothing']) {
      const answer = await on(board, by, 'GET', path)
      expect([path, answer.status, answer.json['code']]).toEqual([path, 403, 'role-too-low'])
    }
    for (const [path, json] of [
      ['/checks/c-council/reply', OK],
      ['/checks/aim/reply', OK],
      ['/answers/aim', YES],
      ['/proposals/current/answer', YES],
    ] as const) {
      const answer = await on(board, by, 'PUT', path, json)
      expect([path, answer.status, answer.json['code']]).toEqual([path, 403, 'role-too-low'])
    }
  }
  const line = await openLine(server.url, `/sync/map/${board.id}/0`, { bearer: secret })
  expect(await within(3_000, line.closed)).toBe(4403)
})

test('[FM13] ended, expired and foreign links are refused with their own code, and so is what is not asked any more', async () => {
  const board = await askingBoard()
  const other = await newBoard(server.url)
  const made = async (json: object): Promise<{ readonly id: string; readonly secret: string }> => {
    const answer = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, {
      bearer: board.secret['facilitator'] ?? '',
      json: { purpose: 'check', organisationId: 'health', checkId: 'c-health', ...json },
    })
    return { id: String(answer.json['id']), secret: String(answer.json['secret']) }
  }
  const expired = await made({ expiresAt: new Date(server.now() + 60_000).toISOString() })
  const revoked = await made({})
  await on(board, 'facilitator', 'DELETE', `/links/${revoked.id}`)
  server.passTime(61_000)
  const before = await stored(board)
  for (const [by, status, code] of [
    [{}, 401, 'not-signed-in'],
    [{ bearer: expired.secret }, 401, 'link-expired'],
    [{ bearer: revoked.secret }, 401, 'link-revoked'],
    [{ bearer: other.secret['facilitator'] ?? '' }, 404, 'board-not-found'],
  ] as const)
    for (const [method, path] of [
      ['GET', '/checks/c-health'],
      ['PUT', '/checks/c-health/reply'],
      ['GET', '/checks'],
    ] as const) {
      const answer = await on(board, by, method, path, method === 'GET' ? undefined : OK)
      expect([path, answer.status, answer.json['code']]).toEqual([path, status, code])
    }
  const gone = await linkTo(server.url, board, { purpose: 'check', organisationId: 'health', checkId: 'nothing' })
  for (const [method, path] of [
    ['GET', '/checks/nothing'],
    ['PUT', '/checks/nothing/reply'],
  ] as const) {
    const answer = await on(board, gone, method, path, method === 'GET' ? undefined : OK)
    expect([path, answer.status, answer.json['code']]).toEqual([path, 404, 'check-not-found'])
  }
  expect(await stored(board)).toBe(before)
})

test('[FM14] a reply without what belongs to it is refused; one to other words than the card says now as well', async () => {
  const board = await askingBoard()
  const by = board.home['health'] ?? ''
  for (const wrong of [
    {},
    { ...OK, answer: 'maybe' },
    { ...OK, answer: 'yes-if' },
    { ...OK, conditionMetOn: '2027-01-01' },
    { ...OK, answer: 'yes-if', note: 'a lift', conditionMetOn: '2027-13-01' },
    { ...OK, name: ' ' },
    { ...OK, post: '' },
    { ...OK, note: 'x'.repeat(2_001) },
    { ...OK, note: '\uD800' },
  ]) {
    const answer = await on(board, by, 'PUT', '/checks/c-health/reply', wrong)
    expect([JSON.stringify(wrong).slice(0, 60), answer.status]).toEqual([JSON.stringify(wrong).slice(0, 60), 400])
  }
  expect(await stored(board)).toBe('[]')
  const { hash } = sheetIn(await on(board, by, 'GET', '/checks/c-health'))
  await on(board, by, 'PUT', '/checks/c-health/reply', { ...OK, hash })
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({ type: 'edit-text', at: { card: 'office', field: 'title' }, index: 0, remove: 0, insert: 'Never ' })
  await until(
    async () => repliesIn(await on(board, 'viewer', 'GET', '/checks'))[0]?.current === false,
    'the reply is one to other words',
  )
  editor.close()
  const late = await on(board, by, 'PUT', '/checks/c-health/reply', { ...OK, hash })
  expect([late.status, late.json['code']]).toEqual([409, 'changed-meanwhile'])
})

test('[FM15] a partner makes a link to check for the own organisation, and nobody for another', async () => {
  const board = await askingBoard()
  const joining = await linkTo(server.url, board, { role: 'viewer', organisationId: 'health' })
  const device = { cookie: (await join(server.url, joining, 'Anna')).cookie }
  const make = (by: string | Pick<Sending, 'cookie' | 'bearer'>, checkId: string, json: object = {}): Promise<Answer> =>
    on(board, by, 'POST', `/checks/${checkId}/links`, json)
  const linksNow = async (): Promise<number> => (await server.store.links(board.id)).length

  const made = await make(device, 'aim')
  expect([made.status, made.json['purpose'], made.json['organisationId'], made.json['checkId']]).toEqual([
    201,
    'check',
    'health',
    'aim',
  ])
  expect(Date.parse(String(made.json['expiresAt'])) - Date.parse(String(made.json['createdAt']))).toBe(60 * 86_400_000)
  const secret = String(made.json['secret'])
  expect(String(made.json['url'])).toBe(`${server.url}/j#${secret}`)
  expect((await on(board, secret, 'PUT', '/checks/aim/reply', OK)).json).toMatchObject({ organisationId: 'health' })
  expect((await on(board, secret, 'GET', '/checks/c-health')).status).toBe(403)
  expect((await make('health', 'c-health', { expiresAt: '2099-01-31' })).json['expiresAt']).toBe(
    '2099-01-31T23:59:59.999Z',
  )
  const soon = new Date(server.now() + 86_400_000).toISOString()
  const short = await linkTo(server.url, board, { purpose: 'answer', organisationId: 'health', expiresAt: soon })
  expect(
    (await make({ bearer: short }, 'aim', { expiresAt: '2099-01-31' })).json['expiresAt'],
    'no longer than its maker’s',
  ).toBe(soon)
  expect((await make('facilitator', 'aim', { organisationId: 'council' })).json['organisationId']).toBe('council')
  expect((await make('facilitator', 'c-health')).json['organisationId']).toBe('health')

  const before = await linksNow()
  for (const [by, checkId, json, status, code] of [
    [device, 'aim', { organisationId: 'council' }, 403, 'not-your-organisation'],
    [device, 'c-council', {}, 403, 'not-your-organisation'],
    ['editor', 'aim', { organisationId: 'health' }, 403, 'own-link-needed'],
    ['editor', 'aim', {}, 403, 'own-link-needed'],
    [secret, 'aim', {}, 403, 'role-too-low'],
    [board.home['health'] ?? '', 'c-health', {}, 403, 'role-too-low'],
    ['facilitator', 'aim', {}, 400, 'bad-request'],
    ['facilitator', 'aim', { organisationId: 'note' }, 409, 'organisation-not-asked'],
    [device, 'nothing', {}, 404, 'check-not-found'],
    [device, 'note', {}, 404, 'check-not-found'],
    [device, 'aim', { expiresAt: '2020-01-01' }, 400, 'bad-request'],
  ] as const) {
    const answer = await make(by, checkId, json)
    expect([checkId, JSON.stringify(json), answer.status, answer.json['code']]).toEqual([
      checkId,
      JSON.stringify(json),
      status,
      code,
    ])
  }
  expect(await linksNow()).toBe(before)
})

test('[FM15] a question has at most 20 live links for one organisation', async () => {
  const board = await askingBoard()
  for (let made = 0; made < 20; made += 1)
    expect((await on(board, 'health', 'POST', '/checks/aim/links', {})).status).toBe(201)
  const more = await on(board, 'health', 'POST', '/checks/aim/links', {})
  expect([more.status, more.json['code']]).toEqual([409, 'too-many-links'])
  expect((await on(board, 'council', 'POST', '/checks/aim/links', {})).status).toBe(201)
})
