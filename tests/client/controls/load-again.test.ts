// Proves when a page is loaded again by whoever asked for it.
import { loadAgain } from '@common-ground/client/controls/load-again.ts'
import type { SaveState } from '@common-ground/client/model/save-state.ts'
import { createCell } from '@common-ground/client/model/readable.ts'
import { askBeforeLeaving } from '@common-ground/client/pages/unsaved-work.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let loaded = 0
let answers = false
beforeEach(() => {
  loaded = 0
  answers = false
  vi.useFakeTimers()
  vi.stubGlobal('location', { reload: () => (loaded += 1) })
  vi.stubGlobal('fetch', async () => await Promise.resolve({ ok: answers }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('[OF15] the page is loaded again at once, or as soon as the server answers', async () => {
  answers = true
  loadAgain(new EventTarget())
  await vi.advanceTimersByTimeAsync(1)
  expect(loaded).toBe(1)
  answers = false
  loadAgain(new EventTarget())
  await vi.advanceTimersByTimeAsync(30_000)
  expect(loaded).toBe(1)
  answers = true
  await vi.advanceTimersByTimeAsync(20_000)
  expect(loaded).toBe(2)
})

test('[OF15] what was done meanwhile and is not saved yet is waited for', async () => {
  const page = new EventTarget()
  const saveState = createCell<SaveState>({ state: 'not-saved', changes: 1, since: 0 })
  const stop = askBeforeLeaving(page, saveState)
  answers = true
  loadAgain(page)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(loaded).toBe(0)
  saveState.set({ state: 'saved' })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(loaded).toBe(1)
  stop()
})
