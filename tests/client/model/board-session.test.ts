// Proves what an open board does over the stock provider: when the server ends the visit, and whose words a changed text holds.
import type { BoardSession } from '@common-ground/client/model/board-session.ts'
import { openBoardSession } from '@common-ground/client/model/open-board-session.ts'
import { createViewState } from '@common-ground/client/model/view-state.ts'
import { readFile } from '@common-ground/shared/interchange/read-file.ts'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startRelay, type RelayServer } from '../../support/relay-server.ts'
import { until } from '../../support/until.ts'

let relay: RelayServer
let session: BoardSession
afterEach(async () => {
  session.close()
  await relay.stop()
})

/** An open board of a relay that has just begun. */
async function open(): Promise<void> {
  const ben = { id: 'p1', name: 'Ben', organisation: 'NHS Northshire', organisationId: null }
  relay = await startRelay({ ports: { participants: async () => [ben] } })
  // The relay of the tests has its documents at the root, the server has them below /sync.
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(String(url).replace('/sync/', '/'))
    }
  }
  let made = 0
  session = openBoardSession(
    {
      boardId: 'b1',
      epoch: 1,
      role: 'editor',
      participantId: 'p1',
      socketOrigin: relay.origin,
      view: createViewState(),
      typingLabel: 'Typing',
      title: 'Board',
      device: null,
    },
    {
      Socket: Socket as unknown as typeof globalThis.WebSocket,
      now: Date.now,
      random: () => ((made += 1) % 97) / 97,
      schedule: (run) => {
        const timer = setTimeout(run, 0)
        return () => clearTimeout(timer)
      },
    },
  )
  await until(() => session.saveState.get().state === 'saved', 'connected')
}

test('[PG76] what a tab still holds when its link is ended can be taken along as a board file', async () => {
  await open()
  await relay.store.revokeLink('b1-editor', '2026-03-02T10:00:00.000Z')
  relay.rooms.recheck('b1')
  await until(() => session.notice.get()?.ended === true, 'told')
  expect(session.notice.get()?.code).toBe('not-signed-in')
  const id = session.newId()
  const card = { id, kind: 'note', pos: [0, 0], fields: { text: 'Typed when the link ended' } } as const
  expect(session.dispatch([{ type: 'create', cards: [card] }], 'Add').ok).toBe(true)
  expect(session.saveState.get()).toMatchObject({ state: 'not-saved', changes: expect.any(Number) })
  const bytes = new TextEncoder().encode(await session.file())
  const read = readFile(bytes, {
    fileName: 'copy.json',
    grade: 'report',
    at: '2026-03-02T11:00:00.000Z',
    newId: () => session.newId(),
    heightOf: () => 100,
  })
  expect(read.ok && read.content.cards.find((each) => each.id === id)?.['text']).toBe('Typed when the link ended')
})

test('[WF4] a text of an organisation whose words were noted as another’s becomes the words of whoever rewrites it, in the same step', async () => {
  await open()
  await until(() => session.participants.get().length > 0, 'told who is here')
  const organisation = (id: string, name: string, whatWeDo: string) =>
    ({ id, kind: 'organisation', pos: [0, 0], fields: { name, whatWeDo } }) as const
  session.dispatch(
    [
      {
        type: 'create',
        cards: [organisation('council', 'Council', ''), organisation('health', 'NHS Northshire', 'We treat')],
      },
    ],
    'Add',
  )
  const noted = () => session.board.get().cards.get('health')?.voice['whatWeDo']?.orgId
  const text = session.text({ card: 'health', field: 'whatWeDo' })
  expect(text.edit('We treat people', 15).ok).toBe(true)
  expect(noted(), 'what nobody noted stays so').toBeUndefined()
  text.done()
  session.dispatch([{ type: 'set-voice', card: 'health', fields: ['whatWeDo'], orgId: 'council' }], 'Note')
  expect(text.edit('We treat people.', 16).ok).toBe(true)
  expect(noted()).toBe('health')
  text.done()
  session.undo()
  expect(text.get()).toBe('We treat people')
  expect(noted(), 'one step takes both back').toBe('council')
})

test('[LA33] what follows from a step is asked once, at its end, and is undone with it', async () => {
  await open()
  const asked: (readonly string[])[] = []
  session.follow(({ before, operations }) => {
    asked.push(operations.map(({ type }) => type))
    const [from] = before.cards.get('one')?.pos ?? [0]
    return operations.some(({ type }) => type === 'create')
      ? []
      : [{ type: 'move', moves: [{ id: 'one', pos: [from + 10, 0] }] }]
  })
  session.dispatch([{ type: 'create', cards: [{ id: 'one', kind: 'note', pos: [0, 0] }] }], 'Add')
  const text = session.text({ card: 'one', field: 'text' })
  text.edit('B', 1)
  text.edit('Bu', 2)
  const posNow = () => session.board.get().cards.get('one')?.pos
  expect(posNow()).toEqual([0, 0])
  await until(() => posNow()?.[0] === 10, 'the end of a pause')
  session.dispatch([{ type: 'set-look', ids: ['one'], look: 'moss' }], 'Colour')
  expect(posNow()).toEqual([20, 0])
  expect(asked).toEqual([['create'], ['edit-text'], ['set-look']])
  session.undo()
  expect(session.board.get().cards.get('one')).toMatchObject({ pos: [10, 0], look: null })
  session.undo()
  expect(posNow()).toEqual([0, 0])
  expect(text.get()).toBe('')
  expect(asked).toHaveLength(3)
})
