// Proves until when somebody has seen a board whose tab a browser has stopped meanwhile.
import { keepVisit, visitBefore } from '@common-ground/client/panels/coming-back/returned.ts'
import { createCell } from '@common-ground/client/model/readable.ts'
import type { SaveState } from '@common-ground/client/model/save-state.ts'
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
  expect(visitBefore(session)).toBe(at('10:00'))
  // A device that sleeps with the tab in front: they have seen the board until then.
  vi.setSystemTime(at('14:00'))
  vi.advanceTimersByTime(MINUTE)
  expect(visitBefore(session)).toBe(at('12:01'))
  end()
  expect(last).toBe(at('14:01'))
})

test('[CB32] a browser that is killed has been there until its last minute, and one that nobody looks at or has no server has not', () => {
  let last: string | null = null
  const memory = { lastVisit: () => last, rememberVisit: (_: string, seen: string) => void (last = seen) }
  const saveState = createCell<SaveState>({ state: 'saved' })
  const session = { ...openMemorySession(aBoard([])), saveState, now: () => new Date(Date.now()).toISOString() }
  vi.setSystemTime(at('09:00'))
  const tab = new Tab()
  keepVisit(session, memory, tab)
  vi.advanceTimersByTime(3 * MINUTE + 59_000)
  expect(last).toBe(at('09:03'))
  vi.setSystemTime(at('09:10'))
  tab.turn('hidden')
  vi.advanceTimersByTime(5 * MINUTE)
  expect(last).toBe(at('09:10'))
  tab.turn('visible')
  saveState.set({ state: 'offline', changes: 0, since: 0 })
  vi.advanceTimersByTime(5 * MINUTE)
  expect(last).toBe(at('09:15'))
})

test('[CB32] a device whose clock is wrong has not slept when it hears the time of the server', () => {
  let last: string | null = null
  let offset = 0
  const memory = { lastVisit: () => last, rememberVisit: (_: string, seen: string) => void (last = seen) }
  const session = { ...openMemorySession(aBoard([])), now: () => new Date(Date.now() + offset).toISOString() }
  vi.setSystemTime(at('09:00'))
  const end = keepVisit(session, memory, new Tab())
  vi.advanceTimersByTime(1_000)
  offset = 60 * MINUTE
  vi.advanceTimersByTime(3 * MINUTE)
  expect(visitBefore(session)).toBeNull()
  expect(last).toBe(at('10:03'))
  end()
})
