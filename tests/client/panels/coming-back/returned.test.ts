// Proves until when somebody has seen a board whose tab a browser has stopped meanwhile.
import { keepVisit, visitBefore } from '@common-ground/client/panels/coming-back/returned.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aBoard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const MINUTE = 60_000
const at = (time: string): string => `2026-11-20T${time}:00.000Z`
class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
}
class Tab extends EventTarget {
  readonly document = new Page()
  turn(to: DocumentVisibilityState): void {
    this.document.visibilityState = to
    this.document.dispatchEvent(new Event('visibilitychange'))
  }
}

test('[CB4] what changed while a browser had stopped a tab that nobody looked at was seen until the tab was left, and no longer', () => {
  let last: string | null = null
  const memory = { lastVisit: () => last, rememberVisit: (_: string, seen: string) => void (last = seen) }
  const session = { ...openMemorySession(aBoard([])), now: () => new Date(Date.now()).toISOString() }
  vi.setSystemTime(at('09:50'))
  const tab = new Tab()
  const end = keepVisit(session, memory, tab)
  expect(visitBefore(session)).toBeNull()
  vi.setSystemTime(at('09:51'))
  vi.advanceTimersByTime(9 * MINUTE)
  tab.turn('hidden')
  expect(last).toBe(at('10:00'))
  // It goes on for a while, and is stopped: no timer runs until somebody comes back to it.
  vi.advanceTimersByTime(5 * MINUTE)
  vi.setSystemTime(at('12:00'))
  tab.turn('visible')
  expect(visitBefore(session)).toBe(at('10:00'))
  vi.advanceTimersByTime(MINUTE)
  expect([visitBefore(session), last]).toEqual([at('10:00'), at('10:00')])
  // A device that sleeps with the tab in front: they have seen the board until then.
  vi.setSystemTime(at('14:00'))
  vi.advanceTimersByTime(MINUTE)
  expect(visitBefore(session)).toBe(at('12:01'))
  end()
  expect(last).toBe(at('14:01'))
})
