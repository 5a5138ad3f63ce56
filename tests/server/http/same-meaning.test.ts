// Proves who may say that new words mean the same, that nobody says it for another, what then stands, and when it is over.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ProposalInfo, Rewording } from '@common-ground/shared/wire/agreement-shapes.ts'
import { Rewording as RewordingShape } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { BoardLights } from '@common-ground/shared/wire/http-shapes.ts'
import { joinLive, type LiveEditor } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, answersIn, call, linkTo, YES, type AgreeingBoard } from './agreeing.ts'
import { ask, join, type Answer, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

type By = string | Pick<Sending, 'cookie' | 'bearer'>
const isRewording = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(RewordingShape)
const on = (board: AgreeingBoard, by: By, method: string, path: string, json?: object) =>
  call(server.url, board, by, method, path, json)
const rewordings = async (board: AgreeingBoard): Promise<readonly Rewording[]> =>
  (await on(board, 'viewer', 'GET', '/same-meaning')).json as unknown as readonly Rewording[]
const hashNow = async (board: AgreeingBoard): Promise<string> => (await rewordings(board))[0]?.hash ?? ''
const say = async (board: AgreeingBoard, by: By, more: object = {}, card = 'aim'): Promise<Answer> =>
  await on(board, by, 'PUT', `/same-meaning/${card}`, { hash: await hashNow(board), name: 'Mairi Scott', ...more })
const codeOf = ({ status, json }: Answer): unknown[] => [status, json['code']]
const stored = async ({ id }: AgreeingBoard) => await server.store.sameMeanings(id)

interface Agreed extends AgreeingBoard {
  /** Bound devices of the organisations, on the board as viewers. */
  readonly device: Readonly<Record<string, Pick<Sending, 'cookie'>>>
}
/** A board that three organisations have agreed, each with a device of its own on it. */
async function agreed(prepare: (editor: LiveEditor) => void = () => {}): Promise<Agreed> {
  const board = await agreeingBoard(server.url)
  await change(board, prepare, 'Home sooner')
  await on(board, 'facilitator', 'POST', '/proposals', {})
  for (const organisation of ['council', 'health', 'charity'])
    await on(board, organisation, 'PUT', '/proposals/current/answer', YES)
  const device: Record<string, Pick<Sending, 'cookie'>> = {}
  for (const organisationId of ['council', 'health', 'guest']) {
    const secret = await linkTo(server.url, board, { role: 'viewer', organisationId })
    device[organisationId] = { cookie: (await join(server.url, secret, 'Ana')).cookie }
  }
  return { ...board, device }
}
async function change(board: AgreeingBoard, apply: (editor: LiveEditor) => void, seen: string): Promise<void> {
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  apply(editor)
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes(seen), 'the change is there')
  editor.close()
}
const reword = async (board: AgreeingBoard, insert: string): Promise<void> =>
  await change(
    board,
    (editor) => editor.apply({ type: 'edit-text', at: { card: 'aim', field: 'title' }, index: 0, remove: 0, insert }),
    insert,
  )
const current = async (board: AgreeingBoard): Promise<readonly boolean[]> =>
  answersIn(await on(board, 'viewer', 'GET', '/answers'))
    .filter(({ cardId }) => cardId === 'aim')
    .map((answer) => answer.current)
const proposal = async (board: AgreeingBoard): Promise<ProposalInfo> => {
  const all = (await on(board, 'viewer', 'GET', '/proposals')).json as unknown as readonly ProposalInfo[]
  const [newest] = all
  if (newest === undefined) throw new Error('nothing is proposed')
  return newest
}
const findings = async (board: AgreeingBoard): Promise<readonly string[]> => {
  const lights = (await on(board, 'facilitator', 'GET', '/lights')).json as unknown as BoardLights
  return lights.findings.filter(({ subjects }) => subjects.includes('aim')).map(({ checkId }) => checkId)
}

