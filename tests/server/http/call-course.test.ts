// Proves when a call was at which step, as it is told afterwards.
import { expect, test } from 'vitest'
import { courseOf } from '@common-ground/server/http/call-course.ts'
import { beginCall, moveCall, type CallState } from '@common-ground/server/http/led-call.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'

const MINUTE = 60_000
const BEGUN = Date.parse('2026-11-29T14:00:00Z')
const row = { id: 'call', boardId: 'board', revision: 1, state: '', endedAt: null }

test('[SUM8] a step lasts until the next one and a moment longer, every time the call comes to it', () => {
  const sheet = sheetOf('why-and-who')
  if (sheet === null) throw new Error('there is no such sheet')
  const go = (state: CallState, step: number, minutes: number): CallState => {
    const moved = moveCall(state, { step }, 'anna', BEGUN + minutes * MINUTE)
    if (moved === null) throw new Error('there is no such step')
    return moved
  }
  const state = go(go(go(beginCall(sheet, 'anna', BEGUN, 'v1'), 1, 10), 1, 12), 0, 20)
  const ended = { ...row, endedAt: '2026-11-29T14:30:00.000Z' }
  const at = (minutes: number): string => new Date(BEGUN + minutes * MINUTE).toISOString()
  expect(courseOf({ row: ended, state }, BEGUN + 99 * MINUTE).visits).toEqual([
    { step: 'which-apply', from: at(0), until: at(12) },
    { step: 'why', from: at(10), until: at(22) },
    { step: 'which-apply', from: at(20), until: at(32) },
  ])
  expect(courseOf({ row, state }, BEGUN + 25 * MINUTE).visits?.at(-1)?.until).toBe(at(27))
  const { visits: _, ...old } = state
  expect(courseOf({ row, state: old }, BEGUN).visits).toBeNull()
})
