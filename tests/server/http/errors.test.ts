// Proves that failures look the same everywhere and that the catalogue is documented.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ERRORS } from '@common-ground/server/errors.ts'
import { CALLS, type Call } from '@common-ground/shared/wire/http-api.ts'
import { problemsOf } from '@common-ground/shared/wire/open-api.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { repositoryFiles } from '../../architecture/source-files.ts'
import { ask } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

test('[HT7] docs/errors.md and the catalogue say the same', () => {
  const text = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `([\w-]+)` \| (\d+) \| (.+) \|$/gm)].map(([, code, status, title]) => [
    code,
    { status: Number(status), title },
  ])
  expect(Object.fromEntries(rows)).toEqual(ERRORS)
})

test('[HT7] every code of the catalogue is answered by something', () => {
  const sources = repositoryFiles(/^(server|shared)\/src\/.*\.ts$/).filter(
    ({ path }) => path !== 'server/src/errors.ts',
  )
  const unused = Object.keys(ERRORS).filter((code) => !sources.some(({ text }) => text.includes(`'${code}'`)))
  expect(unused).toEqual([])
})

test('[HT7] every code that a call may answer is in the catalogue', () => {
  for (const call of Object.values<Call>(CALLS))
    for (const code of problemsOf(call)) expect(ERRORS).toHaveProperty(code)
})

test('[HT8] unknown addresses, methods and content types answer with problem documents', async () => {
  const cases = [
    ['GET', '/api/nothing-here', {}, 404, 'no-such-call'],
    ['GET', '/nothing-here', {}, 404, 'no-such-call'],
    ['PUT', '/api/boards', {}, 404, 'no-such-call'],
    [
      'POST',
      '/api/session',
      { bytes: '<xml/>', headers: { 'content-type': 'text/xml' } },
      415,
      'media-type-not-supported',
    ],
    ['POST', '/api/session', { bytes: '{', headers: { 'content-type': 'application/json' } }, 400, 'bad-request'],
    [
      'POST',
      '/api/session',
      { bytes: '{"__proto__":1}', headers: { 'content-type': 'application/json' } },
      400,
      'bad-request',
    ],
    ['POST', '/api/session', { json: { secret: 7, name: 'Ana' } }, 400, 'bad-request'],
    ['POST', '/api/session', { json: ['no', 'object'] }, 400, 'bad-request'],
    ['POST', '/api/session', { json: { secret: 'x'.repeat(80_000) } }, 413, 'request-too-large'],
    ['GET', '/api/boards/%E0%A4%A', {}, 400, 'bad-request'],
  ] as const
  for (const [method, path, sending, status, code] of cases) {
    const answer = await ask(server.url, method, path, sending)
    expect([path, answer.status, answer.json['code']]).toEqual([path, status, code])
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.json).toMatchObject({
      status,
      title: ERRORS[code].title,
      requestId: answer.headers.get('x-request-id'),
    })
  }
})

test('[HT9] a failing store shows as a code and a request id, nothing more', async () => {
  const broken = await startApp()
  broken.store.linkBySecretHash = async () => await Promise.reject(new Error('disk full at /var/lib/boards'))
  broken.store.board = broken.store.linkBySecretHash as never
  const answer = await ask(broken.url, 'POST', '/api/session/preview', { json: { secret: 'abc' } })
  const ready = await ask(broken.url, 'GET', '/readyz')
  expect([ready.status, ready.json['code'], ready.text.includes('disk')]).toEqual([503, 'not-ready', false])
  await broken.stop()
  expect(answer.status).toBe(500)
  expect(answer.json['code']).toBe('internal-error')
  expect(Object.keys(answer.json).toSorted()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
  expect(answer.text).not.toContain('disk')
})

test('[HT10] every answer carries a request id and security headers', async () => {
  for (const path of ['/', '/livez', '/api/openapi.json', '/api/boards/unknown']) {
    const { headers } = await ask(server.url, 'GET', path)
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{12}$/)
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'self'.*script-src 'self'.*frame-ancestors 'none'/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  }
})
