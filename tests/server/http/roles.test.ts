// Proves the whole matrix: every role and every wrong credential against every call and every socket message; nothing changes, the right code.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { CALLS, type Call, type CallName } from '@common-ground/shared/wire/http-api.ts'
import { isAtLeast, ROLES, type Role } from '@common-ground/shared/wire/roles.ts'
import { startApp, type RunningApp } from '../../support/start-server.ts'
import {
  admitted,
  ask,
  contentTag,
  join,
  newBoard,
  openLine,
  startSync,
  within,
  type Line,
  type Sending,
} from './caller.ts'

let server: RunningApp
let board: { id: string; secret: Record<string, string> }
let credentials: Record<string, Pick<Sending, 'bearer' | 'cookie'>>

/** What is wrong with a credential, and what every call answers to it. */
const WRONG = {
  none: [401, 'not-signed-in', 4401],
  garbage: [401, 'not-signed-in', 4401],
  'revoked secret': [401, 'link-revoked', 4401],
  'revoked session': [401, 'link-revoked', 4401],
  'expired secret': [401, 'link-expired', 4401],
  'expired session': [401, 'link-expired', 4401],
  "other board's secret": [404, 'board-not-found', 4404],
  "other board's session": [404, 'board-not-found', 4404],
} as const

/** Links that open a page of their own and neither the board nor a socket. */
const PAGES = ['answer', 'form', 'check'] as const
/** Ways to hold each role: the links a board is made with, and one made for an organisation, with a note and an end. */
const WAYS = ['secret', 'session', "organisation's secret", "organisation's session"] as const

beforeAll(async () => {
  server = await startApp()
  board = await newBoard(server.url, { from: { example: '01' } })
  const other = await newBoard(server.url)
  const facilitator = board.secret['facilitator'] ?? ''
  const makeLink = async (json: object): Promise<{ id: string; secret: string }> => {
    const made = await ask(server.url, 'POST', `/api/boards/${board.id}/links`, { bearer: facilitator, json })
    return { id: String(made.json['id']), secret: String(made.json['secret']) }
  }
  const preview = await ask(server.url, 'POST', '/api/session/preview', { json: { secret: facilitator } })
  const [{ id: organisationId } = { id: '' }] = preview.json['organisations'] as readonly { id: string }[]
  const revoked = await makeLink({ role: 'facilitator' })
  const expired = await makeLink({ role: 'facilitator', expiresAt: new Date(server.now() + 60_000).toISOString() })
  const session = async (secret: string): Promise<Pick<Sending, 'cookie'>> => ({
    cookie: (await join(server.url, secret, 'Ana')).cookie,
  })
  const sessions = {
    'revoked session': await session(revoked.secret),
    'expired session': await session(expired.secret),
    "other board's session": await session(other.secret['facilitator'] ?? ''),
  }
  credentials = {
    none: {},
    garbage: { bearer: 'x'.repeat(43) },
    'revoked secret': { bearer: revoked.secret },
    'expired secret': { bearer: expired.secret },
    "other board's secret": { bearer: other.secret['facilitator'] ?? '' },
    ...sessions,
  }
  for (const role of ROLES) {
    credentials[`${role} secret`] = { bearer: board.secret[role] ?? '' }
    credentials[`${role} session`] = await session(board.secret[role] ?? '')
    // Somebody who acts by a secret alone is entered among the participants at the first act.
    await ask(server.url, 'POST', `/api/boards/${board.id}/tickets`, { bearer: board.secret[role] ?? '' })
    const own = await makeLink({
      role,
      organisationId,
      note: 'With a note',
      expiresAt: new Date(server.now() + 3_600_000).toISOString(),
    })
    credentials[`${role} organisation's secret`] = { bearer: own.secret }
    credentials[`${role} organisation's session`] = await session(own.secret)
    await ask(server.url, 'POST', `/api/boards/${board.id}/tickets`, { bearer: own.secret })
  }
  for (const purpose of PAGES) {
    // A role that is asked for as well does not count.
    const page = await makeLink({ purpose, role: 'facilitator', organisationId, checkId: 'one' })
    credentials[`${purpose} secret`] = { bearer: page.secret }
    credentials[`${purpose} session`] = await session(page.secret)
  }
  await ask(server.url, 'DELETE', `/api/boards/${board.id}/links/${revoked.id}`, { bearer: facilitator })
  server.passTime(61_000)
}, 60_000)
afterAll(async () => await server.stop(), 60_000)

