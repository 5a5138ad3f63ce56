// Proves what proposing keeps, when it is agreed, and what becomes of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ProposalInfo, ProposalSheet } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { BoardInfo, BoardLights, VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, answersIn, call, proposalIn, sheetIn, YES, type AgreeingBoard } from './agreeing.ts'
import { admitted, newBoard, openLine, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const isInfo = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(ProposalInfo)
const isSheet = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(ProposalSheet)
const on = (
  board: AgreeingBoard,
  by: string | Pick<Sending, 'cookie' | 'bearer'>,
  method: string,
  path: string,
  json?: object,
) => call(server.url, board, by, method, path, json)
const propose = async (board: AgreeingBoard, json: object = {}): Promise<ProposalInfo> => {
  const answer = await on(board, 'facilitator', 'POST', '/proposals', json)
  expect(answer.status).toBe(201)
  return proposalIn(answer)
}
const list = async (board: AgreeingBoard): Promise<readonly ProposalInfo[]> =>
  (await on(board, 'viewer', 'GET', '/proposals')).json as unknown as readonly ProposalInfo[]
const answer = async (board: AgreeingBoard, organisation: string, json: object = YES, v = 'current') =>
  await on(board, organisation, 'PUT', `/proposals/${v}/answer`, json)
const agree = async (board: AgreeingBoard): Promise<void> => {
  for (const organisation of ['council', 'health', 'charity']) await answer(board, organisation)
}
const edit = async (board: AgreeingBoard, insert: string): Promise<void> => {
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({ type: 'edit-text', at: { card: 'aim', field: 'title' }, index: 0, remove: 0, insert })
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes(insert), 'the edit is there')
  editor.close()
}
const versions = async (board: AgreeingBoard): Promise<readonly VersionInfo[]> =>
  (await on(board, 'viewer', 'GET', '/versions')).json as unknown as readonly VersionInfo[]
const head = async (board: AgreeingBoard) =>
  ((await on(board, 'viewer', 'GET', '/content')).json as { board: Record<string, string> }).board

test('[AG30] proposing keeps a version with what is agreed on and who is asked, and the board goes on', async () => {
  const board = await agreeingBoard(server.url)
  const proposal = await propose(board, { title: 'First agreement', note: 'For the winter' })
  expect(isInfo(proposal), JSON.stringify(isInfo.errors)).toBe(true)
  expect(proposal).toMatchObject({ title: 'First agreement', note: 'For the winter', state: 'proposed', answers: [] })
  expect(proposal.organisations.map(({ id }) => id).toSorted()).toEqual(['charity', 'council', 'health'])
  expect(proposal.cards.map(({ id }) => id).toSorted()).toEqual(['aim', 'charter'])
  expect(proposal.code).toMatch(/^[0-9a-f]{8}$/u)
  expect(await versions(board)).toMatchObject([{ id: proposal.id, kind: 'named', title: 'First agreement' }])
  expect((await head(board))['firstProposedOn']).toBe(proposal.on)
  await edit(board, 'Even ')
  const frozen = await on(board, 'viewer', 'GET', `/versions/${proposal.id}/content`)
  expect(frozen.text).toContain('Home sooner')
  expect(frozen.text).not.toContain('Even')
  expect(await list(board)).toMatchObject([{ id: proposal.id, code: proposal.code }])
})

test('[AG30] only a facilitator proposes and takes back, and without an organisation there is nobody to ask', async () => {
  const board = await agreeingBoard(server.url)
  for (const role of ['viewer', 'commenter', 'editor', 'council'])
    for (const [method, path] of [
      ['POST', '/proposals'],
      ['DELETE', '/proposals/current'],
    ] as const)
      expect((await on(board, role, method, path, method === 'POST' ? {} : undefined)).json['code']).toBe(
        'role-too-low',
      )
  const empty = { ...(await newBoard(server.url)), own: {} }
  const refused = await on(empty, 'facilitator', 'POST', '/proposals', {})
  expect([refused.status, refused.json['code']]).toEqual([409, 'nobody-to-agree'])
  expect(await server.store.versions(empty.id)).toEqual([])
})

test('[AG31] it is agreed as soon as everybody asked says yes or "yes, but", and not before', async () => {
  const board = await agreeingBoard(server.url)
  const { id } = await propose(board)
  await answer(board, 'council')
  await answer(board, 'health', { ...YES, answer: 'yes-but', note: 'If it is reviewed' })
  for (const waiting of [
    { ...YES, answer: 'checking', checkingBy: '2027-02-28' },
    { ...YES, answer: 'not-yet', note: 'More time' },
    { ...YES, answer: 'no-view' },
  ]) {
    expect(proposalIn(await answer(board, 'charity', waiting)).state).toBe('proposed')
    expect((await versions(board))[0]?.kind).toBe('named')
  }
  expect(proposalIn(await answer(board, 'charity'))).toMatchObject({ id, state: 'agreed' })
  expect(await versions(board)).toMatchObject([{ id, kind: 'agreed' }])
  const { settledOn, settledAt } = (await list(board))[0] ?? {}
  expect(Date.parse(settledAt ?? '')).not.toBeNaN()
  expect(await head(board)).toMatchObject({ firstAgreedOn: settledOn, stage: 'running' })
  const info = (await on(board, 'viewer', 'GET', '')).json as unknown as BoardInfo
  expect(info.stage).toBe('running')
})

