// Proves how long a painter is waited for that neither answers nor fails, and what the next one is told; draws nothing.
import { createPainter } from '@common-ground/client/canvas/painter.ts'
import { THEMES } from '@common-ground/shared/picture/theme.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What a browser would start; it says nothing by itself. */
class SilentWorker extends EventTarget {
  readonly told: unknown[] = []
  isEnded = false
  constructor() {
    super()
    started.push(this)
  }
  postMessage(message: unknown): void {
    this.told.push(message)
  }
  terminate(): void {
    this.isEnded = true
  }
}
let started: SilentWorker[] = []
beforeEach(() => {
  started = []
  vi.useFakeTimers()
  vi.stubGlobal('Worker', SilentWorker)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('[CA75] a painter that says nothing is waited for, ever longer, and the next one is told everything anew', () => {
  const painter = createPainter()
  painter.letter([], [['16px Test', 'a']])
  vi.advanceTimersByTime(600_000)
  expect(started, 'nothing is ordered: nothing to wait for').toHaveLength(1)
  let seen = 0
  const key = painter.face('card', { marks: [] })
  painter.paint([], THEMES.light, () => (seen += 1))
  const [first] = started
  expect(first?.told).toMatchObject([{ do: 'letter' }, { do: 'paint', faces: [[key, []]], theme: THEMES.light }])

  vi.advanceTimersByTime(14_999)
  expect(started).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false])
  expect(started[1]?.told).toEqual(first?.told)
  vi.advanceTimersByTime(29_999)
  expect(started).toHaveLength(2)
  vi.advanceTimersByTime(1)
  expect(started.map(({ isEnded }) => isEnded)).toEqual([true, true, false])
  expect(started[2]?.told).toEqual(first?.told)

  expect([painter.isBusy(), seen]).toEqual([true, 0])
  started[2]?.dispatchEvent(new Event('message'))
  expect([painter.isBusy(), seen]).toEqual([false, 1])
  painter.paint([], THEMES.light, () => (seen += 1))
  vi.advanceTimersByTime(600_000)
  expect(started, 'one that has answered once will go on').toHaveLength(3)
})