test('[AG60] [AG61] [AG62] two who are concerned say so, and the answers stand until the words change again', async () => {
  const board = await agreed()
  expect(await rewordings(board)).toEqual([])
  const before = await findings(board)
  await reword(board, 'Back ')
  expect(await current(board)).toEqual([false, false, false])
  const [open] = await rewordings(board)
  expect(isRewording(open), JSON.stringify(isRewording.errors)).toBe(true)
  expect(open).toMatchObject({ cardId: 'aim', name: 'Back Home sooner', onlyWords: true, holds: false, said: [] })
  expect(open?.from).toBe((await proposal(board)).cards.find(({ id }) => id === 'aim')?.hash)
  const unsettled = await findings(board)
  expect(unsettled).not.toEqual(before)

  const one = await say(board, board.device['council'] ?? {})
  expect([one.status, one.json['holds']]).toEqual([200, false])
  expect(await current(board)).toEqual([false, false, false])
  // Saying it twice keeps it once.
  await say(board, board.device['council'] ?? {})
  expect(await stored(board)).toHaveLength(1)
  const two = await say(board, 'facilitator', { name: 'Tom' })
  expect(two.json).toMatchObject({
    holds: true,
    said: [{ organisationId: 'council', name: 'Mairi Scott' }, { name: 'Tom' }],
  })
  expect(await current(board)).toEqual([true, true, true])
  expect(await findings(board)).toEqual(before)
  expect((await proposal(board)).cards.find(({ id }) => id === 'aim')?.alike).toEqual([open?.hash])
  const kept = await stored(board)
  expect(
    kept.map(({ cardId, fromHash, toHash, organisationId }) => [cardId, fromHash, toHash, organisationId]),
  ).toEqual([
    ['aim', open?.from, open?.hash, 'council'],
    ['aim', open?.from, open?.hash, null],
  ])

  await reword(board, 'And ')
  expect(await current(board)).toEqual([false, false, false])
  expect(await rewordings(board)).toMatchObject([{ holds: false, said: [] }])
  expect(await findings(board)).toEqual(unsettled)
  // Two organisations are enough as well.
  await say(board, board.device['council'] ?? {})
  await say(board, board.device['health'] ?? {})
  expect(await current(board)).toEqual([true, true, true])
})

test('[AG62] nobody says it for another organisation, by no link and not even openly', async () => {
  const board = await agreed()
  await reword(board, 'Back ')
  const device = (name: string) => board.device[name] ?? {}
  const answers: [By, object, number, string][] = [
    ['viewer', {}, 403, 'own-link-needed'],
    ['editor', {}, 403, 'own-link-needed'],
    ['commenter', { organisationId: 'council' }, 403, 'own-link-needed'],
    [device('council'), { organisationId: 'health' }, 403, 'not-your-organisation'],
    ['facilitator', { organisationId: 'council' }, 403, 'not-your-organisation'],
    // A link to one page does not show what the words are now.
    ['council', {}, 403, 'role-too-low'],
    ['health', { organisationId: 'council' }, 403, 'role-too-low'],
    [device('guest'), {}, 409, 'organisation-not-asked'],
  ]
  for (const purpose of ['form', 'check'] as const) {
    const secret = await linkTo(server.url, board, { purpose, organisationId: 'council', checkId: 'aim' })
    answers.push([{ bearer: secret }, {}, 403, 'role-too-low'])
  }
  for (const [by, more, status, code] of answers)
    expect([by, more, ...codeOf(await say(board, by, more))]).toEqual([by, more, status, code])
  expect(await stored(board)).toEqual([])
  // One person with the links of whoever runs the board and of an organisation is one person.
  const secret = await linkTo(server.url, board, { role: 'facilitator', organisationId: 'council' })
  const both = { cookie: (await join(server.url, secret, 'Ana')).cookie }
  await say(board, both)
  const again = await say(board, both, { organisationId: 'council' })
  expect([again.status, again.json['holds']]).toEqual([200, false])
})

test('[AG60] whoever runs the board for an organisation is no second voice beside it', async () => {
  const board = await agreed()
  await reword(board, 'Never ')
  const boss = async (organisationId: string) => {
    const secret = await linkTo(server.url, board, { role: 'facilitator', organisationId })
    return { cookie: (await join(server.url, secret, 'Boss')).cookie }
  }
  expect((await say(board, await boss('council'))).status).toBe(200)
  const alone = await say(board, board.device['council'] ?? {})
  expect([alone.status, alone.json['holds']]).toEqual([200, false])
  expect(await current(board)).toEqual([false, false, false])
  // By what they said when they came, it is the same.
  const chair = await join(server.url, board.secret['facilitator'] ?? '', 'Chair', { organisationId: 'council' })
  const again = await say(board, { cookie: chair.cookie })
  expect([again.status, again.json['holds']]).toEqual([200, false])
  // Somebody else who runs it and belongs elsewhere is one.
  const other = await say(board, await boss('health'))
  expect([other.status, other.json['holds']]).toEqual([200, true])
  expect(await current(board)).toEqual([true, true, true])
  expect((await stored(board)).map(({ ownOrganisations }) => ownOrganisations)).toEqual([['council'], [], ['health']])
})

