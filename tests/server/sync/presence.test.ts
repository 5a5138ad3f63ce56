// Shows that what was told of people's states does not pile up until the whole heap is searched.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Presence, type Owner } from '@common-ground/server/sync/presence.ts'
import { expect, test } from 'vitest'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as (options: { readonly type: 'minor' | 'major' }) => void

test('[SY48] states that were sent on are let go of by the small collections alone', () => {
  const owner: Owner = { participantId: 'p1', name: 'Amira', organisation: 'Harbour' }
  const presence = new Presence(() => 0)
  const point = (at: number): void => {
    presence.show(7, owner, JSON.stringify({ at, drawn: '-'.repeat(16_000) }))
    presence.takeChanges()
  }
  // As on a board that has been open for a while: what lives long has been moved to where only a search of all looks.
  point(0)
  for (let each = 0; each < 3; each++) collect({ type: 'major' })
  const before = process.memoryUsage().arrayBuffers
  for (let at = 1; at <= 400; at++) {
    point(at)
    if (at % 4 === 0) collect({ type: 'minor' })
  }
  collect({ type: 'minor' })
  collect({ type: 'minor' })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000)
})
