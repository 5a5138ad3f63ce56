// Proves how sockets are let in: tickets, epochs, floods and pages.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { startApp, startServer, type RunningApp } from '../../support/start-server.ts'
import { admitted, ask, join, newBoard, openLine, within, type Line } from './caller.ts'

let server: RunningApp
let board: { id: string; secret: Record<string, string> }
const lines: Line[] = []
beforeAll(async () => {
  server = await startApp()
  board = await newBoard(server.url)
}, 60_000)
afterEach(() => {
  for (const { socket } of lines.splice(0)) socket.terminate()
})
afterAll(async () => await server.stop(), 60_000)

const open = async (...args: Parameters<typeof openLine>): Promise<Line> => {
  const line = await openLine(...args)
  lines.push(line)
  return line
}
const ticketFor = async (url: string, id: string, sending: object): Promise<string> =>
  encodeURIComponent(String((await ask(url, 'POST', `/api/boards/${id}/tickets`, sending)).json['ticket']))

test('[HT39] the current epoch and 0 are let in, another is closed with 4409', async () => {
  const bearer = board.secret['editor'] ?? ''
  for (const epoch of [0, 1]) await admitted(await open(server.url, `/sync/map/${board.id}/${epoch}?v=1`, { bearer }))
  expect(await within(2_000, (await open(server.url, `/sync/map/${board.id}/2`, { bearer })).closed)).toBe(4409)
})

test('[HT39] an address that is no socket is refused before the upgrade', async () => {
  for (const path of ['/sync', '/sync/map/x', `/sync/other/${board.id}/0`, '/api/boards', `/sync/map/${board.id}/-1`])
    await expect(openLine(server.url, path, { bearer: board.secret['editor'] ?? '' })).rejects.toThrow('HTTP 404')
})

test('[HT40] a ticket lets in without any other credential', async () => {
  const ticket = await ticketFor(server.url, board.id, { bearer: board.secret['viewer'] ?? '' })
  await admitted(await open(server.url, `/sync/map/${board.id}/0?v=1&ticket=${ticket}`))
})

test('[HT40] a reconnect with the same ticket takes the place of the socket before', async () => {
  const { cookie } = await join(server.url, board.secret['editor'] ?? '', 'Ana')
  const ticket = await ticketFor(server.url, board.id, { cookie })
  const path = `/sync/map/${board.id}/0?v=1&ticket=${ticket}`
  const first = await open(server.url, path)
  await admitted(first)
  const second = await open(server.url, path)
  await admitted(second)
  expect(await within(2_000, first.closed)).toBe(4508)
  expect(second.socket.readyState).toBe(second.socket.OPEN)
})

test('[HT40] a ticket is good for ten minutes, for its own board, and only unchanged', async () => {
  const own = await startApp()
  const made = await newBoard(own.url)
  const other = await newBoard(own.url)
  const ticket = await ticketFor(own.url, made.id, { bearer: made.secret['editor'] ?? '' })
  const path = `/sync/map/${made.id}/0?ticket=`
  const changed = `${ticket.slice(0, -2)}${ticket.endsWith('AA') ? 'BB' : 'AA'}`
  expect(await within(2_000, (await open(own.url, `${path}${changed}`)).closed)).toBe(4401)
  expect(await within(2_000, (await open(own.url, `/sync/map/${other.id}/0?ticket=${ticket}`)).closed)).toBe(4404)
  own.passTime(601_000)
  expect(await within(2_000, (await open(own.url, `${path}${ticket}`)).closed)).toBe(4401)
  await own.stop()
})

test('[HT40] a withdrawn link ends its tickets', async () => {
  const bearer = board.secret['facilitator'] ?? ''
  const made = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, { bearer, json: { role: 'editor' } })
  const ticket = await ticketFor(server.url, board.id, { bearer: String(made.json['secret']) })
  await ask(server.url, 'DELETE', `/api/boards/${board.id}/links/${String(made.json['id'])}`, { bearer })
  const line = await open(server.url, `/sync/map/${board.id}/0?ticket=${ticket}`)
  expect(await within(2_000, line.closed)).toBe(4401)
})

test('[HT42] a cookie without an Origin opens no socket; with our own it does', async () => {
  const { cookie } = await join(server.url, board.secret['editor'] ?? '', 'Bo')
  await expect(openLine(server.url, `/sync/map/${board.id}/0`, { cookie })).rejects.toThrow('HTTP 403')
  await admitted(await open(server.url, `/sync/map/${board.id}/0?v=1`, { cookie, origin: server.url }))
})

test('[HT41] too many handshakes at once are refused with 503 and the rest still get in', async () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'limits-'))
  writeFileSync(joinPath(folder, 'limits.json'), JSON.stringify({ handshakesPerSecondPerAddress: 0.5 }))
  const own = await startApp({ env: { LIMITS: joinPath(folder, 'limits.json') } })
  rmSync(folder, { recursive: true })
  const made = await newBoard(own.url)
  const attempts = await Promise.allSettled(
    Array.from(
      { length: 20 },
      async () => await open(own.url, `/sync/map/${made.id}/0`, { bearer: made.secret['viewer'] ?? '' }),
    ),
  )
  const refused = attempts.filter((each) => each.status === 'rejected').map(({ reason }) => String(reason))
  expect(refused.length).toBeGreaterThanOrEqual(5)
  expect(new Set(refused)).toEqual(new Set(['Error: HTTP 503']))
  expect(attempts.length - refused.length).toBeGreaterThanOrEqual(1)
  await own.stop()
})

test('[HT6] [HT40] after a kill and a restart board, link, session and ticket still open', async () => {
  const process = await startServer()
  const made = await newBoard(process.url)
  const { cookie } = await join(process.url, made.secret['editor'] ?? '', 'Ana')
  const ticket = await ticketFor(process.url, made.id, { cookie })
  await process.kill()
  const again = await process.restart()
  expect(again.url).toBe(process.url)
  const info = await ask(again.url, 'GET', `/api/boards/${made.id}`, { cookie })
  expect(info).toMatchObject({ status: 200, json: { role: 'editor', title: 'Shared work' } })
  await admitted(await open(again.url, `/sync/map/${made.id}/0?v=1&ticket=${ticket}`))
  await again.stop()
}, 60_000)
