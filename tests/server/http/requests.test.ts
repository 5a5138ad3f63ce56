// Proves that a request which does not fit its schema is refused with the place, and that one which fits arrives as it was sent.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { ask, newBoard } from './caller.ts'

let server: RunningApp
let board: { id: string; secret: Record<string, string> }
beforeAll(async () => {
  server = await startApp()
  board = await newBoard(server.url)
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const bearer = (): string => board.secret['facilitator'] ?? ''

test('[HT36] what does not fit is refused and says where', async () => {
  const own = `/api/boards/${board.id}`
  const cases = [
    ['POST', '/api/boards', { title: 7 }, /^title must be string\.$/],
    ['POST', '/api/boards', { title: 'x'.repeat(201) }, /^title .*200 characters\.$/],
    ['POST', '/api/boards', { title: 'T', from: { example: '99' } }, /^from /],
    ['POST', '/api/boards', undefined, /^the request must be object\.$/],
    ['POST', '/api/session', ['no', 'object'], /^the request must be object\.$/],
    ['POST', '/api/session', { secret: 'abc' }, /'name'\.$/],
    ['POST', '/api/session', { secret: '', name: 'Ana' }, /^secret /],
    ['POST', '/api/session', { secret: 'abc', name: ['Ana'] }, /^name must be string\.$/],
    ['POST', `${own}/links`, { role: 'owner' }, /^role must be one of facilitator, editor, commenter, viewer\.$/],
    ['PATCH', own, { settings: [] }, /^settings must be object\.$/],
    ['PATCH', own, { settings: { 'not a key': 1 } }, /^settings /],
    ['GET', `${own}/content?view=places`, undefined, /^view /],
  ] as const
  for (const [method, path, json, detail] of cases) {
    const answer = await ask(server.url, method, path, { bearer: bearer(), ...(json === undefined ? {} : { json }) })
    expect([path, json, answer.status, answer.json['code']]).toEqual([path, json, 400, 'bad-request'])
    expect(answer.json['detail']).toMatch(detail)
  }
})

test('[HT36] [BD33] a setting with a reserved name is refused like any value that does not fit, whatever it holds', async () => {
  const own = `/api/boards/${board.id}`
  const before = await ask(server.url, 'GET', own, { bearer: bearer() })
  for (const settings of [
    { constructor: 5 },
    { constructor: { x: 1 } },
    { prototype: [] },
    { deep: { constructor: 1 } },
  ]) {
    const answer = await ask(server.url, 'PATCH', own, { bearer: bearer(), json: { title: 'Other', settings } })
    expect([settings, answer.status, answer.json['code']]).toEqual([settings, 400, 'bad-request'])
  }
  expect((await ask(server.url, 'GET', own, { bearer: bearer() })).json['title']).toBe(before.json['title'])
})

test('[HT36] nothing is turned into something else: members nobody asked for do no harm, null counts as not sent', async () => {
  const made = await ask(server.url, 'POST', '/api/boards', {
    json: { title: 'T', from: null, constructor: 1, toString: 2, hasOwnProperty: 3 },
  })
  expect([made.status, made.json['title']]).toEqual([201, 'T'])
  const deep = { shown: true, deep: [1, { a: '2', b: null }] }
  const changed = await ask(server.url, 'PATCH', `/api/boards/${board.id}`, {
    bearer: bearer(),
    json: { settings: { deep } },
  })
  expect(changed.status).toBe(200)
})
