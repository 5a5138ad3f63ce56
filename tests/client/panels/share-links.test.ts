// Pins which link a press on Copy hands out.
import {
  addressesOf,
  cameBy,
  endQuestion,
  endOfDay,
  hasOneKeeper,
  inOrder,
  isLive,
  linkFacts,
  linkName,
  readyAddress,
} from '@common-ground/client/panels/share-links.ts'
import type { LinkInfo, ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
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
  expect(readyAddress([link('a')], { editor: 'e' }, { role: 'editor' }, NOW)).toBe('e')
  expect(readyAddress([link('a')], {}, { role: 'editor' }, NOW)).toBeNull()
  expect(
    readyAddress([link('a', { revokedAt: '2026-05-02T00:00:00Z' })], { editor: 'e' }, { role: 'editor' }, NOW),
  ).toBeNull()
  expect(readyAddress([link('a', { note: 'for Ann' })], { a: 'x' }, { role: 'editor' }, NOW)).toBeNull()
  expect(
    readyAddress([link('a', { expiresAt: '2027-01-01T00:00:00Z' })], { a: 'x' }, { role: 'editor' }, NOW),
  ).toBeNull()
  expect(readyAddress([link('a', { role: 'viewer' })], { editor: 'e' }, { role: 'editor' }, NOW)).toBeNull()
})
test('[PG34] an end date counts to the end of that day, and a day that is over is refused', () => {
  const end = endOfDay('2026-06-10', NOW)
  expect(end).not.toBeNull()
  expect(new Date(end ?? '').getHours()).toBe(23)
  expect(endOfDay('2026-05-31', NOW)).toBeNull()
  expect(endOfDay('soon', NOW)).toBeNull()
})

test('[PE2] a link for one organisation is handed out for it alone, never for anybody', () => {
  const own = link('own', { organisationId: 'nhs' })
  const known = { own: 'o' }
  expect(readyAddress([own], known, { role: 'editor' }, NOW)).toBeNull()
  expect(readyAddress([own], known, { role: 'editor', organisationId: 'council' }, NOW)).toBeNull()
  expect(readyAddress([own], known, { role: 'editor', organisationId: 'nhs' }, NOW)).toBe('o')
})
test('[PE3] a link reads as what it allows, for whom and its note, with its uses and the last one', () => {
  const day = (instant: string): string => instant.slice(0, 10)
  const used = link('a', {
    note: 'for Ann',
    uses: 3,
    lastUsedAt: '2026-05-20T00:00:00Z',
    expiresAt: '2026-07-01T00:00:00Z',
  })
  expect(linkName(used, 'NHS')).toBe('Edit, NHS, for Ann')
  expect(linkFacts(used, day)).toEqual(['made 2026-05-01', 'used 3 times, last 2026-05-20', 'ends 2026-07-01'])
  expect(linkFacts(link('b'), day)).toEqual(['made 2026-05-01', 'not used yet'])
  expect(linkFacts(link('b'), day, { names: ['Tom Baird'] })).toEqual(['Tom Baird came in by it', 'made 2026-05-01'])
})
test('[PE21] a link to a page is told as opened, and whether what it asks for has come', () => {
  const day = (instant: string): string => instant.slice(0, 10)
  const facts = (purpose: 'answer' | 'form', lastUsedAt: string | undefined, hasCome: boolean | null) =>
    linkFacts(
      link('a', { role: null, purpose, ...(lastUsedAt === undefined ? {} : { lastUsedAt, uses: 1 }) }),
      day,
      { names: [] },
      hasCome,
    ).slice(1)
  const at = '2026-05-20T00:00:00Z'
  expect(facts('answer', undefined, false)).toEqual(['not opened yet'])
  expect(facts('answer', at, false)).toEqual(['opened, last on 2026-05-20', 'not answered yet'])
  expect(facts('answer', at, true)).toEqual(['opened, last on 2026-05-20', 'answered'])
  expect(facts('answer', at, null)).toEqual(['opened, last on 2026-05-20'])
  expect(facts('form', at, false)).toEqual(['opened, last on 2026-05-20', 'form not sent yet'])
  // Opened before openings were noted down.
  expect(facts('form', undefined, true)).toEqual(['form sent'])
})
test('[PE6] a second person to run the board is suggested while one person alone has come to run it', () => {
  const links = [
    link('k', { role: 'facilitator', uses: 5 }),
    link('ended', { role: 'facilitator', revokedAt: '2026-05-02T00:00:00Z' }),
    link('e', { uses: 9 }),
  ]
  const came = (name: string, linkId: string, more: Partial<ParticipantInfo> = {}): ParticipantInfo => ({
    id: name + linkId,
    name,
    bound: false,
    firstSeenAt: '2026-05-01T00:00:00Z',
    lastSeenAt: '2026-05-01T00:00:00Z',
    linkId,
    ...more,
  })
  const one = [came('Mairi', 'k'), came('mairi ', 'k', { id: 'her phone' }), came('Owen', 'e')]
  expect(hasOneKeeper(links, one, NOW)).toBe(true)
  expect(hasOneKeeper(links, [...one, came('Ann', 'ended')], NOW)).toBe(true)
  expect(hasOneKeeper(links, [...one, came('Ann', 'k', { removedAt: '2026-05-02T00:00:00Z' })], NOW)).toBe(true)
  expect(hasOneKeeper(links, [...one, came('Ann', 'k')], NOW)).toBe(false)
})
test('[PE8] links are listed by what they allow, most first, and the oldest first among equals', () => {
  const links = [
    link('look', { role: 'viewer' }),
    link('late', { createdAt: '2026-05-09T00:00:00Z' }),
    link('answer', { role: null, purpose: 'answer' }),
    link('edit'),
    link('run', { role: 'facilitator' }),
  ]
  expect(inOrder(links).map(({ id }) => id)).toEqual(['run', 'edit', 'late', 'look', 'answer'])
})

test('[PE13] before a link is ended it says who will be out, what stays, and whether it is my own or the last that runs the board', () => {
  const at = '2026-05-01T00:00:00Z'
  const person = (id: string, name: string, more: Partial<ParticipantInfo> = {}): ParticipantInfo => ({
    id,
    name,
    bound: false,
    firstSeenAt: at,
    lastSeenAt: at,
    linkId: 'a',
    ...more,
  })
  const people = [
    person('2', 'Jo Bell', { firstSeenAt: '2026-05-02T00:00:00Z' }),
    person('1', 'Omar Said'),
    person('3', 'Omar Said'),
    person('4', 'Elsewhere', { linkId: 'b' }),
    person('5', 'former representative', { removedAt: at }),
  ]
  const came = cameBy(link('a'), people, '4')
  expect(came).toEqual({ names: ['Omar Said', 'Jo Bell'], isMe: false })
  expect(endQuestion(link('a'), came, false)).toBe(
    'End this link? Omar Said and Jo Bell came in by it and will be out at once. What was written stays. Another link lets them in again. To send only one of them away, press the people at the top of the board.',
  )
  expect(endQuestion(link('a'), cameBy(link('a'), people, '1'), true)).toMatch(
    /You came in by it yourself\. It is the last link that runs the board/u,
  )
  expect(endQuestion(link('a'), { names: [], isMe: false }, false)).toContain('Nobody is on the board by it')
  expect(endQuestion(link('f', { role: null, purpose: 'form' }), { names: [], isMe: false }, false)).toContain(
    'What was sent by it stays',
  )
})
