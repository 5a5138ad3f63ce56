// Proves that files come in whole or not at all, by every door.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { admitted, ask, contentTag, newBoard, openLine, secretsOf, startSync, within, type Answer } from './caller.ts'

const CASES = new URL('../../fixtures/cases/', import.meta.url)
const BAD = new URL('bad/', CASES)
const caseFile = (name: string): Buffer => readFileSync(new URL(name, CASES))
const CASE_01 = '01-dumfries-galloway-integration.json'

/** What becomes of each bad file with grade=strict and with grade=report. */
const EXPECTED: Readonly<Record<string, readonly [strict: number, report: number]>> = {
  '01-invalid-json.json': [400, 400],
  '02-truncated.json': [400, 400],
  '04-nested-100k.json': [422, 422],
  '05-proto-keys.json': [422, 422],
  '06-dangling-references.json': [422, 201],
  '08-cyclic-escalation.json': [422, 201],
  '09-nan-infinity-strings.json': [422, 422],
  '11-script-injection.json': [201, 201],
  '12-bidi-and-invisible.json': [201, 201],
  '13-lone-surrogates.json': [422, 422],
  '14-wrong-version-future.json': [422, 422],
  '15-huge-coordinates.json': [422, 422],
  '16-wrong-types.json': [422, 422],
  '17-repeated-keys.json': [422, 422],
  '18-latin1.json': [400, 400],
  '18-utf8-bom-ok.json': [201, 201],
  '20-odd-dates.json': [422, 422],
}

