// Proves what leaves a tab over the stock provider, against the relay itself.
import { openConnection } from '@common-ground/client/model/connection.ts'
import { MESSAGE_AWARENESS } from '@common-ground/shared/wire/protocol.ts'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Doc } from 'yjs'
import { RelayClient } from '../../support/relay-client.ts'
import { startRelay, type RelayServer } from '../../support/relay-server.ts'
import { until } from '../../support/until.ts'

let relay: RelayServer
afterEach(() => relay.stop())

test('[SE25] what is heard of others is not sent back, and the own state still leaves', async () => {
  relay = await startRelay()
  let shown = 0
  class Watched extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === MESSAGE_AWARENESS) shown += 1
      super.send(data)
    }
  }
  const Socket = Watched as unknown as typeof globalThis.WebSocket
  const doc = new Doc()
  const surroundings = { Socket, now: Date.now, random: () => 0 }
  const mine = openConnection(doc, `${relay.origin}/map/b1`, 1, surroundings, () => {})
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  await until(() => mine.saveState.get().state === 'saved', 'connected')
  const before = shown
  for (let each = 0; each <= 20; each += 1) {
    other.show({ cursor: each })
    await until(() => mine.awareness.getStates().get(other.doc.clientID)?.['cursor'] === each, 'heard')
  }
  expect(shown).toBe(before)
  mine.awareness.setLocalState({ cursor: 'here' })
  await until(() => other.awareness.getStates().get(doc.clientID)?.['cursor'] === 'here', 'shown')
  expect(shown).toBe(before + 1)
  mine.close()
})

test('[SE9] a change of more than a megabyte is saved and seen by others, and small ones after it', async () => {
  relay = await startRelay()
  const doc = new Doc()
  const Socket = WebSocket as unknown as typeof globalThis.WebSocket
  const mine = openConnection(doc, `${relay.origin}/map/b1`, 1, { Socket, now: Date.now, random: () => 0 }, () => {})
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  await until(() => mine.saveState.get().state === 'saved', 'connected')
  const texts = (of: Doc): number[] => [...of.share.keys()].map((name) => of.getText(name).length)
  doc.transact(() => {
    for (let each = 0; each < 60; each += 1) doc.getText(`t/c${each}/title`).insert(0, 'x'.repeat(20_000))
  })
  expect(mine.saveState.get().state).not.toBe('saved')
  doc.getText('t/later/title').insert(0, 'later')
  await until(() => mine.saveState.get().state === 'saved', `saved (ended ${String(mine.ended.get())})`)
  expect((await relay.store.load('b1', 1, 'map')).head).toBeGreaterThan(0)
  await until(() => texts(other.doc).length === 61, 'seen')
  expect(texts(other.doc).reduce((sum, length) => sum + length, 0)).toBe(60 * 20_000 + 5)
  mine.close()
})
