// Proves how long a painter is waited for that neither answers nor fails, and what the next one is told; draws nothing.
import type { Piece } from '@common-ground/client/canvas/paint-messages.ts'
import { createPainter } from '@common-ground/client/canvas/painter.ts'
import { THEMES } from '@common-ground/shared/picture/theme.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const PIECE = {
  ...{ width: 1, height: 1, x: 0, y: 0, scale: 1, isOpaque: true },
  ...{ zones: [], lines: [], cards: [], words: [] },
} as const

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

test('[CA131] of an order with many new faces a part is painted while the rest is put together', () => {
  const painter = createPainter()
  const [worker] = started
  const told = (): readonly { readonly do: string; readonly goesOn?: boolean; readonly pieces?: readonly Piece[] }[] =>
    (worker?.told ?? []) as readonly { readonly do: string }[]
  const before: number[] = []
  function* pieces(many: number, faces: number): Generator<Piece> {
    for (let each = 0; each < many; each++) {
      before.push(told().length)
      const cards = Array.from({ length: faces }, (_, at) => {
        const slot = `${String(faces)} ${String(each)} ${String(at)}`
        return [painter.face(slot, { marks: [] }), 0, 0] as const
      })
      yield { ...PIECE, on: each, cards }
    }
  }
  painter.paint(pieces(3, 50), THEMES.light, () => {})
  expect(before).toEqual([0, 1, 2])
  expect(told().map(({ goesOn, pieces: part }) => [goesOn, part?.map(({ on }) => on)])).toEqual([
    [true, [0]],
    [true, [1]],
    [true, [2]],
    [false, []],
  ])
  expect(told().map((each) => 'theme' in each && each.theme)).toEqual([THEMES.light, null, null, null])
  expect(painter.isBusy()).toBe(true)
  worker?.dispatchEvent(new Event('message'))
  expect(painter.isBusy()).toBe(false)

  painter.paint(pieces(3, 2), THEMES.light, () => {})
  expect(told().slice(4)).toMatchObject([{ goesOn: false, pieces: [{ on: 0 }, { on: 1 }, { on: 2 }] }])
})