let server: RunningApp
let board: { id: string; secret: Record<string, string> }
let facilitator: string
beforeAll(async () => {
  server = await startApp()
  board = await newBoard(server.url)
  facilitator = board.secret['facilitator'] ?? ''
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const importNew = async (
  bytes: Uint8Array | string,
  query = '',
  headers: Record<string, string> = {},
): Promise<Answer> => await ask(server.url, 'POST', `/api/boards/import${query}`, { bytes, headers })
const importInto = async (bytes: Uint8Array | string, query = ''): Promise<Answer> =>
  await ask(server.url, 'POST', `/api/boards/${board.id}/import${query}`, { bytes, bearer: facilitator })
const cardsOf = async (id: string, bearer: string): Promise<readonly Record<string, unknown>[]> =>
  (await ask(server.url, 'GET', `/api/boards/${id}/content`, { bearer })).json['cards'] as never

test('[HT18] every bad file of the collection has its expectation here', () => {
  expect(readdirSync(BAD).toSorted()).toEqual(Object.keys(EXPECTED))
})

describe.each(Object.entries(EXPECTED))('%s', (name, [strict, report]) => {
  const bytes = readFileSync(new URL(name, BAD))
  const fileName = { 'x-file-name': encodeURIComponent(name) }

  test('[HT18] [HT19] as a new board', async () => {
    for (const [grade, status] of [
      ['strict', strict],
      ['report', report],
    ] as const) {
      const answer = await importNew(bytes, `?grade=${grade}`, fileName)
      expect([grade, answer.status, answer.json['problems']]).toEqual([
        grade,
        status,
        status === 201 ? undefined : expect.any(Array),
      ])
      if (status === 201) continue
      const problems = answer.json['problems'] as readonly Record<string, unknown>[]
      expect(problems.length).toBeGreaterThan(0)
      expect(problems.length).toBeLessThanOrEqual(20)
      expect(Number(answer.json['problemCount'])).toBeGreaterThanOrEqual(problems.length)
      for (const each of problems)
        expect(each).toMatchObject({ path: expect.any(String), code: expect.any(String), problem: expect.any(String) })
      expect(answer.json['consent']).toBe(report === 201)
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('[HT18] [HT36] into a live board', async () => {
    const before = await contentTag(server.url, board.id, facilitator)
    const line = await openLine(server.url, `/sync/map/${board.id}/0?v=1`, { bearer: board.secret['viewer'] ?? '' })
    await admitted(line)
    startSync(line)
    for (const [grade, status] of [
      ['strict', strict],
      ['report', report],
    ] as const) {
      const answer = await importInto(bytes, `?grade=${grade}`)
      expect([grade, answer.status]).toEqual([grade, status === 201 ? 200 : status])
      if (status !== 201) {
        expect(await contentTag(server.url, board.id, facilitator)).toBe(before)
        continue
      }
      const undone = await ask(
        server.url,
        'POST',
        `/api/boards/${board.id}/imports/${String(answer.json['importId'])}/undo`,
        {
          bearer: facilitator,
        },
      )
      expect(undone.status).toBe(200)
    }
    expect(line.socket.readyState).toBe(line.socket.OPEN)
    line.socket.terminate()
    expect((await ask(server.url, 'GET', '/readyz')).status).toBe(200)
  })
})

test('[HT17] a file comes in with any content type or none, plain or gzip', async () => {
  const bytes = caseFile(CASE_01)
  const headers = [
    {},
    { 'content-type': 'application/json' },
    { 'content-type': 'text/html; charset=latin1' },
    { 'content-type': 'nonsense' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ]
  for (const each of headers) expect((await importNew(bytes, '', each as Record<string, string>)).status).toBe(201)
  const zipped = gzipSync(bytes)
  expect((await importNew(zipped, '', { 'content-encoding': 'gzip' })).status).toBe(201)
  expect((await importNew(zipped)).status).toBe(201)
})

test('[HT17] too large a file, a bomb and a strange encoding are refused', async () => {
  const cases = [
    [Buffer.alloc(5 * 1024 * 1024 + 1, ' '), {}, 413, 'file-too-large'],
    [Buffer.alloc(30 * 1024 * 1024, ' '), {}, 413, 'file-too-large'],
    [gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')), { 'content-encoding': 'gzip' }, 413, 'file-too-large'],
    [gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')), {}, 413, 'file-too-large'],
    [caseFile(CASE_01), { 'content-encoding': 'br' }, 415, 'encoding-not-supported'],
    [caseFile(CASE_01), { 'content-encoding': 'gzip' }, 400, 'file-unreadable'],
    [gzipSync(caseFile(CASE_01)).subarray(0, 500), { 'content-encoding': 'gzip' }, 400, 'file-unreadable'],
  ] as const
  for (const [bytes, headers, status, code] of cases) {
    const answer = await importNew(bytes, '', headers)
    expect([answer.status, answer.json['code']]).toEqual([status, code])
  }
})

test('[HT17] the board takes its title from the query, else from the file', async () => {
  const bytes = caseFile(CASE_01)
  expect((await importNew(bytes, '?title=Own%20title')).json['title']).toBe('Own title')
  expect((await importNew(bytes)).json['title']).toBe(JSON.parse(bytes.toString()).title)
  expect((await importNew(bytes, '?title=%E2%80%AE')).status).toBe(400)
  expect((await importNew(bytes, '?grade=generous')).status).toBe(400)
})

test('[HT18] a refusal names the file and the place', async () => {
  const answer = await importNew('{ nonsense', '', { 'x-file-name': encodeURIComponent('Übersicht plan.json') })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('Übersicht plan.json')
  expect((answer.json['problems'] as readonly object[])[0]).toMatchObject({ line: 1, column: 3 })
})

test.each(['', '[]', 'null', '"text"', '<!doctype html><p>hello</p>', '\u0089PNG\r\n', '{"format":"other"}'])(
  '[HT18] %j is no board and no server error',
  async (text) => {
    const answer = await importNew(text)
    expect([400, 422]).toContain(answer.status)
  },
)

test.each([CASE_01, '04-openjs-cross-project-council.json', '06-mediterranean-action-plan.json'])(
  '[HT20] %s, exported and imported again, is the same content',
  async (name) => {
    const first = secretsOf(await importNew(caseFile(name)))
    const bearer = first.secret['viewer'] ?? ''
    const file = await ask(server.url, 'GET', `/api/boards/${first.id}/content`, { bearer })
    const again = await importNew(file.text)
    expect([again.status, again.json['report']]).toEqual([201, []])
    const second = secretsOf(again)
    expect(await contentTag(server.url, second.id, second.secret['viewer'] ?? '')).toBe(file.headers.get('etag'))
  },
)

test('[HT21] an import into a live board is one change with new ids beside what is there', async () => {
  const live = secretsOf(await importNew(caseFile(CASE_01)))
  const bearer = live.secret['editor'] ?? ''
  const before = await cardsOf(live.id, bearer)
  const head = (await ask(server.url, 'GET', `/api/boards/${live.id}`, { bearer })).json['head']
  const answer = await ask(server.url, 'POST', `/api/boards/${live.id}/import`, { bearer, bytes: caseFile(CASE_01) })
  expect(answer.status).toBe(200)
  expect((await ask(server.url, 'GET', `/api/boards/${live.id}`, { bearer })).json['head']).toBe(Number(head) + 1)
  const after = await cardsOf(live.id, bearer)
  const came = after.filter(({ id }) => !before.some((card) => card['id'] === id))
  expect(came.length).toBe(answer.json['cards'])
  expect(after.filter(({ kind }) => kind === 'charter')).toEqual(before.filter(({ kind }) => kind === 'charter'))
  expect(after.filter((card) => before.some(({ id }) => id === card['id']))).toEqual(before)
  for (const card of came) expect(String(card['id'])).toMatch(new RegExp(`^${String(answer.json['importId'])}-`))
  const box = (card: Record<string, unknown>): number[] => [...(card['pos'] as number[]), ...(card['size'] as number[])]
  for (const [x = 0, y = 0, w = 0, h = 0] of came.map(box))
    for (const [left = 0, top = 0, width = 0, height = 0] of before.map(box))
      expect(x >= left + width || x + w <= left || y >= top + height || y + h <= top).toBe(true)
})

test('[HT21] every reference of what came stays among what came', async () => {
  const live = await newBoard(server.url)
  const bearer = live.secret['editor'] ?? ''
  await ask(server.url, 'POST', `/api/boards/${live.id}/import`, {
    bearer,
    bytes: caseFile('06-mediterranean-action-plan.json'),
  })
  const { json } = await ask(server.url, 'GET', `/api/boards/${live.id}/content`, { bearer })
  const again = await importNew(JSON.stringify({ ...json, participants: [] }))
  expect([again.status, again.json['report']]).toEqual([201, []])
})

test('[HT22] undoing an import bins exactly what came, for 24 hours', async () => {
  const own = await startApp()
  const live = await newBoard(own.url, { from: { example: '01' } })
  const bearer = live.secret['editor'] ?? ''
  const bring = async (): Promise<Answer> =>
    await ask(own.url, 'POST', `/api/boards/${live.id}/import`, {
      bearer,
      bytes: caseFile('04-openjs-cross-project-council.json'),
    })
  const undo = async (importId: unknown): Promise<Answer> =>
    await ask(own.url, 'POST', `/api/boards/${live.id}/imports/${String(importId)}/undo`, { bearer })
  const meaning = async (): Promise<string> =>
    (await ask(own.url, 'GET', `/api/boards/${live.id}/content?view=meaning`, { bearer })).text
  const before = await meaning()
  const first = await bring()
  const second = await bring()
  expect((await undo(first.json['importId'])).json).toEqual({
    cards: first.json['cards'],
    relations: first.json['relations'],
  })
  expect((await undo(first.json['importId'])).json).toEqual({ cards: 0, relations: 0 })
  own.passTime(23 * 3_600_000)
  expect((await undo(second.json['importId'])).status).toBe(200)
  expect(JSON.parse(await meaning()).cards).toEqual(JSON.parse(before).cards)
  const third = await bring()
  own.passTime(25 * 3_600_000)
  const tag = await contentTag(own.url, live.id, bearer)
  for (const id of [third.json['importId'], 'nothing', 'i00000000ffffffff'])
    expect(await undo(id)).toMatchObject({ status: 404, json: { code: 'import-not-found' } })
  expect(await contentTag(own.url, live.id, bearer)).toBe(tag)
  await own.stop()
})

test('[HT50] [HT51] imports at once: one waits, more are told so, and the board never exceeds its cards', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'limits-'))
  const own = async (
    cards: number,
  ): Promise<{ app: RunningApp; into: () => Promise<Answer>; count: () => Promise<number> }> => {
    writeFileSync(join(folder, 'limits.json'), JSON.stringify({ cards }))
    const app = await startApp({ env: { LIMITS: join(folder, 'limits.json') } })
    const { id, secret } = await newBoard(app.url)
    const bearer = secret['editor'] ?? ''
    const into = async (): Promise<Answer> =>
      await ask(app.url, 'POST', `/api/boards/${id}/import`, { bearer, bytes: caseFile(CASE_01) })
    const count = async (): Promise<number> => {
      const { json } = await ask(app.url, 'GET', `/api/boards/${id}/content`, { bearer })
      return (json['cards'] as readonly unknown[]).length
    }
    return { app, into, count }
  }
  const first = await own(5_000)
  const before = await first.count()
  const answers = await Promise.all(Array.from({ length: 8 }, async () => await first.into()))
  const busy = answers.filter(({ status }) => status === 503)
  expect(busy.length).toBeGreaterThan(0)
  for (const { json, headers } of busy) expect([json['code'], headers.get('retry-after')]).toEqual(['busy', '2'])
  const [done] = answers.filter(({ status }) => status === 200)
  const cards = Number(done?.json['cards'])
  await first.app.stop()
  const second = await own(before + cards + 3)
  const both = await Promise.all([second.into(), second.into()])
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
  expect(await second.count()).toBe(before + cards)
  await second.app.stop()
  rmSync(folder, { recursive: true })
})

test('[HT23] while heavy files are read, another board keeps syncing', async () => {
  const other = await newBoard(server.url)
  const writer = await openLine(server.url, `/sync/map/${other.id}/0?v=1`, { bearer: other.secret['editor'] ?? '' })
  const reader = await openLine(server.url, `/sync/map/${other.id}/0?v=1`, { bearer: other.secret['viewer'] ?? '' })
  await Promise.all([admitted(writer), admitted(reader)])
  const partners = Array.from({ length: 40_000 }, (_, at) => ({ id: `p${at}`, name: `Partner ${at}` }))
  const heavy = JSON.stringify({ format: 'partnership-case', version: 1, id: 'x', title: 'Heavy', partners })
  let isReading = true
  const imports = Promise.all([importNew(heavy), importNew(heavy), importInto(heavy)]).finally(() => {
    isReading = false
  })
  for (const line of [writer, reader]) startSync(line)
  const doc = new Doc()
  const took: number[] = []
  for (let round = 0; isReading; round += 1) {
    const vector = encodeStateAsUpdate(doc)
    doc.getMap('cards').set(`probe${round % 5}`, round)
    const encoder = createEncoder()
    writeVarUint(encoder, 0)
    writeVarUint(encoder, 2)
    writeVarUint8Array(encoder, round === 0 ? encodeStateAsUpdate(doc) : encodeStateAsUpdate(doc))
    expect(vector.length).toBeGreaterThan(0)
    const seen = reader.messages.length
    const started = performance.now()
    writer.socket.send(toUint8Array(encoder))
    await within(
      5_000,
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (!reader.messages.slice(seen).some(([kind, sub]) => kind === 0 && sub === 2)) return
          reader.socket.off('message', look)
          resolve()
        }
        reader.socket.on('message', look)
      }),
    )
    took.push(performance.now() - started)
  }
  expect((await imports).map(({ status }) => status)).toEqual([
    expect.any(Number),
    expect.any(Number),
    expect.any(Number),
  ])
  expect(took.length).toBeGreaterThan(3)
  expect(Math.max(...took)).toBeLessThan(1_000)
  for (const { socket } of [writer, reader]) socket.terminate()
})