/** Everything of the board that a call could have changed. */
async function stateOf(): Promise<string> {
  const links = (await server.store.links(board.id)).map(({ uses: _uses, lastUsedAt: _last, ...link }) => link)
  const people = (await server.store.participants(board.id)).map(({ id, name }) => [id, name])
  return JSON.stringify([await contentTag(server.url, board.id, board.secret['viewer'] ?? ''), links, people])
}

const boardCalls = (Object.keys(CALLS) as CallName[]).filter((name) => CALLS[name].path.includes(':id'))
/** Calls that ask for a role; who may speak for an organisation is another question (answers, checks). */
const roleCalls = boardCalls.filter((name) => isRole(CALLS[name].needs))

function isRole(needs: Call['needs']): needs is Role {
  return (ROLES as readonly string[]).includes(needs)
}

/** A request that would do something, if it were allowed. */
function requestFor(call: Call): [method: string, path: string, sending: Sending] {
  const path = call.path
    .replace(':id', board.id)
    .replace(':linkId', 'no-such-link')
    .replace(':pid', 'no-such-person')
    .replace(':checkId', 'no-such-check')
    .replace(':importId', 'imabcdefgh00000000')
  if (call.body === 'bytes') return [call.method, path, { bytes: '{"format":"nothing"}' }]
  // The title typed to delete is none the board ever has: whoever may, deletes nothing here.
  const title = call.method === 'DELETE' ? 'Some other title' : 'Taken over'
  const json = call.path.endsWith('/links') ? { role: 'viewer' } : { title }
  return [call.method, path, call.body === undefined ? {} : { json }]
}

test.each(boardCalls)(
  '[HT35] [HT36] %s answers every wrong credential with its code and changes nothing',
  async (name) => {
    const [method, path, sending] = requestFor(CALLS[name])
    const before = await stateOf()
    for (const [wrong, [status, code]] of Object.entries(WRONG)) {
      const answer = await ask(server.url, method, path, { ...sending, ...credentials[wrong] })
      expect([wrong, answer.status, answer.json['code']]).toEqual([wrong, status, code])
    }
    const unknown = await ask(server.url, method, path.replace(board.id, 'nowhere'), {
      ...sending,
      ...credentials['facilitator secret'],
    })
    expect([unknown.status, unknown.json['code']]).toEqual([404, 'board-not-found'])
    expect(await stateOf()).toBe(before)
  },
)

test.each(roleCalls)('[HT35] [HT36] %s is for its role and stronger ones, by secret and by session', async (name) => {
  const call: Call = CALLS[name]
  const [method, path, sending] = requestFor(call)
  for (const role of ROLES) {
    for (const by of WAYS) {
      const before = await stateOf()
      const answer = await ask(server.url, method, path, { ...sending, ...credentials[`${role} ${by}`] })
      const isAllowed = isAtLeast(role, call.needs as Role)
      // Whoever is bound to an organisation may be refused for that; never for what their role is.
      if (isAllowed)
        expect([401, 'role-too-low']).not.toContain(answer.status === 403 ? answer.json['code'] : answer.status)
      else {
        expect([role, by, answer.status, answer.json['code']]).toEqual([role, by, 403, 'role-too-low'])
        expect(await stateOf()).toBe(before)
      }
    }
  }
})

test.each(roleCalls)('[HT26] [HT36] %s is refused to a link that opens a page of its own', async (name) => {
  const [method, path, sending] = requestFor(CALLS[name])
  const before = await stateOf()
  for (const purpose of PAGES)
    for (const by of ['secret', 'session']) {
      const answer = await ask(server.url, method, path, { ...sending, ...credentials[`${purpose} ${by}`] })
      expect([purpose, by, answer.status, answer.json['code']]).toEqual([purpose, by, 403, 'role-too-low'])
    }
  expect(await stateOf()).toBe(before)
})

