// Knows what every engine of the store must do; is handed a way to open one and knows nothing of the engine.
import type {
  AppendRow,
  BoardRow,
  GrantRow,
  LinkRow,
  ParticipantRow,
  SessionRow,
  Store,
  VersionRow,
} from '@common-ground/server/store/store.ts'
import { afterEach, describe, expect, test } from 'vitest'

const T0 = Date.parse('2026-03-02T09:00:00.000Z')
export const T0_TEXT = '2026-03-02T09:00:00.000Z'
const DAY = 24 * 60 * 60 * 1000

export interface Opened {
  readonly store: Store
  dispose(): Promise<void>
}

export const board = (id: string, epoch = 1): BoardRow => ({
  id,
  title: `Board ${id}`,
  epoch,
  createdAt: '2026-03-02T09:00:00.000Z',
  deletedAt: null,
})
export const row = (boardId: string, text: string, document: 'map' | 'talk' = 'map', epoch = 1): AppendRow => ({
  boardId,
  epoch,
  document,
  actor: 'p1',
  bytes: new TextEncoder().encode(text),
})
const link = (id: string, boardId: string): LinkRow => ({
  id,
  boardId,
  role: 'editor',
  purpose: 'join',
  secretHash: `hash-${id}`,
  organisationId: 'org-1',
  checkId: null,
  note: 'for the council',
  madeByLink: null,
  madeByPerson: null,
  createdAt: '2026-03-02T09:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  uses: 0,
  lastUsedAt: null,
})
const session: SessionRow = {
  id: 's1',
  tokenHash: 'token-1',
  createdAt: '2026-03-02T09:00:00.000Z',
  lastSeenAt: '2026-03-02T09:00:00.000Z',
}
const participant = (id: string, linkId: string): ParticipantRow => ({
  id,
  boardId: 'b1',
  name: 'Mairi',
  organisationId: null,
  organisationText: 'NHS',
  bound: false,
  linkId,
  firstSeenAt: '2026-03-02T09:00:00.000Z',
  lastSeenAt: '2026-03-02T09:00:00.000Z',
  removedAt: null,
})
const grant = (linkId: string, participantId: string): GrantRow => ({
  sessionId: 's1',
  boardId: 'b1',
  linkId,
  participantId,
  createdAt: '2026-03-02T09:00:00.000Z',
})
export const version = (id: string, boardId: string, at: string, more: Partial<VersionRow> = {}): VersionRow => ({
  id,
  boardId,
  epoch: 1,
  seq: 7,
  kind: 'auto',
  title: '',
  by: ['p1', 'p2'],
  at,
  hash: `hash-${id}`,
  cards: 3,
  relations: 2,
  restores: null,
  undoneAt: null,
  ...more,
})
export const words = (rows: readonly { bytes: Uint8Array }[]): string[] =>
  rows.map(({ bytes }) => new TextDecoder().decode(bytes))

