// Proves that the server as it is built, which is what `pnpm start` runs, does with its threads what its sources do.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { joinLive } from '../../support/live-editor.ts'
import { ServerRefused, startServer } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { contentTag, newBoard } from './caller.ts'

const folder = mkdtempSync(join(tmpdir(), 'common-ground-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[BUILD23] the built server stores, reads and squashes in its threads, and has everything again after a kill', async () => {
  const limits = join(folder, 'limits.json')
  writeFileSync(limits, JSON.stringify({ evictAfterMs: 200 }))
  let server = await startServer({ built: true, env: { LIMITS: limits } })
  try {
    const { id, secret } = await newBoard(server.url, { title: 'Built', from: { example: '01' } })
    const viewer = secret['viewer'] ?? ''
    const before = await contentTag(server.url, id, viewer)
    const ana = joinLive(server.url, id, secret['editor'] ?? '', 'ana')
    await ana.synced()
    ana.apply({
      type: 'create',
      cards: [{ id: 'n1', kind: 'note', pos: [0, 0], fields: { text: 'from a live call' } }],
    })
    await until(async () => (await contentTag(server.url, id, viewer)) !== before, 'the note is stored')
    const stored = await contentTag(server.url, id, viewer)
    ana.close()
    const squashed = async (): Promise<boolean> =>
      /^\S*checkpoints_total [1-9]/m.test(await (await fetch(`${server.url}/metrics`)).text())
    await until(squashed, 'the log is squashed')
    await server.kill()
    server = await server.restart()
    expect(await contentTag(server.url, id, viewer)).toBe(stored)
    const asked = await fetch(`${server.url}/api/boards/${id}/documents/agreement?format=docx`, {
      headers: { authorization: `Bearer ${viewer}` },
    })
    expect(
      Buffer.from(await asked.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect(await (await fetch(server.url)).text()).toContain('<title>')
  } finally {
    await server.stop()
  }
}, 60_000)

test('[BUILD24] an error of the built server tells its place in the sources', async () => {
  const dataDir = join(folder, 'odd')
  mkdirSync(join(dataDir, 'ticket.key'), { recursive: true })
  const started = startServer({ built: true, env: { DATA_DIR: dataDir } })
  const error = await started.then(
    (server) => server.stop(),
    (refused: unknown) => refused,
  )
  expect(error).toBeInstanceOf(ServerRefused)
  expect(error instanceof ServerRefused && error.err).toMatch(/at readTicketKey \(\S*server[\\/]src[\\/]main\.ts:\d+/)
})
