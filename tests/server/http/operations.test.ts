// Proves what tools and browsers get besides boards: health, counts, the description of the interface, pages.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { randomBytes } from 'node:crypto'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { buildApp } from '@common-ground/server/app.ts'
import { readConfig } from '@common-ground/server/config.ts'
import { judgeOrigin, type Whence } from '@common-ground/server/http/origin.ts'
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { ask, join, newBoard } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

test('[HT44] alive, ready and counting, without addresses or names', async () => {
  const { id, secret } = await newBoard(server.url)
  await join(server.url, secret['editor'] ?? '', 'Unmistakable')
  expect((await ask(server.url, 'GET', '/livez')).status).toBe(200)
  expect((await ask(server.url, 'GET', '/readyz')).status).toBe(200)
  const { text } = await ask(server.url, 'GET', '/metrics')
  expect(text).toMatch(/http_request_seconds_count\{route="\/api\/session",method="POST",status="200"\} 1/)
  for (const hidden of [id, 'Unmistakable', '127.0.0.1']) expect(text).not.toContain(hidden)
})

test('[HT44] every address the server answers is in the description of the interface, and no other', async () => {
  const { json } = await ask(server.url, 'GET', '/api/openapi.json')
  const described = Object.entries(json['paths'] as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  // A tree: each line is a piece of an address, four columns further in than what it continues, then its methods.
  const lines = server.app.http.printRoutes({ commonPrefix: false }).split('\n')
  const pieces: string[] = []
  const registered = lines.flatMap((line) => {
    const [, indent = '', piece = '', methods = ''] = /^(.*?)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? []
    pieces.splice(indent.length / 4, Infinity, piece)
    return methods
      .split(', ')
      .filter((method) => !['', 'HEAD', 'OPTIONS'].includes(method))
      .map((method) => `${method} ${pieces.join('').replaceAll(/:(\w+)/g, '{$1}')}`)
  })
  expect(registered.length).toBeGreaterThan(20)
  // The files of the pages are named by those.
  const files = ['GET /*', 'GET *']
  expect(registered.filter((route) => !files.includes(route)).toSorted()).toEqual(described.toSorted())
})

test('[HT44] every schema of the description is one that JSON Schema 2020-12 knows, as OpenAPI 3.1 asks', async () => {
  const { json } = await ask(server.url, 'GET', '/api/openapi.json')
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: true })
  ajv.addSchema({ ...json, $id: 'api' })
  const schemas: object[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, part] of Object.entries(value))
      if (key === 'schema' || key === 'schemas') schemas.push(...(key === 'schema' ? [part] : Object.values(part)))
      else visit(part)
  }
  visit(json)
  expect(schemas.length).toBeGreaterThan(100)
  for (const schema of schemas)
    if (!JSON.stringify(schema).includes('"$ref"'))
      expect([ajv.validateSchema(schema), JSON.stringify(schema)]).toEqual([true, JSON.stringify(schema)])
})

test('[HT61] nothing that stands on a board is kept by a browser or on the way to it', async () => {
  const { id, secret } = await newBoard(server.url)
  const bearer = secret['facilitator'] ?? ''
  for (const path of ['', '/content', '/participants', '/links', '/versions', '/answers', '/lights', '/call']) {
    const answer = await ask(server.url, 'GET', `/api/boards/${id}${path}`, { bearer })
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
  }
  const etag = (await ask(server.url, 'GET', `/api/boards/${id}/content`, { bearer })).headers.get('etag') ?? ''
  const again = await ask(server.url, 'GET', `/api/boards/${id}/content`, {
    bearer,
    headers: { 'if-none-match': etag },
  })
  expect(again.status).toBe(304)
  const { json } = await ask(server.url, 'GET', '/api/openapi.json')
  const { get } = (json['paths'] as Record<string, { get: { responses: object } }>)['/api/boards/{id}/content'] ?? {}
  expect(Object.keys(get?.responses ?? {})).toContain('304')
})

test('[HT44] the description of the interface names every call and every answer fits it', async () => {
  const { json } = await ask(server.url, 'GET', '/api/openapi.json')
  const paths = json['paths'] as Record<string, Record<string, { operationId?: string }>>
  const described = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId }) => operationId ?? []),
  )
  expect(described.toSorted()).toEqual(Object.keys(CALLS).toSorted())
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const { id, secret } = await newBoard(server.url)
  const bearer = secret['facilitator'] ?? ''
  const { cookie } = await join(server.url, bearer, 'Ana', { organisation: 'Town Council' })
  const answers = {
    readBoard: await ask(server.url, 'GET', `/api/boards/${id}`, { cookie }),
    readContent: await ask(server.url, 'GET', `/api/boards/${id}/content`, { bearer }),
    createLink: await ask(server.url, 'POST', `/api/boards/${id}/links`, {
      bearer,
      json: { role: 'viewer', note: 'x' },
    }),
    listLinks: await ask(server.url, 'GET', `/api/boards/${id}/links`, { bearer }),
    listParticipants: await ask(server.url, 'GET', `/api/boards/${id}/participants`, { bearer }),
    createTicket: await ask(server.url, 'POST', `/api/boards/${id}/tickets`, { cookie }),
    previewLink: await ask(server.url, 'POST', '/api/session/preview', { json: { secret: bearer } }),
  }
  for (const [name, answer] of Object.entries(answers)) {
    const call = CALLS[name as keyof typeof answers]
    expect([name, answer.status]).toEqual([name, call.status])
    const fits = ajv.validate(call.answer, JSON.parse(answer.text))
    expect([name, fits, ajv.errors]).toEqual([name, true, null])
  }
})

