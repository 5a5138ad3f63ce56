// Guarantee: what a role may not change is not changed, whatever is sent.
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { RelayClient, syncFrame } from '../support/relay-client.ts'
import { AT, startRelay, type RelayServer } from '../support/relay-server.ts'
import { until } from '../support/until.ts'

let relay: RelayServer
afterEach(() => relay.stop())

const foreignUpdate = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('cards').set('forced', 1)
  return Y.encodeStateAsUpdate(doc)
}

const matrix = (['facilitator', 'editor', 'commenter', 'viewer'] as const).flatMap((role) =>
  (['map', 'talk'] as const).flatMap((document) => ([1, 2] as const).map((kind) => ({ role, document, kind }))),
)

test.each(matrix)('[SY20] a $role sends message 0/$kind on the $document', async ({ role, document, kind }) => {
  relay = await startRelay()
  const witness = await new RelayClient(relay.origin, { who: 'p2', document }).untilSynced()
  const client = await new RelayClient(relay.origin, { role, document }).untilSynced()
  client.send(syncFrame(kind, foreignUpdate()))
  const allowed = role === 'facilitator' || role === 'editor' || (role === 'commenter' && document === 'talk')
  if (allowed) {
    await client.untilSaved()
    await until(() => witness.doc.getMap('cards').has('forced'), 'the others see it')
  } else {
    expect(await client.untilClosed()).toMatchObject({ code: 4403 })
    expect(client.notices).toContainEqual({ type: 'read-only', readOnly: true, reason: 'viewer' })
  }
  expect((await relay.store.load('b1', 1, document)).head).toBe(allowed ? 1 : 0)
})

test('[SY21] a viewer is never asked, and one that repeats what everybody has is left alone', async () => {
  relay = await startRelay()
  const editor = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  editor.doc.getMap('cards').set('c1', 1)
  await editor.untilSaved()
  const viewer = await new RelayClient(relay.origin, { role: 'viewer' }).untilSynced()
  viewer.send(syncFrame(1, Y.encodeStateAsUpdate(viewer.doc)))
  viewer.send(syncFrame(2, Y.encodeStateAsUpdate(viewer.doc)))
  await until(() => viewer.acknowledged === 2, 'both are counted')
  editor.doc.getMap('cards').set('c2', 1)
  await until(() => viewer.doc.getMap('cards').has('c2'), 'it still sees changes')
  expect([viewer.repliedToStep1, viewer.closed]).toEqual([0, null])
})

test.each(['revoked', 'removed', 'deleted'] as const)('[SY22] within a second of being %s', async (what) => {
  relay = await startRelay()
  const other = await new RelayClient(relay.origin, { role: 'facilitator', who: 'p2' }).untilSynced()
  const client = await new RelayClient(relay.origin).untilSynced()
  const at = new Date().toISOString()
  if (what === 'revoked') await relay.store.revokeLink('b1-editor', at)
  if (what === 'deleted') await relay.store.deleteBoard('b1', at)
  if (what === 'removed') {
    const row = { id: 'p1', boardId: 'b1', name: 'Mairi', organisationId: null, organisationText: null, bound: false }
    await relay.store.addParticipant({ ...row, linkId: 'b1-editor', firstSeenAt: AT, lastSeenAt: AT, removedAt: at })
  }
  const started = performance.now()
  relay.rooms.recheck('b1')
  const { code } = await client.untilClosed()
  expect(performance.now() - started).toBeLessThan(1000)
  expect(code).toBe({ revoked: 4401, removed: 4403, deleted: 4410 }[what])
  expect(other.closed?.code ?? null).toBe(what === 'deleted' ? 4410 : null)
})

test('[SY67] unknown board, other epoch and deleted board', async () => {
  relay = await startRelay({ boards: ['b1', 'b2'] })
  await relay.store.deleteBoard('b2', AT)
  const codeOf = async (board: string, epoch: number): Promise<number> => {
    return (await new RelayClient(relay.origin, { board, epoch }).untilClosed()).code
  }
  expect(await Promise.all([codeOf('nowhere', 1), codeOf('b1', 2), codeOf('b2', 1)])).toEqual([4404, 4409, 4410])
  expect(await relay.rooms.stored('b2')).toEqual({ ok: false, error: 'deleted' })
})

test('[SY23] changes under the number of somebody else who is here are refused, and their next words arrive', async () => {
  relay = await startRelay()
  const writer = await new RelayClient(relay.origin, { who: 'p1' }).untilSynced()
  const other = await new RelayClient(relay.origin, { who: 'p2' }).untilSynced()
  writer.show({ cursor: null })
  await until(() => other.awareness.getStates().has(writer.doc.clientID), 'the writer is seen')
  writer.doc.getText('t/c1/title').insert(0, 'first')
  await writer.untilSaved()
  // The clocks the writer's next words will have, filled with something else.
  const forged = new Y.Doc()
  forged.clientID = writer.doc.clientID
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(writer.doc))
  const known = Y.encodeStateVector(forged)
  forged.clientID = writer.doc.clientID
  forged.getText('t/c2/title').insert(0, 'in its place')
  for (const kind of [1, 2]) {
    const forger = await new RelayClient(relay.origin, { who: 'p3' }).untilSynced()
    forger.send(syncFrame(kind, Y.encodeStateAsUpdate(forged, known)))
    expect(await forger.untilClosed()).toMatchObject({ code: 4508 })
  }
  writer.doc.getText('t/c1/title').insert(5, ' second')
  await writer.untilSaved()
  await until(() => other.doc.getText('t/c1/title').toString() === 'first second', 'the words arrive')
  expect(other.doc.getText('t/c2/title').toString()).toBe('')
})
