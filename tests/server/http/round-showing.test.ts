// Proves that what is given without a name is shown once and whole, wherever between closing, showing and erasing the server ends, and whoever presses at the same time.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { cardTitle } from '@common-ground/shared/board/card.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import type { CallNow } from '@common-ground/shared/wire/leading-shapes.ts'
import type { LedRound } from '@common-ground/shared/wire/protocol.ts'
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import { openSqliteStore } from '@common-ground/server/store/sqlite-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { applyUpdate, Doc } from 'yjs'
import { newFolder } from '../../support/new-folder.ts'
import { startApp, startServer, type RunningApp } from '../../support/start-server.ts'
import { ask, join as joinBoard, newBoard, type Answer, type Sending } from './caller.ts'

const apps: RunningApp[] = []
const stores: Store[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop()
  for (const store of stores.splice(0)) await store.close()
})
async function start(store: Store): Promise<RunningApp> {
  const app = await startApp({ store })
  apps.push(app)
  return app
}

type Board = Awaited<ReturnType<typeof newBoard>>
const leader = (board: Board): Sending => ({ bearer: board.secret['facilitator'] ?? '' })
const roundIn = ({ json }: Answer): LedRound => {
  const round = (json as unknown as CallNow).call?.round
  if (round === null || round === undefined) throw new Error('nothing is written first here')
  return round
}
/** A board whose call is where things are given without a name, and what so many people gave. */
async function given(url: string, people: number): Promise<{ board: Board; round: string; texts: string[] }> {
  const board = await newBoard(url)
  const path = `/api/boards/${board.id}/call`
  await ask(url, 'POST', path, { ...leader(board), json: { sheet: 'how-we-work' } })
  const { id: round } = roundIn(await ask(url, 'PUT', path, { ...leader(board), json: { step: 2 } }))
  const texts: string[] = []
  for (let at = 0; at < people; at += 1) {
    const entries = [`Concern ${String(at)}`, `And ${String(at)}`]
    const { cookie } = await joinBoard(url, board.secret['editor'] ?? '', `Person ${String(at)}`)
    await ask(url, 'POST', `/api/boards/${board.id}/unsigned`, {
      cookie,
      json: { round, key: randomBytes(24).toString('base64url'), entries },
    })
    texts.push(...entries)
  }
  return { board, round, texts: texts.toSorted() }
}
const show = (url: string, board: Board, round: string): Promise<Answer> =>
  ask(url, 'POST', `/api/boards/${board.id}/call/show`, { ...leader(board), json: { round } })
async function concerns(store: Store, board: Board): Promise<readonly string[]> {
  const doc = new Doc()
  for (const { bytes } of (await store.load(board.id, 1, 'map')).rows) applyUpdate(doc, bytes)
  return [...readBoard(openBoardDoc(doc)).cards.values()]
    .flatMap((card) => (card.kind === 'concern' ? [cardTitle(card)] : []))
    .toSorted()
}

/** A store of a process that ends, for one board, after so many more writes to it: what is not written by then never is. */
function mortal(store: Store): { readonly store: Store; dieAfter(boardId: string, writes: number): void } {
  const left = new Map<string, number>()
  const spend = (boardId: string): void => {
    const more = left.get(boardId) ?? Infinity
    if (more <= 0) throw new Error('the process has ended')
    left.set(boardId, more - 1)
  }
  return {
    store: {
      ...store,
      saveCall: async (call, along) => {
        spend(call.boardId)
        return await store.saveCall(call, along)
      },
      append: async (rows) => {
        for (const boardId of new Set(rows.map((row) => row.boardId))) spend(boardId)
        return await store.append(rows)
      },
    },
    dieAfter: (boardId, writes) => void left.set(boardId, writes),
  }
}

test('[LD50] wherever the server ends while it shows, all of it is on the map once it is back, once, and nowhere else', async () => {
  const store = openMemoryStore()
  stores.push(store)
  const { store: first, dieAfter } = mortal(store)
  const before = await start(first)
  const cuts: (Awaited<ReturnType<typeof given>> & { readonly cut: number })[] = []
  for (let survived = false; !survived;) {
    const cut = cuts.length
    const one = await given(before.url, 3)
    const { board, round } = one
    const path = `/api/boards/${board.id}/call`
    await ask(before.url, 'PUT', `${path}/holds`, { ...leader(board), json: { round, holds: true } })
    dieAfter(board.id, cut)
    survived = (await show(before.url, board, round)).status === 200
    cuts.push({ ...one, cut })
  }
  // It was cut off before each of three writes (closed, on the map, erased), and once not at all.
  expect(cuts).toHaveLength(4)
  const after = await start(store)
  for (const { board, round, texts, cut } of cuts) {
    const now = roundIn(await ask(after.url, 'GET', `/api/boards/${board.id}/call`, leader(board)))
    // Not even closed: as if nobody had pressed. Closed: it is shown by itself.
    if (cut === 0) {
      expect([now.shown, now.unsigned, await concerns(store, board)]).toEqual([false, 3, []])
      await show(after.url, board, round)
    } else expect([cut, now.shown, now.unsigned, now.rows.length]).toEqual([cut, true, 0, 1])
    expect(await concerns(store, board)).toEqual(texts)
    expect(await store.unsigned(board.id, round)).toEqual([])
    // A second press brings nothing twice.
    expect(roundIn(await show(after.url, board, round))).toMatchObject({ shown: true, unsigned: 0 })
    expect(await concerns(store, board)).toEqual(texts)
  }
}, 120_000)

