// Proves what a session makes of the server's notices, over a real socket that says nothing else.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { BoardSession } from '@common-ground/client/model/board-session.ts'
import { openBoardSession } from '@common-ground/client/model/open-board-session.ts'
import { createViewState } from '@common-ground/client/model/view-state.ts'
import { encodeNotice, type Notice } from '@common-ground/shared/wire/protocol.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { until } from '../../support/until.ts'

let server: WebSocketServer
let socket: WebSocket
let session: BoardSession
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const connected = once(server, 'connection') as Promise<[WebSocket]>
  session = openBoardSession(
    {
      boardId: 'b1',
      epoch: 1,
      role: 'editor',
      participantId: 'p1',
      socketOrigin: `ws://127.0.0.1:${String(port)}`,
      view: createViewState(),
      typingLabel: 'Typing',
      title: 'Board',
      device: null,
    },
    {
      Socket: WebSocket as unknown as typeof globalThis.WebSocket,
      now: Date.now,
      random: () => 0.5,
      schedule: (run) => {
        const timer = setTimeout(run, 0)
        return () => clearTimeout(timer)
      },
    },
  )
  ;[socket] = await connected
})
afterEach(() => {
  session.close()
  for (const client of server.clients) client.terminate()
  server.close()
})
const say = (notice: Notice): void => socket.send(encodeNotice(notice))
const told = async (code: string | null): Promise<void> =>
  await until(() => (session.notice.get()?.code ?? null) === code, `told ${String(code)}`)
let made = 0
const add = () =>
  session.dispatch(
    [{ type: 'create', cards: [{ id: `note${String((made += 1))}`, kind: 'note', pos: [0, 0] }] }],
    'Add note',
  )

test('[SE40] a pause holds until it ends, whatever is said in between', async () => {
  expect(add().ok).toBe(true)
  say({ type: 'read-only', readOnly: true, reason: 'paused' })
  await told('read-only')
  say({ type: 'limits', warn: true, bytes: 9, most: 10 })
  say({ type: 'draining' })
  await told('server-restarting')
  expect(session.mayEdit.get()).toBe(false)
  expect(add()).toEqual({ ok: false, error: 'read-only' })
  expect(session.undo().did).toBe(false)
  say({ type: 'read-only', readOnly: false })
  await until(() => session.mayEdit.get(), 'editing again')
  expect(session.undo().did).toBe(true)
})

test('[SE41] what matters most is said, and the rest is not forgotten', async () => {
  say({ type: 'limits', warn: true, bytes: 9, most: 10 })
  await told('nearly-full')
  say({ type: 'read-only', readOnly: true, reason: 'paused' })
  await told('read-only')
  say({ type: 'read-only', readOnly: false })
  await told('nearly-full')
  say({ type: 'limits', warn: false, bytes: 1, most: 10 })
  await told(null)
  say({ type: 'read-only', readOnly: true, reason: 'paused' })
  await told('read-only')
  socket.close(4401)
  await told('not-signed-in')
})

test('[OF20] somebody who may only look from now on is handed what waits, as a file of the board with it', async () => {
  expect(session.found.get()).toBeNull()
  add()
  say({ type: 'role', role: 'viewer' })
  await until(() => session.found.get() !== null, 'handed over')
  const work = session.found.get()
  expect(work?.obstacle).toBe('role')
  expect(work?.changes).toBeGreaterThan(0)
  expect(await work?.file()).toContain(`"note${String(made)}"`)
})
