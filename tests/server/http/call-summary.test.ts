// Proves from when a summary of a call tells, what stands in it, and that nobody gets one by other ways than reading the board.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Rewording } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'
import { joinLive } from '../../support/live-editor.ts'
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { agreeingBoard, call, linkTo, YES, type AgreeingBoard } from './agreeing.ts'
import { join, type Sending } from './caller.ts'

let server: RunningApp
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

const MINUTE = 60_000
const isSummary = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(CallSummaryInfo)
const on = (board: AgreeingBoard, by: string, method: string, path: string, json?: object) =>
  call(server.url, board, by, method, path, json)
const summary = async (board: AgreeingBoard, query = ''): Promise<CallSummaryInfo> => {
  const answer = await on(board, 'viewer', 'GET', `/call/summary${query}`)
  expect(answer.status, answer.text).toBe(200)
  expect(isSummary(answer.json), JSON.stringify(isSummary.errors)).toBe(true)
  return answer.json as unknown as CallSummaryInfo
}
const lines = ({ parts }: CallSummaryInfo, title: string): readonly string[] =>
  parts.find((part) => part.title === title)?.lines ?? []
const versions = async (board: AgreeingBoard): Promise<readonly VersionInfo[]> =>
  (await on(board, 'viewer', 'GET', '/versions')).json as unknown as readonly VersionInfo[]
const write = async (board: AgreeingBoard, card: string, field: string, insert: string): Promise<void> => {
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({ type: 'edit-text', at: { card, field }, index: 0, remove: 0, insert })
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes(insert), 'the edit is there')
  editor.close()
}

test('[SUM6] [SUM7] [VE37] a call has one beginning: what changed, was answered and is checked since then is told', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'health', 'PUT', '/answers/aim', YES)
  await write(board, 'aim', 'title', 'Before: ')
  server.passTime(MINUTE)
  const begun = (await on(board, 'facilitator', 'POST', '/call', { sheet: 'why-and-who' })).json as {
    call: { begunAt: number; startedAt: number }
  }
  expect(begun.call.begunAt).toBe(begun.call.startedAt)
  expect(await versions(board)).toMatchObject([{ kind: 'auto' }])
  await write(board, 'aim', 'title', 'During: ')
  await on(board, 'council', 'PUT', '/answers/aim', YES)
  await on(board, 'charity', 'PUT', '/answers/aim', { ...YES, answer: 'checking', checkingBy: '2020-01-31' })
  server.passTime(MINUTE)
  const moved = (await on(board, 'facilitator', 'PUT', '/call', { step: 1 })).json as typeof begun
  expect(moved.call.begunAt).toBe(begun.call.begunAt)
  expect(moved.call.startedAt).toBeGreaterThan(begun.call.begunAt)
  await on(board, 'facilitator', 'DELETE', '/call')
  // It is over, and its beginning is still known.
  const told = await summary(board)
  expect(told.since).toBe(new Date(begun.call.begunAt).toISOString())
  expect(lines(told, 'Agreed')).toEqual(['“During: Before: Home sooner”: The council'])
  expect(lines(told, 'Actions')).toEqual([
    'Check at home: “During: Before: Home sooner” - The charity - by 31 January 2020, late',
  ])
  expect(lines(told, 'Written down or changed')).toEqual([
    'The objective “Before: Home sooner” now reads “During: Before: Home sooner”.',
  ])
  expect(told.text).toContain('Actions\n- Check at home')
  expect(told.html).toContain('<h2>Actions</h2>')
  // The next one begins with what is there now; it is kept already.
  await on(board, 'facilitator', 'POST', '/call', { sheet: 'which-apply' })
  await on(board, 'facilitator', 'DELETE', '/call')
  await on(board, 'facilitator', 'POST', '/call', { sheet: 'which-apply' })
  expect(await versions(board)).toHaveLength(2)
  expect(lines(await summary(board), 'Written down or changed')).toEqual([])
  // From another moment on, by the cards where no version is so old.
  const longer = await summary(board, '?since=2020-01-01T00:00:00Z')
  expect(lines(longer, 'Agreed')).toHaveLength(2)
  expect(lines(longer, 'Written down or changed')).toContain('Objective: During: Before: Home sooner')
})

/** A store that, from when it is told to, answers one call only once it is let go; and how often it was asked. */
function slow(member: 'versions' | 'answers') {
  const store = openMemoryStore(() => Date.now())
  const asked = { slow: 0, lastCall: 0 }
  let wait: Promise<void> = Promise.resolve()
  return {
    asked,
    hold: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      wait = promise
      return resolve
    },
    store: {
      ...store,
      lastCall: async (id: string) => {
        asked.lastCall += 1
        return await store.lastCall(id)
      },
      [member]: async (id: string) => {
        asked.slow += 1
        await wait
        return await store[member](id)
      },
    } satisfies Store,
  }
}

