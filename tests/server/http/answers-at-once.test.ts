// Proves that of answers which come at once each finds what stood when it was kept, whatever was read before.
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { agreeingBoard, call, proposalIn, sheetIn, YES, type AgreeingBoard } from './agreeing.ts'
import { join, type Answer, type Sending } from './caller.ts'

/** Lets a reader of answers have them only after something else has been done; so many readers before have them at once. */
let meanwhile: (() => Promise<unknown>) | null = null
let skipped = 0
const kept = openMemoryStore()
const held: Store = {
  ...kept,
  answers: async (boardId) => {
    const read = await kept.answers(boardId)
    if (skipped > 0) {
      skipped -= 1
      return read
    }
    const run = meanwhile
    meanwhile = null
    await run?.()
    return read
  },
}
let server: RunningApp
beforeAll(async () => {
  server = await startApp({ store: held })
}, 60_000)
afterAll(async () => {
  await server.stop()
  await kept.close()
}, 60_000)

type By = string | Pick<Sending, 'cookie' | 'bearer'>
const on = (board: AgreeingBoard, by: By, method: string, path: string, json?: object): Promise<Answer> =>
  call(server.url, board, by, method, path, json)
async function proposed(): Promise<AgreeingBoard> {
  const board = await agreeingBoard(server.url)
  expect((await on(board, 'facilitator', 'POST', '/proposals', {})).status).toBe(201)
  return board
}
const give = (board: AgreeingBoard, by: By, json: object = {}): Promise<Answer> =>
  on(board, by, 'PUT', '/proposals/current/answer', { ...YES, ...json })
const NOT_YET = { answer: 'not-yet', note: 'More time' }
async function current(board: AgreeingBoard) {
  const [proposal] = (await on(board, 'viewer', 'GET', '/proposals')).json as unknown as [ReturnType<typeof proposalIn>]
  return proposal
}
const told = async (board: AgreeingBoard): Promise<readonly string[]> =>
  (await current(board)).answers.map(({ organisationId, how, answer }) => `${organisationId} ${how} ${answer}`)
/** Answers by the link for everybody, for each organisation; as whoever confirms has read them. */
async function shared(board: AgreeingBoard, organisations: readonly string[]): Promise<readonly object[]> {
  for (const organisationId of organisations) {
    const { cookie } = await join(server.url, board.secret['editor'] ?? '', 'Sam', { organisationId })
    expect((await give(board, { cookie })).status).toBe(200)
  }
  const { answers } = sheetIn(await on(board, 'facilitator', 'GET', '/proposals/current')).proposal
  return answers.filter(({ how }) => how === 'shared').map(({ organisationId, at }) => ({ organisationId, at }))
}
const confirm = (board: AgreeingBoard, answers: readonly object[]): Promise<Answer> =>
  on(board, 'facilitator', 'PUT', '/proposals/current/confirmed', { answers })

test('[AG18] what an organisation says itself while its answers are being confirmed stands, and none is confirmed', async () => {
  const board = await proposed()
  const read = await shared(board, ['council', 'health'])
  meanwhile = () => give(board, 'health', NOT_YET)
  const answer = await confirm(board, read)
  expect([answer.status, answer.json['code']]).toEqual([409, 'changed-meanwhile'])
  expect(await told(board)).toEqual(['council shared yes', 'health pressed not-yet'])
})

test('[AG18] what an organisation says itself while somebody records or answers for it is not written over', async () => {
  const board = await proposed()
  const { cookie } = await join(server.url, board.secret['editor'] ?? '', 'Sam', { organisationId: 'health' })
  meanwhile = () => give(board, 'council', NOT_YET)
  const recorded = await give(board, 'facilitator', { organisationId: 'council' })
  meanwhile = () => give(board, 'health', NOT_YET)
  const guest = await give(board, { cookie })
  for (const answer of [recorded, guest])
    expect([answer.status, answer.json['code']]).toEqual([409, 'already-answered'])
  expect(await told(board)).toEqual(['council pressed not-yet', 'health pressed not-yet'])
})

test('[AG18] of two who answer at once both are kept, and the last yes makes it agreed', async () => {
  const board = await proposed()
  await give(board, 'charity')
  meanwhile = () => give(board, 'health')
  expect(proposalIn(await give(board, 'council')).state).toBe('agreed')
  expect(await told(board)).toEqual(['charity pressed yes', 'health pressed yes', 'council pressed yes'])
})

test('[AG18] an organisation that takes its yes back while the last one says yes is heard', async () => {
  const board = await proposed()
  await give(board, 'charity')
  await give(board, 'health')
  // As late as it can be: between what is written and what is made of it.
  skipped = 1
  meanwhile = () => give(board, 'health', NOT_YET)
  await give(board, 'council')
  const { state, answers } = await current(board)
  const isYes = answers.every(({ answer }) => answer === 'yes')
  expect([state, isYes]).toEqual(isYes ? ['agreed', true] : ['proposed', false])
})

test('[AG18] nothing is added to what was withdrawn or agreed while somebody answered or confirmed', async () => {
  const board = await proposed()
  const id = (await current(board)).id
  meanwhile = () => on(board, 'facilitator', 'DELETE', `/proposals/${id}`)
  expect((await give(board, 'council')).json['code']).toBe('proposal-closed')
  expect([(await current(board)).state, await told(board)]).toEqual(['withdrawn', []])
  const other = await proposed()
  const read = await shared(other, ['charity'])
  for (const organisation of ['council', 'health']) await give(other, organisation)
  meanwhile = () => give(other, 'charity')
  expect((await confirm(other, read)).json['code']).toBe('proposal-closed')
  expect((await current(other)).state).toBe('agreed')
  expect(await told(other)).toContain('charity pressed yes')
})
