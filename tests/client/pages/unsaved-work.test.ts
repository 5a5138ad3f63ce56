// Proves when a tab asks before it is left.
import { createCell } from '@common-ground/client/model/readable.ts'
import type { SaveState } from '@common-ground/client/model/save-state.ts'
import { askBeforeLeaving, mayLeaveBoard } from '@common-ground/client/pages/unsaved-work.ts'
import { expect, test } from 'vitest'

const isAsked = (page: EventTarget): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('[PG75] leaving is asked about exactly while changes wait', () => {
  const page = new EventTarget()
  const saveState = createCell<SaveState>({ state: 'saving', changes: 0, since: 0 })
  const stop = askBeforeLeaving(page, saveState)
  expect(isAsked(page)).toBe(false)
  for (const state of ['saving', 'not-saved', 'offline'] as const) {
    saveState.set({ state, changes: 2, since: 0 })
    expect(isAsked(page)).toBe(true)
  }
  saveState.set({ state: 'saved' })
  expect(isAsked(page)).toBe(false)
  saveState.set({ state: 'not-saved', changes: 1, since: 0 })
  stop()
  expect(isAsked(page)).toBe(false)
})

test('[PG75] a board opened with changes already waiting asks at once', () => {
  const page = new EventTarget()
  const stop = askBeforeLeaving(page, createCell<SaveState>({ state: 'not-saved', changes: 1, since: 0 }))
  expect(isAsked(page)).toBe(true)
  stop()
})

test('[PG77] leaving the board by Back is asked about exactly while changes wait, and the answer counts', () => {
  const page = new EventTarget()
  const saveState = createCell<SaveState>({ state: 'saved' })
  const stop = askBeforeLeaving(page, saveState)
  let asked = 0
  const answer = (leave: boolean) => () => {
    asked += 1
    return leave
  }
  expect(mayLeaveBoard(page, answer(false))).toBe(true)
  expect(asked).toBe(0)
  saveState.set({ state: 'not-saved', changes: 1, since: 0 })
  expect(mayLeaveBoard(page, answer(false))).toBe(false)
  expect(mayLeaveBoard(page, answer(true))).toBe(true)
  expect(asked).toBe(2)
  stop()
  expect(mayLeaveBoard(page, answer(false))).toBe(true)
})
