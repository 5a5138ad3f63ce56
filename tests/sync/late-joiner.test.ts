// Guarantee: whoever comes later sees everything that was there.
import { afterEach, expect, test } from 'vitest'
import { RelayClient, sameContent } from '../support/relay-client.ts'
import { startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
afterEach(() => relay.stop())

test('[SY1] somebody who comes later gets everything in one step 2', async () => {
  relay = await startRelay()
  const first = await new RelayClient(relay.origin).untilSynced()
  for (let each = 0; each < 20; each++) first.doc.getMap('cards').set(`c${each}`, each)
  first.doc.getText('t/c1/title').insert(0, 'A shared purpose')
  await first.untilSaved()
  const second = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  expect(sameContent(first.doc, second.doc)).toBe(true)
  expect(second.doc.getText('t/c1/title').toString()).toBe('A shared purpose')
})

test('[SY1] changes reach everybody who is there, and both directions are asked for', async () => {
  relay = await startRelay()
  const [a, b] = [new RelayClient(relay.origin), new RelayClient(relay.origin, { who: 'p2' })]
  await Promise.all([a.untilSynced(), b.untilSynced()])
  a.doc.getMap('cards').set('from-a', 1)
  b.doc.getMap('cards').set('from-b', 2)
  await Promise.all([a.untilSaved(), b.untilSaved()])
  await until(() => sameContent(a.doc, b.doc), 'both say the same')
  expect(a.doc.getMap('cards').toJSON()).toEqual({ 'from-a': 1, 'from-b': 2 })
})

test('[SY2] what a client did before it came is taken over from its answer to step 1', async () => {
  relay = await startRelay()
  const watcher = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  const offline = new RelayClient(relay.origin)
  offline.doc.getMap('cards').set('made-offline', 1)
  await offline.untilSaved()
  await until(() => watcher.doc.getMap('cards').has('made-offline'), 'the offline work arrives')
})
