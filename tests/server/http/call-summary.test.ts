// Proves from when a summary of a call tells, what stands in it, and that nobody gets one by other ways than reading the board.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, YES, type AgreeingBoard } from './agreeing.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const MINUTE = 60_000
const isSummary = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(CallSummaryInfo)
const on = (board: AgreeingBoard, by: string, method: string, path: string, json?: object) =>
  call(server.url, board, by, method, path, json)
const summary = async (board: AgreeingBoard, query = ''): Promise<CallSummaryInfo> => {
  const answer = await on(board, 'viewer', 'GET', `/call/summary${query}`)
  expect(answer.status, answer.text).toBe(200)
  expect(isSummary(answer.json), JSON.stringify(isSummary.errors)).toBe(true)
  return answer.json as unknown as CallSummaryInfo
}
const lines = ({ parts }: CallSummaryInfo, title: string): readonly string[] =>
  parts.find((part) => part.title === title)?.lines ?? []
const versions = async (board: AgreeingBoard): Promise<readonly VersionInfo[]> =>
  (await on(board, 'viewer', 'GET', '/versions')).json as unknown as readonly VersionInfo[]
const write = async (board: AgreeingBoard, card: string, field: string, insert: string): Promise<void> => {
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({ type: 'edit-text', at: { card, field }, index: 0, remove: 0, insert })
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes(insert), 'the edit is there')
  editor.close()
}

test('[SUM6] [SUM7] [VE37] a call has one beginning: what changed, was answered and is checked since then is told', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'health', 'PUT', '/answers/aim', YES)
  await write(board, 'aim', 'title', 'Before: ')
  server.passTime(MINUTE)
  const begun = (await on(board, 'facilitator', 'POST', '/call', { sheet: 'why-and-who' })).json as {
    call: { begunAt: number; startedAt: number }
  }
  expect(begun.call.begunAt).toBe(begun.call.startedAt)
  expect(await versions(board)).toMatchObject([{ kind: 'auto' }])
  await write(board, 'aim', 'title', 'During: ')
  await on(board, 'council', 'PUT', '/answers/aim', YES)
  await on(board, 'charity', 'PUT', '/answers/aim', { ...YES, answer: 'checking', checkingBy: '2020-01-31' })
  server.passTime(MINUTE)
  const moved = (await on(board, 'facilitator', 'PUT', '/call', { step: 1 })).json as typeof begun
  expect(moved.call.begunAt).toBe(begun.call.begunAt)
  expect(moved.call.startedAt).toBeGreaterThan(begun.call.begunAt)
  await on(board, 'facilitator', 'DELETE', '/call')
  // It is over, and its beginning is still known.
  const told = await summary(board)
  expect(told.since).toBe(new Date(begun.call.begunAt).toISOString())
  expect(lines(told, 'Agreed')).toEqual(['“During: Before: Home sooner”: The council'])
  expect(lines(told, 'Actions')).toEqual([
    'Check at home: “During: Before: Home sooner” - The charity - by 31 January 2020, late',
  ])
  expect(lines(told, 'Written down or changed')).toEqual([
    '“During: Before: Home sooner”, Objective: “Before: Home sooner” became “During: Before: Home sooner”.',
  ])
  expect(told.text).toContain('Actions\n- Check at home')
  expect(told.html).toContain('<h2>Actions</h2>')
  // The next one begins with what is there now; it is kept already.
  await on(board, 'facilitator', 'POST', '/call', { sheet: 'which-apply' })
  await on(board, 'facilitator', 'DELETE', '/call')
  await on(board, 'facilitator', 'POST', '/call', { sheet: 'which-apply' })
  expect(await versions(board)).toHaveLength(2)
  expect(lines(await summary(board), 'Written down or changed')).toEqual([])
  // From another moment on, by the cards where no version is so old.
  const longer = await summary(board, '?since=2020-01-01T00:00:00Z')
  expect(lines(longer, 'Agreed')).toHaveLength(2)
  expect(lines(longer, 'Written down or changed')).toContain('Objective: During: Before: Home sooner')
})

test('[SUM6] a moment that is none or not over is refused, and so is a board without a call', async () => {
  const board = await agreeingBoard(server.url)
  const asked = async (query: string) => {
    const { status, json } = await on(board, 'viewer', 'GET', `/call/summary${query}`)
    return [status, json['code']]
  }
  expect(await asked('')).toEqual([404, 'no-call'])
  for (const since of ['', 'yesterday', '2999-01-01T00:00:00Z', '%00', 'x'.repeat(41), '2026-11-31T99:00:00Z'])
    expect([since, ...(await asked(`?since=${since}`))]).toEqual([since, 400, 'bad-request'])
  for (const by of ['council', 'guest'])
    expect((await on(board, by, 'GET', '/call/summary?since=2020-01-01')).status).toBe(403)
})

test('[SUM2] [SUM7] people stand by their posts in what changed', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/call', { sheet: 'why-and-who' })
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply(
    {
      type: 'create',
      cards: [
        { id: 'ann', kind: 'person', pos: [0, 0], fields: { name: 'Ann Able', jobTitle: 'Chair', orgId: 'health' } },
      ],
    },
    {
      type: 'connect',
      relation: { id: 'r1', kind: 'does', from: 'ann', to: 'aim', attributes: { part: 'leads' } },
    },
  )
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"r1"'), 'she is there')
  editor.close()
  const told = await summary(board)
  expect(told.text).not.toContain('Ann Able')
  expect(lines(told, 'Written down or changed')).toEqual([
    'Person “Chair (The health)” was added.',
    'Line “Chair (The health) leads Home sooner” was added.',
  ])
})
