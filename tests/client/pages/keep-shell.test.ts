// Proves when a tab asks whether the server has moved on to another build.
import { createCell } from '@common-ground/client/model/readable.ts'
import type { SaveState } from '@common-ground/client/model/save-state.ts'
import { onReturn } from '@common-ground/client/pages/keep-shell.ts'
import { expect, test } from 'vitest'

test('[OF13] a tab that was without its server looks for a newer build once everything is saved again, once each time', () => {
  const saveState = createCell<SaveState>({ state: 'saving', changes: 0, since: 0 })
  let looked = 0
  const stop = onReturn(saveState, () => {
    looked += 1
  })
  saveState.set({ state: 'saved' })
  expect(looked).toBe(0)
  for (const away of ['offline', 'not-saved'] as const) {
    saveState.set({ state: away, changes: 1, since: 0 })
    saveState.set({ state: 'saving', changes: 1, since: 0 })
    saveState.set({ state: 'saved' })
    saveState.set({ state: 'saving', changes: 1, since: 0 })
    saveState.set({ state: 'saved' })
  }
  expect(looked).toBe(2)
  stop()
})
