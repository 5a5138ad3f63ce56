// Shows that what one side writes the other reads.
import { CLOSE_CODES, isFinalClose } from '@common-ground/shared/wire/close-codes.ts'
import {
  encodeAck,
  encodeHeartbeat,
  encodeNotice,
  isCountedFrame,
  MESSAGE_ACK,
  MESSAGE_HEARTBEAT,
  MESSAGE_NOTICE,
  openFrame,
  readAck,
  readHeartbeat,
  readNotice,
  type Notice,
} from '@common-ground/shared/wire/protocol.ts'
import { expect, test } from 'vitest'

test('[SY70] acknowledgements, heartbeats and notices read back as they were written', () => {
  const ack = openFrame(encodeAck(123_456))
  expect([ack.message, readAck(ack.rest)]).toEqual([MESSAGE_ACK, 123_456])
  const beat = openFrame(encodeHeartbeat(1_772_442_000_123.7))
  expect([beat.message, readHeartbeat(beat.rest)]).toEqual([MESSAGE_HEARTBEAT, 1_772_442_000_123])
  const notices: readonly Notice[] = [
    { type: 'role', role: 'viewer' },
    { type: 'read-only', readOnly: true, reason: 'too-large' },
    { type: 'limits', warn: true, bytes: 9, most: 16 },
    { type: 'epoch', epoch: 2 },
    { type: 'draining' },
    { type: 'participants', participants: [{ id: 'p1', name: 'Ìomhar', organisationId: null, organisation: '' }] },
  ]
  for (const notice of notices) {
    const { message, rest } = openFrame(encodeNotice(notice))
    expect([message, readNotice(rest)]).toEqual([MESSAGE_NOTICE, notice])
  }
})

test('[SY70] a notice of a later version is passed over', () => {
  const later = openFrame(encodeNotice({ type: 'brand-new' } as unknown as Notice))
  expect(readNotice(later.rest)).toBeNull()
})

test('[SY11] step 2 and update are the counted frames', () => {
  const first = (...bytes: number[]): boolean => isCountedFrame(Uint8Array.from(bytes))
  expect([first(0, 0), first(0, 1), first(0, 2), first(1, 1), first()]).toEqual([false, true, true, false, false])
})

test('[SY71] codes from 4400 to 4499 are final', () => {
  const final = Object.entries(CLOSE_CODES).filter(([, code]) => isFinalClose(code))
  expect(final.map(([name]) => name)).toEqual([
    'notSignedIn',
    'roleTooLow',
    'boardNotFound',
    'epochChanged',
    'boardDeleted',
    'tooLarge',
    'malformed',
  ])
  expect([1000, 1006, 1009, 4399, 4500].some(isFinalClose)).toBe(false)
})
