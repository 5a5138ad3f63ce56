// Proves how a call is led: who may, what everybody hears of it, and that nobody who leaves holds the others up.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { CallNow } from '@common-ground/shared/wire/leading-shapes.ts'
import {
  openFrame,
  readNotice,
  type LedCall,
  MESSAGE_NOTICE,
  type Notice,
} from '@common-ground/shared/wire/protocol.ts'
import { startApp, startServer, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { ask, join, newBoard, openLine, type Answer, type Line, type Sending } from './caller.ts'

let server: RunningApp
const lines: Line[] = []
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterEach(() => {
  for (const { socket } of lines.splice(0)) socket.terminate()
})
afterAll(async () => await server.stop(), 60_000)

type Board = Awaited<ReturnType<typeof newBoard>>
const MINUTE = 60_000
const as = (board: Board, role: string): Sending => ({ bearer: board.secret[role] ?? '' })
const call = (url: string, board: Board, by: Sending, method: string, json?: object): Promise<Answer> =>
  ask(url, method, `/api/boards/${board.id}/call`, json === undefined ? by : { ...by, json })
const led = (answer: Answer): LedCall => {
  const { call: now } = answer.json as unknown as CallNow
  if (now === null) throw new Error(`no call is led: ${answer.text}`)
  return now
}
const noticesIn = (line: Line): Notice[] =>
  line.messages.flatMap((bytes) => {
    const { message, rest } = openFrame(new Uint8Array(bytes))
    const notice = message === MESSAGE_NOTICE ? readNotice(rest) : null
    return notice === null ? [] : [notice]
  })
const callsHeard = (line: Line): (LedCall | null)[] =>
  noticesIn(line).flatMap((notice) => (notice.type === 'call' ? [notice.call] : []))
const listen = async (url: string, board: Board, role: string): Promise<Line> => {
  const line = await openLine(url, `/sync/map/${board.id}/0?v=1`, as(board, role))
  lines.push(line)
  return line
}

test('[LD3] [LD67] a facilitator begins, moves and ends a call; nothing that is not on the sheet is taken', async () => {
  const board = await newBoard(server.url)
  const by = as(board, 'facilitator')
  expect((await call(server.url, board, by, 'GET')).json).toEqual({ call: null, held: [] })
  expect((await call(server.url, board, by, 'PUT', { step: 1 })).json['code']).toBe('no-call')
  expect((await call(server.url, board, by, 'POST', { sheet: 'nothing' })).status).toBe(400)
  const begun = led(await call(server.url, board, by, 'POST', { sheet: 'why-and-who' }))
  expect(begun).toMatchObject({ sheet: 'why-and-who', step: 0, turn: '', withoutDevice: 0 })
  expect(begun.round).toMatchObject({ written: 0, unsigned: 0, shown: false, rows: [], counts: [] })
  const moved = led(await call(server.url, board, by, 'PUT', { step: 2, turn: 'org-1', withoutDevice: 3 }))
  expect(moved).toMatchObject({ id: begun.id, step: 2, turn: 'org-1', withoutDevice: 3, round: null })
  for (const bad of [{ step: 6 }, { step: -1 }, { step: 1.5 }, { withoutDevice: -1 }, { minutes: 61 }, { turn: 7 }])
    expect((await call(server.url, board, by, 'PUT', bad)).status).toBe(400)
  expect(led(await call(server.url, board, by, 'GET'))).toEqual(moved)
  expect((await call(server.url, board, by, 'DELETE')).status).toBe(204)
  expect((await call(server.url, board, by, 'DELETE')).status).toBe(204)
  expect((await call(server.url, board, as(board, 'viewer'), 'GET')).json).toEqual({
    call: null,
    held: [{ sheet: 'why-and-who', begunAt: begun.begunAt }],
  })
})

test('[LD4] [LD5] a second call is the one that is led, and whoever moves it leads it', async () => {
  const board = await newBoard(server.url)
  const [first, second] = await Promise.all(
    ['Ana', 'Tom'].map((name) => join(server.url, board.secret['facilitator'] ?? '', name)),
  )
  if (first === undefined || second === undefined) throw new Error('nobody joined')
  const begun = led(await call(server.url, board, { cookie: first.cookie }, 'POST', { sheet: 'how-we-work' }))
  expect(begun.leader).toBe(first.participantId)
  const found = led(await call(server.url, board, { cookie: second.cookie }, 'POST', { sheet: 'which-apply' }))
  expect(found).toEqual(begun)
  const taken = led(await call(server.url, board, { cookie: second.cookie }, 'PUT', {}))
  expect(taken).toEqual({ ...begun, leader: second.participantId })
})

test('[LD6] a step has its minutes by the clock of the server, what it had left when it is gone back to, and more from now', async () => {
  const own = await startApp()
  const board = await newBoard(own.url)
  const by = as(board, 'facilitator')
  const begun = led(await call(own.url, board, by, 'POST', { sheet: 'why-and-who' }))
  expect(begun.endsAt - begun.startedAt).toBe(10 * MINUTE)
  expect(Math.abs(begun.startedAt - own.now())).toBeLessThan(10_000)
  const longer = led(await call(own.url, board, by, 'PUT', { minutes: 2 }))
  expect(longer.endsAt).toBe(begun.endsAt + 2 * MINUTE)
  own.passTime(20 * MINUTE)
  expect(led(await call(own.url, board, by, 'GET'))).toEqual(longer)
  const late = led(await call(own.url, board, by, 'PUT', { minutes: 1 }))
  expect(late.endsAt - own.now()).toBeGreaterThan(0.5 * MINUTE)
  expect(late.endsAt - own.now()).toBeLessThanOrEqual(MINUTE)
  const next = led(await call(own.url, board, by, 'PUT', { step: 1 }))
  expect(next.endsAt - next.startedAt).toBe(8 * MINUTE)
  // What is done elsewhere meanwhile takes nothing of a step: it goes on with what it had left, and none if it was up.
  own.passTime(3 * MINUTE)
  const back = led(await call(own.url, board, by, 'PUT', { step: 0 }))
  expect(back.endsAt - back.startedAt).toBeGreaterThan(0.5 * MINUTE)
  expect(back.endsAt - back.startedAt).toBeLessThanOrEqual(MINUTE)
  own.passTime(2 * MINUTE)
  const on = led(await call(own.url, board, by, 'PUT', { step: 1 }))
  expect(on.endsAt - on.startedAt).toBeGreaterThan(4.5 * MINUTE)
  expect(on.endsAt - on.startedAt).toBeLessThanOrEqual(5 * MINUTE)
  const over = led(await call(own.url, board, by, 'PUT', { step: 0 }))
  expect(over.endsAt).toBe(over.startedAt)
  await own.stop()
}, 60_000)

test('[LD7] everybody on the map hears how the call is led, and who comes later as well', async () => {
  const board = await newBoard(server.url)
  const early = await listen(server.url, board, 'viewer')
  await until(() => callsHeard(early).length === 1, 'the first word about calls')
  expect(callsHeard(early)).toEqual([null])
  const by = as(board, 'facilitator')
  const begun = led(await call(server.url, board, by, 'POST', { sheet: 'which-apply' }))
  await until(() => callsHeard(early).length === 2, 'the call that was begun')
  expect(callsHeard(early)[1]).toEqual(begun)
  const late = await listen(server.url, board, 'editor')
  await until(() => callsHeard(late).length === 1, 'the call that is led')
  expect(callsHeard(late)).toEqual([begun])
  await call(server.url, board, by, 'DELETE')
  await until(() => callsHeard(late).at(-1) === null && callsHeard(early).at(-1) === null, 'the end of the call')
})

test('[LD7] a call goes on after the server was killed', async () => {
  let running = await startServer()
  const board = await newBoard(running.url)
  const by = as(board, 'facilitator')
  await call(running.url, board, by, 'POST', { sheet: 'why-and-who' })
  const before = led(await call(running.url, board, by, 'PUT', { step: 3, withoutDevice: 2 }))
  await running.kill()
  running = await running.restart()
  expect(led(await call(running.url, board, by, 'GET'))).toEqual(before)
  const line = await listen(running.url, board, 'viewer')
  await until(() => callsHeard(line).length === 1, 'the call after the restart')
  expect(callsHeard(line)).toEqual([before])
  await running.stop()
}, 120_000)

test('[LD8] nothing is lost when several people move a call at once', async () => {
  const board = await newBoard(server.url)
  const by = as(board, 'facilitator')
  const begun = led(await call(server.url, board, by, 'POST', { sheet: 'which-apply' }))
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => call(server.url, board, by, 'PUT', { minutes: 1 })),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(led(await call(server.url, board, by, 'GET')).endsAt).toBe(begun.endsAt + 12 * MINUTE)
})

test('[LD71] a call goes on at its step when its sheet has got another one before it', async () => {
  const board = await newBoard(server.url)
  const by = as(board, 'facilitator')
  await call(server.url, board, by, 'POST', { sheet: 'how-we-work' })
  const { id, round } = led(await call(server.url, board, by, 'PUT', { step: 2 }))
  const row = await server.store.ledCall(board.id)
  if (row === null) throw new Error('no call is kept')
  const state = { ...(JSON.parse(row.state) as object), step: 1 }
  expect(await server.store.saveCall({ ...row, revision: row.revision + 1, state: JSON.stringify(state) })).toBe(true)
  expect(led(await call(server.url, board, by, 'GET'))).toMatchObject({ id, step: 2, round })
  expect(led(await call(server.url, board, by, 'PUT', { step: 3 })).step).toBe(3)
})
