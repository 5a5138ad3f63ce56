// Guarantee: the y-websocket provider as published works here, beside our own client.
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { RelayClient, sameContent } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
const providers: WebsocketProvider[] = []
afterEach(async () => {
  for (const provider of providers.splice(0)) {
    provider.awareness.destroy()
    provider.destroy()
  }
  await relay.stop()
})

interface Heard {
  readonly provider: WebsocketProvider
  readonly types: Set<number>
}
function stock(who: string): Heard {
  const types = new Set<number>()
  class Listening extends WebSocket {
    constructor(url: string | URL) {
      super(url)
      this.on('message', (data: ArrayBuffer) => types.add(new Uint8Array(data)[0] ?? -1))
    }
  }
  const provider = new WebsocketProvider(`${relay.origin}/map`, `b1/1`, new Y.Doc(), {
    WebSocketPolyfill: Listening as unknown as typeof globalThis.WebSocket,
    params: { who, role: 'editor' },
    disableBc: true,
    maxBackoffTime: 100,
  })
  providers.push(provider)
  return { provider, types }
}

test('[SY3] [SY4] a stock provider edits, sees presence and converges, on stock messages alone', async () => {
  relay = await startRelay({ ports: { heartbeatMs: 50 } })
  const [{ provider: a, types }, { provider: b }] = [stock('p1'), stock('p2')]
  const ours = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  await until(() => a.synced && b.synced, 'both synced')
  a.doc.getMap('cards').set('a', new Y.Map([['pos', [1, 2]]]))
  b.doc.getText('t/a/title').insert(0, 'from b')
  ours.doc.getMap('cards').set('ours', 1)
  await until(
    () => sameContent(a.doc, ours.doc) && sameContent(b.doc, ours.doc) && ours.doc.getMap('cards').size === 2,
    'same',
  )
  a.awareness.setLocalStateField('cursor', { x: 3, y: 4 })
  ours.show({ cursor: { x: 5, y: 6 } })
  await until(() => b.awareness.getStates().get(a.doc.clientID)?.['cursor']?.x === 3, 'b sees a')
  await until(() => a.awareness.getStates().get(ours.doc.clientID)?.['cursor']?.x === 5, 'a sees ours')
  expect(a.awareness.getStates().get(ours.doc.clientID)).toMatchObject({ user: { name: 'Name of p3' } })
  await until(() => ours.heartbeats.length > 3, 'heartbeats go out')
  await until(() => types.has(1) && types.has(0), 'both stock messages')
  expect([...types].filter((type) => type > 3)).toEqual([])
  a.awareness.setLocalState(null)
  await until(() => !b.awareness.getStates().has(a.doc.clientID), 'b sees a go')
})

test('[SY8] after a lost connection a stock provider gets what it missed and gives what it did', async () => {
  relay = await startRelay()
  const { provider: a } = stock('p1')
  const ours = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
  await until(() => a.synced, 'synced')
  a.ws?.close()
  await until(() => !a.wsconnected, 'cut')
  a.doc.getMap('cards').set('offline', 1)
  ours.doc.getMap('cards').set('meanwhile', 1)
  await until(() => a.synced && sameContent(a.doc, ours.doc), 'together again')
  expect(ours.doc.getMap('cards').toJSON()).toEqual({ offline: 1, meanwhile: 1 })
})

test('[SY6] two windows of one person are two connections that agree', async () => {
  relay = await startRelay()
  const [{ provider: a }, { provider: b }] = [stock('p1'), stock('p1')]
  await until(() => a.synced && b.synced, 'both synced')
  a.doc.getMap('cards').set('left', 1)
  b.doc.getMap('cards').set('right', 1)
  a.awareness.setLocalStateField('cursor', 1)
  await until(() => sameContent(a.doc, b.doc) && a.doc.getMap('cards').size === 2, 'same')
  await until(() => b.awareness.getStates().get(a.doc.clientID)?.['cursor'] === 1, 'one window sees the other')
  expect(relay.rooms.present('b1')).toEqual(['p1'])
})
