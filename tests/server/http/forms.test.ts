// Proves what an organisation's own form reads and writes, and that its link does nothing else: by every call, kind of link, socket and hostile form.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FORM_LIMITS, type FormPerson } from '@common-ground/shared/board/own-form.ts'
import { exportText } from '@common-ground/shared/board/text-rules.ts'
import type { FormNow } from '@common-ground/shared/wire/form-shapes.ts'
import { CALLS, type Call, type CallName } from '@common-ground/shared/wire/http-api.ts'
import { joinLive } from '../../support/live-editor.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, linkTo, type AgreeingBoard } from './agreeing.ts'
import { ask, contentTag, join, openLine, within, type Answer, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

type FormBoard = AgreeingBoard & { readonly forms: Readonly<Record<string, string>> }
const on = (
  board: AgreeingBoard,
  by: string | Pick<Sending, 'cookie' | 'bearer'>,
  method: string,
  path: string,
  json?: object,
) => call(server.url, board, by, method, path, json)
const formIn = (answer: Answer): FormNow => answer.json as unknown as FormNow
const PERSON: FormPerson = {
  id: 'person-1',
  name: 'Mairi Scott',
  jobTitle: 'Chief officer',
  canDecide: 'check-first',
  limits: '',
  checksWith: 'The chief executive',
  checkBackDays: 10,
}

/** A board with council, health and charity, and a link to its own form for the first two. */
async function formBoard(): Promise<FormBoard> {
  const board = await agreeingBoard(server.url)
  const forms: Record<string, string> = {}
  for (const organisationId of ['health', 'council'])
    forms[organisationId] = await linkTo(server.url, board, { purpose: 'form', organisationId })
  return { ...board, forms }
}
const own = (board: FormBoard, organisation = 'health'): string => board.forms[organisation] ?? ''
const read = async (board: FormBoard, organisation = 'health'): Promise<FormNow> =>
  formIn(await on(board, own(board, organisation), 'GET', '/form'))
const send = async (board: FormBoard, changes: object, organisation = 'health'): Promise<Answer> => {
  const { hash } = await read(board, organisation)
  return await on(board, own(board, organisation), 'PUT', '/form', { hash, ...changes })
}
interface StoredCard {
  readonly id: string
  readonly kind: string
  readonly voice?: Readonly<Record<string, { orgId: string }>>
  readonly [field: string]: unknown
}
async function cardsOf(board: AgreeingBoard): Promise<readonly StoredCard[]> {
  const content = await on(board, 'viewer', 'GET', '/content')
  return (JSON.parse(content.text) as { cards: readonly StoredCard[] }).cards
}
const cardOf = async (board: AgreeingBoard, id: string): Promise<StoredCard | undefined> =>
  (await cardsOf(board)).find((card) => card.id === id)
const tag = (board: AgreeingBoard): Promise<string> => contentTag(server.url, board.id, board.secret['viewer'] ?? '')
async function setOn(board: AgreeingBoard, nextCallOn: string): Promise<void> {
  await on(board, 'facilitator', 'PATCH', '', { settings: { nextCallOn } })
}

test('[FM20] the form reads the five questions as the cards say them now', async () => {
  const board = await formBoard()
  await setOn(board, '2999-05-12')
  expect(await read(board)).toEqual({
    board: 'Shared work',
    organisation: { id: 'health', name: 'The health' },
    callOn: '2999-05-12',
    filled: false,
    closed: false,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    form: {
      fields: { whatWeDo: '', notUs: '', joined: 'unset', worthIt: '' },
      outcomes: [],
      people: [],
    },
  })
})

test('[FM21] what is sent is on the cards of that organisation, in its own words, and comes back', async () => {
  const board = await formBoard()
  const sent = await send(board, {
    fields: { whatWeDo: 'We run hospitals.', joined: 'mixed' },
    outcomes: [{ id: 'beds', text: 'Fewer people waiting' }],
    people: [PERSON],
  })
  expect(sent.status).toBe(200)
  expect(await cardOf(board, 'health')).toMatchObject({
    whatWeDo: 'We run hospitals.',
    joined: 'mixed',
    ownOutcomes: [{ id: 'beds', text: 'Fewer people waiting' }],
    voice: { whatWeDo: { orgId: 'health' }, ownOutcomes: { orgId: 'health' }, joined: { orgId: 'health' } },
  })
  expect((await cardOf(board, 'health'))?.voice).not.toHaveProperty('notUs')
  expect(await cardOf(board, 'person-1')).toMatchObject({
    kind: 'person',
    orgId: 'health',
    name: 'Mairi Scott',
    canDecide: 'check-first',
    checkBackDays: 10,
    voice: { name: { orgId: 'health' } },
  })
  expect(formIn(sent)).toMatchObject({ filled: true, form: { people: [PERSON], outcomes: [{ id: 'beds' }] } })
  expect((await read(board, 'council')).form.people).toEqual([])

  // Again: one text shorter, one outcome gone, another person beside the first, who is not named and stays.
  const again = await send(board, {
    fields: { whatWeDo: 'We run two hospitals.' },
    outcomes: [{ id: 'home', text: 'More care at home' }],
    people: [{ ...PERSON, id: 'person-2', name: 'Tom Ross', canDecide: 'unset', checksWith: '' }],
  })
  expect(formIn(again).form).toMatchObject({
    fields: { whatWeDo: 'We run two hospitals.', joined: 'mixed' },
    outcomes: [{ id: 'home', text: 'More care at home' }],
  })
  expect(formIn(again).form.people.map(({ name }) => name)).toEqual(['Mairi Scott', 'Tom Ross'])
  const crowd = Array.from({ length: 29 }, (_, index) => ({ ...PERSON, id: `person-more-${String(index)}` }))
  expect((await send(board, { people: crowd })).status, 'thirty people in all, not each time').toBe(400)
  const places = (await cardsOf(board)).filter(({ kind }) => kind === 'person').map(({ pos }) => JSON.stringify(pos))
  expect(new Set(places).size).toBe(2)
})

test('[FM21] [FM22] a text that others type in meanwhile keeps their words; a form read before is refused', async () => {
  const board = await formBoard()
  await send(board, { fields: { whatWeDo: 'We run hospitals.' } })
  const { hash } = await read(board)
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({
    type: 'edit-text',
    at: { card: 'health', field: 'whatWeDo' },
    index: 'We run hospitals'.length,
    remove: 0,
    insert: ' and clinics',
  })
  await until(async () => (await read(board)).hash !== hash, 'the other words are there')
  const before = await tag(board)
  const late = await on(board, own(board), 'PUT', '/form', { hash, fields: { whatWeDo: 'We close hospitals.' } })
  expect([late.status, late.json['code']]).toEqual([409, 'changed-meanwhile'])
  expect(await tag(board)).toBe(before)

  editor.apply({ type: 'set-lock', ids: ['health'], lock: { by: 'ed', at: '2026-11-01T10:00:00Z' } })
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"lock"'), 'it is locked')
  const locked = await send(board, { fields: { notUs: 'Ambulances' }, people: [PERSON] })
  expect([locked.status, locked.json['code']]).toEqual([409, 'card-locked'])
  expect(await cardOf(board, 'person-1')).toBeUndefined()

  await on(board, 'facilitator', 'PUT', '/pause', { paused: true })
  const paused = await send(board, { fields: { notUs: 'Ambulances' } })
  expect([paused.status, paused.json['code']]).toEqual([403, 'board-read-only'])
  await on(board, 'facilitator', 'PUT', '/pause', { paused: false })
  editor.apply({ type: 'set-lock', ids: ['health'], lock: null })
  editor.apply({ type: 'bin', ids: ['health'] })
  await until(async () => (await on(board, own(board), 'GET', '/form')).status === 404, 'it is in the bin')
  editor.close()
  const gone = await on(board, own(board), 'PUT', '/form', { hash, fields: { notUs: 'x' } })
  expect([gone.status, gone.json['code']]).toEqual([404, 'form-not-found'])
})

test('[FM23] a form can be sent until the day of the call is over, and once after it', async () => {
  const board = await formBoard()
  const day = (days: number): string => new Date(server.now() + days * 86_400_000).toISOString().slice(0, 10)
  await setOn(board, day(2))
  expect((await send(board, { fields: { whatWeDo: 'One' } })).status).toBe(200)
  expect((await send(board, { fields: { whatWeDo: 'Two' } })).status).toBe(200)
  await setOn(board, day(-2))
  const late = await send(board, { fields: { whatWeDo: 'Three' } })
  expect([late.status, late.json['code']]).toEqual([409, 'form-closed'])
  expect((await read(board)).closed).toBe(true)
  expect((await cardOf(board, 'health'))?.['whatWeDo']).toBe('Two')
  expect((await send(board, { fields: { whatWeDo: 'Late, and welcome' } }, 'council')).status).toBe(200)
})

test('[FM24] whoever runs the board is told filled or not filled, and nothing else', async () => {
  const board = await formBoard()
  await send(board, { fields: { whatWeDo: 'We run hospitals.' } })
  const told = await on(board, 'facilitator', 'GET', '/forms')
  expect(told.json).toEqual([
    { organisationId: 'guest', filled: false },
    { organisationId: 'charity', filled: false },
    { organisationId: 'council', filled: false },
    { organisationId: 'health', filled: true },
  ])
  for (const by of ['editor', 'commenter', 'viewer']) expect((await on(board, by, 'GET', '/forms')).status).toBe(403)
})

/** A request that would do something, if it were allowed. */
function requestFor(board: AgreeingBoard, { path, method, body }: Call): [string, string, Sending] {
  const filled = path
    .replace(':id', board.id)
    .replace(':cardId', 'aim')
    .replace(':v', 'current')
    .replace(/:\w+/u, 'none')
  if (body === 'bytes') return [method, filled, { bytes: '{"format":"nothing"}' }]
  const json = {
    title: 'Taken over',
    role: 'viewer',
    answer: 'yes',
    name: 'Eve',
    post: 'None',
    organisationId: 'council',
    hash: 'x',
  }
  return [method, filled, body === undefined ? {} : { json }]
}
const boardCalls = (Object.keys(CALLS) as CallName[]).filter((name) => CALLS[name].path.includes(':id'))
const formCalls: readonly CallName[] = ['readForm', 'sendForm']

test('[FM25] a link to the form does nothing by any other call, by secret and by session, nor by a socket', async () => {
  const board = await formBoard()
  const { cookie } = await join(server.url, own(board), 'Eve')
  const before = await tag(board)
  for (const name of boardCalls.filter((one) => !formCalls.includes(one)))
    for (const credential of [{ bearer: own(board) }, { cookie }]) {
      const [method, path, sending] = requestFor(board, CALLS[name])
      const { status, json } = await ask(server.url, method, path, { ...sending, ...credential })
      expect([name, status, json['code']]).toEqual([name, 403, 'role-too-low'])
    }
  for (const credential of [{ bearer: own(board) }, { cookie }])
    for (const document of ['map', 'talk']) {
      const line = await openLine(server.url, `/sync/${document}/${board.id}/0?v=1`, {
        ...credential,
        origin: server.url,
      })
      expect(await within(3_000, line.closed)).toBe(4403)
      expect(line.messages.some((message) => message.includes('hospital'))).toBe(false)
    }
  expect(await tag(board)).toBe(before)
  expect((await ask(server.url, 'GET', `/api/boards/${board.id}/form`, { cookie })).status).toBe(200)
})

test('[FM25] no other link reaches a form, and none the form of another organisation', async () => {
  const board = await formBoard()
  const { hash } = await read(board)
  const check = await linkTo(server.url, board, { purpose: 'check', organisationId: 'health', checkId: 'aim' })
  const joining = await linkTo(server.url, board, { role: 'editor', organisationId: 'health' })
  const wrong: Readonly<Record<string, string>> = {
    'role-too-low': 'health',
    ...{ 'own-link-needed': 'facilitator' },
  }
  const before = await tag(board)
  for (const [code, by] of [
    ...Object.entries(wrong),
    ['role-too-low', check],
    ['own-link-needed', joining],
    ['own-link-needed', 'editor'],
    ['own-link-needed', 'viewer'],
  ] as const) {
    for (const [method, json] of [
      ['GET', undefined],
      ['PUT', { hash, fields: { whatWeDo: 'Not ours' } }],
    ] as const) {
      const answer = await on(board, by, method, '/form', json)
      expect([by.length > 30 ? 'a link' : by, answer.status, answer.json['code']]).toEqual([
        by.length > 30 ? 'a link' : by,
        403,
        code,
      ])
    }
  }
  // People of another organisation, and cards of other kinds, are no people of this one.
  await send(board, { people: [PERSON] }, 'council')
  for (const id of ['person-1', 'aim', 'charter', 'council']) {
    const taken = await send(board, { people: [{ ...PERSON, id, name: 'Taken over' }] })
    expect([id, taken.status, taken.json['code']]).toEqual([id, 400, 'bad-request'])
  }
  expect(await cardOf(board, 'person-1')).toMatchObject({ name: 'Mairi Scott', orgId: 'council' })
  expect(await tag(board)).not.toBe(before)
})

test('[FM25] an ended and a foreign link are refused, and what was sent by it stays', async () => {
  const board = await formBoard()
  await send(board, { fields: { whatWeDo: 'We run hospitals.' } })
  const { hash } = await read(board)
  const links = (await on(board, 'facilitator', 'GET', '/links')).json as unknown as { id: string; purpose: string }[]
  for (const { id, purpose } of links) if (purpose === 'form') await on(board, 'facilitator', 'DELETE', `/links/${id}`)
  for (const [method, json] of [
    ['GET', undefined],
    ['PUT', { hash, fields: { whatWeDo: 'Back again' } }],
  ] as const) {
    const ended = await on(board, own(board), method, '/form', json)
    expect([ended.status, ended.json['code']]).toEqual([401, 'link-revoked'])
  }
  const preview = await ask(server.url, 'POST', '/api/session/preview', { json: { secret: own(board) } })
  expect(preview.json['code']).toBe('link-revoked')
  const other = await formBoard()
  expect((await on(other, own(board), 'GET', '/form')).json['code']).toBe('link-revoked')
  expect((await on(board, own(other), 'GET', '/form')).json['code']).toBe('board-not-found')
  expect((await cardOf(board, 'health'))?.['whatWeDo']).toBe('We run hospitals.')
})

/** Every string of a hostile case, keys left out. */
const strings = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap((one) => strings(one))
      : []
const hostile = ['11-script-injection', '12-bidi-and-invisible'].flatMap((name) =>
  strings(JSON.parse(readFileSync(`tests/fixtures/cases/bad/${name}.json`, 'utf8'))).filter((text) => text.length > 3),
)

test('[FM26] hostile text stays text on the cards, whole', async () => {
  const board = await formBoard()
  const whatWeDo = hostile.join(' ')
  const name = hostile[0] ?? ''
  const sent = await send(board, {
    fields: { whatWeDo, worthIt: `"><img src=x onerror=alert(1)>\u202Egnp` },
    outcomes: [{ id: 'o1', text: '<script>alert(1)</script>' }],
    people: [{ ...PERSON, name }],
  })
  expect(sent.status).toBe(200)
  expect((await cardOf(board, 'health'))?.['whatWeDo']).toBe(exportText(whatWeDo))
  expect(formIn(sent).form.people[0]?.name).toBe(name)
  expect(sent.headers.get('content-type')).toContain('application/json')
  // Once more as it came back: nothing to change, nothing lost.
  expect((await send(board, formIn(sent).form)).status).toBe(200)
  expect((await cardOf(board, 'health'))?.['whatWeDo']).toBe(exportText(whatWeDo))
})

test('[FM26] what no card takes is refused, and nothing of the form is written', async () => {
  const board = await formBoard()
  const before = await tag(board)
  const long = 'a'.repeat(20_001)
  const many = (n: number): object[] => Array.from({ length: n }, (_, at) => ({ id: `o${String(at)}`, text: 'x' }))
  const good = { fields: { notUs: 'Ambulances' } }
  for (const [what, changes] of Object.entries({
    'too long': { fields: { ...good.fields, whatWeDo: long } },
    'no such choice': { fields: { ...good.fields, joined: 'perhaps' } },
    'a list where a text is asked': { fields: { whatWeDo: ['x'] } },
    'too many outcomes': { ...good, outcomes: many(31) },
    'an outcome twice': { ...good, outcomes: [...many(1), ...many(1)] },
    'an id that is none': { ...good, outcomes: [{ id: '../x', text: 'x' }] },
    'half a character': { ...good, outcomes: [{ id: 'o1', text: '\uD800' }] },
    'too many days': { ...good, people: [{ ...PERSON, checkBackDays: 61 }] },
    'days in words': { ...good, people: [{ ...PERSON, checkBackDays: 'soon' }] },
    'an outcome without words': { ...good, outcomes: [{ id: 'o1', text: ' ' }] },
    'no name': { ...good, people: [{ ...PERSON, name: ' ' }] },
    'no hash': { ...good, hash: 7 },
  })) {
    const answer = await send(board, changes)
    expect([what, answer.status, answer.json['code']]).toEqual([what, 400, 'bad-request'])
  }
  expect(await tag(board)).toBe(before)
  expect((await read(board)).filled).toBe(false)
})

test('[FM26] a form within its own limits is taken up to 1 MiB in all, and refused by one byte more', async () => {
  const board = await formBoard()
  const { hash } = await read(board)
  const full = (bytes: number): object => {
    const rest = { fields: {}, outcomes: [] as object[], people: [] as object[] }
    const size = (): number => Buffer.byteLength(JSON.stringify({ hash, ...rest }))
    for (let each = 0; each < 30; each += 1)
      rest.outcomes.push({ id: `o${String(each)}`, text: '\u6f22'.repeat(11_500) })
    const left = bytes - size() - JSON.stringify({ notUs: '' }).length + 2
    rest.fields = { notUs: 'a'.repeat(left) }
    expect([size(), left < 20_000]).toEqual([bytes, true])
    return { hash, ...rest }
  }
  const before = await tag(board)
  const over = await on(board, own(board), 'PUT', '/form', full(FORM_LIMITS.bytes + 1))
  expect([over.status, over.json['code']]).toEqual([413, 'request-too-large'])
  expect(await tag(board)).toBe(before)
  const whole = await on(board, own(board), 'PUT', '/form', full(FORM_LIMITS.bytes))
  expect(whole.status).toBe(200)
  expect(formIn(whole).form.outcomes.length).toBe(30)
})
