// Proves who starts the clock of a step and when it runs: over a real server, by every kind of link and by a changed document.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Map } from 'yjs'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import type { GivenStart } from '@common-ground/shared/wire/step-shapes.ts'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, linkTo, type AgreeingBoard } from './agreeing.ts'
import { join, type Answer, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

type By = string | Pick<Sending, 'cookie' | 'bearer'>
const on = (board: AgreeingBoard, by: By, method: string, path: string, json?: object): Promise<Answer> =>
  call(server.url, board, by, method, path, json)
const FIRST = 'ladder#talk'
const say = (board: AgreeingBoard, by: By, json: object = {}): Promise<Answer> =>
  on(board, by, 'PUT', '/steps/rent', {
    stepId: FIRST,
    start: true,
    name: 'Mairi Scott',
    post: 'Chief officer',
    ...json,
  })
const startsOf = async (board: AgreeingBoard): Promise<readonly GivenStart[]> =>
  (await on(board, 'viewer', 'GET', '/steps')).json as unknown as readonly GivenStart[]
const sinceOf = async (board: AgreeingBoard): Promise<string | undefined> =>
  /"stepSince": ?"([^"]*)"/u.exec((await on(board, 'viewer', 'GET', '/content')).text)?.[1]
const clockRuns = (board: AgreeingBoard): Promise<void> =>
  until(async () => (await sinceOf(board)) !== undefined, 'the clock runs')

/** A board where the council raised something that the health board says "us too" to, on the first of two steps. */
async function disagreeing(fields: object = {}): Promise<AgreeingBoard> {
  const board = await agreeingBoard(server.url)
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({
    type: 'create',
    cards: [
      {
        id: 'ladder',
        kind: 'if-we-disagree',
        pos: [0, 0],
        fields: {
          title: 'Our steps',
          steps: [
            { id: 'talk', title: 'Talk it through', within: { amount: 5, unit: 'calendar-days' } },
            { id: 'out', title: 'Ask for help', outside: true },
          ],
        },
      },
      {
        id: 'rent',
        kind: 'concern',
        pos: [0, 300],
        fields: {
          title: 'Who pays the rent',
          issueKind: 'disagreement',
          raisedBy: 'council',
          stepId: FIRST,
          ...fields,
        },
      },
    ],
    relations: [{ id: 'b1', kind: 'sameBoat', from: 'health', to: 'rent' }],
  })
  await until(
    async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"b1"'),
    'everything is on the board',
  )
  editor.close()
  return board
}

test('[SD1] [SD3] the clock runs once all those concerned have said so, and not by one alone', async () => {
  const board = await disagreeing()
  expect((await say(board, 'council')).json).toMatchObject({
    cardId: 'rent',
    stepId: FIRST,
    start: true,
    how: 'pressed',
  })
  expect((await say(board, 'council')).status).toBe(200)
  expect(await sinceOf(board)).toBeUndefined()
  // Taken back before the other has said so, it counts no more.
  await say(board, 'council', { start: false })
  await say(board, 'health')
  expect(await sinceOf(board)).toBeUndefined()
  await say(board, 'council')
  await clockRuns(board)
  const since = await sinceOf(board)
  expect(since).toBe(dateIn('Europe/London', server.now()))
  expect(await startsOf(board)).toMatchObject([
    { organisationId: 'council', start: true },
    { organisationId: 'health', start: true },
  ])
  await say(board, 'health', { start: false })
  expect(await sinceOf(board)).toBe(since)
  // It is no answer to what is agreed on.
  expect((await on(board, 'viewer', 'GET', '/answers')).json).toEqual([])
})

test('[SD1] where only one organisation is known to be concerned, any other active one is the second', async () => {
  const board = await disagreeing({ raisedBy: undefined })
  await say(board, 'charity')
  await say(board, 'council')
  expect(await sinceOf(board)).toBeUndefined()
  const guest = await say(board, 'guest')
  expect([guest.status, guest.json['code']]).toEqual([409, 'organisation-not-asked'])
  await say(board, 'health')
  await clockRuns(board)
})