test('[HT26] no socket opens by a link that opens a page of its own', async () => {
  const before = await stateOf()
  for (const purpose of PAGES)
    for (const by of ['secret', 'session'])
      for (const document of ['map', 'talk']) {
        const line = await openLine(server.url, `/sync/${document}/${board.id}/0`, {
          ...credentials[`${purpose} ${by}`],
          origin: server.url,
        })
        for (const frame of Object.values(frames())) line.socket.send(frame)
        expect([purpose, by, document, await within(3_000, line.closed)]).toEqual([purpose, by, document, 4403])
      }
  expect(await stateOf()).toBe(before)
})

test.each(boardCalls.filter((name) => CALLS[name].method !== 'GET'))(
  '[HT37] %s from another origin is 403 and changes nothing',
  async (name) => {
    const [method, path, sending] = requestFor(CALLS[name])
    const before = await stateOf()
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', server.url.replace('http', 'https')])
      for (const by of ['secret', 'session']) {
        const answer = await ask(server.url, method, path, { ...sending, ...credentials[`facilitator ${by}`], origin })
        expect([origin, answer.status, answer.json['code']]).toEqual([origin, 403, 'foreign-origin'])
      }
    expect(await stateOf()).toBe(before)
  },
)

/** One frame of each kind that could change something, by its first two numbers. */
function frames(): Record<string, Uint8Array> {
  const doc = new Doc()
  doc.getMap('board').set('title', 'Taken over')
  const update = encodeStateAsUpdate(doc)
  doc.destroy()
  const frame = (...numbers: number[]): Uint8Array => {
    const encoder = createEncoder()
    for (const number of numbers) writeVarUint(encoder, number)
    writeVarUint8Array(encoder, update)
    return toUint8Array(encoder)
  }
  return { 'step 2': frame(0, 1), update: frame(0, 2) }
}

test.each(['viewer', 'commenter'])('[HT43] a %s changes nothing by a raw socket', async (role) => {
  const before = await stateOf()
  for (const by of WAYS)
    for (const [name, frame] of Object.entries(frames())) {
      const line = await openLine(server.url, `/sync/map/${board.id}/0?v=1`, {
        ...credentials[`${role} ${by}`],
        origin: server.url,
      })
      await admitted(line)
      line.socket.send(frame)
      expect([name, await within(3_000, line.closed)]).toEqual([name, 4403])
    }
  expect(await stateOf()).toBe(before)
})

test('[HT43] comments are for commenters and stronger, not for viewers', async () => {
  const open = async (role: string): Promise<Line> => {
    const line = await openLine(server.url, `/sync/talk/${board.id}/0?v=1`, { ...credentials[`${role} secret`] })
    await admitted(line)
    startSync(line)
    return line
  }
  const { update = new Uint8Array() } = frames()
  const viewer = await open('viewer')
  viewer.socket.send(update)
  expect(await within(3_000, viewer.closed)).toBe(4403)
  for (const role of ['commenter', 'editor', 'facilitator']) {
    const line = await open(role)
    const committed = new Promise<void>((resolve) => {
      line.socket.on('message', (data: Buffer) => {
        if (data[0] === 120) resolve()
      })
    })
    line.socket.send(update)
    await within(3_000, committed)
    line.socket.terminate()
  }
})

test('[HT39] [HT36] every wrong credential is let in and closed with its code', async () => {
  const before = await stateOf()
  for (const [wrong, [, , close]] of Object.entries(WRONG)) {
    for (const document of ['map', 'talk']) {
      const line = await openLine(server.url, `/sync/${document}/${board.id}/0`, {
        ...credentials[wrong],
        origin: server.url,
      })
      for (const frame of Object.values(frames())) line.socket.send(frame)
      expect([wrong, await within(3_000, line.closed)]).toEqual([wrong, close])
    }
  }
  expect(await stateOf()).toBe(before)
})

test('[HT37] no socket opens for a page of another origin', async () => {
  for (const by of ['secret', 'session'])
    await expect(
      openLine(server.url, `/sync/map/${board.id}/0`, {
        ...credentials[`editor ${by}`],
        origin: 'https://evil.example',
      }),
    ).rejects.toThrow('HTTP 403')
})
