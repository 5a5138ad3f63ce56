import { createViewState } from '@common-ground/client/model/view-state.ts'
import { expect, test } from 'vitest'

test('[SE30] setting what is already so tells nobody', () => {
  const view = createViewState({ tool: 'pan' })
  let told = 0
  view.subscribe(() => (told += 1))
  view.set({ tool: 'pan' })
  expect(told).toBe(0)
  view.set({ tool: 'select', panel: 'card' })
  expect(told).toBe(1)
  expect(view.get()).toMatchObject({ tool: 'select', panel: 'card' })
})
