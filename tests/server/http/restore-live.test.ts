// Proves on a real server, over real sockets, that a version comes back in the middle of a call: five people edit on, one returns from a day offline.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Board } from '@common-ground/shared/board/board.ts'
import { textAt } from '@common-ground/shared/board/board-doc.ts'
import { textValue } from '@common-ground/shared/board/card.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import type { RestoredVersion, UndoneRestore, VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { seeded, type Seeded } from '../../convergence/seeded-random.ts'
import { joinLive, type LiveEditor } from '../../support/live-editor.ts'
import { startServer, type RunningServer } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { ask, contentTag, newBoard } from './caller.ts'

const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)
const PEOPLE = ['ana', 'ben', 'cai', 'dee', 'eli'] as const
const SHARED = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

interface Worker {
  readonly editor: LiveEditor
  /** Notes they made, with what each says, in the order they made them. */
  readonly made: Map<string, string>
  work(times: number): Promise<void>
}

/** Somebody who makes notes of their own, and writes, moves and bins what is everybody's, one thing at a time. */
function workerOf(editor: LiveEditor, random: Seeded): Worker {
  const made = new Map<string, string>()
  const anything = (): readonly Operation[] => {
    const card = random.pick(SHARED) ?? 'c1'
    const there = editor.board().cards.get(card)
    if (random.chance(0.3) || there === undefined) {
      const id = `${editor.name}-${made.size}`
      const text = `made by ${editor.name}, number ${made.size}`
      made.set(id, text)
      return [{ type: 'create', cards: [{ id, kind: 'note', pos: [random.below(3000), 2000], fields: { text } }] }]
    }
    if (random.chance(0.15)) return [{ type: 'bin', ids: [card] }]
    if (random.chance(0.3))
      return [{ type: 'move', moves: [{ id: card, pos: [random.below(3000), random.below(900)] }] }]
    const index = random.below(textValue(there, 'text').length + 1)
    return [{ type: 'edit-text', at: { card, field: 'text' }, index, remove: 0, insert: editor.name.charAt(0) }]
  }
  return {
    editor,
    made,
    async work(times) {
      for (let time = 0; time < times; time++) {
        expect(editor.apply(...anything())).toBeNull()
        // The others get their turn, and the network its.
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

const sharedNote = (id: string, index: number): Operation => ({
  type: 'create',
  cards: [{ id, kind: 'note', pos: [index * 400, 0], fields: { text: `Agreed sentence ${index}.` } }],
})
const textsOf = (board: Board): ReadonlyMap<string, string> =>
  new Map([...board.cards.values()].map((card) => [card.id, textValue(card, 'text')]))

test('[VE22] [VE24] [VE28] five people edit on while a version comes back, and one returns from a day offline', async () => {
  process.stdout.write(`restore in a call, SEED=${SEED}\n`)
  const { id, secret } = await newBoard(server.url)
  const bearer = secret['editor'] ?? ''
  const tag = async (): Promise<string> => (await contentTag(server.url, id, bearer)).replaceAll('"', '')
  const call = async (method: string, path: string, json?: object): Promise<Record<string, unknown>> => {
    const answer = await ask(server.url, method, `/api/boards/${id}${path}`, {
      bearer,
      ...(json === undefined ? {} : { json }),
    })
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
    return answer.json
  }
  const editors = PEOPLE.map((name) => joinLive(server.url, id, bearer, name))
  const away = joinLive(server.url, id, bearer, 'faye')
  const everybody = [...editors, away]
  const together = async (who: readonly LiveEditor[]): Promise<void> =>
    await until(
      async () => {
        const hash = await tag()
        return who.every((editor) => editor.hash() === hash)
      },
      'everybody has what the server has',
      30_000,
    )
  try {
    await Promise.all(everybody.map(async (editor) => await editor.synced()))
    editors[0]?.apply(...SHARED.map(sharedNote))
    await together(everybody)
    const agreed = (await call('POST', '/versions', { title: 'Agreed' })) as unknown as VersionInfo

    // A day passes: one is away and works alone, the others go on together.
    away.goOffline()
    const random = seeded(SEED)
    const workers = editors.map((editor) => workerOf(editor, random))
    const alone = workerOf(away, random)
    await Promise.all([...workers.map(async (worker) => await worker.work(60)), alone.work(0)])
    const words = 'Words from the train. '
    away.apply(
      {
        type: 'create',
        cards: [{ id: 'faye-note', kind: 'note', pos: [0, 3000], fields: { text: 'From the train' } }],
      },
      { type: 'edit-text', at: { card: 'c6', field: 'text' }, index: 0, remove: 0, insert: words },
      { type: 'move', moves: [{ id: 'c5', pos: [77, 77] }] },
    )

    // The version comes back while the five go on.
    const [done] = await Promise.all([
      call('POST', `/versions/${agreed.id}/restore`) as Promise<unknown> as Promise<RestoredVersion>,
      ...workers.map(async (worker) => await worker.work(40)),
    ])
    await together(editors)
    const board = editors[0]?.board()
    if (board === undefined) throw new Error('nobody is there')
    for (const { editor, made } of workers)
      for (const [note, text] of made)
        expect([editor.name, note, board.cards.get(note) && textsOf(board).get(note)]).toEqual([
          editor.name,
          note,
          text,
        ])
    const before = (await call('GET', `/versions/${done.before.id}/content`)) as { cards: { id: string }[] }
    expect(before.cards.length).toBeGreaterThan(SHARED.length)

    // The one who was away returns: what they did is there, once, and what came back stays back.
    away.comeBack()
    await together(everybody)
    const after = away.board()
    expect(textsOf(after).get('faye-note')).toBe('From the train')
    const written = textAt(away.boardDoc, { card: 'c6', field: 'text' }).toString()
    expect(written.split('Words from the train.')).toHaveLength(2)
    expect(after.problems).toEqual([])

    // In peace the same restore gives the version's words, and taking it back gives back what was there.
    const texts = textsOf(after)
    const again = (await call('POST', `/versions/${agreed.id}/restore`)) as unknown as RestoredVersion
    await together(everybody)
    for (const [index, card] of SHARED.entries())
      expect([card, textsOf(away.board()).get(card)]).toEqual([card, `Agreed sentence ${index}.`])
    for (const [note, text] of [...workers.flatMap(({ made }) => [...made]), ['faye-note', 'From the train'] as const])
      expect(textsOf(away.board()).get(note)).toBe(text)
    const undone = (await call('POST', `/versions/${again.before.id}/restore/undo`)) as unknown as UndoneRestore
    expect(undone.kept).toBe(0)
    await together(everybody)
    expect(textsOf(away.board())).toEqual(texts)
    expect(await tag()).toBe(again.before.hash)

    // And all of it is on the disk.
    const hash = await tag()
    for (const editor of everybody) editor.close()
    server = await server.kill().then(async () => await server.restart())
    expect(await tag()).toBe(hash)
  } finally {
    for (const editor of everybody) editor.close()
  }
}, 120_000)
