// Makes a call as it is led, for tests that only need one; knows no sheet.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'

/** A call that has just begun and stands still; what matters to a test is said in `more`. */
export const ledCall = (more: Partial<LedCall> = {}): LedCall => ({
  id: 'call-one1234',
  sheet: 'call-1',
  step: 0,
  begunAt: 0,
  startedAt: 0,
  endsAt: 0,
  leader: 'lead',
  turn: '',
  turnEndsAt: 0,
  withoutDevice: 0,
  round: null,
  ...more,
})
