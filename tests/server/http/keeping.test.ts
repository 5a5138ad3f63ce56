// Proves the figures of what is kept of a board: of this board, as it is now, for whoever is on it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, linkTo } from './agreeing.ts'
import { ask, join } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp({ env: { PRIVACY_NOTICE: 'We run this for the region.' } })
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

test('[KP1] cards, bin, versions, people and links are counted as they are now, with the notice of whoever runs the server', async () => {
  const board = await agreeingBoard(server.url)
  const on = (method: string, path: string, json?: object) => call(server.url, board, 'facilitator', method, path, json)
  const kept = async () => (await on('GET', '/keeping')).json
  const before = await kept()
  expect(before).toMatchObject({
    title: 'Shared work',
    cards: 7,
    binned: 0,
    binDays: 30,
    versions: 0,
    summaries: 0,
    people: 0,
  })
  expect(before['privacyNotice']).toBe('We run this for the region.')
  // Of another board nothing is counted.
  await newNeighbour()
  const links = Number(before['links'])
  const general = await linkTo(server.url, board, { role: 'viewer' })
  const anna = await join(server.url, general, 'Anna')
  await join(server.url, general, 'Tom')
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({ type: 'bin', ids: ['note'] })
  await until(async () => (await kept())['binned'] === 1, 'a card is in the bin')
  editor.close()
  expect((await on('POST', '/versions', { title: 'After the call' })).status).toBe(201)
  // Whoever posts by a link alone has no name of their own but the link's.
  const people = Number((await kept())['people'])
  expect(await kept()).toMatchObject({ cards: 6, binned: 1, versions: 1, links: links + 1 })
  expect(people).toBeGreaterThanOrEqual(2)
  // A name that was removed and a link that was ended are not kept.
  expect((await on('DELETE', `/participants/${anna.participantId}`)).status).toBe(204)
  const [newest] = (await server.store.links(board.id)).filter(({ role }) => role === 'viewer').slice(-1)
  expect((await on('DELETE', `/links/${newest?.id ?? ''}`)).status).toBe(204)
  expect(await kept()).toMatchObject({ people: people - 1, links })
})

async function newNeighbour(): Promise<void> {
  const other = await agreeingBoard(server.url)
  await join(server.url, other.secret['editor'] ?? '', 'Eve')
  await call(server.url, other, 'facilitator', 'POST', '/versions', { title: 'Theirs' })
}

test('[KP2] whoever has a link to the board reads it, and nobody with one to a page, to another board or without any', async () => {
  const board = await agreeingBoard(server.url)
  const other = await agreeingBoard(server.url)
  const status = async (bearer?: string): Promise<number> =>
    (await ask(server.url, 'GET', `/api/boards/${board.id}/keeping`, bearer === undefined ? {} : { bearer })).status
  expect(await status(board.secret['viewer'] ?? '')).toBe(200)
  expect(await status(board.own['council'] ?? '')).toBe(403)
  expect(await status(other.secret['facilitator'] ?? '')).toBe(404)
  expect(await status()).toBe(401)
})
