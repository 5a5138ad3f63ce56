// Proves that the saved state on screen is calm while somebody types, and never better than the truth.
import { calmKept, calmSaveState, CALM_MS, KEPT_CALM_MS } from '@common-ground/client/model/calm-save-state.ts'
import { createCell } from '@common-ground/client/model/readable.ts'
import type { SaveState } from '@common-ground/client/model/save-state.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const SAVED: SaveState = { state: 'saved' }
const saving = (since: number): SaveState => ({ state: 'saving', changes: 1, since })

test('[SE60] letter after letter the screen says Saving, and Saved only when it has been true for a while', () => {
  const exact = createCell<SaveState>(SAVED)
  const calm = calmSaveState(exact)
  const seen: string[] = []
  calm.subscribe(() => seen.push(calm.get().state))
  for (let letter = 0; letter < 20; letter += 1) {
    exact.set(saving(letter))
    expect(calm.get().state).toBe('saving')
    vi.advanceTimersByTime(20)
    exact.set(SAVED)
    vi.advanceTimersByTime(CALM_MS / 2)
  }
  expect(seen).toEqual(['saving'])
  vi.advanceTimersByTime(CALM_MS / 2)
  expect(seen).toEqual(['saving', 'saved'])
  calm.stop()
})

test('[SE60] what is not saved is told at once, and forgets the wait for Saved', () => {
  const exact = createCell<SaveState>(SAVED)
  const calm = calmSaveState(exact)
  exact.set(saving(1))
  exact.set(SAVED)
  exact.set({ state: 'offline', changes: 0, since: 2 })
  expect(calm.get().state).toBe('offline')
  vi.advanceTimersByTime(2 * CALM_MS)
  expect(calm.get().state).toBe('offline')
  exact.set({ state: 'not-saved', changes: 3, since: 4 })
  expect(calm.get()).toEqual({ state: 'not-saved', changes: 3, since: 4 })
  exact.set(SAVED)
  expect(calm.get().state).toBe('saved')
  calm.stop()
})

test('[SE60] a board that has just opened is Saved as soon as it is', () => {
  const exact = createCell<SaveState>({ state: 'saving', changes: 0, since: 0 })
  const calm = calmSaveState(exact)
  exact.set(SAVED)
  expect(calm.get().state).toBe('saved')
  calm.stop()
})

test('[SE61] letter after letter the screen says kept on this device, and no longer once it has not been for a while', () => {
  const exact = createCell(true)
  const calm = calmKept(exact)
  const seen: boolean[] = []
  calm.subscribe(() => seen.push(calm.get()))
  for (let letter = 0; letter < 20; letter += 1) {
    exact.set(false)
    vi.advanceTimersByTime(60)
    exact.set(true)
    vi.advanceTimersByTime(KEPT_CALM_MS)
  }
  expect(seen).toEqual([])
  exact.set(false)
  vi.advanceTimersByTime(KEPT_CALM_MS)
  expect(calm.get()).toBe(false)
  exact.set(true)
  expect(calm.get()).toBe(true)
  calm.stop()
})
