// Proves that what a request says of its way counts only as far as the operator has said whom to believe.
import type { IncomingMessage } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '@common-ground/server/config.ts'
import { callerAddress, trustedProxies } from '@common-ground/server/http/proxies.ts'
import { startApp } from '../../support/start-server.ts'
import { openLine } from './caller.ts'

const caller = (setting: boolean | number | string, remoteAddress: string, forwarded?: string): string =>
  callerAddress(
    { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } } as unknown as IncomingMessage,
    trustedProxies(setting),
  )

test.each<[string, boolean | number | string, string, string | undefined, string]>([
  ['nobody is believed', false, '127.0.0.1', '198.51.100.1', '127.0.0.1'],
  ['a caller from outside is not believed', true, '203.0.113.9', '127.0.0.1', '203.0.113.9'],
  ['a forged beginning does not count', true, '10.0.0.2', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
  ['several near proxies', true, '::ffff:127.0.0.1', '203.0.113.9, 10.0.0.3, 10.0.0.2', '203.0.113.9'],
  ['one hop', 1, '10.0.0.2', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
  ['two hops, the farther one public', 2, '10.0.0.2', '127.0.0.1, 203.0.113.9, 198.51.100.1', '203.0.113.9'],
  ['hops do not help a caller from outside', 2, '203.0.113.9', '127.0.0.1', '203.0.113.9'],
  ['named networks', '198.51.100.0/24, loopback', '198.51.100.7', '127.0.0.2, 203.0.113.9', '203.0.113.9'],
  ['not a named one', '198.51.100.7', '127.0.0.1', '203.0.113.9', '127.0.0.1'],
  ['no proxy on the way', true, '127.0.0.1', undefined, '127.0.0.1'],
])('[HT49] %s', (_what, setting, remote, forwarded, address) => {
  expect(caller(setting, remote, forwarded)).toBe(address)
})

test('[HT5] proxies that are neither a number nor addresses are refused', () => {
  expect(readConfig({ TRUST_PROXY: 'my proxy' })).toMatchObject({ ok: false })
  for (const good of ['true', '2', '10.0.0.0/8, 192.0.2.1', 'loopback'])
    expect(readConfig({ TRUST_PROXY: good })).toMatchObject({ ok: true })
})

test.each([
  [{}, '192.0.2.9', '127.0.0.1'],
  [{ TRUST_PROXY: 'true' }, '192.0.2.9', '127.0.0.1'],
  [{ TRUST_PROXY: 'true' }, '10.0.0.2', '127.0.0.1'],
  [{ TRUST_PROXY: '1' }, '127.0.0.1', '127.0.0.1'],
])('[HT49] with %o a caller at %s who claims to be %s is told to wait', async (env, remoteAddress, claimed) => {
  const server = await startApp({ env })
  const seen = new Set<number>()
  for (let asked = 0; asked < 600; asked += 1) {
    const headers = { 'x-forwarded-for': claimed }
    seen.add((await server.app.http.inject({ url: '/api/boards/x', remoteAddress, headers })).statusCode)
  }
  expect([...seen]).toEqual([401, 429])
  await server.stop()
})

test('[HT12] [HT49] who comes through a proxy on this machine is not on this machine', async () => {
  const server = await startApp()
  const ask = async (headers: Record<string, string>): Promise<number> =>
    (await server.app.http.inject({ method: 'POST', url: '/api/boards', headers, payload: { title: 'T' } })).statusCode
  expect([await ask({}), await ask({ 'x-forwarded-for': '127.0.0.1' })]).toEqual([201, 403])
  await server.stop()
})

test.each(['true', '198.51.100.7'])('[HT41] [HT49] forged ways do not multiply handshakes (%s)', async (proxies) => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'limits-'))
  writeFileSync(joinPath(folder, 'limits.json'), JSON.stringify({ handshakesPerSecondPerAddress: 1 }))
  const server = await startApp({
    env: { LIMITS: joinPath(folder, 'limits.json'), TRUST_PROXY: proxies, CREATE_KEY: 'key' },
  })
  rmSync(folder, { recursive: true })
  const attempt = async (forwarded: string): Promise<string> => {
    try {
      const headers = { 'x-forwarded-for': forwarded }
      const line = await openLine(server.url, '/sync/map/none/0', { headers })
      line.socket.terminate()
      return 'in'
    } catch (error) {
      return String(error)
    }
  }
  const same: string[] = []
  for (let each = 0; each < 8; each++) same.push(await attempt(`192.0.2.${each}, 203.0.113.9`))
  expect(same.filter((outcome) => outcome === 'Error: HTTP 503').length).toBeGreaterThanOrEqual(4)
  if (proxies === 'true') expect(await attempt('127.0.0.1, 203.0.113.10')).toBe('in')
  await server.stop()
})