test('[SD2] nobody starts a clock for another organisation, not by a changed document either', async () => {
  const board = await disagreeing()
  const joining = await linkTo(server.url, board, { role: 'editor', organisationId: 'council' })
  const device = { cookie: (await join(server.url, joining, 'Anna')).cookie }
  const check = await linkTo(server.url, board, { purpose: 'check', organisationId: 'health', checkId: 'rent' })
  for (const [by, json, status, code] of [
    ['editor', {}, 403, 'own-link-needed'],
    ['editor', { organisationId: 'health' }, 403, 'own-link-needed'],
    [joining, { organisationId: 'health' }, 403, 'not-your-organisation'],
    [device, { organisationId: 'health' }, 403, 'not-your-organisation'],
    ['charity', {}, 409, 'organisation-not-asked'],
    [check, {}, 403, 'role-too-low'],
    ['facilitator', {}, 400, 'bad-request'],
  ] as const) {
    const answer = await say(board, by, json)
    expect([JSON.stringify(json), answer.status, answer.json['code']]).toEqual([JSON.stringify(json), status, code])
  }
  expect(await startsOf(board)).toEqual([])
  expect((await say(board, device)).json).toMatchObject({ organisationId: 'council' })
  // The council says "us too" in the name of nobody else: the health board is still asked.
  expect(await sinceOf(board)).toBeUndefined()
  expect((await say(board, 'facilitator', { organisationId: 'health' })).json).toMatchObject({ how: 'recorded' })
  await clockRuns(board)
  await say(board, 'health')
  const over = await say(board, 'facilitator', { organisationId: 'health', start: false })
  expect([over.status, over.json['code']]).toEqual([409, 'already-answered'])
})

test('[SD4] what is on another step, on none or no disagreement takes no word, and what does not belong is refused', async () => {
  const board = await disagreeing()
  for (const [path, json, status, code] of [
    ['/steps/rent', { stepId: 'ladder#out' }, 409, 'changed-meanwhile'],
    ['/steps/aim', {}, 404, 'card-not-found'],
    ['/steps/nothing', {}, 404, 'card-not-found'],
    ['/steps/rent', { name: ' ' }, 400, 'bad-request'],
    ['/steps/rent', { post: '' }, 400, 'bad-request'],
    ['/steps/rent', { start: 'yes' }, 400, 'bad-request'],
    ['/steps/rent', { stepId: 'x'.repeat(82) }, 400, 'bad-request'],
  ] as const) {
    const answer = await on(board, 'council', 'PUT', path, {
      stepId: FIRST,
      start: true,
      name: 'Mairi Scott',
      post: 'Chief officer',
      ...json,
    })
    expect([path, JSON.stringify(json).slice(0, 40), answer.status, answer.json['code']]).toEqual([
      path,
      JSON.stringify(json).slice(0, 40),
      status,
      code,
    ])
  }
  expect(await startsOf(board)).toEqual([])
  const settled = await disagreeing({ state: 'resolved' })
  expect((await say(settled, 'council')).status).toBe(404)
})

test('[SD8] a changed document starts, moves and stops no clock', async () => {
  const board = await disagreeing()
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'mallory')
  await editor.synced()
  const raw = (write: (card: Map<unknown>) => void): void => {
    const { doc, cards } = editor.boardDoc
    doc.transact(() => write(cards.get('rent') as Map<unknown>), 'mallory')
  }
  const late = async (): Promise<unknown> => {
    const lights = await on(board, 'viewer', 'GET', '/lights?on=2099-01-01')
    const { findings } = lights.json as unknown as { findings: readonly { checkId: string; params: object }[] }
    return findings.find(({ checkId }) => checkId === 'A11.8')?.params
  }
  const isStored = (words: string): Promise<void> =>
    until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes(words), words)

  raw((card) => card.set('stepSince', '2020-01-01'))
  await isStored('2020-01-01')
  expect(await late(), 'nobody has said so').toBeUndefined()
  await say(board, 'council')
  expect((await startsOf(board)).map(({ since }) => since)).toEqual([undefined])
  await say(board, 'health')
  const today = dateIn('Europe/London', server.now())
  expect((await startsOf(board)).map(({ since }) => since)).toEqual([today, today])
  // The note on the card is put right, and the next one over it counts for nothing.
  await until(async () => (await sinceOf(board)) === today, 'the day is noted')
  raw((card) => card.set('stepSince', '2020-02-02'))
  await isStored('2020-02-02')
  expect((await startsOf(board)).map(({ since }) => since)).toEqual([today, today])
  expect(JSON.stringify(await late())).toContain(today)
  raw((card) => card.delete('stepSince'))
  await until(async () => (await sinceOf(board)) === undefined, 'the note is gone')
  expect(JSON.stringify(await late())).toContain(today)
  editor.close()
})

test('[SUM1] that a clock may start is not told as something agreed in a call', async () => {
  const board = await disagreeing()
  await say(board, 'council')
  const told = await on(board, 'viewer', 'GET', '/call/summary?since=2020-01-01T00:00:00Z')
  expect([told.status, JSON.stringify(told.json['parts']).includes('Agreed')]).toEqual([200, false])
})
