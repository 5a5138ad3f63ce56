// Proves what leaves a tab over the stock provider and what is handed on of it, against the relay itself.
import { openConnection, type ChangeListener, type Connection } from '@common-ground/client/model/connection.ts'
import { MESSAGE_AWARENESS } from '@common-ground/shared/wire/protocol.ts'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { applyUpdate, Doc } from 'yjs'
import { heldStore } from '../../support/held-store.ts'
import { RelayClient } from '../../support/relay-client.ts'
import { startRelay, type RelayServer } from '../../support/relay-server.ts'
import { until } from '../../support/until.ts'

let relay: RelayServer
const open: Connection[] = []
afterEach(async () => {
  for (const each of open.splice(0)) each.close()
  await relay.stop()
})

interface Tab {
  readonly listener?: ChangeListener
  readonly now?: () => number
  readonly role?: string
  readonly Socket?: typeof WebSocket
}
/** A tab on the board of the relay. */
function tabOn(doc: Doc, { listener, now = Date.now, role = 'editor', Socket = WebSocket }: Tab = {}): Connection {
  class Asking extends Socket {
    constructor(url: string | URL) {
      super(`${String(url)}&role=${role}`)
    }
  }
  const surroundings = { Socket: Asking as unknown as typeof globalThis.WebSocket, now, random: () => 0 }
  const mine = openConnection(doc, `${relay.origin}/map/b1`, 1, surroundings, () => {}, listener)
  open.push(mine)
  return mine
}
const isSaved = (mine: Connection) => () => mine.saveState.get().state === 'saved'
const text = (doc: Doc, name = 'a'): string => doc.getText(`t/${name}/title`).toString()
const type = (doc: Doc, said: string, name = 'a'): void => doc.getText(`t/${name}/title`).insert(0, said)

/** What a tab hands on to whoever keeps it. */
function keeping(found: ChangeListener['found'] = null) {
  const heard: { readonly update: Uint8Array; readonly isAnswer: boolean }[] = []
  const made: { readonly update: Uint8Array; readonly origin: unknown }[] = []
  const listener: ChangeListener = {
    found,
    heard: (update, isAnswer) => heard.push({ update, isAnswer }),
    made: (update, origin) => made.push({ update, origin }),
  }
  return { heard, made, listener }
}
const docOf = (updates: readonly { readonly update: Uint8Array }[]): Doc => {
  const doc = new Doc()
  for (const { update } of updates) applyUpdate(doc, update)
  return doc
}

test('[SE25] what is heard of others is not sent back, and the own state still leaves', async () => {
  relay = await startRelay()
  let shown = 0
  class Showing extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === MESSAGE_AWARENESS) shown += 1
      super.send(data)
    }
  }
  const doc = new Doc()
  const mine = tabOn(doc, { Socket: Showing })
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  await until(isSaved(mine), 'connected')
  const before = shown
  for (let each = 0; each <= 20; each += 1) {
    other.show({ cursor: each })
    await until(() => mine.awareness.getStates().get(other.doc.clientID)?.['cursor'] === each, 'heard')
  }
  expect(shown).toBe(before)
  mine.awareness.setLocalState({ cursor: 'here' })
  await until(() => other.awareness.getStates().get(doc.clientID)?.['cursor'] === 'here', 'shown')
  expect(shown).toBe(before + 1)
})

test('[SE9] a change of more than a megabyte is saved and seen by others, and small ones after it', async () => {
  relay = await startRelay()
  const doc = new Doc()
  const mine = tabOn(doc)
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  await until(isSaved(mine), 'connected')
  const texts = (of: Doc): number[] => [...of.share.keys()].map((name) => of.getText(name).length)
  doc.transact(() => {
    for (let each = 0; each < 60; each += 1) doc.getText(`t/c${each}/title`).insert(0, 'x'.repeat(20_000))
  })
  expect(mine.saveState.get().state).not.toBe('saved')
  doc.getText('t/later/title').insert(0, 'later')
  await until(isSaved(mine), `saved (ended ${String(mine.ended.get())})`)
  expect((await relay.store.load('b1', 1, 'map')).head).toBeGreaterThan(0)
  await until(() => texts(other.doc).length === 61, 'seen')
  expect(texts(other.doc).reduce((sum, length) => sum + length, 0)).toBe(60 * 20_000 + 5)
})

test('[OF1] [OF10] what is made here is handed on to be kept, once; what comes is handed on as what others did, the first of it as the answer', async () => {
  relay = await startRelay()
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  type(other.doc, 'before')
  await other.untilSaved()
  const { heard, made, listener } = keeping()
  const doc = new Doc()
  const mine = tabOn(doc, { listener })
  await until(isSaved(mine), 'connected')
  expect(heard.map(({ isAnswer }) => isAnswer)).toEqual([true])
  expect(text(docOf(heard))).toBe('before')
  doc.transact(() => type(doc, 'mine', 'b'), 'who')
  await until(isSaved(mine), 'saved')
  type(other.doc, 'and ')
  await until(() => text(doc) === 'and before', 'heard')
  expect(made.map(({ origin }) => origin)).toEqual(['who'])
  expect(text(docOf(made), 'b')).toBe('mine')
  expect(heard.map(({ isAnswer }) => isAnswer)).toEqual([true, false])
  expect([text(docOf(heard)), text(docOf(heard), 'b')]).toEqual(['and before', ''])
})

