// Proves that what was in the bin for long goes for good with its words, that everything else stays, and when it has to wait.
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp, type App } from '@common-ground/server/app.ts'
import { readConfig } from '@common-ground/server/config.ts'
import { openSqliteStore } from '@common-ground/server/store/sqlite-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { cardMap } from '@common-ground/shared/board/board-doc.ts'
import { joinLive } from '../../support/live-editor.ts'
import { newFolder, type NewFolder } from '../../support/new-folder.ts'
import { until } from '../../support/until.ts'
import { wordsInFolder } from '../../support/words-in-folder.ts'
import { admitted, ask, contentTag, join, openLine, secretsOf, within } from './caller.ts'

const DAY_MS = 86_400_000
let folder: NewFolder
let app: App
let store: Store
let url = ''
let passed = 0
let beforeRenewing: (() => Promise<void>) | null = null
beforeEach(async () => {
  folder = newFolder()
  passed = 0
  const clock = (): number => Date.now() + passed
  const opened = await openSqliteStore(folder.path, clock, 200)
  const config = readConfig({ PORT: '0' })
  if (!opened.ok || !config.ok) throw new Error('no store or no configuration')
  const inner = opened.value
  store = {
    ...inner,
    renewBoard: async (...asked) => {
      await beforeRenewing?.()
      return await inner.renewBoard(...asked)
    },
  }
  beforeRenewing = null
  app = await buildApp(config.value, { store, clock, random: (count) => new Uint8Array(randomBytes(count)) })
  await app.http.listen({ host: '127.0.0.1', port: 0 })
  const bound = app.http.server.address()
  url = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`
})
afterEach(async () => {
  await app.drain()
  await store.close()
  folder.remove()
})

const stamp = { at: '2026-01-05T09:00:00.000Z', by: 'p1' }
const note = (id: string, text: string, bin?: string): object => ({
  id,
  kind: 'note',
  pos: [0, 0],
  size: [200, 120],
  z: 'a',
  order: 'a',
  made: stamp,
  inAgreement: false,
  text,
  ...(bin === undefined ? {} : { bin: { at: bin, by: 'p1' } }),
})
const relation = (id: string, from: string, to: string): object => ({ id, kind: 'relates', from, to, made: stamp })
const board = { title: 'Shared work', stage: 'forming', language: 'en-GB', timeZone: 'Europe/London', settings: {} }
const fileOf = (cards: object[], relations: object[]): string =>
  JSON.stringify({
    format: 'common-ground-board',
    version: 1,
    board: { ...board, createdAt: stamp.at },
    participants: [],
    cards,
    relations,
  })
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString()
/** Made here forty days ago: what its file says of the bin may be as old. */
const imported = async (cards: object[], relations: object[] = []) => {
  passed = -40 * DAY_MS
  const answer = await ask(url, 'POST', '/api/boards/import?grade=report', { bytes: fileOf(cards, relations) })
  passed = 0
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
  return secretsOf(answer)
}
const epochOf = async (id: string, bearer: string): Promise<unknown> =>
  (await ask(url, 'GET', `/api/boards/${id}`, { bearer })).json['epoch']

test('[BN1] [BN2] after 30 days it goes with its words and relations; everything else stays as it was', async () => {
  const kept = [note('one', 'Unmistakable kept'), note('young', 'Unmistakable young', daysAgo(5))]
  const old = note('old', 'Unmistakable old', daysAgo(31))
  const { id, secret } = await imported([...kept, old], [relation('r1', 'one', 'old'), relation('r2', 'one', 'young')])
  const wanted = await imported(kept, [relation('r2', 'one', 'young')])
  const bearer = secret['facilitator'] ?? ''
  const { cookie } = await join(url, secret['editor'] ?? '', 'Ana')
  expect(wordsInFolder(folder.path, ['Unmistakable old']).length).toBeGreaterThan(0)
  expect(await app.emptyBins()).toBe(1)
  expect(await epochOf(id, bearer)).toBe(2)
  expect(await contentTag(url, id, bearer)).toBe(await contentTag(url, wanted.id, wanted.secret['viewer'] ?? ''))
  expect((await ask(url, 'GET', `/api/boards/${id}`, { cookie })).json).toMatchObject({ epoch: 2, role: 'editor' })
  await until(() => wordsInFolder(folder.path, ['Unmistakable old']).length === 0, 'no word is left', 20_000)
  expect(wordsInFolder(folder.path, ['Unmistakable young', 'Unmistakable kept']).length).toBeGreaterThan(1)
  // The younger one has its own day, and a board without anything due begins nothing.
  expect(await app.emptyBins()).toBe(0)
  passed = 26 * DAY_MS
  expect(await app.emptyBins()).toBe(2)
  expect(await epochOf(id, bearer)).toBe(3)
  const { text } = await ask(url, 'GET', `/api/boards/${id}/content`, { bearer })
  expect(text).toContain('Unmistakable kept')
  expect(text).not.toContain('Unmistakable young')
  // It goes on as any board.
  expect((await ask(url, 'PATCH', `/api/boards/${id}`, { bearer, json: { title: 'And on' } })).status).toBe(200)
  expect(await epochOf(wanted.id, wanted.secret['viewer'] ?? '')).toBe(2)
})

test('[BN3] [BN4] while people are there it waits three days; then they are sent on to the new document', async () => {
  const { id, secret } = await imported([note('one', 'kept'), note('old', 'gone', daysAgo(31))])
  const bearer = secret['editor'] ?? ''
  const line = await openLine(url, `/sync/map/${id}/1?v=1`, { bearer })
  await admitted(line)
  expect(await app.emptyBins()).toBe(0)
  expect(await epochOf(id, bearer)).toBe(1)
  passed = 3 * DAY_MS
  expect(await app.emptyBins()).toBe(1)
  expect(await within(3_000, line.closed)).toBe(4409)
  const late = await openLine(url, `/sync/map/${id}/1?v=1`, { bearer })
  expect(await within(3_000, late.closed)).toBe(4409)
  const next = await openLine(url, `/sync/map/${id}/2?v=1`, { bearer })
  await admitted(next)
  next.socket.close()
})

test('[BN3] written to that moment, it waits for the next; nothing of the change is lost', async () => {
  const { id, secret } = await imported([note('one', 'kept'), note('old', 'gone', daysAgo(31))])
  const bearer = secret['facilitator'] ?? ''
  let written = 0
  // Somebody writes after the board has been read and before its new document begins.
  beforeRenewing = async () => {
    const answer = await ask(url, 'PATCH', `/api/boards/${id}`, { bearer, json: { title: 'Written just then' } })
    written = answer.status
  }
  expect(await app.emptyBins()).toBe(0)
  expect([written, await epochOf(id, bearer)]).toEqual([200, 1])
  beforeRenewing = null
  passed = 2 * 60 * 60_000
  expect(await app.emptyBins()).toBe(1)
  expect(await epochOf(id, bearer)).toBe(2)
  expect((await ask(url, 'GET', `/api/boards/${id}`, { bearer })).json['title']).toBe('Written just then')
})

test('[BN6] a clock that is wrong, or a document that says so, takes nothing away before its time', async () => {
  const { id, secret } = await imported([note('one', 'kept'), note('two', 'Binned by a wrong clock')])
  const bearer = secret['editor'] ?? ''
  expect(await app.emptyBins()).toBe(0)
  const ana = joinLive(url, id, bearer, 'Ana')
  await ana.synced()
  ana.boardDoc.doc.transact(() =>
    cardMap(ana.boardDoc, 'two')?.set('bin', { at: '2001-01-01T00:00:00.000Z', by: 'p1' }),
  )
  const says = async (): Promise<string> => (await ask(url, 'GET', `/api/boards/${id}/content`, { bearer })).text
  await until(async () => (await says()).includes('2001-01-01'), 'the bin has it')
  ana.close()
  for (const days of [1, 2, 29]) {
    passed = days * DAY_MS
    expect(await app.emptyBins()).toBe(0)
    expect(await says()).toContain('Binned by a wrong clock')
  }
  passed = 32 * DAY_MS
  expect(await app.emptyBins()).toBe(1)
  expect(await says()).not.toContain('Binned by a wrong clock')
})
