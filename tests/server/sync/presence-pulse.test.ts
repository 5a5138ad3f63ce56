// Shows when people's states go on: at once while it is quiet, together when it is not.
import { createPresencePulse, paceMs } from '@common-ground/server/sync/presence-pulse.ts'
import { expect, test } from 'vitest'
import { until } from '../../support/until.ts'

function room(people: number) {
  const state = { connections: { size: people }, flushes: 0, flushPresence: () => (state.flushes++, people) }
  return state
}

test('[SY46] a state in a quiet server goes on before any timer of a millisecond', async () => {
  const pulse = createPresencePulse(() => performance.now())
  const quiet = room(3)
  const order: string[] = []
  pulse.changed({ connections: quiet.connections, flushPresence: () => (order.push('flush'), 3) })
  await new Promise<void>((resolve) => setImmediate(() => setImmediate(() => (order.push('later'), resolve()))))
  expect(order).toEqual(['flush', 'later'])
})

test('[SY46] many states of a busy board go on together', async () => {
  const pulse = createPresencePulse(() => performance.now())
  const busy = room(50)
  let asked = 0
  const end = performance.now() + 250
  while (performance.now() < end) {
    for (let each = 0; each < 5; each++, asked++) pulse.changed(busy)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await until(() => busy.flushes > 2, 'flushes')
  expect(busy.flushes).toBeLessThan(60)
  expect(asked).toBeGreaterThan(busy.flushes * 4)
})

test('[SY46] what waits goes along with something else that is sent, once, and the next waits its time again', async () => {
  const pulse = createPresencePulse(() => performance.now())
  const busy = room(1_000)
  pulse.changed(busy)
  pulse.takeAlong(busy)
  pulse.takeAlong(busy)
  expect(busy.flushes).toBe(1)
  pulse.changed(busy)
  expect(busy.flushes).toBe(1)
  const later = room(1_000)
  await until(() => busy.flushes > 1, 'the next')
  pulse.changed(later)
  // No timer of before is left that would send a second time.
  await until(() => later.flushes === 1, 'a later one')
  expect(busy.flushes).toBe(2)
})

test('[SY46] the more people, the longer states wait for each other, and never so long that it is seen', () => {
  expect([1, 30, 50, 75, 100, 1_000].map(paceMs)).toEqual([8, 8, 10, 13, 16, 16])
})
