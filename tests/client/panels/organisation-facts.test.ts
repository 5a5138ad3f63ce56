// What stands beside an organisation where people are invited.
import { factsOf, type WhatIsKnown } from '@common-ground/client/panels/inviting/organisation-facts.ts'
import type { LinkInfo, ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { expect, test } from 'vitest'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const AT = '2026-05-01T00:00:00Z'
const link = (more: Partial<LinkInfo>): LinkInfo => ({
  id: 'l',
  role: 'editor',
  purpose: 'join',
  organisationId: 'hearth',
  note: '',
  createdAt: AT,
  uses: 0,
  ...more,
})
const person = (name: string, more: Partial<ParticipantInfo> = {}): ParticipantInfo => ({
  id: name,
  name,
  organisationId: 'hearth',
  bound: false,
  firstSeenAt: AT,
  lastSeenAt: AT,
  ...more,
})
const facts = (known: Partial<WhatIsKnown>): readonly string[] =>
  factsOf('hearth', { links: [], people: [], filled: new Set(), ...known }, NOW, (instant) => instant.slice(0, 10))

test('[IN7] who has joined, whether the form is filled in and when the own link was used, or that nobody was invited', () => {
  expect(facts({})).toEqual(['not invited yet'])
  expect(facts({ links: null })).toEqual([])
  const form = link({ id: 'f', role: null, purpose: 'form' })
  expect(facts({ links: [form, link({})] })).toEqual(['form not filled in yet', 'its link not used yet'])
  expect(
    facts({
      links: [form, link({ lastUsedAt: '2026-05-03T00:00:00Z' }), link({ lastUsedAt: '2026-05-02T00:00:00Z' })],
      filled: new Set(['hearth']),
      people: [
        person('Omar Said'),
        person('Jo Bell'),
        person('Gone', { removedAt: AT }),
        person('Al', { organisationId: 'x' }),
      ],
    }),
  ).toEqual(['Omar Said and Jo Bell have joined', 'form filled in', 'its link last used 2026-05-03'])
})

test('[IN7] links of others, and those that open nothing any more, say nothing; a crowd is counted', () => {
  expect(
    facts({ links: [link({ organisationId: 'other' }), link({ revokedAt: AT }), link({ expiresAt: AT })] }),
  ).toEqual(['not invited yet'])
  expect(facts({ people: ['A', 'B', 'C', 'D', 'E'].map((name) => person(name)) })).toEqual([
    'A, B, C and 2 others have joined',
  ])
})
