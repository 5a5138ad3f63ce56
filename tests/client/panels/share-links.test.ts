// Pins which link a press on Copy hands out.
import { addressesOf, endOfDay, isLive, readyAddress } from '@common-ground/client/panels/share-links.ts'
import type { LinkInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { expect, test } from 'vitest'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const link = (id: string, more: Partial<LinkInfo> = {}): LinkInfo => ({
  id,
  role: 'editor',
  purpose: 'join',
  note: '',
  createdAt: '2026-05-01T00:00:00Z',
  uses: 0,
  ...more,
})

test('[PG32] a link is in use until it is ended or has run out', () => {
  expect(isLive(link('a'), NOW)).toBe(true)
  expect(isLive(link('a', { revokedAt: '2026-05-02T00:00:00Z' }), NOW)).toBe(false)
  expect(isLive(link('a', { expiresAt: '2026-05-31T00:00:00Z' }), NOW)).toBe(false)
  expect(isLive(link('a', { expiresAt: '2026-06-02T00:00:00Z' }), NOW)).toBe(true)
})
test('[PG33] the address made with the board belongs to the oldest link of its role', () => {
  const links = [link('late', { createdAt: '2026-05-03T00:00:00Z' }), link('first'), link('look', { role: 'viewer' })]
  const addresses = addressesOf(links, { editor: 'e', viewer: 'v', late: 'l' })
  expect(Object.fromEntries(addresses)).toEqual({ first: 'e', late: 'l', look: 'v' })
})
test('[PG33] copying hands out a known link in use without note or end, else none', () => {
  expect(readyAddress([link('a')], { editor: 'e' }, 'editor', NOW)).toBe('e')
  expect(readyAddress([link('a')], {}, 'editor', NOW)).toBeNull()
  expect(readyAddress([link('a', { revokedAt: '2026-05-02T00:00:00Z' })], { editor: 'e' }, 'editor', NOW)).toBeNull()
  expect(readyAddress([link('a', { note: 'for Ann' })], { a: 'x' }, 'editor', NOW)).toBeNull()
  expect(readyAddress([link('a', { expiresAt: '2027-01-01T00:00:00Z' })], { a: 'x' }, 'editor', NOW)).toBeNull()
  expect(readyAddress([link('a', { role: 'viewer' })], { editor: 'e' }, 'editor', NOW)).toBeNull()
})
test('[PG34] an end date counts to the end of that day, and a day that is over is refused', () => {
  const end = endOfDay('2026-06-10', NOW)
  expect(end).not.toBeNull()
  expect(new Date(end ?? '').getHours()).toBe(23)
  expect(endOfDay('2026-05-31', NOW)).toBeNull()
  expect(endOfDay('soon', NOW)).toBeNull()
})
