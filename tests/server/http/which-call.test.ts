// Proves over a real server which call a summary is of, whom it says to have been there, and that no day that was set goes untold.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, linkTo, type AgreeingBoard } from './agreeing.ts'
import { join } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const MINUTE = 60_000
type By = Parameters<typeof call>[2]
const on = (board: AgreeingBoard, by: By, method: string, path: string, json?: object) =>
  call(server.url, board, by, method, path, json)
const summary = async (board: AgreeingBoard): Promise<CallSummaryInfo> =>
  (await on(board, 'viewer', 'GET', '/call/summary')).json as unknown as CallSummaryInfo
const begin = async (board: AgreeingBoard, by: By, sheet: string): Promise<string> => {
  const begun = (await on(board, by, 'POST', '/call', { sheet })).json as { call: { begunAt: number } }
  return new Date(begun.call.begunAt).toISOString()
}

test('[SUM13] it names the organisations that were seen while the call was led, a number without a device, and nobody', async () => {
  const board = await agreeingBoard(server.url)
  const { cookie } = await join(server.url, board.secret['facilitator'] ?? '', 'Anna Able', {
    organisationId: 'council',
  })
  await begin(board, { cookie }, 'why-and-who')
  const health = joinLive(
    server.url,
    board.id,
    await linkTo(server.url, board, { role: 'editor', organisationId: 'health' }),
    'ed',
  )
  await health.synced()
  await on(board, { cookie }, 'PUT', '/call', { step: 1, withoutDevice: 2 })
  health.close()
  server.passTime(50 * MINUTE)
  await on(board, { cookie }, 'DELETE', '/call')
  const told = await summary(board)
  expect(told.parts[0]).toEqual({
    title: 'Which call it was',
    lines: [
      expect.stringMatching(/^Call 1: .* - \d+ \w+ \d{4}, \d\d:\d\d to \d\d:\d\d$/u),
      'Seen on the board during the call: The council, The health',
      '2 people without a device',
    ],
  })
  expect(told.text).not.toContain('Anna')
  // How it is told to everybody while it is led says nothing of it.
  expect(JSON.stringify((await on(board, 'viewer', 'GET', '/call')).json)).not.toContain('there')
})

test('[SUM6] one that was begun and never went on is told only where there is no other, or while it is led', async () => {
  const board = await agreeingBoard(server.url)
  const first = await begin(board, 'facilitator', 'why-and-who')
  await on(board, 'facilitator', 'DELETE', '/call')
  expect((await summary(board)).since).toBe(first)
  server.passTime(MINUTE)
  const held = await begin(board, 'facilitator', 'why-and-who')
  await on(board, 'facilitator', 'PUT', '/call', { step: 1 })
  await on(board, 'facilitator', 'DELETE', '/call')
  server.passTime(MINUTE)
  const started = await begin(board, 'facilitator', 'what-and-who-does-what')
  expect((await summary(board)).since).toBe(started)
  await on(board, 'facilitator', 'DELETE', '/call')
  expect((await summary(board)).since).toBe(held)
})

test('[SUM12] a day to look again that is over when the call is held is told where it was set', async () => {
  const board = await agreeingBoard(server.url)
  await begin(board, 'facilitator', 'how-we-work')
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({ type: 'set-field', card: 'charter', field: 'nextReviewOn', value: '2020-03-01' })
  await until(
    async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('2020-03-01'),
    'the day is there',
  )
  editor.close()
  const told = await summary(board)
  expect(told.parts.map(({ title }) => title)).not.toContain('Next time we look again')
  expect(told.text).toContain('1 March 2020')
})
