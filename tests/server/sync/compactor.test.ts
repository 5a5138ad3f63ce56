// Proves that logs are squashed whole whatever becomes of the thread that does it.
import { createCompactor } from '@common-ground/server/sync/compactor.ts'
import { expect, test } from 'vitest'
import { applyUpdateV2, Doc, encodeStateAsUpdate } from 'yjs'

test('[SY65] a log that is handed over while the idle thread ends is squashed by the next one', async () => {
  const doc = new Doc()
  doc.getMap('cards').set('c', 1)
  const row = { seq: 1, actor: 'p1', bytes: encodeStateAsUpdate(doc), at: '2026-03-02T09:00:00.000Z' }
  const loaded = { checkpoint: null, rows: [row], head: 1, quarantined: 0 }
  const compactor = createCompactor()
  const before = compactor.squash(loaded)
  const ending = compactor.close()
  const after = compactor.squash(loaded)
  await ending
  expect(await before).toMatchObject({ ok: false })
  const squashed = await after
  if (!squashed.ok) throw new Error(squashed.error)
  const again = new Doc()
  applyUpdateV2(again, squashed.value)
  expect(again.getMap('cards').toJSON()).toEqual({ c: 1 })
  await compactor.close()
})
