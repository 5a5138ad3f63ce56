// Proves that one hash stands for what a board says wherever it is asked: on a hundred random boards, two real servers, sockets and files.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { randomOperation } from '../../convergence/random-operations.ts'
import { seeded } from '../../convergence/seeded-random.ts'
import { joinLive } from '../../support/live-editor.ts'
import { startServer, type RunningServer } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { ask, contentTag, newBoard, secretsOf } from './caller.ts'

const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)
const BOARDS = 100
const AT_ONCE = 5
const OPERATIONS = 40

let server: RunningServer
let other: RunningServer
beforeAll(async () => {
  ;[server, other] = await Promise.all([startServer(), startServer()])
}, 120_000)
afterAll(async () => {
  await Promise.all([server.stop(), other.stop()])
}, 60_000)

interface Known {
  readonly id: string
  readonly secret: string
  /** As the person who edited it works it out from their own replica. */
  readonly hash: string
}
const tag = async (url: string, id: string, secret: string): Promise<string> =>
  (await contentTag(url, id, secret)).replaceAll('"', '')

async function madeBoard(index: number): Promise<Known> {
  const random = seeded(SEED + index)
  const { id, secret } = await newBoard(server.url)
  const bearer = secret['facilitator'] ?? ''
  const editor = joinLive(server.url, id, bearer, 'mairi')
  await editor.synced()
  let ids = 0
  for (let step = 0; step < OPERATIONS; step++) {
    const asked = { random, newId: () => `x${index}-${ids++}`, letter: 'ä', by: 'mairi', at: '2026-10-05T10:00:00Z' }
    const operation = randomOperation(asked, editor.board())
    if (operation !== null) editor.apply(operation)
  }
  await until(
    async () => (await tag(server.url, id, bearer)) === editor.hash(),
    `board ${index} is stored as it is here`,
  )
  const hash = editor.hash()
  editor.close()
  return { id, secret: bearer, hash }
}

test('[VE17] a hundred random boards have one hash each: live, in a version, restarted, exported and imported, elsewhere', async () => {
  process.stdout.write(`content hash, SEED=${SEED}\n`)
  const boards: Known[] = []
  while (boards.length < BOARDS)
    boards.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => madeBoard(boards.length + index)))))
  expect(new Set(boards.map(({ hash }) => hash)).size).toBe(BOARDS)
  const files = new Map<string, string>()
  for (const { id, secret: bearer, hash } of boards) {
    const version = (await ask(server.url, 'POST', `/api/boards/${id}/versions`, { bearer, json: { title: 'Now' } }))
      .json as unknown as VersionInfo
    expect([id, version.hash]).toEqual([id, hash])
    const file = await ask(server.url, 'GET', `/api/boards/${id}/versions/${version.id}/content`, { bearer })
    files.set(id, file.text)
  }
  server = await server.kill().then(async () => await server.restart())
  for (const { id, secret, hash } of boards) {
    expect([id, await tag(server.url, id, secret)]).toEqual([id, hash])
    for (const { url } of [server, other]) {
      const made = await ask(url, 'POST', '/api/boards/import?grade=report', { bytes: files.get(id) ?? '' })
      const report = made.json['report'] as readonly { path: string }[]
      expect([id, made.status, report.map(({ path }) => path)]).toEqual([id, 201, ['participants']])
      const copy = secretsOf(made)
      expect([id, await tag(url, copy.id, copy.secret['viewer'] ?? '')]).toEqual([id, hash])
    }
  }
}, 240_000)
