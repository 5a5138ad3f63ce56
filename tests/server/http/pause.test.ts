// Proves that pausing is real: the server takes nothing from editors by any way, keeps nobody out, and loses nothing of theirs.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { MESSAGE_NOTICE, openFrame, readNotice, type Notice } from '@common-ground/shared/wire/protocol.ts'
import { joinLive, type LiveEditor } from '../../support/live-editor.ts'
import { startApp, startServer, type RunningApp } from '../../support/start-server.ts'
import { until } from '../../support/until.ts'
import { ask, newBoard, openLine, type Answer, type Line } from './caller.ts'

let server: RunningApp
const lines: Line[] = []
const editors: LiveEditor[] = []
beforeAll(async () => {
  server = await startApp()
}, 60_000)
afterEach(() => {
  for (const { socket } of lines.splice(0)) socket.terminate()
  for (const editor of editors.splice(0)) editor.close()
})
afterAll(async () => await server.stop(), 60_000)

type Board = Awaited<ReturnType<typeof newBoard>>
const secret = (board: Board, role: string): string => board.secret[role] ?? ''
const pause = (url: string, board: Board, paused: boolean, role = 'facilitator'): Promise<Answer> =>
  ask(url, 'PUT', `/api/boards/${board.id}/pause`, { bearer: secret(board, role), json: { paused } })
function come(url: string, board: Board, role: string, name: string): LiveEditor {
  const editor = joinLive(url, board.id, secret(board, role), name)
  editors.push(editor)
  return editor
}
const note = (editor: LiveEditor, id: string): void => {
  const card = { id, kind: 'note', pos: [0, 0], zone: null, fields: { text: id } } as const
  expect(editor.apply({ type: 'create', cards: [card] })).toBeNull()
}
const has = (editor: LiveEditor, id: string): boolean => editor.board().cards.has(id)
async function stored(url: string, board: Board, id: string): Promise<boolean> {
  const answer = await ask(url, 'GET', `/api/boards/${board.id}/content`, { bearer: secret(board, 'viewer') })
  return answer.text.includes(`"${id}"`)
}
const noticesIn = ({ messages }: Line): Notice[] =>
  messages.flatMap((bytes) => {
    const { message, rest } = openFrame(new Uint8Array(bytes))
    const notice = message === MESSAGE_NOTICE ? readNotice(rest) : null
    return notice === null ? [] : [notice]
  })

test('[LD40] [LD41] while editing is paused only facilitators change the map, and what editors made comes when it goes on', async () => {
  const board = await newBoard(server.url)
  const editor = come(server.url, board, 'editor', 'tom')
  const lead = come(server.url, board, 'facilitator', 'mairi')
  await Promise.all([editor.synced(), lead.synced()])
  note(editor, 'before')
  await until(() => has(lead, 'before'), 'the note of before')
  expect((await pause(server.url, board, true, 'editor')).json['code']).toBe('role-too-low')
  expect((await pause(server.url, board, true)).json).toEqual({ paused: true })
  note(editor, 'meanwhile')
  // Somebody who was away, and comes back with something.
  const away = come(server.url, board, 'editor', 'ruth')
  await away.synced()
  away.goOffline()
  note(away, 'away')
  away.comeBack()
  note(lead, 'by-lead')
  await until(() => has(editor, 'by-lead') && has(away, 'by-lead'), 'what whoever runs the board does')
  expect([has(lead, 'meanwhile'), has(lead, 'away')]).toEqual([false, false])
  expect(await stored(server.url, board, 'by-lead')).toBe(true)
  expect(await stored(server.url, board, 'meanwhile')).toBe(false)
  expect((await pause(server.url, board, false)).json).toEqual({ paused: false })
  await until(() => has(lead, 'meanwhile') && has(lead, 'away'), 'what was kept')
  expect(await stored(server.url, board, 'meanwhile')).toBe(true)
})

test('[LD40] no call of the interface gets past a pause', async () => {
  const board = await newBoard(server.url)
  await pause(server.url, board, true)
  const file = await ask(server.url, 'GET', `/api/boards/${board.id}/content`, { bearer: secret(board, 'viewer') })
  const path = `/api/boards/${board.id}/import`
  const by = (role: string) => ask(server.url, 'POST', path, { bearer: secret(board, role), bytes: file.text })
  expect((await by('editor')).json['code']).toBe('board-read-only')
  expect((await by('facilitator')).status).toBe(200)
  await pause(server.url, board, false)
  expect((await by('editor')).status).toBe(200)
})

test('[LD40] [LD42] everybody hears of it, whoever comes later too, and a restart does not end it', async () => {
  let running = await startServer()
  const board = await newBoard(running.url)
  const listen = async (): Promise<Line> => {
    const line = await openLine(running.url, `/sync/map/${board.id}/0?v=1`, { bearer: secret(board, 'editor') })
    lines.push(line)
    return line
  }
  const pauses = (line: Line) => noticesIn(line).filter((notice) => notice.type === 'read-only')
  const early = await listen()
  await until(() => noticesIn(early).length > 0, 'somebody is in')
  await pause(running.url, board, true)
  const said = { type: 'read-only', readOnly: true, reason: 'paused' }
  await until(() => pauses(early).length === 1, 'the pause')
  expect(pauses(early)).toEqual([said])
  await running.kill()
  running = await running.restart()
  const late = await listen()
  await until(() => pauses(late).length === 1, 'the pause after the restart')
  expect(pauses(late)).toEqual([said])
  await pause(running.url, board, false)
  await until(() => pauses(late).length === 2, 'the end of the pause')
  expect(pauses(late)[1]).toEqual({ ...said, readOnly: false })
  await running.stop()
}, 120_000)

test('[LD43] whoever runs the board brings everybody to what they see', async () => {
  const board = await newBoard(server.url)
  const line = await openLine(server.url, `/sync/map/${board.id}/0?v=1`, { bearer: secret(board, 'viewer') })
  lines.push(line)
  await until(() => noticesIn(line).some(({ type }) => type === 'call'), 'somebody is in')
  const view = { showing: 'list', centre: [10, -20], size: [800, 600], card: 'charter' }
  const bring = (role: string, json: object): Promise<Answer> =>
    ask(server.url, 'POST', `/api/boards/${board.id}/bring`, { bearer: secret(board, role), json })
  expect((await bring('editor', view)).json['code']).toBe('role-too-low')
  expect((await bring('facilitator', { ...view, centre: ['a', 1] })).status).toBe(400)
  expect((await bring('facilitator', view)).status).toBe(204)
  await until(() => noticesIn(line).some(({ type }) => type === 'bring'), 'the call to look')
  const heard = noticesIn(line).filter((notice) => notice.type === 'bring')
  expect(heard.map((notice) => notice.view)).toEqual([{ ...view, cards: [] }])
})
