// Proves which button stands out at a step for whom.
import { ownTone, waitsToBeGiven } from '@common-ground/client/panels/leading/step-tone.ts'
import { NO_CLOSING, type Written } from '@common-ground/client/panels/leading/written.ts'
import { expect, test } from 'vitest'
import { ledCall } from '../../../support/led-call.ts'

const written = (more: Partial<Written>): Written => ({
  round: 'r1',
  sheet: 'why-and-who',
  step: 'which-apply',
  key: 'k',
  draft: '',
  hidden: false,
  target: '',
  signed: [],
  unsigned: [],
  sent: [],
  late: false,
  held: false,
  told: '',
  othersPicks: [],
  othersLine: '',
  closing: NO_CLOSING,
  ...more,
})

test('[LD101] what is given stands out for whoever follows, and for whoever leads only while something of theirs waits', () => {
  const call = ledCall({ leader: 'lead' })
  expect(ownTone({ participantId: 'tom' }, call)).toBe('main')
  expect(ownTone({ participantId: 'lead' }, call)).toBe('plain')
  expect(ownTone({ participantId: 'lead' }, call, true)).toBe('main')
})

test('[LD101] picks wait until they are given as they are, others’ picks until they are counted in, words until they are sent', () => {
  expect(waitsToBeGiven(undefined, 'pick')).toBe(false)
  expect(waitsToBeGiven(written({}), 'pick')).toBe(false)
  expect(waitsToBeGiven(written({ unsigned: ['a'] }), 'pick')).toBe(true)
  expect(waitsToBeGiven(written({ unsigned: ['a'], sent: ['a'] }), 'pick')).toBe(false)
  expect(waitsToBeGiven(written({ unsigned: ['a'], sent: ['a', ': Late'], draft: 'Late' }), 'pick')).toBe(false)
  expect(waitsToBeGiven(written({ unsigned: ['a'], sent: ['a'], draft: 'Late' }), 'pick')).toBe(true)
  expect(waitsToBeGiven(written({ othersPicks: ['a'] }), 'pick')).toBe(true)
  expect(waitsToBeGiven(written({ draft: '  ' }), 'write')).toBe(false)
  expect(waitsToBeGiven(written({ draft: 'Less waiting' }), 'write')).toBe(true)
})
