// Proves what an operator sees of the process: the line, the logs, the signals, the refusals.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '@common-ground/server/config.ts'
import { BUILT_SERVER } from '../../support/server-files.ts'
import { ServerRefused, startServer } from '../../support/start-server.ts'
import { admitted, ask, join, newBoard, openLine, within } from './caller.ts'

const folder = mkdtempSync(joinPath(tmpdir(), 'common-ground-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const refused = async (env: Record<string, string>): Promise<ServerRefused> => {
  try {
    await (await startServer({ env })).stop()
  } catch (error) {
    if (error instanceof ServerRefused) return error
    throw error
  }
  throw new Error('it started')
}

test('[HT1] [HT2] [HT3] it says that it is ready, logs JSON without secrets, and ends with 0', async () => {
  const server = await startServer({ env: { LOG_LEVEL: 'trace' } })
  const { id, secret } = await newBoard(server.url)
  const { cookie } = await join(server.url, secret['editor'] ?? '', 'Unmistakable Name')
  const ticket = String((await ask(server.url, 'POST', `/api/boards/${id}/tickets`, { cookie })).json['ticket'])
  const line = await openLine(server.url, `/sync/map/${id}/0?v=1&ticket=${encodeURIComponent(ticket)}`)
  await admitted(line)
  await ask(server.url, 'GET', `/api/boards/${id}?secret=${secret['editor'] ?? ''}`, { cookie })
  expect(await server.stop()).toBe(0)
  expect(await line.closed).toBe(4503)
  const { out, err } = server.output()
  expect(out).toBe(`Common Ground is ready at ${server.url}\n`)
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const logged = err.trim().split('\n')
  for (const each of logged) expect(JSON.parse(each)).toHaveProperty('level')
  for (const hidden of [...Object.values(secret), ticket, cookie.replace('cg_session=', ''), '?secret', 'Unmistakable'])
    expect(err).not.toContain(hidden)
}, 30_000)

test('[HT3] SIGINT ends it with 0 as well', async () => {
  const server = await startServer()
  const ended = new Promise((resolve) => server.child.once('exit', resolve))
  server.child.kill('SIGINT')
  expect(await within(10_000, ended)).toBe(0)
})

test('[HT4] a second server on the same data folder ends with 2 and one sentence', async () => {
  const server = await startServer()
  const second = await refused({ DATA_DIR: server.dataDir })
  await server.stop()
  expect(second.code).toBe(2)
  expect(second.out).toBe('')
  expect(second.err).toMatch(/^[^\n]+in use[^\n]+\n$/)
})

test('[HT4] a port in use ends it with 2 and one sentence', async () => {
  const server = await startServer()
  const second = await refused({ PORT: new URL(server.url).port })
  await server.stop()
  expect([second.code, second.err.trim().split('\n').length]).toEqual([2, 1])
})

test('[HT60] a server that was not built ends with 2 and says what to run', () => {
  const start = joinPath(folder, 'start.js')
  copyFileSync(BUILT_SERVER, start)
  const { status, stdout, stderr } = spawnSync(process.execPath, [start], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^[^\n]+npx -y pnpm@12 build[^\n]+\n$/)
})

test('[HT5] a variable that makes no sense ends it with 2 and one sentence', async () => {
  const { code, err } = await refused({ PORT: 'eighty' })
  expect(code).toBe(2)
  expect(err).toMatch(/^PORT is "eighty"[^\n]+\n$/)
})

test('[HT5] every variable is checked, and empty ones count as unset', () => {
  const file = (name: string, text: string): string => {
    writeFileSync(joinPath(folder, name), text)
    return joinPath(folder, name)
  }
  const wrong = [
    { PORT: '70000' },
    { PORT: '-1' },
    { PUBLIC_URL: 'board.example' },
    { PUBLIC_URL: 'https://board.example/path' },
    { ALLOWED_ORIGINS: 'https://a.example,ftp://b.example' },
    { LOG_LEVEL: 'loud' },
    { LIMITS: joinPath(folder, 'missing.json') },
    { LIMITS: file('a.json', '[1]') },
    { LIMITS: file('b.json', '{"cardz": 1}') },
    { LIMITS: file('c.json', '{"cards": -1}') },
    { DATABASE_URL: 'postgres://x' },
  ]
  for (const env of wrong) {
    const config = readConfig(env)
    expect([env, config.ok]).toEqual([env, false])
    expect(config.ok ? '' : config.error).toMatch(new RegExp(Object.keys(env)[0] ?? ''))
  }
  const empty = readConfig({ PORT: '', PUBLIC_URL: ' ', CREATE_KEY: '' })
  expect(empty).toMatchObject({ ok: true, value: { port: 3000, host: '127.0.0.1', publicUrl: null, createKey: null } })
  const set = readConfig({
    LIMITS: file('d.json', '{"cards": 7}'),
    ALLOWED_ORIGINS: 'https://a.example, http://b.example:81/',
  })
  expect(set).toMatchObject({
    ok: true,
    value: { limits: { cards: 7, jsonDepth: 32 }, allowedOrigins: ['https://a.example', 'http://b.example:81'] },
  })
})
