// Shows when work that follows changes is done: at once, after a rest as often as something was missed, and never once it is stopped.
import { createCell } from '@common-ground/client/model/readable.ts'
import { followWhenIdle } from '@common-ground/client/panels/talk/idle-steps.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const REST_MS = 400
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function following() {
  const said = createCell(0)
  const found: number[] = []
  let begun = 0
  const stop = followWhenIdle(said, REST_MS, () => {
    begun += 1
    const now = said.get()
    const work = (function* (): Generator<undefined, number, undefined> {
      for (let step = 0; step < 3; step += 1) yield
      return now
    })()
    return { work, done: (result: number) => found.push(result) }
  })
  return { said, found, stop, begun: () => begun, pass: (ms: number) => vi.advanceTimersByTime(ms) }
}

test('[LT67] what is changed is found out at once after a quiet time, and what changed meanwhile once, after a rest', () => {
  const { said, found, begun, pass } = following()
  pass(100)
  expect(found).toEqual([0])
  for (let each = 1; each <= 5; each += 1) said.set(each)
  pass(REST_MS - 200)
  expect([found, begun()]).toEqual([[0], 1])
  pass(400)
  expect([found, begun()]).toEqual([[0, 5], 2])
  // Nothing is looked at again for its own sake.
  pass(10_000)
  expect(begun()).toBe(2)
  said.set(6)
  pass(100)
  expect(found).toEqual([0, 5, 6])
})

test('[LT67] once it is stopped nothing is found out any more', () => {
  for (const moment of [0, 100]) {
    const { said, found, stop, pass } = following()
    pass(moment)
    const before = [...found]
    said.set(1)
    stop()
    said.set(2)
    pass(10_000)
    expect(found).toEqual(before)
  }
})
