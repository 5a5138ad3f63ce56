// Proves over a real server that what came of a call is kept as it was told when it ended, whatever happens later, and who may read and delete it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import type { CallSummaryInfo, EarlierCall } from '@common-ground/shared/wire/leading-shapes.ts'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, YES, type AgreeingBoard } from './agreeing.ts'
import { ask } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const MINUTE = 60_000
type By = Parameters<typeof call>[2]

/** What is done on a board of a server. */
function on({ url }: RunningApp, board: AgreeingBoard) {
  const send = (by: By, method: string, path: string, json?: object) => call(url, board, by, method, path, json)
  return {
    send,
    begin: async (sheet: string) => await send('facilitator', 'POST', '/call', { sheet }),
    goOn: async () => await send('facilitator', 'PUT', '/call', { step: 1 }),
    end: async () => await send('facilitator', 'DELETE', '/call'),
    earlier: async () => (await send('viewer', 'GET', '/calls')).json as unknown as readonly EarlierCall[],
    record: async (id: string) =>
      (await send('viewer', 'GET', `/calls/${id}/summary`)).json as unknown as CallSummaryInfo,
    summary: async () => (await send('viewer', 'GET', '/call/summary')).json as unknown as CallSummaryInfo,
    write: async (insert: string) => {
      const editor = joinLive(url, board.id, board.secret['editor'] ?? '', 'ed')
      await editor.synced()
      editor.apply({ type: 'edit-text', at: { card: 'aim', field: 'title' }, index: 0, remove: 0, insert })
      await until(async () => (await send('viewer', 'GET', '/content')).text.includes(insert), 'the edit is there')
      editor.close()
    },
  }
}

test('[SUM17] a call that was held is kept as it was told when it ended, whatever is changed, answered or deleted later', async () => {
  const board = await agreeingBoard(server.url)
  const at = on(server, board)
  await at.begin('why-and-who')
  await at.goOn()
  await at.write('During: ')
  await at.send('council', 'PUT', '/answers/aim', YES)
  await at.end()
  const told = await at.summary()
  // What comes from the devices a moment later belongs to it.
  expect(await server.app.keepCalls()).toBe(0)
  expect(await at.earlier()).toEqual([])
  server.passTime(3 * MINUTE)
  expect(await server.app.keepCalls()).toBe(1)
  expect(await server.app.keepCalls()).toBe(0)
  const [kept] = await at.earlier()
  expect(kept).toEqual({
    id: expect.any(String),
    title: expect.stringMatching(/^Call 1: /u),
    begunAt: told.since,
    endedAt: expect.any(String),
  })
  expect(await at.record(kept?.id ?? '')).toEqual(told)

  await at.write('Later: ')
  await at.send('health', 'PUT', '/answers/aim', YES)
  for (const { id } of (await at.send('viewer', 'GET', '/versions')).json as unknown as readonly VersionInfo[])
    await at.send('facilitator', 'DELETE', `/versions/${id}`)
  await at.begin('what-and-who-does-what')
  expect((await at.summary()).since).not.toBe(told.since)
  expect(await at.record(kept?.id ?? '')).toEqual(told)
  // What was only begun was no call.
  await at.end()
  server.passTime(3 * MINUTE)
  expect(await server.app.keepCalls()).toBe(1)
  expect(await at.earlier()).toEqual([kept])
}, 30_000)

test('[SUM17] what a call left is kept when the next one begins, and what was said meanwhile is not in it', async () => {
  const board = await agreeingBoard(server.url)
  const at = on(server, board)
  await at.begin('why-and-who')
  await at.goOn()
  await at.write('First: ')
  await at.end()
  await at.begin('what-and-who-does-what')
  await at.goOn()
  await at.write('Second: ')
  await at.end()
  server.passTime(3 * MINUTE)
  await server.app.keepCalls()
  const [second, first] = await at.earlier()
  const texts = [(await at.record(first?.id ?? '')).text, (await at.record(second?.id ?? '')).text]
  expect(texts[0]).toContain('“Home sooner” now reads “First: Home sooner”')
  expect(texts[0]).not.toContain('Second')
  expect(texts[1]).toContain('“First: Home sooner” now reads “Second: First: Home sooner”')
}, 30_000)

/** A store that keeps no calls until it is told to: as one of an earlier version, or of a process that was ended at once. */
function forgetful() {
  const store = openMemoryStore(() => Date.now())
  let keeps = false
  return {
    keepFromNowOn: () => {
      keeps = true
    },
    store: {
      ...store,
      callsWithoutRecord: async (...asked) => (keeps ? await store.callsWithoutRecord(...asked) : []),
    } satisfies Store,
  }
}

test('[SUM17] a call whose end was followed by the end of the process is told by the next one, from what the board said then', async () => {
  const { store, keepFromNowOn } = forgetful()
  const before = await startApp({ store })
  const board = await agreeingBoard(before.url)
  const old = on(before, board)
  for (const word of ['One: ', 'Two: ']) {
    await old.begin('why-and-who')
    await old.goOn()
    await old.write(word)
    await old.end()
    before.passTime(10 * MINUTE)
  }
  const told = await old.summary()
  await before.stop()
  keepFromNowOn()
  const after = await startApp({ store })
  after.passTime(60 * MINUTE)
  expect(await after.app.keepCalls()).toBe(2)
  const now = on(after, board)
  const [second, first] = await now.earlier()
  // Of the one before it, what the board said when the next one began.
  const { text } = await now.record(first?.id ?? '')
  expect(text).toContain('“Home sooner” now reads “One: Home sooner”')
  expect(text).not.toContain('Two')
  expect(await now.record(second?.id ?? '')).toEqual(told)
  await after.stop()
  await store.close()
}, 30_000)

test('[SUM18] whoever reads the board reads what is kept of its calls, and nobody else; who runs it deletes one for good', async () => {
  const board = await agreeingBoard(server.url)
  const other = await agreeingBoard(server.url)
  const at = on(server, board)
  await at.begin('why-and-who')
  await at.goOn()
  await at.end()
  server.passTime(3 * MINUTE)
  await server.app.keepCalls()
  const id = (await at.earlier())[0]?.id ?? ''
  const status = async (path: string, bearer?: string) =>
    (await ask(server.url, 'GET', `/api/boards/${board.id}${path}`, bearer === undefined ? {} : { bearer })).status
  for (const path of ['/calls', `/calls/${id}/summary`]) {
    expect(await status(path, board.secret['viewer'])).toBe(200)
    expect(await status(path, board.own['council'])).toBe(403)
    expect(await status(path, other.secret['facilitator'])).toBe(404)
    expect(await status(path)).toBe(401)
  }
  // By another board's address it is not there.
  const elsewhere = on(server, other)
  expect((await elsewhere.send('viewer', 'GET', `/calls/${id}/summary`)).json['code']).toBe('no-call')
  expect((await elsewhere.send('facilitator', 'DELETE', `/calls/${id}/summary`)).status).toBe(404)
  for (const by of ['viewer', 'commenter', 'editor'])
    expect((await at.send(by, 'DELETE', `/calls/${id}/summary`)).json['code']).toBe('role-too-low')
  expect((await at.send('facilitator', 'DELETE', `/calls/${id}/summary`)).status).toBe(204)
  expect((await at.send('viewer', 'GET', `/calls/${id}/summary`)).json['code']).toBe('no-call')
  expect(await at.earlier()).toEqual([])
  // It does not come back.
  server.passTime(60 * MINUTE)
  expect(await server.app.keepCalls()).toBe(0)
}, 30_000)
