// Shows for how long the others are told that somebody types.
import { QUIET_MS, shareTyping } from '@common-ground/client/model/typing-presence.ts'
import type { PresencePatch } from '@common-ground/client/model/presence.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function telling() {
  const told: PresencePatch['editing'][] = []
  return { told, setPresence: (patch: PresencePatch) => void told.push(patch.editing) }
}
const name = { card: 'org', field: 'name' }
const about = { card: 'org', field: 'whatWeDo' }

test('[CA77] entering a field tells the others once, leaving it takes it back', () => {
  const session = telling()
  const typing = shareTyping(session, name)
  typing.typed()
  typing.typed()
  expect(session.told).toEqual([name])
  typing.stopped()
  expect(session.told).toEqual([name, null])
  typing.stopped()
  vi.advanceTimersByTime(2 * QUIET_MS)
  expect(session.told).toEqual([name, null])
})
test('[CA77] nobody types who has been quiet, until the next letter', () => {
  const session = telling()
  const typing = shareTyping(session, name)
  expect(QUIET_MS).toBe(15_000)
  vi.advanceTimersByTime(QUIET_MS - 1)
  typing.typed()
  vi.advanceTimersByTime(QUIET_MS - 1)
  expect(session.told).toEqual([name])
  vi.advanceTimersByTime(1)
  expect(session.told).toEqual([name, null])
  typing.typed()
  expect(session.told).toEqual([name, null, name])
})
test('[CA77] a field that goes away late takes nothing back of the one entered since', () => {
  const session = telling()
  const first = shareTyping(session, name)
  const second = shareTyping(session, about)
  first.stopped()
  vi.advanceTimersByTime(1000)
  expect(session.told).toEqual([name, about])
  second.stopped()
  expect(session.told).toEqual([name, about, null])
})
test('[CA77] whoever goes back to a field they had left open is named there again with the next letter', () => {
  const session = telling()
  const first = shareTyping(session, name)
  shareTyping(session, about)
  first.typed()
  expect(session.told).toEqual([name, about, name])
})