test('[AG31] a next agreement supersedes the one before, whose version stays', async () => {
  const board = await agreeingBoard(server.url)
  const first = await propose(board)
  await agree(board)
  await edit(board, 'Even ')
  const second = await propose(board)
  expect((await list(board)).map(({ id, state }) => [id, state])).toEqual([
    [second.id, 'proposed'],
    [first.id, 'agreed'],
  ])
  await agree(board)
  expect((await list(board)).map(({ id, state }) => [id, state])).toEqual([
    [second.id, 'agreed'],
    [first.id, 'superseded'],
  ])
  expect(second.code).not.toBe(first.code)
  expect((await on(board, 'viewer', 'GET', `/versions/${first.id}/content`)).status).toBe(200)
})

test('[AG32] it waits until it is taken back, replaced or 60 days are over', async () => {
  const board = await agreeingBoard(server.url)
  const first = await propose(board)
  const second = await propose(board)
  expect((await list(board)).map(({ state }) => state)).toEqual(['proposed', 'superseded'])
  expect((await on(board, 'facilitator', 'DELETE', `/proposals/${second.id}`)).status).toBe(204)
  const third = await propose(board)
  server.passTime(60 * 86_400_000 - 60_000)
  expect((await list(board))[0]?.state).toBe('proposed')
  server.passTime(120_000)
  expect((await list(board)).map(({ state }) => state)).toEqual(['lapsed', 'withdrawn', 'superseded'])
  for (const { id } of [first, second, third]) {
    const late = await answer(board, 'council', YES, id)
    expect([late.status, late.json['code']]).toEqual([409, 'proposal-closed'])
  }
  for (const { id } of [first, second])
    expect((await on(board, 'facilitator', 'DELETE', `/proposals/${id}`)).json['code']).toBe('proposal-closed')
  expect((await on(board, 'council', 'GET', '/proposals/current')).json['code']).toBe('proposal-not-found')
  const nowhere = await answer(board, 'council', YES, 'nowhere')
  expect([nowhere.status, nowhere.json['code']]).toEqual([404, 'proposal-not-found'])
  expect(await server.store.answers(board.id)).toEqual([])
})

test('[AG33] it reads in words, with what it changes of the one agreed before', async () => {
  const board = await agreeingBoard(server.url)
  await propose(board)
  const first = await on(board, 'viewer', 'GET', '/proposals/current')
  expect(isSheet(first.json), JSON.stringify(isSheet.errors)).toBe(true)
  expect(sheetIn(first)).toMatchObject({ board: 'Shared work', changes: [] })
  expect(sheetIn(first).since).toBeUndefined()
  expect(sheetIn(first).cards.map(({ name }) => name)).toContain('Home sooner')
  await agree(board)
  await edit(board, 'Even ')
  const { id } = await propose(board)
  const second = sheetIn(await on(board, 'charity', 'GET', `/proposals/${id}`))
  expect(second.since).toBe((await list(board)).find(({ state }) => state === 'agreed')?.settledOn)
  expect(second.changes).toEqual([expect.stringMatching(/Home sooner.*Even Home sooner/u)])
})

test('[AG34] a yes to a proposal is a yes to each card until its meaning changes, and the lights know', async () => {
  const board = await agreeingBoard(server.url)
  const lights = async (): Promise<readonly string[]> =>
    ((await on(board, 'viewer', 'GET', '/lights')).json as unknown as BoardLights).findings
      .map(({ checkId }) => checkId)
      .filter((check) => check === 'A2.3')
  expect(await lights()).toEqual([])
  await propose(board)
  expect(await lights()).toEqual(['A2.3'])
  await agree(board)
  expect(await lights()).toEqual([])
  const answers = answersIn(await on(board, 'viewer', 'GET', '/answers'))
  expect(answers).toHaveLength(6)
  expect(answers.every(({ current }) => current)).toBe(true)
  await edit(board, 'Even ')
  expect(await lights()).toEqual(['A2.3'])
  const after = answersIn(await on(board, 'viewer', 'GET', '/answers'))
  expect(after.filter(({ current }) => !current).map(({ cardId }) => cardId)).toEqual(['aim', 'aim', 'aim'])
})

test('[AG35] everybody with the board open is told at once', async () => {
  const board = await agreeingBoard(server.url)
  const line = await openLine(server.url, `/sync/map/${board.id}/0?v=1`, { bearer: board.secret['viewer'] ?? '' })
  await admitted(line)
  const told = (): number => line.messages.filter((data) => data[0] === 121 && data.includes('"agreement"')).length
  for (const [count, act] of [
    [1, () => propose(board)],
    [2, () => answer(board, 'council')],
    [3, () => on(board, 'health', 'PUT', '/answers/aim', YES)],
    [4, () => on(board, 'facilitator', 'DELETE', '/proposals/current')],
  ] as const) {
    await act()
    await until(() => told() === count, `notice ${count}`)
  }
  line.socket.terminate()
})

test('[AG36] proposals and answers go with their board', async () => {
  const board = await agreeingBoard(server.url)
  await propose(board)
  await answer(board, 'council')
  const gone = await on(board, 'facilitator', 'DELETE', '', { title: 'Shared work' })
  expect(gone.status).toBe(204)
  expect([await server.store.answers(board.id), await server.store.proposals(board.id)]).toEqual([[], []])
})