test('[SE1] [OF1] what is written here because of what has just come is saved, seen by others and kept', async () => {
  relay = await startRelay()
  const { made, listener } = keeping()
  const doc = new Doc()
  const mine = tabOn(doc, { listener })
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  await until(isSaved(mine), 'connected')
  doc.getText('t/a/title').observe(() => type(doc, 'so', 'b'))
  type(other.doc, 'first')
  await until(() => text(other.doc, 'b') === 'so', 'seen by the other')
  await until(isSaved(mine), 'saved')
  expect([text(docOf(made)), text(docOf(made), 'b')]).toEqual(['', 'so'])
})

test('[SE1] [OF3] what an earlier visit left is unsaved from the first moment', async () => {
  relay = await startRelay()
  const doc = new Doc()
  type(doc, 'left')
  const mine = tabOn(doc, { listener: keeping({ changes: 2, at: 1_000 }).listener })
  expect(mine.saveState.get()).toMatchObject({ state: 'saving', changes: 2 })
  await until(isSaved(mine), 'saved')
  expect((await relay.store.load('b1', 1, 'map')).head).toBe(1)
})

test('[SE2] Not saved is told by itself when the disk takes long, and Saved when it has it', async () => {
  const { store, control } = heldStore()
  relay = await startRelay({ store })
  control.isHolding = true
  const doc = new Doc()
  type(doc, 'left')
  const begun = Date.now()
  // So old already that the patience ends in a moment.
  const mine = tabOn(doc, { listener: keeping({ changes: 1, at: begun - 2_000 }).listener })
  await until(() => control.waiting.length > 0, 'on its way to the disk')
  await until(() => mine.saveState.get().state === 'not-saved', 'told')
  control.isHolding = false
  control.release()
  await until(isSaved(mine), 'saved')
})

test('[SE3] [SE4] what is typed while the line is lost is saved once it is back, and what is typed after it', async () => {
  relay = await startRelay()
  const doc = new Doc()
  let isCut = false
  const lines: WebSocket[] = []
  class Line extends WebSocket {
    constructor(url: string | URL) {
      // Nobody answers there.
      super(isCut ? 'ws://127.0.0.1:9' : url)
      lines.push(this)
    }
  }
  const mine = tabOn(doc, { Socket: Line as typeof WebSocket })
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  await until(isSaved(mine), 'connected')
  for (const letter of ['c', 'b', 'a']) {
    type(doc, letter)
    expect(mine.saveState.get()).toMatchObject({ state: 'saving', changes: expect.any(Number) })
    await until(isSaved(mine), 'saved while connected')
  }
  isCut = true
  lines.at(-1)?.terminate()
  await until(() => mine.saveState.get().state === 'offline', 'the line is lost')
  type(doc, 'x')
  expect(mine.saveState.get()).toMatchObject({ state: 'not-saved', changes: 1 })
  isCut = false
  await until(isSaved(mine), 'saved after it is back')
  await until(() => text(other.doc) === 'xabc', 'seen')
  type(doc, 'y')
  await until(isSaved(mine), 'saved')
  await until(() => text(other.doc) === 'yxabc', 'seen')
})

test('[SE6] whoever only reads is Saved, and hears what others do', async () => {
  relay = await startRelay()
  const doc = new Doc()
  const mine = tabOn(doc, { role: 'viewer' })
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  mine.setReadOnly(true)
  await until(isSaved(mine), 'connected')
  type(other.doc, 'said')
  await until(() => text(doc) === 'said', 'heard')
  expect(mine.saveState.get().state).toBe('saved')
})

test('[SY7] how far the clock of the device is off is known as soon as it is connected', async () => {
  relay = await startRelay()
  const mine = tabOn(new Doc(), { now: () => Date.now() - 3_600_000 })
  await until(isSaved(mine), 'connected')
  await until(() => Math.abs(mine.clockOffset() - 3_600_000) < 10_000, 'the hour')
})

test('[SE3] nothing that a tab does comes past the server: tabs of one browser speak to it and not to each other', async () => {
  relay = await startRelay()
  const between = new BroadcastChannel(`${relay.origin}/map/b1/1`)
  const overheard: unknown[] = []
  between.addEventListener('message', ({ data }: MessageEvent<unknown>) => overheard.push(data))
  const [here, there] = [new Doc(), new Doc()]
  const [mine, other] = [tabOn(here), tabOn(there)]
  await until(() => isSaved(mine)() && isSaved(other)(), 'connected')
  type(here, 'said')
  await until(() => text(there) === 'said' && isSaved(mine)(), 'heard')
  // Whatever was said between them is here before what is said last.
  const last = new BroadcastChannel(between.name)
  last.postMessage('last')
  await until(() => overheard.includes('last'), 'the last')
  last.close()
  between.close()
  expect(overheard).toEqual(['last'])
})

test('[SY42] whoever closes the board is gone for the others, and sends nothing more', async () => {
  relay = await startRelay()
  const doc = new Doc()
  const { made, listener } = keeping()
  const mine = tabOn(doc, { listener })
  await until(isSaved(mine), 'connected')
  expect(relay.rooms.present('b1')).toEqual(['p1'])
  mine.close()
  type(doc, 'after')
  await until(() => relay.rooms.present('b1').length === 0, 'gone')
  expect(made).toEqual([])
})