/** Runs the contract on an engine. `open` gives a new, empty store whose clock is the function given. */
export function storeContract(engine: string, open: (clock: () => number) => Promise<Opened>): void {
  describe(engine, () => {
    let opened: Opened | null = null
    let now = T0
    const start = async (...boards: BoardRow[]): Promise<Store> => {
      now = T0
      opened = await open(() => now)
      for (const each of boards) await opened.store.createBoard(each, [], [])
      return opened.store
    }
    afterEach(async () => {
      await opened?.dispose()
      opened = null
    })

    test('[ST1] sequence numbers rise by one in the order of the call', async () => {
      const store = await start(board('b1'), board('b2'))
      const first = await store.append([row('b1', 'a'), row('b2', 'x'), row('b1', 'b')])
      const second = await store.append([row('b1', 'c')])
      expect([...first, ...second]).toEqual([1, 1, 2, 3].map((seq) => ({ ok: true, seq })))
    })

    test('[ST2] [ST3] a row that may not be stored says why and the others are stored', async () => {
      const store = await start(board('b1'), board('b2'))
      await store.deleteBoard('b2', '2026-03-03T09:00:00.000Z')
      const results = await store.append([
        row('b1', 'a'),
        row('nowhere', 'b'),
        row('b2', 'c'),
        row('b1', 'd', 'map', 2),
        row('b1', 'e'),
      ])
      expect(results).toEqual([
        { ok: true, seq: 1 },
        { ok: false, code: 'no-such-board' },
        { ok: false, code: 'deleted' },
        { ok: false, code: 'wrong-epoch' },
        { ok: true, seq: 2 },
      ])
      expect(words((await store.load('b1', 1, 'map')).rows)).toEqual(['a', 'e'])
      expect((await store.load('b1', 2, 'map')).head).toBe(0)
    })

    test('[ST4] loading gives checkpoint, rows after it, bytes unchanged, and head', async () => {
      const store = await start(board('b1'))
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
      // A view into a larger buffer, as sockets hand them out.
      const view = new Uint8Array(Uint8Array.from([9, 9, ...bytes, 9]).buffer, 2, 256)
      await store.append([row('b1', 'a'), row('b1', 'b')])
      await store.append([{ ...row('b1', ''), bytes: view }])
      const empty = await store.load('b1', 1, 'map')
      expect(empty.checkpoint).toBeNull()
      await store.addCheckpoint('b1', 1, 'map', {
        uptoSeq: 2,
        state: new Uint8Array([7, 7]),
        at: '2026-03-02T10:00:00.000Z',
      })
      const loaded = await store.load('b1', 1, 'map')
      expect(loaded.checkpoint?.uptoSeq).toBe(2)
      expect([...(loaded.checkpoint?.state ?? [])]).toEqual([7, 7])
      expect(loaded.rows).toHaveLength(1)
      expect([...(loaded.rows[0]?.bytes ?? [])]).toEqual([...bytes])
      expect(loaded.rows[0]).toMatchObject({ seq: 3, actor: 'p1', at: '2026-03-02T09:00:00.000Z' })
      expect(loaded).toMatchObject({ head: 3, quarantined: 0 })
    })

    test('[ST5] map, talk and epochs have logs of their own', async () => {
      const store = await start(board('b1'), board('b2', 2))
      await store.append([row('b1', 'm'), row('b1', 't', 'talk'), row('b2', 'second', 'map', 2)])
      expect(words((await store.load('b1', 1, 'map')).rows)).toEqual(['m'])
      expect(words((await store.load('b1', 1, 'talk')).rows)).toEqual(['t'])
      expect((await store.load('b2', 1, 'map')).head).toBe(0)
      expect(await store.load('b2', 2, 'map')).toMatchObject({ head: 1 })
    })

    test('[ST6] a rejected row is not loaded and its number is not used again', async () => {
      const store = await start(board('b1'))
      await store.append([row('b1', 'a'), row('b1', 'bad'), row('b1', 'c')])
      await store.reject('b1', 1, 'map', 2)
      await store.append([row('b1', 'd')])
      const loaded = await store.load('b1', 1, 'map')
      expect(loaded.rows.map(({ seq }) => seq)).toEqual([1, 3, 4])
      expect(loaded).toMatchObject({ head: 4, quarantined: 0 })
    })

    test('[ST7] rows below the older checkpoint go after a week and not before', async () => {
      const store = await start(board('b1'))
      const checkpoint = async (uptoSeq: number): Promise<void> => {
        const at = new Date(now).toISOString()
        await store.addCheckpoint('b1', 1, 'map', { uptoSeq, state: new Uint8Array([uptoSeq]), at })
      }
      await store.append([row('b1', 'a'), row('b1', 'b')])
      await checkpoint(1)
      now = T0 + 6 * DAY
      await checkpoint(2)
      await store.append([row('b1', 'c')])
      await checkpoint(3)
      expect((await store.load('b1', 1, 'map')).checkpoint?.uptoSeq).toBe(3)
      now = T0 + 8 * DAY
      await store.append([row('b1', 'd'), row('b1', 'e')])
      await checkpoint(4)
      const loaded = await store.load('b1', 1, 'map')
      expect(words(loaded.rows)).toEqual(['e'])
      expect(loaded).toMatchObject({ checkpoint: { uptoSeq: 4 }, head: 5 })
    })

    test('[ST8] a checkpoint beyond the log stores nothing', async () => {
      const store = await start(board('b1'))
      await store.append([row('b1', 'a')])
      const beyond = { uptoSeq: 2, state: new Uint8Array([1]), at: '2026-03-02T10:00:00.000Z' }
      await expect(store.addCheckpoint('b1', 1, 'map', beyond)).rejects.toThrow(/checkpoint at 2.*ends at 1/)
      expect((await store.load('b1', 1, 'map')).checkpoint).toBeNull()
    })

    test('[ST9] calls under way together are carried out in order', async () => {
      const store = await start(board('b1'))
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, index) => store.append([row('b1', String(index))])),
      )
      expect(results.flat()).toEqual(Array.from({ length: 50 }, (_, index) => ({ ok: true, seq: index + 1 })))
      expect(words((await store.load('b1', 1, 'map')).rows)).toEqual(
        Array.from({ length: 50 }, (_, index) => String(index)),
      )
    })

    test('[ST10] a board is created with links and rows, or not at all', async () => {
      const store = await start()
      await store.createBoard(board('b1'), [link('l1', 'b1')], [row('b1', 'first')])
      expect((await store.load('b1', 1, 'map')).head).toBe(1)
      await expect(store.createBoard(board('b2'), [link('l2', 'b2')], [row('b1', 'foreign')])).rejects.toThrow()
      expect(await store.link('l2')).toBeNull()
      expect((await store.load('b1', 1, 'map')).head).toBe(1)
    })

    test('[ST11] records are read back as they were written', async () => {
      const store = await start(board('b1'))
      await store.addLink(link('l1', 'b1'))
      await store.addSession(session)
      await store.addParticipant(participant('p1', 'l1'))
      await store.addGrant(grant('l1', 'p1'))
      expect(await store.board('b1')).toEqual(board('b1'))
      expect(await store.board('b9')).toBeNull()
      expect(await store.links('b1')).toEqual([link('l1', 'b1')])
      expect(await store.linkBySecretHash('hash-l1')).toEqual(link('l1', 'b1'))
      expect(await store.sessionByTokenHash('token-1')).toEqual(session)
      expect(await store.grants('s1', 'b1')).toEqual([grant('l1', 'p1')])
      expect(await store.participant('p1')).toEqual(participant('p1', 'l1'))
      await store.setBoardTitle('b1', 'Renamed')
      await store.countUse('l1', '2026-03-04T09:00:00.000Z')
      await store.touchSession('s1', '2026-03-05T09:00:00.000Z')
      const renamed = { ...participant('p1', 'l1'), name: '', removedAt: '2026-03-06T09:00:00.000Z' }
      await store.updateParticipant(renamed)
      expect((await store.board('b1'))?.title).toBe('Renamed')
      expect(await store.link('l1')).toMatchObject({ uses: 1, lastUsedAt: '2026-03-04T09:00:00.000Z' })
      expect(await store.sessionByTokenHash('token-1')).toMatchObject({ lastSeenAt: '2026-03-05T09:00:00.000Z' })
      expect(await store.participants('b1')).toEqual([renamed])
    })

    test('[ST56] a card takes the place of what somebody typed, unless they were removed or typed something else', async () => {
      const store = await start(board('b1'))
      await store.addLink(link('l1', 'b1'))
      const typed = { organisationId: null, organisationText: 'Harbour Trust' }
      const row = (id: string) => ({ ...participant(id, 'l1'), ...typed })
      const gone = { ...row('p2'), name: '', removedAt: '2026-03-06T09:00:00.000Z' }
      for (const one of [row('p1'), row('p2'), row('p3')]) await store.addParticipant(one)
      await store.updateParticipant(gone)
      expect(await store.chooseTyped('p1', 'Sea Trust', 'harbour')).toBe(false)
      expect(await store.chooseTyped('p1', 'Harbour Trust', 'harbour')).toBe(true)
      expect(await store.chooseTyped('p1', 'Harbour Trust', 'sea')).toBe(false)
      expect(await store.chooseTyped('p2', 'Harbour Trust', 'harbour')).toBe(false)
      expect(await store.chooseTyped('p9', 'Harbour Trust', 'harbour')).toBe(false)
      expect(await store.participant('p1')).toEqual({ ...row('p1'), organisationId: 'harbour', organisationText: null })
      expect(await store.participant('p2')).toEqual(gone)
      expect(await store.participant('p3')).toEqual(row('p3'))
      const bound = { ...participant('p4', 'l1'), bound: true }
      await store.addParticipant(bound)
      const said = { organisationId: null, organisationText: 'Sea Trust' }
      for (const id of ['p2', 'p4', 'p9']) expect(await store.sayOrganisation(id, said)).toBe(false)
      expect(await store.sayOrganisation('p1', said)).toBe(true)
      expect(await store.participant('p1')).toEqual({ ...row('p1'), ...said })
      expect(await store.participant('p2')).toEqual(gone)
      expect(await store.participant('p4')).toEqual(bound)
    })

    test('[ST12] a link is revoked once', async () => {
      const store = await start(board('b1'))
      await store.addLink(link('l1', 'b1'))
      expect(await store.revokeLink('l1', '2026-03-04T09:00:00.000Z')).toBe(true)
      expect(await store.revokeLink('l1', '2026-03-05T09:00:00.000Z')).toBe(false)
      expect(await store.link('l1')).toMatchObject({ revokedAt: '2026-03-04T09:00:00.000Z' })
      expect(await store.replaceLink('l1', '2026-03-05T09:00:00.000Z', link('l2', 'b1'))).toBe(false)
      expect((await store.links('b1')).map(({ id }) => id)).toEqual(['l1'])
    })

    test('[ST13] one grant per session and link', async () => {
      const store = await start(board('b1'))
      await store.addLink(link('l1', 'b1'))
      await store.addSession(session)
      await store.addParticipant(participant('p1', 'l1'))
      await store.addParticipant(participant('p2', 'l1'))
      await store.addGrant(grant('l1', 'p1'))
      await store.addGrant(grant('l1', 'p2'))
      expect(await store.grants('s1', 'b1')).toEqual([grant('l1', 'p1')])
    })

    test('[ST14] a deleted board is gone for good', async () => {
      const store = await start(board('b1'), board('b2'))
      await store.addLink(link('l1', 'b1'))
      await store.addParticipant(participant('p1', 'l1'))
      await store.append([row('b1', 'secret'), row('b2', 'kept')])
      await store.addCheckpoint('b1', 1, 'map', {
        uptoSeq: 1,
        state: new Uint8Array([1]),
        at: '2026-03-02T10:00:00.000Z',
      })
      await store.deleteBoard('b1', '2026-03-03T09:00:00.000Z')
      expect(await store.board('b1')).toEqual({ ...board('b1'), title: '', deletedAt: '2026-03-03T09:00:00.000Z' })
      expect(await store.load('b1', 1, 'map')).toEqual({ checkpoint: null, rows: [], head: 0, quarantined: 0 })
      expect(await store.participant('p1')).toMatchObject({ name: '', organisationText: null })
      expect(await store.link('l1')).toMatchObject({ note: '' })
      expect(await store.append([row('b1', 'late')])).toEqual([{ ok: false, code: 'deleted' }])
      await expect(store.addLink(link('l2', 'b1'))).rejects.toThrow()
      await expect(store.addParticipant(participant('p2', 'l1'))).rejects.toThrow()
      await store.updateParticipant(participant('p1', 'l1'))
      expect(await store.participant('p1')).toMatchObject({ name: '' })
      expect((await store.load('b2', 1, 'map')).head).toBe(1)
    })

    test('[ST31] versions are listed newest first and read back as they were', async () => {
      const store = await start(board('b1'), board('b2'))
      const older = version('v1', 'b1', '2026-03-02T09:00:00.000Z')
      const newer = version('v2', 'b1', '2026-03-02T10:00:00.000Z', { kind: 'restore', restores: 'v1' })
      const atOnce = version('v3', 'b1', '2026-03-02T10:00:00.000Z', { seq: 8 })
      for (const each of [newer, older, atOnce, version('v4', 'b2', '2026-03-02T11:00:00.000Z')])
        await store.addVersion(each, new TextEncoder().encode(`content of ${each.id}`))
      expect(await store.versions('b1')).toEqual([atOnce, newer, older])
      const read = await store.version('b1', 'v2')
      expect(read?.version).toEqual(newer)
      expect(new TextDecoder().decode(read?.content)).toBe('content of v2')
      expect(await store.version('b2', 'v2')).toBeNull()
      await expect(store.addVersion(older, new Uint8Array())).rejects.toThrow()
      await expect(store.addVersion(version('v9', 'nowhere', T0_TEXT), new Uint8Array())).rejects.toThrow()
    })

    test('[ST32] a version is named, an agreed one stays agreed, and dropping takes only what it is told', async () => {
      const store = await start(board('b1'), board('b2'))
      const content = new TextEncoder().encode('content')
      await store.addVersion(version('v1', 'b1', T0_TEXT), content)
      await store.addVersion(version('v2', 'b1', T0_TEXT, { kind: 'agreed', seq: 8 }), content)
      await store.addVersion(version('v3', 'b2', T0_TEXT), content)
      expect(await store.nameVersion('b1', 'v1', 'After the call')).toMatchObject({
        kind: 'named',
        title: 'After the call',
      })
      expect(await store.nameVersion('b1', 'v2', 'Agreed in May')).toMatchObject({ kind: 'agreed' })
      expect(await store.nameVersion('b2', 'v1', 'not theirs')).toBeNull()
      await store.restoreUndone('b1', 'v1', T0_TEXT)
      await store.restoreUndone('b2', 'v2', T0_TEXT)
      expect((await store.version('b1', 'v1'))?.version.undoneAt).toBe(T0_TEXT)
      expect((await store.version('b1', 'v2'))?.version.undoneAt).toBeNull()
      await store.dropVersions('b1', ['v2', 'v3'])
      expect((await store.versions('b1')).map(({ id, title }) => [id, title])).toEqual([['v1', 'After the call']])
      expect(await store.version('b1', 'v2')).toBeNull()
      expect(await store.version('b2', 'v3')).not.toBeNull()
    })

    test('[ST14] versions go with their board, and none is added to it afterwards', async () => {
      const store = await start(board('b1'), board('b2'))
      await store.addVersion(version('v1', 'b1', T0_TEXT), new Uint8Array([1]))
      await store.addVersion(version('v2', 'b2', T0_TEXT), new Uint8Array([1]))
      await store.deleteBoard('b1', '2026-03-03T09:00:00.000Z')
      expect(await store.versions('b1')).toEqual([])
      expect(await store.version('b1', 'v1')).toBeNull()
      await expect(store.addVersion(version('v3', 'b1', T0_TEXT), new Uint8Array())).rejects.toThrow()
      expect(await store.versions('b2')).toHaveLength(1)
    })

    test('[ST15] a failing call fails alone', async () => {
      const store = await start(board('b1'))
      await store.addLink(link('l1', 'b1'))
      const outcomes = await Promise.allSettled([
        store.append([row('b1', 'before')]),
        store.addLink(link('l1', 'b1')),
        store.append([row('b1', 'after')]),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(words((await store.load('b1', 1, 'map')).rows)).toEqual(['before', 'after'])
    })

    test('[ST16] a closed store has stored what it accepted and refuses more', async () => {
      const store = await start(board('b1'))
      const last = store.append([row('b1', 'last')])
      await Promise.all([last, store.close()])
      expect(await last).toEqual([{ ok: true, seq: 1 }])
      await expect(store.append([row('b1', 'late')])).rejects.toThrow(/clos/)
    })
  })
}
