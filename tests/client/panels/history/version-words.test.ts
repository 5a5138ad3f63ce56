// Proves how long it is offered to take back what was put back.
import { takeBackUntil } from '@common-ground/client/panels/history/version-words.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { expect, test } from 'vitest'

const version: VersionInfo = {
  id: 'before123456',
  kind: 'restore',
  at: '2026-05-12T14:00:00.000Z',
  by: [],
  epoch: 1,
  seq: 1,
  hash: '',
  cards: 1,
  relations: 0,
}

test('[VE40] what was put back can be taken back for 24 hours by the clock of the server', () => {
  const restored = { ...version, restores: 'first1234567' }
  const until = Date.parse('2026-05-13T14:00:00.000Z')
  expect(takeBackUntil(restored, '2026-05-12T14:00:01.000Z')).toBe(until)
  expect(takeBackUntil(restored, '2026-05-13T14:00:00.000Z')).toBe(until)
  expect(takeBackUntil(restored, '2026-05-13T14:00:00.001Z')).toBeNull()
})

test('[VE40] of a version before which nothing was put back nothing can be taken back', () => {
  expect(takeBackUntil(version, '2026-05-12T14:00:01.000Z')).toBeNull()
})