test('[LD3] [SUM6] a call begins and is answered for while what the board says is still being kept for it', async () => {
  const { store, hold } = slow('versions')
  const busy = await startApp({ store })
  const board = await agreeingBoard(busy.url)
  const go = hold()
  const begun = await call(busy.url, board, 'facilitator', 'POST', '/call', { sheet: 'why-and-who' })
  expect(begun.status).toBe(200)
  const from = async (): Promise<unknown> => JSON.parse((await store.lastCall(board.id))?.state ?? '{}')['from']
  expect(await from()).toBeNull()
  go()
  await until(async () => (await from()) !== null, 'the call knows its version')
  expect((await store.versions(board.id)).map(({ id }) => id)).toEqual([await from()])
  await busy.stop()
  await store.close()
}, 30_000)

test('[SUM6] who asks for what came of a call gets no other call, however many wait', async () => {
  const { store, hold, asked } = slow('answers')
  const busy = await startApp({ store })
  const board = await agreeingBoard(busy.url)
  const on = (method: string, path: string, json?: object) => call(busy.url, board, 'facilitator', method, path, json)
  const begin = async (): Promise<number> => {
    busy.passTime(MINUTE)
    const { json } = await on('POST', '/call', { sheet: 'which-apply' })
    return (json as { call: { begunAt: number } }).call.begunAt
  }
  const first = await begin()
  const go = hold()
  const before = [on('GET', '/call/summary')]
  await until(() => asked.slow > 0, 'the first is read')
  const seen = asked.lastCall
  before.push(on('GET', '/call/summary'))
  await until(() => asked.lastCall > seen, 'the second waits')
  await on('DELETE', '/call')
  const second = await begin()
  const sinceOf = async (asking: (typeof before)[number]): Promise<number> =>
    Date.parse(String((await asking).json['since']))
  const seenAgain = asked.lastCall
  const after = on('GET', '/call/summary')
  await until(() => asked.lastCall > seenAgain, 'the third waits')
  // An answer that comes now says that the third has been taken in.
  await on('GET', '/call')
  go()
  expect(await Promise.all([...before, after].map(sinceOf))).toEqual([first, first, second])
  await busy.stop()
  await store.close()
}, 30_000)

test('[SUM6] a moment that is none or not over is refused, and so is a board without a call', async () => {
  const board = await agreeingBoard(server.url)
  const asked = async (query: string) => {
    const { status, json } = await on(board, 'viewer', 'GET', `/call/summary${query}`)
    return [status, json['code']]
  }
  expect(await asked('')).toEqual([404, 'no-call'])
  for (const since of ['', 'yesterday', '2999-01-01T00:00:00Z', '%00', 'x'.repeat(41), '2026-11-31T99:00:00Z'])
    expect([since, ...(await asked(`?since=${since}`))]).toEqual([since, 400, 'bad-request'])
  for (const by of ['council', 'guest'])
    expect((await on(board, by, 'GET', '/call/summary?since=2020-01-01')).status).toBe(403)
})

test('[SUM2] [SUM7] people stand by their posts in what changed', async () => {
  const board = await agreeingBoard(server.url)
  await on(board, 'facilitator', 'POST', '/call', { sheet: 'why-and-who' })
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply(
    {
      type: 'create',
      cards: [
        { id: 'ann', kind: 'person', pos: [0, 0], fields: { name: 'Ann Able', jobTitle: 'Chair', orgId: 'health' } },
      ],
    },
    {
      type: 'connect',
      relation: { id: 'r1', kind: 'does', from: 'ann', to: 'aim', attributes: { part: 'leads' } },
    },
  )
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"r1"'), 'she is there')
  editor.close()
  const told = await summary(board)
  expect(told.text).not.toContain('Ann Able')
  expect(lines(told, 'Written down or changed')).toEqual(['Person “Chair (The health)” was added.'])
  expect(lines(told, 'Objectives, and who leads them')).toEqual(['“Home sooner”: Chair (The health) leads'])
})

test('[SUM15] what an organisation said in its form before the call is told at the step where it was read', async () => {
  const board = await agreeingBoard(server.url)
  await write(board, 'health', 'worthIt', 'Fewer waits')
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  editor.apply({ type: 'set-voice', card: 'health', fields: ['worthIt'], orgId: 'health' })
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"voice"'), 'it is theirs')
  editor.close()
  server.passTime(MINUTE)
  await on(board, 'facilitator', 'POST', '/call', { sheet: 'why-and-who' })
  await on(board, 'facilitator', 'PUT', '/call', { step: 1 })
  await on(board, 'facilitator', 'DELETE', '/call')
  const told = await summary(board)
  expect(told.parts.slice(2)).toEqual([
    {
      title: 'What would make this worth it for your organisation?',
      lines: ['The health: Fewer waits'],
    },
  ])
})

