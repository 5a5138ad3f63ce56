// Proves that nothing the server writes by itself gets past a pause, and that what was said meanwhile is on the map once editing goes on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import type { FormNow } from '@common-ground/shared/wire/form-shapes.ts'
import { CALLS, type Call } from '@common-ground/shared/wire/http-api.ts'
import { joinLive, type LiveEditor } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, linkTo, YES, type AgreeingBoard } from './agreeing.ts'
import { ask, contentTag, join, type Answer, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

type By = string | Pick<Sending, 'cookie' | 'bearer'>
const on = (board: AgreeingBoard, by: By, method: string, path: string, json?: object): Promise<Answer> =>
  call(server.url, board, by, method, path, json)
const pause = async (board: AgreeingBoard, paused: boolean): Promise<void> =>
  expect((await on(board, 'facilitator', 'PUT', '/pause', { paused })).status).toBe(200)
const tag = (board: AgreeingBoard): Promise<string> => contentTag(server.url, board.id, board.secret['viewer'] ?? '')
interface Content {
  readonly board: Readonly<Record<string, string>>
  readonly cards: readonly Readonly<Record<string, unknown>>[]
}
const contentOf = async (board: AgreeingBoard): Promise<Content> =>
  (await on(board, 'viewer', 'GET', '/content')).json as unknown as Content
const said = { stepId: 'ladder#talk', start: true, name: 'Mairi Scott', post: 'Chief officer' }
const DAY = 86_400_000
/** Joins to edit, as somebody of an organisation that has no card yet. */
const joinOf = async (board: AgreeingBoard, organisation: string, secret = board.secret['editor'] ?? '') => {
  const joined = await join(server.url, secret, 'Tom Ross', { organisation })
  expect(joined.answer.status).toBe(200)
  return joined
}
const organisationNamed = async (board: AgreeingBoard, name: string) =>
  (await contentOf(board)).cards.find((card) => card['name'] === name)
const hasCard = (board: AgreeingBoard, name: string): Promise<void> =>
  until(async () => (await organisationNamed(board, name)) !== undefined, `the card of ${name}`)
const sinceOf = async (board: AgreeingBoard): Promise<unknown> => (await cardOf(board, 'rent'))?.['stepSince']
const cardOf = async (board: AgreeingBoard, id: string) =>
  (await contentOf(board)).cards.find((card) => card['id'] === id)

test('[LD46] every call that writes people’s changes onto the map refuses them while editing is paused', async () => {
  const board = await agreeingBoard(server.url)
  const form = await linkTo(server.url, board, { purpose: 'form', organisationId: 'health' })
  const file = (await on(board, 'viewer', 'GET', '/content')).text
  const imported = await ask(server.url, 'POST', `/api/boards/${board.id}/import`, {
    bearer: board.secret['editor'] ?? '',
    bytes: file,
  })
  const version = await on(board, 'editor', 'POST', '/versions', { title: 'Before' })
  const restored = await on(board, 'editor', 'POST', `/versions/${String(version.json['id'])}/restore`, {})
  const before = (restored.json['before'] as { id: string }).id
  const { hash } = (await on(board, form, 'GET', '/form')).json as unknown as FormNow
  await pause(board, true)
  const unchanged = await tag(board)
  const calls: Readonly<Record<string, () => Promise<Answer>>> = {
    importInto: () =>
      ask(server.url, 'POST', `/api/boards/${board.id}/import`, { bearer: board.secret['editor'] ?? '', bytes: file }),
    undoImport: () => on(board, 'editor', 'POST', `/imports/${String(imported.json['importId'])}/undo`, {}),
    restoreVersion: () => on(board, 'editor', 'POST', `/versions/${String(version.json['id'])}/restore`, {}),
    undoRestore: () => on(board, 'editor', 'POST', `/versions/${before}/restore/undo`, {}),
    sendForm: () => on(board, form, 'PUT', '/form', { hash, fields: { whatWeDo: 'We run hospitals.' } }),
  }
  const named = Object.entries<Call>(CALLS).filter(([, { problems }]) => problems.includes('board-read-only'))
  expect(Object.keys(calls).toSorted()).toEqual(named.map(([name]) => name).toSorted())
  for (const [name, send] of Object.entries(calls))
    expect([name, (await send()).json['code']]).toEqual([name, 'board-read-only'])
  expect(await tag(board)).toBe(unchanged)
  await pause(board, false)
  expect((await calls['sendForm']?.())?.status).toBe(200)
})

test('[LD46] whoever runs the board is not refused more by a form than on the map', async () => {
  const board = await agreeingBoard(server.url)
  const form = await linkTo(server.url, board, { purpose: 'form', organisationId: 'health' })
  const send = async (cookie?: string): Promise<Answer> => {
    const { hash } = (await on(board, form, 'GET', '/form')).json as unknown as FormNow
    const json = { hash, fields: { whatWeDo: `We run ${cookie === undefined ? 'nothing' : 'hospitals'}.` } }
    return await on(board, { bearer: form, ...(cookie === undefined ? {} : { cookie }) }, 'PUT', '/form', json)
  }
  const as = async (role: string): Promise<string> =>
    (await join(server.url, board.secret[role] ?? '', 'Ruth Bell')).cookie
  await pause(board, true)
  expect((await send()).json['code']).toBe('board-read-only')
  expect((await send(await as('editor'))).json['code']).toBe('board-read-only')
  expect((await send(await as('facilitator'))).status).toBe(200)
  expect(await cardOf(board, 'health')).toMatchObject({ whatWeDo: 'We run hospitals.' })
})

test('[LD47] what is agreed while editing is paused is noted on the map when it goes on, with the day it was agreed', async () => {
  const board = await agreeingBoard(server.url)
  expect((await on(board, 'facilitator', 'POST', '/proposals', {})).status).toBe(201)
  await pause(board, true)
  const unchanged = await tag(board)
  for (const organisation of ['council', 'health', 'charity'])
    expect((await on(board, organisation, 'PUT', '/proposals/current/answer', YES)).status).toBe(200)
  expect((await on(board, 'viewer', 'GET', '/proposals')).json).toMatchObject([{ state: 'agreed' }])
  expect(await tag(board)).toBe(unchanged)
  const day = dateIn('Europe/London', server.now())
  server.passTime(3 * 86_400_000)
  await pause(board, false)
  await until(async () => (await contentOf(board)).board['firstAgreedOn'] !== undefined, 'it is noted')
  expect((await contentOf(board)).board).toMatchObject({ firstAgreedOn: day, stage: 'running' })
})

/** Somebody on a board where the council raised something that the health board says "us too" to, on an agreed step. */
async function disagreeing(board: AgreeingBoard): Promise<LiveEditor> {
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  const steps = [{ id: 'talk', title: 'Talk it through' }]
  const concern = { title: 'Who pays', issueKind: 'disagreement', raisedBy: 'council', stepId: 'ladder#talk' }
  editor.apply({
    type: 'create',
    cards: [
      { id: 'ladder', kind: 'if-we-disagree', pos: [0, 0], fields: { title: 'Our steps', steps } },
      { id: 'rent', kind: 'concern', pos: [0, 300], fields: concern },
    ],
    relations: [{ id: 'b1', kind: 'sameBoat', from: 'health', to: 'rent' }],
  })
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"b1"'), 'it is on the board')
  return editor
}

test('[LD47] a clock that is started while editing is paused is noted with the day on which the last one needed said so', async () => {
  const board = await agreeingBoard(server.url)
  const editor = await disagreeing(board)
  await pause(board, true)
  const unchanged = await tag(board)
  const start = async (organisation: string): Promise<void> =>
    expect((await on(board, organisation, 'PUT', '/steps/rent', said)).status).toBe(200)
  await start('council')
  server.passTime(2 * DAY)
  // Pressed again, it is the same pause.
  await pause(board, true)
  await start('health')
  const day = dateIn('Europe/London', server.now())
  server.passTime(3 * DAY)
  await start('council')
  expect(await tag(board)).toBe(unchanged)
  server.passTime(5 * DAY)
  await pause(board, false)
  await until(async () => (await sinceOf(board)) !== undefined, 'the clock runs')
  expect(await sinceOf(board)).toBe(day)
  editor.close()
})

test('[LD47] an organisation that somebody types who joins while editing is paused gets its card when it goes on', async () => {
  const board = await agreeingBoard(server.url)
  await pause(board, true)
  const unchanged = await tag(board)
  const organisation = { organisation: 'Harbour Trust' }
  const typed = await join(server.url, board.secret['editor'] ?? '', 'Tom Ross', organisation)
  const looking = await join(server.url, board.secret['viewer'] ?? '', 'Ann Reid', { organisation: 'Sea Trust' })
  expect([typed.answer.status, looking.answer.status]).toEqual([200, 200])
  expect(await tag(board)).toBe(unchanged)
  const people = async () =>
    (await on(board, 'viewer', 'GET', '/participants')).json as unknown as readonly Record<string, unknown>[]
  expect(await people()).toMatchObject([{ organisation: 'Harbour Trust' }, { organisation: 'Sea Trust' }])
  await pause(board, false)
  await until(async () => (await people()).some(({ organisationId }) => organisationId !== undefined), 'its card')
  const made = (await contentOf(board)).cards.filter(({ name }) => /Trust/u.test(String(name)))
  expect(made).toMatchObject([{ kind: 'organisation', name: 'Harbour Trust', made: { by: typed.participantId } }])
  expect((await people()).map(({ organisationId }) => organisationId)).toEqual([made[0]?.['id'], undefined, undefined])
})

test('[LD47] whoever lets editing go on is answered before the map has taken over what was said, all cards in one write', async () => {
  const board = await agreeingBoard(server.url)
  await pause(board, true)
  for (const name of ['Harbour Trust', 'Sea Trust', 'harbour  trust']) await joinOf(board, name)
  const { head } = await server.store.load(board.id, 1, 'map')
  const release = Promise.withResolvers<undefined>()
  const { links } = server.store
  server.store.links = async (id) => {
    await release.promise
    return await links(id)
  }
  try {
    await pause(board, false)
    expect(await organisationNamed(board, 'Sea Trust')).toBeUndefined()
  } finally {
    server.store.links = links
    release.resolve(undefined)
  }
  await hasCard(board, 'Sea Trust')
  expect((await contentOf(board)).cards.filter(({ name }) => /Trust/iu.test(String(name)))).toHaveLength(2)
  expect((await server.store.load(board.id, 1, 'map')).head).toBe(head + 1)
})

test('[LD47] an organisation typed by a link that was ended meanwhile gets no card', async () => {
  const board = await agreeingBoard(server.url)
  const secret = await linkTo(server.url, board, { role: 'editor', note: 'x' })
  await pause(board, true)
  await joinOf(board, 'Rude Words Ltd', secret)
  await joinOf(board, 'Harbour Trust')
  const links = (await on(board, 'facilitator', 'GET', '/links')).json as unknown as readonly Record<string, unknown>[]
  const { id } = links.find(({ note }) => note === 'x') ?? {}
  expect((await on(board, 'facilitator', 'DELETE', `/links/${String(id)}`)).status).toBe(204)
  await pause(board, false)
  await hasCard(board, 'Harbour Trust')
  expect(await organisationNamed(board, 'Rude Words Ltd')).toBeUndefined()
})

test('[LD47] somebody who is removed while the map takes over what they typed stays removed, and so does their name', async () => {
  const board = await agreeingBoard(server.url)
  await pause(board, true)
  const { participantId, cookie } = await joinOf(board, 'Harbour Trust')
  const { chooseTyped } = server.store
  const done = Promise.withResolvers<boolean>()
  server.store.chooseTyped = async (...row) => {
    const removed = await on(board, 'facilitator', 'DELETE', `/participants/${participantId}`)
    const isChosen = await chooseTyped(...row)
    done.resolve(removed.status === 204 && !isChosen)
    return isChosen
  }
  try {
    await pause(board, false)
    expect(await done.promise).toBe(true)
  } finally {
    server.store.chooseTyped = chooseTyped
  }
  expect(await server.store.participant(participantId)).toMatchObject({ name: '', removedAt: expect.any(String) })
  expect((await on(board, { cookie }, 'GET', '')).status).toBe(401)
})