test('[AG62] what is no change of words alone, or not what stands there now, is refused and keeps nothing', async () => {
  const board = await agreeingBoard(server.url)
  const nothing = await on(board, 'facilitator', 'PUT', '/same-meaning/aim', { hash: 'x', name: 'Tom' })
  expect(codeOf(nothing)).toEqual([404, 'proposal-not-found'])
  const whole = await agreed()
  const by = whole.device['council'] ?? {}
  expect(codeOf(await say(whole, by))).toEqual([409, 'not-reworded'])
  await reword(whole, 'Back ')
  const hash = await hashNow(whole)
  for (const [more, status, code] of [
    [{ hash: 'x'.repeat(64) }, 409, 'changed-meanwhile'],
    [{ hash: '' }, 409, 'changed-meanwhile'],
    [{ hash: 'x'.repeat(65) }, 400, 'bad-request'],
    [{ hash: 7 }, 400, 'bad-request'],
    [{ name: '' }, 400, 'bad-request'],
    [{ name: 'A\u202eB' }, 400, 'bad-request'],
    [{ name: 'x'.repeat(101) }, 400, 'bad-request'],
    [{ name: null }, 400, 'bad-request'],
    [{ organisationId: 'x'.repeat(41) }, 400, 'bad-request'],
  ] as const)
    expect([more, ...codeOf(await say(whole, by, more))]).toEqual([more, status, code])
  for (const card of ['note', 'nowhere', 'council'])
    expect([card, ...codeOf(await say(whole, by, { hash }, card))]).toEqual([card, 404, 'card-not-found'])
  expect(codeOf(await say(whole, by, { hash }, 'charter'))).toEqual([409, 'not-reworded'])
  // A date, a number, who leads, an entry more: that is more than words.
  await change(
    whole,
    (editor) =>
      editor.apply({
        type: 'connect',
        relation: { id: 'r1', kind: 'does', from: 'council', to: 'aim', attributes: { part: 'leads' } },
      }),
    '"r1"',
  )
  expect(await rewordings(whole)).toMatchObject([{ onlyWords: false }])
  expect(codeOf(await say(whole, by))).toEqual([409, 'not-reworded'])
  expect(
    codeOf(await ask(server.url, 'PUT', `/api/boards/${whole.id}/same-meaning/aim`, { json: { hash, name: 'A' } })),
  ).toEqual([401, 'not-signed-in'])
  expect(await stored(whole)).toEqual([])
})

test('[AG61] documents and checks at home go on as well', async () => {
  const board = await agreed()
  const but = { ...YES, answer: 'yes-but', note: 'If we keep the garden' }
  await on(board, 'council', 'PUT', '/answers/aim', but)
  await on(board, board.device['council'] ?? {}, 'PUT', '/checks/aim/reply', { ...YES, answer: 'yes' })
  const told = async (): Promise<boolean> =>
    (await on(board, 'viewer', 'GET', '/documents/agreement?format=md&version=now')).text.includes('keep the garden')
  const replied = async (): Promise<unknown> =>
    ((await on(board, 'viewer', 'GET', '/checks')).json as unknown as readonly { current: boolean }[])[0]?.current
  expect([await told(), await replied()]).toEqual([true, true])
  await reword(board, 'Back ')
  expect([await told(), await replied()]).toEqual([false, false])
  await say(board, board.device['council'] ?? {})
  await say(board, board.device['health'] ?? {})
  expect([await told(), await replied()]).toEqual([true, true])
  // Whoever sees it differently gives a new answer, and that counts.
  await on(board, 'health', 'PUT', '/answers/aim', { ...YES, answer: 'not-yet', note: 'Say which home' })
  expect(
    answersIn(await on(board, 'viewer', 'GET', '/answers')).find(
      ({ cardId, organisationId }) => cardId === 'aim' && organisationId === 'health',
    ),
  ).toMatchObject({ answer: 'not-yet', current: true })
  // What an organisation has said itself, nobody records over, in whichever of the words.
  const over = await on(board, 'facilitator', 'PUT', '/answers/aim', { ...YES, organisationId: 'council' })
  expect(codeOf(over)).toEqual([409, 'already-answered'])
})
