// Proves what an administrator does to one board from the command line, beside a running server and without one.
import { join as pathOf } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { runCommand, type CommandEnd } from '../../support/run-command.ts'
import { startServer, type RunningServer } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { wordsInFolder } from '../../support/words-in-folder.ts'
import { admitted, ask, contentTag, join, newBoard, openLine, within } from '../http/caller.ts'

let server: RunningServer | null = null
afterEach(async () => {
  await server?.stop()
  server = null
})
const start = async (): Promise<RunningServer> => {
  server = await startServer({ env: { LOG_LEVEL: 'warn' } })
  return server
}
const board = async (dataDir: string, ...words: string[]): Promise<CommandEnd> =>
  await runCommand('board', words, { DATA_DIR: dataDir, PUBLIC_URL: 'https://board.example' })

/** A board full of words that stand nowhere else, and those words. */
async function unmistakable(url: string): Promise<{ id: string; secret: Record<string, string>; words: string[] }> {
  const { id, secret } = await newBoard(url, { title: 'Unmistakable title', from: { example: '01' } })
  const bearer = secret['facilitator'] ?? ''
  await join(url, secret['editor'] ?? '', 'Unmistakable name', { organisation: 'Unmistakable organisation' })
  await ask(url, 'POST', `/api/boards/${id}/links`, { bearer, json: { role: 'viewer', note: 'Unmistakable note' } })
  await ask(url, 'PATCH', `/api/boards/${id}`, { bearer, json: { title: 'Unmistakable second title' } })
  await ask(url, 'POST', `/api/boards/${id}/versions`, { bearer, json: { title: 'Unmistakable version' } })
  await ask(url, 'POST', `/api/boards/${id}/call`, { bearer, json: { sheet: 'why-and-who' } })
  await ask(url, 'PUT', `/api/boards/${id}/call`, { bearer, json: { step: 1 } })
  await ask(url, 'DELETE', `/api/boards/${id}/call`, { bearer })
  await ask(url, 'POST', `/api/boards/${id}/call`, { bearer, json: { sheet: 'which-apply' } })
  const words = ['title', 'name', 'organisation', 'note', 'second title', 'version'].map(
    (word) => `Unmistakable ${word}`,
  )
  return { id, secret, words: [...words, 'Dumfries', 'Galloway', 'why-and-who', 'which-apply'] }
}

/** The tables in which something is of a board. */
function tablesWith(dataDir: string, id: string): readonly string[] {
  const database = new DatabaseSync(pathOf(dataDir, 'common-ground.sqlite'), { readOnly: true })
  try {
    const tables = database
      .prepare(`SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE c.name = 'board_id'`)
      .all()
    return tables
      .map(({ name }) => String(name))
      .filter((name) => database.prepare(`SELECT 1 FROM ${name} WHERE board_id = ? LIMIT 1`).get(id) !== undefined)
  } finally {
    database.close()
  }
}

test('[AD1] erase deletes a board for good while its server runs: everybody leaves it, and the others stay', async () => {
  const { url, dataDir } = await start()
  const { id, secret, words } = await unmistakable(url)
  const other = await newBoard(url, { from: { example: '04' } })
  const kept = await contentTag(url, other.id, other.secret['viewer'] ?? '')
  const line = await openLine(url, `/sync/map/${id}/0?v=1`, { bearer: secret['editor'] ?? '' })
  await admitted(line)
  expect(wordsInFolder(dataDir, words).length).toBeGreaterThanOrEqual(words.length)
  const done = await board(dataDir, 'erase', id)
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(done.out).toContain(`Board ${id} is deleted for good.`)
  expect(done.out).toContain('The server that runs on it clears the last traces')
  expect(await within(3_000, line.closed)).toBe(4410)
  await until(() => wordsInFolder(dataDir, words).length === 0, 'no word is left', 45_000)
  expect(await ask(url, 'GET', `/api/boards/${id}`, { bearer: secret['viewer'] ?? '' })).toMatchObject({ status: 404 })
  expect(await contentTag(url, other.id, other.secret['viewer'] ?? '')).toBe(kept)
})

test('[AD1] erase deletes a board for good while no server runs', async () => {
  const running = await start()
  const { id, words } = await unmistakable(running.url)
  const other = await newBoard(running.url, { from: { example: '04' } })
  const kept = await contentTag(running.url, other.id, other.secret['viewer'] ?? '')
  await running.stop()
  const done = await board(running.dataDir, 'erase', id)
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(done.out).not.toContain('last traces')
  expect(wordsInFolder(running.dataDir, words)).toEqual([])
  expect(tablesWith(running.dataDir, id).toSorted()).toEqual(['link', 'participant', 'session_grant'])
  expect((await board(running.dataDir, 'erase', id)).out).toContain('was deleted already')
  server = await running.restart()
  expect(await contentTag(server.url, other.id, other.secret['viewer'] ?? '')).toBe(kept)
})

test('[AD2] link prints a new link once; it opens the board in its role and is listed with its origin', async () => {
  const { url, dataDir } = await start()
  const { id, secret } = await newBoard(url)
  const done = await board(dataDir, 'link', id, 'facilitator')
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(done.out).toMatch(/^https:\/\/board\.example\/j#[\w-]{43}\n$/)
  const bearer = done.out.trim().split('#')[1] ?? ''
  expect((await ask(url, 'GET', `/api/boards/${id}`, { bearer })).json).toMatchObject({ id, role: 'facilitator' })
  const links = await ask(url, 'GET', `/api/boards/${id}/links`, { bearer: secret['facilitator'] ?? '' })
  expect(links.text).toContain('Made by whoever looks after the server')
  await until(() => wordsInFolder(dataDir, [bearer]).length === 0, 'the secret is nowhere')
})

test('[AD3] what cannot be done ends with 2 and a sentence, and changes nothing', async () => {
  const { url, dataDir } = await start()
  const { id, secret } = await newBoard(url)
  const before = await contentTag(url, id, secret['viewer'] ?? '')
  const refused: [string[], RegExp][] = [
    [['erase', 'nowhere'], /^There is no board nowhere in .*\.\n$/],
    [['link', 'nowhere', 'editor'], /^There is no board nowhere in .*\.\n$/],
    [['link', id, 'owner'], /^"owner" is no role; it is one of facilitator, editor, commenter, viewer\.\n$/],
    [['link', id], /^Use it like this:\n/],
    [['erase', id, 'editor'], /^Use it like this:\n/],
    [['burn', id], /^Use it like this:\n/],
    [[], /^Use it like this:\n/],
  ]
  for (const [words, sentence] of refused) {
    const done = await board(dataDir, ...words)
    expect([words, done.code, done.out]).toEqual([words, 2, ''])
    expect(done.err).toMatch(sentence)
  }
  const elsewhere = await board(`${dataDir}/none`, 'erase', id)
  expect(elsewhere).toMatchObject({ code: 2, out: '' })
  expect(elsewhere.err).toMatch(/^There is no data in .*\/none\. DATA_DIR says which folder is meant\.\n$/)
  expect(await contentTag(url, id, secret['viewer'] ?? '')).toBe(before)
})