test('[LD50] of several who press at once, or end the call, each meets a round that is shown once and whole', async () => {
  const store = openMemoryStore()
  stores.push(store)
  const { url } = await start(store)
  const { board, round, texts } = await given(url, 4)
  const path = `/api/boards/${board.id}/call`
  const late = { round, key: randomBytes(24).toString('base64url'), entries: ['Late'] }
  const [one, two, gave] = await Promise.all([
    show(url, board, round),
    show(url, board, round),
    ask(url, 'POST', `/api/boards/${board.id}/unsigned`, { ...leader(board), json: late }),
    ask(url, 'DELETE', path, leader(board)),
  ])
  // Whether the end or the showing came first: nothing is half there, and nothing is kept.
  const seen = await concerns(store, board)
  const all = gave.status === 204 ? [...texts, 'Late'].toSorted() : texts
  expect([all, texts, []]).toContainEqual(seen)
  if (one.status === 200 || two.status === 200) expect(seen.length).toBeGreaterThanOrEqual(texts.length)
  expect(await store.unsigned(board.id, round)).toEqual([])
})

test('[LD50] where the map cannot take it, it is open again: nothing is gone, and more can be given', async () => {
  const folder = newFolder()
  const limits = join(folder.path, 'limits.json')
  writeFileSync(limits, '{"cards": 6}')
  const app = await startApp({ env: { LIMITS: limits } })
  apps.push(app)
  const { board, round } = await given(app.url, 4)
  expect((await show(app.url, board, round)).json['code']).toBe('board-full')
  expect(await concerns(app.store, board)).toEqual([])
  const more = { round, key: randomBytes(24).toString('base64url'), entries: ['More'] }
  expect(
    (await ask(app.url, 'POST', `/api/boards/${board.id}/unsigned`, { ...leader(board), json: more })).status,
  ).toBe(204)
  const path = `/api/boards/${board.id}/call`
  const moved = await ask(app.url, 'PUT', path, { ...leader(board), json: { step: 3 } })
  expect(moved.status).toBe(200)
  const back = roundIn(await ask(app.url, 'PUT', path, { ...leader(board), json: { step: 2 } }))
  expect(back).toMatchObject({ shown: false, unsigned: 5 })
})

test('[LD50] what a server that was killed had closed is shown when the next one starts, and stands in no file besides', async () => {
  const running = await startServer()
  const { board, round, texts } = await given(running.url, 3)
  // The press and the kill race each other; where the kill was first, it is closed as the press would have done.
  const pressed = show(running.url, board, round).catch(() => null)
  await running.kill()
  await pressed
  const opened = await openSqliteStore(running.dataDir, Date.now)
  if (!opened.ok) throw new Error(opened.error.message)
  const call = await opened.value.ledCall(board.id)
  if (call === null) throw new Error('the call is gone')
  const state = JSON.parse(call.state) as { readonly rounds: Readonly<Record<string, { readonly shown: boolean }>> }
  const [step = ''] = Object.keys(state.rounds)
  const at = state.rounds[step]
  if (at !== undefined && !at.shown) {
    const closed = { ...at, closing: new Date().toISOString() }
    const rounds = { ...state.rounds, [step]: closed }
    await opened.value.saveCall({ ...call, revision: call.revision + 1, state: JSON.stringify({ ...state, rounds }) })
  }
  await opened.value.close()
  const again = await running.restart()
  const path = `/api/boards/${board.id}`
  const now = roundIn(await ask(again.url, 'GET', `${path}/call`, leader(board)))
  expect(now).toMatchObject({ shown: true, unsigned: 0 })
  const { cards } = (await ask(again.url, 'GET', `${path}/content`, leader(board))).json as unknown as {
    readonly cards: readonly { readonly kind: string; readonly title?: string }[]
  }
  expect(cards.flatMap(({ kind, title }) => (kind === 'concern' ? [title ?? ''] : [])).toSorted()).toEqual(texts)
  await again.stop()
  const store = await openSqliteStore(running.dataDir, Date.now)
  if (!store.ok) throw new Error(store.error.message)
  expect(await store.value.unsigned(board.id, round)).toEqual([])
  await store.value.close()
}, 120_000)
