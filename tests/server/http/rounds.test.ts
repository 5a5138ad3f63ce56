// Proves what is written first at a step: held, shown together, and without a name nothing that tells whose it is.
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyUpdate, decodeUpdate, Doc } from 'yjs'
import { cardTitle } from '@common-ground/shared/board/card.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import type { CallNow } from '@common-ground/shared/wire/leading-shapes.ts'
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'
import { startApp, startServer, type RunningApp } from '../../support/start-server.ts'
import { wordsInFolder } from '../../support/words-in-folder.ts'
import { ask, join, newBoard, type Answer, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

type Board = Awaited<ReturnType<typeof newBoard>>
const as = (board: Board, role: string): Sending => ({ bearer: board.secret[role] ?? '' })
const newKey = (): string => randomBytes(24).toString('base64url')
const callOf = (answer: Answer): LedCall => {
  const { call } = answer.json as unknown as CallNow
  if (call === null || call === undefined) throw new Error(`no call: ${answer.text}`)
  return call
}
const roundOf = (answer: Answer): LedRound => {
  const { round } = callOf(answer)
  if (round === null) throw new Error('nothing is written first here')
  return round
}
/** Leads a call to a step of a sheet. */
async function lead(url: string, board: Board, sheet: string, step: number): Promise<LedRound> {
  const path = `/api/boards/${board.id}/call`
  await ask(url, 'POST', path, { ...as(board, 'facilitator'), json: { sheet } })
  return roundOf(await ask(url, 'PUT', path, { ...as(board, 'facilitator'), json: { step } }))
}
const now = async (board: Board): Promise<LedRound> =>
  roundOf(await ask(server.url, 'GET', `/api/boards/${board.id}/call`, as(board, 'viewer')))
const hold = (board: Board, by: Sending, round: string, holds = true): Promise<Answer> =>
  ask(server.url, 'PUT', `/api/boards/${board.id}/call/holds`, { ...by, json: { round, holds } })
const give = (url: string, board: Board, by: Sending, json: object): Promise<Answer> =>
  ask(url, 'POST', `/api/boards/${board.id}/unsigned`, { ...by, json })
const show = (url: string, board: Board, round: string, role = 'facilitator'): Promise<Answer> =>
  ask(url, 'POST', `/api/boards/${board.id}/call/show`, { ...as(board, role), json: { round } })
const withoutDevice = (board: Board, count: number): Promise<Answer> =>
  ask(server.url, 'PUT', `/api/boards/${board.id}/call`, {
    ...as(board, 'facilitator'),
    json: { withoutDevice: count },
  })
const people = async (url: string, board: Board, count: number) =>
  await Promise.all(
    Array.from({ length: count }, async (_, at) => ({
      ...(await join(url, board.secret['editor'] ?? '', `Person ${String(at)}`, { organisation: `Org ${String(at)}` })),
    })),
  )
/** The map as it lies in the store: its document, and every change ever made to it. */
async function history(app: RunningApp, board: Board) {
  const { rows, checkpoint } = await app.store.load(board.id, 1, 'map')
  expect(checkpoint).toBeNull()
  const doc = new Doc()
  for (const { bytes } of rows) applyUpdate(doc, bytes)
  return { rows, board: readBoard(openBoardDoc(doc)) }
}
const cardsOf = async (app: RunningApp, board: Board, kind: string) =>
  [...(await history(app, board)).board.cards.values()].filter((card) => card.kind === kind)

test('[LD30] whoever has written something gets a row when it is shown, and nothing of it is known before', async () => {
  const board = await newBoard(server.url)
  const [ana, tom] = await people(server.url, board, 2)
  if (ana === undefined || tom === undefined) throw new Error('nobody came')
  const round = await lead(server.url, board, 'why-and-who', 3)
  expect((await hold(board, { cookie: ana.cookie }, 'another-round')).json['code']).toBe('round-over')
  expect((await hold(board, as(board, 'viewer'), round.id)).status).toBe(403)
  for (const by of [ana, tom, ana]) expect((await hold(board, { cookie: by.cookie }, round.id)).status).toBe(200)
  expect(await now(board)).toMatchObject({ written: 2, shown: false, rows: [], corner: null })
  const asked = await ask(server.url, 'GET', `/api/boards/${board.id}/call/rounds/${round.id}`, as(board, 'viewer'))
  expect([asked.status, asked.json['shown'], asked.json['rows']]).toEqual([200, false, []])
  await hold(board, { cookie: tom.cookie }, round.id, false)
  expect(await now(board)).toMatchObject({ written: 1 })
  await hold(board, { cookie: tom.cookie }, round.id)
  expect((await show(server.url, board, round.id, 'editor')).json['code']).toBe('role-too-low')
  const shown = roundOf(await show(server.url, board, round.id))
  expect(shown).toMatchObject({ shown: true, rows: [ana.participantId, tom.participantId].toSorted() })
  expect(shown.corner).not.toBeNull()
  // A second press, and somebody whose device comes late, change nothing for the others.
  expect(roundOf(await show(server.url, board, round.id))).toEqual(shown)
  await hold(board, as(board, 'editor'), round.id)
  expect(await now(board)).toEqual(shown)
})

test('[LD31] going on shows what was written; who was away asks for it afterwards; going back shows nothing', async () => {
  const board = await newBoard(server.url)
  const round = await lead(server.url, board, 'why-and-who', 3)
  await hold(board, as(board, 'editor'), round.id)
  const path = `/api/boards/${board.id}/call`
  const by = as(board, 'facilitator')
  const asked = (): Promise<Answer> => ask(server.url, 'GET', `${path}/rounds/${round.id}`, as(board, 'editor'))
  await ask(server.url, 'PUT', path, { ...by, json: { step: 2 } })
  expect((await asked()).json).toMatchObject({ shown: false, corner: null })
  await ask(server.url, 'PUT', path, { ...by, json: { step: 3 } })
  await ask(server.url, 'PUT', path, { ...by, json: { step: 4 } })
  const told = (await asked()).json
  expect(told).toMatchObject({ id: round.id, shown: true, waiting: 0 })
  expect(told['rows']).toHaveLength(1)
  expect(told['corner']).toHaveLength(2)
  expect(told['over']).toBe(false)
  // Whoever comes back after the end still learns it; of who had written something nothing is left.
  await ask(server.url, 'DELETE', path, by)
  expect((await asked()).json).toEqual({ ...told, over: true, rows: [] })
  await lead(server.url, board, 'how-we-work', 2)
  expect((await asked()).json).toMatchObject({ shown: true, over: true })
  expect((await ask(server.url, 'GET', `${path}/rounds/nothing`, as(board, 'editor'))).json['code']).toBe('no-call')
  const other = await newBoard(server.url)
  const elsewhere = `/api/boards/${other.id}/call/rounds/${round.id}`
  expect((await ask(server.url, 'GET', elsewhere, as(other, 'editor'))).json['code']).toBe('no-call')
})

test('[LD32] without a name nothing is shown before three have given something; then all of it at once', async () => {
  const board = await newBoard(server.url)
  const { id: round } = await lead(server.url, board, 'how-we-work', 2)
  const by = as(board, 'editor')
  const [first, second, third, fourth] = (await people(server.url, board, 4)).map(({ cookie }) => ({
    by: { cookie },
    key: newKey(),
  }))
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    throw new Error('nobody came')
  const write = (giver: { readonly by: Sending; readonly key: string }, ...entries: string[]): Promise<Answer> =>
    give(server.url, board, giver.by, { round, key: giver.key, entries })
  await write(first, 'Money is late')
  await write(second, 'One', 'Two')
  await write(first, 'Money comes late', 'And little')
  expect(await now(board)).toMatchObject({ written: 2, unsigned: 2 })
  expect((await show(server.url, board, round)).json['code']).toBe('too-few-given')
  expect(await cardsOf(server, board, 'concern')).toEqual([])
  // Somebody with a name is shown all the same; the others wait for a third.
  await hold(board, by, round)
  expect(roundOf(await show(server.url, board, round))).toMatchObject({ shown: true, unsigned: 2 })
  expect(await cardsOf(server, board, 'concern')).toEqual([])
  await write(third, 'Third')
  await write(second)
  expect(await now(board)).toMatchObject({ unsigned: 2 })
  await write(second, 'Two again')
  expect(roundOf(await show(server.url, board, round))).toMatchObject({ shown: true, unsigned: 0 })
  const titles = (await cardsOf(server, board, 'concern')).map((card) => cardTitle(card)).toSorted()
  expect(titles).toEqual(['And little', 'Money comes late', 'Third', 'Two again'])
  // Nobody comes alone afterwards.
  expect((await write(fourth, 'Late')).json['code']).toBe('round-over')
  expect(roundOf(await show(server.url, board, round))).toMatchObject({ unsigned: 0 })
  expect(await cardsOf(server, board, 'concern')).toHaveLength(4)
})

test('[LD33] what was given without a name is nobody’s: one change of the server, one instant, an order by chance', async () => {
  const board = await newBoard(server.url)
  const { id: round } = await lead(server.url, board, 'how-we-work', 2)
  const givers = await people(server.url, board, 10)
  const before = (await history(server, board)).rows.length
  for (const [at, { cookie }] of givers.entries()) {
    const given = await give(
      server.url,
      board,
      { cookie },
      { round, key: newKey(), entries: [`Concern ${String(at)}`] },
    )
    expect(given.status).toBe(204)
  }
  await show(server.url, board, round)
  const { rows, board: read } = await history(server, board)
  const added = rows.slice(before)
  expect(added.map(({ actor }) => actor)).toEqual(['server'])
  const { structs } = decodeUpdate(added[0]?.bytes ?? new Uint8Array())
  expect(new Set(structs.map(({ id }) => id.client)).size).toBe(1)
  const everything = added.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n')
  for (const { participantId } of givers) expect(everything).not.toContain(participantId)
  const concerns = [...read.cards.values()]
    .filter(({ kind }) => kind === 'concern')
    .toSorted((one, other) => (one.order < other.order ? -1 : 1))
  expect(concerns).toHaveLength(10)
  // Where their kind belongs, none on top of another.
  expect(new Set(concerns.map(({ zone }) => zone)).size).toBe(1)
  expect(concerns[0]?.zone).toBe(
    [...read.cards.values()].find((card) => card.kind === 'zone' && card.fields.zoneType === 'how')?.id,
  )
  expect(new Set(concerns.map(({ pos }) => pos.join(' '))).size).toBe(10)
  expect(new Set(concerns.map(({ made }) => JSON.stringify(made))).size).toBe(1)
  expect(concerns[0]?.made?.by).toBe('server')
  expect(new Set(concerns.map(({ touched }) => touched?.by ?? 'server'))).toEqual(new Set(['server']))
  expect(concerns.map(({ id }) => id)).toEqual(concerns.map(({ id }) => id).toSorted())
  const titles = concerns.map((card) => cardTitle(card))
  expect(titles).not.toEqual(titles.toSorted())
  // The rows of the log lie in the order of the structs: it is the order of the cards and no other.
  expect(concerns.every((card) => card.kind === 'concern' && (card.fields.raisedBy ?? null) === null)).toBe(true)
})

test('[LD33] neither the log nor any file tells who gave what without a name', async () => {
  const running = await startServer({ env: { LOG_LEVEL: 'trace' } })
  const board = await newBoard(running.url)
  const { id: round } = await lead(running.url, board, 'how-we-work', 2)
  const givers = (await people(running.url, board, 4)).map((giver) => ({ ...giver, key: newKey() }))
  for (const [at, { cookie, key }] of givers.entries())
    await give(running.url, board, { cookie }, { round, key, entries: [`Quiet words ${String(at)}`] })
  expect(roundOf(await show(running.url, board, round)).unsigned).toBe(0)
  await running.stop()
  const { out, err } = running.output()
  expect(err).toContain('/api/boards/:id/unsigned')
  const hashes = givers.map(({ key }) => createHash('sha256').update(`${round} ${key}`).digest('hex'))
  for (const { cookie, participantId, key } of givers)
    for (const word of [cookie.split('=')[1] ?? cookie, participantId, key, 'Quiet words'])
      expect(`${out}${err}`).not.toContain(word)
  expect(wordsInFolder(running.dataDir, [...hashes, ...givers.map(({ key }) => key)])).toEqual([])
  // The words are there, on the map.
  expect(wordsInFolder(running.dataDir, ['Quiet words 0'])).not.toEqual([])
}, 120_000)

test('[LD51] three givers are three people: more keys of one device make nobody a second one', async () => {
  const board = await newBoard(server.url)
  const { id: round } = await lead(server.url, board, 'how-we-work', 2)
  const [ana, tom] = await people(server.url, board, 2)
  if (ana === undefined || tom === undefined) throw new Error('nobody came')
  const write = (by: Sending, key = newKey(), more: object = {}): Promise<Answer> =>
    give(server.url, board, by, { round, key, entries: ['Given'], ...more })
  const key = newKey()
  expect((await write({ cookie: ana.cookie }, key)).status).toBe(204)
  // At once and one after the other, and again with the key that counts.
  const codes = await Promise.all([1, 2, 3].map(async () => (await write({ cookie: ana.cookie })).json['code']))
  expect(codes).toEqual(['already-given', 'already-given', 'already-given'])
  const both = await Promise.all([write({ cookie: tom.cookie }), write({ cookie: tom.cookie })])
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([204, 409])
  expect((await write({ cookie: ana.cookie }, key)).status).toBe(204)
  expect(await now(board)).toMatchObject({ written: 2, unsigned: 2 })
  expect((await show(server.url, board, round)).json['code']).toBe('too-few-given')
  // What is taken back leaves its giver their turn, and nobody two.
  await give(server.url, board, { cookie: ana.cookie }, { round, key, entries: [] })
  expect((await write({ cookie: ana.cookie })).json['code']).toBe('already-given')
  expect((await write({ cookie: ana.cookie }, key)).status).toBe(204)
  // People in the room: as many as are said to be there.
  const others = (): Promise<Answer> => write(as(board, 'facilitator'), newKey(), { forOthers: true })
  expect((await others()).json['code']).toBe('others-counted')
  await withoutDevice(board, 1)
  const rest = await Promise.all([others(), others()])
  expect(rest.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([204, 409])
  expect(roundOf(await show(server.url, board, round))).toMatchObject({ shown: true, unsigned: 0 })
  expect(await cardsOf(server, board, 'concern')).toHaveLength(3)
})

test('[LD34] each organisation picks once, people in the room are counted in, and from three up it is shown as counts', async () => {
  const board = await newBoard(server.url)
  const { id: round } = await lead(server.url, board, 'which-apply', 0)
  const [ana, tom] = await people(server.url, board, 2)
  if (ana === undefined || tom === undefined) throw new Error('nobody came')
  const pick = (by: Sending, picks: string[], more: object = {}): Promise<Answer> =>
    give(server.url, board, by, { round, key: newKey(), picks, ...more })
  const key = newKey()
  for (const picks of [
    ['A1', 'A2'],
    ['A3', 'A2'],
  ])
    expect((await pick({ cookie: ana.cookie }, picks, { key })).status).toBe(204)
  expect((await pick({ cookie: ana.cookie }, ['A4'])).json['code']).toBe('already-picked')
  await pick({ cookie: tom.cookie }, ['A2'], { line: 'Nobody reads the papers' })
  expect((await show(server.url, board, round)).json['code']).toBe('too-few-given')
  expect((await pick({ cookie: tom.cookie }, ['A5'], { forOthers: true })).json['code']).toBe('role-too-low')
  const count = (picks: string[]): Promise<Answer> => pick(as(board, 'facilitator'), picks, { forOthers: true })
  expect((await count(['A11'])).json['code']).toBe('others-counted')
  await withoutDevice(board, 2)
  for (const picks of [['A11'], ['A2', 'A11']]) expect((await count(picks)).status).toBe(204)
  expect((await count(['A1'])).json['code']).toBe('others-counted')
  for (const bad of [{ picks: ['A1', 'A2', 'A3', 'A4'] }, { picks: ['A12'] }, { picks: [], entries: ['words'] }])
    expect((await give(server.url, board, as(board, 'facilitator'), { round, key: newKey(), ...bad })).status).toBe(400)
  expect(await now(board)).toMatchObject({ written: 4, shown: false, counts: [] })
  expect(roundOf(await show(server.url, board, round)).counts).toEqual([
    { about: '', choice: 'A2', count: 3 },
    { about: '', choice: 'A3', count: 1 },
    { about: '', choice: 'A11', count: 2 },
    { about: 'line', choice: 'Nobody reads the papers', count: 1 },
  ])
  expect((await pick(as(board, 'facilitator'), ['A1'], { forOthers: true })).json['code']).toBe('round-over')
})

test('[LD45] who each thinks leads is taken once it is shown, once for each person, and kept as counts of nobody', async () => {
  const board = await newBoard(server.url)
  const [ana, tom] = await people(server.url, board, 2)
  if (ana === undefined || tom === undefined) throw new Error('nobody came')
  const { id: round } = await lead(server.url, board, 'what-and-who-does-what', 3)
  const think = (by: Sending, ...choices: readonly (readonly [string, string])[]): Promise<Answer> =>
    ask(server.url, 'PUT', `/api/boards/${board.id}/call/leads`, {
      ...by,
      json: { round, choices: choices.map(([about, choice]) => ({ about, choice })) },
    })
  expect((await show(server.url, board, round)).json['code']).toBe('too-few-given')
  await hold(board, { cookie: ana.cookie }, round)
  expect((await think({ cookie: ana.cookie }, ['home', 'council'])).json['code']).toBe('round-over')
  expect(roundOf(await show(server.url, board, round))).toMatchObject({ shown: true, corner: null, counts: [] })
  expect((await think(as(board, 'viewer'), ['home', 'council'])).status).toBe(403)
  await think({ cookie: ana.cookie }, ['home', 'council'], ['door', ''], ['home', 'nhs'])
  // Sent again, as after a line that broke; and at another step.
  await think({ cookie: ana.cookie }, ['home', 'nhs'])
  await ask(server.url, 'PUT', `/api/boards/${board.id}/call`, { ...as(board, 'facilitator'), json: { step: 4 } })
  expect((await think({ cookie: tom.cookie }, ['home', 'council'])).status).toBe(200)
  await ask(server.url, 'PUT', `/api/boards/${board.id}/call`, { ...as(board, 'facilitator'), json: { step: 3 } })
  expect((await now(board)).counts).toEqual([
    { about: 'door', choice: '', count: 1 },
    { about: 'home', choice: 'council', count: 2 },
  ])
  expect(await cardsOf(server, board, 'note')).toEqual([])
  await ask(server.url, 'DELETE', `/api/boards/${board.id}/call`, as(board, 'facilitator'))
  expect((await think({ cookie: tom.cookie }, ['home', 'nhs'])).json['code']).toBe('no-call')
  const kept = JSON.stringify(await server.store.lastCall(board.id))
  for (const { participantId } of [ana, tom]) expect(kept).not.toContain(participantId)
})

test('[LD45] of who leads only counts are told, of what can be an id, and whoever fills them up takes nobody’s place', async () => {
  const board = await newBoard(server.url)
  const [ana, ...others] = await people(server.url, board, 25)
  if (ana === undefined) throw new Error('nobody came')
  const { id: round } = await lead(server.url, board, 'what-and-who-does-what', 3)
  const think = (by: Sending, choices: readonly object[]): Promise<Answer> =>
    ask(server.url, 'PUT', `/api/boards/${board.id}/call/leads`, { ...by, json: { round, choices } })
  for (const { cookie } of [ana, ...others.slice(0, 3)]) await hold(board, { cookie }, round)
  expect(roundOf(await show(server.url, board, round))).toMatchObject({ shown: true, rows: [] })
  const asked = await ask(server.url, 'GET', `/api/boards/${board.id}/call/rounds/${round}`, as(board, 'editor'))
  expect([asked.json['shown'], asked.json['rows']]).toEqual([true, []])
  for (const bad of [
    { about: 'a b', choice: 'c' },
    { about: 'a', choice: 'b c' },
    { about: '', choice: 'c' },
  ])
    expect((await think({ cookie: ana.cookie }, [bad])).status).toBe(400)
  const codes: unknown[] = []
  for (const [n, { cookie }] of others.entries()) {
    const made = Array.from({ length: 100 }, (_, k) => ({ about: `made-${String(n)}-${String(k)}`, choice: 'up' }))
    codes.push((await think({ cookie }, made)).json['code'])
  }
  expect(codes.slice(0, 3)).toEqual([undefined, undefined, undefined])
  expect(codes.at(-1)).toBe('too-many-given')
  const mine = Array.from({ length: 100 }, (_, k) => ({ about: `mine-${String(k)}`, choice: 'council' }))
  expect((await think({ cookie: ana.cookie }, mine)).status).toBe(200)
  expect((await now(board)).counts).toHaveLength(2000)
  // What others have said as well takes no room.
  const late = others.at(-1)
  expect((await think({ cookie: late?.cookie ?? '' }, mine)).status).toBe(200)
})

test('[LD35] what cannot be shown holds nobody up, and the end of a call keeps nothing that was given', async () => {
  const small = await startApp({ env: {} })
  const board = await newBoard(small.url)
  const { id: round } = await lead(small.url, board, 'how-we-work', 2)
  for (const { cookie } of await people(small.url, board, 2))
    await give(small.url, board, { cookie }, { round, key: newKey(), entries: ['Given'] })
  const path = `/api/boards/${board.id}/call`
  const moved = callOf(await ask(small.url, 'PUT', path, { ...as(board, 'facilitator'), json: { step: 3 } }))
  expect(moved.step).toBe(3)
  expect(await small.store.unsigned(board.id, round)).toHaveLength(2)
  await ask(small.url, 'DELETE', path, as(board, 'facilitator'))
  expect(await small.store.unsigned(board.id, round)).toEqual([])
  await small.stop()
}, 60_000)