test('[HT45] pages are fresh, hashed files are for good, text is compressed for whoever is far away; [PG100] what a board asks for first is named in its page', async () => {
  const pages = mkdtempSync(joinPath(tmpdir(), 'pages-'))
  mkdirSync(joinPath(pages, 'assets'))
  writeFileSync(joinPath(pages, 'index.html'), '<!doctype html><title>Page</title>')
  const script = `export const text = '${'words '.repeat(2000)}'`
  writeFileSync(joinPath(pages, 'assets', 'main-abc123.js'), script)
  writeFileSync(joinPath(pages, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(joinPath(pages, '.hidden.txt'), 'not for anybody')
  const config = readConfig({ PORT: '0' })
  if (!config.ok) throw new RangeError(config.error)
  const store = openMemoryStore()
  const app = await buildApp(config.value, { store, clock: Date.now, random: (count) => randomBytes(count), pages })
  for (const url of ['/', '/j', '/b/abc', '/b/abc?card=x']) {
    const page = await app.http.inject({ url })
    expect([url, page.statusCode, page.headers['cache-control']]).toEqual([url, 200, 'no-store'])
    expect(page.body).toContain('<title>Page</title>')
    const isBoard = url.startsWith('/b/')
    expect(page.headers.link).toBe(isBoard ? '</api/boards/abc>; rel=preload; as=fetch; crossorigin' : undefined)
  }
  for (const url of ['/b/a%3E%22b', `/b/${'a'.repeat(41)}`, '/b/abc/kept']) {
    const { statusCode, headers } = await app.http.inject({ url })
    expect([url, statusCode, headers.link]).toEqual([url, 200, undefined])
  }
  const asset = await app.http.inject({ url: '/assets/main-abc123.js' })
  expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect(asset.headers['content-type']).toMatch(/javascript; charset=utf-8$/)
  const icon = await app.http.inject({ url: '/icon.svg' })
  expect([icon.statusCode, icon.headers['cache-control']]).toEqual([200, 'no-cache'])
  const nothing = [
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets//main-abc123.js',
  ]
  for (const url of [...nothing, '/b/', '/assets', '/assets/', '/.hidden.txt', '/assets/none.js', '/main%00.js']) {
    const answer = await app.http.inject({ url })
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'no-such-call'])
    expect(answer.headers['cache-control']).toBe('no-store')
  }
  const askFor = async (remoteAddress: string) =>
    await app.http.inject({
      url: '/assets/main-abc123.js',
      remoteAddress,
      headers: { 'accept-encoding': 'gzip, br' },
    })
  const far = await askFor('192.0.2.7')
  expect([far.headers['content-encoding'], far.headers['vary']]).toEqual(['br', 'accept-encoding'])
  expect(brotliDecompressSync(far.rawPayload).toString()).toBe(script)
  const near = await askFor('127.0.0.1')
  expect([near.headers['content-encoding'], near.body]).toEqual([undefined, script])
  await app.drain()
  rmSync(pages, { recursive: true })
})

test('[HT46] one other machine asking without end is told to wait, this one is not', async () => {
  const ask700 = async (remoteAddress: string): Promise<Map<number, number>> => {
    const seen = new Map<number, number>()
    for (let asked = 0; asked < 700; asked += 1) {
      const { statusCode, headers } = await server.app.http.inject({ url: '/api/boards/x', remoteAddress })
      seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1)
      expect(headers['x-request-id']).toMatch(/^[\w-]{12}$/)
      if (statusCode === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    }
    return seen
  }
  expect([...(await ask700('127.0.0.1')).keys()]).toEqual([401])
  const far = await ask700('192.0.2.9')
  expect([...far.keys()]).toEqual([401, 429])
  expect(far.get(401)).toBeGreaterThanOrEqual(500)
  const refused = await server.app.http.inject({ url: '/api/nothing-here', remoteAddress: '192.0.2.9' })
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-requests'])
})

test('[HT38] which origins are the server’s own', () => {
  const judge = (env: Record<string, string>, host: string, origin?: string): string => {
    const config = readConfig(env)
    if (!config.ok) throw new RangeError(config.error)
    const whence: Whence = { headers: origin === undefined ? {} : { origin }, host, protocol: 'http', localPort: 3000 }
    return judgeOrigin(config.value, whence)
  }
  const local = { PORT: '3000' }
  expect(judge(local, '127.0.0.1:3000', 'http://127.0.0.1:3000')).toBe('own')
  expect(judge(local, 'localhost:3000', 'http://localhost:3000')).toBe('own')
  expect(judge(local, '[::1]:3000', 'http://[::1]:3000')).toBe('own')
  expect(judge(local, '192.168.1.4:3000', 'http://192.168.1.4:3000')).toBe('own')
  expect(judge(local, 'rebound.example:3000', 'http://rebound.example:3000')).toBe('foreign')
  expect(judge(local, '127.0.0.1:3000', 'http://127.0.0.1:4000')).toBe('foreign')
  expect(judge(local, '127.0.0.1:3000', 'null')).toBe('foreign')
  expect(judge(local, '127.0.0.1:3000')).toBe('none')
  const public_ = { PUBLIC_URL: 'https://board.example', ALLOWED_ORIGINS: 'https://embed.example' }
  expect(judge(public_, 'board.example', 'https://board.example')).toBe('own')
  expect(judge(public_, 'board.example', 'https://embed.example')).toBe('own')
  expect(judge(public_, 'board.example', 'http://board.example')).toBe('foreign')
  expect(judge(public_, '127.0.0.1:3000', 'http://127.0.0.1:3000')).toBe('foreign')
})