test('[SUM8] [SUM9] [SUM10] [SUM16] each step has what was said at it, once, from the version the call began with', async () => {
  const board = await agreeingBoard(server.url)
  const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
  await editor.synced()
  const promised = { type: 'add-item', card: 'charter', field: 'actions' } as const
  editor.apply(
    { ...promised, id: 'p1', values: { text: 'Book a room' } },
    { ...promised, id: 'p2', values: { text: 'Print posters' } },
  )
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"p2"'), 'it is promised')
  await on(board, 'facilitator', 'POST', '/call', { sheet: 'what-and-who-does-what' })
  const [begun] = await versions(board)
  await on(board, 'facilitator', 'PUT', '/call', { step: 2 })
  editor.apply(
    { type: 'set-item-field', card: 'charter', field: 'actions', item: 'p1', name: 'doneOn', value: '2031-05-01' },
    { type: 'remove-item', card: 'charter', field: 'actions', item: 'p2' },
    {
      type: 'add-item',
      card: 'aim',
      field: 'markers',
      id: 'm1',
      after: null,
      values: { text: 'One list of who waits', kind: 'foundation' },
    },
    {
      type: 'add-item',
      card: 'charter',
      field: 'actions',
      id: 'a1',
      after: null,
      values: { text: 'Ask the carers', orgId: 'health' },
    },
    { type: 'set-field', card: 'charter', field: 'nextReviewOn', value: '2031-05-12' },
    {
      type: 'connect',
      relation: {
        id: 'r1',
        kind: 'does',
        from: 'health',
        to: 'aim',
        attributes: { part: 'leads', brings: 'Two nurses', hoursPerMonth: 8 },
      },
    },
  )
  await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes('"r1"'), 'all of it is there')
  editor.close()
  await on(board, 'facilitator', 'PUT', '/call', { step: 4 })
  await on(board, 'facilitator', 'DELETE', '/call')
  expect((await summary(board)).parts.slice(1)).toEqual([
    { title: 'Actions', lines: ['Ask the carers - The health'] },
    { title: 'Next time we look again', lines: ['12 May 2031'] },
    {
      title: 'Objectives, and who leads them',
      lines: ['“Home sooner”: The health leads. Brings: Two nurses. Time: 8 hours a month'],
    },
    {
      title: 'What did we say we would do, and what became of it?',
      lines: ['“Book a room”: done', '“Print posters”: no longer needed'],
    },
    {
      title: 'For each: the first steps, and what we would see if it goes well',
      lines: ['“Home sooner”, first step: One list of who waits'],
    },
  ])
  // A version of the same moment that says something else is not the beginning of the call.
  await on(board, 'facilitator', 'DELETE', `/versions/${begun?.id ?? ''}`)
  expect((await summary(board)).parts.map(({ title }) => title)).toEqual([
    'Which call it was',
    'Actions',
    'Next time we look again',
  ])
})

test('[SUM5] what came back from home holds for other words of the same meaning, and for no others', async () => {
  const board = await agreeingBoard(server.url)
  const change = async (seen: string, ...operations: readonly Operation[]): Promise<void> => {
    const editor = joinLive(server.url, board.id, board.secret['editor'] ?? '', 'ed')
    await editor.synced()
    editor.apply(...operations)
    await until(async () => (await on(board, 'viewer', 'GET', '/content')).text.includes(seen), 'the change is there')
    editor.close()
  }
  const fields = { title: 'Share one office', big: true, state: 'confirmed', checks: [{ id: 'c1', orgId: 'health' }] }
  await change('one office', {
    type: 'create',
    cards: [{ id: 'office', kind: 'decision', pos: [0, 0], inAgreement: true, fields }],
  })
  await on(board, 'facilitator', 'POST', '/proposals', {})
  for (const organisation of ['council', 'health', 'charity'])
    await on(board, organisation, 'PUT', '/proposals/current/answer', YES)
  const home = await linkTo(server.url, board, { purpose: 'check', organisationId: 'health', checkId: 'c1' })
  const toDo = async () => lines(await summary(board, '?since=2020-01-01T00:00:00Z'), 'Actions')
  expect(await toDo()).toEqual(['Check at home: “Share one office” - The health'])
  expect((await on(board, home, 'PUT', '/checks/c1/reply', YES)).status).toBe(200)
  expect(await toDo()).toEqual([])
  const reword = async (insert: string) =>
    await change(insert, { type: 'edit-text', at: { card: 'office', field: 'title' }, index: 0, remove: 0, insert })
  await reword('Now: ')
  expect(await toDo()).toEqual(['Check at home: “Now: Share one office” - The health'])
  const reworded = (await on(board, 'viewer', 'GET', '/same-meaning')).json as unknown as readonly Rewording[]
  const hash = reworded.find(({ cardId }) => cardId === 'office')?.hash
  const device: Pick<Sending, 'cookie'>[] = []
  for (const organisationId of ['council', 'health']) {
    const secret = await linkTo(server.url, board, { role: 'viewer', organisationId })
    device.push({ cookie: (await join(server.url, secret, 'Ana')).cookie })
  }
  for (const by of device)
    expect((await call(server.url, board, by, 'PUT', '/same-meaning/office', { hash, name: 'Ana' })).status).toBe(200)
  expect(await toDo()).toEqual([])
  await reword('And ')
  expect(await toDo()).toEqual(['Check at home: “And Now: Share one office” - The health'])
})
