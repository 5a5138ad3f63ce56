// Proves over a real server that a board tells its lights, findings and facts to whoever may read it, on any day.
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BoardLights } from '@common-ground/shared/wire/http-shapes.ts'
import { ROLES } from '@common-ground/shared/wire/roles.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { ask, newBoard, secretsOf, type Answer } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const isAsStated = new Ajv2020({ strict: false }).compile(BoardLights)
type Board = Awaited<ReturnType<typeof newBoard>>
const lights = async (board: Board, role = 'viewer', query = ''): Promise<Answer> =>
  await ask(server.url, 'GET', `/api/boards/${board.id}/lights${query}`, { bearer: board.secret[role] ?? '' })
const told = async (board: Board, role = 'viewer', query = ''): Promise<BoardLights> =>
  (await lights(board, role, query)).json as unknown as BoardLights

/** A board made from a board file with these cards. */
async function importedBoard(cards: readonly object[], head: object = {}): Promise<Board> {
  const common = { pos: [0, 0], size: [200, 100], z: 'a0', order: 'a0', inAgreement: true }
  const file = {
    format: 'common-ground-board',
    version: 1,
    board: {
      title: 'Lights',
      stage: 'forming',
      language: 'en-GB',
      timeZone: 'Pacific/Auckland',
      createdAt: '2026-10-02T09:00:00Z',
      settings: {},
      ...head,
    },
    participants: [],
    cards: [{ id: 'charter', kind: 'charter', ...common }, ...cards.map((card) => ({ ...common, ...card }))],
    relations: [],
  }
  const answer = await ask(server.url, 'POST', '/api/boards/import', { bytes: JSON.stringify(file) })
  if (answer.status !== 201) throw new Error(answer.text)
  return secretsOf(answer)
}

test('[LT12] every role that may read a board is told its lights, findings and facts', async () => {
  const board = await newBoard(server.url, { from: { example: '01' } })
  for (const role of ROLES) {
    const answer = await lights(board, role, '?on=2027-05-31')
    expect([role, answer.status]).toEqual([role, 200])
    expect(answer.json['on']).toBe('2027-05-31')
    expect((answer.json['lights'] as readonly { assumption: string }[]).map(({ assumption }) => assumption)).toEqual([
      ...Array.from({ length: 11 }, (_, index) => `A${index + 1}`),
      'review',
    ])
    expect(isAsStated(answer.json)).toBe(true)
  }
  expect((await ask(server.url, 'GET', `/api/boards/${board.id}/lights`)).status).toBe(401)
})

test('[LT12] [LT1] the facts told of an imported file are those the file says', async () => {
  for (const name of [
    '01-dumfries-galloway-integration',
    '04-openjs-cross-project-council',
    '06-mediterranean-action-plan',
  ]) {
    const bytes = readFileSync(new URL(`../../fixtures/cases/${name}.json`, import.meta.url))
    const board = secretsOf(await ask(server.url, 'POST', '/api/boards/import', { bytes }))
    const expected = (JSON.parse(bytes.toString()) as { groundTruth: { expectedFindings: unknown } }).groundTruth
    expect((await told(board)).facts).toEqual(expected.expectedFindings)
  }
})

test('[LT13] a finding says what is missing, where it can be put right, and who is shown it', async () => {
  const board = await newBoard(server.url)
  const { findings, lights: states } = await told(board)
  expect(findings).toEqual([
    {
      checkId: 'A2.1',
      severity: 'gap',
      audience: 'everyone',
      subjects: ['charter'],
      params: { purpose: false, objectives: false },
      sentence: 'What we want to achieve together is not written down yet.',
      fix: { card: 'charter', field: 'purpose' },
    },
  ])
  expect(states.filter(({ state }) => state !== 'silent')).toEqual([{ assumption: 'A2', state: 'not-yet' }])
})

test('[LT14] what compares organisations is told to facilitators only; the lights are the same for everybody', async () => {
  const organisations = ['a', 'b', 'c'].map((id) => ({ id, kind: 'organisation', name: `Organisation ${id}` }))
  const concerns = ['x', 'y', 'z'].map((id) => ({ id, kind: 'concern', title: id, raisedBy: 'a' }))
  const board = await importedBoard([...organisations, ...concerns], { firstAgreedOn: '2026-10-05' })
  const everybody = await told(board, 'facilitator', '?on=2026-11-20')
  expect(everybody.findings.filter(({ audience }) => audience === 'facilitator')).toMatchObject([{ checkId: 'A1.2' }])
  for (const role of ['editor', 'commenter', 'viewer']) {
    const { findings, lights: states } = await told(board, role, '?on=2026-11-20')
    expect(findings).toEqual(everybody.findings.filter(({ audience }) => audience !== 'facilitator'))
    expect(states).toEqual(everybody.lights)
  }
})

test("[LT15] without a day it is today in the board's time zone, by which the board's age counts too", async () => {
  const board = await importedBoard([{ id: 'a', kind: 'organisation', name: 'A' }], {
    createdAt: '2026-10-02T20:00:00Z',
  })
  const { on } = await told(board)
  const words = { timeZone: 'Pacific/Auckland', year: 'numeric', month: '2-digit', day: '2-digit' } as const
  expect(on).toBe(new Intl.DateTimeFormat('en-CA', words).format(server.now()))
  const young = async (day: string): Promise<readonly string[]> =>
    (await told(board, 'viewer', `?on=${day}`)).findings.map(({ checkId }) => checkId)
  // Made on 3 October there.
  expect(await young('2026-10-17')).not.toContain('A3.1')
  expect(await young('2026-10-18')).toContain('A3.1')
})

test('[LT16] a day that does not exist is refused, and so is half a date', async () => {
  const board = await newBoard(server.url)
  for (const on of ['2027-02-30', '2027-05', 'tomorrow', '', '31.05.2027', '2027-05-31T00:00:00Z']) {
    const answer = await lights(board, 'viewer', `?on=${on}`)
    expect([on, answer.status, answer.json['code']]).toEqual([on, 400, 'bad-request'])
  }
})
